"""The schema that the SDK ships accepts what cxml writes; where the two differ has a reason.

The schema is the older of the platform's two. It is read from the installed package.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from relay_server import Json
from swml_documents import documents

from cxml import CxmlError
from cxml.swml import Document, JoinConference
from cxml.swml._spec import properties_of

SCHEMA = json.loads(files("signalwire").joinpath("schema.json").read_text("utf-8"))
_REGISTRY = Registry[Any]().with_resource(SCHEMA["$id"], Resource.from_contents(SCHEMA))


def checker(place: str = "") -> Draft202012Validator:
    """Make a checker of whole documents, or of what stands at one place of the schema."""
    return Draft202012Validator({"$ref": f"{SCHEMA['$id']}#{place}"}, registry=_REGISTRY)


EXAMPLES = Path(__file__).parent.parent / "tests" / "documents" / "swml"
DOCUMENT = checker()
JOIN = checker("/$defs/JoinConferenceObject")


# What cxml writes


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_writes_what_the_schema_accepts(document: Document) -> None:
    """Every document that can be written for this schema is valid."""
    assert best_match(DOCUMENT.iter_errors(document.to_dict(schema="sdk"))) is None


def test_knows_the_same_properties() -> None:
    """What the schema has no property for is not written for it; all else has one."""
    known = set(SCHEMA["$defs"]["JoinConferenceObject"]["properties"])
    newer = {"stream", "status_callback_event_type", "recording_status_callback_event_type"}
    assert set(properties_of(JoinConference)) == known | newer
    for name in newer:
        value = {"url": "wss://example.com/audio"} if name == "stream" else "relay"
        room = JoinConference.from_dict({"name": "Room 1234", name: value})
        with pytest.raises(CxmlError, match=f"{name} is not in this schema"):
            room.to_dict(schema="sdk")


@pytest.mark.parametrize("name", ["basic", "custom-settings", "status-callbacks"])
@pytest.mark.parametrize("ending", ["json", "yaml"])
def test_writes_the_examples_of_the_pages(name: str, ending: str) -> None:
    """The examples of the platform's pages are valid as cxml reads and writes them."""
    text = (EXAMPLES / f"{name}.{ending}").read_bytes()
    read = Document.from_json if ending == "json" else Document.from_yaml
    assert best_match(DOCUMENT.iter_errors(read(text).to_dict(schema="sdk"))) is None


# Where the two differ: each value is given to each property, and cxml reads it strictly

HANGUP: list[Json] = [{"hangup": {}}]
JOINS: list[Any] = [{"name": "a"}, {}, None, []]
BELL = "a\x07"
VARIABLES = ["${room}", "%{room}", "${}"]
BUSY: Json = {"variable": "return_value", "case": {"busy": HANGUP}}
IMPLIED: Json = {"case": {"completed": HANGUP}}
MARKED = [{"when": "${a}", "then": HANGUP}]
TWO_ELSE = [{"else": HANGUP}, {"else": HANGUP}]
TEXTS = [
    *("", " ", "Room 1234", BELL, "true", "false", "onEnter", "onenter", "10", "POST", "get"),
    *("start", "join leave", "announcement", "in-progress", "completed", "completed absent"),
    *("failed", "relay", "record-from-start", "do-not-trim", "trim-silence", "us", "us-east"),
    *("https://example.com/", "not an address"),
    *(*VARIABLES, "a ${room}", "${a} b", "${a}\n", "{{Room}}"),
]
VALUES: list[Any] = [
    *(None, True, False, 0, 1, 2, 10, 100_000, 100_001, -1, 2.0, 1.5, 1 << 70, *TEXTS),
    *([], ["join"], {}, {"url": "wss://example.com/audio"}),
    *(BUSY, IMPLIED, MARKED, TWO_ELSE),
    {"variable": "return_value", "case": {"completed": HANGUP}, "default": HANGUP},
    {"variable": "x", "case": {}},
    {"variable": "x", "case": {"completed": {"hangup": {}}}},
    {"variable": "x", "case": {}, "more": 1},
    {"switch": {"variable": "x", "case": {}}},
    *([{"when": "a"}], [{"then": HANGUP}], [{"else": HANGUP}], [{}]),
    [{"when": "a", "then": HANGUP, "else": HANGUP}],
    [{"when": "a", "then": HANGUP, "more": 1}],
]


@frozen
class Difference:
    """Values of some properties that the schema accepts, and cxml does not, and why."""

    why: str
    names: set[str]
    values: list[Any]


