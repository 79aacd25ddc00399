"""The subcommand ``call``."""

import io
import json
import logging
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test.utils import override_settings
from simulator.pages import ASKS, application
from simulator.servers import served
from views import django_project as django_project

from cxml._commands import call as command
from cxml.cli import main

ROOT = Path(__file__).parents[2]

SHOP = """
import logging
from flask import Flask
from cxml import MessagingResponse, VoiceResponse
from cxml.callbacks import GatherAction, MessageRequest, VoiceRequest
from cxml.flask import document

app = Flask(__name__)
app.config["CXML_SIGNING_KEY"] = "PSK_testtest"


@app.post("/voice")
@document(VoiceRequest)
def voice(call):
    logging.getLogger("shop").warning("a call")
    response = VoiceResponse()
    gather = response.gather(action="/menu", num_digits=1)
    gather.say("Welcome. For sales, press one.")
    response.say("Good bye.")
    return response


@app.post("/menu")
@document(GatherAction)
def menu(call):
    response = VoiceResponse()
    response.say(f"You chose {call.digits or call.speech_result}.")
    response.dial(timeout=5).number("+15550100700")
    response.say("Nobody is there.")
    return response


@app.post("/broken")
@document(VoiceRequest)
def broken(call):
    response = VoiceResponse()
    response.record()
    response.say("Never.")
    return response


@app.post("/raises")
def fail():
    raise LookupError("nobody is there")


@app.post("/secrets")
def secrets():
    logging.getLogger("shop").warning("to https://u:hunter2@h %s", app.config["CXML_SIGNING_KEY"])
    return (
        '<Response><Redirect>/voice?AuthToken=hunter2</Redirect></Response>',
        200,
        {"Content-Type": "text/xml"},
    )


@app.post("/sms")
@document(MessageRequest)
def sms(message):
    response = MessagingResponse()
    response.message(f"{message.from_} wrote {message.body} to {message.to}.")
    response.message("Thank you.")
    return response


@app.post("/round")
@document(VoiceRequest)
def again(call):
    response = VoiceResponse()
    response.redirect("/round")
    return response
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in a folder that has the shop."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delenv("CXML_SIGNING_KEY", raising=False)
    monkeypatch.delenv("CXML_PUBLIC_URL", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (tmp_path / "calls_shop.py").write_text(SHOP)
    yield tmp_path
    sys.modules.pop("calls_shop", None)


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command."""

    def run(*options: str) -> tuple[int, str, str]:
        code = main(["call", "calls_shop", *options])
        return code, *capsys.readouterr()

    return run


def test_a_call_is_played_and_shown(call: Callable[..., tuple[int, str, str]]) -> None:
    """What options say is done in their order, and the transcript tells all of it."""
    code, out, err = call(
        *("--phone", "+15550100700 is busy", "--hear", "press one", "--press", "1"),
        *("--hear", "You chose 1", "--do-not-hear", "Good bye", "--wait", "1", "--hang-up"),
    )
    assert (code, err) == (0, "")
    assert 'hears "Nobody is there."' in out
    assert "CX409 info" in out


@pytest.mark.parametrize("options", [("--hang-up",), ("--hang-up", "--json"), ()])
def test_no_secret_is_printed(
    options: tuple[str, ...], call: Callable[..., tuple[int, str, str]]
) -> None:
    """Neither the transcript, nor its data, nor what the application logs has a secret in it."""
    logging.getLogger().handlers.clear()
    _, out, err = call("/secrets", "-v", *options)
    assert "AuthToken=*******" in out
    assert "WARNING:shop:to https://u:*******@h ************" in err
    assert "hunter2" not in out + err
    assert "PSK_testtest" not in out + err


@pytest.mark.parametrize(("options", "is_said"), [((), False), (("--verbose",), True)])
def test_what_one_call_did_not_come_to(
    options: tuple[str, ...], is_said: bool, call: Callable[..., tuple[int, str, str]]
) -> None:
    """That a verb was not reached is said of one call only where all is to be said."""
    code, out, _ = call("--hang-up", *options)
    assert code == 0
    assert ("RUN3" in out) is is_said


@pytest.mark.parametrize("manner", ["answers after 1", "does not answer", "fails", "declines"])
def test_phones_do_what_is_said(manner: str, call: Callable[..., tuple[int, str, str]]) -> None:
    """What a phone does that is dialled is a line of a script."""
    code, out, _ = call("--phone", f"+15550100700 {manner}", "--press", "1", "--wait", "20")
    assert code == 0
    assert ("Nobody is there." in out) is (manner in ("does not answer", "fails"))


