"""The language as plain data, and the command that prints it."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import pytest
from attrs import define, field

import cxml
from cxml import Dial, Element, Pause, VoiceResponse
from cxml._schema.build import schema
from cxml._schema.data import Attribute, ElementData
from cxml._schema.walk import platform_roots, walk
from cxml._tree.child import child
from cxml._tree.spec import spec_of
from cxml.cli import main

DATA = schema()
ELEMENTS = DATA["elements"]
FOUND = walk(platform_roots())
every_element = pytest.mark.parametrize("cls", FOUND, ids=lambda cls: str(cls.__name__))


@define(kw_only=True)
class Menu(Element):
    """A verb of one's own.

    It is only for tests.
    """

    title: str | None = field(default=None, kw_only=False)
    pause = child(Pause)


@define(kw_only=True)
class Office(VoiceResponse):
    """A document with a verb of one's own."""

    menu = child(Menu, at_most=1)


@define(kw_only=True)
class Lone(Element):
    """A root that belongs to no channel, and holds another element of its own name."""

    @define(kw_only=True)
    class Lone(Element):
        """Another of the same name."""

        tag: ClassVar[str] = "Other"

    other = child(Lone)


def attribute(element: str, wire: str) -> Attribute:
    """Find one attribute of an element."""
    return next(each for each in ELEMENTS[element]["attributes"] if each["wire"] == wire)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Run the command, and read what it prints."""
    assert main(["schema", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


# The data


def test_is_plain_data() -> None:
    """The data is the same after a trip through JSON, and another one at each call."""
    assert json.loads(json.dumps(DATA)) == DATA
    assert schema() == DATA
    assert schema()["elements"] is not ELEMENTS


def test_elements_are_found_from_the_roots() -> None:
    """Every class of element that the package gives is in the data, by its channel and class."""
    public = (getattr(cxml, name) for name in cxml.__all__)
    given = {each for each in public if isinstance(each, type) and issubclass(each, Element)}
    assert given - set(FOUND) == {Element, cxml.Unknown}
    assert DATA["roots"][0] == "voice.VoiceResponse"
    assert list(ELEMENTS) == sorted(ELEMENTS)
    assert all(key == f"{each['channel']}.{each['class_name']}" for key, each in ELEMENTS.items())


@every_element
def test_all_that_a_class_declares_is_there(cls: type[Element]) -> None:
    """An element has its text, its attributes and its children, and the names of the class."""
    data, plan = ELEMENTS[FOUND[cls].name], spec_of(cls)
    assert (data["class_name"], data["tag"], data["support"]) == (
        cls.__name__,
        cls.tag,
        cls.support,
    )
    assert data["summary"]
    assert "\n" not in data["summary"]
    assert (data["text"] and data["text"]["name"]) == (plan.text and plan.text.name)
    assert [each["name"] for each in data["attributes"]] == [*plan.attributes]
    assert [each["method"] for each in data["children"]] == [*plan.grammar]


@every_element
def test_parents_and_children_agree(cls: type[Element]) -> None:
    """What an element stands in has it as a child, by the same method."""
    name = FOUND[cls].name
    for parent in ELEMENTS[name]["parents"]:
        lines = ELEMENTS[parent["element"]]["children"]
        assert [each["method"] for each in lines if each["element"] == name].count(
            parent["method"]
        ) == 1
    assert bool(ELEMENTS[name]["parents"]) != (name in DATA["roots"])


def test_an_attribute_has_its_names_and_limits() -> None:
    """An attribute has its three names, and the range, unit and default that are declared."""
    timeout = attribute("voice.Dial", "timeout")
    assert (timeout["minimum"], timeout["maximum"]) == (5, 600)
    assert (timeout["unit"], timeout["default"], timeout["type"]) == ("seconds", "30", "integer")
    caller = attribute("voice.Dial", "callerName")
    assert (caller["name"], caller["keyword"], caller["max_length"]) == (
        "caller_name", "caller_name", 70,
    )  # fmt: skip
    digits = attribute("voice.Number", "sendDigits")
    assert digits["platform_code"] == 13222
    assert digits["pattern"] == "[0-9A-D*#wW]*"
    assert "digits" in str(digits["pattern_meaning"])
    assert attribute("voice.Sip", "password")["secret"]
    assert attribute("voice.Parameter", "name")["needed"]
    assert attribute("voice.Sip", "codecs")["separator"] == ","
    assert attribute("voice.Conference", "statusCallbackEvent")["separator"] == " "


def test_each_word_says_who_documents_it() -> None:
    """A word has the support of its attribute unless it is declared apart."""
    events = {
        each["value"]: each["support"]
        for each in attribute("voice.Conference", "statusCallbackEvent")["values"]
    }
    assert (events["join"], events["modify"]) == ("both", "twiml")
    words = {each["value"]: each["support"] for each in attribute("voice.Dial", "record")["values"]}
    assert (words["do-not-record"], words["true"]) == ("both", "examples")
    beep = [each["value"] for each in attribute("voice.Conference", "beep")["values"]]
    assert beep == ["true", "false", "onEnter", "onExit"]


def test_says_whether_a_list_of_words_is_open() -> None:
    """A list is closed where no other value is taken."""
    assert not attribute("voice.Conference", "beep")["open"]
    assert not attribute("voice.Conference", "statusCallbackEvent")["open"]
    assert attribute("voice.Gather", "speechModel")["open"]
    assert attribute("voice.Gather", "speechTimeout")["open"]


def test_support_is_the_narrowest() -> None:
    """What stands in an element that only Twilio documents is documented by Twilio only."""
    assert attribute("voice.Client", "url")["support"] == "twiml"
    assert attribute("voice.Number", "url")["support"] == "both"
    lines = {each["method"]: each["support"] for each in ELEMENTS["voice.Headers"]["children"]}
    assert lines == {"header": "twiml"}


def test_an_element_that_takes_whatever_comes_is_free() -> None:
    """Of an element that takes whatever comes nothing is said but that it does."""
    assert [name for name, each in ELEMENTS.items() if each["free"]] == ["voice.AI"]
    agent = ELEMENTS["voice.AI"]
    assert (agent["text"], agent["attributes"], agent["children"]) == (None, [], [])
    assert agent["parents"] == [{"element": "voice.Connect", "method": "ai"}]


def test_speech_holds_itself() -> None:
    """Elements that may stand in themselves are there once, each with itself as a parent."""
    parents = [each["element"] for each in ELEMENTS["voice.SsmlProsody"]["parents"]]
    assert {"voice.Say", "voice.SsmlProsody", "voice.SsmlLang"} <= set(parents)
    assert len(parents) == len(set(parents))


@pytest.mark.parametrize(
    ("element", "wire", "facts"),
    [
        ("voice.Pay", "chargeAmount", {"type": "number", "minimum": 0, "open": True}),
        ("voice.SsmlBreak", "time", {"type": "duration", "open": True}),
        ("voice.Prompt", "attempt", {"type": "integer-list", "separator": " ", "maximum": 10}),
        ("voice.Prompt", "cardType", {"type": "event-list", "separator": " ", "also": ","}),
        ("voice.Sip", "codecs", {"type": "comma-list", "separator": ",", "also": None}),
        ("voice.Task", "priority", {"type": "integer", "minimum": 0}),
        ("voice.Gather", "speechTimeout", {"type": "integer or auto", "unit": "seconds"}),
        ("voice.Pay", "postalCode", {"type": "boolean-or-string", "open": True}),
        ("voice.Stream", "url", {"platform_code": 31922}),
        ("voice.Dial", "trim", {"platform_code": 13699, "type": "enum", "open": False}),
    ],
)
def test_every_kind_of_value_says_what_it_takes(
    element: str, wire: str, facts: dict[str, object]
) -> None:
    """Decimals, durations, lists and the rest say their type, limits, separators and codes."""
    data: Any = attribute(element, wire)
    assert {name: data[name] for name in facts} == facts


def test_a_place_is_told_apart() -> None:
    """An attribute says in which elements it is needed, and in which alone it means something."""
    facts = [each for data in ELEMENTS.values() for each in data["attributes"]]
    assert any(each["needed_in"] for each in facts)
    assert any(each["only_in"] for each in facts)
    tags = {data["tag"] for data in ELEMENTS.values()}
    assert {tag for each in facts for tag in (*each["needed_in"], *each["only_in"])} <= tags


def test_words_of_signalwire_alone_are_marked() -> None:
    """A word that SignalWire alone documents says so, though both document the attribute."""
    said = {
        each["value"]: each["support"]
        for each in attribute("voice.SsmlSayAs", "interpret-as")["values"]
    }
    assert (said["interjection"], said["date"]) == ("cxml", "both")


def test_a_text_says_what_it_needs() -> None:
    """A text has its keyword, and says whether it has to be there, and what may be beside it."""
    texts: dict[str, Any] = {
        name: each["text"] for name, each in ELEMENTS.items() if each["text"] is not None
    }
    dial = texts["voice.Dial"]
    assert (dial["name"], dial["keyword"], dial["wire"]) == ("phone_number", "number", None)
    assert (texts["voice.Say"]["mixed"], texts["voice.Dial"]["mixed"]) == (True, False)
    assert (texts["voice.Number"]["required"], texts["voice.Number"]["may_be_empty"]) == (
        True,
        False,
    )
    assert (texts["voice.Redirect"]["required"], texts["voice.Redirect"]["may_be_empty"]) == (
        True,
        True,
    )
    assert (texts["voice.Say"]["instead_of"], dial["instead_of"]) == (None, "number")
    assert ELEMENTS["voice.Hangup"]["text"] is None


def test_a_child_says_its_limits() -> None:
    """A child has its number, those that exclude it, and SignalWire's code for breaking that."""
    lines = {each["method"]: each for each in ELEMENTS["voice.Dial"]["children"]}
    assert lines["conference"] == {
        "element": "voice.Conference",
        "method": "conference",
        "at_most": 1,
        "alone": False,
        "never_with": ["number", "sip"],
        "support": "both",
        "platform_code": 13000,
    }
    assert not lines["sip"]["alone"]
    assert {"conference", "queue"} <= set(lines["sip"]["never_with"])
    assert not {"client", "number", "sim"} & set(lines["sip"]["never_with"])
    assert lines["verto"]["support"] == "cxml"


