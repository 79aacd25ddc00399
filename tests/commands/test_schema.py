"""What ``cxml schema NAME`` promises: an element as text."""

from __future__ import annotations

import re

import pytest

import cxml
from cxml.cli import main

ELEMENTS = cxml.schema()["elements"]


def explained(capsys: pytest.CaptureFixture[str], name: str) -> str:
    """Run the command, and give what it prints."""
    assert main(["schema", name]) == 0
    return capsys.readouterr().out


def block(text: str, attribute: str) -> dict[str, str]:
    """Find what is said of one attribute: its names, and its facts by their labels."""
    [found] = [
        each for each in text.split("\n\n") if re.match(rf"  {attribute}(,|;|$)", each, re.M)
    ]
    names, *lines = found.splitlines()
    pairs = [re.split(r"\s{2,}", each.strip(), maxsplit=1) for each in lines]
    return {"names": names.strip()} | {each[0]: each[1] for each in pairs if len(each) == 2}


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give tests a terminal on which nothing that they ask for is broken."""
    monkeypatch.setenv("COLUMNS", "200")


def test_an_element(capsys: pytest.CaptureFixture[str]) -> None:
    """An element has its name in XML, what it is, its class, its places and its text."""
    head = explained(capsys, "Conference").partition("\n\n  ")[0]
    assert head.splitlines() == [
        "<Conference>",
        "",
        "A room in which any number of callers of one project talk.",
        "",
        "Class          cxml.Conference",
        "Channel        voice",
        "Documented by  SignalWire and Twilio",
        "Stands in      Dial, by conference(); at most 1; never beside Number or Sip",
        "May hold       Stream, by stream(); SignalWire only",
        "Text           name (required, name): The room's name; callers who give the same name"
        " meet.",
    ]


def test_an_attribute(capsys: pytest.CaptureFixture[str]) -> None:
    """An attribute has its keyword, its name in XML where that differs, and all its facts."""
    text = explained(capsys, "Conference")
    assert block(text, "beep") == {
        "names": "beep",
        "Value": "true, false or a word",
        "Allowed": "true, false, onEnter, onExit",
        "Default": "true",
        "Documented by": "SignalWire and Twilio",
        "Error code": "16002",
    }
    assert block(text, "wait_url")["names"] == "wait_url, in XML waitUrl"
    assert "\n    What callers hear until the conference begins: audio, or a document." in text
    timeout = block(explained(capsys, "Dial"), "timeout")
    assert (timeout["Value"], timeout["Allowed"]) == ("whole number, in seconds", "5 to 600")
    assert "Error code" not in block(explained(capsys, "Dial"), "action")


def test_names_that_are_read_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """What reads as another name than its keyword, an attribute or a text, says both names."""
    told = [
        (key, each["keyword"], each["name"])
        for key, element in ELEMENTS.items()
        for each in element["attributes"]
        if each["keyword"] != each["name"]
    ]
    assert told
    for key, keyword, name in told:
        names = block(explained(capsys, key), keyword)["names"]
        assert names.endswith(f"; read it as {name}")
    assert "number (optional, phone number; no element beside it; read it as phone_number): " in (
        explained(capsys, "Dial")
    )


@pytest.mark.parametrize("key", ELEMENTS)
def test_every_element(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every element is explained, with its attributes and its neighbours, and without markup."""
    element, text = ELEMENTS[key], explained(capsys, key)
    assert text.startswith(f"<{element['tag']}>\n\n{element['summary'].split('`')[0]}")
    assert all(block(text, each["keyword"]) for each in element["attributes"])
    places = [*element["children"], *element["parents"]]
    assert all(f", by {each['method']}()" in text for each in places)
    assert "`" not in text


def test_what_declares_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Without places, text or attributes an element says so, and so does one that takes all."""
    assert "Stands in      the document: it is the root\n" in explained(capsys, "VoiceResponse")
    hangup = explained(capsys, "Hangup")
    assert hangup.endswith("Text           none\nAttributes     none\n")
    free = explained(capsys, "AI")
    assert free.count("whatever comes") == 3
    assert "May hold       no elements\n" in explained(capsys, "Pause")


def test_elements_of_one_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Elements of one name in XML stand one behind the other, and the channel tells them apart."""
    both = explained(capsys, "Redirect")
    one, other = explained(capsys, "messaging.Redirect"), explained(capsys, "voice.Redirect")
    assert both == f"{one}\n\n{other}"
    assert "Class          cxml.messaging.Redirect\nChannel        messaging\n" in one


@pytest.mark.parametrize("columns", [56, 80, 120])
def test_fits_the_terminal(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines are as long as the terminal is wide, and broken between words alone."""
    wide = explained(capsys, "Dial")
    monkeypatch.setenv("COLUMNS", str(columns))
    text = explained(capsys, "Dial")
    longest = max(map(len, text.splitlines()))
    assert columns - 20 < longest < columns
    assert text.split() == wide.split()


def test_a_terminal_of_no_width(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal that is too narrow for anything all is said all the same."""
    wide = explained(capsys, "Dial")
    monkeypatch.setenv("COLUMNS", "1")
    assert explained(capsys, "Dial").split() == wide.split()


@pytest.mark.parametrize(("wrong", "right"), [("Dail", "Dial"), ("voice.Dil", "voice.Dial")])
def test_no_such_element(wrong: str, right: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that there is not exits with 2 and the nearest one, and prints nothing else."""
    assert main(["schema", wrong]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"cxml schema: there is no element '{wrong}'; did you mean '{right}'?"
        " (without a name all are printed, as JSON)\n"
    )
    assert main(["schema", ""]) == 2


def test_text_or_json(capsys: pytest.CaptureFixture[str]) -> None:
    """One element is asked for as text or as JSON, not both."""
    with pytest.raises(SystemExit) as ended:
        main(["schema", "Dial", "--element", "Dial"])
    assert ended.value.code == 2
    assert "not allowed with argument" in capsys.readouterr().err
