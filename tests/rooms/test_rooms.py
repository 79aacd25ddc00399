"""What rooms promise, whatever database keeps them, and however they are asked."""

from __future__ import annotations

import logging
import random
import traceback
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select, update

from cxml._rooms import finding, plans
from cxml.callbacks import ConferenceEvent, ConferenceRoster, VoiceRequest
from cxml.errors import CallbackError, RoomsError, UsageError
from cxml.rooms import Rooms, RoomState, metadata
from cxml.rooms._tables import conferences, events

from .desks import Desk, Open, asynchronous
from .histories import ACCOUNT, BEGIN, happened, history, joined


def count(url: str, *, loose: bool = False) -> int:
    """Count the events in the database, or those that are in no snapshot."""
    engine = create_engine(url)
    asked = select(func.count()).select_from(events)
    try:
        with engine.connect() as connection:
            found = connection.scalar(asked.where(~events.c.is_folded) if loose else asked)
    finally:
        engine.dispose()
    assert found is not None
    return found


# Events


def test_an_event_is_kept_once(desk: Desk, url: str) -> None:
    """The same event is one row, however often it comes; only the first time it is news."""
    first = joined("call-1")
    assert [desk.record(first), desk.record(joined("call-1")), desk.record(first)] == [
        True,
        False,
        False,
    ]
    assert count(url) == 1


def test_what_nobody_knows_makes_no_other_event(desk: Desk) -> None:
    """A retry whose parameters differ in one that no field reads is the same event."""
    form = "ConferenceSid=c&StatusCallbackEvent=participant-join&CallSid=a&SequenceNumber=1"
    assert desk.record(ConferenceEvent.from_form(f"{form}&Retry=1"))
    assert not desk.record(ConferenceEvent.from_form(f"{form}&Retry=2"))


@pytest.mark.parametrize(
    "other",
    [
        {"call_sid": "call-2"},
        {"conference_sid": "conference-2"},
        {"sequence_number": 7},
        {"timestamp": BEGIN + timedelta(seconds=1)},
        {"event": "participant-mute"},
        {"muted": True},
        {"account_sid": ACCOUNT},
        {"friendly_name": "Room 4321"},
    ],
)
def test_what_differs_is_another_event(desk: Desk, other: dict[str, Any]) -> None:
    """Events that differ in what is read of them are two."""
    one: dict[str, Any] = {"conference_sid": "conference-1", "call_sid": "call-1"}
    one |= {"event": "participant-join", "timestamp": BEGIN}
    assert desk.record(ConferenceEvent(**one))
    assert desk.record(ConferenceEvent(**{**one, **other}))


def test_events_without_effect_are_kept_apart(desk: Desk) -> None:
    """What changes no roster, such as an announcement, is an event nevertheless."""
    assert desk.record(happened("announcement-end"))
    assert desk.record(happened("announcement-fail"))


# Rosters


def test_nobody_is_in_an_unknown_conference(desk: Desk) -> None:
    """A conference of which nothing was kept has the roster of no events."""
    assert desk.roster("conference-1") == ConferenceRoster() == desk.current("Room 1234")


@pytest.mark.parametrize("seed", range(3))
def test_any_order_gives_the_roster_of_the_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Shuffled and doubled, folded often or never, events give the roster of their order."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    monkeypatch.setattr(plans, "_EVERY", [0, 0x100000000 // 7, 0x100000000][seed])
    monkeypatch.setattr(plans, "_MOST_LOOSE", 20)
    told = [*history(4, 10), happened("participant-leave", 99, call_sid="call-1")]
    shuffled = told + chance.sample(told, 20)
    chance.shuffle(shuffled)
    for each in shuffled:
        desk.record(each)
        if chance.random() < 0.1:
            desk.roster("conference-1")
    assert desk.roster("conference-1") == ConferenceRoster().add(*told)


def test_many_events_are_folded_by_who_looks(desk: Desk, url: str) -> None:
    """A look at very many events makes the next one cheap, and changes nothing."""
    told = [*history(20, 25)]
    for each in told:
        desk.record(each)
    expected = ConferenceRoster().add(*told)
    assert desk.roster("conference-1") == expected
    assert count(url, loose=True) <= plans._MOST_LOOSE
    assert desk.roster("conference-1") == expected
    assert not any(map(desk.record, told))


