"""The plugin of pytest."""

import re
import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

APP = """
from flask import Flask
from cxml import VoiceResponse
from cxml.callbacks import VoiceRequest
from cxml.flask import document

app = Flask("shop")
app.config.update(CXML_SIGNING_KEY="PSK_test", TESTING=True)


@app.post("/voice")
@document(VoiceRequest)
def voice(call):
    response = VoiceResponse()
    response.say(f"Good day, {call.from_}.")
    response.pause(length=5)
    return response


@app.post("/broken")
def broken():
    raise KeyError("broken view")
"""
FIXTURE = """
import pytest
from shop_of_calls import app

@pytest.fixture
def cxml_app():
    return app
"""


@pytest.fixture(autouse=True)
def shop(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an application, and no options of this run."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makepyfile(shop_of_calls=APP)
    pytester.syspathinsert()


def test_a_test_makes_a_call(pytester: pytest.Pytester) -> None:
    """The fixture calls the application that another fixture gives, and hangs up in the end."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        """
        def test_greets(platform):
            call = platform.call("/voice", from_="+15550100143")
            call.hears("Good day, +15550100143")
            assert call.is_over
        """
    )
    pytester.runpytest_subprocess("-q").assert_outcomes(passed=1)


def test_the_application_may_stand_in_the_configuration(pytester: pytest.Pytester) -> None:
    """Without a fixture the name in the configuration counts."""
    pytester.makeini("[pytest]\ncxml_app = shop_of_calls:app\n")
    pytester.makepyfile("def test_greets(platform): platform.call('/voice').hears('Good day')")
    pytester.runpytest_subprocess("-q").assert_outcomes(passed=1)


def test_somebody_has_to_say_which_application(pytester: pytest.Pytester) -> None:
    """Without either, the error says what to write."""
    pytester.makepyfile("def test_greets(platform): ...")
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*write a fixture cxml_app that returns it, or set*"])


def test_options_come_from_a_fixture_and_a_marker(pytester: pytest.Pytester) -> None:
    """Options of one test stand in its marker, and count before those of all."""
    pytester.makeconftest(f"{FIXTURE}\n@pytest.fixture\ndef cxml_options(): return {{'seed': 3}}")
    pytester.makepyfile(
        """
        import pytest

        sids = {}

        def test_all(platform):
            sids["all"] = platform.call("/voice").sid

        @pytest.mark.cxml(behaves_like="twilio")
        def test_twilio(platform):
            assert platform.call("/voice").sid.startswith("CA")

        @pytest.mark.cxml(seed=4)
        def test_another(platform):
            assert platform.call("/voice").sid != sids["all"]
        """
    )
    result = pytester.runpytest_subprocess("-q", "--strict-markers")
    result.assert_outcomes(passed=3)


def test_ids_are_those_of_a_test(pytester: pytest.Pytester) -> None:
    """Each test has ids of its own, the same in each run, unless it says which seed it has."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        """
        import pathlib
        import pytest

        @pytest.fixture(autouse=True)
        def note(platform):
            with pathlib.Path("sids").open("a") as file:
                print(platform.call("/voice").sid, file=file)

        @pytest.mark.parametrize("number", [1, 2])
        def test_own(number): ...

        @pytest.mark.cxml(seed=3)
        def test_said(): ...

        @pytest.mark.cxml(seed=3)
        def test_said_again(): ...
        """
    )
    for _ in range(2):
        pytester.runpytest_subprocess("-q").assert_outcomes(passed=4)
    sids = (pytester.path / "sids").read_text().splitlines()
    assert sids[:4] == sids[4:]
    assert sids[2] == sids[3]
    assert len({*sids}) == 3


def test_a_misspelt_option_is_refused(pytester: pytest.Pytester) -> None:
    """An option that no platform has is refused, with what was probably meant."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        test_a="""
        import pytest

        @pytest.mark.cxml(behaves="twilio")
        def test_one(platform): ...
        """,
        test_b="""
        import pytest

        @pytest.fixture
        def cxml_options(): return {"sed": 3}

        def test_two(platform): ...
        """,
    )
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(
        [
            "*@pytest.mark.cxml has no option behaves; did you mean 'behaves_like'?; there is*",
            "*the fixture cxml_options has no option sed; did you mean 'seed'?; there is *",
        ]
    )


def test_a_failure_shows_what_happened(pytester: pytest.Pytester) -> None:
    """The report of a test that failed has the transcript; that of another has none."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        """
        def test_fails(platform):
            platform.call("/voice")
            assert False

        def test_has_no_call():
            assert False

        def test_passes(platform):
            platform.call("/voice")
        """
    )
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*simulated calls*", '*hears "Good day, +15550100142."*'])
    assert str(result.stdout).count("- simulated calls -") == 1


def test_an_expectation_that_fails(pytester: pytest.Pytester) -> None:
    """It shows its line of the test, and none of ours; what happened stands there once."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        """
        def test_hears(platform):
            platform.call("/voice").hears("Hi")

        def test_does_not_hear(platform):
            platform.call("/voice").does_not_hear("Good day")

        def test_asks(platform):
            platform.call("/voice")
            platform.requests.last("/menu")

        def test_gets(platform):
            message = platform.message("/voice", "Hi")
            message.does_not_get("Hi")
            message.gets("Hi")

        def test_two(platform):
            other = platform.call("/voice", from_="+15550100143")
            platform.call("/voice").hears("Hi")
        """
    )
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(failed=5)
    said = str(result.stdout)
    shown = ["test_hears", "did not hear", "test_does_not_hear", "heard", "test_asks"]
    result.stdout.fnmatch_lines([f"*{each}*" for each in (*shown, "*simulated calls*")])
    assert "_expect.py" not in said
    assert "_seen.py" not in said
    assert "_request.py" not in said
    # Where CI is set, pytest's summary repeats each message whole.
    failures, *_ = said.split("short test summary info")
    tests = re.split(r"_{5,} test_\w+ _{5,}\n", failures)[1:]
    assert [each.count("- simulated calls -") for each in tests] == [0, 0, 1, 0, 1]
    assert [each.count('hears "Good day, +15550100142."') for each in tests] == [1, 1, 1, 0, 2]


def test_transcripts_are_written(pytester: pytest.Pytester) -> None:
    """With an option each test leaves what happened in a file."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(test_a="def test_one(platform): platform.call('/voice')")
    pytester.runpytest_subprocess("-q", "--cxml-transcripts=said/calls").assert_outcomes(passed=1)
    [file] = (pytester.path / "said/calls").iterdir()
    assert file.name == "test_a.py-test_one.txt"
    assert "hears" in file.read_text()


def test_what_the_application_raised_is_not_lost(pytester: pytest.Pytester) -> None:
    """An exception that nobody looked for fails the test in the end; who looks may expect it."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile(
        """
        def test_unseen(platform):
            platform.call("/broken")

        def test_seen(platform):
            platform.call("/broken")
            assert isinstance(platform.requests[0].error, KeyError)
        """
    )
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*KeyError: 'broken view'*"])


ASYNC_APP = """
from cxml import VoiceResponse
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

async def voice(request):
    response = VoiceResponse()
    response.say("Good day.")
    response.pause(length=5)
    return Response(response.to_xml(), media_type="text/xml")

async def broken(request):
    raise KeyError("broken view")

routes = [Route("/voice", voice, methods=["POST"]), Route("/broken", broken, methods=["POST"])]
app = Starlette(routes=routes)
"""
ASYNC_TESTS = """
import pytest

MARK

@pytest.fixture
def anyio_backend(): return "asyncio"

@pytest.mark.cxml(behaves_like="twilio")
async def test_greets(async_platform):
    call = await async_platform.call("/voice")
    call.hears("Good day")
    assert call.sid.startswith("CA")

async def test_unseen(async_platform):
    await async_platform.call("/broken")
"""


@pytest.mark.parametrize(
    ("mark", "mode"),
    [
        ("pytestmark = pytest.mark.anyio", "strict"),
        ("pytestmark = pytest.mark.asyncio", "strict"),
        ("", "auto"),
    ],
)
def test_asynchronous_tests(pytester: pytest.Pytester, mark: str, mode: str) -> None:
    """Tests of anyio and of pytest-asyncio have a platform that is awaited, and closed for them."""
    pytester.makepyfile(shop_of_calls=ASYNC_APP, test_it=ASYNC_TESTS.replace("MARK", mark))
    pytester.makeconftest(FIXTURE)
    loops = "asyncio_default_fixture_loop_scope = function"
    pytester.makeini(f"[pytest]\nasyncio_mode = {mode}\n{loops}\n")
    result = pytester.runpytest_subprocess("-q", "--cxml-transcripts=said")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*KeyError: 'broken view'*"])
    assert len([*(pytester.path / "said").iterdir()]) == 2


VERIFYING = """
import pytest
from shop_of_calls import app

@pytest.fixture
def anyio_backend(): return "asyncio"

@pytest.fixture
def cxml_app(): return app

def test_greets(platform):
    platform.call("/voice").hears("Good day")
"""
ASYNC_VERIFYING = """
@pytest.mark.anyio
async def test_awaits(async_platform):
    (await async_platform.call("/voice")).hears("Good day")
"""
VERIFYING_APP = """
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

async def voice(request):
    return PlainTextResponse("Forbidden", 403)

app = Starlette(routes=[Route("/voice", voice, methods=["POST"])])
"""


def test_a_request_is_refused(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said of a request that is refused names the fixture that has the key, for both."""
    monkeypatch.delenv("CXML_SIGNING_KEY", raising=False)
    pytester.makepyfile(shop_of_calls=VERIFYING_APP, test_it=f"{VERIFYING}{ASYNC_VERIFYING}")
    result = pytester.runpytest_subprocess("-q")
    result.assert_outcomes(failed=2)
    shown = "*no signing key is known here: give signing_key, which the fixture cxml_options can*"
    result.stdout.fnmatch_lines(["*test_greets*", shown, "*test_awaits*", shown])


def test_who_awaits_in_vain(pytester: pytest.Pytester) -> None:
    """A test that nobody runs asynchronously is told what to write."""
    pytester.makeconftest(FIXTURE)
    pytester.makepyfile("def test_greets(async_platform): ...")
    result = pytester.runpytest_subprocess("-q", "-p", "no:asyncio")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*mark the test with @pytest.mark.anyio, or install*"])


def test_nothing_is_loaded_before_it_is_needed() -> None:
    """A run of tests without calls loads neither the simulator nor what it stands on."""
    program = (
        "import sys, cxml.pytest_plugin\n"
        "print([each for each in sys.modules if each.startswith(('cxml.', 'lxml'))"
        " and each.split('.')[1:2][0] in ('simulator', 'callbacks', 'testing', '_check')])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_findings_are_shown(pytester: pytest.Pytester) -> None:
    """A test that expects no findings shows each as it prints; after a not, shortly."""
    pytester.makepyfile(
        """
        import cxml
        from cxml import VoiceResponse

        def response():
            response = VoiceResponse()
            response.pause(length=1)
            response.record(action="https://example.com/recorded")
            response.say("We heard nothing.")
            response.dial("+15550100101", caller_id="None")
            return response

        def test_left(): assert cxml.check(response()) == []
        def test_right(): assert [] == cxml.check(response())
        def test_not(): assert not cxml.check(response())
        def test_others(): assert [1] == []
        def test_ends(): assert 1 == 2
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:xdist")  # which leaves modules as they are
    result.assert_outcomes(failed=5)
    line = "Response/Say: CX402 warning never-reached-after-record: Say and Dial are*action"
    other = "Response/Dial/@callerId: CX303 error stringified-nothing: None looks like*nothing"
    result.stdout.fnmatch_lines(2 * ["E *assert no findings", f"E *{line}", f"E *{other}"])
    result.stdout.fnmatch_lines(["E *assert not [[]<Response/Say: CX402 warning never-reached*"])
    result.stdout.fnmatch_lines(["E *Left contains one more item: 1"])
