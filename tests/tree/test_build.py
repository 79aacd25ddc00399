"""Putting values, texts and children into elements."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from attrs import define

from cxml import (
    AI,
    Application,
    Client,
    Conference,
    Dial,
    Element,
    Gather,
    Hangup,
    InvalidValueError,
    NestingError,
    Number,
    Pause,
    Play,
    Queue,
    Redirect,
    Reject,
    Say,
    Sip,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml._tree.child import child


def loose(thing: Any) -> Any:
    """Hide the types of a thing from the type checker, as untyped programs do."""
    return thing


def a_conference_in_calls() -> VoiceResponse:
    """Build a document call by call."""
    response = VoiceResponse()
    response.say("Welcome")
    dial = response.dial(timeout=20)
    dial.conference("Room 1234", beep="onEnter", status_callback_event=["start", "end"])
    return response


def a_conference_in_one_expression() -> VoiceResponse:
    """Build the same document as one expression."""
    return VoiceResponse(
        children=[
            Say("Welcome"),
            Dial(
                timeout=20,
                children=[
                    Conference("Room 1234", beep="onEnter", status_callback_event=["start", "end"])
                ],
            ),
        ]
    )


def test_both_styles_build_the_same() -> None:
    """A document may be built call by call, or as one expression."""
    calls, expression = a_conference_in_calls(), a_conference_in_one_expression()
    assert calls == expression
    assert str(calls) == str(expression)
    assert str(calls) == (
        '<?xml version="1.0" encoding="UTF-8"?><Response><Say>Welcome</Say><Dial timeout="20">'
        '<Conference beep="onEnter" statusCallbackEvent="start end">Room 1234</Conference>'
        "</Dial></Response>"
    )


# Values


def test_values_are_checked_where_they_are_given() -> None:
    """A wrong value is refused by the call that gives it."""
    dial = Dial()
    with pytest.raises(InvalidValueError) as caught:
        dial.conference("Room", status_callback_event=["begin"])  # type: ignore[list-item]
    assert str(caught.value) == (
        "Conference/@statusCallbackEvent: status_callback_event (statusCallbackEvent) is ['begin']:"
        " 'begin' is not one of start, end, join, leave, mute, hold, speaker, modify, announcement"
        " (SignalWire error 16002)"
    )
    assert dial == Dial()


def test_values_are_checked_on_assignment() -> None:
    """A wrong value is refused by the assignment, and the old one stays."""
    dial = Dial(timeout=20)
    for wrong in (4, 601, "soon", True, 1.5):
        with pytest.raises(InvalidValueError, match="from 5 to 600"):
            dial.timeout = wrong  # type: ignore[assignment]
        assert dial.timeout == 20


def test_assigned_values_are_converted() -> None:
    """An assigned value is kept as a given one is."""
    conference = Conference("Room")
    conference.status_callback_event = "end start"  # type: ignore[assignment]
    conference.beep = "true"  # type: ignore[assignment]
    conference.max_participants = "10"  # type: ignore[assignment]
    conference.name = "  Other  "
    assert conference == Conference(
        "Other", status_callback_event=("end", "start"), beep=True, max_participants=10
    )


def test_the_same_attribute_twice() -> None:
    """An attribute that is given in both spellings is refused, whatever the values."""
    for first, second in (("/a", "/b"), ("", ""), ("/a", "/a")):
        with pytest.raises(UsageError, match="status_callback is given twice"):
            Conference("Room", status_callback=first, statusCallback=second)  # type: ignore[call-arg]


def test_none_in_one_spelling_is_nothing() -> None:
    """None in one spelling leaves the other to count."""
    made = Conference("Room", status_callback=None, statusCallback="/a")  # type: ignore[call-arg]
    assert made == Conference("Room", status_callback="/a")
    made = Conference("Room", status_callback="/a", statusCallback=None)  # type: ignore[call-arg]
    assert made == Conference("Room", status_callback="/a")


def test_the_text_twice() -> None:
    """A text that is given by position and by keyword is refused, as Python does."""
    with pytest.raises(TypeError, match="name"):
        Conference("Room", name="Room")  # type: ignore[misc]
    with pytest.raises(TypeError, match="number"):
        Dial("+15550100100", number="+15550100100")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (lambda: loose(Conference)("Room", True), "name"),
        (lambda: loose(Conference)("Room", "https://example.com", "GET", 5), "name"),
        (lambda: loose(Dial)("+15550100100", "https://example.com/action"), "number"),
        (
            lambda: loose(Dial)("+15550100100", "https://example.com/action", "GET", 30, True),
            "number",
        ),
        (lambda: loose(VoiceResponse()).dial("+15550100100", "/action", "POST"), "number"),
        (lambda: loose(VoiceResponse()).play("https://example.com/a.mp3", 2), "url"),
    ],
)
def test_more_than_the_text_by_position(build: Callable[[], object], text: str) -> None:
    """Whoever gives an attribute by position is told that only the text is."""
    with pytest.raises(UsageError) as caught:
        build()
    assert f"only the text ({text}) is positional; write attribute=value" in str(caught.value)
    assert isinstance(caught.value, TypeError)


@pytest.mark.parametrize(
    ("build", "advice"),
    [
        (lambda: loose(Pause)(5), "length=5"),
        (lambda: loose(Gather)("dtmf", "/x"), "attribute=value, such as input='dtmf' or "),
        (lambda: loose(VoiceResponse()).reject("busy"), "reason='busy'"),
        (lambda: loose(VoiceResponse)([Say("x")]), "children=[...]"),
        (lambda: loose(VoiceResponse)([]), "children=[...]"),
        (lambda: loose(VoiceResponse)(Say("x")), "children=[...]"),
        (lambda: loose(Pause)("soon"), "attribute=value"),
    ],
)
def test_no_text_by_position(build: Callable[[], object], advice: str) -> None:
    """An element without a text takes nothing by position, and says what would take it."""
    with pytest.raises(UsageError, match=re.escape(f"it has no text; write {advice}")):
        build()


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("timeot", "timeout"),
        ("time_out", "timeout"),
        ("callerID", "caller_id"),
        ("recordingstatuscallback", "recording_status_callback"),
        ("phonenumber", "number"),
        ("quite_something_else", None),
    ],
)
def test_unknown_attributes_suggest_the_right_one(name: str, suggestion: str | None) -> None:
    """An unknown attribute is answered with the nearest one, if there is one."""
    with pytest.raises(UnknownAttributeError) as caught:
        Dial(**{name: "x"})  # type: ignore[arg-type]
    assert caught.value.problem.suggestion == suggestion
    assert f"cxml.Dial has no attribute {name}" in str(caught.value)
    assert "unknown_attributes" in str(caught.value)


def test_an_unknown_attribute_stays_in_its_line() -> None:
    """A name that nobody could spell is shown shortly, and in one line."""
    with pytest.raises(UnknownAttributeError) as caught:
        Dial(**{"a\nb" + "c" * 1_000: "x"})  # type: ignore[arg-type]
    assert str(caught.value).startswith("Dial/@a\\nbccc")
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("element", "name", "right"), [(Dial(), "number", "phone_number"), (Client(), "identity", None)]
)
def test_a_child_is_not_assigned(element: Element, name: str, right: str | None) -> None:
    """A child's method cannot be assigned, and the error does not suggest it again."""
    with pytest.raises(UnknownAttributeError) as caught:
        setattr(element, name, "+15550100100")
    assert caught.value.problem.suggestion in (right, None)
    assert f".{name}(" in str(caught.value)


