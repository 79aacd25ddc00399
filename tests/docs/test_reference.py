"""The reference pages, and the extension that draws them from the declarations."""

import configparser
import importlib
import inspect
import re
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

import cxml
from cxml import Element, callbacks
from cxml._schema import data
from cxml._tree.class_text import written_text
from cxml._tree.display import public_name
from cxml._tree.spec import spec_of

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
CODE = Path(cxml.__file__).parent

sys.path.insert(0, str(DOCS / "_ext"))
declared: Any = importlib.import_module("cxml_reference.declarations")
sources: Any = importlib.import_module("cxml_reference.sources")

ELEMENTS: list[type[Element]] = declared.elements()
CALLBACKS: list[type[callbacks.Callback]] = declared.callback_classes()
RUN = re.compile(r".*\n\n```python\n(?:(?!```).*\n)*```\n\n```xml\n")
"""An example with its document, as ``conftest.py`` runs it."""
MARKUP = re.compile(r"``[^`\n]+``|:class:`[^`\n]+`")


def drawn_by(directive: str) -> dict[str, list[Path]]:
    """Find the pages that draw something with a directive, by what they draw."""
    found: dict[str, list[Path]] = {}
    for page in sorted(DOCS.glob("reference/**/*.md")):
        for name in re.findall(rf"^```\{{{directive}}} ([\w.]+)$", page.read_text(), re.M):
            found.setdefault(name, []).append(page)
    return found


def shortened(cls: type[Element]) -> str:
    """Name a class as the directives do, from the package on."""
    return public_name(cls).removeprefix("cxml.")


def heading_above(page: Path, directive: str) -> str:
    """Find the heading that stands right above a directive."""
    before = page.read_text().partition(f"```{directive}\n")[0]
    headings: list[str] = re.findall(r"^#+ (.*)$", before, re.M)
    return headings[-1]


def row(cls: type[Element], name: str) -> Any:
    """Find the row of one attribute."""
    return next(each for each in declared.attributes(cls) if each.name == name)


def field(cls: type, name: str) -> Any:
    """Find the row of one field of a callback."""
    return next(each for each in declared.fields(cls) if each.name == name)


# Pages


def test_every_element_stands_on_one_page_named_like_its_file() -> None:
    """Every public element is drawn once, on the page that is named like the file of its class."""
    assert {name: [page.stem for page in pages] for name, pages in drawn_by("element").items()} == {
        shortened(cls): [declared.page_of(cls)] for cls in ELEMENTS
    }


@pytest.mark.parametrize("cls", ELEMENTS)
def test_the_heading_of_an_element_is_its_name_in_xml(cls: type[Element]) -> None:
    """Above each element stands its name in XML."""
    [page] = drawn_by("element")[shortened(cls)]
    assert heading_above(page, f"{{element}} {shortened(cls)}") == cls.tag


def test_every_element_says_all_about_itself_once() -> None:
    """What an element is for comes first; where it stands, and what it takes, comes once too."""
    assert drawn_by("facts") == drawn_by("element")


@pytest.mark.parametrize(
    "page", sorted({page for pages in drawn_by("element").values() for page in pages})
)
def test_every_page_of_an_element_begins_with_examples(page: Path) -> None:
    """Examples stand before the facts: two to four, each with the document that comes of it."""
    before, found, rest = page.read_text().partition("\n## Examples\n")
    assert found
    assert "{facts}" not in before
    examples = rest.partition("\n## ")[0]
    assert "{facts}" not in examples
    assert examples.count("\n```xml\n") in (2, 3, 4)
    assert examples.count("\n```xml\n") == len(RUN.findall(examples))


def test_every_callback_stands_on_one_page_named_like_its_file() -> None:
    """Every public callback is drawn once, on the page that is named like the file of its class."""
    found = {name: [page.stem for page in pages] for name, pages in drawn_by("callback").items()}
    assert found == {cls.__name__: [declared.page_of(cls)] for cls in CALLBACKS}


def test_every_enum_stands_on_one_page_named_like_its_file() -> None:
    """Every public enum of the callbacks is drawn once, on the page of its file."""
    found = {name: [page.stem for page in pages] for name, pages in drawn_by("words").items()}
    assert found == {enum.__name__: [declared.page_of(enum)] for enum in declared.enums()}


def test_the_list_of_codes_has_every_code_that_the_source_has() -> None:
    """The how-to guide about errors lists the codes of all problems, and no others."""
    source = "".join(path.read_text() for path in CODE.rglob("*.py"))
    listed = re.findall(r"^\| `([a-z-]+)` \|", (DOCS / "how-to/errors.md").read_text(), re.M)
    raised = re.findall(r"""(?:code=|(?:refuse|document_error)\(\s*)"([a-z-]+)\"""", source)
    assert set(listed) == set(raised)


def test_the_tree_of_errors_is_that_of_the_module() -> None:
    """The page about errors shows the tree that stands in the module's docstring."""
    tree = inspect.cleandoc((cxml.errors.__doc__ or "").partition("text\n")[2])
    assert tree in (DOCS / "reference/errors.md").read_text()