def test_phones_that_do_nothing(call: Callable[..., tuple[int, str, str]]) -> None:
    """A phone that is not dialled, that rings to the end, or of which nothing is said, is told."""
    code, out, err = call("--phone", "+15550100701 answers", "--press", "1")
    assert code == 0
    assert err == "cxml call: nobody dialled +15550100701, as --phone says it\n"
    assert "rings; nobody said what it does, as in --phone '+15550100700 answers'" in out
    err = call("--phone", "+15550100700 answers after 3", "--press", "1")[2]
    said = "cxml call: +15550100700 rings when the steps are done, and is hung up; --wait SECONDS,"
    assert err.startswith(said)
    assert call("--phone", "+15550100700 answers after 3", "--press", "1", "--wait", "4")[2] == ""


def test_what_is_not_heard_is_one(call: Callable[..., tuple[int, str, str]]) -> None:
    """Something that was not heard, and something that was, end with 1 and say so."""
    code, out, err = call("--hear", "For support", "--press", "1")
    assert code == 1
    assert "presses" not in out
    assert err == (
        "cxml call: --hear: the caller did not hear 'For support',"
        " but Welcome. For sales, press one.\n"
    )
    assert call("--press", "1", "--do-not-hear", "You chose")[0] == 1
    code, _, err = call("--hear", "sales", "--hear", "sales")
    assert err.endswith("but nothing\n")


def test_findings_of_documents_are_one(call: Callable[..., tuple[int, str, str]]) -> None:
    """A document with an error or a warning ends with 1, and the finding names its address."""
    code, out, err = call("/broken", "--hang-up")
    assert (code, err) == (1, "")
    assert "http://localhost/broken:1:" in out
    assert "CX402 warning" in out