@pytest.mark.parametrize("name", ["children", "_children", "tag", "support", "append", "__dict__"])
def test_what_is_not_an_attribute_is_not_assigned(name: str) -> None:
    """What is no attribute of the document cannot be assigned or deleted."""
    dial = Dial(children=[Number("+15550100100")])
    with pytest.raises(AttributeError):
        setattr(dial, name, [])
    with pytest.raises(AttributeError):
        delattr(dial, name)
    assert len(dial.children) == 1


# Empty forms


@pytest.mark.parametrize(
    ("element", "xml"),
    [
        (Say(""), "<Say />"),
        (Say(), "<Say />"),
        (Play(digits="ww1"), '<Play digits="ww1" />'),
        (Play("", digits="1"), '<Play digits="1" />'),
        (Redirect(""), "<Redirect />"),
        (Redirect("", method="GET"), '<Redirect method="GET" />'),
        (Client(""), "<Client />"),
        (Dial(""), "<Dial />"),
        (Sip(""), "<Sip />"),
        (Application(""), "<Application />"),
        (Gather(finish_on_key=""), '<Gather finishOnKey="" />'),
        (Dial(action=""), '<Dial action="" />'),
    ],
)
def test_empty_forms(element: Element, xml: str) -> None:
    """Texts that may be empty leave an empty element; empty attributes are written."""
    assert element.to_xml(False) == xml
    assert type(element).from_xml(xml) == element


