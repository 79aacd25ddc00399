"""A call from its first request to its end."""

from __future__ import annotations

import re
import sys
import threading
from typing import Any

import flask
import pytest

import cxml.flask as with_flask
from cxml import UsageError, VoiceResponse
from cxml.callbacks import CallState, GatherAction, IncomingNumberStatus, VoiceRequest
from cxml.simulator import Call, Choices, CircleError, Platform, SimulationError

from .pages import ASKS, Form, Page, application, asked, platform

KEY = "PSK_of-this-test"


def test_a_menu() -> None:
    """Who presses a key gets the document that the key leads to."""
    world = platform(
        {"/voice": ASKS, "/menu": lambda form: f"<Say>You chose {form['Digits']}</Say>"}
    )
    call = world.call("/voice", from_="+15550100155")
    assert call.hears("Press a key") == "Press a key"
    call.press("7")
    call.hears("You chose 7")
    assert (call.status, call.is_over, call.from_, call.to) == (
        CallState.COMPLETED,
        True,
        "+15550100155",
        "+15550100199",
    )
    assert world.requests.of(GatherAction)[0].digits == "7"


def test_the_first_request_says_that_it_rings() -> None:
    """The first request of a call has the standard parameters, and says that nobody answered."""
    world = platform("<Hangup/>")
    call = world.call("/voice")
    (said,) = world.requests.of(VoiceRequest)
    assert (said.call_status, said.direction, said.call_sid) == ("ringing", "inbound", call.sid)
    assert said.account_sid
    assert said.api_version == "2010-04-01"
    assert said.caller is None


def test_twilio_repeats_the_numbers() -> None:
    """On Twilio, Caller and Called repeat the numbers, and ids are two letters and 32 digits."""
    world = platform("<Hangup/>", behaves_like="twilio")
    call = world.call("/voice", from_="+15550100155")
    (said,) = world.requests.of(VoiceRequest)
    assert (said.caller, said.called) == ("+15550100155", "+15550100199")
    assert re.fullmatch("CA[0-9a-f]{32}", call.sid)


def test_each_request_verifies() -> None:
    """The application's own verification stays on, for POST and for GET."""
    app = flask.Flask("shop")
    app.config.update(CXML_SIGNING_KEY=[KEY, "another"], CXML_PUBLIC_URL="https://shop.example/app")

    @app.post("/voice")
    @with_flask.document(VoiceRequest)
    def voice(_call: VoiceRequest) -> VoiceResponse:
        response = VoiceResponse()
        response.redirect("next?é=1&a=b c", method="GET")
        return response

    @app.get("/next")
    @with_flask.document(VoiceRequest)
    def following(_call: VoiceRequest) -> VoiceResponse:
        response = VoiceResponse()
        response.say("Here")
        return response

    world = Platform(app)
    world.call("/voice").hears("Here")
    assert world.requests[-1].url == "https://shop.example/app/next?é=1&a=b c"


def test_a_refused_signature() -> None:
    """An application that refuses the signature is said to verify with another key or address."""
    app = flask.Flask("shop")
    app.config.update(CXML_SIGNING_KEY=KEY)

    @app.post("/voice")
    @with_flask.document(VoiceRequest)
    def voice(_call: VoiceRequest) -> VoiceResponse:
        raise NotImplementedError

    call = Platform(app, signing_key="PSK_another").call("/voice")
    assert "answered 403: does it verify with another signing_key, or public_url?" in str(call)
    assert call.status == "failed"


def test_hears_in_order() -> None:
    """What is expected is found in order, in parts, as a text, a pattern, or by a function."""
    call = platform("<Say>One two three</Say><Say>four</Say><Say>five</Say>").call("/voice")
    call.hears("One")
    call.hears("  two\n")
    assert call.hears(re.compile("fo.r")) == "four"
    assert call.hears(lambda text: text == "five") == "five"
    assert call.heard == ["One two three", "four", "five"]


