"""``Document``: sections, instructions, and what cxml has no class for."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from attrs import define

from cxml import InvalidValueError, UsageError
from cxml.convert import relay_arguments
from cxml.swml import Document, Instruction, JoinConference, Method, Stream, Switch, Variable

from .refusals import problems, refused


def document(*main: Any, **more: Any) -> dict[str, Any]:
    """Give a document, as plain data."""
    return {"sections": {"main": [*main]}} | more


def test_a_list_is_the_main_section() -> None:
    """A document is made of its main section, or of sections by name."""
    room = JoinConference("Room")
    assert Document([room]) == Document({"main": [room]}) == Document((room,))
    assert Document([room]).main == (room,)
    assert Document({"main": [], "more": [room]}).sections["more"] == (room,)


def test_the_version_is_always_written() -> None:
    """The version is 1.0.0, is written, and may be missing where a document is read."""
    assert Document([]).to_dict() == {"version": "1.0.0", "sections": {"main": []}}
    assert Document.from_dict(document()) == Document([], version="1.0.0")
    assert problems(lambda: Document.from_dict(document(version="1.0"))) == {
        "version": "version is '1.0': must be 1.0.0"
    }
    assert problems(lambda: Document.from_yaml("version: 1.0\nsections: {main: []}")) == {
        "version": "version is 1.0: must be text; in YAML, write quotes around it"
    }


def test_all_problems_at_once() -> None:
    """Every problem of a document is reported, with its place."""
    data = document(
        "hangup",
        {"hangup": None},
        {"a": 1, "b": 2},
        {},
        7,
        {"join_conference": {"name": "Room", "beep": "maybe"}},
        {"join_conference": {}},
        {"join_conference": 5},
        colour=1,
    )
    data["sections"]["other"] = {"hangup": {}}
    assert problems(lambda: Document.from_dict(data)) == {
        "sections.main[0]": 'an instruction is an object: write {"hangup": {}}',
        "sections.main[1]": "hangup has no value; without properties, write {}",
        "sections.main[2]": (
            "an instruction is an object with one name, not several or none: a, b"
        ),
        "sections.main[3]": (
            "an instruction is an object with one name, not several or none: none"
        ),
        "sections.main[4]": "an instruction is an object with one name, not 7",
        "sections.main[5].join_conference.beep": (
            "beep is 'maybe': must be true, false, onEnter or onExit"
        ),
        "sections.main[6].join_conference": "name is missing",
        "sections.main[7].join_conference": "must be an object, not 5",
        "sections.other": "must be a list of instructions, not {'hangup': {}}",
        "colour": "Document has no property colour",
    }
    assert Document.from_dict(data, strict=False).to_dict() == data | {"version": "1.0.0"}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        ({}, {"": "sections is missing"}),
        ({"sections": None}, {"sections": "must be lists of instructions by name, not None"}),
        ({"sections": {}}, {"sections": "the section main is missing"}),
        ({"sections": {"other": []}}, {"sections": "the section main is missing"}),
        ({"sections": {"main": {}}}, {"sections.main": "must be a list of instructions, not {}"}),
    ],
)
def test_the_main_section_is_needed(data: dict[str, Any], found: dict[str, str]) -> None:
    """A document without a main section is refused."""
    assert problems(lambda: Document.from_dict(data)) == found


@pytest.mark.parametrize("value", ["main", b"main", 5, {"other": []}, {}, [[]], ["hangup"]])
def test_refuses_other_sections(value: Any) -> None:
    """What is no instructions is refused where it is given."""
    with pytest.raises(InvalidValueError):
        Document(value)


def test_stops_after_a_hundred_problems() -> None:
    """A document with very many problems is refused after a hundred of them."""
    assert len(problems(lambda: Document.from_dict(document(*[1] * 500)))) == 100


def test_the_plain_form_is_read_and_never_written() -> None:
    """A name alone, as some tools write it, is read as a conference."""
    read = Document.from_dict(document({"join_conference": "Room"}))
    assert read == Document([JoinConference("Room")])
    assert read.to_dict()["sections"] == {"main": [{"join_conference": {"name": "Room"}}]}


def test_unknown_instructions_stay_as_they_are() -> None:
    """An instruction that cxml has no class for is kept as plain data, copied both ways."""
    inner: dict[str, Any] = {"url": ["a", 1, 0.5, None, True, {"b": "\x01\u2028"}]}
    made = Document([{"play": inner}])
    inner["url"].clear()
    written = made.to_dict()
    expected = {"main": [{"play": {"url": ["a", 1, 0.5, None, True, {"b": "\x01\u2028"}]}}]}
    assert written["sections"] == expected
    written["sections"]["main"][0]["play"]["url"].clear()
    assert made.to_dict()["sections"] == expected
    assert Document.from_json(made.to_json()) == made
    assert Document.from_yaml(made.to_yaml()) == made


PLAIN: dict[str, Any] = {"join_conference": "Room"}
WRONG: dict[str, Any] = {"join_conference": {"name": "Room", "beep": "x"}}
BRANCHES = [
    ("cond", lambda inner: [{"when": "a", "then": inner, "else": []}], "[0].then"),
    ("cond", lambda inner: [{"when": "a", "then": []}, {"else": inner}], "[1].else"),
    ("switch", lambda inner: {"variable": "a", "case": {"b": inner}}, ".case.b"),
    ("switch", lambda inner: {"variable": "a", "case": {}, "default": inner}, ".default"),
    ("connect", lambda inner: {"to": "+1", "result": [{"else": inner}]}, ".result[0].else"),
    ("execute", lambda inner: {"dest": "b", "result": {"case": {"c": inner}}}, ".result.case.c"),
]


@pytest.mark.parametrize(("name", "around", "place"), BRANCHES)
def test_a_conference_in_a_branch_is_read(name: str, around: Any, place: str) -> None:
    """A conference in a branch of another instruction is checked and written like any other."""
    made = Document([{name: around([PLAIN, {"hangup": {}}])}])
    room = {"join_conference": {"name": "Room"}}
    assert made.to_dict()["sections"] == {"main": [{name: around([room, {"hangup": {}}])}]}
    assert problems(lambda: Document.from_dict(document({name: around([{"a": None}, WRONG])}))) == {
        f"sections.main[0].{name}{place}[0]": "a has no value; without properties, write {}",
        f"sections.main[0].{name}{place}[1].join_conference.beep": (
            "beep is 'x': must be true, false, onEnter or onExit"
        ),
    }


@pytest.mark.parametrize(
    "instruction",
    [
        {"cond": "a"}, {"cond": ["a"]}, {"cond": [{"when": 1}]}, {"switch": 5}, {"connect": "+1"},
        {"connect": {"to": "+1"}}, {"execute": {"result": "a"}}, {"set": {"cond": [{"then": 1}]}},
        {"set": PLAIN}, {"play": {"urls": [PLAIN]}},
    ],
)  # fmt: skip
def test_nothing_else_inside_an_instruction_is_touched(instruction: dict[str, Any]) -> None:
    """What is no branch stays as it is, also where it looks like a conference."""
    assert Document.from_dict(document(instruction)).to_dict()["sections"] == {
        "main": [instruction]
    }


def test_nothing_can_be_returned() -> None:
    """A return may return nothing; any other instruction without a value is a slip."""
    data = document({"return": None}, version="1.0.0")
    assert Document.from_dict(data).to_dict() == data
    assert Document.from_yaml("sections: {main: [return: ]}").to_dict() == data


def test_a_plain_instruction_becomes_its_class() -> None:
    """Plain data of a conference is checked, and kept as the class that belongs to it."""
    made = Document([{"join_conference": {"name": "Room"}}])
    (only,) = made.main
    assert isinstance(only, Method)
    assert only == JoinConference("Room")
    with pytest.raises(InvalidValueError, match=r"sections\.main\[0\]\.join_conference\.beep"):
        Document([{"join_conference": {"name": "Room", "beep": "x"}}])


def test_an_instruction_of_ones_own() -> None:
    """A class of one's own is read where its instruction stands, and written under its name."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Greet(Method):
        method_name = "greet"

        whom: str | None = None

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class GreetAgain(Greet):
        method_name = "greet"

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class LoudGreet(Greet):
        pass

    data = document({"greet": {"whom": "Ann"}}, version="1.0.0")
    (made,) = Document.from_dict(data).main
    assert type(made) is Greet
    assert Document([made]).to_dict() == data
    assert Document([GreetAgain(whom="Ann")]).to_dict() == data
    assert Document([LoudGreet(whom="Ann")]).to_dict() == data
    wrong = document({"greet": {"who": "Ann"}})
    assert problems(lambda: Document.from_dict(wrong)) == {
        "sections.main[0].greet.who": "Greet has no property who"
    }