CALLBACKS = {"status_callback", "recording_status_callback"}
REFUSED_BY_CXML = [
    Difference(
        "Python's $ lets a line break follow, JavaScript's does not",
        {"muted", "start_on_enter", "end_on_exit", "max_participants"},
        ["${a}\n"],
    ),
    Difference("a blank name is no room", {"name"}, ["", " "]),
    Difference("XML cannot hold it", {"name", "coach", "region", "wait_url", *CALLBACKS}, [BELL]),
    Difference("a count is written without a point", {"max_participants"}, [2.0]),
    Difference(
        "the newer schema has four regions", {"region"}, [x for x in TEXTS if x not in ("us", BELL)]
    ),
    Difference("the pages have no variable for this address", CALLBACKS, VARIABLES),
    Difference("it is no result, so the case never holds", {"result"}, [BUSY]),
    Difference("in a condition, variables stand by their names alone", {"result"}, [MARKED]),
    Difference("only one else may stand alone", {"result"}, [TWO_ELSE]),
]


def is_accepted(kind: type[Document | JoinConference], data: Json) -> bool:
    """Say whether cxml reads something, and can write it."""
    try:
        kind.from_dict(data).to_dict(schema="sdk")
    except CxmlError:
        return False
    return True


@pytest.mark.parametrize("name", [*properties_of(JoinConference), "nothing"])
def test_differs_for_a_reason(name: str) -> None:
    """Of every value, the schema and cxml think the same, but for those that are listed."""
    listed = [value for each in REFUSED_BY_CXML if name in each.names for value in each.values]
    differing = []
    for value in VALUES:
        join: Json = {"name": "Room 1234", name: value}
        accepted, valid = is_accepted(JoinConference, join), JOIN.is_valid(join)
        assert valid or not accepted
        differing += [value] * (valid and not accepted)
    assert sorted(map(repr, differing)) == sorted(map(repr, listed))


BRANCHES: list[Any] = [
    *(HANGUP, [], None, {"hangup": {}}, [{"answer": None}]),
    *([{"join_conference": {"name": "a"}}], [{"join_conference": {"name": "a", "beep": "b"}}]),
]


def with_main(*instructions: object, **sections: object) -> Json:
    """Make a document with these instructions in its main section, and other sections."""
    return {"version": "1.0.0", "sections": {"main": [*instructions], **sections}}


@pytest.mark.parametrize(
    "document",
    [
        *({}, {"version": "1.0.0"}, {"sections": None}, {"sections": {}}, {"sections": HANGUP}),
        *({"sections": {"main": []}}, {"sections": {"main": HANGUP}}, {"sections": {"a": HANGUP}}),
        *({**with_main(), "version": version} for version in ("1.0.0", "1.0", 1.0, "2.0.0", None)),
        *({**with_main(), "more": 1}, {"sections": {"main": {"hangup": {}}}}),
        *(with_main(other=HANGUP), with_main(other=[]), with_main(other={"hangup": {}})),
        *(with_main("hangup"), with_main({}), with_main(None), with_main(1), with_main(HANGUP)),
        *(with_main({"hangup": {}, "answer": {}}), with_main({"hangup": None})),
        *(with_main({"label": "a"}), with_main({"return": 1}), with_main({"set": {"a": None}})),
        *(with_main({"return": None}), with_main({"answer": None})),
        *(with_main({"join_conference": join}) for join in JOINS),
        *(with_main({"cond": [{"when": "a", "then": then}]}) for then in BRANCHES),
        *(with_main({"switch": {"variable": "a", "case": {"b": case}}}) for case in BRANCHES),
        *(with_main({"execute": {"dest": "a", "result": [{"else": x}]}}) for x in BRANCHES),
        *(with_main({"connect": {"to": "a", "result": [{"else": x}]}}) for x in BRANCHES),
    ],
)
def test_agrees_about_documents(document: Json) -> None:
    """The schema and cxml think the same of sections, versions and the form of instructions."""
    assert is_accepted(Document, document) == DOCUMENT.is_valid(document)


@pytest.mark.parametrize(
    "instruction",
    [
        {"dance": {}},
        {"hangup": {"more": 1}},
        {"cond": [{"when": "a"}]},
        {"switch": {"case": {}}},
    ],
)
def test_carries_what_it_has_no_class_for(instruction: Json) -> None:
    """Instructions that cxml has no class for are not checked, so the schema knows more of them."""
    document = with_main(instruction)
    assert not DOCUMENT.is_valid(document)
    assert Document.from_dict(document).to_dict() == document


def test_reads_more_than_it_writes() -> None:
    """A conference as plain text is read, as it can be met, and written as the schema wants it."""
    plain: Json = {"join_conference": "Room 1234"}
    for document in (with_main(plain), with_main({"cond": [{"when": "a", "then": [plain]}]})):
        assert not DOCUMENT.is_valid(document)
        assert DOCUMENT.is_valid(Document.from_dict(document).to_dict())
