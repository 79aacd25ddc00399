"""Comments that suppress findings, and what there is to say about them."""

from __future__ import annotations

import pytest

from cxml._check.mend import mend, write_xml
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._check.suppress import MOST_REFUSED, Comment, Suppressions

from .checking import RUNNER, codes, found, inside


def suppressed(document: str | bytes) -> list[tuple[str, int | None]]:
    """Give what is suppressed, each with its line."""
    return [(each.code, each.line) for each in found(document) if each.suppressed]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("<Dial/><!-- cxml: ignore[CX210] as agreed -->\n<Dial/>", 1),
        ("<Dial/><!--cxml:ignore[CX210]--><Dial/>", 0),
        ("<!-- cxml: ignore[empty-dial] --><Dial/>", 0),
        ("\n  <!-- cxml: ignore[CX210] -->  \n<Dial/>\n<Dial/>", 1),
        ("\n<!-- cxml: ignore[CX210] -->\n\n<!-- why -->\n<?a?><Dial\n\n/>", 0),
        ("\n<!-- cxml: ignore[CX210] -->\n<!-- cxml: ignore[CX401] -->\n<Dial/>", 0),
        ("\n<!-- cxml: ignore[CX210] -->\n<Gather action='https://example.com'>"
         "<Say>a</Say></Gather>\n<Dial/>", 1),
        ("<!-- cxml: ignore-file[CX2, CX401] --><Dial/>\n<Dial/>", 0),
        ("<!-- cxml: ignore[ CX210 , CX401 ] --><Dial/>", 0),
        ("<!-- cxml: ignore[cx210] --><Dial/>", 0),
        ("<Dial/>\n<!-- cxml: ignore[CX401] --><Dial/>", 2),
        ("<Dial/>\n<!-- cxml: ignore[CX210] -->\n", 1),
        ("<Say>cxml: ignore[CX210]</Say><Dial/>", 1),
        ("<Say><![CDATA[<!-- cxml: ignore[CX210] -->]]></Say><Dial/>", 1),
    ],
)  # fmt: skip
def test_what_is_suppressed(content: str, left: int, newline: str) -> None:
    """A comment covers its own line; alone in it, the start tag behind it, or the whole file."""
    document = inside(content).replace("\n", newline)
    assert codes(document).count("CX210") == left
    quiet = [code for code, _ in suppressed(document)]
    assert quiet.count("CX210") + left == content.count("<Dial")


def test_an_attribute_on_a_later_line() -> None:
    """A comment before a tag of several lines covers all of them, and not what stands inside."""
    document = inside(
        "\n<!-- cxml: ignore[CX204] -->\n<Dial\n  callerid='a'\n>"
        "<Sip\nbad='b'>sip:a@b.c</Sip></Dial>"
    )
    assert suppressed(document) == [("CX204", 4)]
    assert codes(document) == ["CX204"]


def test_in_other_encodings() -> None:
    """Comments are found in UTF-16, too, where nothing else is."""
    document = inside("<Pause/><!-- cxml: ignore[CX210] -->").encode("utf-16")
    assert codes(document) == ["CX001"]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("cxml: ignore", "it names no rule, and nothing is found here"),
        ("cxml: ignore CX210", "write cxml: ignore[CX210], or ignore-file[CX210]"),
        ("cxml: ingore[cx401]", "write cxml: ignore[CX401], or ignore-file[CX401]"),
        ("cxml: ignore-files[CX401, CX210]", "ignore-file[CX401]"),
        ("cxml: ignore[]", "it names no rule, and nothing is found here"),
        ("cxml: ignore[CX999]", "there is no rule 'CX999'"),
        ("cxml: ignore[empty-dail]", "did you mean 'empty-dial'?"),
        ("cxml: ignore[CX107]", "CX107 is about the document as a whole"),
        (f"cxml: ignore[{'CX210,' * 300}]", "write cxml: ignore[CX210]"),
    ],
)
def test_what_suppresses_nothing(comment: str, reason: str) -> None:
    """A comment that was meant to suppress, and cannot, is a finding that says why."""
    (finding,) = [each for each in found(inside(f"<Pause/>\n<!-- {comment} -->")) if each.line == 2]
    assert finding.code == "CX002"
    assert reason in finding.message
    assert len(finding.message) < 500


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("<!-- cxml: ignore --><Dial/>\n<Hangup/><Say>a</Say>",
         "write cxml: ignore[CX210], or ignore-file[CX210]"),
        ("<!-- cxml: ignore-file -->\n<Dial/>\n<Hangup/><Say>a</Say>",
         "write cxml: ignore[CX210, CX401], or ignore-file[CX210, CX401]"),
        ("\n<!-- cxml: ignore[] -->\n<Dial/>\n<Dial/>", "write ignore[CX210]"),
        ("<!-- cxml: ignore-file[] -->\n<Dial/>", "write ignore-file[CX210]"),
    ],
)  # fmt: skip
def test_what_a_bare_comment_could_name(document: str, reason: str) -> None:
    """To a comment that names no rule, those are named that find something where it stands."""
    (finding,) = [each for each in found(inside(document)) if each.code == "CX002"]
    assert finding.message.endswith(f"suppresses nothing: {reason}")


