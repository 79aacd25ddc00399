"""Plays the steps of a script on a simulated platform."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import ConfigurationError
from ..simulator import Call
from .platform import WatchingPlatform
from .script import Step, option_in, refuse_nobody, seconds_in

_FIRST_CALLER = 15550100142


class Stage:
    """Who is on the phone, by name."""

    def __init__(
        self, platform: WatchingPlatform, path: str | None, caller: str | None, method: str
    ) -> None:
        """Set it up.

        Args:
            platform: the platform.
            path: what a caller calls where no step says another; the usual one, if unset.
            caller: the number of the first caller.
            method: how the first document is asked for.

        """
        self.platform = platform
        self._path, self._caller, self._method = path, caller, method
        self._calls: dict[str, Call] = {}
        self._heard: dict[str, int] = {}
        """By the ids of calls, how much of what was heard has been expected."""

    def call(self, who: str = "", path: str | None = None, number: str | None = None) -> Call:
        """Let somebody call; each caller has a number of their own."""
        given = number or (self._caller if not self._calls else None)
        from_ = given or f"+{_FIRST_CALLER + len(self._calls)}"
        call = self.platform.call(path or self._path, from_=from_, method=self._method)
        self._calls[who] = call
        return call

    def play(self, step: Step) -> None:
        """Do what a step says.

        Raises:
            AssertionError: something else was heard.
            ConfigurationError: it cannot be done by who is said to do it.
            SimulationError: it cannot be done in this call any more.

        """
        _DOINGS[step.verb.name](self, step)

    def party(self, step: Step) -> Call:
        """Find the call of who does it: a caller, or a phone that rang."""
        if step.who in self._calls:
            return self._calls[step.who]
        if not step.who and len(self._calls) == 1:
            return next(iter(self._calls.values()))
        phone = self.platform.phone(step.who) if step.who else None
        if phone is not None and phone.calls:
            return phone.call
        known = ", ".join(filter(None, self._calls)) or "nobody with a name"
        who = f"{step.who} has not called, and was not called" if step.who else "say who"
        raise ConfigurationError(f"{step.place}: {who}; on the phone: {known}")

    def let_call(self, step: Step) -> None:
        """Let somebody call whom the step names."""
        has_path = step.words[:1] not in ((), ("from",))
        number = option_in(step, "from", int(has_path))
        path = step.words[0] if has_path else None
        self.call(step.who, path, number and refuse_nobody(number, step.place))

    def expect(self, step: Step) -> None:
        """Look for a text in all that was heard after what was expected before."""
        call, wanted = self.party(step), " ".join(step.words[0].split())
        begin = self._heard.get(call.sid, 0)
        who = f"{step.who or 'the caller'} did not hear"
        self._heard[call.sid] = begin + behind(call.heard[begin:], wanted, who)

    def speak(self, step: Step) -> None:
        """Say something, for some seconds."""
        seconds = option_in(step, "for", 1)
        call = self.party(step)
        call.speak(step.words[0], 1.0 if seconds is None else seconds_in(step, seconds))

    def let_answer(self, step: Step) -> None:
        """Have a phone take calls, at once or later."""
        after = option_in(step, "after", 0)
        seconds = 0.0 if after is None else seconds_in(step, after)
        self.platform.phone(step.who).answers(after=seconds)


def behind(texts: list[str], wanted: str, who: str) -> int:
    """Count the texts up to the one that has what is wanted.

    Args:
        texts: what somebody got.
        wanted: a part of one.
        who: how an error begins.

    Raises:
        AssertionError: none has it.

    """
    for number, text in enumerate(texts, 1):
        if wanted in text:
            return number
    raise AssertionError(f"{who} {wanted!r}, but {'; '.join(texts) or 'nothing'}")


_DOINGS: dict[str, Callable[[Stage, Step], object]] = {
    "call": Stage.let_call,
    "hear": Stage.expect,
    "not_hear": lambda stage, step: stage.party(step).does_not_hear(step.words[0]),
    "press": lambda stage, step: stage.party(step).press(step.words[0]),
    "speak": Stage.speak,
    "wait": lambda stage, step: stage.platform.wait(seconds_in(step, step.words[0])),
    "hang_up": lambda stage, step: stage.party(step).hang_up(),
    "redirect": lambda stage, step: stage.platform.redirect(stage.party(step), step.words[0]),
    "answer": Stage.let_answer,
    "be_busy": lambda stage, step: stage.platform.phone(step.who).is_busy(),
    "not_answer": lambda stage, step: stage.platform.phone(step.who).does_not_answer(),
    "fail": lambda stage, step: stage.platform.phone(step.who).fails(),
    "decline": lambda stage, step: stage.platform.phone(step.who).declines_whisper(),
}
