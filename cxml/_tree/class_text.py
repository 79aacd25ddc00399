"""The docstring of a class of elements, with what its ``__init__`` takes.

What a keyword means stands once, as the text under its field. The docstrings that people and
editors read repeat it in a part ``Args:``, which is put together when somebody asks: most programs
never do, and reading the source takes longer than loading the class.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from .node import NOT_ATTRIBUTES, Node


class ClassText:
    """Stands as the ``__doc__`` of a class; Python asks it whenever that is read."""

    def __init__(self, written: str) -> None:
        self.written = written

    def __get__(self, _element: object, cls: type[Node]) -> str:
        return with_arguments(self.written, cls)


def show_arguments(cls: type[Node]) -> None:
    """Let the docstring of a class have a part ``Args:``; one that has none stays without."""
    written = vars(cls).get("__doc__")
    if written and not isinstance(written, ClassText):  # attrs makes a class with slots twice
        type.__setattr__(cls, "__doc__", ClassText(written))


def written_text(cls: type[Node]) -> str:
    """Give the docstring of a class as it stands in the source."""
    found = vars(cls).get("__doc__")
    return found.written if isinstance(found, ClassText) else cast("str", found or "")


def with_arguments(written: str, cls: type[Node]) -> str:
    """Put what the ``__init__`` of a class takes behind what is said about it."""
    from inspect import cleandoc

    parts = cleandoc(written).split("\n\n")
    said = arguments(cls)
    if not said or any(each.startswith("Args:\n") for each in parts):
        return "\n\n".join(parts)
    # Google's style has Raises behind Args.
    sections = [each.startswith(("Returns:\n", "Raises:\n")) for each in parts]
    place = sections.index(True) if True in sections else len(parts)
    # Each in one line, as long as it gets: above a keyword, editors show the first line alone.
    lines = "\n".join(f"    {name}: {text}" for name, text in said.items())
    return "\n\n".join([*parts[:place], f"Args:\n{lines}", *parts[place:]])


def arguments(cls: type[Node]) -> dict[str, str]:
    """Give the texts of what the ``__init__`` of a class takes, by keyword, in its order."""
    import attrs

    from .._declare.positional import is_positional
    from .._declare.sources import attribute_texts

    texts = attribute_texts(cls)
    given = [each for each in attrs.fields(cls) if each.init and each.name in texts]
    ordered = sorted(
        given, key=lambda each: (each.name in NOT_ATTRIBUTES, not is_positional(cls, each))
    )
    found = {str(each.alias): " ".join(texts[each.name].split()) for each in ordered}
    return {name: found[name] for name in _ends_first(found)}


def _ends_first(names: Iterable[str]) -> Iterable[str]:
    """Put a name before those that end like it: an editor takes the first line that has it."""
    known = list(names)
    ends = (sorted(filter(name.endswith, known), key=len) for name in known)
    return dict.fromkeys(each for found in ends for each in found)