def test_objects_inside_plain_data() -> None:
    """An object of cxml may stand inside plain data; an instruction stands under its name."""
    plain: Instruction = {"if": [{"then": [JoinConference("Room")], "s": Stream("wss://a")}]}
    assert Document([plain]).to_dict()["sections"] == {
        "main": [
            {"if": [{"then": [{"join_conference": {"name": "Room"}}], "s": {"url": "wss://a"}}]}
        ]
    }


def test_texts_hold_what_all_languages_can_hold() -> None:
    """A control character is refused in a property, in words that are not about XML."""
    with pytest.raises(InvalidValueError) as caught:
        JoinConference("a\x07")
    assert str(caught.value) == (
        "join_conference.name: name is 'a\\x07': the character U+0007 at position 1 is not allowed "
        "(cxml.clean_text drops such characters)"
    )


def test_a_hostile_name_stays_in_its_line() -> None:
    """A name with control characters is shown without them, and a long one is cut."""
    bell = "a\x1b[31m\n"
    shown = r"a\x1b[31m\n"
    data = document({bell: None}, {bell: 1, "b": 2}, {"join_conference": {"name": "R", bell: 1}})
    assert problems(lambda: Document.from_dict(data)) == {
        "sections.main[0]": f"{shown} has no value; without properties, write {{}}",
        "sections.main[1]": (
            f"an instruction is an object with one name, not several or none: {shown}, b"
        ),
        f"sections.main[2].join_conference.{shown}": f"JoinConference has no property {shown}",
    }
    (only,) = problems(lambda: Document.from_dict(document(**{"b" * 1000: 1}))).items()
    assert only == ("b" * 80, f"Document has no property {'b' * 80}")


