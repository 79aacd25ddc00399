"""Passing cxml's arguments to the SDK, as type checkers see it."""

# ruff: noqa: D103 - sentences of the specification stand in test_types.py

from signalwire.relay.call import Call

from cxml import Conference, relay


async def join(call: Call, room: Conference) -> None:
    await call.join_conference(**relay.join_conference(room))
    await call.join_conference(**relay.JoinConferenceArguments(name="Room 1234", muted=True))
    relay.JoinConferenceArguments(muted=True)  # type: ignore[typeddict-item]
    await call.join_conference("Room 1234", muted="yes")  # type: ignore[arg-type]
