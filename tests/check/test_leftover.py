"""Markup of a template language in a document: one finding, and no other about what it becomes."""

from __future__ import annotations

import pytest

from cxml import VoiceResponse, check
from cxml._check.check import check_folder

from .checking import RUNNER, codes, inside
from .test_programs import findings

ROOM = "<Dial><Conference {}>Stand-up</Conference></Dial>"


@pytest.mark.parametrize(
    "content",
    [
        '<Dial callerId="{{ caller.number }}">{{ desk.number }}</Dial>',
        '<Dial timeout="{{ seconds }}" record="{{ mode }}">{{ a|e }}</Dial>',
        '<Play loop="%(times)s">{{ music }}</Play>',
        '<Redirect method="{{ method }}">{% url "next" %}</Redirect>',
        '<Say voice="{{ voice }}" language="{{ language }}">Hello.</Say>',
        '<Connect><Stream url="wss://{{ host }}/audio/{{ id }}"/></Connect>',
        '<Dial><Sip password="${password}" username="${user}">${address}</Sip></Dial>',
        ROOM.format('statusCallbackEvent="{{ events }}" statusCallback="{{ address }}"'),
        "{# who calls #}<Dial>{{ desk.number }}</Dial>",
        "{% for each in numbers %}<Dial>{{ each }}</Dial>{% endfor %}",
        "{% if a %}<Redirect>https://example.com/a</Redirect>{% else %}<Say>b</Say>{% endif %}",
        "<Say>a</Say>{% if a %}<Reject/>{% endif %}",
        '<Gather action="https://example.com/a">{% include "menu.xml" %}</Gather>',
        "<Dial>{% if a %}<Conference>a</Conference>{% else %}<Number>+15550100101</Number>"
        "{% endif %}</Dial>",
        "<Start>{% if a %}<Stream url='wss://example.com/a'/>{% endif %}</Start>"
        "{% if b %}<Hangup/>{% endif %}",
    ],
)
def test_what_markup_becomes_is_not_judged(content: str) -> None:
    """A template of Jinja or Django has one finding, that it is one."""
    assert codes(inside(content)) == ["CX111"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("{% if a %}Please hold.<Hangup/>{% endif %}", ["CX111", "CX206"]),
        ("{% if a %}<Dial timeout='soon'>{{ b }}</Dial>{% endif %}", ["CX111", "CX304"]),
        ("<Dial beep='{{ a }}'>+15550100101</Dial>", ["CX204", "CX111"]),
        ("<Redirect>{{ a }}</Redirect><Say>b</Say>", ["CX111", "CX401"]),
    ],
)
def test_what_no_markup_changes_is_judged(content: str, found: list[str]) -> None:
    """What stands in the document, whatever is filled in, is told beside that."""
    assert codes(inside(content)) == found


def test_comments_are_not_filled_in() -> None:
    """Markup in a comment is heard by nobody."""
    assert codes(inside("<!-- {{ a }} --><Hangup/>")) == []
    assert codes(inside("<!-- a --><Say>{{ a }}</Say>")) == ["CX111"]


def test_a_template_is_unknown_to_other_documents() -> None:
    """What another document does to a room is not known where a template may do it."""
    waits = inside(ROOM.format('startConferenceOnEnter="false"')).encode()
    starts = inside("{% if a %}" + ROOM.format("") + "{% endif %}").encode()
    both = {"a.xml": waits, "b.xml": waits}
    assert "CX506" in [each.code for each in check_folder(both, RUNNER)]
    found = check_folder({**both, "c.xml": starts}, RUNNER)
    assert [each.code for each in found] == ["CX111"]


def test_what_a_program_builds_is_no_template() -> None:
    """Markup that is given to a builder is sent as it is."""
    response = VoiceResponse()
    response.say("Hello.", language="{{ language }}")
    assert [each.code for each in check(response)] == ["CX319"]
    source = "from cxml import VoiceResponse\nVoiceResponse().dial('{{ number }}')\n"
    assert [each.code for each in findings(source)] == ["CX307"]