def test_hears_something_else() -> None:
    """A failure shows the transcript, with a mark at what was heard instead."""
    call = platform("<Say>Good morning.</Say>").call("/voice")
    with pytest.raises(AssertionError) as caught:
        call.hears("Welcome")
    first, *lines = str(caught.value).splitlines()
    assert first == "the caller did not hear 'Welcome' next"
    (marked,) = [line for line in lines if line.startswith(">")]
    assert " ".join(marked.split()) == '> 00:00 hears "Good morning." Response/Say'


def test_hears_it_later() -> None:
    """What comes later is no longer next, and the failure says what has to be expected before."""
    long = 5 * "Please hold on. "
    call = platform(
        f"<Say>Hello</Say><Say>{long}</Say><Say>Hello</Say><Say>Bye</Say><Record/>"
    ).call("/voice")
    with pytest.raises(AssertionError, match="did not hear 'Thanks' next\n"):
        call.hears("Thanks")
    with pytest.raises(AssertionError) as caught:
        call.hears("Bye")
    assert str(caught.value).partition("\n")[0] == (
        "the caller did not hear 'Bye' next; it was heard later, after 'Hello': use"
        f" hears('Hello'), hears({long[:40]!r}) before"
    )
    call.hears("Hello")
    call.hears(long[:40])
    call.hears("Hello")
    call.hears("Bye")


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        (re.compile("W.*"), "what matches 'W.*'"),
        (str.istitle, "what istitle is looking for"),
        ("x", "'x'"),
    ],
)
def test_hears_nothing(expected: object, shown: str) -> None:
    """A failure says what was looked for, in each of its kinds."""
    call: Call = platform("").call("/voice")
    with pytest.raises(AssertionError, match=re.escape(f"did not hear {shown}")):
        call.hears(expected)  # type: ignore[arg-type]


def test_who_of_several_did_not_hear() -> None:
    """Where there are several, a failure says who: by the number, and by the call if it must."""
    world = platform({"/voice": ASKS})
    first = world.call("/voice")
    ben = world.call("/voice", from_="+15550100143")
    with pytest.raises(AssertionError, match=r"^\+15550100142 did not hear 'Hello' next\n"):
        first.hears("Hello")
    world.call("/voice", from_="+15550100143")
    with pytest.raises(AssertionError, match=r"^\+15550100143, in call 1, heard 'Press'\n"):
        ben.does_not_hear("Press")


def test_does_not_hear() -> None:
    """What may not be heard is marked where it was."""
    call = platform("<Say>Hello</Say><Say>Goodbye</Say>").call("/voice")
    call.does_not_hear("Welcome")
    with pytest.raises(AssertionError, match=r'heard \'Goodbye\'(.|\n)*> 00:01  hears "Goodbye"'):
        call.does_not_hear("Goodbye")


def test_sounds_are_passed_over() -> None:
    """Sounds without words are passed over unless expected; what is heard again counts once."""
    call = platform(
        '<Play digits="1"/><Say>Hello</Say><Say>Hello</Say><Say>Bye</Say><Reject/>'
    ).call("/voice")
    call.hears("Hello")
    call.hears("Bye")
    again = platform('<Say>Hi</Say><Play digits="1w"/>').call("/voice")
    again.hears("Hi")
    again.hears("<keys 1w>")


def test_what_can_be_seen() -> None:
    """A call shows the verb it waits in, its document, and where that came from."""
    world = platform({"/voice": ASKS})
    call = world.call("/voice")
    assert call.verb is not None
    assert call.verb.tag == "Gather"
    assert call.document is not None
    assert call.document.find("Say") is not None
    assert call.url == "http://localhost/voice"
    assert repr(call) == "<call +15550100142 -> +15550100199: in-progress>"
    nothing = world.call("/nowhere")
    assert (nothing.verb, nothing.document, nothing.url) == (None, None, "")


