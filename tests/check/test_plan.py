"""Asking only the rules that may find something finds what asking all of them finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxml._check.document import Document, Place
from cxml._check.reading import read_document
from cxml._check.rule import On, Rule, Subject
from cxml._check.rules import RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._declare.field import Field
from cxml._text.characters import has_template
from cxml._tree.node import Node
from cxml._tree.spec import spec_of

SETTINGS = make_settings(select=[*RULES])
EXAMPLES = [
    text
    for rule in RULES.values()
    for example in (rule.wrong, rule.right)
    for text in ([example] if isinstance(example, str) else example.values())
    if len(text) < 10_000
]
MORE = [
    "<Response><Say loop='2'>a</Say><Pay action='https://example.com/a'/></Response>",
    "<Response><Dial record='true'><Conference record='do-not-record'>a</Conference></Dial>"
    "</Response>",
    "<Response><Dial><Number statusCallbackEvent='completed' statusCallback='https://a.example/b'"
    ">+15550100101</Number></Dial></Response>",
    "<Response><Dial><Sip username='a' password='b'>sip:a@b.example</Sip></Dial></Response>",
    "<Response><Pay paymentConnectorUrl='https://example.com/a'/><Receive/></Response>",
    "<Response><Message><Body>a</Body></Message><Redirect>https://example.com</Redirect></Response>",
    "<Response><Dial><Conference>a</Conference><!-- --><Client>b</Client></Dial></Response>",
    "<Response><Gather input='keys' numDigits='1'/></Response>",
    "<Response><Gather input='{{In}}' numDigits='1' hints='a'/><Say>b</Say></Response>",
    "<Response><Gather input='dtmf' numDigits='1' timeout='2'/><Record transcribe='true' "
    "transcribeCallback='https://example.com/a'/></Response>",
    "<Response><Redirect>https://{{Body}}{{Body}}.example.com/a?b={{From}}</Redirect></Response>",
]


def asked(document: Document) -> Iterator[tuple[str, int, str]]:
    """Ask every rule about everything in a document."""
    for element in document.elements:
        spec = spec_of(type(element))
        fields = [*spec.attributes.values(), *filter(None, [spec.text])]
        for rule in RULES.values():
            for on in rule.on:
                if on.subject is Subject.ELEMENT and is_about(on, type(element), spec.tag):
                    yield from found(rule, element, document)
                for field in fields:
                    value = element.__dict__.get(field.name)
                    judged = rule.templates or not (isinstance(value, str) and has_template(value))
                    if value is not None and judged and is_about_field(on, field):
                        yield from found(rule, value, Place(element, field, document))


def is_about(on: On, cls: type[Node], tag: str) -> bool:
    """Whether a rule looks at elements of a class."""
    return on.wanted(cls) if on.wanted else not on.names or tag in on.names


def is_about_field(on: On, field: Field) -> bool:
    """Whether a rule looks at an attribute, or a text."""
    if on.subject is Subject.KIND:
        return field.kind.name in on.names
    if on.subject is not Subject.ATTRIBUTE:
        return False
    name = field.name if field.wire else "text()"
    named = name in on.names and (not on.within or field.element in on.within)
    return on.wanted(field) if on.wanted else named


def found(rule: Rule, *about: object) -> Iterator[tuple[str, int, str]]:
    """Give what a rule finds, in a form that can be compared."""
    return ((rule.id, id(each.element), f"{each.at} {each.says}") for each in rule.find(*about))


@pytest.mark.parametrize("number", range(len(EXAMPLES) + len(MORE)))
def test_nothing_is_lost_by_asking_less(number: int) -> None:
    """The runner finds in every example what all rules find when they are asked of everything."""
    text = [*EXAMPLES, *MORE][number]
    document = read_document(text.encode(), SETTINGS).document
    if document is None:  # what cannot be read has no elements to ask about
        return
    said = Runner(SETTINGS).document(document)
    quick = [(rule.id, id(each.element), f"{each.at} {each.says}") for rule, each in said]
    assert sorted(quick) == sorted(asked(document))


ABOUT_WHAT_IS_MISSING = (
    "CX210 CX211 CX212 CX404 CX405 CX406 CX408 CX409 CX411 CX412 CX413 CX414 CX501 CX502 CX507"
    " CX509 CX818 CX902"
)


@pytest.mark.parametrize("rule", ABOUT_WHAT_IS_MISSING.split())
def test_nothing_is_missing_of_what_is_known_in_part(rule: str) -> None:
    """Of an element that a program builds, what is not there may come later."""
    document = read_document(str(RULES[rule].wrong).encode(), SETTINGS).document
    assert document is not None
    document.incomplete = frozenset(map(id, document.elements))
    assert rule not in {code for code, _, _ in asked(document)}
    assert rule not in {said.rule.id for said in Runner(SETTINGS).document(document)}
