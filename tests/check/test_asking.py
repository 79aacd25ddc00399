"""How rules are asked: only where something may be found, and each failure is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import cxml
from cxml import (
    Conference,
    ConfigurationError,
    Dial,
    Gather,
    Play,
    Say,
    Unknown,
    UsageError,
    VoiceResponse,
)
from cxml._check import examined, plan, runner as running
from cxml._check.check import check_folder, check_tree
from cxml._check.document import Document, all_text, text_of
from cxml._check.finding import Finding
from cxml._check.found import TEXT, Found
from cxml._check.rule import (
    CHILDREN,
    DOCUMENT,
    FOLDER,
    RAW,
    On,
    Rule,
    RuleFailedError,
    Severity,
    attributes,
    elements,
)
from cxml._check.rules import RULES
from cxml._check.runner import MOST_JUDGED, Runner
from cxml._check.select import make_settings
from cxml._tree.element import Element
from cxml.testing import Answer, documents

from .checking import RUNNER, codes, found, inside

EVERY = Runner(make_settings(select=RULES))


def told(on: On, finds: Any, **more: Any) -> Rule:
    """Make a rule for a test."""
    known = RULES["CX210"]
    return evolve(known, id="CX999", name="test", on=(on,), find=finds, message="{said}", **more)


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give what asks one rule, made for a test."""

    def asks(rule: Rule) -> Runner:
        for module in (running, examined):
            monkeypatch.setattr(module, "RULES", RULES | {rule.id: rule})
        return Runner(evolve(make_settings(), rules=frozenset([rule.id])))

    return asks


# What is left out


class Thorough(Runner):
    """Asks every rule about everything that it names, whatever was known before."""

    def __init__(self) -> None:
        super().__init__(EVERY.settings)
        for asked in self._rules.values():
            asked[:] = [
                (rule, evolve(on, lacking=frozenset(), beside=frozenset(), by_value=False, may=None,
                              skips_plain=False))
                for rule, on in asked
            ]  # fmt: skip


FAULTS = st.sampled_from(
    [
        ('="true"', '="True"'),
        ("https:", "http:"),
        ("Say", "say"),
        ("Conference", "Number"),
        ("+1555", "1 (555) "),
        ("<Dial", '<Dial record="true"'),
        ("<Conference", '<Conference record="true" muted="true" coach="x"'),
        ("<Gather", '<Gather actionOnEmptyResult="true"'),
        ("example.com", "localhost"),
        ("example.com", "api.twilio.com"),
        ("/next", "/None"),
        ('method="', 'statusCallbackEvent="start modify" method="'),
        ("en-US", "en_US"),
        ("</Response>", "<Hangup/><Say>None</Say></Response>"),
        ("</Response>", '<Say voice="Google.a" language="xx_YY">undefined</Say></Response>'),
        ("</Response>", '<Dial><Sip username="a">sip:a@b</Sip></Dial></Response>'),
        ("</Response>", '<Record transcribeCallback="/a" statusCallbackMethod="GET"/></Response>'),
        ("</Response>", '<Gather input="speech" numDigits="1" hints="a"/></Response>'),
        ("</Response>", "<Redirect>{{Body}}/null?token=a</Redirect></Response>"),
        ("</Response>", f"<Enqueue>AC{32 * '0'}</Enqueue></Response>"),
    ]
)


@given(document=documents(), faults=st.lists(FAULTS, max_size=6))
def test_what_is_not_asked_would_find_nothing(
    document: Element, faults: list[tuple[str, str]]
) -> None:
    """The findings are the same when every rule is asked about everything."""
    text = document.to_xml()
    for right, wrong in faults:
        text = text.replace(right, wrong)
    every = found(text, Thorough())
    assert found(text, EVERY) == every
    assert found(text, EVERY) == every  # what was judged before


@given(documents())
def test_any_tree(document: Element) -> None:
    """No rule fails, none is left out, and no finding has a line, for whatever can be built."""
    findings = check_tree(document, EVERY)
    assert not [each for each in findings if each.line or each.fix]
    assert findings == check_tree(document, Thorough())


@pytest.mark.parametrize(
    ("element", "code"), [(Dial(""), "CX210"), (Say(" "), "CX211"), (Play(digits=""), "CX211")]
)
def test_what_is_there_and_empty(element: Element, code: str) -> None:
    """A text, or an attribute, that is there and empty is as good as none."""
    assert code in [each.code for each in cxml.check(element)]


