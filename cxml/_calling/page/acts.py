"""What the page can do, by name, and how what it says is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from ..._text.characters import illegal
from ...errors import CxmlError
from ...simulator import Call, CircleError, Phone, Room, SimulationError
from .platform import PagePlatform

Given = Mapping[str, object]
_NUMBER = re.compile(r"[^\x00-\x20\x7f]+")
_PHONE = re.compile(
    r"\+[1-9][0-9]{3,14}|[1-9][0-9]{2,7}|[a-z]+:\S+|\S+@\S+|anonymous|restricted|unavailable"
)
"""Who can call: a number, a short one, an address, or what stands for a number that is withheld."""
_LONGEST_NUMBER = 100
_LONGEST = 2000
_MOST_SECONDS = 3600.0


class ActRefusedError(SimulationError):
    """What the page says makes no sense."""


def act(platform: PagePlatform, given: Given) -> str:
    """Do one thing, and say what was wrong, if anything was."""
    name = given.get("do")
    doing = _DOINGS.get(name) if isinstance(name, str) else None
    if doing is None:
        return "nothing like that can be done"
    platform.version += 1
    try:
        doing(platform, given)
    except CircleError as error:
        return platform.clean(f"documents lead to each other without an end: {_first_line(error)}")
    except CxmlError as error:
        return platform.clean(_first_line(error))
    except Exception as error:  # whatever goes wrong that nobody thought of
        return platform.clean(f"{type(error).__name__}: {_first_line(error)}")
    finally:
        platform.version += 1  # somebody may have looked when the half of it was done
    return ""


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _text(given: Given, name: str, most: int = _LONGEST) -> str:
    """Give a text that the page sent.

    Raises:
        ActRefusedError: it is none, or empty, or too long.

    """
    said = given.get(name)
    if not isinstance(said, str):
        raise ActRefusedError(f"{name} has to be a text")
    if not said.strip():
        raise ActRefusedError(f"the {name} is missing")
    if len(said) > most:
        raise ActRefusedError(f"the {name} has {len(said)} characters: at most {most} are taken")
    if illegal().search(said):
        raise ActRefusedError(f"{name} has characters that are none")
    return said.strip()


def _number(platform: PagePlatform, given: Given) -> str:
    said = _text(given, "number", _LONGEST_NUMBER)
    if not _NUMBER.fullmatch(said):
        raise ActRefusedError("a number has no spaces")
    return platform.meant_number(said)


def _room(platform: PagePlatform, given: Given) -> Room:
    return platform.room(platform.meant_room(_text(given, "room")))


def _path(given: Given) -> str:
    said = _text(given, "path")
    try:
        urlsplit(said)
    except ValueError as error:
        raise ActRefusedError(f"{said} is no address: {error}") from None
    return said


def _seconds(given: Given) -> float:
    said = given.get("seconds")
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said <= _MOST_SECONDS:
        raise ActRefusedError("seconds have to be a number up to 3600")
    return float(said)


def _add(platform: PagePlatform, given: Given) -> None:
    """Put a phone on the desk, with a number that somebody can have who calls."""
    number = _number(platform, given)
    if number == platform.called:
        raise ActRefusedError(f"{number} is the number that is called: your application has it")
    if not _PHONE.fullmatch(number):
        raise ActRefusedError(
            f"{number} is no number: write one with its country, such as +15550100143, or an"
            " address, such as sip:bob@example.com"
        )
    platform.add(number)


def _take_away(platform: PagePlatform, given: Given) -> None:
    platform.take_away(_number(platform, given))


def _call(platform: PagePlatform, given: Given) -> None:
    platform.place(_number(platform, given), _path(given))


def _press(platform: PagePlatform, given: Given) -> None:
    platform.call_of(_text(given, "call")).press(_text(given, "keys", 100))


def _speak(platform: PagePlatform, given: Given) -> None:
    platform.call_of(_text(given, "call")).speak(_text(given, "text"))


def _hang_up(platform: PagePlatform, given: Given) -> None:
    platform.call_of(_text(given, "call")).hang_up()


def _decides(how: Callable[[Phone], object]) -> Callable[[PagePlatform, Given], object]:
    """Make an act of what is done with a phone that rings."""
    return lambda platform, given: platform.decide(_text(given, "call"), how)


def _wait(platform: PagePlatform, given: Given) -> None:
    """Let time pass; a window that lets the clock run does so only if no other one does."""
    runner = given.get("runner")
    if runner is None or runner == platform.runner:
        platform.wait(_seconds(given))


def _run(platform: PagePlatform, given: Given) -> None:
    platform.runner = _text(given, "runner", 100) if given.get("on") is True else ""


def _in_room(doing: Callable[[Room, Call], object]) -> Callable[[PagePlatform, Given], object]:
    """Make an act of what is done to a participant."""

    def done(platform: PagePlatform, given: Given) -> None:
        call = platform.call_of(_text(given, "call"))
        doing(_room(platform, given), call)

    return done


def _end(platform: PagePlatform, given: Given) -> None:
    _room(platform, given).end()


def _announce(platform: PagePlatform, given: Given) -> None:
    _room(platform, given).announce(_path(given))


def _place(given: Given, name: str) -> int:
    said = given.get(name)
    return said if isinstance(said, int) else -1


_DOINGS: dict[str, Callable[[PagePlatform, Given], object]] = {
    "add": _add,
    "take_away": _take_away,
    "call": _call,
    "press": _press,
    "speak": _speak,
    "hang_up": _hang_up,
    "answer": _decides(Phone.answers),
    "decline": _decides(Phone.is_busy),
    "unreachable": _decides(Phone.fails),
    "ignore": lambda platform, given: platform.ignore(_text(given, "call")),
    "wait": _wait,
    "run": _run,
    "mute": _in_room(Room.mute),
    "unmute": _in_room(Room.unmute),
    "hold": _in_room(Room.hold),
    "unhold": _in_room(Room.unhold),
    "remove": _in_room(Room.remove),
    "announce": _announce,
    "end": _end,
    "again": lambda platform, given: platform.send_again(_place(given, "request")),
    "fail": lambda platform, given: platform.fail(_place(given, "request")),
    "hold_back": lambda platform, given: platform.hold_back(_place(given, "request")),
    "hold_all": lambda platform, given: platform.hold_all(is_on=given.get("on") is True),
    "let_go": lambda platform, given: platform.let_go(_place(given, "request")),
    "let_all_go": lambda platform, given: platform.let_all_go(_place(given, "held")),
    "begin_anew": lambda platform, _: platform.begin_anew(),
    "step": lambda platform, _: platform.step(),
}
