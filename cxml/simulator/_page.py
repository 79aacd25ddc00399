"""What the application answered, read as the platform reads it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from attrs import define, evolve, field

from .._input.clean import clean_text
from .._input.positions import Source
from .._input.xml import source_of, utf8
from .._tree.element import Element
from ..errors import DocumentError
from ..signature import media_type
from ..testing._answer import Answer
from ..voice.play import Play
from ..voice.response import VoiceResponse
from ..voice.say import Say
from ._choices import Choices
from ._errors import FailedError

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*>")
_MOST_FOR_ONE = 4
"""As many bytes a character takes in UTF-8."""


@define(eq=False, slots=False)
class Page:
    """A document, and where it came from."""

    url: str
    """The address that others in it are resolved against, without what GET added."""
    body: bytes
    root: Element
    reached: set[int] = field(factory=set[int])
    """Which of its verbs were run, by their number from 0."""

    def path(self, element: Element) -> str:
        """Say where in the document an element stands, such as ``Response/Gather[2]``."""
        return self._places[id(element)][0]

    def has(self, element: Element) -> bool:
        """Whether an element is one of this document, and not made of something in it."""
        return id(element) in self._places

    def position(self, element: Element) -> tuple[int, int]:
        """Give the line, and the column, that an element begins in."""
        number = self._places[id(element)][1]
        return self._source.element(number).position

    @cached_property
    def has_lines(self) -> bool:
        """Whether it has more than one line, beside the declaration of XML."""
        return "\n" in _DECLARATION.sub("", self.text).strip()

    @property
    def text(self) -> str:
        """The document as text; what came in another encoding may take more bytes in UTF-8."""
        return utf8(self.body, _MOST_FOR_ONE * len(self.body)).decode()

    @cached_property
    def _source(self) -> Source:
        return source_of(self.text)

    @cached_property
    def _places(self) -> dict[int, tuple[str, int]]:
        found: dict[int, tuple[str, int]] = {}
        _place(self.root, self.root.tag, found)
        return found


def _place(element: Element, path: str, found: dict[int, tuple[str, int]]) -> None:
    found[id(element)] = (path, len(found))
    inner = [each for each in element.children if isinstance(each, Element)]
    many, numbers = Counter(each.tag for each in inner), Counter[str]()
    for child in inner:
        numbers[child.tag] += 1
        number = f"[{numbers[child.tag]}]" if many[child.tag] > 1 else ""
        _place(child, f"{path}/{child.tag}{number}", found)


def read_page(
    answer: Answer, url: str, choices: Choices, kind: type[Element], *, is_wait: bool = False
) -> Page:
    """Read a document.

    Args:
        answer: what was answered; it is no refusal.
        url: where it came from.
        choices: what is taken.
        kind: the class of documents that is wanted.
        is_wait: whether it is for somebody who waits, who may be given a sound instead.

    Raises:
        FailedError: it is none.

    """
    sent_as = media_type(answer.headers.get("Content-Type", ""))
    if sent_as.startswith(choices.fet_11_sounds) and (is_wait or choices.is_twilio):
        return sound_at(url) if is_wait else _made(url, Play(url))
    if sent_as == "text/plain" and choices.is_twilio:
        return _made(url, Say(clean_text(answer.text)))
    _refuse(answer, choices)
    try:
        root = kind.from_xml(answer.body, strict=False, max_bytes=choices.fet_10_most_bytes)
    except DocumentError as error:
        # Whoever shows it says the number behind it.
        told = DocumentError([evolve(each, platform_code=None) for each in error.problems])
        raise FailedError(12100, f"the document cannot be read: {told}") from error
    return Page(url, answer.body, root)


def sound_at(url: str) -> Page:
    """Make the document that says to wait with a sound."""
    return _made(url, Play(url, loop=0))


def _made(url: str, verb: Element) -> Page:
    """Make the document that says the same as what is none."""
    root = VoiceResponse(children=[verb])
    return Page(url, root.to_bytes(), root)


def _refuse(answer: Answer, choices: Choices) -> None:
    if len(answer.body) > choices.fet_10_most_bytes:
        raise FailedError(11750, f"the answer has {len(answer.body):,} bytes, which is too long")
    sent_as = answer.headers.get("Content-Type", "")
    if media_type(sent_as) not in choices.fet_11_types:
        said = repr(sent_as) if sent_as else "missing"
        raise FailedError(12300, f"the content type is {said}, and not that of XML")
