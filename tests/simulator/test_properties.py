"""What holds of every call, whatever the documents say."""

from __future__ import annotations

from contextlib import suppress

import flask
from hypothesis import given, settings, strategies as st

from cxml import MessagingResponse, VoiceResponse
from cxml.callbacks import VoiceCallback
from cxml.signature import verify
from cxml.simulator import Call, CircleError, Platform
from cxml.testing import elements

KEY = "PSK_of-this-test"
ORDER = ["ringing", "in-progress", "completed", "busy", "failed", "no-answer"]
ACTS = st.sampled_from(["press 1", "press #*2", "say Hello there", "wait 3", "wait 40", "hang up"])
FEW = settings(max_examples=40)


def application(pages: list[bytes]) -> flask.Flask:
    """Make an application that answers each request with the next of the pages, and again."""
    app, count = flask.Flask("any"), [0]

    @app.route("/", defaults={"path": ""}, methods=["GET", "POST"])
    @app.route("/<path:path>", methods=["GET", "POST"])
    def answer(path: str) -> flask.Response:
        request = flask.request
        url = f"http://localhost{request.environ['REQUEST_URI']}"
        assert verify([KEY], url, request.headers, request.get_data()), path
        page = pages[count[0] % len(pages)]
        count[0] += 1
        return flask.Response(page, content_type="text/xml")

    app.testing = True  # so that what it asserts is raised, and seen
    return app


def act(call: Call, what: str) -> None:
    """Do something, if the call is not over."""
    verb, _, rest = what.partition(" ")
    if call.is_over or call.status == "ringing":
        return
    if verb == "press":
        call.press(rest)
    elif verb == "say":
        call.speak(rest)
    elif verb == "wait":
        call.wait(int(rest))
    else:
        call.hang_up()


def play(pages: list[bytes], acts: list[str], **options: str) -> Platform:
    """Play a script with two callers, and end it."""
    world = Platform(application(pages), signing_key=KEY, **options)  # type: ignore[arg-type]
    world.phone("+15550100100").answers(after=1)
    world.phone("415-123-4567").declines_whisper()
    world.phone("+855 16 701 721").is_busy()
    world.phone("sip:desk@example.com;transport=tcp").answers()
    with suppress(CircleError):
        world.call("/voice")
        world.call("/voice", from_="sip:ann@example.com")
        for number, what in enumerate(acts):
            act(world.calls[number % 2], what)
    world.close()
    return world


@FEW
@given(st.lists(elements(VoiceResponse), min_size=1, max_size=3), st.lists(ACTS, max_size=6))
def test_any_documents(pages: list[VoiceResponse], acts: list[str]) -> None:
    """Whatever legal documents say, a call comes to where it waits, and ends with its platform."""
    world = play([each.to_bytes() for each in pages], acts)
    assert all(call.is_over for call in world.calls)
    assert len(world.requests) < 2000
    assert all(call.transcript for call in world.calls)
    assert [each.error for each in world.requests if each.error] == []


@FEW
@given(st.lists(elements(VoiceResponse), min_size=1, max_size=3), st.lists(ACTS, max_size=6))
def test_the_same_again(pages: list[VoiceResponse], acts: list[str]) -> None:
    """The same script makes the same requests, at the same times."""
    bodies = [each.to_bytes() for each in pages]
    first, second = play(bodies, acts), play(bodies, acts)
    assert [(each.at, each.url, each.form) for each in first.requests] == [
        (each.at, each.url, each.form) for each in second.requests
    ]
    assert first.transcript == second.transcript


@FEW
@given(st.lists(elements(VoiceResponse), min_size=1, max_size=3), st.lists(ACTS, max_size=6))
def test_a_call_never_goes_back(pages: list[VoiceResponse], acts: list[str]) -> None:
    """The state of a call, as requests tell it, goes forward alone."""
    world = play([each.to_bytes() for each in pages], acts, behaves_like="twilio")
    for call in world.calls:
        said = [
            each.call_status
            for each in world.requests.of(VoiceCallback)
            if each.call_sid == call.sid
        ]
        assert said == sorted(said, key=lambda state: ORDER.index(str(state)))


@FEW
@given(st.lists(elements(MessagingResponse), min_size=1, max_size=3))
def test_any_answers_to_messages(pages: list[MessagingResponse]) -> None:
    """Whatever legal documents answer to a message, that comes to an end."""
    world = Platform(application([each.to_bytes() for each in pages]), signing_key=KEY)
    with suppress(CircleError):
        world.message("/sms", "Hello")
    world.close()
    assert [each.error for each in world.requests if each.error] == []


@FEW
@given(st.binary(max_size=200) | st.text().map(str.encode), st.lists(ACTS, max_size=3))
def test_any_answer(body: bytes, acts: list[str]) -> None:
    """Whatever is no document ends a call, with a code."""
    world = play([body], acts)
    assert all("(12100)" in call.transcript for call in world.calls)
    assert {call.status for call in world.calls} == {"failed"}
