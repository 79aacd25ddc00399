"""``<Enqueue>`` and ``<Task>``: a caller who waits."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cxml import Enqueue, InvalidValueError, Task, UsageError


def test_a_queue_or_a_task() -> None:
    """A name is not needed where a Task says who answers."""
    enqueue = Enqueue(workflow_sid="WW1")
    enqueue.task('{"language": "de"}', priority=5)
    assert enqueue.to_xml(False) == (
        '<Enqueue workflowSid="WW1"><Task priority="5">{"language": "de"}</Task></Enqueue>'
    )
    assert Enqueue("support").name == "support"


@pytest.mark.parametrize("data", [{}, {"a": [1, None, {"b": "é<&"}]}, {"vip": True}])
def test_a_mapping_is_written_as_json(data: dict[str, Any]) -> None:
    """A mapping becomes JSON when it is given, and when it is assigned."""
    task = Task(data)  # type: ignore[arg-type, unused-ignore]
    assert json.loads(task.body) == data
    assert Task.from_xml(str(task)) == task
    setattr(task, "body", {"other": 1})  # noqa: B010 - checkers see what it reads as
    assert task.body == '{"other": 1}'


def endless() -> dict[str, Any]:
    """Make a mapping that holds itself."""
    data: dict[str, Any] = {}
    data["self"] = data
    return data


def deep() -> dict[str, Any]:
    """Make a mapping that is too deep for a recursive function."""
    data: dict[str, Any] = {}
    for _ in range(100_000):
        data = {"a": data}
    return data


@pytest.mark.parametrize(
    "make", [lambda: {"a": object()}, lambda: {"a": float("nan")}, endless, deep]
)
def test_what_json_cannot_hold(make: Any) -> None:
    """What cannot be written as JSON is refused where it is given."""
    with pytest.raises(InvalidValueError, match=r"Task/text\(\): body.*cannot be written as JSON"):
        Task(make())


def test_text_is_not_checked() -> None:
    """A text is taken as it is: it may hold a template, or be completed by the platform."""
    assert Task("{{Data}}").body == "{{Data}}"
    assert Task(" {} ").body == "{}"
    with pytest.raises(UsageError, match="body is missing"):
        Task()  # type: ignore[call-arg]