def test_who_hangs_up() -> None:
    """Who hangs up ends the verb that runs, no verb after it runs, and the number is told."""
    world = platform({"/voice": ASKS, "/end": (204, "text/plain", "")}, status_callback="/end")
    call = world.call("/voice")
    call.wait(2)
    call.hang_up()
    call.hang_up()
    assert call.heard == ["Press a key"]
    assert call.status == "completed"
    (said,) = world.requests.of(IncomingNumberStatus)
    assert (said.call_status, said.call_duration) == ("completed", 3)
    assert str(said.timestamp) == "2026-01-01 00:00:00+00:00"


@pytest.mark.parametrize("act", ["press", "speak"])
def test_nobody_acts_after_the_end(act: str) -> None:
    """Keys and words after the end are an error that shows the transcript."""
    call = platform("<Hangup/>").call("/voice")
    with pytest.raises(SimulationError, match=r"the call is over\n(.|\n)*answered"):
        getattr(call, act)("1")


@pytest.mark.parametrize("keys", ["", "1x", "one"])
def test_no_keys(keys: str) -> None:
    """What is no key cannot be pressed."""
    call = platform({"/voice": ASKS}).call("/voice")
    with pytest.raises(SimulationError, match="are no keys"):
        call.press(keys)


def test_the_same_again() -> None:
    """The same script makes the same requests; another seed other ids."""

    def run(seed: int) -> list[object]:
        world = platform({"/voice": ASKS, "/menu": "<Redirect>/voice</Redirect>"}, seed=seed)
        call = world.call("/voice")
        call.press("1")
        call.wait(6)
        return [(each.at, each.url, each.form) for each in world.requests]

    assert run(1) == run(1)
    assert run(1) != run(2)


def test_inside_of_a_request() -> None:
    """What a view does to the platform is done when its request has ended."""
    world: list[Platform] = []

    def page(_: object) -> str:
        world[0].calls[0].hang_up()
        return "<Say>Too late</Say>"

    world.append(platform({"/voice": ASKS, "/menu": page}))
    call = world[0].call("/voice")
    call.press("1")
    assert call.is_over
    call.does_not_hear("Too late")


def test_a_call_that_is_redirected() -> None:
    """A call that is redirected leaves its verb at once; keys that come meanwhile are lost."""
    world: list[Platform] = []

    def page(_: object) -> str:
        world[0].redirect(world[0].calls[0], "/new?a=1", method="GET")
        world[0].calls[0].press("1")
        return "<Say>Never</Say>"

    pages: dict[str, Page] = {
        "/voice": ASKS,
        "/menu": page,
        "/new": "<Say>New</Say><Say loop='0'>Wait</Say>",
    }
    world.append(platform(pages))
    call = world[0].call("/voice")
    call.press("1")
    assert call.heard == ["Press a key", "New", "Wait"]
    world[0].redirect(call, "/voice")
    call.hang_up()
    with pytest.raises(SimulationError, match="cannot be redirected: the call is over"):
        world[0].redirect(call, "/voice")


def test_a_call_of_another_platform() -> None:
    """A call of another platform cannot be redirected."""
    call = platform({"/voice": ASKS}).call("/voice")
    with pytest.raises(UsageError, match=r"in-progress> is no call of this platform"):
        platform({}).redirect(call, "/voice")


def test_another_thread() -> None:
    """A platform that is used by two threads says so."""
    world = platform("<Hangup/>")
    raised: list[Exception] = []

    def use() -> None:
        try:
            world.call("/voice")
        except UsageError as error:
            raised.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "belongs to the thread that made it" in str(raised[0])


def test_the_end_of_a_platform() -> None:
    """At its end a platform hangs up what is left, and reports are tried to their end."""
    with platform({"/voice": ASKS}, status_callback="/nowhere") as world:
        call = world.call("/voice")
        assert call.status == "in-progress"
    assert call.is_over
    assert world.requests[-1].attempts == 3
    assert "is lost: answered 404" in world.transcript
    lost = [each for each in world.findings if each.code == "RUN6"]
    assert [each.message for each in lost] == [
        "the report to http://localhost/nowhere is lost: answered 404"
    ]
    assert world.now > 60


