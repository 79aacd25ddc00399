"""SWML, RELAY and conversions, as type checkers see them."""

# ruff: noqa: D401 - sentences of the specification, and nothing here is run

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, assert_type

import cxml
from cxml import Conference, Dial, relay
from cxml._declare.words import ConferenceEvent
from cxml.convert import Conversion, Note, to_cxml, to_relay, to_swml
from cxml.swml import Cond, Document, Instruction, JoinConference, Stream, Switch, Variable

room = JoinConference("Room")


def properties_have_types() -> None:
    """A property reads as what it keeps, or None."""
    assert_type(room.name, str)
    assert_type(room.muted, bool | Variable | None)
    assert_type(room.beep, Literal["true", "false", "onEnter", "onExit"] | None)
    assert_type(room.max_participants, int | Variable | None)
    assert_type(room.status_callback_event, tuple[ConferenceEvent, ...] | None)
    assert_type(room.result, Switch | Sequence[Cond] | None)
    assert_type(Document([room]).main, Sequence[Instruction])
    assert_type(Document.from_json("{}"), Document)
    assert_type(Document([room]).to_dict(), dict[str, object])


def right_uses() -> None:
    """What is right passes."""
    JoinConference("Room", beep=True, muted=Variable("${a}"), status_callback_event=["start"])
    JoinConference("Room", status_callback_event="start end", result=[Cond(else_=[])])
    JoinConference("Room", result=Switch({"completed": [{"hangup": {}}, room]}, default=[room]))
    JoinConference("Room", stream=Stream("wss://example.com", custom_parameters={"a": "b"}))
    Document({"main": [room, {"hangup": {}}], "more": [{"hangup": {}}]}).to_json(schema="sdk")
    Document([{"answer": {}}, room])


def wrong_uses() -> None:
    """What is wrong does not pass."""
    JoinConference()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    JoinConference("Room", "more")  # type: ignore[call-arg, arg-type]  # pyright: ignore[reportCallIssue]
    JoinConference("Room", beep="sometimes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    JoinConference("Room", bep=True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    JoinConference("Room", record=Variable("${a}"))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    JoinConference("Room", status_callback_event=["begin"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    JoinConference("Room", result=Cond(else_=[]))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Document(["hangup"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    Document([room]).to_dict(schema="old")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class Call(Protocol):
    """A call of the RELAY SDK, as far as it is about conferences."""

    async def join_conference(
        self,
        name: str,
        *,
        muted: bool | None = None,
        beep: str | None = None,
        max_participants: int | None = None,
        stream_obj: Any = None,
        **more: Any,
    ) -> dict[str, Any]:
        """Join a conference."""
        ...


async def joins(call: Call, dial: Dial) -> None:
    """The arguments fit the method of the SDK."""
    await call.join_conference(**relay.join_conference(room))
    await call.join_conference(**relay.join_conference(dial, strict=False))
    await call.join_conference(**to_relay(Conference("Room")).value)


def conversions_have_types(arguments: Mapping[str, object]) -> None:
    """A conversion gives the class of its language, and notes."""
    assert_type(to_cxml(room), Conversion[Conference])
    assert_type(to_swml(arguments).value, JoinConference)
    assert_type(to_relay(room).value, relay.JoinConferenceArguments)
    assert_type(to_relay(room).notes, tuple[Note, ...])
    to_swml(room, strict=True)
    to_swml("Room")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    to_swml(relay.join_conference(room))


def modules_need_no_import() -> None:
    """The modules can be had from the package, and have types."""
    assert_type(cxml.swml.JoinConference("Room"), JoinConference)
    assert_type(cxml.convert.to_swml(Conference("Room")).value, JoinConference)
    assert_type(cxml.relay.join_conference(room), relay.JoinConferenceArguments)
    assert_type(cxml.callbacks.ConferenceEvent.from_form("").size, int | None)
    cxml.swml.JoinConference()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cxml.signature.sign()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
