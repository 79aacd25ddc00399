"""What a class of element of one's own is declared with.

A declaration is a class of attrs whose annotations are the attributes; what the Python types do not
say stands beside them in ``Annotated``::

    @define(kw_only=True)
    class Menu(Element):
        title: str = field(kw_only=False)
        level: Annotated[int | None, Range(1, 3), Default("1")] = None

        pause = child(Pause)
"""

from ._declare.metadata import (
    MILLISECONDS,
    SECONDS,
    Default,
    Duration,
    FormerName,
    Json,
    KeyPresses,
    Language,
    Length,
    Method,
    Name,
    NeededIn,
    OnlyIn,
    Pattern,
    Phone,
    PlatformCode,
    Range,
    Separator,
    ShorthandFor,
    Sid,
    SipUri,
    Support,
    Tones,
    Trait,
    Type,
    Unit,
    Url,
    Wire,
)
from ._tree.child import child

__all__ = [
    "MILLISECONDS",
    "SECONDS",
    "Default",
    "Duration",
    "FormerName",
    "Instead",
    "Json",
    "KeyPresses",
    "Language",
    "Length",
    "Method",
    "Name",
    "NeededIn",
    "OnlyIn",
    "Pattern",
    "Phone",
    "PlatformCode",
    "Range",
    "Separator",
    "ShorthandFor",
    "Sid",
    "SipUri",
    "Support",
    "Tones",
    "Trait",
    "Type",
    "Unit",
    "Url",
    "Wire",
    "child",
]

Instead = ShorthandFor
"""The name that ``ShorthandFor`` had first."""