DEEP: Any = "x"
for _ in range(120):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (object, "is nothing that JSON can hold"),
        (float("nan"), "nan is no number in JSON"),
        (float("inf"), "inf is no number in JSON"),
        (1 << 64, "a whole number of more than 64 bits is too large"),
        ("\ud800", "half of a surrogate pair is no character"),
        ({1: 2}, "1 is not text, and a name has to be"),
        ({"\udfff": 2}, "half of a surrogate pair is no character"),
        (DEEP, "more than 100 values stand inside each other"),
        ([0] * 40_000, "there are more than 32,768 values"),
    ],
)
def test_refuses_what_json_cannot_hold(value: Any, said: str) -> None:
    """What JSON cannot hold, and what is too much or too deep, is refused everywhere."""
    assert said in refused(lambda: Document([{"play": value}]))
    assert said in refused(lambda: Document.from_dict(document({"play": value}), strict=False))
    assert said in refused(lambda: JoinConference("Room", unknown_properties={"a": value}))


def test_the_largest_numbers() -> None:
    """Whole numbers of 64 bits are kept."""
    data = document({"sleep": (1 << 64) - 1}, version="1.0.0")
    assert Document.from_dict(data).to_dict() == data


def test_unknown_properties() -> None:
    """Properties that cxml does not know can be given, and are written after the others."""
    made = JoinConference("Room", unknown_properties={"colour": "red"})
    assert [*made.to_dict().items()] == [("name", "Room"), ("colour", "red")]
    assert repr(made) == "cxml.swml.JoinConference('Room', unknown_properties={'colour': 'red'})"
    assert JoinConference.from_dict(made.to_dict(), strict=False) == made
    made.unknown_properties = {}
    assert made == JoinConference("Room")
    for wrong in ({"beep": "true"}, ["a"]):
        with pytest.raises(UsageError, match="unknown_properties"):
            JoinConference("Room", unknown_properties=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [[], "x", None, 5])
def test_a_document_is_an_object(data: Any) -> None:
    """Only an object is a document."""
    assert "must be an object" in refused(lambda: Document.from_dict(data))
    assert "must be an object" in refused(lambda: Document.from_dict(data, strict=False))


