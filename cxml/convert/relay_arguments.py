"""What RELAY's ``Call.join_conference`` takes: its arguments, and what each of them may be."""

# Annotations are evaluated here: TypedDict does not see Required in a text.

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, Required, TypedDict, get_type_hints

from .._declare.metadata import Range
from .._input.problems import Reading
from .._text.wording import in_line, no_such
from ..errors import Problem, UnknownAttributeError, UsageError
from ..swml._metadata import HttpMethod
from ..swml._spec import Property, declare
from ..swml._structure import Structure
from ..swml.join_conference import Beep, RoomName
from ..swml.stream import Stream


class _StreamObject(Structure):
    """A stream, as plain data."""

    name = "stream"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        data = value.to_dict() if isinstance(value, Stream) else value  # it may be unchecked
        made = Stream.__swml_read__(data, reading, path)
        return made.to_dict() if isinstance(made, Stream) else made


class JoinConferenceArguments(TypedDict, total=False):
    """The arguments of ``Call.join_conference``: all that it has, and no others.

    ``stream_obj`` holds the properties of a :class:`cxml.swml.Stream`, as plain data.
    """

    name: Required[RoomName]
    muted: bool
    beep: Beep
    start_on_enter: bool
    end_on_exit: bool
    wait_url: str
    max_participants: Annotated[int, Range(1)]
    record: Literal["do-not-record", "record-from-start"]
    # These are text in the SDK's method, which checks none of them; so neither does cxml.
    region: str
    trim: str
    coach: str
    status_callback: str
    status_callback_event: str
    status_callback_event_type: str
    status_callback_method: HttpMethod
    recording_status_callback: str
    recording_status_callback_event: str
    recording_status_callback_event_type: str
    recording_status_callback_method: str
    stream_obj: Annotated[dict[str, object], _StreamObject()]


@cache
def plan() -> Mapping[str, Property]:
    """Give the declared arguments, by name."""
    hints = get_type_hints(JoinConferenceArguments, include_extras=True)
    required = JoinConferenceArguments.__required_keys__
    return {
        name: declare("join_conference", name, hint, required=name in required)
        for name, hint in hints.items()
    }


def check(arguments: Mapping[str, object]) -> JoinConferenceArguments:
    """Check arguments of ``Call.join_conference``; leave out those that are ``None``.

    Raises:
        InvalidValueError: a value is not allowed.
        UnknownAttributeError: the method has no such argument.
        UsageError: there is no name.

    """
    kept: dict[str, object] = {}
    for name, value in arguments.items():
        found = plan().get(name)
        if found is None:
            raise UnknownAttributeError(_unknown(name))
        if value is not None:
            kept[name] = found.accept(value)
    if "name" not in kept:
        message = "the conference has no name"
        path = plan()["name"].path
        raise UsageError(Problem(code="missing", message=message, path=path))
    # A checker cannot see that every key was looked up in the TypedDict itself.
    return kept  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def _unknown(key: object) -> Problem:
    message, near = no_such("argument", key, plan(), owner="RELAY's join_conference")
    path = f"join_conference.{in_line(key)}"
    return Problem(code="unknown-property", message=message, path=path, suggestion=near)
