"""Calls that meet in a room."""

from __future__ import annotations

import pytest

from cxml.callbacks import (
    ConferenceAnnouncement,
    ConferenceEvent,
    ConferenceRecordingStatus,
    ConferenceRoster,
    ConferenceWait,
    DialAction,
)
from cxml.simulator import Call, Choices, Platform, SimulationError

from .pages import Form, Page, asked, platform

GUEST, OTHER, MODERATOR, LATE = (f"+1555010014{number}" for number in range(4))
EVENTS = 'statusCallback="/events" statusCallbackEvent="start end join leave mute hold speaker"'
ALL = EVENTS.replace("speaker", "speaker announcement")


def document(attributes: str = EVENTS, dial: str = 'action="/after"', room: str = "Dock") -> str:
    """Write a document that leads into a room."""
    inside = f"<Dial {dial}><Conference {attributes}>{room}</Conference></Dial>"
    return f"{inside}<Say>Behind</Say>"


def after(form: Form) -> str:
    """Say how it ended."""
    return f"<Say>{form['DialCallStatus']}</Say>"


def meeting(attributes: str = EVENTS, **options: object) -> Platform:
    """Make a platform with a room: for anybody, a guest who waits, and a moderator."""
    dial = str(options.pop("dial", 'action="/after"'))
    pages: dict[str, Page] = {
        "/voice": document(attributes, dial),
        "/guest": document(f'{attributes} startConferenceOnEnter="false" waitUrl="/wait"', dial),
        "/moderator": document(f'{attributes} endConferenceOnExit="true"', dial),
        "/events": (204, "text/plain", ""),
        "/recorded": "",
        "/after": after,
        "/wait": "<Play>waves.mp3</Play>",
        "/again": '<Play>waves.mp3</Play><Gather numDigits="1"/><Redirect/>',
        "/news": "<Say>News</Say><Redirect>/more</Redirect>",
        "/more": "<Say>More news</Say>",
        "/lost": "<Say>Lost</Say><Redirect>/nowhere</Redirect>",
        "/sound": (200, "audio/mpeg", "ID3"),
        "/bad": b"nothing",
    }
    return platform(pages | options.pop("pages", {}), **options)  # type: ignore[operator]


def events(world: Platform) -> list[str]:
    """Give what was reported: the event, and the last figures of who it is about."""
    names = {call.sid: call.from_[-1] for call in world.calls}
    said = world.requests.of(ConferenceEvent)
    return [f"{each.event} {names.get(each.call_sid or '', '')}".strip() for each in said]


def two(world: Platform) -> tuple[Call, Call]:
    """Let two callers meet."""
    return world.call("/voice", from_=GUEST), world.call("/voice", from_=OTHER)


def test_a_conference() -> None:
    """Guests wait with music until the moderator comes, and go on when she leaves."""
    world = meeting()
    guest, other = world.call("/guest", from_=GUEST), world.call("/guest", from_=OTHER)
    guest.hears("waves.mp3")
    room = world.room("Dock")
    assert repr(room) == "<room Dock: 2 inside, waits>"
    assert (room.name, room.has_started, room.has_ended, room.beeps) == ("Dock", False, False, 0)
    moderator = world.call("/moderator", from_=MODERATOR)
    assert room.participants == [guest, other, moderator]
    assert room.moderators == [moderator]
    assert repr(room) == "<room Dock: 3 inside, has started>"
    world.wait(90)
    moderator.hang_up()
    guest.hears("answered")
    other.hears("waves.mp3")
    other.hears("answered")
    moderator.does_not_hear("answered")
    assert events(world) == [
        "participant-join 0",
        "participant-join 1",
        "participant-join 2",
        "conference-start",
        "participant-leave 2",
        "participant-leave 0",
        "participant-leave 1",
        "conference-end",
    ]
    assert repr(room) == "<room Dock: 0 inside, has ended>"
    assert "room Dock  ends" in world.transcript


