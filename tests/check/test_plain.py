"""Plain values are those of which no rule about their kind has anything to say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from cxml._check import examined, plan
from cxml._check.rules.plain import PLAIN
from cxml._check.runner import Runner
from cxml._check.select import make_settings

from .checking import found

PIECES = st.sampled_from(
    re.split(
        "[|]",
        "https://|example|.|com|/|null|None|twilio|local|test|localhost|+|1555010|0100|.io|..|//"
        "| |<|a|nan|CA|?|=|-|00000000000000000000000000000000|undefined|NaN|\n|@|:|#|{{Body}}|&|%",
    )
)
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map("".join)
DOCUMENT = (
    '<Response><Redirect>{url}</Redirect><Gather action="{url}"><Say>{string}</Say></Gather>'
    '<Say voice="{string}">{string}</Say><Dial callerId="{phone}">{phone}</Dial>'
    "<Dial><Queue>{name}</Queue></Dial></Response>"
)


@given(text=TEXTS, kind=st.sampled_from(sorted(PLAIN)))
def test_no_rule_has_anything_to_say_of_a_plain_value(text: str, kind: str) -> None:
    """With and without the look for plain values, the findings of a document are the same."""
    values = {each: text if each == kind else "" for each in PLAIN}
    escaped = {
        name: each.replace("&", "&amp;").replace("<", "&lt;") for name, each in values.items()
    }
    data = DOCUMENT.format(**escaped)
    quick = found(data, Runner(make_settings()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "PLAIN", {})
        assert found(data, Runner(make_settings())) == quick


@given(pieces=st.lists(st.sampled_from(["{{ a }}", "{%a%}", "${a}", "<%a%>", "%(a)s", "&amp;amp;",
                                         "&amp;", "{", "%", "<!-- -->", " ", "é"])),
       before=st.sampled_from(["", " ", "\n<!-- -->", "\ufeff", "<!-- -->"]),
       encoding=st.sampled_from(["utf-8", "utf-16"]))  # fmt: skip
def test_a_plain_document(pieces: list[str], before: str, encoding: str) -> None:
    """With and without the look for plain documents, the findings are the same."""
    text = f"{before}<Response><Say>{''.join(pieces)}</Say></Response>".encode(encoding)
    quick = found(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examined, "is_plain_document", lambda _: False)
        assert found(text) == quick
