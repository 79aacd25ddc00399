"""What holds of every conference, whatever callers do."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import flask
from hypothesis import given, settings, strategies as st

from cxml import VoiceResponse
from cxml.callbacks import (
    ConferenceEvent,
    ConferenceRoster,
    ConferenceWait,
    DialAction,
    VoiceRequest,
)
from cxml.flask import document, status_callback
from cxml.simulator import Call, Choices, Platform, Room

KEY = "PSK_of-this-test"
MANY = "start end join leave mute hold speaker"
WAYS: dict[str, dict[str, Any]] = {
    "plain": {},
    "guest": {"start_conference_on_enter": False, "wait_url": "/wait"},
    "moderator": {"end_conference_on_exit": True},
    "listener": {"muted": True, "beep": "onEnter"},
    "single": {"max_participants": 2},
}
"""How callers come into the room."""
DIALS: dict[str, dict[str, Any]] = {
    "plain": {},
    "guest": {"time_limit": 30},
    "listener": {"hangup_on_star": True},
}
IN_THE_ROOM = ("mute", "unmute", "hold", "unhold", "hold with a document", "remove", "announce")
ALONE = ("press *", "say", "hang up", "move /news", "move /enter/plain", "wait 1", "wait 20")
ACTS = st.tuples(st.integers(0, 3), st.sampled_from([*WAYS, *WAYS, *IN_THE_ROOM, *ALONE, "end"]))
SCRIPTS = st.lists(ACTS, max_size=14)
"""Who does what."""
RANKS = {"ringing": 0, "in-progress": 1, "completed": 2}


def application(told: list[ConferenceEvent]) -> flask.Flask:
    """Make an application that verifies all that comes, and remembers the events."""
    app = flask.Flask("room")
    app.config["CXML_SIGNING_KEY"] = KEY

    @app.post("/enter/<way>")
    @document(VoiceRequest)
    def enter(_: VoiceRequest, way: str) -> VoiceResponse:
        response = VoiceResponse()
        dial = response.dial(action="/after", **DIALS.get(way, {}))
        dial.conference("Dock", status_callback="/events", status_callback_event=MANY, **WAYS[way])
        return response

    @app.post("/after")
    @document(DialAction)
    def after(_: DialAction) -> VoiceResponse:
        response = VoiceResponse()
        response.pause(length=5)
        return response

    @app.route("/wait", methods=["GET", "POST"])
    @document(ConferenceWait)
    def wait(_: ConferenceWait) -> VoiceResponse:
        response = VoiceResponse()
        response.play("/waves.mp3")
        response.redirect("")
        return response

    @app.post("/news")
    @document(VoiceRequest)
    def news(_: VoiceRequest) -> VoiceResponse:
        response = VoiceResponse()
        response.say("News")
        return response

    @app.post("/events")
    @status_callback(ConferenceEvent)
    def events(event: ConferenceEvent) -> None:
        told.append(event)

    return app


class Script:
    """A script that is being played with up to four callers."""

    def __init__(self, choices: Choices | None = None, seed: int = 0) -> None:
        self.told: list[ConferenceEvent] = []
        self.world = Platform(application(self.told), choices=choices, seed=seed)
        self.callers: dict[int, Call] = {}

    def act(self, who: int, what: str) -> None:
        """Let somebody do something, or have it done to them, where that can be."""
        call = self.callers.get(who)
        if what in WAYS:
            self._enter(who, call, what)
        elif call is None or call.is_over:
            return
        elif what in ALONE:
            self._alone(call, what)
        else:
            self._in_the_room(call, what)

    def _enter(self, who: int, call: Call | None, way: str) -> None:
        if call is None or call.is_over:
            self.callers[who] = self.world.call(f"/enter/{way}", from_=f"+1555010014{who}")

    def _alone(self, call: Call, what: str) -> None:
        verb, _, rest = what.partition(" ")
        if verb == "press":
            call.press(rest)
        elif verb == "say":
            call.speak("Hello", seconds=2)
        elif verb == "hang":
            call.hang_up()
        elif verb == "move":
            self.world.redirect(call, rest)
        else:
            self.world.wait(int(rest))

    def _in_the_room(self, call: Call, what: str) -> None:
        room = self.world.room("Dock")
        if call not in room.participants:
            return
        if what == "hold with a document":
            room.hold(call, "/wait")
        elif what == "announce":
            room.announce("/news", to=call)
        elif what == "end":
            room.end()
        else:
            getattr(room, what)(call)

    def look(self, seed: int) -> tuple[Room, ConferenceRoster]:
        """Give the room, and the roster of what was told of it, in any order."""
        room = self.world.room("Dock")
        events = self.by_conference().get(room.sid or "", [])
        return room, ConferenceRoster().add(*mixed(events, seed))

    def by_conference(self) -> dict[str, list[ConferenceEvent]]:
        """Give what was told, apart for each conference."""
        found: dict[str, list[ConferenceEvent]] = defaultdict(list)
        for event in self.told:
            found[str(event.conference_sid)].append(event)
        return found


def play(script: Iterable[tuple[int, str]]) -> Script:
    """Play a script to its end."""
    played = Script()
    for who, what in script:
        played.act(who, what)
    played.world.close()
    return played


def mixed(events: Sequence[ConferenceEvent], seed: int) -> list[ConferenceEvent]:
    """Give events twice, in any order."""
    twice = [*events, *events]
    random.Random(seed).shuffle(twice)  # noqa: S311 - it is no secret
    return twice


@given(SCRIPTS)
def test_every_request(script: list[tuple[int, str]]) -> None:
    """Every request verifies, and no call goes back to a state that it had before."""
    played = play(script)
    assert {each.status for each in (r.answer for r in played.world.requests) if each} <= {200, 204}
    assert all(each.answer is not None for each in played.world.requests)
    ranks: dict[str, int] = {}
    for request in played.world.requests:
        form = dict(request.form)
        if "CallStatus" in form:
            rank = RANKS[form["CallStatus"]]
            assert rank >= ranks.get(form["CallSid"], 0)
            ranks[form["CallSid"]] = rank
    assert all(call.is_over for call in played.world.calls)


@given(SCRIPTS)
def test_every_conference(script: list[tuple[int, str]]) -> None:
    """Joins pair with leaves, there is one end, which is last, and numbers rise one by one."""
    played = play(script)
    for events in played.by_conference().values():
        names = [str(each.event) for each in events]
        assert names.count("conference-start") <= 1
        assert names[0] == "participant-join"
        assert names.index("conference-end") == len(names) - 1
        assert [each.sequence_number for each in events] == [*range(1, len(events) + 1)]
        inside: set[str] = set()
        for each in events[:-1]:
            sid, name = str(each.call_sid), str(each.event)
            if name.startswith("participant-"):
                assert (sid in inside) == (name != "participant-join")
                inside ^= {sid} if name in ("participant-join", "participant-leave") else set()
        assert not inside


def states(room: Room) -> dict[str, tuple[bool, bool]]:
    """Give who is in a room: muted or not, and on hold or not."""
    muted, held = room.muted, room.on_hold
    return {each.sid: (each in muted, each in held) for each in room.participants}


@given(SCRIPTS, st.integers(0, 1000))
def test_the_roster(script: list[tuple[int, str]], seed: int) -> None:
    """The roster of what was told, shuffled and doubled, is what the room is, at any moment."""
    played = Script()
    for who, what in script:
        played.act(who, what)
        room, roster = played.look(seed)
        assert roster.order_is_known
        inside = {each.call_sid: (each.muted, each.on_hold) for each in roster.present}
        assert inside == states(room)
        assert (roster.has_started, roster.has_ended) == (room.has_started, room.has_ended)
        assert roster.is_complete == room.has_ended
        if len({each.joined_at for each in roster.present}) == len(inside):
            assert [*inside] == [each.sid for each in room.participants]


@given(SCRIPTS, st.integers(0, 1000))
def test_the_roster_without_numbers(script: list[tuple[int, str]], seed: int) -> None:
    """Without numbers the roster is what the room is wherever it is certain.

    A call that joins for the first time and leaves within a second is taken not to come back in it.
    """
    played = Script(choices=Choices(cev_10_numbers=False))
    for who, what in script:
        played.world.wait(1 if what == "move /enter/plain" else 0)
        played.act(who, what)
        room, roster = played.look(seed)
        inside = states(room)
        for each in roster.participants.values():
            assert each.in_room in (None, each.call_sid in inside)
            if each.call_sid in inside:
                muted, held = inside[each.call_sid]
                assert each.muted in (None, muted)
                assert each.on_hold in (None, held)


@settings(max_examples=30)
@given(SCRIPTS, st.integers(0, 1000))
def test_the_network(script: list[tuple[int, str]], seed: int) -> None:
    """What comes late, twice and in another order makes the same roster in the end."""
    played, calm = Script(seed=seed), Script(seed=seed)
    played.world.delivers("/events", late=2, twice=0.5, shuffled=20)
    for each in (played, calm):
        for who, what in script:
            each.act(who, what)
        each.world.close()
    shaken, told = played.by_conference(), calm.by_conference()
    assert shaken.keys() == told.keys()
    for sid, events in told.items():
        roster = ConferenceRoster().add(*shaken[sid])
        assert roster.is_complete
        assert roster == ConferenceRoster().add(*events)


@given(SCRIPTS)
def test_again(script: list[tuple[int, str]]) -> None:
    """The same script makes the same requests."""
    first, second = (play(script).world.requests for _ in range(2))
    assert [(each.at, each.url, each.form) for each in first] == [
        (each.at, each.url, each.form) for each in second
    ]