# Roots of one's own


@pytest.mark.parametrize("given", ["Dial", cxml.Dial(), None])
def test_a_root_is_a_class(given: Any) -> None:
    """What is no class of element is refused, with what to write."""
    with pytest.raises(cxml.UsageError, match=r"schema takes a class of element, as cxml\.Dial"):
        schema(given)


def test_takes_roots_of_ones_own() -> None:
    """From a root of one's own all its elements are found, in the channel of its base."""
    data = schema(Office)
    menu: ElementData = data["elements"]["voice.Menu"]
    assert data["roots"] == ["voice.Office"]
    assert menu["summary"] == "A verb of one's own."
    assert menu["channel"] == "voice"
    assert menu["parents"] == [{"element": "voice.Office", "method": "menu"}]
    assert "voice.VoiceResponse" not in data["elements"]
    assert "voice.Dial" in data["elements"]


def test_classes_of_one_name_are_kept_apart() -> None:
    """A second class of the same name has the name of its module before it; none is lost."""
    data = schema(Lone)
    assert [*data["elements"]] == ["Lone", f"{__name__}.Lone.Lone"]
    assert data["elements"]["Lone"]["channel"] is None


def test_one_root_may_be_given_twice() -> None:
    """A root that is given twice stands there once."""
    assert schema(Dial, Dial) == schema(Dial)