def test_findings() -> None:
    """What the checker, and the runs, found in each document is there once, with its place."""
    world = platform({"/voice": ASKS, "/menu": ASKS})
    call = world.call("/voice")
    call.press("1")
    call.press("2")
    *checked, unreached = world.findings
    assert {each.code for each in checked} == {"CX314"}
    assert str(unreached).startswith(
        "http://localhost/voice:1:79: RUN3 info verb-never-reached: Say was not reached in any call"
    )
    call.wait(5)
    assert [each.code for each in world.findings] == ["CX314"]


def test_problems() -> None:
    """What a healthy menu has findings of is no problem; warnings and errors are."""
    pages = {"/voice": ASKS.replace("/menu", "https://example.com/"), "/a": "<Sing/>"}
    world = platform(pages)
    world.call("/voice")
    assert [each.code for each in world.findings] == ["RUN3"]
    assert world.problems == []
    world.call("/a")
    assert "RUN1" in {each.code for each in world.problems}


@pytest.mark.parametrize("dead", ["<Record/>", "<Hangup/>", '<Dial action="/a"/>'])
def test_what_is_dead_is_found_once(dead: str) -> None:
    """Of verbs that the checker found to be dead, no run says again that they were not reached."""
    world = platform(f"<Say>a</Say>{dead}\n<Say>b</Say><Pause/><Say>c</Say>")
    world.call("/voice")
    codes = [each.code for each in world.findings]
    assert {"CX401", "CX402", "CX403"} & {*codes}
    assert "RUN3" not in codes


def test_what_a_caller_missed_before_what_is_dead() -> None:
    """What stands before a dead verb, and was not reached, is said."""
    world = platform(f"{ASKS}<Hangup/><Say>b</Say>")
    world.call("/voice")
    assert "RUN3" in [each.code for each in world.findings]


def test_the_address_of_the_application_is_no_finding() -> None:
    """That the application is tried on a host of this machine is fine; other such hosts are not."""
    own = "<Redirect method='GET'>http://localhost/b</Redirect>"
    other = "<Play>http://localhost:5000/a.mp3</Play><Play> http://localhost.lan/a</Play>"
    world = platform({"/a": own, "/b": f"{other}<Dial><Sip>sip:a@localhost</Sip></Dial>"})
    world.call("/a")
    codes = [(each.path, each.code) for each in world.findings if each.code == "CX315"]
    assert codes == 3 * [("http://localhost/b", "CX315")]


def test_findings_of_runs() -> None:
    """Verbs that are skipped, documents that fail, and those without an end, are findings."""
    world = platform({"/voice": "<Sing/><Redirect>/nowhere</Redirect>", "/a": "<Redirect/>"})
    world.call("/voice")
    with pytest.raises(CircleError):
        world.call("/a")
    found = {each.code: each for each in world.findings if each.code.startswith("RUN")}
    assert list(found) == ["RUN1", "RUN5", "RUN2"]
    assert (found["RUN1"].line, found["RUN1"].element) == (1, "Response/Sing")
    assert found["RUN1"].platform_code == 13750
    assert (found["RUN5"].platform_code, found["RUN5"].element) == (11217, "")
    assert world.call("/voice").is_over
    assert len([each for each in world.findings if each.code == "RUN1"]) == 1


def test_what_comes_again_and_again_is_said_once() -> None:
    """A document that leads to itself is one line of the transcript, with how often it came."""
    world = platform({"/a": "<Redirect/>"})
    with pytest.raises(CircleError) as caught:
        world.call("/a")
    for text in (str(caught.value), world.transcript, world.calls[0].transcript):
        assert text.count("POST /a VoiceRequest") == 1
        assert re.search(r"-> 200 +\(50 times\)", text)


