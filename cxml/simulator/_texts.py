"""A message that somebody writes to a number, and what is answered to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from attrs import define, field

from .._tree.element import Element
from ..callbacks import MessageAction, MessageRequest, MessageState, MessageStatus
from ..messaging.message import Body, Media, Message
from ..messaging.redirect import Redirect
from ..messaging.response import MessagingResponse
from ..messaging.sms import Sms
from ._documents import ask_page
from ._errors import FailedError
from ._letter import Letter
from ._outbox import Outbox, SentText
from ._spoken import squeezed
from ._steps import Ask, Steps
from ._transcript import Heard

_LONGEST = 1600


@define(eq=False, kw_only=True)
class Text(Letter):
    """A message that came in."""

    who: ClassVar[str] = "the writer"
    root: ClassVar[type[Element]] = MessagingResponse

    body: str
    media: Sequence[str] = field(factory=tuple[str, ...])
    """The addresses of files that came with it."""

    def request(self) -> MessageRequest:
        """Make the request that tells of it."""
        types = dict.fromkeys(range(len(self.media)), "application/octet-stream")
        return MessageRequest(
            **self.standard(),
            body=self.body,
            num_media=len(self.media),
            media_urls=dict(enumerate(self.media)),
            media_content_types=types,
        )

    def standard(self) -> dict[str, Any]:
        """Give the parameters that every request about it has."""
        return {
            "message_sid": self.sid,
            "account_sid": self.board.account_sid,
            "from_": self.from_,
            "to": self.to,
        }


def receive(text: Text, url: str, method: str) -> None:
    """Let a message come in at an address."""
    text.note(f'writes "{text.body}" to {text.to}')
    text.board.world.start(_answer(text, Ask(url=url, method=method, callback=text.request())))


def _answer(text: Text, ask: Ask) -> Steps[None]:
    following: Ask | None = ask
    try:
        while following is not None:
            page = yield from ask_page(text, following)
            text.page, following = page, None
            for number, verb in enumerate(page.root.children):
                if following is None and isinstance(verb, Element):
                    page.reached.add(number)
                    following = _run(text, verb)
    except FailedError:
        text.note("nothing more is answered")


def _run(text: Text, verb: Element) -> Ask | None:
    """Run one verb; give the request for the next document, if there is one."""
    text.verb = verb
    if isinstance(verb, Redirect):
        return Ask(url=text.address(verb.url), method=_method(verb), callback=text.request())
    if isinstance(verb, Message | Sms):
        return _send(text, verb)
    text.skip(verb, f"skips {verb.tag}, which is no verb here")
    return None


def _send(text: Text, verb: Message | Sms) -> Ask | None:
    """Send a message, report it, and give the request to its action."""
    said = _said(verb)
    is_sent = len(said) <= _LONGEST
    files = [text.address(each.url) for each in verb.iter(Media)]
    _hand_over(text, verb, said, files)
    sent: dict[str, Any] = {
        **text.standard(),
        "message_sid": text.board.sid("SM"),
        "from_": verb.from_ or text.to,
        "to": verb.to or text.from_,
        "body": said,
        "num_media": len(files),
    }
    _keep(text, sent, files, is_sent=is_sent)
    _report(text, verb, sent, is_sent=is_sent)
    if verb.action is None:
        return None
    state = MessageState.SENT if is_sent else MessageState.INVALID
    callback = MessageAction(**sent, message_status=state)
    return Ask(url=text.address(verb.action), method=_method(verb), callback=callback)


def _keep(text: Text, sent: dict[str, Any], files: list[str], *, is_sent: bool) -> None:
    """Let a test ask what was sent."""
    kept = SentText(
        sid=sent["message_sid"],
        from_=sent["from_"],
        to=sent["to"],
        body=sent["body"],
        media=files,
        is_sent=is_sent,
        at=text.board.world.now,
    )
    text.board.part(Outbox).add(text, kept)


def _report(text: Text, verb: Message | Sms, sent: dict[str, Any], *, is_sent: bool) -> None:
    if verb.status_callback is None:
        return
    state = MessageState.SENT if is_sent else MessageState.FAILED
    callback = MessageStatus(**sent, message_status=state)
    text.report(verb.status_callback, callback, after=text.board.choices.sms_04_seconds)


def _said(verb: Message | Sms) -> str:
    """Give the text of a message, of all its parts."""
    if isinstance(verb, Sms):
        return verb.message.strip()
    bodies = [each.message for each in verb.iter(Body)]
    return "".join(bodies) if bodies else verb.text.strip()


def _hand_over(text: Text, verb: Message | Sms, said: str, files: list[str]) -> None:
    """Let whoever wrote get an answer; one that goes to somebody else is written down alone."""
    receiver = verb.to or text.from_
    for each in [said, *files] if said else files:
        line = text.board.note(text, f'sends "{each}" to {receiver}', text.page, verb)
        if receiver == text.from_:
            text.heard.append(Heard(text=squeezed(each), is_marker=False, line=line))


def _method(verb: Redirect | Message | Sms) -> str:
    return verb.method or "POST"