def test_what_is_reported() -> None:
    """Events have what the platform sends: a participant's state, and the conference's length."""
    world = meeting()
    first, second = two(world)
    world.wait(42)
    second.hang_up()
    first.hang_up()
    said = world.requests.of(ConferenceEvent)
    assert {(each.conference_sid, each.friendly_name) for each in said} == {
        (world.room("Dock").sid, "Dock")
    }
    join, end = said[0], said[-1]
    assert (join.call_sid, join.call_status, join.from_) == (first.sid, "in-progress", GUEST)
    assert (join.muted, join.hold) == (False, False)
    assert (join.start_conference_on_enter, join.end_conference_on_exit) == (True, False)
    assert said[3].call_status == "completed"
    assert (end.call_sid, end.duration, end.reason_conference_ended) == (None, 42, None)
    assert [each.sequence_number for each in said] == [1, 2, 3, 4, 5, 6]
    roster = ConferenceRoster().add(*said)
    assert roster.is_complete
    (action, _) = world.requests.of(DialAction)
    assert (action.dial_call_status, action.dial_call_sid) == ("answered", None)
    assert action.dial_call_duration is None
    assert action.call_status == "completed"


def test_what_twilio_reports() -> None:
    """Twilio says why, and of whom, and leaves the parameters of calls out."""
    world = meeting(f'{EVENTS} participantLabel="ann"', behaves_like="twilio")
    first, second = two(world)
    world.redirect(first, "/more")
    second.hang_up()
    join, _, _, moved, left, end = world.requests.of(ConferenceEvent)
    assert (join.from_, join.coaching, join.participant_label) == (None, False, "ann")
    assert (moved.participant_call_status, moved.reason_participant_left) == (
        "in-progress",
        "participant_updated_via_api",
    )
    assert (left.participant_call_status, left.reason_participant_left) == (
        "completed",
        "participant_hung_up",
    )
    assert (end.reason_conference_ended, end.call_sid_ending_conference, end.duration) == (
        "last-participant-left",
        second.sid,
        None,
    )
    assert first.heard[-1] == "More news"


@pytest.mark.parametrize(
    ("who", "path", "reasons"),
    [
        ("remove", "/voice", ("last-participant-kicked", "participant_updated_via_api")),
        (
            "remove",
            "/moderator",
            ("participant-with-end-conference-on-exit-kicked", "moderator_ended_conference"),
        ),
        (
            "leave",
            "/moderator",
            ("participant-with-end-conference-on-exit-left", "moderator_ended_conference"),
        ),
        ("end", "/voice", ("conference-ended-via-api", "conference_ended_via_api")),
    ],
)
def test_reasons(who: str, path: str, reasons: tuple[str, str]) -> None:
    """The end of a conference tells who made it end."""
    world = meeting(behaves_like="twilio")
    first, last = world.call("/voice", from_=GUEST), world.call(path, from_=OTHER)
    room = world.room("Dock")
    if who == "end":
        room.end()
    elif who == "leave":
        last.hang_up()
    else:
        room.remove(last)
        if path == "/voice":
            room.remove(first)
    *_, left, end = world.requests.of(ConferenceEvent)
    assert (end.reason_conference_ended, left.reason_participant_left) == reasons
    first.hears("answered")
    assert last.heard[-1:] == ([] if who == "leave" else ["answered"])


def test_what_is_asked_for() -> None:
    """Only events that are asked for are reported, and they alone are counted."""
    world = meeting('statusCallback="/events" statusCallbackEvent="leave end"')
    for call in two(world):
        call.hang_up()
    said = [(each.event, each.sequence_number) for each in world.requests.of(ConferenceEvent)]
    assert said == [("participant-leave", 1), ("participant-leave", 2), ("conference-end", 3)]


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'statusCallback="/events"',
        'statusCallbackEvent="join leave"',
        'statusCallback="http://[" statusCallbackEvent="join leave"',
    ],
)
def test_nothing_to_report(attributes: str) -> None:
    """Without an address, or without events, nothing is reported."""
    world = meeting(attributes)
    two(world)
    world.close()
    assert world.requests.of(ConferenceEvent) == []
    assert ("is no address" in world.transcript) == ("[" in attributes)


