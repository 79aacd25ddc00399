"""What the demonstration promises: it plays with real applications, and notices what is wrong."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from io import BytesIO, FileIO, StringIO
from itertools import count
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from attrs import field, frozen
from werkzeug import Request, Response

from cxml._demo.application import CALLERS, example
from cxml._demo.show import show
from cxml.cli import main
from cxml.signature import sign

FIRST, SECOND = CALLERS
KEY = "PSK_of-this-test"
EXAMPLE = example(KEY)
PROGRAM = [sys.executable, "-X", "dev", "-W", "error", "-m", "cxml", "demo"]
Edit = Callable[[str], str]


def replaced(pattern: str, text: str) -> Edit:
    """Put a text where an answer matches a pattern."""
    return lambda body: re.sub(pattern, text, body)


def without(attribute: str) -> Edit:
    """Take an attribute away."""
    return replaced(f' {attribute}="[^"]*"', "")


def numbered(pattern: str) -> Edit:
    """Put another number where an answer matches a pattern, each time."""
    numbers = count()
    return lambda body: re.sub(pattern, lambda _: f"Room {next(numbers)}", body)


@frozen(kw_only=True)
class Differing:
    """The example application, but for what it answers at one path."""

    path: str
    status: int | None = None
    content_type: str | None = None
    edit: Edit = field(default=lambda body: body)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer as the example does, and then not quite."""
        answer = Response.from_app(EXAMPLE, environ)
        if environ["PATH_INFO"] == self.path:
            answer.set_data(self.edit(answer.get_data(as_text=True)))
            answer.status_code = self.status or answer.status_code
            answer.content_type = self.content_type or answer.content_type
        return answer(environ, start_response)


