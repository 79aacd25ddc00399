"""Whatever an application answers, the call ends as the platform would end it."""

from __future__ import annotations

import re

import flask
import pytest

from cxml.callbacks import VoiceRequest
from cxml.simulator import Choices, Platform

from .pages import ASKS, Form, Page, Said, application, platform


def raising(_: object) -> str:
    """Stand for an application that does not work."""
    raise ZeroDivisionError("no tickets")


def refusing(_: object) -> str:
    """Stand for an application that nobody can connect to."""
    raise ConnectionError("connection refused")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (b"Hello", r"the document cannot be read: .* with a tag (12100)"),
        (b" <Response", r"the document cannot be read: .* (12100)"),
        (b"<Answer/>", r"the root is Answer, not Response .*(12100)"),
        (b"<html><body>Oops</body></html>", r"the root is html.*(12100)"),
        (b"", r"the document cannot be read: .* (12100)"),
        ((500, "text/html", "Oops"), "http://localhost/voice answered 500 (11217)"),
        ((404, "text/html", "Oops"), "http://localhost/voice answered 404 (11217)"),
        ((403, "text/html", "Oops"), "no signing key is known here: .*CXML_SIGNING_KEY.* (11217)"),
        ((200, "text/xml", "x" * 65_537), "the answer has 65,537 bytes, which is too long (11750)"),
        ((200, "text/html", "<Response/>"), "the content type is 'text/html', .* (12300)"),
        ((200, "", "<Response/>"), "the content type is missing, .* (12300)"),
        ((302, "/voice", ""), "HTTP leads on and on, at last to http://localhost/voice (11215)"),
        ((302, "http://else.where/", ""), "http://else.where/ leads elsewhere: .* (11200)"),
        ("<Redirect>http://[</Redirect>", "'http://[' is no address: Invalid IPv6 URL (11100)"),
        (raising, "the application raised ZeroDivisionError: no tickets (11217)"),
        (refusing, "http://localhost/voice does not answer: connection refused (11200)"),
    ],
)
def test_faults(said: Said, message: str) -> None:
    """The call fails with the code that the platform publishes; others go on as ever."""
    pages = {"/voice": said, "/menu": ASKS}
    app = application(pages)
    app.testing = True  # so that it raises, as applications do in tests
    world = Platform(app)
    call = world.call("/voice")
    assert call.is_over
    assert call.status == "failed"
    assert call.heard[-1:] == ["<application error>"]
    pattern = ".*".join(re.escape(part) for part in message.split(".*"))
    assert re.search(pattern, str(call))
    assert world.call("/menu").hears("Press a key")


def test_a_document_without_verbs() -> None:
    """Where nothing is in a document, it is said that the call ends for that."""
    world = platform({"/voice": "", "/menu": "<!-- later --> ", "/ask": ASKS})
    said = "http://localhost/{} is a document without verbs, which ends the call"
    for path in ("voice", "menu"):
        assert said.format(path) in world.call(f"/{path}").transcript
    call = world.call("/ask")
    assert "without verbs" not in call.transcript
    call.press("1")
    assert said.format("menu") in call.transcript
    assert (call.status, world.problems) == ("completed", [])


def test_a_fault_after_the_answer() -> None:
    """A call that was answered is completed, also when it ends by a fault."""
    call = platform("<Say>Hi</Say><Redirect>/nowhere</Redirect>").call("/voice")
    call.hears("Hi")
    call.hears("<application error>")
    assert call.status == "completed"


def test_what_the_application_raised() -> None:
    """What an application raised is in the request, and is the cause of what a test then misses."""
    app = application({"/voice": raising})
    app.testing = True
    world = Platform(app)
    call = world.call("/voice")
    assert isinstance(world.requests[0].error, ZeroDivisionError)
    assert world.requests[0].answer is None
    with pytest.raises(AssertionError) as caught:
        call.hears("Welcome")
    assert caught.value.__cause__ is world.requests[0].error