def test_the_first_participant_decides() -> None:
    """What a later participant wants to have reported is not, which is a finding."""
    pages = {"/first": document("")}
    world = meeting(pages=pages)
    first, second = world.call("/first"), world.call("/voice")
    world.close()
    assert world.requests.of(ConferenceEvent) == []
    assert "that of the first participant counts" in str(second)
    assert "that of the first participant counts" not in str(first)
    assert [each.element for each in world.findings if each.code == "RUN4"] == [
        "Response/Dial/Conference"
    ]
    alike = meeting(pages=pages)
    assert not any("counts" in str(each) for each in (*two(alike), alike.call("/first")))


def test_the_end_alone() -> None:
    """The end may be reported at an address of its own, to which nothing else is sent."""
    world = meeting('eventCallbackUrl="/events"')
    two(world)
    world.wait(30)
    world.close()
    (end,) = world.requests.of(ConferenceEvent)
    assert (end.event, end.duration) == ("conference-end", 30)
    recorded = 'eventCallbackUrl="/events" recordingStatusCallback="/recorded"'
    quiet = meeting(recorded, behaves_like="twilio")
    two(quiet)
    quiet.close()
    assert quiet.requests.of(ConferenceEvent) == []


def test_a_conference_that_never_starts() -> None:
    """Whoever waits alone leaves a conference that ends without having started."""
    world = meeting()
    world.call("/voice", from_=GUEST).hang_up()
    assert events(world) == ["participant-join 0", "participant-leave 0", "conference-end"]
    assert world.requests.of(ConferenceEvent)[-1].duration is None
    assert world.room("Dock").has_ended
    assert not world.room("Dock").has_started


def test_rooms() -> None:
    """A room has another conference once the last is over; other rooms are apart."""
    world = meeting(pages={"/elsewhere": document(room=" Quay ")})
    world.call("/voice").hang_up()
    before = world.room("Dock").sid
    world.call("/voice")
    assert world.room("Dock").sid != before
    world.call("/elsewhere")
    assert [len(world.room(name).participants) for name in ("Dock", "Quay", "none")] == [1, 1, 0]
    assert (world.room("none").sid, world.room("none").has_ended) == (None, False)
    assert not world.room("none").is_recording
    assert [each.sequence_number for each in world.requests.of(ConferenceEvent)] == [
        *(1, 2, 3),
        1,
        1,
    ]


def test_choices() -> None:
    """Some programs met a start with one participant, and events without numbers."""
    choices = Choices(con_04_least=1, cev_10_numbers=False, con_19_standard=False)
    world = meeting(choices=choices)
    world.call("/guest")
    assert world.requests.of(ConferenceWait)[0].to_form() == ()
    world.close()
    world.call("/voice")
    assert world.room("Dock").has_started
    assert {each.sequence_number for each in world.requests.of(ConferenceEvent)} == {None}


# Who waits


def test_waiting() -> None:
    """Whoever waits hears a document, which is asked for with the parameters of the call."""
    world = meeting()
    call = world.call("/guest")
    (said,) = world.requests.of(ConferenceWait)
    assert said.unknown["CallSid"] == call.sid
    world.wait(600)
    assert call.heard == ["http://localhost/waves.mp3"]
    assert asked(world)[-1] == "ConferenceWait"
    call.press("1")
    call.speak("Anybody?")
    assert "presses 1: lost" in str(call)
    assert "silence" in str(call)


@pytest.mark.parametrize(
    ("wait", "heard"),
    [
        ("", ["<music>"]),
        ('waitUrl=""', []),
        ('waitUrl="/sound"', ["http://localhost/sound"]),
        ('waitUrl="https://cdn.example.com/hold.mp3#1"', ["https://cdn.example.com/hold.mp3#1"]),
        ('waitUrl="/bad"', []),
        ('waitUrl="/nowhere"', []),
        ('waitUrl="http://["', []),
        ('waitUrl="/again"', ["http://localhost/waves.mp3"] * 4),
    ],
)
def test_what_is_heard_meanwhile(wait: str, heard: list[str]) -> None:
    """Music, nothing, a sound, or a document that leads back to itself is heard by who waits."""
    world = meeting(f"{EVENTS} {wait}")
    call = world.call("/voice")
    world.wait(19)
    assert call.heard == heard
    assert call.status == "in-progress"
    assert world.room("Dock").participants == [call]
    assert ("skips Gather, which cannot stand in this document" in str(call)) == ("again" in wait)
    second = world.call("/voice", from_=OTHER)
    world.wait(100)
    assert call.heard == heard
    assert second.heard == []