@pytest.mark.parametrize("number", [2, 3, 10])
def test_documents_that_come_again_and_again_are_said_once(number: int) -> None:
    """Documents that lead round are in the transcript once, with how often they came."""
    paths = [f"/{each}" for each in range(number)]
    pages: dict[str, Page] = {
        path: f"<Redirect>{paths[(at + 1) % number]}</Redirect>" for at, path in enumerate(paths)
    }
    world = platform(pages, choices=Choices(red_05_most_documents=number * 4 + 1))
    with pytest.raises(CircleError, match=" -> ") as caught:
        world.call("/0")
    text = world.transcript
    assert len(world.requests) == number * 4 + 1
    assert text in str(caught.value)
    assert (text.count(" POST /1 "), text.count(" POST /0 ")) == (1, 2)
    assert f"-> 200  (these {number} lines 4 times)\n" in text


def test_lines_that_come_twice() -> None:
    """What comes twice alone stands there twice."""
    pages: dict[str, Page] = {"/a": "<Redirect>/b</Redirect>", "/b": "<Redirect>/a</Redirect>"}
    world = platform(pages, choices=Choices(red_05_most_documents=4))
    with pytest.raises(CircleError):
        world.call("/a")
    assert (world.transcript.count("POST /b"), "lines" in world.transcript) == (2, False)


def test_a_circle() -> None:
    """Documents that lead to each other end with an error that names the circle."""
    world = platform({"/a": "<Redirect>/b</Redirect>", "/b": "<Redirect>/a</Redirect>"})
    with pytest.raises(
        CircleError, match="http://localhost/a -> http://localhost/b -> http://localhost/a"
    ):
        world.call("/a")
    assert world.calls[0].is_over
    assert len(world.requests) == 50
    world.call("/nowhere")


HOLDS = "<Say>Please hold</Say><Pause length='10'/><Redirect/>"


def test_a_loop_that_waits() -> None:
    """A caller who is led round waits until time is let pass, and goes on with that."""
    free = [False]
    world = platform({"/hold": lambda _: "<Say>Here you are</Say>" if free[0] else HOLDS})
    call = world.call("/hold")
    assert (len(world.requests), call.is_over, world.now) == (1, False, 11)
    assert "waits until time is let pass, as documents lead round: " in call.transcript
    other = world.call("/hold")  # which takes time of its own alone
    assert len(world.requests) == 2
    call.wait(1)
    assert call.heard == other.heard == ["Please hold", "Please hold"]
    free[0] = True
    call.wait(1)
    call.hears("Please hold")
    call.hears("Here you are")
    assert call.is_over


def test_a_loop_that_is_left() -> None:
    """Who is led round can press keys in vain, be sent elsewhere, and hang up."""
    world = platform({"/hold": HOLDS, "/other": "<Say>Elsewhere</Say>"})
    first, second = world.call("/hold"), world.call("/hold")
    first.press("1")
    first.hang_up()
    world.redirect(second, "/other")
    second.hears("Please hold")
    second.hears("Elsewhere")
    assert first.is_over
    assert second.is_over
    assert "RUN2" not in [each.code for each in world.findings]


def test_a_loop_that_time_passes_in() -> None:
    """While time is let pass it goes round and round, and stops when that is over."""
    world = platform({"/a": "<Pause length='5'/><Redirect>/b</Redirect>", "/b": HOLDS + "x"})
    call = world.call("/a")
    assert [each.url.rpartition("/")[2] for each in world.requests] == ["a", "b"]
    call.wait(1000)
    assert 90 < len(world.requests) < 95
    assert not call.is_over


def test_a_loop_that_grows() -> None:
    """Where each address is a new one, it is waited for when there were too many."""

    def counts(form: Form) -> str:
        return f"<Pause length='1'/><Redirect>?n={int(form.get('n', 0)) + 1}</Redirect>"

    world = platform({"/voice": counts}, choices=Choices(red_05_most_unattended=20))
    call = world.call("/voice", method="GET")
    assert (len(world.requests), call.is_over) == (20, False)
    call.wait(1)
    assert len(world.requests) == 40


