"""What stands in a box, and at an arrow: short, and nothing that nobody may see."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from .._check.document import children, text_of
from .._check.found import TEXT
from .._check.secrets import hidden
from .._text.addresses import without_user
from .._text.terminal import in_one_line
from .._tree.node import inside
from .._tree.spec import spec_of
from .._tree.unknown import Unknown
from .graph import LONGEST_LINE

if TYPE_CHECKING:
    from .._tree.node import Node

Secrets: TypeAlias = frozenset[tuple[int, str]]
"""Parts of elements, such as ``@action``, each with the identity of its element."""
HIDDEN = "(hidden)"
MOST_NOUNS = 3
_MOST_PIECES = 20
_MOST_READ = 10_000
"""How much of a text is read: a secret that begins in what is shown ends in it."""


def lines_of(verb: Node, secrets: Secrets) -> tuple[str, ...]:
    """Say what a verb is, and what it does: a line each."""
    details = ", ".join(_details(verb, secrets))
    return (short(verb.tag), short(details)) if details else (short(verb.tag),)


def _details(verb: Node, secrets: Secrets) -> Iterator[str]:
    if said := _said(verb, secrets):
        yield said
    nouns = [] if verb.tag == "Say" else children(verb)
    for noun in nouns[:MOST_NOUNS]:
        yield f"{noun.tag} {_said(noun, secrets)}".strip()
    if len(nouns) > MOST_NOUNS:
        yield f"and {len(nouns) - MOST_NOUNS} more"


def _said(element: Node, secrets: Secrets) -> str:
    if (id(element), TEXT) in secrets:
        return HIDDEN
    if element.tag == "Say":
        return " ".join("".join(_pieces(element)).split())
    text = text_of(element)
    return shown_address(text) if _is_address(element) else " ".join(text[:_MOST_READ].split())


def _is_address(element: Node) -> bool:
    field = spec_of(type(element)).text
    return field is not None and field.kind.name == "url"


def _pieces(say: Node) -> Iterator[str]:
    # A stack, and not all of it: a tree that was built may be deep, and a box shows one line.
    waiting: list[Node | str] = [say]
    for _ in range(_MOST_PIECES):
        if not waiting:
            return
        each = waiting.pop()
        if isinstance(each, str):
            yield each[:_MOST_READ]
            continue
        if not isinstance(each, Unknown):
            yield text_of(each)[:_MOST_READ]
        waiting += reversed([*islice(inside(each), _MOST_PIECES)])


def shown_address(address: str) -> str:
    """Name an address without its user, its password, its query and its fragment."""
    try:
        split = urlsplit(without_user(address.strip()))
        host = split.hostname or ""
        port = f":{split.port}" if split.port else ""
    except ValueError:
        return HIDDEN
    place = f"{split.scheme}://{host}{port}" if host else f"{split.scheme}:" if split.scheme else ""
    return f"{place}{split.path}"


def short(text: str, most: int = LONGEST_LINE) -> str:
    """Bound a text, and make all of it visible but for secrets."""
    shown = in_one_line(" ".join(hidden(text[:_MOST_READ]).split()))
    return shown if len(shown) <= most else f"{shown[: most - 3]}..."