@pytest.mark.parametrize("behaves_like", ["signalwire", "twilio"])
def test_words_while_one_waits(behaves_like: str) -> None:
    """Words are heard as well, and a warning says that SignalWire may refuse them."""
    world = meeting(f'{EVENTS} waitUrl="/news"', behaves_like=behaves_like)
    call = world.call("/voice")
    world.wait(9)
    assert call.heard == ["News", "More news"]
    said = [(each.path, each.line) for each in world.problems if each.code == "RUN8"]
    in_doubt = [("http://localhost/news", 1), ("http://localhost/more", 1)]
    assert said == (in_doubt if behaves_like == "signalwire" else [])
    assert str(call).count("may refuse") == len(said)


def test_words_on_hold_are_in_no_doubt() -> None:
    """No page names what may be heard on hold, so nothing is said of words there."""
    world = meeting()
    first, _ = two(world)
    world.room("Dock").hold(first, "/more")
    assert first.heard[-1] == "More news"
    assert "RUN8" not in {each.code for each in world.problems}


def test_music_ends() -> None:
    """Whoever stays alone in a conference that has started does not wait again."""
    world = meeting()
    first, second = two(world)
    second.hang_up()
    world.wait(100)
    assert first.heard == ["<music>", "<beep>"]
    assert world.room("Dock").participants == [first]


# Talking


def test_talking() -> None:
    """What is said is heard by all others, and reported from the beginning to the end."""
    world = meeting()
    first, second = two(world)
    third = world.call("/voice", from_=MODERATOR)
    first.speak("Hello", seconds=3)
    second.hears("Hello")
    third.hears("Hello")
    first.does_not_hear("Hello")
    start, stop = world.requests[-2:]
    assert (start.at, stop.at) == (0, 3)
    assert events(world)[-2:] == ["participant-speech-start 0", "participant-speech-stop 0"]
    assert 'hears "Hello"' in str(third)
    first.press("1")
    assert "presses 1, which means nothing here" in str(first)


def test_mute() -> None:
    """Whoever is muted hears, and is not heard."""
    world = meeting(f'{EVENTS} muted="true"')
    listener, speaker = two(world)
    room = world.room("Dock")
    assert room.muted == [listener, speaker]
    room.unmute(speaker)
    room.unmute(speaker)
    speaker.speak("Hello")
    listener.hears("Hello")
    listener.speak("I say")
    speaker.does_not_hear("I say")
    room.mute(speaker)
    room.mute(speaker)
    assert room.muted == [listener, speaker]
    said = [(each.event, each.muted) for each in world.requests.of(ConferenceEvent)]
    assert said[0] == ("participant-join", True)
    assert said[3:] == [
        ("participant-unmute", False),
        ("participant-speech-start", False),
        ("participant-speech-stop", False),
        ("participant-mute", True),
    ]


@pytest.mark.parametrize(
    ("url", "heard"),
    [
        (None, "<music>"),
        ("/wait", "http://localhost/waves.mp3"),
        ("/sound", "http://localhost/sound"),
        ("/nowhere", None),
    ],
)
def test_hold(url: str | None, heard: str | None) -> None:
    """Whoever is on hold is apart from the others, and comes back as before."""
    world = meeting()
    first, second = two(world)
    room = world.room("Dock")
    room.hold(second, url)
    room.hold(second, url)
    assert room.on_hold == [second]
    first.speak("Hello")
    second.speak("Hello")
    room.announce("/news")
    assert second.heard == ([] if heard is None else [heard])
    assert "Hello" not in first.heard
    methods = {each.method for each in world.requests if isinstance(each.callback, ConferenceWait)}
    assert methods == (set() if url is None else {"GET"})
    room.mute(second)
    room.unhold(second)
    room.unhold(second)
    assert (room.muted, room.on_hold) == ([second], [])
    first.speak("Welcome back")
    assert second.heard[-1] == "Welcome back"
    said = [(each.event, each.hold) for each in world.requests.of(ConferenceEvent)]
    held = [each for each in said if "hold" in str(each[0])]
    assert held == [("participant-hold", True), ("participant-unhold", False)]


