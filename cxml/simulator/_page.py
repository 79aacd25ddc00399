"""What the application answered, read as the platform reads it."""

from __future__ import annotations

from functools import cached_property
from http import HTTPStatus

from attrs import define

from .._input.positions import Source
from .._input.xml import source_of, utf8
from .._tree.element import Element
from ..errors import DocumentError
from ..signature import media_type
from ..testing._answer import Answer
from ..voice.response import VoiceResponse
from ._choices import Choices
from ._errors import FailedError


@define(eq=False, slots=False)
class Page:
    """A document, and where it came from."""

    url: str
    """The address that others in it are resolved against, without what GET added."""
    body: bytes
    root: VoiceResponse

    def path(self, element: Element) -> str:
        """Say where in the document an element stands, such as ``Response/Gather``."""
        return self._places[id(element)][0]

    def line(self, element: Element) -> int:
        """Give the line that an element begins in."""
        number = self._places[id(element)][1]
        return self._source.element(number).position.line

    @cached_property
    def _source(self) -> Source:
        return source_of(utf8(self.body, len(self.body)).decode())

    @cached_property
    def _places(self) -> dict[int, tuple[str, int]]:
        found: dict[int, tuple[str, int]] = {}
        _place(self.root, self.root.tag, found)
        return found


def _place(element: Element, path: str, found: dict[int, tuple[str, int]]) -> None:
    found[id(element)] = (path, len(found))
    for child in element.children:
        if isinstance(child, Element):
            _place(child, f"{path}/{child.tag}", found)


def read_page(answer: Answer, url: str, choices: Choices, *, takes_audio: bool = False) -> Page:
    """Read a document.

    Args:
        answer: what was answered.
        url: the address that it came from.
        choices: what a document may be.
        takes_audio: whether it may be a sound instead, which is heard over and over.

    Raises:
        FailedError: it is none.

    """
    if takes_audio and _is_audio(answer):
        return _sound(url)
    _refuse(answer, url, choices)
    try:
        root = VoiceResponse.from_xml(
            answer.body, strict=False, max_bytes=choices.fet_10_most_bytes
        )
    except DocumentError as error:
        raise FailedError(12100, f"the document cannot be read: {error}") from error
    return Page(url, answer.body, root)


def _is_audio(answer: Answer) -> bool:
    kind = media_type(answer.headers.get("Content-Type", ""))
    return answer.status == HTTPStatus.OK and kind.startswith("audio/")


def _sound(url: str) -> Page:
    """Give the document that stands for a sound."""
    root = VoiceResponse()
    root.play(url, loop=0)
    return Page(url, root.to_bytes(), root)


def _refuse(answer: Answer, url: str, choices: Choices) -> None:
    if answer.status >= HTTPStatus.BAD_REQUEST:
        refused = answer.status == HTTPStatus.FORBIDDEN
        hint = ": does it verify with another signing_key, or public_url?" if refused else ""
        raise FailedError(11217, f"{url} answered {answer.status}{hint}")
    if len(answer.body) > choices.fet_10_most_bytes:
        raise FailedError(11750, f"the answer has {len(answer.body):,} bytes, which is too long")
    sent_as = answer.headers.get("Content-Type", "")
    if media_type(sent_as) not in choices.fet_11_types:
        said = repr(sent_as) if sent_as else "missing"
        raise FailedError(12300, f"the content type is {said}, and not that of XML")