@pytest.mark.parametrize("text", ["", " ", "\n", "\t \r\n"])
@pytest.mark.parametrize("cls", [Conference, Number, Queue])
def test_texts_that_may_not_be_empty(cls: Any, text: str) -> None:
    """A name and a number may not be empty, nor white space alone."""
    with pytest.raises(InvalidValueError, match="is empty"):
        cls(text)
    element = cls("1")
    with pytest.raises(InvalidValueError, match="is empty"):
        setattr(element, cls.__cxml_text__, text)
    assert element == cls("1")


def test_the_error_for_a_missing_text() -> None:
    """A missing text is named, and where it belongs."""
    with pytest.raises(UsageError) as caught:
        Conference()  # type: ignore[call-arg]
    assert str(caught.value) == (
        "Conference/text(): name is missing: Conference needs it, as its text, the first argument"
        " (SignalWire error 16002)"
    )
    assert caught.value.problem.code == "text-missing"
    with pytest.raises(UsageError):
        Dial().conference()  # type: ignore[call-arg]
    with pytest.raises(UsageError):
        Redirect(None)  # type: ignore[arg-type]


# Texts


def test_text_is_put_after_text() -> None:
    """Appended text follows the text that is there."""
    say = Say("One ")
    assert say.append("two ") is say
    assert say.append("").append("three").message == "One two three"
    assert say.children == ()


def test_children_may_be_texts() -> None:
    """Texts may be given as children; the first are the element's text."""
    assert Say(children=["Hel", "lo"]) == Say("Hello")
    assert Say("Hel", children="lo") == Say("Hello")
    assert Conference("Room", children=[" 12"]).name == "Room 12"


@pytest.mark.parametrize("element", [VoiceResponse(), Pause(), Gather(), Hangup(), Reject()])
def test_text_where_none_may_stand(element: Element) -> None:
    """Text is refused where no text may stand, even white space."""
    for text in ("Hello", " "):
        with pytest.raises(NestingError, match=f"text cannot stand in {element.tag}") as caught:
            element.append(text)
        assert caught.value.problem.code == "text"
    assert element == type(element)()


def test_appended_text_is_checked() -> None:
    """Appended text is checked as given text is, and the text that was there stays."""
    texts = [("One", "a\x00b"), ("One", "\ud800"), ("x" * 4000, "x" * 97)]
    for first, more in texts:
        say = Say(first)
        with pytest.raises(InvalidValueError):
            say.append(more)
        with pytest.raises(InvalidValueError):
            Say(first, children=[more])
        assert say == Say(first)


def test_the_position_in_appended_text() -> None:
    """The position of a character that XML cannot hold is counted in what was appended."""
    with pytest.raises(InvalidValueError, match=r"U\+0007 at position 2"):
        Say("Hello").append("ab\x07")


