"""Mending: what is wrong changes, and nothing else does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, strategies as st
from layout import laid_out

from cxml._check.finding import Finding, Fix
from cxml._check.mend import MOST_ROUNDS, UNREADABLE, Mended, mend, write_xml
from cxml._check.rule import Fixable, Rule, Severity
from cxml._check.rules import RULES
from cxml._check.rules.document import MOST_SHOWN
from cxml._tree.element import Element
from cxml.testing import documents

from .checking import found, inside

FIXED = [
    each
    for each in RULES.values()
    if each.fix is not Fixable.NO and isinstance(each.wrong, str) and each.wrong.lstrip()[:1] == "<"
]


def mended(data: bytes, *, unsafe: bool = False) -> Mended:
    """Mend a document."""
    return mend(data, found, write_xml, unsafe=unsafe)


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


def test_mending_goes_on_with_what_it_uncovers() -> None:
    """What is wrong with a value is seen, and mended or said, once its name is right."""
    numbers = "<Dial callerid='+1 (555) 010-0199'>+15550100101</Dial>"
    after = mended(inside(f"{numbers}<Dial callerid='Anna'>+15550100101</Dial>").encode())
    assert b"<Dial callerId='+15550100199'>" in after.data
    assert [each.code for each in after.fixed] == ["CX204", "CX204", "CX308"]
    assert [each.message for each in after.findings if each.code == "CX308"] == [
        "callerId is Anna; it has to be a number in E.164"
    ]


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<say>a</say>", "<Say>a</Say>"),
        ("<dial><dial>+15550100101</dial></dial>", "<Dial><dial>+15550100101</dial></Dial>"),
        ("<gather action='https://example.com'><say>a</say><say>b</say></gather>",
         "<Gather action='https://example.com'><Say>a</Say><Say>b</Say></Gather>"),
        ("<Say>a & b &eacute; &amp; <![CDATA[&]]><!-- & --></Say><Say>&</Say>",
         "<Say>a &amp; b é &amp; <![CDATA[&]]><!-- & --></Say><Say>&amp;</Say>"),
        ("<Say>a&nbsp;b&shy;c&lang;&Tab;</Say>", "<Say>a&#160;b&#173;c⟨&#9;</Say>"),
        ("<Say>&</Say><dail/><Dial/>", "<Say>&amp;</Say><dail/><Dial/>"),
        (f"<Say>{'&' * 3 * MOST_SHOWN}</Say>", f"<Say>{'&amp;' * 3 * MOST_SHOWN}</Say>"),
    ],
)  # fmt: skip
def test_what_comes_to_light(before: str, after: str) -> None:
    """A mending is made though it uncovers what was hidden by the mistake."""
    assert mended(inside(before).encode()).data.decode() == inside(after)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "latin-1", "utf-16-le with a mark", "utf-8 with a mark"]
)
def test_encodings_stay(encoding: str) -> None:
    """A document is written as it was read: its encoding, its mark, its ends of lines."""
    name, _, has_mark = encoding.partition(" ")
    mark = {"utf-16-le": "\ufeff", "utf-8": "\ufeff"}.get(name, "") if has_mark else ""
    declared = "utf-16" if name.startswith("utf-16") else name
    text = f"<?xml version='1.0' encoding='{declared}'?>\r\n<Response><say>é</say>\r</Response>\n"
    data = (mark + text).encode(name)
    wanted = (mark + text.replace("say>", "Say>")).encode(name)
    if mark and name == "utf-8":
        wanted = wanted.removeprefix("\ufeff".encode())
    assert mended(data).data == wanted


def test_characters_that_the_encoding_lacks() -> None:
    """A character that the encoding does not have is written by its number."""
    data = b"<?xml version='1.0' encoding='latin-1'?><Response><Say>&hellip;</Say></Response>"
    assert mended(data).data == data.replace(b"&hellip;", b"&#8230;")


def test_what_cannot_be_written() -> None:
    """What is in no encoding that is read is not written."""
    assert write_xml(b"<?xml version='1.0' encoding='hex'?><a/>", []) is None
    assert write_xml(b"<a>\xff</a>", []) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Say>&LT;Hangup/&GT; &AMP;</Say>", "<Say>&lt;Hangup/&gt; &amp;</Say>"),
        ('<Say voice="&QUOT;a">b</Say>', '<Say voice="&quot;a">b</Say>'),
        ("<Say>a &amp b &lt</Say>", "<Say>a &amp; b &lt;</Say>"),
        ("<Say>?a&amp=1&lt_b=2&ampx;</Say>", "<Say>?a&amp;amp=1&amp;lt_b=2&amp;ampx;</Say>"),
        ("<?a b&c &amp;amp;?><Say>&</Say>", "<?a b&c &amp;amp;?><Say>&amp;</Say>"),
    ],
)
def test_ampersands(before: str, after: str) -> None:
    """What a reference of HTML stands for is no markup afterwards; instructions stay."""
    assert mended(inside(before).encode(), unsafe=True).data.decode() == inside(after)


@pytest.mark.parametrize(
    "end",
    ["</{}>\n<!-- v2 -->", "</{}><?pi </b>?>\n", "</{}><!-- </b> --><?a ?> <!--b-->", "</{} >"],
)
def test_what_stands_behind_a_wrong_root(end: str) -> None:
    """Both tags of the root are mended, whatever stands behind."""
    before, after = (f"<{name}><Hangup/>{end.format(name)}" for name in ("response", "Response"))
    assert mended(before.encode()).data.decode() == after
    assert mended(b"<response/><!-- a -->").data == b"<Response/><!-- a -->"


def test_comments_with_a_code_that_is_not_known() -> None:
    """A comment that names a rule that there is not stays: nobody knows what was meant."""
    unsure = inside("<!-- cxml: ignore[CX4O5, CX405, CX302] why --><Hangup/>").encode()
    assert mended(unsure, unsafe=True).data == unsure
    assert {each.code for each in found(unsure)} == {"CX001", "CX002"}


def test_what_would_not_be_read() -> None:
    """A document that can be read stays one, whatever rules are on; another may get worse."""
    for before, after in ((b"<a>b</a>", None), (b"<a>b", b"<a><")):
        fixes = [each.fix for each in change(before, "b", "<") if each.fix]
        assert write_xml(before, fixes) == after


def test_all_that_is_never_reached_goes_at_once() -> None:
    """Verbs behind the end of a document are taken away together, and so all in one run."""
    verbs = "<Hangup/>\n" + "<Say>a</Say>\n" * 90
    assert mended(inside(verbs).encode(), unsafe=True).data == inside("<Hangup/>\n").encode()
    many = inside("<Hangup/>" + "<Say>a</Say>" * 200).encode()
    assert mended(many, unsafe=True).data == many


# What no rule does, and a mending has to mind


def change(data: bytes, wrong: str, right: str, **more: object) -> list[Finding]:
    """Find a word, and say what to write for it."""
    text = data.decode()
    known = found("<Response><Dial callerid='a'>+15550100100</Dial></Response>")[0]
    findings: list[Finding] = []
    for each in re.finditer(wrong, text):
        fix = known.fix
        assert fix
        edit = evolve(
            fix.edits[0], start=each.start(), end=each.end(), content=right, around=each.span()
        )
        fix = evolve(fix, edits=(edit,), **more)  # type: ignore[arg-type]
        findings.append(evolve(known, message=f"{wrong} {each.start()}", fix=fix))
    return findings


def write(data: bytes, fixes: Sequence[Fix]) -> bytes | None:
    """Write plain bytes."""
    return write_xml(data, fixes)


def test_mendings_that_undo_each_other() -> None:
    """Two mendings that undo each other come to an end."""

    def check(data: bytes) -> list[Finding]:
        return change(data, "a", "b") + change(data, "b", "a")

    assert mend(b"a", check, write, unsafe=False).data in (b"a", b"b")


def test_a_mending_without_an_end() -> None:
    """A mending that makes room for itself comes to an end."""

    def check(data: bytes) -> list[Finding]:
        return change(data, "a$", "aa")

    assert len(mend(b"a", check, write, unsafe=False).data) <= MOST_ROUNDS + 1


def test_mendings_that_touch() -> None:
    """Of mendings that touch each other the first is made, and the other in the next round."""

    def check(data: bytes) -> list[Finding]:
        return change(data, "ab", "x") + change(data, "b|xc", "y")

    assert mend(b"abc", check, write, unsafe=False).data == b"y"


def test_a_mending_that_makes_it_worse() -> None:
    """A mending that leaves more to say is not made; those beside it are."""

    def check(data: bytes) -> list[Finding]:
        findings = change(data, "[abc]", "!", is_opening=False)
        return findings + change(data, "!(?=b|c|$)", "", is_opening=False)[:1] * 9

    after = mend(b"a-b-c", check, write, unsafe=False)
    assert after.data == b"!-!-c"
    assert len(after.fixed) == 2


def test_a_mending_that_makes_it_unreadable() -> None:
    """A mending behind which a document cannot be read is not made, however little is left."""

    def check(data: bytes) -> list[Finding]:
        if data == b"aaa":
            return change(data, "a", "<")
        return [evolve(change(b"a", "a", "b")[0], code="CX101", severity=Severity.ERROR, fix=None)]

    assert mend(b"aaa", check, write, unsafe=False).data == b"aaa"


def test_a_mending_that_cannot_be_written() -> None:
    """A mending that cannot be written is not made."""

    def check(data: bytes) -> list[Finding]:
        return change(data, "a", "b")

    assert mend(b"a", check, lambda *_: None, unsafe=False).data == b"a"


def test_what_is_suppressed_stays() -> None:
    """What a comment says is right as it is stays so."""
    data = inside("<Dial callerid='a'>+15550100100</Dial><!-- cxml: ignore[CX204] -->").encode()
    assert mended(data).data == data


def test_what_is_only_probable_stays() -> None:
    """What was only probably meant is written where that is asked for."""
    data = inside("<Redirect>http://example.com/a</Redirect>").encode()
    assert mended(data).data == data
    assert mended(data, unsafe=True).data == data.replace(b"http:", b"https:")


# Any document, with any mistakes

FAULTS = {
    "case": ("<Say", "<say"),
    "case of the end": ("</Say", "</say"),
    "another": ("Conference", "Number"),
    "attribute": (' timeout="', ' timeOut="'),
    "snake": ("statusCallback=", "status_callback="),
    "python": ('="true"', '="True"'),
    "number": ("+1555", "+1 (555) "),
    "ampersand": ("&amp;", "&"),
    "twice": ("&amp;", "&amp;amp;"),
    "http": ("https:", "http:"),
    "space": ("<Response", " <Response"),
    "mark": ("<Response", "\ufeff<Response"),
    "root": ("Response", "response"),
    "control": ("</Response>", "<Say>&#11;</Say></Response>"),
    "html": ("</Response>", "<Say>&eacute; & &nbsp;</Say></Response>"),
    "behind": ("</Response>", "<Hangup/><Say>a</Say><Dial/></Response>"),
    "locale": ("</Response>", '<Say language="en_us" loop="two"> </Say></Response>'),
    "events": ("</Response>", '<Dial><Conference beep="False" statusCallbackEvent="Start,modify '
               'end">a</Conference></Dial></Response>'),
    "loose": ("</Response>", "<Conference>a</Conference>text<Queue>b</Queue></Response>"),
    "misplaced": ("</Response>", '<Dial beep="true" beep2="1"><Conference>a</Conference></Dial>'
                  "</Response>"),
    "suppressed": ("</Response>", "<!-- cxml: ignore[CX306, CX2] --></Response>"),
    "fragment": ("</Response>", "<Redirect>http://a.example.com/#ct=1&amp;rt=2</Redirect></Response>"),
    "cdata": ("</Response>", "<Dial><![CDATA[+1 (555) 010-0100]]></Dial></Response>"),
}  # fmt: skip


@given(
    document=documents(),
    random=st.randoms(use_true_random=False, note_method_calls=False),
    faults=st.lists(st.sampled_from(sorted(FAULTS)), max_size=5, unique=True),
    newline=st.sampled_from(["\n", "\r\n", "\r"]),
    unsafe=st.booleans(),
)
def test_any_document(
    document: Element, random: Random, faults: list[str], newline: str, unsafe: bool
) -> None:
    """A mending leaves nothing to mend, nothing worse, and all else as it was; twice is once."""
    text = laid_out(document, random).text if random.random() < 0.5 else document.to_xml()
    for each in faults:
        right, wrong = FAULTS[each]
        text = text.replace(right, wrong, random.choice([1, -1]))
    data = text.replace("\n", newline).encode()
    before, after = found(data), mended(data, unsafe=unsafe)
    assert mended(after.data, unsafe=unsafe).data == after.data
    assert found(after.data) == after.findings
    assert (after.data == data) is (not after.fixed)
    if not is_unreadable(before):
        assert not is_unreadable(after.findings)
        if not any(each.fix and each.fix.is_opening for each in after.fixed):
            assert badness(after.findings) <= badness(before)


def is_unreadable(findings: list[Finding]) -> bool:
    """Tell a document of which the reader sees but the first mistake."""
    return any(each.code in UNREADABLE and each.severity == "error" for each in findings)


def badness(findings: list[Finding]) -> tuple[int, int]:
    """Count what is wrong."""
    counts = Counter(each.severity for each in findings)
    return counts[Severity.ERROR], counts[Severity.WARNING]


@given(document=documents(), random=st.randoms(use_true_random=False, note_method_calls=False))
def test_nothing_else_changes(document: Element, random: Random) -> None:
    """What stands outside of the edits is, character by character, what it was."""
    text = laid_out(document, random).text
    for right, wrong in FAULTS.values():
        text = text.replace(right, wrong, 1) if random.random() < 0.2 else text
    edits = [edit for each in found(text)[:1] if each.fix for edit in each.fix.edits]
    fixes = [each.fix for each in found(text)[:1] if each.fix]
    written = write_xml(text.encode(), fixes)
    assert written is not None
    left, done = written.decode(), 0
    for each in sorted(edits, key=lambda edit: edit.start):
        kept = text[done : max(each.start, 0)]
        assert left.startswith(kept)
        left = left[len(kept) :]
        assert left.startswith(each.content)
        left, done = left[len(each.content) :], each.end
    assert left == text[done:] or text.startswith("\ufeff")


@pytest.mark.parametrize("number", ["+49 (0)30 123456", "+44 (0)20 7946 0018"])
def test_a_zero_in_brackets(number: str) -> None:
    """A zero that is dialled within a country alone is left out, but by nobody who is not asked."""
    data = inside(f"<Dial>{number}</Dial>").encode()
    assert mended(data).data == data
    (finding,) = mended(data).findings
    assert finding.suggestion == "+" + re.sub(r"[^0-9]", "", number.replace("(0)", ""))


def test_a_number_with_too_many_digits() -> None:
    """A number that is too long is not proposed as it is."""
    (finding,) = found(inside("<Dial>+15550100101234567</Dial>"))
    assert finding.suggestion is None
    assert finding.message.endswith("; that has 7 to 15 digits")
