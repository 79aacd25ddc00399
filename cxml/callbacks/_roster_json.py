"""A roster as JSON, which outlives a process: always written the same way, and read with care."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from itertools import zip_longest
from typing import Any, TypeAlias, cast

from ..errors import CallbackError
from ._calls import Call
from ._decode import read_time
from ._encode import iso_8601
from ._json import JsonBody, body_of, read_json, write_json
from ._numbers import BLOCK, Numbers
from ._room import Room, room_of
from ._timeline import JOINS, LEAVES, STAYS, Fact, make_facts, said_by
from .conference import ConferenceEvent, ReasonConferenceEnded, ReasonParticipantLeft

_Reader: TypeAlias = Callable[[object, str], Any]
"""What turns a value into what is kept; it names the value's path where that cannot be."""

_VERSION = 1
# More than a request may have, since it is our own text. A room that thousands went through fits.
_MOST = 4_194_304
MOST_MARKS = 250_000
"""The most commas, brackets and braces of a roster that are read."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_TURNS = {"join": JOINS, "leave": LEAVES}
_WORDS = {rank: word for word, rank in _TURNS.items()}
_IMPLIED = frozenset({"in_room", "joined_at", "left_at"})


def write_roster(room: Room, calls: Iterable[Call]) -> str:
    """Write what a roster knows; equal rosters give equal texts."""
    # Shelves stand in the order in which they were made, which equal rosters need not share.
    sorted_calls = sorted(calls, key=lambda each: each.call_sid)
    return _written(room, {each.call_sid: [*_moments(each)] for each in sorted_calls})


def write_event(event: ConferenceEvent) -> str:
    """Write what a roster would know that knows this event alone."""
    said = event.call_sid if event.is_participant_event else None
    return _written(room_of(event), {said: [_moment_of(event)]} if said else {})


def _written(room: Room, calls: Mapping[str, list[dict[str, object]]]) -> str:
    return write_json({"version": _VERSION, **_about_room(room), "calls": calls})


def _moment_of(event: ConferenceEvent) -> dict[str, object]:
    # The one line that _moments() comes to for its facts, without them: every event that is kept
    # waits for this.
    number, time, rank, said = said_by(event)
    return _head(number, time, rank) | _without_none(**dict(sorted(said.items())))


def _about_room(room: Room) -> dict[str, object]:
    return _without_none(
        conference_sid=room.conference_sid,
        has_started=room.has_started or None,
        started_at=_text(room.started_at),
        has_ended=room.has_ended or None,
        ended_at=_text(room.ended_at),
        reason_ended=room.reason_ended,
        is_clear=None if room.is_clear else False,
        numbers=[[run.start, run.stop - 1] for run in room.numbers.runs()] or None,
    )


def _moments(call: Call) -> Iterator[dict[str, object]]:
    """Give what was said, moment by moment; what contradicts itself takes more than one."""
    moments: dict[tuple[int | None, datetime | None, int], dict[str, list[object]]] = {}
    for fact in call.facts:
        said = moments.setdefault(fact[:3], {})
        # make_facts() adds these again on reading; the two have to agree on what they are.
        if not _is_implied(fact):
            said.setdefault(fact.name, []).append(fact.value)
    for number, time, rank in sorted(moments, key=_order):
        head = _head(number, time, rank)
        said = dict(sorted(moments[number, time, rank].items()))
        # By text, as values of one name can be of types that do not compare. Where a moment says
        # more than one, each further value gets a line of its own, and the padding is dropped as
        # None.
        for row in zip_longest(*(sorted(values, key=str) for values in said.values())):
            yield head | _without_none(**dict(zip(said, row, strict=True)))
        # That the call was there is said by the moment itself.
        if not said:
            yield head


def _head(number: int | None, time: datetime | None, rank: int) -> dict[str, object]:
    return _without_none(number=number, time=_text(time), turn=_WORDS.get(rank))


def _is_implied(fact: Fact) -> bool:
    return fact.name in _IMPLIED or (fact.name == "speaking" and fact.rank == LEAVES)


def _order(moment: tuple[int | None, datetime | None, int]) -> tuple[int, datetime, int]:
    number, time, rank = moment
    # None does not compare. All facts of a call have numbers or none has, so a 0 is not confused.
    return number or 0, time or _LONG_AGO, rank


def _text(time: datetime | None) -> str | None:
    return iso_8601(time) if time else None


def _without_none(**said: object) -> dict[str, object]:
    return {name: value for name, value in said.items() if value is not None}


def read_roster(body: JsonBody) -> tuple[Room, Mapping[str, list[Fact]]]:
    """Read what ``write_roster`` wrote: what is known of the room, and of each call.

    Raises:
        CallbackError: it is anything else.

    """
    # The calls are objects side by side, and there may be more of them than parameters.
    tree = read_json(body_of(body, _refuse_large), MOST_MARKS, MOST_MARKS)
    _refuse_version(tree.pop("version", None))
    said = _read(tree, _ROOM, "")
    calls = said.pop("calls", {})
    # The text may be by hand or from a tool. A roster that knows the end of a conference that has
    # not ended would not equal any that events make.
    said["has_started"] = "started_at" in said or said.get("has_started", False)
    said["has_ended"] = not said.keys().isdisjoint(_ENDING) or said.get("has_ended", False)
    return Room(**said), calls


def _refuse_large(size: int) -> None:
    if size > _MOST:
        raise CallbackError(f"the roster is larger than the {_MOST:,} bytes that are read")


def _refuse_version(version: object) -> None:
    if version is None:
        raise CallbackError("the JSON is no roster: give what a roster's to_json() gave")
    if type(version) is not int or version != _VERSION:
        raise CallbackError(
            f"the roster is not of version {_VERSION}: read it with the cxml that wrote it"
        )


def _read(value: object, readers: Mapping[str, _Reader], path: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for name, inner in _items(value, path):
        if name not in readers:
            raise CallbackError(f"the roster has {_at(path, name)!r}, which no roster has")
        said[name] = readers[name](inner, _at(path, name))
    return said


def _items(value: object, path: str) -> Iterable[tuple[str, object]]:
    if not isinstance(value, dict):
        raise _wrong(path, "an object")
    return cast("dict[str, object]", value).items()


def _list(value: object, path: str) -> list[object]:
    if not isinstance(value, list):
        raise _wrong(path, "a list")
    return cast("list[object]", value)


def _at(path: str, name: object) -> str:
    return f"{path}.{name}"[-80:] if path else f"{name}"[:80]


def _wrong(path: str, expected: str) -> CallbackError:
    return CallbackError(f"the roster's {path!r} must be {expected}")


def _typed(kind: type, expected: str) -> _Reader:
    def read(value: object, path: str) -> object:
        # Not isinstance: True is an int.
        if type(value) is not kind:
            raise _wrong(path, expected)
        return value

    return read


def _word(words: type[StrEnum]) -> _Reader:
    members: Mapping[object, str] = {each.value: each for each in words}
    return lambda value, path: members.get(text := _TEXT(value, path), text)


def _time(value: object, path: str) -> object:
    time = read_time(value) if isinstance(value, str) else None
    if time is None:
        raise _wrong(path, "a time such as '2026-08-20T14:05:09Z'")
    return time


def _turn(value: object, path: str) -> object:
    # Not the keys of _TURNS: a list has no hash to look up.
    if value not in ("join", "leave"):
        raise _wrong(path, "'join' or 'leave'")
    return _TURNS[value]


def _numbers(value: object, path: str) -> Numbers:
    return Numbers.of_runs(_run(each, path) for each in _list(value, path))


def _run(value: object, path: str) -> range:
    match value:
        # The bound on a pair is one on memory: a few digits could name all numbers there are.
        case [int(first), int(last)] if 0 < first <= last < first + BLOCK:
            return range(first, last + 1)
        case _:
            expected = f"pairs: the first and the last of at most {BLOCK:,} numbers"
            raise _wrong(path, expected)


def _calls(value: object, path: str) -> dict[str, list[Fact]]:
    return {call_sid: _facts(each, _at(path, call_sid)) for call_sid, each in _items(value, path)}


def _facts(value: object, path: str) -> list[Fact]:
    moments = enumerate(_list(value, path))
    return [fact for place, each in moments for fact in _moment(each, _at(path, place))]


def _moment(value: object, path: str) -> list[Fact]:
    said = _read(value, _MOMENT, path)
    number, time, rank = said.pop("number", None), said.pop("time", None), said.pop("turn", STAYS)
    return make_facts(number, time, rank, said)


_TEXT = _typed(str, "a text")
_BOOLEAN = _typed(bool, "true or false")
_ENDING = frozenset({"ended_at", "reason_ended"})
_ROOM: Mapping[str, _Reader] = {
    "conference_sid": _TEXT,
    "has_started": _BOOLEAN,
    "started_at": _time,
    "has_ended": _BOOLEAN,
    "ended_at": _time,
    "reason_ended": _word(ReasonConferenceEnded),
    "is_clear": _BOOLEAN,
    "numbers": _numbers,
    "calls": _calls,
}
_MOMENT: Mapping[str, _Reader] = {
    "number": _typed(int, "a whole number"),
    "time": _time,
    "turn": _turn,
    "muted": _BOOLEAN,
    "on_hold": _BOOLEAN,
    "speaking": _BOOLEAN,
    "coaching": _BOOLEAN,
    "label": _TEXT,
    "reason_left": _word(ReasonParticipantLeft),
}
