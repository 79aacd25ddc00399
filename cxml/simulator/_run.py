"""How a document is run: verb after verb, and on to the next document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import frozen

from .._declare.metadata import Default
from .._text.values import ValueRefusedError
from .._tree.element import Element
from .._tree.spec import spec_of
from ..callbacks import Callback, CallState
from ._board import Board
from ._documents import ask_page
from ._errors import FailedError
from ._leg import Leg
from ._page import Page
from ._site import joined
from ._steps import Ask, Event, Moved, Over, Steps, listen

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
        try:
            url = joined(self.page.url, address or "")
        except FailedError as failed:
            self.leg.note(failed.message, self.leg.verb, failed.code)
            raise
        return Ask(url=url, method=method, callback=kind(**self.leg.standard(), **fields))

    def listen(self, seconds: float | None = None, *, is_busy: bool = False) -> Steps[Event | None]:
        """Wait for the party, or whoever else has something to tell."""
        event = yield from listen(seconds, is_busy=is_busy)
        if event is not None:
            self.leg.trail.attend()
        return event

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
        if given is None or not isinstance(given, str):
            return fallback if given is None else given
        try:
            return field.decode(given)  # what was read and is wrong was kept as it came
        except ValueRefusedError as refused:
            said = f"{verb.tag} {field.wire}={given!r}: {refused.reason}"
            self.leg.note(said, verb, field.platform_code)
            return fallback


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
    for verb in run.page.root.children:
        if isinstance(verb, Element):
            following = yield from run_verb(run, verb)
            if following is not None:
                return following
    return None


def run_verb(run: Run, verb: Element) -> Steps[Ask | None]:
    """Run one verb, unless nobody knows how."""
    found = _handler_of(type(verb))
    run.leg.verb = verb
    if found is None:
        run.leg.note(f"skips {verb.tag}, which the platform does not run", verb, 13750)
        return None
    handler, answers = found
    if answers:
        run.leg.answer()
    return (yield from handler(run, verb))


def _handler_of(kind: type[Element]) -> tuple[Handler, bool] | None:
    known = (HANDLERS.get(each) for each in kind.__mro__)
    return next((each for each in known if each is not None), None)


def _fail(leg: Leg) -> None:
    leg.hear("<application error>")
    leg.end(CallState.FAILED)