# Rows


@pytest.mark.parametrize("cls", ELEMENTS)
def test_every_attribute_of_an_element_has_a_row(cls: type[Element]) -> None:
    """An element's table has each declared attribute once, by both of its names."""
    found = [(each.name, each.wire) for each in declared.attributes(cls)]
    plan = spec_of(cls)
    assert sorted(found) == sorted((each.keyword, each.wire) for each in plan.attributes.values())
    own = {each.name for each in attrs.fields(cls)} - {"_children", "unknown_attributes"}
    assert len(own) == len(found) + (declared.text(cls) is not None)


@pytest.mark.parametrize("cls", ELEMENTS)
def test_every_row_of_an_element_is_complete(cls: type[Element]) -> None:
    """Each row says what kind of value it is, who documents it, and what it means."""
    rows = [*declared.attributes(cls), *filter(None, [declared.text(cls)])]
    assert all(each.type and each.label and each.support and each.meaning for each in rows)


@pytest.mark.parametrize("cls", CALLBACKS)
def test_every_field_of_a_callback_has_a_row_in_one_table(cls: type[callbacks.Callback]) -> None:
    """The tables of a callback and its bases have every field, with its text."""
    bases = [each for each in cls.__mro__ if each in CALLBACKS]
    found = [each for base in bases for each in declared.fields(base)]
    assert {each.name for each in found} == {each.name for each in attrs.fields(cls)}
    assert all(each.wire and each.type and each.support and each.meaning for each in found)


@pytest.mark.parametrize("enum", declared.enums())
def test_every_word_of_an_enum_has_a_row(enum: Any) -> None:
    """The table of an enum has each member with its word and its text."""
    found = declared.words(enum)
    assert [(each.name, each.value) for each in found] == [(each.name, each.value) for each in enum]
    assert all(each.meaning for each in found)


@pytest.mark.parametrize("cls", [*ELEMENTS, *CALLBACKS, *declared.enums()])
def test_the_pages_can_draw_what_the_docstrings_say(cls: type) -> None:
    """Docstrings of what is drawn have plain paragraphs, with no markup but code and classes."""
    said = written_text(cls) if issubclass(cls, Element) else cls.__doc__ or ""
    texts = [inspect.cleandoc(said), *sources.attribute_texts(cls).values()]
    assert all(texts)
    for text in texts:
        assert "`" not in MARKUP.sub("", text)
        assert not re.search(r"^([ \t]|[-*] |\.\. )", text, re.M)


# Facts


def test_a_row_says_range_unit_and_default() -> None:
    """A number has its unit, its range, and the platform's default."""
    timeout = row(cxml.Dial, "timeout")
    assert (timeout.type, timeout.detail) == ("whole number", ", in seconds")
    assert (timeout.allowed, timeout.default) == ("5 to 600", "``30``")
    assert row(cxml.Pause, "length").allowed == "0 or more"


def test_a_row_marks_words_that_only_twilio_documents() -> None:
    """A word that only Twilio documents is marked where SignalWire documents the list."""
    allowed = row(cxml.Conference, "status_callback_event").allowed
    assert "``join``, " in allowed
    assert "``modify`` (Twilio only)" in allowed


def test_a_row_marks_words_that_only_examples_use() -> None:
    """A word outside the documented list is marked."""
    assert "``true`` (only in examples)" in row(cxml.Dial, "record").allowed


def test_a_row_says_that_a_list_is_open() -> None:
    """Words of a list that takes others too are called known ones."""
    assert row(cxml.Gather, "speech_model").allowed.startswith("any; known are ``phone_call``")


def test_a_row_says_pattern_length_and_secrecy() -> None:
    """Patterns, lengths and secrecy are said in words."""
    assert "0-9" in row(cxml.Number, "send_digits").allowed
    assert row(cxml.Dial, "caller_name").allowed == "at most 70 characters"
    assert "never shown" in row(cxml.Sip, "password").allowed
    assert "the platform needs it" in row(cxml.Parameter, "value").allowed


def test_a_row_says_what_stands_for_a_number_or_between_words() -> None:
    """The word that may stand for a number, and a separator other than space, are named."""
    assert row(cxml.Gather, "speech_timeout").detail == " or ``auto``, in seconds"
    assert row(cxml.Sip, "codecs").detail == ", with ``,`` between"


def test_a_row_says_who_documents_the_attribute() -> None:
    """Support is that of the attribute, or of the element where that is narrower."""
    assert row(cxml.Dial, "timeout").support == "SignalWire and Twilio"
    assert row(cxml.Dial, "caller_name").support == "SignalWire only"
    assert row(cxml.Conference, "region").support == "Twilio only"
    assert row(cxml.Client, "url").support == "Twilio only"