def test_the_end_folds_a_conference(desk: Desk, url: str) -> None:
    """What is over is kept as one roster; what comes late is added to it."""
    told = [happened("conference-start"), joined("call-1", 1), happened("conference-end", 9)]
    for each in told:
        desk.record(each)
    assert (count(url), count(url, loose=True)) == (3, 0)
    late = happened("participant-mute", 5)
    desk.record(late)
    assert desk.roster("conference-1") == ConferenceRoster().add(*told, late)
    desk.record(happened("conference-end", 9, reason_conference_ended="last-participant-left"))
    assert desk.roster("conference-1").reason_ended == "last-participant-left"
    assert desk.roster("conference-1").participants["call-1"].muted


def test_folding_again_changes_nothing(desk: Desk, url: str) -> None:
    """Two who fold the same conference do not hinder each other."""
    desk.record(joined("call-1"))
    rooms = Rooms(url)
    for _ in range(2):
        rooms._in_transaction(lambda store: plans._fold(store, "conference-1"))
    assert desk.roster("conference-1").present[0].call_sid == "call-1"
    rooms._in_transaction(lambda store: plans._fold(store, "conference-2"))
    assert len(desk.rooms()) == 1
    assert desk.roster("conference-2") == ConferenceRoster()
    rooms.close()


