"""``join_conference``: what every property takes, keeps, writes and reads."""

from __future__ import annotations

from typing import Any

import pytest

from cxml import InvalidValueError, UsageError
from cxml.swml import Cond, JoinConference, Stream, Switch, Variable

from .refusals import problems, refused

VARIABLE = "${vars.x}"
PROPERTIES: dict[str, tuple[Any, Any]] = {
    "name": ("Room 1234", "Room 1234"),
    "muted": ("true", True),
    "beep": (True, "true"),
    "start_on_enter": (False, False),
    "end_on_exit": (True, True),
    "wait_url": ("https://example.com/wait", "https://example.com/wait"),
    "max_participants": ("10", 10),
    "record": ("record-from-start", "record-from-start"),
    "region": ("eu", "eu"),
    "trim": ("do-not-trim", "do-not-trim"),
    "coach": ("call-1", "call-1"),
    "status_callback_event": (["join", "leave"], "join leave"),
    "status_callback": ("https://example.com/status", "https://example.com/status"),
    "status_callback_method": ("GET", "GET"),
    "status_callback_event_type": ("relay", "relay"),
    "recording_status_callback": ("https://example.com/r", "https://example.com/r"),
    "recording_status_callback_method": ("POST", "POST"),
    "recording_status_callback_event": ({"completed", "absent"}, "absent completed"),
    "recording_status_callback_event_type": ("cxml", "cxml"),
    "stream": (Stream("wss://example.com/a"), {"url": "wss://example.com/a"}),
    "result": (
        Switch({"completed": [{"hangup": {}}]}),
        {"variable": "return_value", "case": {"completed": [{"hangup": {}}]}},
    ),
}
"""What a caller may give for each property, and what is written."""
WITH_VARIABLES = {"muted", "start_on_enter", "end_on_exit", "wait_url", "max_participants"}
FREE_TEXTS = {"name", "coach"}

every_property = pytest.mark.parametrize("name", PROPERTIES)


def room(**properties: Any) -> JoinConference:
    """Give a conference with these properties, and a name."""
    return JoinConference(**({"name": "Room"} | properties))


def test_has_twenty_one_properties() -> None:
    """The instruction has the 21 properties of the platform's schema."""
    assert len(PROPERTIES) == 21
    given = {name: value for name, (value, _) in PROPERTIES.items()}
    assert {*JoinConference(**given).to_dict()} == {*PROPERTIES}


@every_property
def test_takes_and_writes(name: str) -> None:
    """A property is checked, kept and written, alone or with others."""
    given, written = PROPERTIES[name]
    made = room(**{name: given})
    assert made.to_dict() == {"name": "Room"} | {name: written}
    assert JoinConference.from_dict(made.to_dict()) == made


@every_property
def test_assigns(name: str) -> None:
    """A property can be set later, checked as when given, and unset unless it is the name."""
    given, written = PROPERTIES[name]
    made = room()
    setattr(made, name, given)
    assert made.to_dict()[name] == written
    with pytest.raises(InvalidValueError):
        setattr(made, name, object())
    assert made.to_dict()[name] == written
    if name == "name":
        with pytest.raises(UsageError, match="name is missing"):
            del made.name
    else:
        delattr(made, name)
        assert getattr(made, name) is None
        assert made == room()


@every_property
def test_nothing_unset_is_written(name: str) -> None:
    """What nobody set reads as None and is not written."""
    made = room(**{name: None}) if name != "name" else room()
    assert made.to_dict() == {"name": "Room"}
    assert name == "name" or getattr(made, name) is None


@every_property
def test_variables_where_the_schema_allows_them(name: str) -> None:
    """A variable stands for a truth value, a number and wait_url; elsewhere it is refused.

    The name and the call to coach are any text, so there it is no more than text.
    """
    if name in WITH_VARIABLES:
        made = room(**{name: VARIABLE})
        assert getattr(made, name) == Variable(VARIABLE)
        assert type(getattr(made, name)) is Variable
        assert made == JoinConference.from_dict(made.to_dict())
        assert room(**{name: Variable("%{x}")}).to_dict()[name] == "%{x}"
    elif name in FREE_TEXTS:
        assert type(room(**{name: Variable(VARIABLE)}).to_dict()[name]) is str
    else:
        with pytest.raises(InvalidValueError):
            room(**{name: VARIABLE})