# The command


def test_prints_the_whole_language(capsys: pytest.CaptureFixture[str]) -> None:
    """``schema`` prints all the data as JSON."""
    assert printed(capsys) == DATA


@pytest.mark.parametrize("name", ["Uri", "SipUri", "voice.SipUri"])
def test_prints_one_element(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """``--element`` prints an element by its name in XML, its class, or with its channel."""
    found = printed(capsys, "--element", name)
    assert found["elements"] == {"voice.SipUri": ELEMENTS["voice.SipUri"]}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Dail", "Dial"), ("conference", "Conference"), ("voice.Dil", "voice.Dial")],
)
def test_names_the_nearest_element(
    wrong: str, right: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown element exits with 2 and the nearest name, and prints nothing else."""
    assert main(["schema", "--element", wrong]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        f"cxml schema: there is no element '{wrong}'; did you mean '{right}'?"
    )


def test_says_so_when_no_name_is_near(capsys: pytest.CaptureFixture[str]) -> None:
    """A name that is near to none is answered without a guess."""
    assert main(["schema", "--element", "?"]) == 2
    assert "did you mean" not in capsys.readouterr().err


def test_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    """``schema --help`` says what is printed."""
    with pytest.raises(SystemExit) as ended:
        main(["schema", "--help"])
    assert ended.value.code == 0
    assert "cxml.schema()" in capsys.readouterr().out