def test_coaching() -> None:
    """A coach hears all, and is heard by one alone."""
    pages: dict[str, Page] = {}
    world = meeting(behaves_like="twilio", pages={"/coach": lambda _: pages["coach"]})
    agent, customer = two(world)
    pages["coach"] = document(f'{EVENTS} coach="{agent.sid}"')
    coach = world.call("/coach", from_=MODERATOR)
    assert world.room("Dock").coaches == [coach]
    assert world.requests.of(ConferenceEvent)[-1].coaching is True
    coach.speak("Ask for the number")
    agent.hears("Ask for the number")
    customer.does_not_hear("Ask for the number")
    customer.speak("Hello")
    coach.hears("Hello")
    agent.hang_up()
    coach.speak("Goodbye")
    customer.does_not_hear("Goodbye")


def test_nobody_to_coach() -> None:
    """Whoever would coach a call that is not there, or no conference yet, fails to come in."""
    world = meeting(pages={"/coach": document('coach="c1"')})
    world.call("/coach").hears("failed")
    two(world)
    call = world.call("/coach")
    call.hears("failed")
    assert "c1 is not there to be coached (13240)" in str(call)
    assert len(world.room("Dock").participants) == 2


@pytest.mark.parametrize(
    ("beep", "heard"), [("true", 2), ("onEnter", 1), ("onExit", 1), ("false", 0)]
)
def test_beeps(beep: str, heard: int) -> None:
    """Who comes or goes decides on the beep, which those hear who are there."""
    world = meeting(f'{EVENTS} beep="{beep}"')
    first, second = two(world)
    third = world.call("/voice")
    third.hang_up()
    assert first.heard == ["<music>", *["<beep>"] * heard]
    assert second.heard == ["<beep>"] * heard
    assert third.heard == []
    assert world.room("Dock").beeps == heard
    if heard:
        second.hears("<beep>")


# Limits


def test_a_full_room() -> None:
    """Whoever finds a room full goes on at once: to the action, or behind Dial."""
    pages = {"/else": document('maxParticipants="1"', dial="")}
    world = meeting('maxParticipants="1"', pages=pages)
    world.call("/voice")
    call = world.call("/voice")
    call.hears("failed")
    assert "room Dock is full: it takes 1" in str(call)
    world.call("/else").hears("Behind")
    assert len(world.room("Dock").participants) == 1


@pytest.mark.parametrize("dial", ['action="/after" timeLimit="60"', 'timeLimit="60"'])
def test_the_time_limit(dial: str) -> None:
    """When the time of a Dial is up its call goes on, and has left."""
    world = meeting(dial=dial)
    first = world.call("/voice", from_=GUEST)
    world.wait(30)
    second = world.call("/moderator", from_=OTHER)
    world.wait(30)
    first.hears("answered" if "action" in dial else "Behind")
    assert world.room("Dock").participants == [second]
    second.hang_up()
    world.wait(100)
    assert "has been there for 60 s, which is the limit" in str(first)
    assert "which is the limit" not in str(second)
    assert events(world)[-3:] == ["participant-leave 0", "participant-leave 1", "conference-end"]


@pytest.mark.parametrize("is_waiting", [True, False])
def test_the_star(is_waiting: bool) -> None:
    """A star leads out of a conference, if the document says so."""
    world = meeting(dial='action="/after" hangupOnStar="true"')
    first = world.call("/guest")
    if not is_waiting:
        world.call("/voice")
    first.press("1**2")
    assert first.heard[-1] == "answered"
    assert "presses *" in str(first)
    assert "presses 2: lost" in str(first)
    assert first not in world.room("Dock").participants
    other = meeting()
    other.call("/voice").press("*")
    assert len(other.room("Dock").participants) == 1