def test_where_the_application_is(
    folder: Path, call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public address is that of the option, of the settings, or of the environment."""
    monkeypatch.setenv("CXML_PUBLIC_URL", "https://environment.example.com")
    assert "https://environment.example.com/broken:1:" in call("/broken")[1]
    option = ("--public-url", "https://option.example.com")
    assert "https://option.example.com/broken:1:" in call("/broken", *option)[1]
    settings = 'app.config["CXML_PUBLIC_URL"] = "https://settings.example.com"\n'
    (folder / "calls_shop.py").write_text(SHOP + settings)
    sys.modules.pop("calls_shop")
    assert "https://settings.example.com/broken:1:" in call("/broken")[1]


def test_what_the_application_raises_is_said(call: Callable[..., tuple[int, str, str]]) -> None:
    """A 500 has its cause and its place, and the whole traceback where that is asked for."""
    code, out, err = call("/raises")
    said = "answered 500: the application raised LookupError: nobody is there (11217)"
    assert (code, said in out) == (1, True)
    first, second, hint = err.splitlines()
    assert first == "cxml call: POST /raises raised LookupError: nobody is there"
    assert re.fullmatch(r"cxml call:   calls_shop\.py:\d+, in fail: raise LookupError.*", second)
    assert hint == "cxml call:   -v shows what the application logs, and whole tracebacks"
    whole = call("/raises", "-v")[2]
    assert "cxml call: Traceback (most recent call last):" in whole
    assert hint not in whole
    assert json.loads(call("/raises", "--json")[1])["raised"][0] == first[11:]


def test_an_import_that_ends_the_program(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What an import says by ``sys.exit`` is not how the command ends either."""
    (folder / "calls_shop.py").write_text("raise SystemExit(0)\n")
    assert main(["call", "calls_shop:app"]) == 2
    assert "the application ended the program: sys.exit(0)" in capsys.readouterr().err


def test_an_application_that_ends_the_program_in_a_thread(folder: Path) -> None:
    """No thread of an application that has ended the program keeps the command from ending."""
    source = (
        "from fastapi import FastAPI\napp = FastAPI()\n"
        "@app.post('/voice')\ndef voice(): raise SystemExit\n"
    )
    (folder / "calls_shop.py").write_text(source)
    before = {*threading.enumerate()}
    assert main(["call", "calls_shop:app", "--hang-up"]) == 2
    left = [each for each in threading.enumerate() if each not in before and not each.daemon]
    for each in left:
        each.join(60)
    assert not any(each.is_alive() for each in left)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("sys.exit(0)", "sys.exit(0)"),
        ("sys.exit(3)", "sys.exit(3)"),
        ("sys.exit()", "sys.exit(None)"),
        ("raise GeneratorExit", "raise GeneratorExit"),
        ("raise CancelledError('x')", "raise CancelledError"),
    ],
)
def test_an_application_that_ends_the_program(
    statement: str, shown: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an application says by ``sys.exit``, or the like, is not how the command ends."""
    source = f"import sys\nfrom asyncio import CancelledError\ndef app(*_): {statement}\n"
    (folder / "calls_shop.py").write_text(source)
    assert main(["call", "calls_shop:app", "--hear", "never"]) == 2
    said = f"the application ended the program: {shown}"
    printed = capsys.readouterr().err
    assert said in printed
    assert "Traceback" not in printed
    assert main(["call", "calls_shop:app", "-v"]) == 2
    assert 'calls_shop.py", line 3, in app' in capsys.readouterr().err
    assert main(["call", "calls_shop:app", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["problem"] == said


def test_who_stops_the_command_stops_it(folder: Path) -> None:
    """An interrupt while the application is asked is not of the application."""
    (folder / "calls_shop.py").write_text("def app(*_): raise KeyboardInterrupt\n")
    with pytest.raises(KeyboardInterrupt):
        main(["call", "calls_shop:app"])


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["/voice", "--hang-up"], ""),
        (["/raises"], "POST /raises raised LookupError: nobody is there"),
        (["/broken", "--hang-up"], "http://localhost/broken:1:"),
        (["/broken", "--hear", "Hi"], "--hear: the caller did not hear 'Hi'"),
    ],
)
def test_the_problem_is_why_it_failed(
    options: list[str], problem: str, call: Callable[..., tuple[int, str, str]]
) -> None:
    """Where the exit code is 1, the data of JSON say why."""
    code, out, _ = call(*options, "--json")
    said = json.loads(out)["problem"]
    assert (code, said.startswith(problem)) == (int(bool(problem)), True), said
    assert bool(said) is bool(problem)


def test_nothing_is_where_a_call_begins(
    folder: Path, call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who gives no path is told to, where there is nothing at the usual one; nobody else is."""
    (folder / "calls_shop.py").write_text(SHOP.replace('"/voice"', '"/calls"'))
    hint = "give that of the first document, as in cxml call calls_shop /path\n"
    assert call()[2].endswith(hint)
    monkeypatch.setattr("sys.stdin", Terminal(""))
    assert call()[2].endswith(hint)
    assert "/path" not in call("/voice")[2] + call("/calls")[2]


def test_json_orders_no_runner(call: Callable[..., tuple[int, str, str]]) -> None:
    """What is said is no command to the runner in whose log it is."""
    out = call("--json", "--hear", "##vso[x]y ##[error]z")[1]
    assert "##" not in out
    assert "##vso[x]y ##[error]z" in json.loads(out)["problem"]


def test_ids_differ_in_each_run(call: Callable[..., tuple[int, str, str]]) -> None:
    """Each run has ids of its own, as a database keeps the last ones; its seed makes them again."""
    first, second = (json.loads(call("--json")[1]) for _ in range(2))
    assert first["calls"][0]["sid"] != second["calls"][0]["sid"]
    again = json.loads(call("--json", "--seed", str(first["seed"]))[1])
    assert again == first
    assert re.match(r"--seed \d+ gives the same ids again\n  00:00", call()[1])
    assert "--seed" not in call("--seed", "0")[1]


@pytest.mark.parametrize(
    "options",
    [
        ("--public-url", "nowhere"),
        ("--hang-up", "--press", "1x"),
        ("--script", "unknown.call"),
        ("http://[/",),
        ("--page", "--port", "PORT"),
    ],
)
def test_a_refusal_stands_alone(
    options: tuple[str, ...], folder: Path, call: Callable[..., tuple[int, str, str]]
) -> None:
    """Where there is no call, nothing is said of its ids."""
    (folder / "unknown.call").write_text("anna calls\nben presses 1\n")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, out, err = call(*(port if each == "PORT" else each for each in options))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


DJANGO = """
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpResponse
from django.urls import path


def voice(request):
    said = f"<Response><Say>{request.get_host()}</Say></Response>"
    return HttpResponse(said, content_type="text/xml")


urlpatterns = [path("voice", voice)]
app = WSGIHandler()
"""


def test_a_project_of_django_that_is_being_written(
    folder: Path, call: Callable[..., tuple[int, str, str]]
) -> None:
    """Django admits this machine while it debugs, and so it is called there."""
    (folder / "calls_shop.py").write_text(DJANGO)
    with override_settings(ROOT_URLCONF="calls_shop", DEBUG=True, ALLOWED_HOSTS=[]):
        code, out, err = call("--hear", "localhost")
    assert (code, err) == (0, "")
    assert "http://testserver" not in out


def test_documents_without_an_end_are_one(call: Callable[..., tuple[int, str, str]]) -> None:
    """A circle is said, and ends with 1."""
    code, _, err = call("/round")
    assert code == 1
    assert "/round" in err


def test_a_script_is_played(folder: Path, call: Callable[..., tuple[int, str, str]]) -> None:
    """A script has several callers, whose numbers differ, and phones that talk back."""
    (folder / "menu.call").write_text(
        "anna calls /voice\n"
        "ben calls /voice from +15550100999\n"
        "+15550100700 answers\n"
        'anna says "sales please" for 2\n'
        "anna presses 1\n"
        "anna hears 'You chose'\n"
        "+15550100700 hangs up\n"
        "ben is redirected to /menu\n"
        "wait 10\n"
    )
    code, out, err = call("--script", "menu.call")
    assert (code, err) == (0, "")
    assert "+15550100142  calls" in out
    assert "+15550100999  is redirected to /menu" in out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("anna calls /voice\nben presses 1", "menu:2: ben has not called, and was not called"),
        (
            "anna calls /voice\nben calls /voice\npress 1",
            "menu:3: say who; on the phone: anna, ben",
        ),
        ("press 1\nben pres 2", "menu:2: nobody can"),
        ("press x", "menu:1: 'x' are no keys: those are 0 to 9"),
    ],
)
def test_a_script_that_cannot_be_played(
    folder: Path, call: Callable[..., tuple[int, str, str]], line: str, said: str
) -> None:
    """A step that cannot be done is named with its line."""
    (folder / "menu").write_text(line)
    code, _, err = call("--script", "menu")
    assert code == 2
    assert said in err


