"""How a document is run: verb after verb, and on to the next document."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

from attrs import frozen

from .._declare.metadata import Default
from .._text.characters import has_template
from .._text.values import ValueRefusedError
from .._tree.element import Element
from .._tree.spec import spec_of
from ..callbacks import Callback, CallState
from ..messaging.message import Message
from ._board import Board
from ._delivery import report
from ._documents import ask_once, ask_page
from ._errors import IN_COMMAND, FailedError
from ._leg import Leg
from ._page import Page
from ._remarks import RunRule
from ._site import joined
from ._steps import Ask, Event, Key, Moved, Over, Speech, Steps, listen, sleep

E = TypeVar("E", bound=Element)
Handler = Callable[["Run", Any], Steps[Ask | None]]
"""Runs a verb: gives the request for the next document, or ``None`` to go on behind the verb."""
HANDLERS: dict[type[Element], tuple[Handler, bool]] = {}
"""By the class of the verb, what runs it, and whether it answers the call first."""


@frozen(kw_only=True)
class Run:
    """One document that is run for a leg."""

    leg: Leg
    page: Page
    allowed: tuple[type[Element], ...] | None = None
    """The verbs that may stand in it; all, if unset."""
    doubtful: tuple[type[Element], ...] = ()
    """Those of them that SignalWire may refuse in it, as its pages leave that open."""
    is_patient: bool = False
    """Whether it is heard by somebody who waits, so that time has to be moved from outside."""

    @property
    def board(self) -> Board:
        """What all calls share."""
        return self.leg.board

    def ask(self, address: str | None, method: str, kind: type[Callback], **fields: Any) -> Ask:
        """Make the request for the next document.

        Args:
            address: as the document has it; if unset or empty, this document again.
            method: ``POST`` or ``GET``.
            kind: the class of the callback.
            **fields: what it says beyond what all requests of a call say.

        Raises:
            FailedError: the address is none.

        """
        url = self.address(address or "")
        return Ask(url=url, method=method, callback=kind(**self.leg.standard(), **fields))

    def address(self, address: str) -> str:
        """Give the whole address of one in the document.

        Raises:
            FailedError: it is none.

        """
        try:
            return joined(self.page.url, address)
        except FailedError as failed:
            self.leg.note(failed.message, self.leg.verb, failed.code)
            raise

    def report(self, address: str, method: str, callback: Callback, *, after: float = 0.0) -> None:
        """Tell the application something; nothing waits for that, and nothing fails by it.

        Args:
            address: as the document has it.
            method: ``POST`` or ``GET``.
            callback: what to say.
            after: how many seconds later.

        """
        with suppress(FailedError):
            ask = Ask(url=self.address(address), method=method, callback=callback)
            report(self.leg, ask, after=after)

    def ask_in_vain(self, ask: Ask) -> Steps[None]:
        """Make the request for a next document that is not run, as the party is gone."""
        with suppress(FailedError):
            yield from ask_once(self.leg, ask)
            self.leg.note("the caller is gone: that document is not run")

    def listen(
        self, seconds: float | None = None, *, is_busy: bool = False, is_limit: bool = False
    ) -> Steps[Event | None]:
        """Wait for the party, or whoever else has something to tell."""
        is_busy = is_busy and not self.is_patient
        event = yield from listen(seconds, is_busy=is_busy, is_limit=is_limit)
        if isinstance(event, Key | Speech):
            self.leg.trail.attend()
        return event

    def sleep(self, seconds: float | None) -> Steps[None]:
        """Let time pass, as while something is heard; ``None`` until something is thrown in."""
        self.leg.trail.rest()
        yield from sleep(seconds, is_patient=self.is_patient)

    def skip(self, element: Element, message: str, code: int = 13750) -> None:
        """Say that a verb or a noun is not run, in the transcript and as a finding."""
        self.leg.remark(RunRule.VERB_SKIPPED, message, element, code)

    def value(self, verb: Element, name: str, otherwise: object = None) -> Any:
        """Give the value of an attribute, or else its default.

        Args:
            verb: the element.
            name: the attribute, as in Python.
            otherwise: what counts if it is neither set nor has a default.

        """
        field = spec_of(type(verb)).attributes[name]
        default = field.find(Default)
        fallback = otherwise if default is None else field.decode(default.text)
        given: object = getattr(verb, name)
        if isinstance(given, tuple):  # of words, of which some may be left to the platform
            words = cast("tuple[object, ...]", given)
            return tuple(each for each in words if not _is_open(each)) or fallback
        if given is None or not isinstance(given, str):
            return fallback if given is None else given
        if _is_open(given):
            self.leg.note(f"{verb.tag} {field.wire}={given!r} is filled in by nobody here", verb)
            return fallback
        try:
            return field.decode(given)  # what was read and is wrong was kept as it came
        except ValueRefusedError as refused:
            said = f"{verb.tag} {field.wire}={given!r}: {refused.reason}"
            self.leg.note(said, verb, field.platform_code)
            return fallback


def _is_open(value: object) -> bool:
    """Whether the platform would put something into a text before it runs."""
    return isinstance(value, str) and has_template(value)


def runs(
    kind: type[E], *, answers: bool = True
) -> Callable[[Callable[[Run, E], Steps[Ask | None]]], Callable[[Run, E], Steps[Ask | None]]]:
    """Say that a function runs the verbs of a class.

    Args:
        kind: the class of the verb.
        answers: whether the call is answered before it, if it is still ringing.

    """

    def register(
        handler: Callable[[Run, E], Steps[Ask | None]],
    ) -> Callable[[Run, E], Steps[Ask | None]]:
        HANDLERS[kind] = (handler, answers)
        return handler

    return register


def run_call(leg: Leg, ask: Ask) -> Steps[None]:
    """Run a call from a request for a document on, until nothing is left or somebody ends it."""
    following: Ask | None = ask
    while following is not None:
        try:
            page = yield from ask_page(leg, following)
            if not any(isinstance(each, Element) for each in page.root.children):
                leg.note(f"{page.url} is a document without verbs, which ends the call")
            following = yield from run_page(Run(leg=leg, page=page))
        except Moved as moved:
            following = moved.ask
        except Over:
            return
        except FailedError:
            _fail(leg)
            return
    leg.answer()  # a document without verbs is a hang-up, which takes the call first


def run_page(run: Run) -> Steps[Ask | None]:
    """Run the verbs of a document; give the request for the next one, if there is one."""
    run.leg.page = run.page
    for number, verb in enumerate(run.page.root.children):
        if isinstance(verb, Element):
            run.page.reached.add(number)
            following = yield from run_verb(run, verb)
            if following is not None:
                return following
    return None


def run_verb(run: Run, verb: Element) -> Steps[Ask | None]:
    """Run one verb, unless nobody knows how."""
    found = _handler_of(type(verb))
    run.leg.verb, run.leg.heard_before = verb, len(run.leg.heard)
    if run.allowed is not None and not isinstance(verb, run.allowed):
        run.skip(verb, f"skips {verb.tag}, which cannot stand in this document", 13238)
        return None
    if isinstance(verb, run.doubtful) and not run.board.choices.is_twilio:
        said = f"runs {verb.tag}, which SignalWire may refuse here: its pages leave that open"
        run.leg.remark(RunRule.VERB_IN_DOUBT, said, verb, 13238)
    if found is None:
        run.skip(verb, f"skips {verb.tag}, which the platform does not run{_hint(verb)}")
        return None
    handler, answers = found
    if answers:
        run.leg.answer()
    return (yield from handler(run, verb))


def _hint(verb: Element) -> str:
    """Say how a view of messages is tried, if it is one that answered."""
    if verb.tag != Message.tag:
        return ""
    how = "--message TEXT" if IN_COMMAND.get() else "platform.message(path, body)"
    return f" in a call: if this answers messages, play one with {how}"


def _handler_of(kind: type[Element]) -> tuple[Handler, bool] | None:
    known = (HANDLERS.get(each) for each in kind.__mro__)
    return next((each for each in known if each is not None), None)


def _fail(leg: Leg) -> None:
    if not leg.is_over:  # or nobody is there who could hear it
        leg.hear("<application error>")
        leg.end(CallState.FAILED)
