"""What has to be in a callback for a view to be called."""

from __future__ import annotations

from collections.abc import Sequence

from .._text.wording import did_you_mean, no_such, shown
from ..callbacks import Callback
from ..errors import ConfigurationError


def check_require(kind: type[Callback], names: Sequence[str]) -> tuple[str, ...]:
    """Check which fields are required.

    Args:
        kind: the class of the callback.
        names: the fields.

    Raises:
        ConfigurationError: the class has none of such a name.

    """
    if isinstance(names, str):
        raise ConfigurationError(
            f"require is the text {shown(names)}: write require=({shown(names)},)"
        )
    known = kind.__callback_spec__().parameters
    for name in names:
        if name not in known:
            sentence, near = no_such("field", name, known, owner=kind.__name__)
            raise ConfigurationError(f"{sentence}, which is required{did_you_mean(near)}")
    return tuple(names)


def find_missing(callback: Callback, names: Sequence[str]) -> str | None:
    """Say what is required of a callback and not there, or blank; ``None`` if all is there."""
    said, plan = vars(callback), callback.__callback_spec__().parameters
    missing = [plan[name].wire for name in names if not str(said.get(name, "")).strip()]
    if not missing:
        return None
    return f"it has no {', '.join(missing)} that could be read, which this view requires"