@pytest.mark.parametrize("name", sorted(PROPERTIES.keys() - FREE_TEXTS - {"wait_url"}))
def test_templates_of_cxml_mean_nothing(name: str) -> None:
    """A template of cXML is not let through: SWML does not fill it in."""
    if name.endswith("callback"):
        assert room(**{name: "{{Url}}"}).to_dict()[name] == "{{Url}}"
    else:
        with pytest.raises(InvalidValueError):
            room(**{name: "{{From}}"})


@pytest.mark.parametrize(
    ("given", "word"),
    [(True, "true"), (False, "false"), ("true", "true"), ("onEnter", "onEnter"), ("onExit",) * 2],
)
def test_beep_is_always_text(given: Any, word: str) -> None:
    """Python's truth values are taken for beep, and written as words."""
    assert room(beep=given).beep == word
    assert room(beep=given).to_dict()["beep"] == word


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        (
            {"beep": "onentr"},
            "join_conference.beep: beep is 'onentr': must be true, false, onEnter or onExit; "
            "did you mean 'onEnter'?",
        ),
        (
            {"max_participants": 1},
            "join_conference.max_participants: max_participants is 1: must be a whole number "
            "from 2 to 100000, or a variable such as ${name}",
        ),
        (
            {"max_participants": 100_001},
            "join_conference.max_participants: max_participants is 100001: must be a whole "
            "number from 2 to 100000, or a variable such as ${name}",
        ),
        (
            {"region": "us1"},
            "join_conference.region: region is 'us1': must be global, us, eu or ch; "
            "did you mean 'us'?",
        ),
        (
            {"status_callback_method": "get"},
            "join_conference.status_callback_method: status_callback_method is 'get': must be "
            "GET or POST; did you mean 'GET'?",
        ),
        (
            {"recording_status_callback_event": "completed failed"},
            "join_conference.recording_status_callback_event: recording_status_callback_event "
            "is 'completed failed': 'failed' is not one of in-progress, completed, absent",
        ),
        (
            {"status_callback_event_type": "webhook"},
            "join_conference.status_callback_event_type: status_callback_event_type is "
            "'webhook': must be cxml, laml or relay",
        ),
        (
            {"status_callback": "${u}"},
            "join_conference.status_callback: status_callback is '${u}': must be an address: "
            "the schema allows no variable here",
        ),
        (
            {"name": " "},
            "join_conference.name: name is ' ': must be the name of a room, not blank",
        ),
        (
            {"bep": True},
            "join_conference.bep: JoinConference has no property bep; did you mean 'beep'?",
        ),
        (
            {"result": Cond(else_=[])},
            "join_conference.result: must be a Switch, or a list of Cond",
        ),
    ],
)
def test_refuses_where_it_is_given(properties: dict[str, Any], said: str) -> None:
    """What is wrong is refused where it is given, with its place and what is right."""
    assert refused(lambda: room(**properties)) == said


def test_refuses_wrong_calls() -> None:
    """The name is needed, and nothing but the name stands by position."""
    assert refused(lambda: JoinConference()) == "join_conference.name: name is missing"  # type: ignore[call-arg]
    assert "by position" in refused(lambda: JoinConference("Room", "more"))  # type: ignore[call-arg, arg-type]
    assert "by position" in refused(lambda: JoinConference("Room", name="Other"))  # type: ignore[misc]


@pytest.mark.parametrize(
    ("properties", "found"),
    [
        ({"beep": True}, {"j.beep": "beep is True: must be text; in YAML, write quotes around it"}),
        ({"muted": "true"}, {"j.muted": "muted is 'true': must be true or false, without quotes"}),
        ({"muted": None}, {"j.muted": "muted is None: must be true or false, without quotes"}),
        (
            {"max_participants": "10"},
            {
                "j.max_participants": "max_participants is '10': must be a whole number from 2 "
                "to 100000, without quotes"
            },
        ),
        (
            {"max_participants": True},
            {
                "j.max_participants": "max_participants is True: must be a whole number from 2 "
                "to 100000, without quotes"
            },
        ),
        (
            {"status_callback_event": ["join"]},
            {
                "j.status_callback_event": "status_callback_event is ['join']: must be text with "
                "spaces between the words; in YAML, write quotes around it"
            },
        ),
        ({"colour": 1}, {"j.colour": "JoinConference has no property colour"}),
    ],
)
def test_a_document_is_as_strict_as_the_schema(
    properties: dict[str, Any], found: dict[str, str]
) -> None:
    """A document has to have the types of the schema; what a caller may give is not enough."""
    data = {"name": "Room", **properties}
    places = {key.replace("j.", "join_conference."): said for key, said in found.items()}
    assert problems(lambda: JoinConference.from_dict(data)) == places


