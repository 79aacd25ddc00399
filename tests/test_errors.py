"""What cxml raises, and what a problem says."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest

import cxml
import cxml.errors
import cxml.flask
from cxml import (
    CallbackError,
    Conference,
    CxmlError,
    DeclarationError,
    Dial,
    DocumentError,
    ElementError,
    InvalidValueError,
    NestingError,
    Pause,
    Problem,
    Say,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml.callbacks import CallStatus, VoiceRequest
from cxml.signature import verify
from cxml.starlette import Webhooks
from cxml.swml import JoinConference

MISTAKES: dict[str, Callable[[], Any]] = {
    "value": lambda: Dial(timeout=1),
    "position": lambda: Pause(5),  # type: ignore[call-arg, arg-type]
    "missing": lambda: Conference(),  # type: ignore[call-arg]
    "unknown": lambda: Dial(timeot=20),  # type: ignore[call-arg]
    "nesting": lambda: Pause().append(Say("Hi")),
    "document": lambda: VoiceResponse.from_xml(
        "<Response><Nothing /><Pause length='x' /></Response>"
    ),
    "syntax": lambda: VoiceResponse.from_xml("<Response>"),
}

every_mistake = pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)


def raised_by(mistake: Callable[[], Any]) -> CxmlError:
    """Give the error of a mistake."""
    with pytest.raises(CxmlError) as caught:
        mistake()
    return caught.value


# The tree


@pytest.mark.parametrize(
    ("error", "bases"),
    [
        (CxmlError, [ValueError]),
        (ElementError, [CxmlError]),
        (InvalidValueError, [ElementError]),
        (UnknownAttributeError, [ElementError, AttributeError, TypeError]),
        (UsageError, [ElementError, TypeError]),
        (NestingError, [ElementError]),
        (DeclarationError, [CxmlError, TypeError]),
        (DocumentError, [CxmlError]),
        (CallbackError, [CxmlError]),
    ],
)
def test_the_tree(error: type[Exception], bases: list[type[Exception]]) -> None:
    """Each error has the bases that its handlers expect."""
    assert list(error.__bases__) == bases


def test_the_tree_is_drawn() -> None:
    """The tree in the docstring names every error, and no other."""
    drawn = set(re.findall(r"\w+Error\b", str(cxml.errors.__doc__)))
    classes = {name for name in cxml.errors.__all__ if name.endswith("Error")}
    assert drawn - {"ValueError", "TypeError", "AttributeError"} == classes


def test_errors_are_in_the_package() -> None:
    """Every error can be imported from the package."""
    for name in cxml.errors.__all__:
        assert getattr(cxml, name) is getattr(cxml.errors, name)
        assert name in cxml.__all__


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("value", InvalidValueError),
        ("position", UsageError),
        ("missing", UsageError),
        ("unknown", UnknownAttributeError),
        ("nesting", NestingError),
        ("document", DocumentError),
        ("syntax", DocumentError),
    ],
)
def test_which_mistake_raises_what(name: str, expected: type[CxmlError]) -> None:
    """Each kind of mistake has its error."""
    assert type(raised_by(MISTAKES[name])) is expected


# As data


@every_mistake
def test_an_error_can_be_sent_elsewhere(mistake: Callable[[], Any]) -> None:
    """An error can be copied and pickled, with its problems."""
    error = raised_by(mistake)
    twins = [copy.copy(error), copy.deepcopy(error)]
    twins += [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(6)]  # noqa: S301
    for twin in twins:
        assert type(twin) is type(error)
        assert str(twin) == str(error)
        for name in ("problem", "problems"):
            assert getattr(twin, name, None) == getattr(error, name, None)


@every_mistake
def test_an_error_says_something(mistake: Callable[[], Any]) -> None:
    """An error says in one sentence what is wrong, and shows no machinery in its repr."""
    error = raised_by(mistake)
    assert str(error)
    assert type(error).__name__ in repr(error)
    assert inspect.getdoc(type(error))


def test_the_problem_of_an_element() -> None:
    """The error of an element has its problem as data."""
    error = raised_by(MISTAKES["unknown"])
    assert isinstance(error, ElementError)
    problem = error.problem
    assert problem.code == "unknown-attribute"
    assert problem.path == "Dial/@timeot"
    assert problem.suggestion == "timeout"
    assert (problem.line, problem.column, problem.platform_code) == (None, None, None)
    assert str(error) == str(problem)


def test_the_problems_of_a_document() -> None:
    """The error of a document has all its problems as data, and says them line by line."""
    error = raised_by(MISTAKES["document"])
    assert isinstance(error, DocumentError)
    assert len(error.problems) == 2
    assert str(error).splitlines() == [
        "the document has 2 problems:",
        *(f"- {problem}" for problem in error.problems),
    ]
    single = raised_by(MISTAKES["syntax"])
    assert isinstance(single, DocumentError)
    assert str(single) == str(single.problems[0])


# A problem


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem(code="c", message="it is wrong"), "it is wrong"),
        (
            Problem(code="c", message="m", path="Response/Dial[2]/@timeout"),
            "Response/Dial[2]/@timeout: m",
        ),
        (Problem(code="c", message="m", line=3), "line 3: m"),
        (Problem(code="c", message="m", line=3, column=7), "line 3, column 7: m"),
        (Problem(code="c", message="m", path="p", line=3, column=7), "p, line 3, column 7: m"),
        (Problem(code="c", message="m", suggestion="s"), "m; did you mean 's'?"),
        (Problem(code="c", message="m", platform_code=13000), "m (SignalWire error 13000)"),
        (
            Problem(code="c", message="m", path="p", line=1, suggestion="s", platform_code=2),
            "p, line 1: m; did you mean 's'? (SignalWire error 2)",
        ),
    ],
)
def test_a_problem_in_one_line(problem: Problem, said: str) -> None:
    """A problem says where it is, what is wrong, what was meant, and SignalWire's code."""
    assert str(problem) == said