def test_what_cannot_be_folded_stays(
    desk: Desk, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    """An event that is kept is not sent again for a snapshot that is not; the log says so."""
    desk.record(joined("call-1"))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(update(events).values(body="{"))
    engine.dispose()
    assert desk.record(happened("conference-end", 9))
    assert [each.levelno for each in caplog.records] == [logging.WARNING]
    assert "conference-1" in caplog.text
    with pytest.raises(CallbackError, match="cannot be read"):
        desk.roster("conference-1")


def test_a_snapshot_too_large_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A conference larger than a roster that is read stays as events, and loses nothing."""
    told = [*history(3, 3)]
    monkeypatch.setattr(plans, "MOST_MARKS", 10)
    desk.record(happened("conference-end", 50))
    monkeypatch.setattr("cxml.callbacks._roster_json._MOST", 600)
    for each in told:
        desk.record(each)
    desk.record(happened("conference-end", 99))
    expected = ConferenceRoster().add(*told, happened("conference-end", 99))
    assert desk.roster("conference-1") == expected


# Rooms


def test_the_conference_that_goes_on_is_current(desk: Desk) -> None:
    """Of a room's conferences the one counts that has not ended, whatever is late."""
    desk.record(joined("call-1", 0))
    desk.record(joined("call-2", 60, conference_sid="conference-2"))
    desk.record(happened("conference-end", 50, friendly_name=None))
    assert desk.current("Room 1234").conference_sid == "conference-2"
    desk.record(happened("participant-mute", 40))
    assert desk.current("Room 1234").conference_sid == "conference-2"
    desk.record(happened("conference-end", 90, conference_sid="conference-2"))
    assert desk.current("Room 1234") == ConferenceRoster()
    assert desk.roster("conference-2").has_ended


def test_the_latest_counts_where_an_end_is_lost(desk: Desk) -> None:
    """Where the end of a conference was never told, the one that began later is current."""
    desk.record(joined("call-2", 60, conference_sid="conference-2"))
    desk.record(joined("call-1", 0))
    assert desk.current("Room 1234").conference_sid == "conference-2"


def ends_lost(desk: Desk, *last: ConferenceEvent) -> None:
    """Let conference-1 begin, of which no end is told, and then conference-2, and what follows."""
    desk.record(joined("call-1", 0))
    for each in (joined("call-2", 60, conference_sid="conference-2"), *last):
        desk.record(each)


def second_ends(second: float = 90, **said: Any) -> ConferenceEvent:
    """End conference-2."""
    return happened("conference-end", second, conference_sid="conference-2", **said)


@pytest.mark.parametrize(
    "last",
    [
        [second_ends()],
        [second_ends(friendly_name=None)],
        [second_ends(), joined("call-1", 30)],
        [second_ends(), happened("participant-mute", 80, conference_sid="conference-2")],
        [second_ends(), joined("call-3", 50, conference_sid="conference-2")],
        [joined("call-3", 70, conference_sid="conference-3"), second_ends(65),
         happened("conference-end", 90, conference_sid="conference-3")],
    ],
)  # fmt: skip
def test_no_conference_comes_back(desk: Desk, last: list[ConferenceEvent]) -> None:
    """Where an end is lost, a conference is over once another began there, also when that ends."""
    ends_lost(desk, *last)
    assert desk.current("Room 1234") == ConferenceRoster()
    (room,) = desk.rooms()
    assert room.has_ended
    assert room.conference_sid != "conference-1"
    assert len(desk.roster("conference-1").present) == 1


def test_what_comes_late_turns_no_order_round(desk: Desk) -> None:
    """The times of events say which conference is the later, and not when they come."""
    desk.record(joined("call-2", 60, conference_sid="conference-2"))
    desk.record(happened("conference-end", 60))
    assert desk.current("Room 1234").conference_sid == "conference-2"
    assert not desk.rooms()[0].has_ended
    desk.record(joined("call-1", 30))
    desk.record(happened("conference-end", 20, conference_sid="conference-3"))
    assert desk.current("Room 1234").conference_sid == "conference-2"


def test_an_early_event_that_comes_late_moves_a_conference(desk: Desk) -> None:
    """A conference that ended is no later than its earliest event, whenever that comes."""
    desk.record(happened("conference-end", 90))
    desk.record(joined("call-2", 60, conference_sid="conference-2"))
    assert desk.current("Room 1234") == ConferenceRoster()
    desk.record(joined("call-1", 5, friendly_name=None))
    assert desk.current("Room 1234").conference_sid == "conference-2"
    assert not desk.rooms()[0].has_ended


def test_a_conference_is_over_by_one_of_its_own_room_alone(desk: Desk) -> None:
    """One of another account, of another name, or of none says nothing about it."""
    others: list[dict[str, Any]] = [
        {"account_sid": ACCOUNT}, {"friendly_name": "ROOM 1234"}, {"friendly_name": None},
    ]  # fmt: skip
    desk.record(joined("call-1", 0))
    for place, other in enumerate(others, 2):
        told = {"conference_sid": f"conference-{place}", **other}
        desk.record(joined("call-1", 10 * place, **told))
        desk.record(happened("conference-end", 10 * place + 5, **told))
    assert desk.current("Room 1234").conference_sid == "conference-1"
    assert [each.conference_sid for each in desk.rooms() if not each.has_ended] == ["conference-1"]


def test_rooms_without_a_name_need_not_be_one(desk: Desk) -> None:
    """Of conferences whose room nobody named, one that goes on is not over by another."""
    desk.record(joined("call-1", 0, friendly_name=None))
    told: dict[str, Any] = {"conference_sid": "conference-2", "friendly_name": None}
    desk.record(joined("call-2", 60, **told))
    desk.record(happened("conference-end", 90, **told))
    assert desk.current("").conference_sid == "conference-1"
    assert not desk.rooms()[0].has_ended


@pytest.mark.parametrize("most", [1, 2, 1_000])
def test_no_conference_comes_back_however_many_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """A room is listed as it stands, though what tells so is cut off from the list."""
    monkeypatch.setattr(finding, "MOST_LISTED", most)
    ends_lost(desk, second_ends())
    for place in range(3):
        other = {"conference_sid": f"other-{place}", "friendly_name": f"Room {place}"}
        desk.record(happened("conference-end", 200 + place, **other))
    assert {each.has_ended for each in desk.rooms()} == {True}


def test_a_wrong_clock_makes_no_conference_the_latest(desk: Desk) -> None:
    """An event from the future is kept, and is of now where conferences are compared."""
    future = datetime.now(UTC) + timedelta(days=400)
    desk.record(joined("call-9", conference_sid="conference-9", timestamp=future))
    assert desk.roster("conference-9").present[0].joined_at == future
    assert desk.rooms()[0].began_at <= datetime.now(UTC)


def test_rooms_of_one_name_are_told_apart(desk: Desk) -> None:
    """Names differ by every letter's case, and accounts may have rooms of one name."""
    desk.record(joined("call-1", 0, account_sid=ACCOUNT))
    desk.record(joined("call-2", 1, conference_sid="conference-2", account_sid="other"))
    desk.record(joined("call-3", 2, conference_sid="conference-3", friendly_name="ROOM 1234"))
    assert desk.current("Room 1234").conference_sid == "conference-2"
    assert desk.current("Room 1234", account_sid=ACCOUNT).conference_sid == "conference-1"
    assert desk.current("ROOM 1234").conference_sid == "conference-3"
    assert desk.current("Room 1234", account_sid="nobody") == ConferenceRoster()


def test_other_accounts_hide_no_room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many accounts have a room of one name, that of an account is found."""
    monkeypatch.setattr(finding, "_CANDIDATES", 2)
    desk.record(joined("call-1", 0, account_sid=ACCOUNT))
    desk.record(joined("call-2", 1, account_sid=None))
    for place in range(3, 9):
        other = {"conference_sid": f"conference-{place}", "account_sid": f"other-{place}"}
        desk.record(joined("call-1", place, **other))
    found = desk.current("Room 1234", account_sid=ACCOUNT)
    assert [each.call_sid for each in found.present] == ["call-1", "call-2"]
    for place in range(300):
        desk.record(happened("participant-mute", place, call_sid="call-1", account_sid=ACCOUNT))
    desk.record(happened("conference-end", 400, conference_sid="conference-3"))
    assert desk.current("Room 1234", account_sid=ACCOUNT).conference_sid == "conference-1"


@pytest.mark.parametrize("most", [1, 2, 1_000])
def test_an_end_is_known_however_many_rooms_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """A conference that has ended is listed so, though an event of it came late."""
    monkeypatch.setattr(finding, "MOST_LISTED", most)
    desk.record(joined("call-1", 0))
    desk.record(happened("conference-end", 9))
    desk.record(happened("participant-leave", 8, call_sid="call-1"))
    for place in range(3):
        other = {"conference_sid": f"conference-{place + 2}", "friendly_name": f"Room {place}"}
        desk.record(happened("conference-end", 20 + place, **other))
    assert {each.has_ended for each in desk.rooms()} == {True}


def test_rooms_are_listed(desk: Desk) -> None:
    """Each room is listed once: those in use first, with the conference that goes on."""
    desk.record(joined("call-1", 0, account_sid=ACCOUNT))
    desk.record(happened("conference-end", 5, account_sid=ACCOUNT))
    desk.record(joined("call-1", 10, account_sid=ACCOUNT, conference_sid="conference-2"))
    other = {"friendly_name": "Other", "conference_sid": "conference-3"}
    desk.record(joined("call-7", 20, **other))
    desk.record(happened("conference-end", 30, **other))
    first, second = desk.rooms()
    assert first == RoomState(
        room="Room 1234",
        account_sid=ACCOUNT,
        conference_sid="conference-2",
        began_at=BEGIN + timedelta(seconds=10),
        has_ended=False,
    )
    assert (second.room, second.has_ended) == ("Other", True)
    assert desk.rooms(limit=1) == (first,)


def test_a_name_may_be_missing_and_come_later(desk: Desk) -> None:
    """An event without the room's name belongs to the room that others of its conference name."""
    desk.record(joined("call-1", 0, friendly_name=None))
    assert desk.rooms()[0].room == ""
    desk.record(joined("call-2", 1))
    assert len(desk.current("Room 1234").present) == 2


# Forgetting


def test_whole_conferences_are_forgotten(desk: Desk, url: str) -> None:
    """A conference is forgotten with all its events, once nothing was heard of it for so long."""
    for each in (joined("call-1"), happened("conference-end", 9), happened("participant-mute", 3)):
        desk.record(each)
    desk.record(joined("call-2", conference_sid="conference-2"))
    assert desk.forget(timedelta(hours=1)) == 0
    engine = create_engine(url)
    with engine.begin() as connection:
        old = events.c.conference_sid == "conference-1"
        kept_at = events.c.kept_at - 7_200_000
        connection.execute(update(events).where(old).values(kept_at=kept_at))
    engine.dispose()
    assert desk.forget(timedelta(hours=1)) == 3
    assert desk.roster("conference-1") == ConferenceRoster()
    assert (count(url), len(desk.rooms())) == (1, 1)


@pytest.mark.parametrize("age", [timedelta(days=-1), timedelta.min])
def test_a_sign_that_is_wrong_forgets_nothing(desk: Desk, age: timedelta) -> None:
    """What is older than less than nothing would be everything."""
    desk.record(joined("call-1"))
    with pytest.raises(UsageError, match="not negative"):
        desk.forget(age)
    assert desk.forget(timedelta.max) == 0
    assert desk.roster("conference-1").present


def test_a_conference_forgotten_meanwhile_is_not_folded(desk: Desk, url: str) -> None:
    """Where the snapshot's row is gone, no event is marked as being in it."""
    desk.record(joined("call-1"))
    rooms = Rooms(url)

    def without_its_row(store: Any) -> None:
        lock = store.lock

        def lock_and_forget(conference_sid: str) -> object:
            found = lock(conference_sid)
            store._connection.execute(conferences.delete())
            return found

        store.lock = lock_and_forget
        plans._fold(store, "conference-1")

    with pytest.raises(RoomsError, match="forgotten"):
        rooms._in_transaction(without_its_row)
    rooms.close()
    assert count(url, loose=True) == 1


# What arrives is hostile


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"conference_sid": None}, r'require=\["conference_sid"\]'),
        ({"conference_sid": ""}, "which conference"),
        ({"conference_sid": "a b"}, "ConferenceSid is 'a b': an id has"),
        ({"conference_sid": "a\x00"}, "no spaces"),
        ({"conference_sid": "a" * 129}, "up to 128"),
        ({"account_sid": "Straße"}, "AccountSid"),
        ({"friendly_name": "a" * 256}, "FriendlyName.* 256 characters, and at most 255"),
        ({"participant_label": "a" * 70_000}, "at most 65,536 are kept"),
        ({"timestamp": datetime.min.replace(tzinfo=UTC)}, "year 1: 2 to 9998"),
        ({"timestamp": datetime.max.replace(tzinfo=UTC)}, "year 9999"),
        ({"sequence_number": 10**20}, "sequence_number is larger"),
        ({"sequence_number": -(10**30)}, "sequence_number is larger"),
    ],
)
def test_what_cannot_be_kept_is_refused(desk: Desk, said: dict[str, Any], message: str) -> None:
    """An event is refused, with what is wrong, if no database could keep it or find it again."""
    with pytest.raises(CallbackError, match=message):
        desk.record(joined("call-1", **said))
    assert desk.rooms() == ()