def test_a_room_without_a_name() -> None:
    """A room needs a name."""
    world = meeting(pages={"/voice": document(room=" ")})
    call = world.call("/voice")
    call.hears("failed")
    assert "a room needs a name (16002)" in str(call)


def test_a_stream_of_a_conference() -> None:
    """It goes on with the stay of the call, and gets what that call says."""
    stream = '<Dial><Conference>Dock<Stream url="wss://example.com/audio"/></Conference></Dial>'
    world = meeting(pages={"/voice": stream})
    world.call("/voice")
    (connection,) = world.connections
    call = world.calls[0]
    call.speak("Good day")
    assert connection.said == ["Good day"]
    assert [each.is_running for each in world.connections] == [True]
    assert len(world.room("Dock").participants) == 1
    world.room("Dock").remove(call)
    assert not connection.is_running
    connection.close()


def test_a_transfer() -> None:
    """A caller and whoever was dialled may both be sent into a room, from outside."""
    world = meeting(pages={"/desk": "<Dial>+15550100700</Dial><Say>Behind</Say>"})
    desk = world.phone("+15550100700").answers()
    caller = world.call("/desk", from_=GUEST)
    agent = desk.call
    world.redirect(agent, "/voice")
    assert caller.heard == ["<ringing>", "Behind"]
    other = world.call("/voice", from_=OTHER)
    assert world.room("Dock").participants == [agent, other]
    agent.speak("Hello")
    other.hears("Hello")
    agent.hang_up()
    assert events(world)[-1] == "participant-leave"
    assert world.requests.of(ConferenceEvent)[-1].call_sid == agent.sid


def test_two_rooms() -> None:
    """A call is in one room: the second is not dialled."""
    pages = {"/voice": "<Dial><Conference>Dock</Conference><Conference>Quay</Conference></Dial>"}
    world = meeting(pages=pages)
    call = world.call("/voice")
    assert [len(world.room(each).participants) for each in ("Dock", "Quay")] == [1, 0]
    assert "this is not dialled (13000)" in str(call)


# From outside


def test_redirecting() -> None:
    """A call that is sent elsewhere leaves at once."""
    world = meeting()
    first, second = two(world)
    world.redirect(first, "/more")
    first.hears("More news")
    assert world.room("Dock").participants == [second]
    assert world.requests.of(DialAction) == []
    back = world.call("/voice", from_=MODERATOR)
    world.redirect(back, "/voice")
    assert world.room("Dock").participants == [second, back]


def test_announcing() -> None:
    """A document is heard by all, or by one; it may lead to others."""
    world = meeting(behaves_like="twilio")
    first, second = two(world)
    room = world.room("Dock")
    room.announce("/news")
    for call in (first, second):
        call.hears("News")
        call.hears("More news")
    room.announce("/more", to=second, method="GET")
    second.hears("More news")
    assert first.heard.count("More news") == 1
    one, other = world.requests.of(ConferenceAnnouncement)
    assert "CallSid" not in one.unknown
    assert other.unknown["CallSid"] == second.sid
    first.speak("Hello")
    second.hears("Hello")


@pytest.mark.parametrize("behaves_like", ["signalwire", "twilio"])
def test_what_becomes_of_announcements(behaves_like: str) -> None:
    """Twilio reports of an announcement that it is over, or why it could not be heard."""
    world = meeting(ALL, behaves_like=behaves_like)
    _, second = two(world)
    room = world.room("Dock")
    room.announce("/news")
    room.announce("/lost", to=second)
    room.announce("/bad")
    said = world.requests.of(ConferenceEvent)[3:]
    if behaves_like == "signalwire":
        assert said == []
        return
    assert [(each.event, each.call_sid) for each in said] == [
        ("announcement-end", None),
        ("announcement-fail", second.sid),
        ("announcement-fail", None),
    ]
    assert said[0].announce_url == "http://localhost/news"
    assert "answered 404" in (said[1].reason_announcement_failed or "")
    assert second.heard[-1] == "Lost"