# Children


def children_one_by_one() -> Iterator[Element | str]:
    """Give children one by one."""
    yield Say("One")
    yield Pause()


@pytest.mark.parametrize(
    "given",
    [
        [Say("One"), Pause()],
        (Say("One"), Pause()),
        iter([Say("One"), Pause()]),
        children_one_by_one(),
        dict.fromkeys(["a", "b"], 0) and (each for each in [Say("One"), Pause()]),
        VoiceResponse(children=[Say("One"), Pause()]).children,
    ],
    ids=["list", "tuple", "iterator", "generator function", "generator", "children"],
)
def test_children_in_any_iterable(given: Any) -> None:
    """Children may come in any iterable."""
    assert VoiceResponse(children=given).children == (Say("One"), Pause())


@pytest.mark.parametrize("given", [5, object(), Say, True])
@pytest.mark.parametrize("cls", [VoiceResponse, AI, partial(Unknown, "x")])
def test_children_that_are_none(cls: Any, given: object) -> None:
    """What gives no children one by one is refused as children of any element."""
    with pytest.raises(UsageError, match=r"children is .*: must be elements and texts, in a list"):
        cls(children=given)


def test_one_child_alone() -> None:
    """One child need not stand in a list."""
    assert VoiceResponse(children=Say("One")).children == (Say("One"),)  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", [(), [], None, "", iter(())], ids=lambda value: repr(value)[:8])
def test_no_children(nothing: Any) -> None:
    """No children leave an empty element, equal to one that was given none."""
    assert VoiceResponse(children=nothing) == VoiceResponse()
    assert str(VoiceResponse(children=nothing)).endswith("<Response />")


@pytest.mark.parametrize("wrong", [5, True, object(), Say, 1.5])
def test_what_is_no_iterable_of_children(wrong: Any) -> None:
    """Whatever is neither an element nor elements is refused."""
    with pytest.raises((TypeError, NestingError)):
        VoiceResponse(children=wrong)


@pytest.mark.parametrize("wrong", [5, None, object(), Say, Unknown, [Say("One")], b"text", True])
@pytest.mark.parametrize("parent", [VoiceResponse, Dial, lambda: Say("One"), Pause])
def test_what_is_no_child(parent: Callable[[], Element], wrong: Any) -> None:
    """Whatever is no element cannot be put into one: not a class, not a list, not None."""
    element = parent()
    with pytest.raises(NestingError):
        element.append(wrong)
    with pytest.raises(NestingError):
        element.nest(wrong)
    assert element == parent()


def test_an_error_while_children_are_given_is_not_ours() -> None:
    """An exception in the caller's own iterable reaches the caller as it is."""

    def broken() -> Iterator[Element]:
        yield Say("One")
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        VoiceResponse(children=broken())


def test_children_are_apart_from_the_list() -> None:
    """What was given, and what is read, can be changed without changing the element."""
    given: list[Element] = [Say("One")]
    response = VoiceResponse(children=given)
    given.append(Pause())
    assert response.children == (Say("One"),)
    assert isinstance(response.children, tuple)


def test_children_are_kept_as_they_are() -> None:
    """A child is the object that was put in: a later change of it is seen."""
    say = Say("One")
    response = VoiceResponse(children=[say])
    say.loop = 2
    assert response.children[0] is say
    assert str(response).endswith('<Say loop="2">One</Say></Response>')


def test_one_element_in_two_places() -> None:
    """One element may stand in several places, and is written in each."""
    say = Say("One")
    gather = Gather(children=[say, say])
    response = VoiceResponse(children=[say, gather])
    assert [each for each in response.iter() if each is say] == [say] * 3
    assert str(response).count("<Say>One</Say>") == 3