@pytest.mark.parametrize(
    "properties",
    [
        {"beep": True},
        {"muted": "true"},
        {"muted": None},
        {"colour": {"a": [1]}},
        {"status_callback_event": ["join"]},
        {"status_callback_event": "join, leave"},
        {"result": {"switch": {}}},
        {"result": 5},
        {"result": [{"when": "a"}, 3]},
        {"result": {"variable": "return_value", "case": {"busy": [{"a": 1}]}}},
        {"result": {"variable": "return_value", "case": 7}},
        {"stream": {"realtime": "yes"}},
        {"stream": 1},
        {"max_participants": 1},
    ],
)
def test_keeps_everything_when_not_strict(properties: dict[str, Any]) -> None:
    """With strict=False whatever is wrong is kept, and written as it came."""
    data = {"name": "Room", **properties}
    made = JoinConference.from_dict(data, strict=False)
    assert made.to_dict() == data
    with pytest.raises(ValueError, match=r"join_conference"):
        JoinConference.from_dict(data)


@pytest.mark.parametrize(
    ("properties", "said"),
    [
        (
            {"stream": {"url": "wss://a.example"}},
            'join_conference.stream: stream is not in this schema (schema="sdk"; '
            'schema="current" has it)',
        ),
        (
            {"status_callback_event_type": "relay"},
            "join_conference.status_callback_event_type: status_callback_event_type is not in "
            'this schema (schema="sdk"; schema="current" has it)',
        ),
        (
            {"recording_status_callback_event_type": "relay"},
            "join_conference.recording_status_callback_event_type: "
            "recording_status_callback_event_type is not in this schema "
            '(schema="sdk"; schema="current" has it)',
        ),
        (
            {"status_callback_event": ["join", "leave"]},
            "join_conference.status_callback_event: status_callback_event is 'join leave': this "
            "schema takes one word: start, end, join, leave, mute, hold, modify, speaker or "
            'announcement (schema="sdk"; schema="current" has it)',
        ),
        (
            {"recording_status_callback_event": ["completed", "absent"]},
            "join_conference.recording_status_callback_event: recording_status_callback_event is "
            "'completed absent': this schema takes one word: in-progress, completed or absent "
            '(schema="sdk"; schema="current" has it)',
        ),
    ],
)
def test_the_older_schema_has_less(properties: dict[str, Any], said: str) -> None:
    """Written for the schema of the SDK, what that schema lacks is refused."""
    made = room(**properties)
    assert refused(lambda: made.to_dict(schema="sdk")) == said
    assert made.to_dict(schema="current")


def test_the_older_schema_takes_one_event() -> None:
    """Written for the schema of the SDK, one event is a word as before."""
    made = room(status_callback_event=["join"], recording_status_callback_event="absent")
    assert made.to_dict(schema="sdk") == {
        "name": "Room",
        "status_callback_event": "join",
        "recording_status_callback_event": "absent",
    }


def test_an_unknown_schema() -> None:
    """There are two schemas, and no third."""
    with pytest.raises(ValueError, match="third"):
        room().to_dict(schema="third")  # type: ignore[arg-type]


def test_a_stream_hides_its_token() -> None:
    """The token of a stream is written, and shown nowhere."""
    secret = "very " + "secret"
    stream = Stream("wss://a.example", authorization_bearer_token=secret)
    made = room(stream=stream)
    assert secret not in repr(made)
    assert made.to_dict()["stream"] == {
        "url": "wss://a.example",
        "authorization_bearer_token": secret,
    }
    for more in ({"a": object()}, {"a": 1}, {"url": 1}):
        wrong = {"authorization_bearer_token": secret, **more}
        assert secret not in refused(lambda wrong=wrong: room(stream=wrong))  # type: ignore[misc]
    assert secret not in refused(lambda: Stream("w", authorization_bearer_token=[secret]))  # type: ignore[arg-type]