def test_what_stops_a_test() -> None:
    """What is no exception of an application, such as Control-C, is let through."""
    app = flask.Flask("stops")

    @app.post("/voice")
    def voice() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Platform(app).call("/voice")


def test_the_fallback() -> None:
    """A document that cannot be had is asked of the fallback, with what was wrong and where."""
    pages: dict[str, Said] = {"/voice": (500, "text/html", ""), "/fallback": ASKS}
    world = platform(pages, fallback_url="/fallback")
    call = world.call("/voice")
    call.hears("Press a key")
    said = world.requests.last("/fallback").callback
    assert isinstance(said, VoiceRequest)
    assert (said.error_code, said.error_url) == (11217, "http://localhost/voice")
    call.press("1")
    assert not call.is_over
    assert len(world.requests.to("/fallback")) == 2


def test_the_fallback_fails_too() -> None:
    """Where the fallback fails too, the call fails."""
    world = platform({}, fallback_url="/fallback")
    assert world.call("/voice").status == "failed"
    assert [each.problem for each in world.requests] == [
        "http://localhost/voice answered 404",
        "http://localhost/fallback answered 404",
    ]


def test_redirects_of_http() -> None:
    """Where HTTP leads is asked for without parameters; others are relative to that address."""
    forms: list[Form] = []

    def page(form: Form) -> str:
        forms.append(dict(form))
        return "<Redirect>again</Redirect>"

    world = platform(
        {
            "/voice": (302, "/a/one", ""),
            "/a/one": page,
            "/a/again": (307, "/b/two", ""),
            "/b/two": lambda form: f"<Say>{form['CallStatus']}</Say>",
        }
    )
    world.call("/voice").hears("ringing")
    assert forms == [{}]
    assert [each.attempts for each in world.requests] == [2, 2]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("next", "http://localhost/a/next"),
        ("/next", "http://localhost/next"),
        ("../next?b=1", "http://localhost/next?b=1"),
        ("?c=1", "http://localhost/a/voice?c=1"),
        ("  next#rt=100", "http://localhost/a/next#rt=100"),
        ("", "http://localhost/a/voice?q=1"),
        ("http://localhost", "http://localhost"),
        ("http://localhost?d=1", "http://localhost?d=1"),
    ],
)
def test_addresses(address: str, asked: str) -> None:
    """An address is resolved against the one that the document came from."""
    pages = [f"<Redirect>{address}</Redirect>", "<Hangup/>"]
    world = platform({"/a/voice": lambda _: pages.pop(0)})
    world.call("/a/voice?q=1", method="GET")
    assert world.requests[1].url == asked


def test_get() -> None:
    """On GET the parameters stand behind the address's own, and never in the next address."""
    seen: list[str] = []

    def page(_: object) -> str:
        seen.append(flask.request.query_string.decode())
        return '<Gather method="GET" numDigits="1"/>'

    call = platform({"/voice": page}).call("/voice?CallSid=own", method="GET")
    call.press("1")
    assert seen[0].startswith("CallSid=own&AccountSid=")
    assert seen[0].count("CallSid=") == 2
    assert seen[1].startswith("CallSid=own&Digits=1&AccountSid=")
    assert seen[1].count("Digits=") == 1


def test_choices() -> None:
    """What nobody documents can be chosen."""
    choices = Choices(fet_11_types=("text/plain",), fet_16_most_redirects=0)
    world = platform(
        {
            "/voice": (200, "text/plain", "<Response><Say>Hi</Say></Response>"),
            "/a": (302, "/b", ""),
        },
        choices=choices,
    )
    world.call("/voice").hears("Hi")
    assert world.call("/a").status == "failed"


def test_sounds_and_texts_on_twilio() -> None:
    """On Twilio a sound is played, and a plain text is said; elsewhere neither is a document."""
    pages: dict[str, Page] = {"/a": (200, "audio/wav", "x"), "/b": (200, "text/plain", "Hi\0")}
    twilio = platform(pages, behaves_like="twilio")
    twilio.call("/a").hears("http://localhost/a")
    twilio.call("/b").hears("Hi")
    world = platform(pages)
    assert {world.call(path).status for path in pages} == {"failed"}