@pytest.mark.parametrize(
    "build",
    [
        lambda count: VoiceResponse(children=[Pause() for _ in range(count)]),
        lambda count: Dial(children=[Queue("support") for _ in range(count)]),
        lambda count: [dial.queue("support") for dial in [Dial()] for _ in range(count)],
        lambda count: [dial.append(Client("desk")) for dial in [Dial()] for _ in range(count)],
    ],
    ids=["Pause", "Queue", "queue()", "append"],
)
def test_one_more_child_costs_the_same(build: Callable[[int], object]) -> None:
    """One more child costs the same, however many there are."""
    build(1)
    assert calls_of(build, 800) < 2.5 * calls_of(build, 400)


def calls_of(build: Callable[[int], object], count: int) -> int:
    """Count the calls of Python functions that it takes to build something."""
    calls = 0

    def count_call(_frame: object, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count_call)
    try:
        build(count)
    finally:
        sys.setprofile(None)
    return calls


# Not inside itself


def test_not_inside_itself() -> None:
    """An element cannot be put inside itself."""
    thing = Unknown("Thing")
    for put in (thing.append, thing.nest):
        with pytest.raises(NestingError, match="inside itself"):
            put(thing)
    assert thing.children == ()


@pytest.mark.parametrize("depth", [1, 2, 50, 500])
def test_not_inside_itself_at_any_depth(depth: int) -> None:
    """An element cannot be put inside anything that it holds, however deep."""
    top = last = Unknown("Thing")
    for _ in range(depth):
        last = last.nest(Unknown("Thing"))
    with pytest.raises(NestingError, match="inside itself"):
        last.append(top)
    with pytest.raises(NestingError, match="inside itself"):
        last.append(Unknown("Other", children=[top]))
    assert last.children == ()


def test_not_inside_itself_by_a_method() -> None:
    """A child that is made around its parent is refused as well."""

    class Loop(VoiceResponse):
        pass

    unknown = Unknown("Thing")
    response = Loop(children=[unknown])
    with pytest.raises(NestingError, match="inside itself"):
        unknown.append(response)
    with pytest.raises(NestingError, match="inside itself"):
        unknown.append(Unknown("Other", children=[response]))
    dial = Dial()
    inner = Unknown("Inner", children=[dial])
    with pytest.raises(NestingError, match="inside itself"):
        dial.queue("support", children=[inner])
    assert dial.children == ()


def test_equal_is_not_the_same() -> None:
    """An element may be put inside one that equals it."""
    outer, inner = Unknown("Thing"), Unknown("Thing")
    assert outer.append(inner).children == (inner,)


# Many at once


@pytest.fixture
def restless() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_many_threads_build_the_first_element_of_a_class() -> None:
    """Threads that build, write and read the first elements of a class at once get the same."""
    for _ in range(20):

        class Room(Conference):
            pass

        @define(kw_only=True, slots=False, eq=False, repr=False)
        class Line(Dial):
            extra: int | None = None

            conference = child(Room)

        assert {built_at_once(Line, Room) for _ in range(3)} == {
            '<Dial extra="1" timeout="20"><Conference beep="true" statusCallbackEvent="start end">'
            "Room</Conference></Dial>"
        }


@pytest.mark.parametrize(
    ("given", "advice"), [(Say("Hi"), r"append\(...\) adds"), (5, "write it as text")]
)
def test_add_child_takes_a_name(given: Any, advice: str) -> None:
    """What is no name is refused, and an element is told the way that it goes in by."""
    with pytest.raises(UsageError, match=f"add_child takes the name of an element, not .*{advice}"):
        VoiceResponse().add_child(given)


def built_at_once(line: Any, room: type[Conference]) -> str:
    """Build the same in eight threads; give what all of them got."""
    found: list[str] = []
    ready = threading.Barrier(8)

    def build() -> None:
        ready.wait()
        dial = line(timeout=20, extra=1)
        dial.append(room("Room", beep=True, status_callback_event=["start", "end"]))
        assert line.from_xml(str(dial)).to_xml() == str(dial)
        found.append(dial.to_xml(False))

    threads = [threading.Thread(target=build) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert set(found) == {found[0]}
    return found[0]
