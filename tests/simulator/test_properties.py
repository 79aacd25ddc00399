"""What holds of every call, whatever the documents say."""

from __future__ import annotations

import flask
from hypothesis import HealthCheck, given, settings, strategies as st

from cxml import VoiceResponse
from cxml.simulator import Call, CircleError, Platform
from cxml.testing import documents, elements

KEY = "PSK_of-this-test"
ACTS = st.sampled_from(["press 1", "press #*2", "say Hello there", "wait 3", "wait 40", "hang up"])
SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def application(pages: list[bytes]) -> flask.Flask:
    """Make an application that answers each request with the next of the pages, and again."""
    app, count = flask.Flask("any"), [0]

    @app.route("/", defaults={"path": ""}, methods=["GET", "POST"])
    @app.route("/<path:path>", methods=["GET", "POST"])
    def answer(path: str) -> flask.Response:
        page = pages[count[0] % len(pages)]
        count[0] += 1
        return flask.Response(page, content_type="text/xml", headers={"X-Path": str(len(path))})

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
    try:
        world.call("/voice")
        world.call("/voice", from_="sip:ann@example.com")
        for number, what in enumerate(acts):
            act(world.calls[number % 2], what)
    except CircleError:
        pass
    world.close()
    return world


@SLOW
@given(st.lists(elements(VoiceResponse), min_size=1, max_size=3), st.lists(ACTS, max_size=6))
def test_any_documents(pages: list[VoiceResponse], acts: list[str]) -> None:
    """Whatever legal documents say, a call comes to where it waits, and ends with its platform."""
    world = play([each.to_bytes() for each in pages], acts)
    assert all(call.is_over for call in world.calls)
    assert len(world.requests) < 2000
    assert all(call.transcript for call in world.calls)
