"""Which field of a class is given by position: the one that says ``field(kw_only=False)``.

attrs from 25.4 on tells. Before, the ``kw_only=True`` of a class covers what its fields say; so it
is worked out from what they say besides, while the class still has its body.
"""

from __future__ import annotations

import inspect
from inspect import Parameter
from typing import Any, cast

import attrs

from .annotations import own_annotations

TELLS = "force_kw_only" in cast("Any", attrs.define).__kwdefaults__
"""Whether attrs tells what a field itself says of ``kw_only``."""


def is_positional(cls: type, attribute: attrs.Attribute[Any]) -> bool:
    """Tell whether a field of a class is given by position."""
    return not attribute.kw_only or attribute.name in getattr(cls, "__cxml_positional__", ())


def note_positional(cls: type, *, tells: bool = TELLS) -> None:
    """Keep which fields are given by position, where attrs will not tell.

    Python calls this, by way of ``__init_subclass__``, before attrs sees the class.
    """
    if not tells and "__attrs_attrs__" not in vars(cls):  # attrs makes a class with slots twice
        cast("Any", cls).__cxml_positional__ = positional_names(cls)


def positional_names(cls: type) -> frozenset[str]:
    """Name the fields that are given by position, of a class that attrs has not seen yet."""
    inherited: frozenset[str] = getattr(cls, "__cxml_positional__", frozenset())
    own = {name for name, made in vars(cls).items() if _is_text(made)}
    return (inherited - own_annotations(cls).keys()) | own


def show_positional(cls: type, *, tells: bool = TELLS) -> None:
    """Say in what attrs made for a class which fields are given by position, where it does not."""
    if tells:
        return
    fields = [each for each in attrs.fields(cls) if is_positional(cls, each)]
    made: Any = cast("Any", cls).__init__
    said, keywords = inspect.signature(made), {each.alias for each in fields}
    shown = [
        each.replace(kind=Parameter.POSITIONAL_OR_KEYWORD) if each.name in keywords else each
        for each in said.parameters.values()
    ]
    type.__setattr__(cls, "__match_args__", tuple(each.name for each in fields))
    made.__signature__ = said.replace(parameters=sorted(shown, key=lambda each: each.kind))


def is_doubtful(made: Any) -> bool:
    """Tell whether what ``field()`` made may be the text, and may as well be an attribute."""
    return _is_text(made) and made.alias is not None and made._default is None


def _is_text(made: Any) -> bool:
    # An attribute's default is None, and then a converter, or an alias, is all that field() is for.
    is_open = type(made).__name__ == "_CountingAttr" and not made.kw_only
    return is_open and (made._default is not None or made.converter is None)