def test_what_is_not_xml_text() -> None:
    """Comments and white space between verbs do not count; texts there neither."""
    call = platform(" <!-- one --> <Say>Hi</Say> text <Say>there</Say>").call("/voice")
    assert call.heard == ["Hi", "there"]


def test_strict() -> None:
    """A strict platform runs no document in which the checker finds an error or a warning."""
    pages: dict[str, Page] = {
        "/wrong": "<Say>Hi</Say><Gather timeout='soon'/>",
        "/odd": "<Say>Hi</Say><Unknown/>",
        "/right": ASKS,
    }
    world = platform(pages, strict=True)
    for path in ("/wrong", "/odd"):
        call = world.call(path)
        assert call.heard == ["<application error>"]
        assert re.search(r"strict: CX[0-9]+ .*, line 1", call.transcript)
    world.call("/right").hears("Press a key")
    twilio = platform(pages, strict=True, behaves_like="twilio")
    twilio.call("/right").hears("Press a key")
    platform(pages).call("/odd").hears("Hi")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8"])
def test_encodings(encoding: str) -> None:
    """A document in another encoding, which is longer in UTF-8, has its lines all the same."""
    said = "é" * 300
    begin = f"<?xml version='1.0' encoding='{encoding}'?>\n<Response>\n"
    text = f"{begin}<Say>{said}</Say></Response>"
    world = platform({"/voice": text.encode(encoding)})
    call = world.call("/voice")
    call.hears("é")
    assert "Response/Say, line 3" in call.transcript


AWAY = "http://away.example"


@pytest.mark.parametrize(
    "verbs",
    [
        f"<Redirect>{AWAY}</Redirect>",
        f'<Dial action="{AWAY}">+15550100701</Dial>',
        f'<Dial><Number url="{AWAY}">+15550100700</Number></Dial>',
        f'<Dial><Number statusCallback="{AWAY}">+15550100700</Number></Dial>',
    ],
)
def test_documents_of_others(verbs: str) -> None:
    """What only another server has fails, and it is said what to do; a sound can be played."""
    world = platform({"/voice": f"<Play>{AWAY}</Play>{verbs}"})
    world.phone("+15550100700").answers()
    call = world.call("/voice")
    call.hears(AWAY)
    world.wait(60)
    world.close()
    (problem,) = (each for each in world.problems if each.code in ("RUN5", "RUN6"))
    assert problem.message.endswith(
        f"{AWAY} leads elsewhere: the application is at http://localhost. If it is at that address,"
        " give public_url; if another server is, let a setting name a path of the application"
        " instead where it is tried"
    )


def test_places() -> None:
    """Which element it was is said, and its line where a document has several."""
    declared = "<?xml version='1.0'?>\n<Response><Say>a</Say><Say>b</Say><Pause/></Response>\n"
    split = "<Response>\n<Say>a</Say><Say>b</Say><Pause/>\n</Response>"
    seen = [platform({"/voice": each.encode()}).call("/voice") for each in (declared, split)]
    found = [re.findall(r"hears .*  (Response.*)", each.transcript) for each in seen]
    numbered = ["Response/Say[1]", "Response/Say[2]"]
    assert found == [numbered, [f"{each}, line 2" for each in numbered]]


def test_half_characters() -> None:
    """What somebody writes or says that no request can hold arrives as a question mark."""
    heard: list[str] = []

    def answer(form: Form) -> str:
        heard.extend([form.get("SpeechResult", ""), form.get("Body", ""), form["From"]])
        return "<Gather input='speech'/>"

    world = platform({"/voice": answer, "/sms": answer})
    world.call("/voice").speak("a \udc80 b")
    world.message("/sms", "\ud800", from_="\ud800")
    assert heard[3:] == ["a ? b", "", "+15550100142", "", "?", "?"]