def test_a_loop_that_ends() -> None:
    """Documents that lead on to others are run through, however long they take."""
    pages: dict[str, Page] = {
        f"/{number}": f"<Say>{number}</Say><Redirect>/{number + 1}</Redirect>"
        for number in range(30)
    }
    call = platform({**pages, "/30": "<Say>Goodbye</Say>"}).call("/0")
    assert (len(call.heard), call.is_over) == (31, True)


def test_a_circle_in_which_answers_are_slow() -> None:
    """That answers take their time makes no waiting of a circle."""
    world = platform("<Redirect/>")
    world.delivers("/voice", slow=2)
    with pytest.raises(CircleError):
        world.call("/voice")
    assert len(world.requests) == 100


def test_a_circle_that_dials() -> None:
    """A circle in which somebody is dialled in vain, which takes no time, ends as well."""
    world = platform("<Dial>+15550100700</Dial><Redirect/>")
    world.phone("+15550100700").is_busy()
    with pytest.raises(CircleError):
        world.call("/voice")
    assert len(world.requests) == 50


def test_a_circle_that_grows() -> None:
    """A circle whose addresses are all new is named by its last ones."""
    world = platform(
        {"/voice": lambda form: f"<Redirect>?n={int(form.get('n', 0)) + 1}</Redirect>"}
    )
    with pytest.raises(CircleError, match=r"n=41 -> .* -> http://localhost/voice\?n=49"):
        world.call("/voice", method="GET")


def test_a_circle_that_time_passes_in() -> None:
    """While time is let pass, documents may follow each other as long as it takes."""
    world = platform({"/voice": ASKS + "<Redirect/>", "/menu": "<Redirect>/voice</Redirect>"})
    call = world.call("/voice")
    call.wait(2000)
    assert len(world.requests) > 100
    for _ in range(120):
        call.press("1")
    assert not call.is_over


def test_requests() -> None:
    """Requests are found by their path; one that was not made says what was."""
    world = platform("<Hangup/>")
    with pytest.raises(AssertionError, match="/menu was not asked; what was: nothing"):
        world.requests.last("/menu")
    world.call("/voice?a=1")
    request = world.requests.last("/voice")
    assert (request.method, request.attempts, request.problem) == ("POST", 1, "")
    assert request.answer is not None
    assert request.answer.status == 200
    assert request.error is None
    with pytest.raises(AssertionError, match="what was: /voice"):
        world.requests.last("/menu")
    assert world.requests.to("http://localhost/voice?a=1") == [request]


def test_no_key() -> None:
    """Without a key anywhere requests are signed all the same."""
    app = application({"/voice": "<Hangup/>"})
    Platform(app).call("/voice")


def test_asked_kinds() -> None:
    """A call that ends by itself makes one request for each document."""
    world = platform("<Say>Hi</Say>")
    world.call("/voice")
    assert asked(world) == ["VoiceRequest"]


def test_who_traces_sees_the_beginning_of_all_that_ends() -> None:
    """Coverage keeps the lines of whoever hangs up, also in Python 3.11."""
    depths: list[int] = []
    depth = 0

    def trace(_frame: object, event: str, _said: object) -> Any:
        nonlocal depth
        depth += {"call": 1, "return": -1}.get(event, 0)
        depths.append(depth)
        return trace

    def hang_up() -> None:
        sys.settrace(trace)
        platform("<Dial><Conference>A</Conference></Dial>").call("/voice").hang_up()
        sys.settrace(None)

    thread = threading.Thread(target=hang_up)  # whose trace function is no other's
    thread.start()
    thread.join()
    assert depths
    assert (min(depths), depths[-1]) == (0, 0)