def test_from_inside_of_a_request() -> None:
    """What the application does to a room while it answers is done when it has."""

    def told(form: Form) -> str:
        if form["StatusCallbackEvent"] == "participant-speech-start":
            room = world.room("Dock")
            room.announce("/news", to=second)
            room.hold(first)
            room.unhold(first)
            room.hold(first)
            room.announce("/more", to=first)
            second.hang_up()
            assert second in room.participants
        return ""

    world = meeting(pages={"/events": told})
    first, second = two(world)
    first.speak("Hello")
    assert second.heard == ["Hello"]
    assert first.heard == ["<music>", "<music>", "More news", "<music>"]


def test_everybody_at_once() -> None:
    """When everybody hangs up at once each leaves once."""
    world = meeting()
    world.call("/moderator", from_=GUEST)
    world.call("/voice", from_=OTHER)
    world.close()
    assert events(world)[3:] == ["participant-leave 0", "participant-leave 1", "conference-end"]
    assert len(world.requests.of(DialAction)) == 2


def test_leaving_while_one_speaks() -> None:
    """Whoever leaves while they speak is reported to leave, and no more."""

    def told(form: Form) -> str:
        if form["StatusCallbackEvent"] == "participant-speech-start":
            world.room("Dock").end()
            first.hang_up()
        return ""

    world = meeting(pages={"/events": told})
    first, _ = two(world)
    first.speak("Hello", seconds=5)
    assert events(world)[3:] == [
        "participant-speech-start 0",
        "participant-leave 0",
        "participant-leave 1",
        "conference-end",
    ]
    assert first.is_over


def test_a_stream_that_ends() -> None:
    """What else ends beside a conference does not end it."""
    stream = '<Start><Stream url="wss://example.com/audio"/></Start>'
    world = meeting(pages={"/voice": stream + document()})
    first, second = two(world)
    world.connections[0].close()
    assert world.room("Dock").participants == [first, second]


def test_who_is_not_there() -> None:
    """What cannot be done says who is not in which room."""
    world = meeting()
    room = world.room("Dock")
    with pytest.raises(SimulationError, match=r"^nobody is in room Dock$"):
        room.end()
    first, second = two(world)
    second.hang_up()
    with pytest.raises(SimulationError, match="is not in room Dock\n"):
        room.mute(second)
    room.end()
    with pytest.raises(SimulationError, match=r"^nobody is in room Dock$"):
        room.announce("/news")
    first.hears("answered")


# Recording

RECORD = 'record="record-from-start" recordingStatusCallback="/recorded"'


@pytest.mark.parametrize("behaves_like", ["signalwire", "twilio"])
def test_recording(behaves_like: str) -> None:
    """A recording lasts from the start to the end, and is reported when it can be fetched."""
    wanted = f'{RECORD} recordingStatusCallbackEvent="in-progress completed"'
    world = meeting(wanted, behaves_like=behaves_like)
    first = world.call("/voice")
    room = world.room("Dock")
    world.wait(10)
    assert not room.is_recording
    world.call("/voice")
    assert world.room("Dock").is_recording
    world.wait(20)
    room.end()
    assert world.room("Dock").has_ended
    world.wait(10)
    begun, done = world.requests.of(ConferenceRecordingStatus)
    assert (begun.recording_status, done.recording_status) == ("in-progress", "completed")
    assert (done.recording_duration, done.recording_channels) == (20, 1)
    assert done.recording_source == "Conference"
    of = (None, room.sid) if behaves_like == "twilio" else (first.sid, None)
    assert (done.call_sid, done.conference_sid) == of


def test_a_recording_that_begins_later() -> None:
    """Whoever comes later may be the first who wants a recording."""
    world = meeting("", pages={"/recorder": document(RECORD)})
    two(world)
    room = world.room("Dock")
    world.wait(10)
    assert not room.is_recording
    recorder = world.call("/recorder")
    world.call("/recorder")
    assert world.room("Dock").is_recording
    world.wait(5)
    recorder.hang_up()
    world.close()
    (done,) = world.requests.of(ConferenceRecordingStatus)
    assert (done.recording_duration, done.call_sid) == (5, recorder.sid)