def test_a_value_is_judged_once(asking: Any) -> None:
    """A rule about values is asked of each but once, unless it finds something."""
    seen: list[object] = []

    def finds(value: Any, place: Any) -> Iterator[Found]:
        seen.append(value)
        if value == "man":
            yield place.found(said=value)

    runner = asking(told(attributes("voice", by_value=True), finds))
    for _ in range(3):
        assert codes(inside('<Say voice="woman">a</Say><Say voice="man">a</Say>'), runner) == [
            "CX999"
        ]
    assert seen == ["woman", "man", "man", "man"]
    for number in range(2 * MOST_JUDGED):
        codes(inside(f'<Say voice="{number}">a</Say>'), runner)
    (judged,) = runner._planner._judged.values()
    assert len(judged) <= MOST_JUDGED
    long = inside(f'<Say voice="{"a" * 200}">a</Say>')
    assert codes(long, runner) == codes(long, runner) == []
    assert seen[-2:] == ["a" * 200] * 2


def test_a_value_that_may_be_wrong(asking: Any) -> None:
    """A rule that tells values apart is asked of those alone that may be wrong, and each time."""
    seen: list[object] = []

    def finds(value: Any, _: Any) -> list[Found]:
        seen.append(value)
        return []

    on = attributes("voice", may=lambda value: value == "man")
    runner = asking(told(on, finds))
    for _ in range(2):
        codes(inside('<Say voice="woman">a</Say><Say voice="man">a</Say>'), runner)
    assert seen == ["man", "man"]


def test_a_secret_is_not_remembered(asking: Any) -> None:
    """Of values that are secret none is kept, whatever a rule says of itself."""
    runner = asking(told(attributes("password", by_value=True), lambda *_: []))
    assert codes(inside('<Dial><Sip password="a" username="b">sip:a@b</Sip></Dial>'), runner) == []
    assert runner._planner._judged == {}