def test_a_problem_is_a_value() -> None:
    """A problem can be compared, be a key, and not be changed."""
    one, same = Problem(code="c", message="m"), Problem(code="c", message="m")
    assert one == same
    assert len({one, same}) == 1
    assert one != Problem(code="c", message="other")
    with pytest.raises(AttributeError):
        one.code = "other"  # type: ignore[misc]


# Names and values that nobody would give


def loose(anything: Any) -> Any:
    """Keep from type checkers what is wrong on purpose."""
    return anything


ODD: dict[str, Callable[[Any], Any]] = {
    "keyword": lambda odd: loose(Dial)(**{odd: 1}),
    "keyword of a method": lambda odd: loose(VoiceResponse()).dial(**{odd: 1}),
    "value": lambda odd: Dial(timeout=odd),
    "text and keyword": lambda odd: loose(Say)(odd, **{odd: odd}),
    "assigned": lambda odd: setattr(Dial(), odd, 1),
    "one": lambda odd: VoiceResponse().one(odd),
    "find": lambda odd: VoiceResponse().find(loose([odd])),
    "children": lambda odd: getattr(VoiceResponse().children, odd),
    "name of a child": lambda odd: VoiceResponse().add_child(f"{odd} "),
    "attribute of a child": lambda odd: VoiceResponse().add_child("Verto", **{f"{odd} ": odd}),
    "document": VoiceResponse.from_xml,
    "any document": cxml.parse,
    "name of a package": lambda odd: getattr(cxml, odd),
    "field": lambda odd: loose(VoiceRequest)(**{odd: 1}),
    "value of a field": lambda odd: loose(CallStatus)(call_duration=odd),
    "field that is read": lambda odd: getattr(VoiceRequest(), odd),
    "key": lambda odd: loose(VoiceRequest())[odd],
    "form": lambda odd: loose(VoiceRequest.from_form)({odd: 5}),
    "JSON": VoiceRequest.from_json,
    "SWML": lambda odd: loose(JoinConference)(odd, **{odd: 1}),
    "option": lambda odd: loose(Webhooks)(signing_key="PSK_1", **{odd: 1}),
    "key that signs": lambda odd: loose(Webhooks)(signing_key=f"{odd} "),
    "address": lambda odd: loose(Webhooks)(signing_key="PSK_1", public_url=odd),
    "address with a user": lambda odd: loose(Webhooks)(signing_key="PSK_1", public_url=f"{odd}@x"),
    "flag": lambda odd: loose(Webhooks)(signing_key="PSK_1", verify=odd),
    "docs": lambda odd: loose(Webhooks)(signing_key="PSK_1", trust_docs=odd),
    "kind": lambda odd: loose(cxml.flask.document)(odd),
    "required": lambda odd: loose(cxml.flask.document)(VoiceRequest, require=(odd,)),
    "required text": lambda odd: loose(cxml.flask.document)(VoiceRequest, require=odd),
    "address that is verified": lambda odd: verify("PSK_1", odd, {}),
}


@pytest.mark.parametrize("odd", ["\ud800", "a\ud800" * 9, "a" * 200_000, "\udcff" * 100_000])
@pytest.mark.parametrize("mistake", ODD.values(), ids=ODD)
def test_any_message_can_be_written_down(mistake: Callable[[Any], Any], odd: str) -> None:
    """Whatever a name or a value is, what is said of it is short, and can be encoded."""
    with pytest.raises((CxmlError, AttributeError)) as caught:
        mistake(odd)
    assert len(str(caught.value).encode()) < 1_500
