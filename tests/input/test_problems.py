"""The problems of a document: written down while it is read, or one that ends the reading."""

from __future__ import annotations

import pytest

from cxml import DocumentError, Problem
from cxml._input.problems import Reading, document_error
from cxml.errors import MOST_PROBLEMS

WRONG = Problem(code="value", message="wrong")


def test_writes_down_what_is_wrong_and_where() -> None:
    """A problem gets the path and the line that it was found at; its own line is a better one."""
    reading = Reading()
    reading.report(WRONG, "a/b", line=3)
    reading.report(Problem(code="text", message="stray", line=5), "a", line=3)
    reading.refuse("must be text", "c", code="missing")
    assert reading.problems == [
        Problem(code="value", message="wrong", path="a/b", line=3),
        Problem(code="text", message="stray", path="a", line=5),
        Problem(code="missing", message="must be text", path="c"),
    ]
    with pytest.raises(DocumentError) as caught:
        reading.finish()
    assert list(caught.value.problems) == reading.problems


def test_takes_everything_when_it_is_not_strict() -> None:
    """Reading that is not strict writes nothing down, and refuses nothing."""
    reading = Reading(strict=False)
    reading.report(WRONG, "a")
    reading.refuse("wrong", "a")
    reading.finish()
    assert reading.problems == []


def test_a_good_document_is_not_refused() -> None:
    """A document without problems is read to its end."""
    Reading().finish()


def test_stops_after_a_hundred_problems() -> None:
    """A document with very many problems is refused as soon as a hundred are known."""
    reading = Reading()
    for _ in range(MOST_PROBLEMS - 1):
        reading.report(WRONG)
    with pytest.raises(DocumentError) as caught:
        reading.report(WRONG)
    assert len(caught.value.problems) == MOST_PROBLEMS == 100


def test_paths_have_bounds() -> None:
    """However long the names in a document are, the path of a problem is not."""
    reading = Reading()
    reading.report(WRONG, "a" * 200_000)
    assert reading.problems[0].path == "a" * 400


def test_one_problem_that_ends_the_reading() -> None:
    """A document that cannot be read at all has one problem."""
    error = document_error(
        "root", "the root is Rsponse", line=1, column=2, suggestion="Response", platform_code=12100
    )
    assert error.problems == (
        Problem(
            code="root",
            message="the root is Rsponse",
            line=1,
            column=2,
            suggestion="Response",
            platform_code=12100,
        ),
    )
    assert document_error("type", "no text").problems == (Problem(code="type", message="no text"),)