def test_a_bare_comment_beside_what_nothing_suppresses() -> None:
    """What is about the document as a whole is proposed to no comment."""
    (finding,) = [
        each
        for each in found(
            "<?xml version='1.0' encoding='latin-1'?><!-- cxml: ignore --><Response/>"
        )
        if each.code == "CX002"
    ]
    assert "nothing is found here" in finding.message


def test_a_comment_that_suppresses_one_thing_of_two() -> None:
    """Where one code of two suppresses something, only the other is said to suppress nothing."""
    hidden, wrong = found(inside("<Dial>5550100101</Dial><!-- cxml: ignore[CX306, CX999] -->"))
    assert (hidden.code, hidden.suppressed) == ("CX306", True)
    assert wrong.message.startswith("CX999 suppresses nothing: there is no rule 'CX999'")


def test_a_comment_that_covers_nothing() -> None:
    """A comment that stands where it can cover nothing says so."""
    dead = Comment(0, 9, "cxml: ignore[CX210]", 0, 1, 1, is_dead="it is a text")
    (said,) = Suppressions([dead]).invalid
    assert said.found.says["reason"] == "it is a text"


def test_a_comment_behind_the_document() -> None:
    """Behind the document a comment covers nothing but its own line."""
    assert codes(inside("<Dial/>") + "\n<!-- cxml: ignore[CX210] -->\n") == ["CX210", "CX001"]
    assert suppressed(inside("<Dial/>") + "<!-- cxml: ignore[CX210] -->") == [("CX210", 1)]


def test_other_comments() -> None:
    """Other comments are left alone."""
    assert codes(inside("<!-- cxml is nice --><!-- xcxml: ignore --><Pause/>")) == []


def test_of_very_many_a_few() -> None:
    """Of very many that suppress nothing a few are reported."""
    every = "".join(f"<!-- cxml: ignore[CX9{number:03}] -->" for number in range(100, 200))
    assert codes(inside(every)) == ["CX002"] * MOST_REFUSED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<Pause/> <!-- cxml: ignore[CX210] -->\n", "<Pause/> \n"),
        ("\n  <!-- cxml: ignore[CX210, CX401] -->\n<Pause/>", "\n<Pause/>"),
        ("<Dial/><!-- cxml: ignore[CX401,CX210 , CX9] why -->",
         "<Dial/><!-- cxml: ignore[CX210] why -->"),
    ],
)  # fmt: skip
def test_what_is_unused_goes(before: str, after: str) -> None:
    """A code that suppresses nothing is reported, and mended: all of a comment at once."""
    findings = found(inside(before))
    (finding,) = [each for each in findings if not each.suppressed]
    assert finding.code == "CX001"
    assert (
        mend(inside(before).encode(), found, write_xml, unsafe=False).data == inside(after).encode()
    )


def test_unused_only_where_all_rules_are_on() -> None:
    """A run of a few rules says of no comment that it is unused."""
    document = inside("<Pause/><!-- cxml: ignore[CX210] -->")
    assert codes(document) == ["CX001"]
    assert codes(document, Runner(make_settings(ignore=["CX210"]))) == []
    assert codes(document, Runner(make_settings(ignore=["CX001"]))) == []


def test_no_comment_hides_what_is_no_xml() -> None:
    """What is wrong with a document as a whole cannot be suppressed."""
    assert codes("<!-- cxml: ignore-file[CX1] --><Response>&</Response>") == ["CX107"]
    quiet = "<!-- cxml: ignore-file[CX1] -->" + inside("<Say>{{ a }}</Say>")
    assert codes(quiet, RUNNER) == []
    assert codes(" " + quiet) == ["CX102"]
