"""``<Conference>``: the call is in a room with others until it leaves, or the conference ends."""

from __future__ import annotations

from contextlib import suppress

from ..._tree.element import Element
from ...callbacks import ConferenceEventName, DialCallState
from ...voice.conference import Conference
from ...voice.dial import Dial
from ...voice.pause import Pause
from ...voice.play import Play
from ...voice.redirect import Redirect
from ...voice.say import Say
from ...voice.stream import Stream
from .._bridge import Outcome, dials
from .._documents import ask_music
from .._errors import FailedError
from .._leg import Leg
from .._links import Links
from .._nested import run_nested
from .._participant import Changed, Participant
from .._remarks import RunRule
from .._rooms import BY_THEMSELVES, REDIRECTED, LiveConference, Rooms
from .._run import Run
from .._steps import Ask, Interruption, Key, Left, Over, Speech, Steps, last, sleep
from .._waiting import wait_with_music
from .._world import Task

_HEARD = (Say, Play, Pause, Redirect)
_IN_DOUBT = (Say,)
"""What the page of Conference does not name for a waitUrl, and error 13238 does not forbid."""
_FAILED = Outcome(status=DialCallState.FAILED)


@dials(Conference)
def confer(run: Run, verb: Dial, nouns: list[Conference]) -> Steps[Outcome]:
    """Be in a conference until something ends that."""
    for extra in nouns[1:]:
        run.leg.note("one call is in one room: this is not dialled", extra, 13000)
    participant = Participant(run=run, verb=verb, noun=nouns[0])
    conference = _conference(participant)
    if conference is None:
        return _FAILED
    try:
        yield from _stay(conference, participant)
    except Left:
        conference.leave(participant, BY_THEMSELVES)
    except Interruption:
        conference.leave(participant, REDIRECTED)
        raise
    finally:
        run.leg.forget(Changed)
    return Outcome(status=DialCallState.ANSWERED)


# Coming in


def _conference(participant: Participant) -> LiveConference | None:
    """Give the conference that somebody comes into, or ``None`` if they cannot."""
    noun = participant.noun
    name = (noun.name or "").strip()
    if not name:
        participant.note("a room needs a name", noun.value_code)
        return None
    rooms = participant.run.board.part(Rooms)
    running = rooms.running(name)
    if not _finds_place(running, participant) or not _finds_coached(running, participant):
        return None
    if running is not None:
        _compare(running, participant)
    return running or rooms.begin(name, participant)


def _finds_place(running: LiveConference | None, participant: Participant) -> bool:
    most: int = participant.value("max_participants", participant.run.board.choices.con_26_most)
    if running is None or len(running.participants) < most:
        return True
    participant.note(f"{running.name} is full: it takes {most}")
    return False


def _finds_coached(running: LiveConference | None, participant: Participant) -> bool:
    """Find the one who is to be coached, in a conference that has started."""
    sid = participant.noun.coach
    if sid is None:
        return True
    legs: list[Leg] = [] if running is None or not running.has_started else [*running.participants]
    participant.coached = next((leg for leg in legs if leg.sid == sid), None)
    if participant.coached is None:
        participant.note(f"{sid} is not there to be coached", 13240)
    return participant.coached is not None


def _compare(running: LiveConference, participant: Participant) -> None:
    """Say it if somebody wants reports that nobody makes, as the first participant decides."""
    first, noun = running.events.first.noun, participant.noun
    wanted = (noun.status_callback, noun.status_callback_event)
    if noun.status_callback and wanted != (first.status_callback, first.status_callback_event):
        said = "statusCallback is not used: that of the first participant counts"
        participant.leg.remark(RunRule.IGNORED, said, noun)


# Being there


