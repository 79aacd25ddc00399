"""What happens after a conference: ``Switch`` and ``Cond``."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import NestingError
from cxml.swml import Cond, Instruction, JoinConference, Result, Switch
from cxml.swml.result import RESULTS

from .refusals import problems, refused

HANG_UP: list[Instruction] = [{"hangup": {}}]


def test_the_five_results() -> None:
    """A conference ends in one of five ways, and each may be a case."""
    assert RESULTS == ("completed", "answered", "no-answer", "failed", "canceled")
    made = Switch(dict.fromkeys(RESULTS, HANG_UP))
    assert [*made.to_dict()["case"]] == [*RESULTS]  # type: ignore[misc]


@pytest.mark.parametrize("variable", ["return_value", "join_conference_result"])
def test_other_words_are_no_result(variable: str) -> None:
    """Other words, such as busy of cXML, are refused; the nearest right one is named."""
    said = "is no result of a conference: completed, answered, no-answer, failed or canceled"
    assert refused(lambda: Switch({"busy": []}, variable=variable)) == (
        f"switch.case.busy: 'busy' {said}"
    )
    assert refused(lambda: Switch({"cancelled": []}, variable=variable)) == (
        f"switch.case.cancelled: 'cancelled' {said}; did you mean 'canceled'?"
    )


def test_another_variable_has_any_case() -> None:
    """Cases of another variable are any text; it cannot become a result's with such cases."""
    made = Switch({"busy": []}, variable="vars.state")
    before = made.to_dict()
    assert "busy" in refused(lambda: setattr(made, "variable", "return_value"))
    assert "busy" in refused(lambda: delattr(made, "variable"))
    assert made.to_dict() == before


def test_the_variable_is_always_written() -> None:
    """The platform's schema needs the variable, so the result is named where nothing else is."""
    made = Switch({})
    assert made.to_dict() == {"variable": "return_value", "case": {}}
    assert made == Switch({}, variable="return_value")
    assert repr(made) == "cxml.swml.Switch({})"


def test_a_document_needs_the_variable() -> None:
    """In a document a switch without variable, or without case, is refused."""
    for result, missing in (
        ({"variable": "return_value"}, "case"),
        ({"case": {}}, "variable"),
    ):
        data: dict[str, object] = {"name": "Room", "result": result}
        assert problems(lambda data=data: JoinConference.from_dict(data)) == {  # type: ignore[misc]
            "join_conference.result": f"{missing} is missing"
        }


@pytest.mark.parametrize("name", ["switch", "cond"])
def test_a_wrapper_is_refused(name: str) -> None:
    """The body stands in result without the word switch or cond around it."""
    data = {"name": "Room", "result": {name: {"case": {}}}}
    assert problems(lambda: JoinConference.from_dict(data)) == {
        "join_conference.result": f"write what stands under {name} without that name"
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "cond: it is empty: give when and then, or else_ (else in a document)"),
        ({"when": "a"}, "cond: when and then stand together, or else stands alone"),
        ({"then": []}, "cond: when and then stand together, or else stands alone"),
        (
            {"when": "${vars.a} > 1", "then": []},
            "cond.when: when is '${vars.a} > 1': must be a JavaScript expression that names "
            "variables without ${}",
        ),
        ({"when": 1.5, "then": []}, "cond.when: when is 1.5: a float is not text"),
        (
            {"else_": {"hangup": {}}},
            "cond.else: must be a list of instructions, not {'hangup': {}}",
        ),
        (
            {"else_": ["hangup"]},
            'cond.else[0]: an instruction is an object: write {"hangup": {}}',
        ),
    ],
)
def test_conditions_that_are_refused(given: dict[str, Any], said: str) -> None:
    """A condition has when and then, else may follow or stand alone; when has no ${...}."""
    assert refused(lambda: Cond(**given)) == said


def test_conditions() -> None:
    """Conditions are a list, in order; one else may stand alone."""
    conditions = [Cond(when="vars.a", then=HANG_UP, else_=[]), Cond(else_=HANG_UP)]
    made = JoinConference("Room", result=conditions)
    assert made.to_dict()["result"] == [
        {"when": "vars.a", "then": HANG_UP, "else": []},
        {"else": HANG_UP},
    ]
    assert JoinConference.from_dict(made.to_dict()) == made
    assert JoinConference("Room", result=[]).to_dict()["result"] == []


def test_only_one_else_alone() -> None:
    """A second else that stands alone is refused, with its place."""
    conditions = [Cond(else_=[]), Cond(when="a", then=[]), Cond(else_=[])]
    assert refused(lambda: JoinConference("Room", result=conditions)) == (
        "join_conference.result[2]: only one else may stand alone"
    )


def test_a_conference_inside_a_result() -> None:
    """Instructions of a result may join a conference again, and are checked like any."""
    inner = {"join_conference": {"name": "Second", "beep": "no"}}
    wrong = {"name": "Room", "result": {"variable": "return_value", "case": {"failed": [inner]}}}
    assert problems(lambda: JoinConference.from_dict(wrong)) == {
        "join_conference.result.case.failed[0].join_conference.beep": (
            "beep is 'no': must be true, false, onEnter or onExit"
        )
    }
    word: Result = "failed"
    made = JoinConference("Room", result=Switch({word: [JoinConference("Second")]}))
    assert made.to_dict()["result"] == {
        "variable": "return_value",
        "case": {"failed": [{"join_conference": {"name": "Second"}}]},
    }


def test_too_deep_to_write() -> None:
    """Conferences inside conferences are refused when no reader would take them."""
    made = JoinConference("Room")
    for _ in range(40):
        made = JoinConference("Room", result=[Cond(else_=[made])])
    with pytest.raises(NestingError, match="more than 100 values stand inside each other"):
        made.to_dict()
