"""What every example application promises, served and asked over HTTP with signed requests."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest

from cxml import Conference, Dial, Hangup, Say, VoiceResponse, parse
from cxml._demo.application import served
from cxml._demo.http import Answer, Platform, send
from cxml.signature import HEADER

from .requests import Sent, posted, send as send_as_it_is, served_asgi

KEY, OLD_KEY, MODERATOR = "PSK_of-this-test", "PSK_old", "+15550100199"
CALL = {"CallSid": "9f1b6f0e-2c1b-4b7e-8a62-37b2c1a90d44", "From": "+15550100142"}
PATHS = ["/voice", "/conference", "/recording", "/dial-ended"]
EXAMPLES = ["flask", "django", "fastapi"]
PROJECT = "cxml.examples.django_conference"
PUBLIC = "https://conference.example/calls"
signed = Platform(KEY)


@contextmanager
def served_flask(public_url: str | None = None) -> Iterator[str]:
    """Serve the application of Flask under Waitress."""
    module = import_module("cxml.examples.flask_conference")
    keys = [KEY, OLD_KEY]
    with TemporaryDirectory() as folder:
        app = module.create_app(
            CXML_SIGNING_KEY=keys,
            CXML_PUBLIC_URL=public_url,
            MODERATORS=[MODERATOR],
            ROOMS=f"sqlite:///{folder}/conference.sqlite",
        )
        with served(app) as address:
            yield address
        app.extensions["rooms"].close()


def environment(public_url: str | None, folder: str) -> dict[str, str]:
    """Give the settings as environment variables."""
    return {
        "CXML_SIGNING_KEY": f"{KEY},{OLD_KEY}",
        "MODERATORS": f"+1,{MODERATOR},",
        "ROOMS": f"sqlite+aiosqlite:///{folder}/conference.sqlite",
        "DATABASE_NAME": f"{folder}/conference.sqlite",
        **({"CXML_PUBLIC_URL": public_url} if public_url else {}),
    }


@contextmanager
def served_django(public_url: str | None = None) -> Iterator[str]:
    """Serve the project of Django under Waitress, in a process of its own."""
    host = free_host()
    arguments = ("-m", "waitress", f"--listen={host}", f"{PROJECT}.wsgi:application")
    with TemporaryDirectory() as folder:
        settings = environment(public_url, folder)
        migrated = run("-m", "django", "migrate", f"--settings={PROJECT}.settings", **settings)
        assert migrated.returncode == 0, migrated.stderr
        with running(host, *arguments, **settings):
            yield f"http://{host}"


def free_host() -> str:
    """Find a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return "{}:{}".format(*taken.getsockname())