@pytest.mark.parametrize(
    "said",
    [
        {"timestamp": datetime(2, 1, 1, tzinfo=UTC)},
        {"timestamp": datetime(9998, 12, 31, tzinfo=UTC)},
        {"sequence_number": 10**20 - 1},
        {"sequence_number": -1},
        {"sequence_number": 0},
    ],
)
def test_what_is_kept_can_be_read(desk: Desk, said: dict[str, Any]) -> None:
    """Whatever is not refused gives the roster that the event itself gives."""
    desk.record(joined("call-1", **said))
    assert desk.roster("conference-1") == ConferenceRoster().add(joined("call-1", **said))


@pytest.mark.parametrize("conference", ["", "a b", "\x00", "\ud800", "a" * 1_000_000])
def test_nobody_is_where_no_conference_can_be(desk: Desk, conference: str) -> None:
    """An id that no event can have, from an address that somebody made up, is no error."""
    assert desk.roster(conference) == ConferenceRoster()


@pytest.mark.parametrize("room", ["", "\x00", "\ud800", "a" * 256, "a" * 1_000_000])
def test_nobody_is_in_a_room_that_can_have_no_name(desk: Desk, room: str) -> None:
    """A name that no event can have, from an address that somebody made up, is no error."""
    assert desk.current(room) == ConferenceRoster()


