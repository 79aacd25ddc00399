"""``cxml.lenient``: what would raise is kept, written as it came, and reported."""

from __future__ import annotations

import asyncio
import copy
import logging
import math
import os
import pickle
import subprocess
import sys
import threading
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from enum import Enum
from pathlib import Path
from typing import Any, cast
from unittest.mock import MagicMock

import pytest

import cxml
from cxml import (
    Body,
    Conference,
    CxmlError,
    Dial,
    Element,
    Enqueue,
    InvalidValueError,
    LenientWarning,
    MessagingResponse,
    Number,
    Pause,
    Say,
    Sip,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml._lenient import leniency


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test report what another has reported, and let none be lenient from outside."""
    monkeypatch.setattr(leniency, "_reported", set())
    monkeypatch.delenv("CXML_LENIENT", raising=False)


@contextmanager
def quiet() -> Iterator[None]:
    """Be lenient, and show no warnings."""
    with warnings.catch_warnings(), cxml.lenient():
        warnings.simplefilter("ignore", LenientWarning)
        yield


class Kind(Enum):
    """Words that are none."""

    A = "yes"


def wrong() -> Any:
    """Make a response with a wrong value, by way of its method."""
    response: Any = VoiceResponse()
    response.pause(length="long")
    return response


# What is kept

CASES: list[tuple[str, Callable[[Any], object], str]] = [
    ("a word", lambda r: r.dial(record="yes"), '<Dial record="yes" />'),
    ("a number", lambda r: r.dial(timeout="soon"), '<Dial timeout="soon" />'),
    ("a float", lambda r: r.dial(timeout=20.5), '<Dial timeout="20.5" />'),
    ("a range", lambda r: r.dial(timeout=1), '<Dial timeout="1" />'),
    ("nan", lambda r: r.dial(timeout=math.nan), '<Dial timeout="nan" />'),
    ("a boolean", lambda r: r.dial(action=True), '<Dial action="true" />'),
    ("bytes", lambda r: r.dial(action=b"/a\xff"), '<Dial action="/a\ufffd" />'),
    ("a list", lambda r: r.gather(input=["dtmf", "x"]), '<Gather input="dtmf x" />'),
    ("a list of members", lambda r: r.gather(input=[Kind.A]), '<Gather input="yes" />'),
    ("a set", lambda r: r.gather(input={"x"}), '<Gather input="x" />'),
    ("no list", lambda r: r.gather(input=5), '<Gather input="5" />'),
    ("a list with commas", lambda r: r.dial().sip("sip:a@b.example", codecs=["PCMU", "x"]),
     '<Dial><Sip codecs="PCMU,x">sip:a@b.example</Sip></Dial>'),
    ("a member", lambda r: r.dial(record=Kind.A), '<Dial record="yes" />'),
    ("a pattern", lambda r: r.play(digits="12x"), '<Play digits="12x" />'),
    ("a length", lambda r: r.sms("x" * 1600), f"<Sms>{'x' * 1600}</Sms>"),
    ("a character", lambda r: r.say("a\x00b"), "<Say>ab</Say>"),
    ("a character in a number", lambda r: r.pause(length="5\x00"), '<Pause length="5" />'),
    ("a surrogate", lambda r: r.say("a").append("\ud800b"), "<Say>ab</Say>"),
    ("no text", lambda r: r.dial().number(), "<Dial><Number /></Dial>"),
    ("an empty text", lambda r: r.dial().conference(""), "<Dial><Conference /></Dial>"),
    ("a text that is gone", lambda r: setattr(r.enqueue("a").task("{}"), "body", None),
     "<Enqueue>a<Task /></Enqueue>"),
    ("a name", lambda r: r.dial(foo_bar=5), '<Dial fooBar="5" />'),
    ("two names", lambda r: r.dial(a=True, b=["x", 1]), '<Dial a="true" b="x 1" />'),
    ("no value", lambda r: r.dial(foo_bar=None), "<Dial />"),
    ("a name that is known", lambda r: r.dial(hangup_on_STAR=True), '<Dial hangupOnStar="true" />'),
    ("xml:lang", lambda r: r.pause(xml_lang="de"), '<Pause xml:lang="de" />'),
    ("twice", lambda r: r.dial(caller_id="1", callerId="2"), '<Dial callerId="2" />'),
    ("a child", lambda r: r.append(Conference("a")), "<Conference>a</Conference>"),
    ("too many", lambda r: r.append(Dial(children=[Conference("a"), Conference("b")])),
     "<Dial><Conference>a</Conference><Conference>b</Conference></Dial>"),
    ("rivals", lambda r: r.append(Dial(children=[Conference("a"), Number("1")])),
     "<Dial><Conference>a</Conference><Number>1</Number></Dial>"),
    ("beside the text", lambda r: r.dial("1").number("2"), "<Dial>1<Number>2</Number></Dial>"),
    ("a text beside", lambda r: r.append(Dial(children=[Number("2")]).append("1")),
     "<Dial>1<Number>2</Number></Dial>"),
    ("a text", lambda r: r.append("a\x01b"), "ab"),
    ("two texts", lambda r: r.append("a").append("b"), "ab"),
    ("an unknown value", lambda r: r.add_child("A", "t\x00", a="\x01"), '<A a="">t</A>'),
    ("an unknown object", lambda r: r.add_child("A", a=[1, 2]), '<A a="1 2" />'),
    ("a given attribute", lambda r: r.append(Pause(unknown_attributes={"a": "\x01b"})),
     '<Pause a="b" />'),
    ("a piece", lambda r: r.append(Dial("1", children=[Unknown("x"), "\x002"])),
     "<Dial>1<x />2</Dial>"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("build", "written"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
@pytest.mark.parametrize("times", [1, 40], ids=["loops", "written"])
def test_what_would_raise_is_kept(build: Callable[[Any], object], written: str, times: int) -> None:
    """What would raise is written as it came, read back, copied, pickled, compared and shown."""
    for _ in range(times):
        with pytest.raises(CxmlError):
            build(VoiceResponse())
    made = VoiceResponse()
    with pytest.warns(LenientWarning), cxml.lenient():
        build(made)
    document = f"<Response>{written}</Response>"
    assert made.to_xml(False) == document
    read = VoiceResponse.from_xml(made.to_bytes(), strict=False)
    assert read.to_xml(False) == document
    assert read == made or made.find(Conference)  # which stands where reading knows none
    for twin in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301
        assert twin == made
        assert twin.to_xml(False) == document
    with quiet():
        assert eval(repr(made), {"cxml": cxml}).to_xml(False) == document  # noqa: S307
    assert made.to_xml(pretty=True)


def test_in_other_channels() -> None:
    """It is the same in messages and faxes."""
    with quiet():
        response: Any = MessagingResponse()
        response.message(to="1", priority=2).append(Body("x" * 1700))
        fax: Any = cxml.FaxResponse()
        fax.receive(media_type="paper")
    assert 'priority="2"' in str(response)
    assert 'mediaType="paper"' in str(fax)


def test_assigned_names_are_the_objects_own() -> None:
    """A name that no attribute has stays with the object, and is not written, as Twilio has it."""
    plain = VoiceResponse()
    with pytest.warns(LenientWarning, match="no attribute call_sid"), cxml.lenient():  # noqa: PT031
        response: Any = VoiceResponse()
        response.call_sid = "CA1"
    assert response.call_sid == "CA1"
    assert response == plain
    assert plain == response
    assert response.to_xml() == plain.to_xml()
    assert pickle.loads(pickle.dumps(response)).call_sid == "CA1"  # noqa: S301
    with quiet(), pytest.raises(UnknownAttributeError):
        response.tag = "Other"


@pytest.mark.parametrize(
    "build",
    [
        lambda: Conference("Room", True),  # type: ignore[arg-type, call-arg]
        lambda: Say("a", message="b"),  # type: ignore[misc]
        lambda: VoiceResponse().append(None),  # type: ignore[arg-type]
        lambda: Unknown("a b"),
        lambda: Unknown("a", unknown_attributes={"a b": "c"}),
        lambda: VoiceResponse().append(VoiceResponse(children=[Pause()]).nest(Dial())).append(5),  # type: ignore[arg-type]
        lambda: Dial(unknown_attributes={"timeout": "5"}),
        lambda: VoiceResponse(children=5),  # type: ignore[arg-type]
        lambda: Pause(**{"a b": 1}),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_meant_still_raises(build: Callable[[], object]) -> None:
    """What can be no document, or says nothing of what was meant, raises as before."""
    with quiet(), pytest.raises((CxmlError, TypeError)):
        build()


def test_nothing_holds_itself() -> None:
    """An element that held itself could never be written."""
    with quiet():
        outer = Unknown("a")
        inner = outer.nest(Unknown("b"))
        with pytest.raises(CxmlError, match="inside itself"):
            inner.append(outer)


def test_a_value_without_any_text() -> None:
    """What cannot even be turned into text raises what that raises."""
    value = MagicMock()
    value.__str__.side_effect = RuntimeError("none")  # type: ignore[attr-defined]
    with quiet(), pytest.raises(RuntimeError, match="none"):
        Dial(record=value)


def test_secrets_are_not_reported() -> None:
    """A value that is never shown is not shown here either."""
    with pytest.warns(LenientWarning, match="not shown") as caught, cxml.lenient():
        Sip("sip:a@example.com", password="hunter2\x00")  # noqa: S106
    assert "hunter2" not in str(caught[0].message)


def test_reading_stays_strict() -> None:
    """Reading has an argument for it, and asks nobody else."""
    with quiet(), pytest.raises(cxml.DocumentError):
        VoiceResponse.from_xml("<Response><Foo/></Response>")


# Where it holds


def test_it_holds_in_the_block_alone() -> None:
    """Behind the block all raises again, also if the block was left by an error."""
    with pytest.raises(ZeroDivisionError), quiet():  # noqa: PT012
        wrong()
        raise ZeroDivisionError
    with pytest.raises(InvalidValueError):
        wrong()


def test_blocks_may_stand_in_each_other() -> None:
    """An inner block ends without the outer one; one object may be entered twice."""
    block = cxml.lenient()
    with quiet():
        with block, block:
            wrong()
        wrong()
    with pytest.raises(InvalidValueError):
        wrong()


def test_a_function() -> None:
    """A function may be decorated, and keeps its name."""

    @cxml.lenient()
    def view(length: str) -> str:
        """Answer."""
        return str(VoiceResponse(children=[Pause(length=length)]))  # type: ignore[arg-type]

    with pytest.warns(LenientWarning):
        assert 'length="long"' in view("long")
    assert (view.__name__, view.__doc__) == ("view", "Answer.")
    with pytest.raises(InvalidValueError):
        wrong()


def test_tasks_do_not_disturb_each_other() -> None:
    """Of two tasks one may be lenient and the other not; a decorated coroutine is for its time."""
    order: list[str] = []

    @cxml.lenient()
    async def kept() -> str:
        order.append("lenient")
        await asyncio.sleep(0)
        order.append("lenient")
        return str(wrong())

    async def refused() -> None:
        for _ in range(3):
            order.append("strict")
            with pytest.raises(InvalidValueError):
                wrong()
            await asyncio.sleep(0)

    async def both() -> tuple[str, None, str]:
        return await asyncio.gather(kept(), refused(), kept())

    with pytest.warns(LenientWarning):
        found = asyncio.run(both())
    assert (
        found[0]
        == found[2]
        == '<?xml version="1.0" encoding="UTF-8"?>'
        + ('<Response><Pause length="long" /></Response>')
    )
    assert order[:4] == ["lenient", "strict", "lenient", "lenient"]


def test_generators_are_not_made_lenient() -> None:
    """A generator waits between two yields, and must not leave its caller lenient meanwhile."""

    def several() -> Iterator[int]:
        yield 1

    async def later() -> AsyncIterator[int]:
        yield 1

    for each in (several, later):
        with pytest.raises(UsageError, match="a generator: write with"):
            cxml.lenient()(each)


def test_a_generator_that_yields_in_a_block() -> None:
    """Who receives the value is lenient until the generator goes on, and strict with one that ends.

    Python gives no way to tell such a generator from a fixture, of which that is meant.
    """

    def inside() -> Iterator[object]:
        with quiet():
            yield wrong()

    def between() -> Iterator[object]:
        with quiet():
            made = wrong()
        yield made

    for _ in inside():
        wrong()
    with quiet():
        pass
    for _ in between():
        with pytest.raises(InvalidValueError):
            wrong()
    with contextmanager(inside)():
        wrong()
    with pytest.raises(InvalidValueError):
        wrong()


def test_a_generator_that_is_closed_elsewhere() -> None:
    """A block that ends in another context than it began in makes no other end with it."""

    def inside() -> Iterator[None]:
        with cxml.lenient():
            yield

    generator: Any = inside()
    copy_context().run(next, generator)
    generator.close()
    with quiet():
        wrong()


def test_a_decorator_without_parentheses() -> None:
    """A function may be decorated without the parentheses."""

    @cxml.lenient
    def voice() -> str:
        return str(VoiceResponse().dial(timeout=cast("Any", "soon")))

    with pytest.warns(cxml.LenientWarning):
        assert "soon" in voice()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (VoiceResponse, r"VoiceResponse is a class: write lenient\(VoiceResponse\(\)\)"),
        ("x", "lenient takes a response, or another element, not str"),
    ],
)
def test_what_cannot_be_lenient(given: object, message: str) -> None:
    """A class, of which all elements would be lenient, and what is no element are refused."""
    with pytest.raises(UsageError, match=message):
        cxml.lenient(given)


def test_a_class_that_is_decorated() -> None:
    """A class has no calls in which it could be lenient, and is refused as that."""
    with pytest.raises(UsageError, match="lenient cannot hold for VoiceResponse, a class"):
        cxml.lenient()(VoiceResponse)


def test_elements_that_other_threads_make_lenient() -> None:
    """An error is an error, however many lenient elements come and go beside it."""
    done = threading.Event()

    def make() -> None:
        while not done.is_set():
            cxml.lenient(cxml.VoiceResponse())

    threads = [threading.Thread(target=make) for _ in range(3)]
    for each in threads:
        each.start()
    try:
        kept = cxml.lenient(cxml.VoiceResponse())
        for _ in range(300):
            with pytest.raises(InvalidValueError):
                wrong()
    finally:
        done.set()
    assert kept is not None


def test_threads_begin_strict() -> None:
    """A thread that is started in the block is not lenient, unless it says so itself."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(wrong())
        except InvalidValueError as error:
            found.append(error)

    with quiet():
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    if not getattr(sys.flags, "thread_inherit_context", 0):
        assert isinstance(found[0], InvalidValueError)


@pytest.mark.parametrize("value", ["1", "true", "YES", "on"])
def test_the_environment(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the environment lets a whole program be lenient."""
    monkeypatch.setenv("CXML_LENIENT", value)
    with pytest.warns(LenientWarning):
        wrong()


@pytest.mark.parametrize("value", ["", "0", "false", "off"])
def test_the_environment_says_no(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other values of the variable change nothing."""
    monkeypatch.setenv("CXML_LENIENT", value)
    with pytest.raises(InvalidValueError):
        wrong()


@pytest.mark.parametrize("value", ["error", "ERROR"])
def test_the_environment_wants_errors(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``CXML_LENIENT=error`` all that was reported raises, whatever the program says."""
    response: Any = cxml.lenient(VoiceResponse())
    monkeypatch.setenv("CXML_LENIENT", value)
    with pytest.raises(InvalidValueError, match="length is 'long'"), cxml.lenient():
        wrong()
    with pytest.raises(InvalidValueError):
        response.pause(length="long")


def test_one_response() -> None:
    """A response that is lenient is so with all that its methods make, at any depth."""
    response: Any = cxml.lenient(VoiceResponse())
    assert response == VoiceResponse()
    with pytest.warns(LenientWarning) as caught:  # noqa: PT031
        dial = response.dial(timeout="soon")
        conference = dial.conference("Room", beep="yes")
        dial.number("+15550100100")
        conference.muted = "maybe"
        response.append("text")
        dial.nest(Conference("Room")).end_conference_on_exit = "never"
    assert len(caught) == 7
    assert '<Conference beep="yes" muted="maybe">Room</Conference><Number>' in str(response)


@pytest.mark.parametrize("times", [1, 40])
def test_other_responses_stay_strict(times: int) -> None:
    """Beside a lenient response all others raise, and elements that stand nowhere."""
    response = cxml.lenient(VoiceResponse())
    for _ in range(times):
        with pytest.raises(InvalidValueError):
            wrong()
        with pytest.raises(InvalidValueError):
            Pause(length="long")  # type: ignore[arg-type]
        with pytest.raises(UsageError):
            Number()  # type: ignore[call-arg]
    shared = Say("a")
    response.append(shared).append(shared)
    with pytest.raises(InvalidValueError):
        Say("a").loop = "x"  # type: ignore[assignment]
    del response
    with pytest.raises(InvalidValueError):
        shared.loop = "x"  # type: ignore[assignment]


# How it is reported


def line_of(function: Callable[[], object]) -> int:
    """Give the line behind the first and the docstring of a function."""
    return function.__code__.co_firstlineno + 2


def in_init() -> object:
    """Give a wrong value to a class."""
    return Dial(timeout="soon")  # type: ignore[arg-type]


def in_method() -> object:
    """Give a wrong value to a method."""
    return VoiceResponse().dial(timeout="soon")  # type: ignore[arg-type]


def in_assignment() -> object:
    """Assign a wrong value."""
    return [setattr(Dial(), "timeout", "soon")]  # type: ignore[func-returns-value]


def in_append() -> object:
    """Append a text where none can stand."""
    return VoiceResponse().append("text")


def in_add_child() -> object:
    """Give a wrong value to add_child."""
    return VoiceResponse().add_child("Dial", timeout="soon")


def in_children() -> object:
    """Give a text as a child where none can stand."""
    return VoiceResponse(children=["text"])


def in_unknown() -> object:
    """Give a character that XML cannot hold."""
    return Unknown("a", children=["\x00"])


@pytest.mark.parametrize("times", [1, 40], ids=["loops", "written"])
@pytest.mark.parametrize(
    "function",
    [in_init, in_method, in_assignment, in_append, in_add_child, in_children, in_unknown],
)
def test_the_line_of_the_program(
    function: Callable[[], object], times: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The warning and the log name the line of the program, and the place in the document."""
    for _ in range(times):
        with pytest.raises(CxmlError):
            function()
    with pytest.warns(LenientWarning) as caught, cxml.lenient():
        function()
    assert [(each.filename, each.lineno) for each in caught] == [(__file__, line_of(function))]
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("cxml", logging.WARNING)
    assert record.getMessage() == f"{__file__}:{line_of(function)}: {caught[0].message}"
    assert "the platform may refuse or ignore it" in record.getMessage()


def test_once_for_each_place(caplog: pytest.LogCaptureFixture) -> None:
    """One line reports one thing once, whatever the value is; another line reports it again."""
    with pytest.warns(LenientWarning) as caught, cxml.lenient():  # noqa: PT031
        for number in range(5):
            Dial(timeout=f"soon {number}", record="no")  # type: ignore[arg-type]
        Dial(timeout="soon")  # type: ignore[arg-type]
        VoiceResponse().add_child("A", "\x00", a="\x00")
    assert [str(each.message).partition(" is ")[0] for each in caught] == [
        "Dial/@record: record",
        "Dial/@timeout: timeout",
        "Dial/@timeout: timeout",
        "a",
        "the text",
    ]
    assert len(caplog.records) == 5


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that come from outside fill no memory: who is full forgets, and reports again."""
    monkeypatch.setattr(leniency, "MOST_REPORTED", 3)
    with pytest.warns(LenientWarning) as caught, cxml.lenient():  # noqa: PT031
        for name in ("a", "b", "c", "d", "a"):
            Pause(**{name: "1"})  # type: ignore[arg-type]
    assert len(caught) == 5
    assert len(leniency._reported) == 2


def test_the_program_keeps_no_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python keeps warnings in the module, by their texts: none of these, which may be any."""
    monkeypatch.setitem(globals(), "__warningregistry__", {})
    with warnings.catch_warnings(record=True) as caught, cxml.lenient():
        warnings.simplefilter("default", LenientWarning)
        for number in range(5):
            Pause(**{f"a{number}": "1"})  # type: ignore[arg-type]
    assert len(caught) == 5
    assert not [key for key in globals()["__warningregistry__"] if key != "version"]


def test_a_warning_may_be_an_error() -> None:
    """Who turns the warnings into errors has them each time."""
    with warnings.catch_warnings(), cxml.lenient():
        warnings.simplefilter("error", LenientWarning)
        for _ in range(2):
            with pytest.raises(LenientWarning):
                wrong()


def test_a_whole_program() -> None:
    """Run as a program, the warning is seen with the line that made it."""
    program = "import cxml\n\nprint(cxml.Pause(length='long'))\n"
    environment = os.environ | {"CXML_LENIENT": "1"}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, check=True
    )
    assert done.stdout.endswith('<Pause length="long" />\n')
    assert "<string>:3: LenientWarning: Pause/@length: length is 'long'" in done.stderr
    assert done.stderr.count("length is 'long'") == 1  # of a program that has no log


def test_pytest_makes_errors_of_warnings(tmp_path: Path) -> None:
    """The option of pytest that turns the warnings into errors works as the guide has it."""
    program = "import cxml\n\n@cxml.lenient()\ndef test_it():\n    cxml.Pause(length='long')\n"
    (tmp_path / "test_it.py").write_text(program)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)]
    option = ["-W", "error::cxml.LenientWarning"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
    done = subprocess.run([*command, *option], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 1
    assert "cxml.errors.LenientWarning: Pause/@length" in done.stdout


@pytest.mark.parametrize(
    ("build", "end"),
    [
        (lambda: Dial(colour=None), "(it is None, and would not have been written)"),  # type: ignore[call-arg]
        (lambda: setattr(Dial(), "note", 1), "(kept by the object, and not written)"),
        (lambda: Dial(colour="a"), "the platform may refuse or ignore it)"),  # type: ignore[call-arg]
    ],
    ids=["none", "assigned", "written"],
)
def test_what_becomes_of_it(build: Callable[[], object], end: str) -> None:
    """The report says what becomes of what is wrong: not all of it is written."""
    with pytest.warns(LenientWarning) as caught, cxml.lenient():
        build()
    assert str(caught[0].message).endswith(end)


def test_nothing_is_reported_of_what_is_right() -> None:
    """A program without mistakes makes the same document, and no noise."""
    with cxml.lenient():
        made = VoiceResponse(children=[Dial(timeout=20, children=[Conference("Room")])])
        made.append(Enqueue("support"))
    assert isinstance(made, Element)
    assert VoiceResponse.from_xml(str(made)) == made


def test_an_error_reports_nothing_that_it_tries() -> None:
    """What raises though cxml is lenient asks what would take the value, and reports none of it."""
    with warnings.catch_warnings(), cxml.lenient():
        warnings.simplefilter("error", LenientWarning)
        with pytest.raises(UsageError, match=r"write attribute=value, such as action='/a' or"):
            VoiceResponse().gather("/a")  # type: ignore[call-arg]
        with pytest.raises(UsageError, match="timeout=5") as raised:
            cast("Any", Dial)("+15550100101", 5)
    assert "action=" not in str(raised.value)