def test_a_row_has_the_text_of_a_base_class() -> None:
    """An attribute that a base class declares has the text that stands there."""
    assert row(cxml.Number, "url").meaning == row(cxml.Sip, "url").meaning


def test_the_text_of_an_element_has_both_of_its_names() -> None:
    """Where the text's keyword is a child's method, the name that reads it is said."""
    text = declared.text(cxml.Dial)
    assert (text.name, text.reads_as, text.is_renamed) == ("number", "phone_number", True)
    assert not declared.is_required(cxml.Dial)
    assert declared.is_required(cxml.Conference)
    assert declared.text(cxml.Hangup) is None


def test_limits_say_how_many_and_beside_which_others() -> None:
    """The limits of a child name the number, the exclusions, and who documents the place."""
    assert declared.limits(cxml.Dial, "conference") == (
        "at most 1; never beside ``Number`` or ``Sip``"
    )
    assert declared.limits(cxml.Dial, "sip") == (
        "at most 10; never beside ``Application`` or ``Conference`` or ``Queue`` or ``Verto`` or"
        " ``WhatsApp``"
    )
    assert declared.limits(cxml.VoiceResponse, "queue") == "Twilio only"
    assert declared.limits(cxml.Headers, "header") == "Twilio only"
    assert declared.limits(cxml.VoiceResponse, "dial") == ""


def test_parents_are_those_that_hold_the_element() -> None:
    """The places of an element are the elements whose grammar has it, with the method."""
    found = [(each.cls, each.method) for each in declared.parents(cxml.Queue)]
    assert found == [(cxml.Dial, "queue"), (cxml.VoiceResponse, "queue")]
    assert declared.parents(cxml.VoiceResponse) == []
    assert [each.cls for each in declared.children(cxml.Headers)] == [cxml.Header]


def test_an_element_that_takes_whatever_comes_says_so() -> None:
    """Where an element takes whatever comes, that is said instead of nothing."""
    assert declared.otherwise(cxml.AI, "none") == "whatever comes"
    assert declared.otherwise(cxml.Hangup, "none") == "none"


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("Schema", cxml.schema()),
        ("ElementData", cxml.schema()["elements"]["voice.Dial"]),
        ("Attribute", cxml.schema()["elements"]["voice.Dial"]["attributes"][0]),
        ("Text", cxml.schema()["elements"]["voice.Dial"]["text"]),
        ("Word", cxml.schema()["elements"]["voice.Conference"]["attributes"][0]["values"][0]),
        ("Child", cxml.schema()["elements"]["voice.Dial"]["children"][0]),
        ("Parent", cxml.schema()["elements"]["voice.Dial"]["parents"][0]),
    ],
)
def test_the_tables_of_the_data_have_its_keys(kind: str, found: dict[str, Any]) -> None:
    """The page about the data has a table for each kind of mapping, with every key and its text."""
    rows = declared.keys(getattr(data, kind))
    rows += declared.keys(data.Attribute) if kind == "Text" else []
    assert {each.name for each in rows} == set(found)
    assert all(each.type and each.meaning for each in rows)
    pages = [page.name for page in drawn_by("keys").get(kind, [])]
    assert pages == ["schema.md"]


def test_the_types_of_the_data_are_plain() -> None:
    """A key says its type as JSON has it."""
    types = {each.name: each.type for each in declared.keys(data.ElementData)}
    assert types["tag"] == "``str``"
    assert types["channel"] == "``str`` or ``None``"
    assert types["attributes"] == "list of ``Attribute``"
    assert declared.keys(data.Schema)[1].type == "mapping of ``ElementData``"


def test_a_field_of_a_callback_says_its_names_and_its_type() -> None:
    """A field has every name on the wire, its type in Python, and its unit."""
    call_sid = field(callbacks.DialAction, "dial_call_sid")
    assert call_sid.wire == "``DialCallSid`` or ``DialCallSID``"
    headers = field(callbacks.DialAction, "dial_sip_headers")
    assert (headers.wire, headers.type) == ("``DialSipHeader_*``", "mapping of texts")
    assert field(callbacks.ConferenceEvent, "duration").type == "``int``, in seconds"
    assert field(callbacks.ConferenceEvent, "muted").type == "``bool``"
    assert field(callbacks.ConferenceEvent, "event").words is callbacks.ConferenceEventName


def test_a_field_of_a_callback_says_who_documents_it() -> None:
    """A parameter that was only seen is documented by nobody."""
    assert field(callbacks.ConferenceEvent, "call_sid_to_coach").support == "nobody"
    assert field(callbacks.ConferenceEvent, "coaching").support == "Twilio only"


def test_all_extras_are_there() -> None:
    """The page about extras has a row for each, and the README names each."""
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg")
    extras = set(setup["options.extras_require"])
    page = (DOCS / "reference/extras.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z]+)` ", page, re.MULTILINE)) == sorted(extras)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    said = readme.partition("(docs/reference/extras.md)")[2].partition("\n\n")[0]
    assert set(re.findall("`([a-z]+)`", said)) == extras