@pytest.mark.parametrize("given", [None, 5, ["{}"], bytearray(b"{}")])
def test_a_document_is_read_from_text(given: Any) -> None:
    """What is neither text nor bytes is refused before it is looked at."""
    said = f"a document is str or bytes, not {type(given).__name__}"
    assert refused(lambda: Document.from_json(given)).startswith(said)
    assert refused(lambda: Document.from_yaml(given)).startswith(said)


def test_what_is_unset_is_nobodys_to_change() -> None:
    """Unknown properties that nobody gave cannot be written to, for all objects at once."""
    unset: Any = Stream("wss://example.com").unknown_properties
    assert unset == {}
    with pytest.raises(TypeError, match="item assignment"):
        unset["a"] = 1


def test_a_class_shows_what_it_takes() -> None:
    """Help and editors see the properties of a class as the parameters that they are."""
    url, *others = inspect.signature(Stream).parameters.values()
    assert (url.name, url.kind) == ("url", url.POSITIONAL_OR_KEYWORD)
    assert {each.kind for each in others} == {url.KEYWORD_ONLY}
    assert "custom_parameters" in [each.name for each in others]


def test_is_a_value() -> None:
    """Objects are compared by what they say, can be copied and pickled, and not hashed."""
    made = Document([JoinConference("Room", muted=Variable("${a}"))])
    for twin in (copy.copy(made), copy.deepcopy(made), pickle.loads(pickle.dumps(made))):  # noqa: S301
        assert twin == made
    assert made != Document([])
    assert made != made.to_dict()
    with pytest.raises(TypeError, match="hash"):
        hash(made)


@pytest.mark.parametrize("text", ["${a}", "%{a.b}", "${}", "${a}}"])
def test_variables(text: str) -> None:
    """A variable is text that begins with ${ or %{ and ends with }."""
    made = Variable(text)
    assert made == text
    assert eval(repr(made), {"cxml": __import__("cxml.swml")}) == made  # noqa: S307


@pytest.mark.parametrize("text", ["", "a", "$a", "x${a}", "${a}x", "${a\nb}", "{{a}}", "${a}\n", 5])
def test_no_variables(text: Any) -> None:
    """Text with more around it, or over several lines, is no variable."""
    assert "is not a variable" in refused(lambda: Variable(text))


def test_custom_parameters_are_texts() -> None:
    """Custom parameters of a stream are texts by name."""
    assert Stream("wss://a", custom_parameters={"a": "b"}).to_dict()["custom_parameters"] == {
        "a": "b"
    }
    for wrong, said in (
        ({"a": 1}, "stream.custom_parameters.a: 1 is not text; in YAML, write quotes around it"),
        (
            {"a": "\x00"},
            "stream.custom_parameters.a: the character U+0000 at position 0 is not allowed",
        ),
        ([1], "stream.custom_parameters: must be texts by name, not [1]"),
    ):
        assert refused(lambda wrong=wrong: Stream("wss://a", custom_parameters=wrong)).startswith(  # type: ignore[misc]
            said
        )


LONG: dict[str, Any] = {"\ud800" * 200_000: [1]}


@pytest.mark.parametrize(
    "act",
    [
        lambda: JoinConference("Room", **LONG),
        lambda: JoinConference.from_dict({"name": "Room", "a" * 200_000: 1}),
        lambda: relay_arguments.check(LONG),
        lambda: Document([{"a" * 200_000: {}, "b": {}}]),
        lambda: Document.from_dict({"sections": {"a\u202e" * 200_000: [1]}}),
        lambda: Document([{"switch": {"case": {"a" * 200_000: [1]}}}]),
        lambda: JoinConference("Room", result=Switch({"a" * 200_000: []})),
        lambda: JoinConference.from_dict(
            {"name": "R", "status_callback_event": "a" * 200_000}, strict=False
        ).to_dict(schema="sdk"),
    ],
)
def test_messages_are_short_text(act: Callable[[], object]) -> None:
    """Whatever names and values were given, a message can be encoded, and is short."""
    assert len(refused(act).encode()) < 2_000


def test_completion() -> None:
    """What completes names sees properties and methods, and nothing private."""
    seen = dir(Document(sections={"main": []}))
    assert {"sections", "to_json"} <= {*seen}
    assert [name for name in seen if name.startswith("_") and not name.endswith("__")] == []
    assert not any(name.startswith("__swml_") for name in seen)
