"""A platform, as far as it can be looked at, and what it does, before anybody waits."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, cast

from .._text.wording import shown
from ..errors import misused
from ..signature import HEADER, TWILIO_HEADER, Hidden, read_keys
from ..testing._application import Application, application_of
from ._acts import move
from ._board import Board
from ._calls_of import C, CallsOf
from ._choices import PLATFORMS, Choices, PlatformName
from ._driver import Action
from ._errors import argument
from ._faults import Failure, Faults, Where
from ._given import OF_A_NUMBER, method_given, seconds_given, text_given, texts_given, word_given
from ._inbound import Number, call_in
from ._leg import Leg, Legs
from ._outbox import Outbox, SentText
from ._phones import Handset, Phones
from ._request import Requests
from ._site import NO_KEY, Site, base_of
from ._verbs import load

if TYPE_CHECKING:
    from .._check.finding import Finding
    from ._calls_waiting import CallsWaiting
    from ._links import Link
    from ._outbound import Placed
    from ._sent_fax import SentFax
    from ._text_message import TextMessage

CALLER = "+15550100142"
NUMBER = "+15550100199"
_PATH = "/voice"
_KEY = "CXML_SIGNING_KEY"
_ADDRESS = "CXML_PUBLIC_URL"
_MOST_GOODBYES = 5
GOODBYE = 60.0
"""How long what is still to be reported is waited for, in the end."""


class SeenPlatform(ABC, Generic[C]):
    """What a platform that waits and one that is awaited have in common."""

    def __init__(
        self,
        app: object,
        *,
        signing_key: str | None = None,
        public_url: str | None = None,
        number: str = NUMBER,
        fallback_url: str | None = None,
        status_callback: str | None = None,
        behaves_like: PlatformName = "signalwire",
        seed: int = 0,
        choices: Choices | None = None,
        strict: bool = False,
        anywhere: bool = False,
    ) -> None:
        load()
        taken = _choices_given(choices, behaves_like)
        self._path = _PATH
        if isinstance(app, str):
            from ._url import application_at  # few applications are elsewhere

            found, path = application_at(app, taken, anywhere=anywhere)
            self._path = path or _PATH
        else:
            found = application_of(app)
        base = _base_said(found, public_url)
        find_key = partial(_key_of, found, signing_key)
        find_key()  # what can be no key is said before anybody calls
        header = TWILIO_HEADER if taken.is_twilio else HEADER
        seconds = taken.fet_13_seconds or None
        site = Site(base=base, find_key=find_key, header=header, seconds=seconds)
        self._number = Number(
            number=text_given("number", number, OF_A_NUMBER),
            fallback_url=site.address_of("fallback_url", fallback_url),
            status_callback=site.address_of("status_callback", status_callback),
        )
        self._board = Board(site, taken, seed, is_strict=strict)
        self._has_been_looked_at = False
        self.calls: list[C] = []
        """The calls that were made to the number, or placed, in order."""
        self._calls = CallsOf(self._open(found))

    @abstractmethod
    def _open(self, found: Application) -> Callable[[Leg], C]:
        """Find the way to an application, and give what makes the calls of a test."""

    # What it does

    def _call(self, path: str | None, from_: str, to: str | None, method: str) -> C:
        asked, called = path or self._path, self._called(to)
        caller = text_given("from_", from_, OF_A_NUMBER)
        leg = call_in(self._board, self._number, asked, method_given(method), caller, called)
        self.calls.append(self._calls.of(leg))
        return self.calls[-1]

    def _place(self, placed: Placed) -> C:
        from ._outbound import place_call  # which calls that come in do not need

        self.calls.append(self._calls.of(place_call(self._board, placed)))
        return self.calls[-1]

    def _placed(
        self,
        to: str,
        path: str,
        from_: str | None,
        method: str,
        timeout: float,
        reports: tuple[str | None, str, Sequence[str]],
    ) -> Placed:
        from ._outbound import Placed
        from ._progress import Progress

        site = self._board.site
        url, how, events = reports
        reported = site.address_of("status_callback", url)
        how = method_given(how, "status_callback_method")
        progress = Progress(
            url=reported, method=how, events=texts_given("status_callback_event", events)
        )
        return Placed(
            to=text_given("place_call", to, 'place_call("+{}", ...)'),
            from_=text_given("from_", from_ or self._number.number, OF_A_NUMBER),
            url=site.address(path),
            method=method_given(method),
            fallback_url=self._number.fallback_url,
            progress=progress,
            timeout=seconds_given(timeout, "timeout"),
        )

    def _writing(
        self,
        path: str,
        body: str,
        from_: str,
        to: str | None,
        media: Sequence[str],
        method: str,
    ) -> tuple[TextMessage, Action]:
        from ._text_message import TextMessage  # which calls do not need
        from ._texts import Text, receive

        url, how = self._board.site.address(path), method_given(method)
        body, files = text_given("a message", body), [*texts_given("media", media)]
        text = Text(**self._sent("SM", from_, to), body=body, media=files)
        return TextMessage(text), lambda: receive(text, url, how)

    def _faxing(
        self, path: str, from_: str, to: str | None, pages: int, *, fails: bool, method: str
    ) -> tuple[SentFax, Action]:
        from ._faxes import Fax, receive_fax  # which calls do not need
        from ._sent_fax import SentFax

        url, how = self._board.site.address(path), method_given(method)
        fax = Fax(**self._sent("FX", from_, to), pages=pages, fails=fails)
        return SentFax(fax), lambda: receive_fax(fax, url, how)

    def _sent(self, prefix: str, from_: str, to: str | None) -> dict[str, Any]:
        """Give what is known of everything that somebody sends to the number."""
        return {
            "board": self._board,
            "sid": self._board.sid(prefix),
            "from_": text_given("from_", from_, OF_A_NUMBER),
            "to": self._called(to),
            "fallback_url": self._number.fallback_url,
        }

    def _called(self, to: str | None) -> str:
        """Give the number that is called."""
        return text_given("to", to or self._number.number, OF_A_NUMBER)

    def _moving(self, call: C, path: str, method: str) -> Action:
        leg, url = self._calls.leg(call), self._board.site.address(path)
        how = method_given(method)
        return lambda: move(leg, path, url, how)

    def _ending(self, call: C) -> Action:
        return self._calls.leg(call).cut_off

    def _hang_up(self) -> None:
        self._board.part(Legs).hang_up()

    @property
    def _goodbyes(self) -> Iterator[int]:
        """Give a turn for all to hang up, and more as long as the application places calls then."""
        for number in range(_MOST_GOODBYES):
            yield number
            if all(leg.is_over for leg in self._board.part(Legs).all):
                return

    def _handset(self, number: str) -> Handset:
        return self._board.part(Phones).at(text_given("phone", number, 'phone("+{}")'))

    def _plug(self, address: str, told: Callable[[Link, str | None], None]) -> None:
        from ._links import Links

        self._board.part(Links).plugs[address] = told

    @property
    def _links(self) -> list[Link]:
        from ._links import Links

        return self._board.part(Links).all

    def delivers(
        self,
        where: Where = None,
        *,
        late: float = 0.0,
        twice: float = False,
        shuffled: float = False,
        lost: float = False,
        failing: Iterable[Failure] = (),
        slow: float = 0.0,
    ) -> None:
        """Let things go wrong on the way to the application, from now on.

        What is said last of a request counts; without any fault, all goes well again. What happens
        by chance follows from the seed. That no request was met at all is a finding.

        Args:
            where: which requests: those to a path or an address, or of a class of callbacks; all,
                if unset.
            late: by how many seconds reports come later.
            twice: whether reports come twice; or how likely that is, from 0 to 1.
            shuffled: whether reports come in another order, as each is on its way for up to 10
                seconds; or for how many.
            lost: whether requests never arrive, however often they are tried; or how likely that
                is, from 0 to 1.
            failing: what comes instead of the next answers, and before the application is asked,
                one for each attempt: a status such as 500, or an exception.
            slow: how many seconds an answer takes, after the application has made it; of one that
                takes longer than the platform waits, it never hears.

        Raises:
            UsageError: a number is out of its range, or a failure is none.

        """
        self._board.part(Faults).add(
            where,
            late=late,
            twice=twice,
            shuffled=shuffled,
            lost=lost,
            failing=failing,
            slow=slow,
        )

    # What can be seen

    def queue(self, name: str) -> CallsWaiting[C]:
        """Give a queue, to see who waits in it."""
        from ._calls_waiting import CallsWaiting
        from ._queues import Queues

        called = text_given("queue", name, 'queue("{}")')
        return CallsWaiting(self._board.part(Queues).at(called), self._calls)

    @property
    def texts(self) -> list[SentText]:
        """The texts that documents sent, of calls and of answers to messages, in order.

        What an application sends through the REST API is not among them.
        """
        return self._board.part(Outbox).of()

    @property
    def now(self) -> float:
        """The seconds of the virtual clock."""
        return self._board.world.now

    @property
    def requests(self) -> Requests:
        """All requests, in the order in which they were first made."""
        self._has_been_looked_at = True
        return self._board.requests

    def raise_unseen(self) -> None:
        """Raise what the application raised, unless somebody has looked at the requests.

        Raises:
            Exception: the first that it raised.

        """
        __tracebackhide__ = True  # pytest shows the lines of the application
        errors = (each.raised for each in self._board.requests if each.raised)
        if not self._has_been_looked_at and (error := next(errors, None)):
            raise error

    @property
    def transcript(self) -> str:
        """What happened in all calls, line by line."""
        return str(self._board.transcript)

    @property
    def findings(self) -> list[Finding]:
        """What is wrong with the documents that were run, each thing once.

        What the checker says of them, and what only a run can tell: verbs that were skipped, or
        never reached, documents that could not be had, and those without an end. What is only worth
        knowing is among them, such as the verb behind a menu that no caller let pass; what a test
        expects none of is :attr:`problems`.
        """
        from ._findings import findings_of  # the checker is not needed for calls

        return findings_of(self._board)

    @property
    def problems(self) -> list[Finding]:
        """The findings that are errors or warnings: ``assert platform.problems == []``."""
        from ._findings import problems_of

        return problems_of(self._board)


def _choices_given(choices: object, behaves_like: PlatformName) -> Choices:
    """Give what is taken where nobody documents what happens.

    Raises:
        UsageError: they are no choices, or there is no such platform.

    """
    word_given("behaves_like", behaves_like, PLATFORMS)
    if choices is None:
        return Choices(platform=behaves_like)
    if isinstance(choices, Choices):
        return choices
    given = shown(choices)
    said = cast("dict[str, object]", choices) if isinstance(choices, dict) else {}
    written = ", ".join(f"{name}={value!r}" for name, value in said.items())
    raise misused(f"choices={given} are no choices: write Choices({written or '...'})")


def _base_said(found: Application, given: str | None) -> str:
    """Give the address of the application, of whoever says it first.

    Raises:
        UsageError: it is none.

    """
    said = (
        (argument("public_url"), given),
        (f"the setting {_ADDRESS}", found.setting(_ADDRESS)),
        (f"the environment variable {_ADDRESS}", os.environ.get(_ADDRESS)),
    )
    name, base = next((each for each in said if each[1]), ("its usual address", found.usual))
    return base_of(base, name)


def _key_of(found: Application, given: str | None) -> str:
    """Give the key that signs now: views are given their settings as late as this."""
    return given or _key_said(found) or NO_KEY


def _key_said(found: Application) -> str | None:
    """Give the key that signs, of one or several, if there is any."""
    keys = found.setting(_KEY)
    if keys:
        return read_keys(Hidden(keys))[0].decode()
    several = os.environ.get(_KEY, "").split(",")
    return next((each.strip() for each in several if each.strip()), None)