@frozen
class Hearing:
    """The example application, but it hears requests with some words in them more or less often."""

    words: bytes
    times: int

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, a number of times."""
        body = Request(environ).get_data()
        answer = Response(status=204)
        for _ in range(self.times if self.words in body else 1):
            answer = Response.from_app(EXAMPLE, {**environ, "wsgi.input": BytesIO(body)})
        return answer(environ, start_response)


def takes_gets(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Run the example application, but ask for GET wherever that can be asked for."""
    if environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"] != "/events":
        query = environ["QUERY_STRING"].encode()
        form = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "wsgi.input": BytesIO(query)}
        environ |= {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": str(len(query)), **form}
        environ |= {"QUERY_STRING": "", "REQUEST_URI": environ["PATH_INFO"]}
        environ["HTTP_X_SIGNALWIRE_SIGNATURE"] = sign(KEY, Request(environ).url, query)
    ask = replaced("(\\w+allback)=", '\\1Method="GET" \\g<0>')
    ask_dial = replaced("<Dial ", '<Dial method="GET" ')
    wrapped = Differing(path="/voice", edit=lambda body: ask_dial(ask(body)))
    return wrapped(environ, start_response)


def careless(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Run the example application, but sign what comes to it."""
    body = Request(environ).get_data()
    environ["wsgi.input"] = BytesIO(body)
    environ["HTTP_X_SIGNALWIRE_SIGNATURE"] = sign(KEY, Request(environ).url, body)
    return EXAMPLE(environ, start_response)


def raising(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Run the example application, but raise where the conference is left."""
    if environ["PATH_INFO"] == "/dial-ended":
        raise ZeroDivisionError
    return EXAMPLE(environ, start_response)


def read_all(screen: FileIO) -> str:
    """Read what appears on a terminal until the program ends."""
    output = bytearray()
    with suppress(OSError):  # how Linux says that nobody writes any more
        while read := screen.read(4096):
            output += read
    return output.decode()


@pytest.fixture
def errors_of(capsys: pytest.CaptureFixture[str]) -> Callable[[WSGIApplication], str]:
    """Make a function that plays with an application that fails, and gives what was said."""

    def errors(application: WSGIApplication) -> str:
        assert show(application, KEY) == 1
        return capsys.readouterr().err

    return errors


@pytest.fixture
def output_of(capsys: pytest.CaptureFixture[str]) -> Callable[[WSGIApplication], str]:
    """Make a function that plays with an application that does well, and gives the output."""

    def output(application: WSGIApplication) -> str:
        assert show(application, KEY) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        return captured.out

    return output


# With the example


def test_prints_what_it_got_and_what_was_understood(
    output_of: Callable[[WSGIApplication], str],
) -> None:
    """It prints every document, a row for every callback, and that all is well."""
    output = output_of(EXAMPLE)
    assert output.count("<Response>") == 4
    assert re.search(r"refused with 403: POST http://\S+/voice: it has none of the headers", output)
    assert f"{FIRST} calls, and POST /voice answers" in output
    assert f"{SECOND} left the conference, and POST /dial-ended answers" in output
    row = r"/conference +\S participant-mute +\S \+\d+ +\S at=.* GMT  muted=True"
    assert re.search(row, output)
    assert "All 12 callbacks were understood" in output


def test_runs_as_a_program() -> None:
    """As a program it ends with 0, after a few seconds of work, and without any warning."""
    before = os.times().children_user
    done = subprocess.run(PROGRAM, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
    assert "All 12 callbacks were understood" in done.stdout
    assert os.times().children_user - before < 15


def test_fits_in_a_narrow_terminal() -> None:
    """In a terminal no line of the table is wider than that, and no event is cut off."""
    manager, terminal = pytest.importorskip("pty").openpty()
    environment = {**os.environ, "COLUMNS": "80", "TERM": "dumb"}
    with FileIO(manager) as screen:
        process = subprocess.Popen(PROGRAM, stdout=terminal, env=environment)  # noqa: S603
        os.close(terminal)
        lines = read_all(screen).splitlines()
        assert process.wait() == 0
    table = [line for line in lines if line.startswith("\N{BOX DRAWINGS LIGHT VERTICAL}")]
    assert {len(line) for line in table} == {80}
    assert any("participant-unmute" in line for line in table)


def test_runs_without_unicode() -> None:
    """An output that holds ASCII alone is enough."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(PROGRAM, capture_output=True, check=False, env=environment)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.isascii()


def test_says_which_extra_is_missing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without Flask it ends with 2, and says what to install."""
    monkeypatch.delitem(sys.modules, "cxml.examples.flask_conference", raising=False)
    monkeypatch.setitem(sys.modules, "flask", None)
    assert main(["demo"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "flask" in captured.err
    assert 'pip install "cxml[demo]"' in captured.err


def test_it_is_played_by_hand_on_a_page(
    interrupting: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With ``--page`` it serves the page of a call, and says where, until Control-C."""
    monkeypatch.setattr("sys.stdout", interrupting)
    assert main(["demo", "--page"]) == 0
    assert interrupting.getvalue().startswith("The page is at http://127.0.0.1:")


def test_the_page_needs_a_port_that_is_free(capsys: pytest.CaptureFixture[str]) -> None:
    """A port that is taken is said, and ends it with 2."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["demo", "--page", "--port", str(port)]) == 2
    assert f"port {port} cannot be used" in capsys.readouterr().err


# What the documents ask for


def test_posts_only_what_is_asked_for(output_of: Callable[[WSGIApplication], str]) -> None:
    """Events that the document does not name are not posted."""
    edit = replaced(' statusCallbackEvent="[^"]*"', ' statusCallbackEvent="join"')
    assert "All 6 callbacks were understood" in output_of(Differing(path="/voice", edit=edit))


def test_knows_what_is_reported_by_default(output_of: Callable[[WSGIApplication], str]) -> None:
    """Without a list of events, no event is posted, and of the recording only its end."""
    unlisted = Differing(path="/voice", edit=replaced(' \\w+allbackEvent="[^"]*"', ""))
    assert "All 3 callbacks were understood" in output_of(unlisted)


def test_follows_relative_addresses(output_of: Callable[[WSGIApplication], str]) -> None:
    """An address without a host is one of the application."""
    output = output_of(Differing(path="/voice", edit=replaced('"http://[^/]*/', '"/')))
    assert 'action="/dial-ended"' in output


def test_uses_the_methods_that_are_asked_for(output_of: Callable[[WSGIApplication], str]) -> None:
    """Where a document asks for GET, the parameters come in the query."""
    output = output_of(takes_gets)
    assert output.count('ethod="GET"') == 6
    assert "GET /dial-ended answers" in output


# Applications that do something wrong


@pytest.mark.parametrize(
    ("application", "message"),
    [
        pytest.param(
            Differing(path="/voice", status=500),
            "POST /voice answered with status 500, not 403",
            id="voice fails",
        ),
        pytest.param(
            careless,
            "POST /voice answered with status 200, not 403",
            id="strangers are taken",
        ),
        pytest.param(
            example("PSK_other"),
            "POST /voice answered with status 403, not 200",
            id="the platform is refused",
        ),
        pytest.param(
            Differing(path="/voice", edit=lambda body: body[:-5]),
            "POST /voice answered what cannot be read: ",
            id="document is cut off",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("onEnter", "sometimes")),
            "Response/Dial/Conference/@beep",
            id="document has a wrong value",
        ),
        pytest.param(
            Differing(path="/voice", content_type="text/html; charset=utf-8"),
            "POST /voice answered text/html; charset=utf-8, not XML in UTF-8",
            id="document is called HTML",
        ),
        pytest.param(
            Differing(path="/dial-ended", content_type="application/json"),
            "POST /dial-ended answered application/json, not XML in UTF-8",
            id="document is called JSON",
        ),
        pytest.param(
            Differing(path="/voice", content_type="application/xml; charset=iso-8859-1"),
            "application/xml; charset=iso-8859-1, not XML in UTF-8",
            id="document is called Latin 1",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("<Dial.*</Dial>", "")),
            f"<Response> for {FIRST} has no <Dial> in it",
            id="document dials nobody",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("<Conference.*</Conference>", "")),
            f"<Dial> for {FIRST} has no <Conference> in it",
            id="document has no conference",
        ),
        pytest.param(
            Differing(path="/voice", edit=without("statusCallback")),
            f"status_callback of <Conference>, for {FIRST}, is not set",
            id="document does not say where to report",
        ),
        pytest.param(
            Differing(path="/voice", edit=without("action")),
            f"action of <Dial>, for {FIRST}, is not set",
            id="document does not say what comes after",
        ),
        pytest.param(
            Differing(
                path="/voice", edit=replaced("http://[^/]*/recording", "https://example.com/")
            ),
            "leads away from the application: https://example.com/",
            id="document leads elsewhere",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("http://[^/]*/recording", "http://[")),
            "leads away from the application: http://[",
            id="document does not lead anywhere",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("/dial-ended", "/über")),
            "POST /über answered with status 404, not 200",
            id="document has an address that nobody answers at",
        ),
        pytest.param(
            Differing(path="/voice", edit=numbered("Room 1234")),
            "the callers never meet, they are in conferences of their own: ['Room 0', 'Room 1']",
            id="callers are apart",
        ),
        pytest.param(
            Differing(
                path="/voice",
                edit=replaced(' startConferenceOnEnter="true"', ' startConferenceOnEnter="false"'),
            ),
            "the conference never begins: startConferenceOnEnter is false for everyone",
            id="nobody starts the conference",
        ),
        pytest.param(
            Differing(path="/voice", edit=replaced("<Say", '<Gather timeout="9"/><Say')),
            "nobody is in room Room 1234",
            id="callers do not get there",
        ),
        pytest.param(
            raising,
            "POST /dial-ended was not answered: ZeroDivisionError",
            id="the application raises",
        ),
        pytest.param(
            Differing(path="/conference", status=302),
            "POST /conference answered with status 302, not 200 or 204",
            id="callback is redirected",
        ),
        pytest.param(
            Differing(path="/dial-ended", status=204),
            "POST /dial-ended answered with status 204, not 200",
            id="no document after the conference",
        ),
        pytest.param(
            Hearing(b"participant-unmute", 0),
            f"posted, but not noted: room participant-unmute {FIRST}",
            id="event is lost",
        ),
        pytest.param(
            Hearing(b"RecordingStatus=completed", 2),
            "noted, but never posted: {'recording': 'completed', 'seconds': 61}",
            id="event is made up",
        ),
        pytest.param(
            Differing(path="/events", edit=replaced('"seconds":61', '"seconds":"61"')),
            "recording completed: seconds is '61' instead of 61",
            id="event is misread",
        ),
        pytest.param(
            Differing(path="/events", status=404),
            "GET /events answered with status 404, not 200",
            id="no notes",
        ),
        pytest.param(
            Differing(path="/events", edit=replaced("^.*", "<html>")),
            "GET /events answered what is not JSON",
            id="notes are not JSON",
        ),
        pytest.param(
            Differing(path="/events", edit=replaced("(?s)^.*$", '["one"]')),
            "GET /events did not answer with a list of objects",
            id="notes are no objects",
        ),
    ],
)
def test_says_what_is_wrong(
    application: WSGIApplication, message: str, errors_of: Callable[[WSGIApplication], str]
) -> None:
    """An application that does something wrong makes it end with 1, and say what."""
    assert message in errors_of(application)