@contextmanager
def running(host: str, *arguments: str, **settings: str) -> Iterator[None]:
    """Run a server as a program, once it listens, and stop it as a person does."""
    process = subprocess.Popen(  # noqa: S603 - our own programs
        [sys.executable, *arguments],
        env={**os.environ, **settings},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        # A shell that runs the tests in the background has its children ignore an interrupt.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    try:
        wait_for(host, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def wait_for(host: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server listens, or fail if it ends."""
    until = time.monotonic() + 30
    name, _, port = host.partition(":")
    while process.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection((name, int(port)), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server does not start")


@contextmanager
def served_fastapi(public_url: str | None = None) -> Iterator[str]:
    """Serve the application of FastAPI under Uvicorn."""
    name = "cxml.examples.fastapi_conference"
    with TemporaryDirectory() as folder:
        with pytest.MonkeyPatch.context() as patch:
            for variable, value in environment(public_url, folder).items():
                patch.setenv(variable, value)
            patch.delitem(sys.modules, name, raising=False)
            app = import_module(name).app
        with served_asgi(app) as address:
            yield address


SERVED = {"flask": served_flask, "django": served_django, "fastapi": served_fastapi}


@pytest.fixture(scope="module", params=EXAMPLES)
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Serve each example application, and give its address."""
    with SERVED[request.param]() as address:
        yield address


def last_note(address: str) -> dict[str, object]:
    """Ask for what the application noted last."""
    notes: list[dict[str, object]] = json.loads(send("GET", f"{address}/events").body)
    return notes[-1]


def called(address: str, caller: str = CALL["From"]) -> VoiceResponse:
    """Call the application, and read its document."""
    return VoiceResponse.from_xml(
        signed.send("POST", f"{address}/voice", {**CALL, "From": caller}).body
    )


# Calls


@pytest.mark.parametrize("path", ["/voice", "/dial-ended"])
def test_answers_with_xml_in_utf_8(address: str, path: str) -> None:
    """Documents come with status 200 as ``text/xml``, in UTF-8."""
    answer = signed.send("POST", address + path, CALL)
    assert (answer.status, answer.media_type, answer.charset) == (200, "text/xml", "utf-8")


def test_greets_the_caller_first(address: str) -> None:
    """The caller hears a greeting, and then joins the conference."""
    greeting, dial = called(address).children
    assert greeting == Say("Welcome to room 1234.")
    assert isinstance(dial, Dial)
    assert dial.action == f"{address}/dial-ended"


@pytest.mark.parametrize("moderates", [False, True])
def test_puts_the_caller_in_the_room(address: str, moderates: bool) -> None:
    """The conference is recorded and reports to the application; a moderator opens and ends it."""
    caller = MODERATOR if moderates else CALL["From"]
    assert called(address, caller).find(Conference) == Conference(
        "Room 1234",
        beep="onEnter",
        start_conference_on_enter=moderates,
        end_conference_on_exit=moderates,
        status_callback=f"{address}/conference",
        status_callback_event=["start", "end", "join", "leave", "mute"],
        record="record-from-start",
        recording_status_callback=f"{address}/recording",
        recording_status_callback_event=["in-progress", "completed"],
    )


def test_a_caller_without_a_number_does_not_moderate(address: str) -> None:
    """Whoever withholds the number does not open the room, whatever the list of moderators is."""
    conference = called(address, "").find(Conference)
    assert conference
    assert conference.start_conference_on_enter is False


def test_notes_an_event_of_the_room(address: str) -> None:
    """What happens in the conference is noted with its types: a word, a boolean and a time."""
    event = {"ConferenceSid": "c", "StatusCallbackEvent": "participant-mute", "Muted": "true"}
    when = {"Timestamp": "Thu, 20 Aug 2026 14:05:11 +0000"}
    assert signed.send("POST", f"{address}/conference", {**CALL, **event, **when}).status == 204
    note = last_note(address)
    assert note.pop("at") in ("Thu, 20 Aug 2026 14:05:11 GMT", "2026-08-20T14:05:11Z")
    assert note == {"room": "participant-mute", "call": CALL["CallSid"], "muted": True}


def test_notes_the_recording(address: str) -> None:
    """The state of the recording is noted, and its length as a number."""
    status = {"RecordingStatus": "completed", "RecordingDuration": "61"}
    assert signed.send("POST", f"{address}/recording", status).status == 204
    assert last_note(address) == {"recording": "completed", "seconds": 61}


def test_says_goodbye(address: str) -> None:
    """A caller who left the conference hears a goodbye, and the call ends."""
    form = {**CALL, "DialCallStatus": "answered"}
    answer = signed.send("POST", f"{address}/dial-ended", form)
    assert parse(answer.body) == VoiceResponse(children=[Say("Goodbye."), Hangup()])
    assert last_note(address) == {"dial": "answered", "call": CALL["CallSid"], "answered": True}


# The roster


def report(address: str, number: int, event: str, call: str = "", **more: str) -> None:
    """Report an event of the conference."""
    room = {"ConferenceSid": address, "FriendlyName": "Room 1234"}
    about = {**room, "SequenceNumber": str(number), "CallSid": call, **more}
    form = {"StatusCallbackEvent": event, **{name: text for name, text in about.items() if text}}
    assert signed.send("POST", f"{address}/conference", form).status == 204


def page(address: str) -> str:
    """Look at the page of the room."""
    answer = send("GET", f"{address}/room")
    assert (answer.status, answer.media_type) == (200, "text/html")
    return answer.body.decode()


def test_shows_who_is_in_the_room(address: str) -> None:
    """The page shows who is present, whatever the order of events, and nobody after the end."""
    report(address, 3, "participant-mute", "<b>call-1</b>", Muted="true")
    report(address, 1, "participant-join", "<b>call-1</b>", Muted="false")
    report(address, 2, "participant-join", "call-2", Muted="false")
    report(address, 2, "participant-join", "call-2", Muted="false")
    text = page(address)
    assert "2 present" in text
    assert "<li>&lt;b&gt;call-1&lt;/b&gt; (muted)</li>" in text
    assert "<li>call-2</li>" in text
    report(address, 4, "participant-leave", "call-2")
    assert "call-2" not in page(address)
    report(address, 5, "conference-end")
    assert "0 present" in page(address)


def changes(address: str, seen: str = "") -> dict[str, str]:
    """Ask for what changed since, as an EventSource does, and read the first event."""
    headers = {"Accept": "text/event-stream", "Last-Event-ID": seen}
    found: dict[str, str] = {}
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=10)) as connection:
        connection.request("GET", "/room/changes", headers=headers)
        response = connection.getresponse()
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        while (line := response.readline().decode().rstrip("\n")) or "data" not in found:
            name, _, value = line.partition(": ")
            found[name] = found.get(name, "") + value
            if line == ":":
                break
    return found


def test_tells_the_page_what_changes(address: str) -> None:
    """A page is told who is there, and not again until that has changed."""
    report(address, 1, "participant-join", "call-7", ConferenceSid="changing")
    first = changes(address)
    assert first["retry"] == "1000"
    assert "<li>call-7</li>" in first["data"]
    assert "data" not in changes(address, first["id"])
    report(address, 2, "participant-leave", "call-7", ConferenceSid="changing")
    second = changes(address, first["id"])
    assert "0 present" in second["data"]
    assert second["id"] != first["id"]
    report(address, 3, "conference-end", ConferenceSid="changing")


def test_an_event_of_no_conference_is_refused(address: str) -> None:
    """What cannot be kept, however often it is sent, is answered with 400."""
    form = {**CALL, "StatusCallbackEvent": "participant-join"}
    assert signed.send("POST", f"{address}/conference", form).status == 400


# Who is let in


@pytest.mark.parametrize("path", PATHS)
def test_takes_posts_alone(address: str, path: str) -> None:
    """What SignalWire posts to is not answered to a GET, signed or not."""
    for answer in (send("GET", address + path), signed.send("GET", address + path, CALL)):
        assert answer.status == 405


@pytest.mark.parametrize("path", PATHS)
def test_refuses_strangers(address: str, path: str) -> None:
    """Without a signature, or with that of another key, nothing is answered or noted."""
    before = send("GET", f"{address}/events").body
    stranger: Answer = Platform("PSK_other").send("POST", address + path, CALL)
    assert (stranger.status, send("POST", address + path).status) == (403, 403)
    assert send("GET", f"{address}/events").body == before


def test_takes_the_old_key_while_it_is_changed(address: str) -> None:
    """The key before the newest is good as well."""
    assert Platform(OLD_KEY).send("POST", f"{address}/voice", CALL).status == 200


def test_refuses_what_was_changed_on_the_way(address: str) -> None:
    """A signature is good for one address and one form."""
    sent = posted(f"{address}/voice", CALL, key=KEY)
    for url, body in ((sent.url, sent.body + b"&A=b"), (f"{sent.url}?a=b", sent.body)):
        changed = Sent(url=url, headers=sent.headers, body=body)
        assert send_as_it_is(changed, address).status == 403
    without = {name: text for name, text in sent.headers.items() if name != "Content-Type"}
    assert send_as_it_is(Sent(url=sent.url, headers=without, body=sent.body), address).status == 403


def test_takes_a_name_twice(address: str) -> None:
    """Repeated parameters are verified in the order in which they come."""
    form = [*CALL.items(), ("Digits", "5"), ("Digits", "1"), ("Digits", "5")]
    assert send_as_it_is(posted(f"{address}/voice", form, key=KEY), address).status == 200


def test_takes_either_header(address: str) -> None:
    """The header may have Twilio's name."""
    sent = posted(f"{address}/voice", CALL, key=KEY)
    headers = {
        ("X-Twilio-Signature" if n == HEADER else n): text for n, text in sent.headers.items()
    }
    assert send_as_it_is(Sent(url=sent.url, headers=headers, body=sent.body), address).status == 200


@pytest.mark.parametrize("example", EXAMPLES)
def test_works_behind_a_proxy(example: str) -> None:
    """With a public address, requests for that are good, and documents lead to it."""
    with SERVED[example](PUBLIC) as address:
        forwarded = {"Host": "conference.example"}
        sent = posted(f"{address}/voice", CALL, key=KEY, signed_url=f"{PUBLIC}/voice")
        answer = send_as_it_is(
            Sent(url=sent.url, headers={**sent.headers, **forwarded}, body=sent.body), address
        )
        assert answer.status == 200
        assert f'"{PUBLIC}/conference"' in answer.text
        inside = signed.send("POST", f"{address}/voice", CALL)
        assert inside.status == 403


# How they start


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run Python, with settings in the environment."""
    return subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *arguments],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def source(name: str) -> Path:
    """Find the file of an example."""
    spec = find_spec(f"cxml.examples.{name}")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin)


def test_flask_finds_its_application(tmp_path: Path) -> None:
    """``flask --app`` finds the application in the file, and its settings in the environment."""
    file = str(source("flask_conference").with_suffix(""))
    settings = {"FLASK_CXML_SIGNING_KEY": KEY, "FLASK_ROOMS": f"sqlite:///{tmp_path}/c.sqlite"}
    done = run("-m", "flask", "--app", file, "routes", **settings)
    assert done.returncode == 0, done.stderr
    assert "/voice" in done.stdout


def test_django_starts_its_own_server(tmp_path: Path) -> None:
    """The project of Django can be started as a program, at any port."""
    host = free_host()
    with running(host, "-m", PROJECT, host, **environment(None, str(tmp_path))):
        assert called(f"http://{host}").find(Conference) is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ("-c", "import cxml.examples.flask_conference as it; it.create_app()"),
        ("-c", "import cxml.examples.django_conference.wsgi"),
        ("-m", "cxml.examples.django_conference"),
        ("-m", "uvicorn", "--port=0", "cxml.examples.fastapi_conference:app"),
    ],
)
def test_does_not_start_without_a_key(arguments: tuple[str, ...]) -> None:
    """Without a signing key no example starts, and each says what is missing."""
    done = run(*arguments)
    assert done.returncode != 0
    assert "signing key" in done.stderr


@pytest.mark.parametrize(
    "name", ["flask_conference", "django_conference.views", "fastapi_conference"]
)
def test_is_short(name: str) -> None:
    """Each example is of fewer than 120 lines."""
    assert len(source(name).read_text(encoding="utf-8").splitlines()) < 120