def test_shapes_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is worked out for elements of one shape is bounded, however many there are."""
    monkeypatch.setattr(plan, "MOST_SHAPES", 2)
    runner = Runner(make_settings())
    text = inside(
        '<Say loop="2" voice="man">a</Say><Say voice="man" loop="2">a</Say><Dial/><Pause/>'
    )
    assert codes(text, runner) == codes(text)
    assert len(runner._planner.plans) <= 2


def test_templates(asking: Any) -> None:
    """A value that the platform fills in is judged by those rules alone that say so."""
    text = inside('<Say voice="{{Voice}}">a</Say>')

    def finds(value: Any, place: Any) -> list[Found]:
        return [place.found(said=value)]

    assert codes(text, asking(told(attributes("voice"), finds))) == []
    assert codes(text, asking(told(attributes("voice"), finds, templates=True))) == ["CX999"]


def test_an_attribute_without_a_value(asking: Any) -> None:
    """Of an attribute that is there without a value no rule is asked."""
    response = VoiceResponse(children=[Say("a")])
    response.children[0].__dict__["voice"] = None
    runner = asking(told(attributes("voice"), lambda *_: [Found()]))
    assert check_tree(response, runner) == []


# Failures


def broken(*_: object) -> Iterator[Found]:
    """Fail, as a rule with a mistake does."""
    none: dict[str, list[Found]] = {}
    yield from none["hunter2"]


@pytest.mark.parametrize("on", [RAW, DOCUMENT, elements("Say"), attributes("text()", of=["Say"])])
def test_a_rule_that_fails(on: On, asking: Any) -> None:
    """A rule that fails is named, with the file and the kind of the mistake, and nothing else."""
    runner = asking(told(on, broken))
    with pytest.raises(RuleFailedError) as failed:
        found(inside("<Say>{a} hunter2</Say>"), runner, "a.xml")
    assert str(failed.value) == (
        "CX999 test failed with KeyError in a.xml: this is a fault of cxml, please report it; "
        "--ignore CX999 leaves the rule out"
    )


@pytest.mark.parametrize(
    "finding", [Found(), Found(says={"said": 1}, span=(1, 10_000_000)), Found(Say("a"))]
)
def test_a_finding_that_cannot_be_said(finding: Found, asking: Any) -> None:
    """A finding that lacks a word, or stands nowhere, is a failure of its rule."""
    runner = asking(told(RAW, lambda _: [finding]))
    with pytest.raises(RuleFailedError, match=r"^CX999 test failed with \w+Error in a\.xml"):
        found(inside("{a}"), runner, "a.xml")


def test_failures_elsewhere(asking: Any) -> None:
    """A rule that fails between files, or for a tree, is named too."""
    files = {"a.xml": b"<Response/>", "b.xml": b"<Response/>"}
    with pytest.raises(RuleFailedError, match=r"^CX999 test failed with KeyError: this"):
        check_folder(files, asking(told(FOLDER, broken)))
    with pytest.raises(RuleFailedError, match=r"^CX999 test failed with KeyError: this"):
        check_tree(VoiceResponse(), asking(told(DOCUMENT, broken)))
    assert str(RuleFailedError(RULES["CX210"])).startswith("CX210 empty-dial failed: this")


def test_a_problem_of_reading_whose_rule_is_off() -> None:
    """What the rule of a problem is off for is no finding of a later rule."""
    text = inside("<Message>a</Message><Say>b</Say>")
    assert codes(text) == ["CX203"]
    assert codes(text, Runner(make_settings(ignore=["CX203"]))) == []


@pytest.mark.parametrize(
    "options", [{"select": ["CX5"]}, {"ignore": ["CX1"]}, {"select": ["CX1"], "ignore": ["CX5"]}]
)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<Response><Say>a</Response>", "CX101"),
        ("Welcome.", "CX108"),
        ("<response/>", "CX103"),
        ("<!DOCTYPE Response><Response/>", "CX104"),
        ("<Response><Say>a & b</Say></Response>", "CX107"),
        ("<Response>" + " " * (1 << 20) + "</Response>", "CX109"),
    ],
)
def test_what_cannot_be_read_is_never_all_right(
    text: str, code: str, options: dict[str, list[str]]
) -> None:
    """That nothing of a document can be read is said, whatever rules are chosen."""
    (finding,) = cxml.check(text, **options)  # type: ignore[arg-type]
    assert finding.code == code
    assert finding.fix is None or "CX1" in options.get("select", ())


def test_rules_that_are_chosen_look_at_what_stands_behind_a_hundred_mistakes() -> None:
    """Of a document with very many mistakes of reading the rest is read as well."""
    text = inside("<Foo/>" * 150 + "<Dial/>")
    assert codes(text, Runner(make_settings(select=["CX210"]))) == ["CX210"]


# Very many


def test_a_hundred_are_enough() -> None:
    """Of very many findings of a document a hundred are given, the worst, in its order."""
    text = inside("<Gather action='/a'><Say>a</Say></Gather>" * 200 + "<Dial/>" * 60)
    findings = found(text)
    assert [each.code for each in findings].count("CX210") == 60
    assert len(findings) == 100
    assert findings == sorted(findings, key=lambda each: (each.line, each.column, each.code))
    assert {each.severity for each in findings} == {Severity.ERROR, Severity.INFO}


def test_the_worst_are_found_at_the_end() -> None:
    """What is worst is found, however much stands before it."""
    text = inside("<Record maxLength='9' playBeep='false'/>" * 11_000 + "<Dial/>")
    assert "CX210" in codes(text)
    assert len(found(text)) == 100


def test_what_is_suppressed_takes_no_place() -> None:
    """What is suppressed does not count among the hundred."""
    quiet = "\n<Dial/><!-- cxml: ignore[CX210] -->" * 150
    findings = found(inside(quiet + "\n<Dial/>" * 120))
    assert len([each for each in findings if not each.suppressed]) == 100
    assert len([each for each in findings if each.suppressed]) == 150


# Trees


def test_a_tree() -> None:
    """A tree that was built has findings without lines, in its order."""
    response = VoiceResponse(
        children=[Dial(children=[Conference("a", status_callback_event="start")]), Dial()]
    )
    response.redirect("http://example.com")
    findings = cxml.check(response)
    assert [(each.code, each.element) for each in findings] == [
        ("CX501", "Response/Dial[1]/Conference/@statusCallbackEvent"),
        ("CX210", "Response/Dial[2]"),
        ("CX701", "Response/Redirect/text()"),
    ]
    assert {each.line for each in findings} == {None}
    assert str(findings[1]).startswith("Response/Dial[2]: CX210 error empty-dial: ")
    assert not cxml.check(VoiceResponse(children=[Say("Welcome.")]))


def test_an_element_that_stands_twice() -> None:
    """An element that was put in twice is found twice, each time at its first place."""
    dial = Dial()
    response = VoiceResponse(children=[dial, Say("a"), dial])
    assert [each.element for each in cxml.check(response, select=["CX210"])] == [
        "Response/Dial[1]",
        "Response/Dial[1]",
    ]


def test_a_deep_tree() -> None:
    """A tree that is deeper than Python calls is checked all the same."""
    inner: Unknown = Unknown("a", children=[Dial()])
    for _ in range(1_500):
        inner = Unknown("a", children=[inner])
    (finding,) = cxml.check(VoiceResponse(children=[inner]), select=["CX210"])
    assert len(finding.element) <= 400
    assert all_text(inner) == ""


def test_texts() -> None:
    """The text of an element is all that stands in it, in order."""
    response = cxml.parse(inside("<Say>a<p>b<s>c</s></p>d</Say>"))
    assert all_text(response) == "abcd"
    unknown = Unknown("a", children=["b", Unknown("c", children=["d"]), "e"])
    assert all_text(unknown) == "bde"
    assert text_of(unknown) == "be"


@pytest.mark.parametrize("document", [inside("<Dial/>"), inside("<Dial/>").encode(), Dial()])
def test_what_is_checked(document: str | bytes | Element) -> None:
    """A text, bytes and an element are checked, by rules that are chosen."""
    (finding,) = cxml.check(document, select="CX210")
    assert isinstance(finding, Finding)
    assert cxml.check(document, select=["CX2"], ignore="empty-dial") == []


def test_what_is_refused() -> None:
    """What is no document is refused; so is what no rule, target or country is called."""
    with pytest.raises(UsageError, match=r"check takes a document or an element, not 3$"):
        cxml.check(3)  # type: ignore[arg-type]
    answer: Any = Answer(status=403, headers={}, body=b"")
    with pytest.raises(UsageError, match=r": give it the \.document of that$"):
        cxml.check(answer)
    for option in (
        {"select": ["CX999"]},
        {"ignore": ["nothing"]},
        {"target": "twilio"},
        {"coming_from": "plivo"},
        {"default_country": "DE"},
    ):
        with pytest.raises(ConfigurationError):
            cxml.check("<Response/>", **option)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"select": [1]}, "select has to be names of rules, not 1"),
        ({"select": None}, "select has to be names of rules, not None"),
        ({"select": [["CX5"]]}, "select has to be names of rules, not ['CX5']"),
        ({"ignore": b"CX5"}, "ignore has to be names of rules, not b'CX5'"),
        ({"ignore": 5}, "ignore has to be names of rules, not 5"),
        ({"target": ["both"]}, "target has to be a text, not ['both']"),
        ({"target": None}, "there is no target None; there is signalwire or both"),
        ({"coming_from": 5}, "coming_from has to be a text, not 5"),
        ({"default_country": 5}, "default_country has to be a text, not 5"),
    ],
)
def test_options_of_other_types(options: dict[str, Any], said: str) -> None:
    """An option that is of another type is refused, in words about the option."""
    with pytest.raises(ConfigurationError) as refused:
        cxml.check("<Response/>", **options)
    assert str(refused.value) == said


def test_a_document_that_begins_as_a_script() -> None:
    """What is given to check is a document, also where it looks as a program does."""
    assert [each.code for each in cxml.check("#!/usr/bin/python\nx = 1")] == ["CX108"]


def test_rules_that_are_named_again_and_again() -> None:
    """A rule that is named many times is looked up once."""
    looked_up = 0

    class Word(str):
        __slots__ = ()

        def upper(self) -> str:
            nonlocal looked_up
            looked_up += 1
            return super().upper()

    word = Word("CX5")
    make_settings(select=[word])
    once, looked_up = looked_up, 0
    make_settings(select=[word] * 100)
    assert looked_up == once


def test_a_lone_surrogate() -> None:
    """A text that is no text is a finding, and no failure."""
    assert [each.code for each in cxml.check("<Response>\ud800</Response>")] == ["CX105"]


def test_options() -> None:
    """What is known of the program changes what is found."""
    number = inside("<Dial>415 555 0100</Dial>")
    (finding,) = cxml.check(number, select=["CX306"], default_country="us")
    assert finding.suggestion == "+14155550100"
    event = inside('<Dial><Number statusCallback="https://example.com" '
                   'statusCallbackEvent="answered">+15550100100</Number></Dial>')  # fmt: skip
    assert cxml.check(event) == []
    (finding,) = cxml.check(event, coming_from="twilio")
    assert (finding.code, finding.severity) == ("CX608", Severity.WARNING)
    assert "CX610" in [each.code for each in cxml.check(inside("<Denoise/>"), target="both")]


def test_names_of_places() -> None:
    """Places have numbers only where several have one name; long paths are cut."""
    response = VoiceResponse(children=[Gather(children=[Say("a"), Say("b")])])
    document = Document(response, RUNNER.settings)
    gather, first, second = document.elements[1:]
    assert document.where(response) == "Response"
    assert document.where(gather, TEXT) == "Response/Gather/text()"
    assert document.where(second) == "Response/Gather/Say[2]"
    assert document.parent(response) is None
    assert (document.number(gather), document.number(first)) == (0, None)


def test_guards() -> None:
    """Something may be found only where nothing that is to be lacking is there."""
    on = elements("Dial", lacking=["action"], beside=[CHILDREN, TEXT])
    assert on.is_needed(frozenset({TEXT}))
    assert on.is_needed(frozenset({CHILDREN, "timeout"}))
    assert not on.is_needed(frozenset({"timeout"}))
    assert not on.is_needed(frozenset({TEXT, "action"}))