def test_a_script_comes_from_standard_input(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash reads the steps there."""
    monkeypatch.setattr("sys.stdin", io.StringIO("ben calls /voice\npress 2\nhear 'You chose 2'\n"))
    assert call("--script", "-")[0] == 0


def test_it_prints_json(call: Callable[..., tuple[int, str, str]]) -> None:
    """As JSON it has the calls, the requests, the findings and the transcript."""
    code, out, _ = call("--json", "--press", "1", "--from", "+15550100143")
    data: dict[str, Any] = json.loads(out)
    assert code == 0
    assert [each["from"] for each in data["calls"]] == ["+15550100143"]
    assert [each["kind"] for each in data["requests"]] == ["VoiceRequest", "GatherAction"]
    assert [each["status"] for each in data["requests"]] == [200, 200]
    assert data["findings"][0]["path"] == "http://localhost/voice"
    assert data["problem"] == ""


def keys_in(data: Any, path: str = "") -> set[str]:
    """Name all keys, with the way to them."""
    if isinstance(data, list):
        return {key for each in data for key in keys_in(each, f"{path}[].")}
    if not isinstance(data, dict):
        return set()
    inner = (keys_in(value, path + key) for key, value in data.items() if key != "findings")
    return {path + key for key in data}.union(*inner)


def test_the_reference_has_all_keys(call: Callable[..., tuple[int, str, str]]) -> None:
    """The reference lists each key of what is printed as JSON, and no other."""
    page = (ROOT / "docs/reference/command.md").read_text()
    table = page.partition("### What `--json` has")[2].partition("\n(check)=")[0]
    documented = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    printed = [call("--json", "--press", "1")[1], call("/sms", "--json", "--message", "Hi")[1]]
    assert sorted(documented) == sorted(set().union(*(keys_in(json.loads(p)) for p in printed)))


def test_an_application_that_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An application that runs is called at its address, which is that of its first document."""
    with served(application({"/a/voice": ASKS, "/voice": "<Say>Hi</Say>"})) as url:
        assert main(["call", f"{url}/a/voice", "--hear", "Press a key", "--wait", "6"]) == 0
        assert main(["call", url, "--hear", "Hi"]) == 0
        monkeypatch.setenv("CXML_PUBLIC_URL", "https://shop.example.com")
        assert main(["call", f"{url}/a", "/voice", "--json"]) == 0
    assert "https://shop.example.com/voice" in capsys.readouterr().out


def test_another_machine_is_not_called(capsys: pytest.CaptureFixture[str]) -> None:
    """Another machine gets no signed requests, unless that is said."""
    assert main(["call", "http://example.com/voice", "--hang-up"]) == 2
    assert "is not on this machine" in capsys.readouterr().err


def test_another_key_is_refused(
    folder: Path,
    call: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A key of --key-file counts before that of the settings, and that before the environment's.

    None is ever shown.
    """
    (folder / "key").write_text("PSK_of-a-file\n")
    code, out, err = call("--key-file", "key")
    assert code == 1
    assert "-> 403" in out
    monkeypatch.setenv("CXML_SIGNING_KEY", "PSK_of-the-environment")
    assert "-> 403" not in call()[1]
    assert "PSK_" not in out + err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--script", "none"), "No such file"),
        (("--script", "latin"), "latin is no text in UTF-8"),
        (("--script", "none", "--press", "1"), "and not both"),
        (("--phone", "answers"), "--phone: say which phone"),
        (("--fallback-url", "http://["), "--fallback-url='http://[' is no address: Invalid IPv6"),
        (("--public-url", "example.com"), "--public-url is 'example.com': it must be an address"),
        (("--redirect", "http://["), "'http://[' is no address"),
        (("--wait", "soon"), "--wait: 'soon' is no number of seconds"),
        (("--key-file", "empty"), "there is no signing key"),
        (("--key-file", "PSK_in-the-wrong-place"), "takes the name of a file, and not the key"),
    ],
)
def test_it_cannot_run(
    folder: Path, call: Callable[..., tuple[int, str, str]], options: tuple[str, ...], said: str
) -> None:
    """What cannot be read or done ends with 2."""
    (folder / "latin").write_bytes(b"\xe9")
    (folder / "empty").touch()
    code, _, err = call(*options)
    assert code == 2
    assert said in err
    assert "PSK_" not in err
    code, out, err = call(*options, "--json")
    assert (code, said in err, said in json.loads(out)["problem"]) == (2, True, True)
    assert "PSK_" not in out + err


def test_what_an_import_raises_is_placed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The line that raised it is named, and ``-v`` shows the whole traceback, without a secret."""
    (folder / "calls_lines.py").write_text('key = "PSK_testtest"\n\nx = {key: 1}["b"]\n')
    (folder / "calls_shop.py").write_text("import calls_lines\n")
    said = "cxml call: calls_shop.py cannot be imported: KeyError: 'b' (calls_lines.py:3, in <mod"
    assert main(["call", "calls_shop.py"]) == 2
    (only,) = capsys.readouterr().err.splitlines()
    assert only.startswith(said)
    (folder / "calls_lines.py").write_text('x = {}["PSK_testtest"]\n')
    sys.modules.pop("calls_lines", None)
    assert main(["call", "calls_shop.py", "-v"]) == 2
    first, second, *_, last = (err := capsys.readouterr().err).splitlines()
    assert first.startswith("cxml call: calls_shop.py cannot be imported: KeyError: 'PSK_****")
    assert second == "cxml call: Traceback (most recent call last):"
    assert last.startswith("cxml call: KeyError: 'PSK_****")
    assert "PSK_testtest" not in err


def test_why_it_cannot_run_is_data_too(
    folder: Path, call: Callable[..., tuple[int, str, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed as JSON is one object of the same keys, however far the command came."""
    names = json.loads(call("--json")[1]).keys()
    (folder / "broken.py").write_text("raise LookupError('password=\"hunter2\"')")
    assert main(["call", "broken.py", "--json"]) == 2
    none = json.loads(capsys.readouterr().out)
    assert 'LookupError: password="*******" (broken.py:1' in none.pop("problem")
    assert none == {key: [] for key in names - {"problem", "seed"}} | {"seed": None}
    code, out, _ = call("--json", "--hear", "press one", "--wait", "soon")
    begun = json.loads(out)
    assert (code, begun.keys()) == (2, names)
    assert begun["problem"] == "--wait: 'soon' is no number of seconds up to a day"
    assert begun["calls"][0]["heard"] == ["Welcome. For sales, press one."]


def test_what_the_application_prints_stands_beside_the_data(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An application may print what it wants: the data are all that is on standard output."""
    printing = SHOP.replace("    logging", "    print('in a view')\n    logging")
    (folder / "calls_shop.py").write_text(f"print('on import'){printing}")
    assert main(["call", "calls_shop", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["problem"] == ""
    assert ("on import\n" in err, "in a view\n" in err) == (True, True)
    assert main(["call", "calls_shop"]) == 0
    assert "in a view\n" in capsys.readouterr().out


def test_nobody_reads_what_is_printed(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """That nobody reads on is no fault of the call: nothing is said, and the exit code is 1."""

    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("cxml.cli._discard_output", lambda: None)
    monkeypatch.setattr("sys.stdout", Closed())
    assert call()[::2] == call("--json")[::2] == (1, "")


ENDING = """
from contextlib import asynccontextmanager
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route


@asynccontextmanager
async def life(app):
    yield
    raise RuntimeError("no end")


async def voice(request):
    return Response("<Response><Say>Hi</Say></Response>", media_type="text/xml")


app = Starlette(lifespan=life, routes=[Route("/voice", voice, methods=["POST"])])
"""


def test_an_application_that_does_not_shut_down(
    folder: Path, call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a problem of the call, which is shown all the same, unless it had one before."""
    (folder / "calls_shop.py").write_text(ENDING)
    code, out, err = call()
    said = (
        "the application does not shut down: its shutdown raised RuntimeError: no end, calls_shop"
    )
    assert (code, "ends: completed" in out, f"cxml call: {said}" in err) == (1, True, True)
    data = json.loads(call("--json")[1])
    assert data["problem"].startswith(said)
    assert json.loads(call("--json", "--hear", "Ho")[1])["problem"].startswith("--hear: ")
    assert json.loads(call("/voice", "--json", "--message", "Ho")[1])["problem"].startswith(said)
    monkeypatch.setattr("sys.stdin", Terminal(""))
    code, out, err = call()
    assert (code, "ends: completed" in out, said in err) == (2, True, True)


def test_an_application_that_hangs(
    folder: Path, call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it is imported, started or shut down, it is said where it hangs, and what to do."""
    monkeypatch.setattr("cxml.simulator._alarm.LATER", 0.1)
    monkeypatch.setattr("cxml.testing._body.SECONDS", 1.0)
    hangs = "import time; time.sleep(600)"
    (folder / "calls_shop.py").write_text(f"{SHOP}\n{hangs}\n")
    last = len(SHOP.splitlines()) + 2
    assert call() == (
        2,
        "",
        "cxml call: calls_shop hangs while it is imported: it was not over within 1 s, at"
        f" calls_shop.py:{last}, in <module>: {hangs}. Put what goes on, such as a server, below"
        ' if __name__ == "__main__":, or run the application, and give its address in place of APP,'
        " such as http://127.0.0.1:8000/voice\n",
    )
    (folder / "calls_shop.py").write_text(ENDING.replace("    yield", f"    {hangs}\n    yield"))
    code, _, err = call()
    assert code == 2
    assert "cxml call: the application hangs in its startup: it was not over within 1 s" in err
    assert err.endswith(
        ". Let it end sooner, or run the application, and give its address in place"
        " of APP, such as http://127.0.0.1:8000/voice\n"
    )
    sys.modules.pop("calls_shop")
    # Of another length: what is as long, and of the same second, Python takes for the same.
    ended = ENDING.replace("    raise", f"    {hangs}\n    raise")
    (folder / "calls_shop.py").write_text(f"{ended}\n")
    code, out, err = call()
    assert (code, "ends: completed" in out) == (1, True)
    assert f"in life: {hangs}. Let it end sooner" in err


THREADED = """
from threading import Event
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

released = Event()


def voice(_):
    released.wait(60)
    return Response()


app = Starlette(routes=[Route("/voice", voice, methods=["POST"])])
"""


def test_a_view_that_hangs_in_a_thread(
    folder: Path, call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said where it is, and that Python waits for it before the command is over."""
    monkeypatch.setattr("cxml.testing._body.SECONDS", 1.0)
    (folder / "calls_shop.py").write_text(THREADED)
    code, _, err = call("--hang-up")
    sys.modules["calls_shop"].released.set()
    place = "calls_shop.py:11, in voice: released.wait(60)"
    first, second, _, last = err.splitlines()
    assert (code, second) == (1, f"cxml call:   {place}")
    assert first == "cxml call: POST /voice did not answer: no answer came within 1 s"
    said = f"this waits for the end of a thread, which is at {place}; Control-C ends it"
    assert last == f"cxml call: {said}"


@pytest.mark.parametrize("is_given", [False, True])
def test_an_import_that_shows_the_key(
    folder: Path,
    call: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
    is_given: bool,
) -> None:
    """It is starred out as everywhere, though nothing could tell that it is one."""
    key = "unlike/a+key=4217"
    Path("key.txt").write_text(f"{key}\n")
    if not is_given:
        monkeypatch.setenv("CXML_SIGNING_KEY", key)
    (folder / "calls_shop.py").write_text(f'raise ValueError("{key}")\n')
    code, out, err = call("-v", *(["--key-file", "key.txt"] if is_given else []))
    assert (code, out, key in err) == (2, "", False)
    assert "ValueError: ****" in err


def test_a_report_that_is_taken_in_the_end(
    folder: Path, call: Callable[..., tuple[int, str, str]]
) -> None:
    """What was raised before is told, and is no problem where the exit code is 0."""
    more = """
@app.post("/over")
def over(told=[]):
    told.append(1)
    if len(told) == 1:
        raise LookupError("once")
    return "", 204
"""
    (folder / "calls_shop.py").write_text(SHOP + more)
    code, out, _ = call("--json", "--status-callback", "/over")
    data = json.loads(out)
    assert (code, data["problem"]) == (0, "")
    assert data["raised"][0] == "POST /over raised LookupError: once"


def test_an_extra_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is needed to call an address, and is not installed, is one line that names the extra."""
    monkeypatch.setitem(sys.modules, "httpx", None)
    assert main(["call", "http://127.0.0.1:9/voice", "--hang-up"]) == 2
    assert capsys.readouterr().err == (
        'cxml call: calls to an address need httpx; run: pip install "cxml[simulator]"\n'
    )


def test_the_application_is_quiet(call: Callable[..., tuple[int, str, str]]) -> None:
    """What the application logs is shown only if asked for."""
    heard: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: heard.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger("shop").addHandler(handler)
    call()
    assert heard == []
    call("--verbose")
    assert heard == ["a call"]
    logging.getLogger("shop").removeHandler(handler)


class Terminal(io.StringIO):
    """Standard input that somebody types."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


def test_it_is_typed(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal keys and words are typed, and each line of the transcript is shown once."""
    monkeypatch.setattr("sys.stdin", Terminal("?\nw soon\nw 1e\n1\nw 20\n"))
    code, out, err = call()
    assert code == 0
    assert "hang up" in out
    assert out.count("presses 1") == 1
    assert 'hears "Nobody is there."' in out
    assert err == ""


def test_help_is_typed_too(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks for help is not taken by their word, and a line says how it is asked for."""
    monkeypatch.setattr("sys.stdin", Terminal("help\npress *\nh\n"))
    _, out, _ = call()
    assert "? shows what can be typed" in out
    assert "say them" in out
    assert 'says "' not in out
    assert "presses *" in out


def test_a_phone_that_rings_is_answered_where_it_is_typed(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a script would say it; the caller does not say it."""
    typed = "1\n+15550100700 answers\n+15550100700 sings\n+15550100700 says hello\nh\n"
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    _, out, err = call()
    assert "is connected with +15550100700" in out
    assert '+15550100142  hears "hello"' in out
    assert "nobody can '+15550100700 sings'" in err
    assert "says" not in out.replace('says "hello"', "")


@pytest.mark.parametrize("line", ["anna calls", "anna calls from +15550100143", "calls"])
def test_a_script_calls_what_is_usual(
    line: str, call: Callable[..., tuple[int, str, str]], folder: Path
) -> None:
    """Without a path that is the usual one, as with the options."""
    (folder / "usual.call").write_text(f"{line}\n", encoding="utf-8")
    code, out, err = call("--script", "usual.call")
    assert (code, err.count("usual.call")) == (0, 0), err
    assert "POST /voice" in out


def test_an_option_is_not_shortened(capsys: pytest.CaptureFixture[str]) -> None:
    """What was mistyped is no other option, in any command."""
    for command_line in (["call", "shop.py", "--pres", "1"], ["check", "--expl", "."], ["--vers"]):
        with pytest.raises(SystemExit):
            main(command_line)
        assert " --help shows" in capsys.readouterr().err


def test_a_terminal_that_ends_hangs_up(
    call: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end of what is typed puts the phone down; what cannot be done is said before."""
    monkeypatch.setattr("sys.stdin", Terminal("w 99999999\n"))
    code, out, err = call()
    assert code == 0
    assert "hangs up" in out
    assert "is no number of seconds" in err


def test_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The help names every step, and the exit codes."""
    with pytest.raises(SystemExit):
        main(["call", "--help"])
    said = capsys.readouterr().out
    assert all(f"--{name}" in said for name in command._STEPS)
    assert "exit codes" in said
    assert "The application itself runs for real" in said


def test_the_page_is_served_until_somebody_stops_it(
    call: Callable[..., tuple[int, str, str]],
    interrupting: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The command says where the page is, and that Control-C ends it; that is no failure."""
    monkeypatch.setattr("sys.stdout", interrupting)
    assert call("--page", "--from", "+15550100999")[0] == 0
    seed = r"--seed \d+ gives the same ids again\n"
    address = r"The page is at http://127\.0\.0\.1:\d+/#[\w-]{32}\nControl-C ends it\.\n"
    assert re.fullmatch(seed + address, interrupting.getvalue())


@pytest.mark.parametrize(
    "option", [["--press", "1"], ["--json"], ["--script", "x"], ["--phone", "+1 is busy"]]
)
def test_the_page_takes_no_steps(
    call: Callable[..., tuple[int, str, str]], option: list[str]
) -> None:
    """What is done on the page is done by hand."""
    code, _, err = call("--page", *option)
    assert (code, "on the page everything is done by hand" in err) == (2, True)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--press", "x"], "--press: 'x' are no keys"),
        (["--from", "Bob"], "--from: 'Bob' calls from no number"),
        (["--phone", "+15550100700 anwsers"], "there is answers, is busy, does not answer, fails"),
    ],
)
def test_what_cannot_be_done(
    options: list[str], said: str, call: Callable[..., tuple[int, str, str]]
) -> None:
    """What nobody can do is refused before the call."""
    code, out, err = call(*options)
    assert (code, out) == (2, "")
    assert said in err


def test_a_script_says_who_calls(call: Callable[..., tuple[int, str, str]], folder: Path) -> None:
    """A caller of a script has a number as well."""
    (folder / "bob.call").write_text("bob calls /voice from Bob\n", encoding="utf-8")
    code, _, err = call("--script", "bob.call")
    assert code == 2
    assert "bob.call:1: 'Bob' calls from no number" in err


def test_hints_name_options(
    folder: Path,
    call: Callable[..., tuple[int, str, str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is to be said otherwise is named as the command has it."""
    assert main(["call", "https://example.com/voice", "--hang-up"]) == 2
    assert "say --anywhere if it is meant to" in capsys.readouterr().err
    (folder / "key").write_text("PSK_another")
    _, out, _ = call("--key-file", "key", "--hang-up")
    assert "--key-file or CXML_SIGNING_KEY gives it" in out
    assert "--public-url" in out


def test_a_message_is_written(call: Callable[..., tuple[int, str, str]]) -> None:
    """A view of messages gets one, and what it answers can be expected."""
    numbers = ("--from", "+15550100143", "--to", "+15550100198")
    expected = ("--hear", "wrote  Hi to +15550100198", "--hear", "Thank", "--do-not-hear", "Bye")
    code, out, err = call("/sms", "--message", "Hi", *numbers, *expected)
    assert (code, err) == (0, "")
    assert '+15550100143  writes "Hi" to +15550100198' in out
    assert 'sends "+15550100143 wrote Hi to +15550100198." to +15550100143' in out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["/sms", "--hear", "Bye"], 1, "--hear: the writer did not get 'Bye', but +15550100142"),
        (["/sms", "--hear", "Thank", "--hear", "wrote"], 1, "did not get 'wrote', but nothing"),
        (["/sms", "--do-not-hear", "Thank"], 1, "the writer got 'Thank'"),
        (["/round"], 1, "documents lead to each other without an end"),
        (["/broken"], 1, ""),
        ([], 2, "give the path of the view that answers messages, as in cxml call calls_shop /p"),
        (["/sms", "--press", "1"], 2, "--message: there is no call for --press"),
        (["/sms", "--script", "x"], 2, "--message: there is no call for --script"),
        (["/sms", "--phone", "+1 is busy"], 2, "--message: there is no call for --phone"),
        (["/sms", "--page"], 2, "--message: there is no call for --page"),
        (["/sms", "--from", "Bob"], 2, "--from: 'Bob' calls from no number: write one"),
        (["/sms", "--to", "Bob"], 2, "--to: 'Bob' is no number: write one"),
    ],
)
def test_a_message_that_is_not_answered(
    options: list[str], code: int, said: str, call: Callable[..., tuple[int, str, str]]
) -> None:
    """What was not answered ends with 1, and what takes a call with 2."""
    found, _, err = call(*options, "--message", "Hi")
    assert (found, said in err) == (code, True), err


def test_the_number_that_is_called(call: Callable[..., tuple[int, str, str]]) -> None:
    """A call goes to the number that is said."""
    assert "calls +15550100198" in call("--to", "+15550100198")[1]


def test_a_view_of_messages_that_is_called(call: Callable[..., tuple[int, str, str]]) -> None:
    """A call to a view of messages says how a message is played."""
    code, out, _ = call("/sms")
    assert code == 1
    assert "skips Message, which the platform does not run in a call" in out
    assert "if this answers messages, play one with --message TEXT" in out
