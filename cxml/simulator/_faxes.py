"""A fax that somebody sends to a number, and what its document does with it."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import define

from .._tree.element import Element
from ..callbacks import FaxReceiveAction, FaxRequest, FaxState
from ..fax.receive import Receive
from ..fax.reject import Reject
from ..fax.response import FaxResponse
from ._board import API_VERSION
from ._documents import ask_page
from ._errors import FailedError
from ._letter import Letter
from ._page import Page
from ._steps import Ask, Steps


@define(eq=False, kw_only=True)
class Fax(Letter):
    """A fax that comes in."""

    who: ClassVar[str] = "the sender"
    root: ClassVar[type[Element]] = FaxResponse

    pages: int
    fails: bool
    """Whether the line breaks while it is received."""
    state: FaxState | None = None
    """How it stands; ``None`` if it was not taken."""

    def request(self) -> FaxRequest:
        """Make the request that tells of it."""
        return FaxRequest(**self.standard())

    def standard(self) -> dict[str, Any]:
        """Give the parameters that every request about it has."""
        return {
            "fax_sid": self.sid,
            "account_sid": self.board.account_sid,
            "api_version": API_VERSION,
            "from_": self.from_,
            "to": self.to,
        }


def receive_fax(fax: Fax, url: str, method: str) -> None:
    """Let a fax come in at an address."""
    fax.note(f"sends {fax.pages} pages to {fax.to}")
    fax.board.world.start(_run(fax, Ask(url=url, method=method, callback=fax.request())))


def _run(fax: Fax, ask: Ask) -> Steps[None]:
    following: Ask | None = ask
    try:
        while following is not None:
            page = yield from ask_page(fax, following)
            following = _document(fax, page)
    except FailedError:
        fax.note("nothing more is done")


def _document(fax: Fax, page: Page) -> Ask | None:
    """Run a document; give the request for the next one, if there is one."""
    fax.page = page
    for number, verb in enumerate(page.root.children):
        if not isinstance(verb, Element):
            continue
        page.reached.add(number)
        fax.verb = verb
        if isinstance(verb, Receive) and fax.state is None:
            return _receive(fax, verb)
        if isinstance(verb, Reject):
            fax.note("is not taken", verb)
            return None
        fax.skip(verb, f"skips {verb.tag}, which cannot be done with this fax")
    return None


def _receive(fax: Fax, verb: Receive) -> Ask | None:
    """Take the fax, and give the request for what is done then."""
    fax.state = FaxState.FAILED if fax.fails else FaxState.RECEIVED
    fax.note(str(fax.state), verb)
    if verb.action is None:
        return None
    callback = FaxReceiveAction(**fax.standard(), fax_status=fax.state, **_result(fax, verb))
    method = verb.method or "POST"
    return Ask(url=fax.address(verb.action), method=method, callback=callback)


def _result(fax: Fax, verb: Receive) -> dict[str, Any]:
    if fax.fails:
        return {"error_message": "the line broke"}
    found: dict[str, Any] = {"num_pages": fax.pages, "remote_station_id": fax.from_}
    if verb.store_media is not False:
        kind = "tiff" if verb.media_type == "image/tiff" else "pdf"
        found["media_url"] = f"https://files.example.com/{fax.sid}.{kind}"
    return found