def test_texts_of_commas_cost_nothing(desk: Desk) -> None:
    """A conference of texts that look like very many values is read and folded as any other."""
    told = [joined(f"call-{place}", place, participant_label="," * 60_000) for place in range(6)]
    for each in told:
        desk.record(each)
    desk.record(happened("conference-end", 99))
    roster = desk.roster("conference-1")
    assert roster == ConferenceRoster().add(*told, happened("conference-end", 99))
    assert ConferenceRoster.from_json(roster.to_json()) == roster


def test_what_is_no_event_is_refused(desk: Desk) -> None:
    """Another callback is refused by name."""
    with pytest.raises(CallbackError, match="VoiceRequest is none"):
        desk.record(VoiceRequest(call_sid="call-1"))  # type: ignore[arg-type]


def test_other_accounts_are_refused(url: str, opened: Open) -> None:
    """Where the accounts are given, events of others, and of none, are refused."""
    with opened(url, accounts=[ACCOUNT]) as desk:
        desk.create_schema()
        assert desk.record(joined("call-1", account_sid=ACCOUNT))
        for other in ("other", None):
            with pytest.raises(CallbackError, match="none of yours"):
                desk.record(joined("call-2", account_sid=other))


def test_names_lose_what_databases_refuse(desk: Desk) -> None:
    """Control characters and half characters are no part of a name, when it is kept or asked."""
    name = "Ro\x00om \ud83d 12\U0001f600"
    desk.record(joined("call-1\x00\ud83d", friendly_name=name))
    assert desk.rooms()[0].room == "Room  12\U0001f600"
    assert len(desk.current(name).present) == 1


