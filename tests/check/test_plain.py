"""Plain values are those of which no rule about their kind has anything to say."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from cxml._check import plan
from cxml._check.check import check_bytes
from cxml._check.runner import Runner
from cxml._check.select import make_settings

PIECES = st.sampled_from(
    re.split(
        "[|]",
        "https://|example|.|com|/|null|None|twilio|local|test|localhost|+|1555010|0100"
        "| |<|a|nan|CA|?|=|-|00000000000000000000000000000000",
    )
)
KINDS = ("language", "name", "phone", "string", "url")
TEXTS = st.lists(PIECES, min_size=1, max_size=8).map("".join)
DOCUMENT = (
    '<Response><Redirect>{url}</Redirect><Say language="{language}">{string}</Say>'
    '<Dial callerId="{phone}"><Queue>{name}</Queue></Dial></Response>'
)


@given(text=TEXTS, kind=st.sampled_from(KINDS))
def test_no_rule_has_anything_to_say_of_a_plain_value(text: str, kind: str) -> None:
    """With and without the look for plain values, the findings of a document are the same."""
    values = {each: text if each == kind else "" for each in KINDS}
    escaped = {name: each.replace("<", "&lt;") for name, each in values.items()}
    data = DOCUMENT.format(**escaped).encode()
    quick = check_bytes(data, Runner(make_settings()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "PLAIN", {})
        assert check_bytes(data, Runner(make_settings())) == quick