def _stay(conference: LiveConference, participant: Participant) -> Steps[None]:
    """Be there until it is time to leave."""
    conference.enter(participant)
    limit = _limit(conference, participant)
    stream = participant.noun.find(Stream)
    link = (
        None if stream is None else participant.run.board.part(Links).begin(participant.run, stream)
    )
    ends_on_star: bool = participant.run.value(participant.verb, "hangup_on_star")

    def take(key: str) -> bool:
        if key != "*" or not ends_on_star:
            return False
        participant.note("presses *")
        conference.remove(participant, BY_THEMSELVES)
        return True

    participant.leg.key_taps.append(take)
    try:
        while participant.is_inside:
            with suppress(Changed):
                yield from _be_there(conference, participant)
    finally:
        participant.leg.key_taps.remove(take)
        participant.run.board.world.interrupt(limit, Over())
        if link is not None:
            link.close()


def _limit(conference: LiveConference, participant: Participant) -> Task:
    """Let the stay be over when its time is up, unless that is interrupted."""
    seconds = float(participant.run.value(participant.verb, "time_limit"))

    def leave() -> Steps[None]:
        try:
            yield from last(seconds)
        except Over:
            return
        participant.note(f"has been there for {seconds:g} s, which is the limit")
        conference.remove(participant, BY_THEMSELVES)

    return participant.run.board.world.start(leave())


def _be_there(conference: LiveConference, participant: Participant) -> Steps[None]:
    """Hear what there is to hear, until something changes."""
    if participant.announcements:
        yield from _hear_announcement(participant)
    elif participant.is_held:
        yield from _hold(participant)
    elif conference.has_started:
        yield from _talk(conference, participant)
    else:
        yield from _wait(participant)


def _talk(conference: LiveConference, participant: Participant) -> Steps[None]:
    while True:
        event = yield from participant.run.listen()
        if isinstance(event, Key):
            participant.note(f"presses {event.key}, which means nothing here")
        elif isinstance(event, Speech):
            yield from _speak(conference, participant, event)


def _speak(conference: LiveConference, participant: Participant, speech: Speech) -> Steps[None]:
    """Say something, which takes its time."""
    if participant.is_muted:
        participant.note(f'says "{speech.text}", and is muted')
        return
    participant.note(f'says "{speech.text}"')
    conference.say(participant, speech.text)
    events = conference.events
    events.of(participant, ConferenceEventName.PARTICIPANT_SPEECH_START)
    try:
        yield from participant.run.sleep(speech.seconds)
    finally:
        if participant.is_inside:
            events.of(participant, ConferenceEventName.PARTICIPANT_SPEECH_STOP)


# Being apart


def _wait(participant: Participant) -> Steps[None]:
    """Hear what is heard until the conference starts."""
    participant.is_waiting = True
    try:
        yield from _pass_time(participant)
    finally:
        participant.is_waiting = False


def _pass_time(participant: Participant) -> Steps[None]:
    url: str | None = participant.noun.wait_url
    if url is None:
        yield from wait_with_music(participant.leg)
    if url:
        with suppress(FailedError):
            whole = participant.run.address(url)
            ask = participant.ask(whole, participant.value("wait_method"))
            yield from _hear(participant, ask, doubtful=_IN_DOUBT)
    yield from _silence(participant)


def _hold(participant: Participant) -> Steps[None]:
    """Hear what is heard on hold."""
    if participant.hold is None:
        yield from wait_with_music(participant.leg)
    else:
        yield from _hear(participant, participant.hold)


def _hear(
    participant: Participant, ask: Ask, doubtful: tuple[type[Element], ...] = ()
) -> Steps[None]:
    """Hear a document, or nothing if it cannot be had; then there is silence."""
    with suppress(FailedError):
        page = yield from ask_music(participant.leg, ask)
        yield from run_nested(participant.leg, page, _HEARD, doubtful=doubtful, is_patient=True)
    yield from _silence(participant)


def _silence(participant: Participant) -> Steps[None]:
    participant.note("silence")
    yield from sleep(None)


def _hear_announcement(participant: Participant) -> Steps[None]:
    announcement, problem = participant.announcements.popleft(), ""
    try:
        yield from run_nested(participant.leg, announcement.page, _HEARD)
    except FailedError as failed:
        problem = failed.message
    announcement.finish(problem)