def test_quotes_are_texts(desk: Desk) -> None:
    """What a peer sends is a value to the database, and never a part of a statement."""
    name = "'; DROP TABLE cxml_room_events; --"
    desk.record(joined("call-1", friendly_name=name, conference_sid="';--"))
    assert desk.current(name).conference_sid == "';--"


def test_ten_megabytes_of_unknown_fields_are_not_read(desk: Desk) -> None:
    """What is too large is refused on reading; up to that, only what is known is kept."""
    form = "ConferenceSid=c&StatusCallbackEvent=participant-join&CallSid=a&X="
    with pytest.raises(CallbackError, match="larger"):
        ConferenceEvent.from_form(form + "x" * 10_000_000)
    assert desk.record(ConferenceEvent.from_form(form + "x" * 1_000_000))


def test_a_time_without_a_zone_is_in_utc(desk: Desk) -> None:
    """A program's own event may have such a time."""
    desk.record(joined("call-1", timestamp=BEGIN.replace(tzinfo=None)))
    assert desk.rooms()[0].began_at == BEGIN


def test_a_time_may_be_missing(desk: Desk) -> None:
    """An event without a time began the conference when it was kept."""
    before = datetime.now(UTC) - timedelta(seconds=1)
    desk.record(joined("call-1", timestamp=None))
    assert before <= desk.rooms()[0].began_at <= datetime.now(UTC)


# Changes


def test_tells_of_every_event_once(url: str, opened: Open) -> None:
    """on_change is called with an event after it was kept, and not when it comes again."""
    told: list[ConferenceEvent] = []
    with opened(url, on_change=told.append) as desk:
        desk.create_schema()
        for _ in range(2):
            desk.record(joined("call-1"))
    assert told == [joined("call-1")]


def test_who_is_told_may_be_asynchronous(url: str) -> None:
    """Asynchronous rooms wait for an asynchronous on_change."""
    told: list[ConferenceEvent] = []

    async def note(event: ConferenceEvent) -> None:
        told.append(event)

    with asynchronous(url, on_change=note) as desk:
        desk.create_schema()
        desk.record(joined("call-1"))
    assert told == [joined("call-1")]


def test_who_is_told_may_fail(url: str, opened: Open, caplog: pytest.LogCaptureFixture) -> None:
    """An error of on_change is logged: the event is kept, and is not to be sent again."""
    with opened(url, on_change=lambda _: 1 / 0) as desk:
        desk.create_schema()
        assert desk.record(joined("call-1"))
        assert "ZeroDivisionError" in caplog.text
        assert desk.roster("conference-1").present


# The database


def test_a_database_that_is_gone(opened: Open, url: str) -> None:
    """Where nothing can be kept, the error says why, and names no parameter of the event."""
    secret = joined("call-secret")
    with opened(url) as desk, pytest.raises(RoomsError, match="did not do") as caught:
        desk.record(secret)
    assert "call-secret" not in "".join(traceback.format_exception(caught.value))


def test_the_schema_may_be_made_twice(desk: Desk) -> None:
    """Making the tables again changes nothing."""
    desk.record(joined("call-1"))
    desk.create_schema()
    assert desk.roster("conference-1").present


def test_the_schema_is_open_to_alembic() -> None:
    """All tables are in one MetaData, and their names begin alike."""
    assert [*metadata.tables] == ["cxml_room_events", "cxml_room_conferences"]
