"""Mending: what is wrong changes, and nothing else does."""

from __future__ import annotations

from functools import partial

import pytest

from cxml._check.check import check_bytes
from cxml._check.mend import Mended, mend, write_xml
from cxml._check.rule import Fixable, Rule
from cxml._check.rules import RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings

RUNNER = Runner(make_settings())
FIXED = [
    each
    for each in RULES.values()
    if each.fix is not Fixable.NO and isinstance(each.wrong, str) and each.wrong.lstrip()[:1] == "<"
]


def mended(data: bytes, *, unsafe: bool = False) -> Mended:
    """Mend a document."""
    return mend(data, partial(check_bytes, runner=RUNNER), write_xml, unsafe=unsafe)


@pytest.mark.parametrize("rule", FIXED, ids=lambda rule: rule.id)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_what_a_rule_finds_is_mended(rule: Rule, encoding: str, newline: str) -> None:
    """What a rule can fix is fixed, whatever the encoding, and stays so."""
    text = str(rule.wrong).replace("\n", newline)
    if encoding == "utf-16":
        text = text.replace('encoding="UTF-8"', 'encoding="UTF-16"')
    after = mended(text.encode(encoding), unsafe=True)
    assert rule.id not in [each.code for each in after.findings if each.fix]
    assert mended(after.data, unsafe=True).data == after.data


def test_only_the_wrong_characters_change() -> None:
    """Quotes, comments, white space, ends of lines and all else stay as they are."""
    data = (
        b"<?xml version='1.0'?>\r\n<!-- +1 (555) 010-0101 -->\n<Response >\r"
        b"<Dial\tcallerid = '+15550100100'\n >  +1 (555) 010-0101 </Dial></Response >\r\n"
    )
    wanted = data.replace(b"callerid", b"callerId").replace(
        b"  +1 (555) 010-0101 <", b"  +15550100101 <"
    )
    assert mended(data).data == wanted
