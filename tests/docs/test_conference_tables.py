"""The tables about conferences in three languages, drawn from the code."""

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

from cxml import swml
from cxml.convert.table import CORRESPONDENCES, STREAM
from cxml.swml._object import SwmlObject
from cxml.swml._spec import properties_of

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "_ext"))
tables: Any = importlib.import_module("cxml_conference.rows")

CLASSES = [
    each
    for each in (getattr(swml, name) for name in swml.__all__)
    if isinstance(each, type) and issubclass(each, SwmlObject) and each is not swml.Method
]


def test_the_languages() -> None:
    """One row says what each language calls a thing; a dash says that it has no name for it."""
    rows = [*tables.languages()]
    assert len(rows) == len(CORRESPONDENCES) + len(STREAM)
    assert ("end_on_exit", "`end_conference_on_exit`", "`end_on_exit`", "`end_on_exit`") in rows
    assert ("result", tables.NOTHING, "`result`", tables.NOTHING) in rows
    assert ("stream.status_url", "`status_callback`", "`status_url`", "`status_url`") in rows


def test_the_differences() -> None:
    """One row says what is said about a value, and with arrows between which languages."""
    rows = [*tables.differences()]
    assert len(rows) == sum(len(each.remarks) for each in (*CORRESPONDENCES, *STREAM))
    between = {(row[0], row[2], row[3]): row[1] for row in rows}
    assert between["`wait_url`", "all", "changed"] == "cXML \u2194 SWML"
    assert between["`wait_url`", "all", "uncertain"] == "cXML \u2194 RELAY; SWML \u2194 RELAY"
    assert between["`stream`", "all", "uncertain"] == "cXML \u2194 SWML; cXML \u2194 RELAY"
    assert between["`stream.authorization_bearer_token`", "all", "lost"] == (
        "cXML \u2190 SWML; cXML \u2190 RELAY"
    )
    assert between["`recording_status_callback_event`", "`failed`", "lost"] == (
        "cXML \u2192 SWML; cXML \u2192 RELAY"
    )


@pytest.mark.parametrize("cls", CLASSES)
def test_the_properties(cls: type[SwmlObject]) -> None:
    """Every property of every class has a row, with a meaning, and the page draws it."""
    rows = [*tables.properties(cls.__name__)]
    assert [row[0].split("`")[1] for row in rows] == [
        x.keyword for x in properties_of(cls).values()
    ]
    assert all(meaning.endswith(".") for *_, meaning in rows)
    page = Path(__file__).parents[2] / "docs" / "reference" / "swml.md"
    assert f"```{{properties}} {cls.__name__}\n" in page.read_text(encoding="utf-8")


def test_the_value_of_a_property() -> None:
    """A row says what the value may be, and what the older schema lacks."""
    rows = {row[0]: row for row in tables.properties("JoinConference")}
    assert rows["`name` (required)"][1:3] == ("text", tables.NOTHING)
    assert rows["`muted`"][1:3] == ("`True` or `False`, or a variable", "`false`")
    assert rows["`max_participants`"][1] == "2 to 100000, or a variable"
    assert rows["`stream`"][1] == "stream; not in the schema `sdk`"
    assert rows["`recording_status_callback_event`"][1] == (
        "list of `in-progress`, `completed`, `absent`; one word in the schema `sdk`"
    )
