"""What an application answered to a request of a test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, NoReturn

from attrs import field, frozen

from .._input.json import whole_text
from .._input.problems import document_error
from .._text.wording import in_line, shown
from ..errors import DocumentError
from ..signature import media_type

if TYPE_CHECKING:
    from .. import FaxResponse, MessagingResponse, VoiceResponse

MOST_BYTES = 16 * 1024 * 1024
"""As much as is read of an answer; one that goes on and on is left there."""
_OTHER_NAMES = {
    "status_code": "status",
    "content": "body",
    "data": "body",
    "get_data": "body",
    "xml": "document",
    "content_type": 'headers["Content-Type"]',
}
_REFUSALS = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
_OF_FASTAPI = '{"detail":"Forbidden"}'
"""What FastAPI says where cxml refuses a request."""
_XML_TYPES = ("text/xml", "application/xml")


class Headers(Mapping[str, str]):
    """Headers by their names, in any letter case; what came more than once, with commas between."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._texts: dict[str, str] = {}
        for name, given in pairs:
            text = whole_text(given)  # no server writes half a character
            known = self._texts.get(name.lower())
            self._texts[name.lower()] = text if known is None else f"{known}, {text}"

    def __getitem__(self, name: str) -> str:
        return self._texts[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __repr__(self) -> str:
        return repr(self._texts)


@frozen(slots=False, repr=False)  # a cached property is kept in the dict
class Answer:
    """What an application answered."""

    status: int
    """The status, such as 200."""
    headers: Mapping[str, str]
    """The headers; their names may be in any letter case."""
    body: bytes
    """The body, as it came."""
    cause: Exception | None = field(default=None, kw_only=True, eq=False)
    """The exception that the framework made this answer of, where it tells: in simulated calls."""
    reason: str = field(default="", kw_only=True, eq=False)
    """Why a view of cxml refused the request, as its log has it: in simulated calls."""

    @property
    def text(self) -> str:
        """The body as text, in UTF-8 as the platform reads it."""
        return self.body.decode(errors="replace")

    @cached_property
    def document(self) -> VoiceResponse | MessagingResponse | FaxResponse:
        """The document, read strictly; :func:`cxml.parse` finds its channel.

        Raises:
            DocumentError: the answer is none, or has problems.

        """
        from .._schema.channels import parse

        if self.status != HTTPStatus.OK:
            raise document_error("answer", f"{self._said()}, and no document{self._hint()}")
        try:
            return parse(self.body)
        except DocumentError as error:
            if media_type(self.headers.get("Content-Type", "")) in _XML_TYPES:
                raise
            raise document_error("answer", f"{self._said()}, and no document: {error}") from error

    if not TYPE_CHECKING:  # pragma: no branch - checkers know what there is

        def __getattr__(self, name: str) -> NoReturn:
            """Say what the answers of other clients call it."""
            hint = f"; write answer.{_OTHER_NAMES[name]}" if name in _OTHER_NAMES else ""
            raise AttributeError(
                f"Answer has no attribute {in_line(name)}{hint}", name=name, obj=self
            )

    def __repr__(self) -> str:
        sent_as = self.headers.get("Content-Type")
        of_type = f", type={sent_as!r}" if sent_as else ""
        text = f", text={shown(self.text)}" if self.body else ""
        return f"Answer(status={self.status}{of_type}{text})"

    def _said(self) -> str:
        sent_as = self.headers.get("Content-Type") or "no content type"
        return f"the answer is {self.status} with {sent_as}, {shown(self.text)}"

    def _is_of_rest(self) -> bool:
        """Whether it is no answer of cxml, but what Django REST framework refuses with."""
        return (
            self.status in _REFUSALS
            and media_type(self.headers.get("Content-Type", "")) == "application/json"
            and self.text != _OF_FASTAPI
        )

    def _hint(self) -> str:
        if self._is_of_rest():
            return (
                ": the framework answers so before the view: by authentication, permissions or"
                " throttles"
            )
        if self.status == HTTPStatus.FORBIDDEN:
            return ": the log of cxml.views says why; is base_url what the view verifies?"
        if 300 <= self.status < 400:
            return f": it leads to {shown(self.headers.get('Location'))}"
        return ""
