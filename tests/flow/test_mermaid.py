"""The picture as Mermaid: text in which a document can say nothing of its own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

import cxml
from cxml import Conference, Dial, Redirect, UsageError, VoiceResponse
from cxml._flow.graph import Arrow, Box, Graph, Line, Shape
from cxml._flow.mermaid import write_mermaid

from .pictures import labelled

MENU = """\
<Response>
  <Gather action="https://example.com/room.xml" numDigits="1"><Say>Press one.</Say></Gather>
  <Redirect></Redirect>
</Response>
"""
ROOM = """\
<Response>
  <Dial>
    <Conference statusCallback="https://example.com/room"
                statusCallbackEvent="start">Weekly call</Conference>
  </Dial>
  <Record/>
</Response>
"""
DRAWN = """\
flowchart TD
  classDef error fill:#fee2e2,stroke:#b91c1c,color:#450a0a
  classDef warning fill:#fef3c7,stroke:#b45309,color:#451a03
  classDef info fill:#dbeafe,stroke:#1d4ed8,color:#172554
  subgraph d1["menu.xml"]
    direction TB
    n1["Gather<br/>Say Press one#46;"]
    n2["Redirect"]
  end
  subgraph d2["room.xml"]
    direction TB
    n3["Dial<br/>Conference Weekly call"]
    n4["Record #91;1, 2#93;"]:::warning
  end
  x1{{"Weekly call"}}
  x2>"https#58;//example.com/room"]
  n1 -->|"no input"| n2
  n1 ==>|"input"| n3
  n2 ==> n1
  n3 -->|"after the call"| n4
  n3 --> x1
  n3 -.->|"statusCallback#58; start"| x2
  n4 ==>|"recorded"| n3
  subgraph findings["Findings"]
    direction TB
    f1["1 room.xml#58;6#58;3#58; CX405 warning record-withou
    f2["2 room.xml#58;6#58;3#58; CX409 info verbs-after-dial
    f1 ~~~ f2
  end
"""
LABEL = r"(?:[\w ,/?!().+-]|#\d+;|<br/>)*"
LINES = [
    "flowchart TD",
    r"  classDef (error|warning|info) [#\w:,]+",
    rf'  subgraph \w+\["{LABEL}"\]',
    "    direction TB",
    rf'    n\d+(\["{LABEL}"\]|\("{LABEL}"\))(:::(error|warning|info))?',
    rf'    f\d+\["{LABEL}"\]:::(error|warning|info)',
    r"    f\d+( ~~~ f\d+)+",
    rf'  x\d+(\{{\{{"{LABEL}"\}}\}}|\[\["{LABEL}"\]\]|\(\["{LABEL}"\]\)|>"{LABEL}"\])',
    rf'  [nx]\d+ (-->|==>|-\.->)(\|"{LABEL}"\|)? [nx]\d+',
    r"  class d\d+ (error|warning|info)",
    "  end",
]
KNOWN = re.compile("|".join(f"(?:{each})" for each in LINES))


def test_two_documents() -> None:
    """Documents are drawn with what they do, where they lead, and what is wrong with them."""
    drawn = cxml.flow({"menu.xml": MENU, "room.xml": ROOM})
    assert [each[:60] for each in drawn.splitlines()] == [each[:60] for each in DRAWN.splitlines()]


def test_a_response_that_was_built() -> None:
    """A response is drawn as the document that it writes."""
    response = VoiceResponse(children=[Dial(children=[Conference("Room")])])
    assert cxml.flow(response) == cxml.flow(str(response))
    assert cxml.flow(response) == cxml.flow(str(response).encode())
    assert 'subgraph d1["document"]' in cxml.flow(response)


def test_documents_and_responses_together() -> None:
    """Several are drawn by the names by which they ask for each other."""
    drawn = cxml.flow({"a": VoiceResponse(children=[Redirect("b")]), "b": b"<Response/>"})
    assert "  n1 ==> n2\n" in drawn


@pytest.mark.parametrize("wrong", [None, 1, {"a": None}])
def test_what_is_no_document(wrong: object) -> None:
    """What is neither a document nor an element is refused."""
    with pytest.raises(UsageError, match="flow takes documents and elements, not "):
        cxml.flow(wrong)  # type: ignore[arg-type]


def test_what_is_suppressed_is_not_marked() -> None:
    """A finding that a comment suppresses is in no picture."""
    record = "<Response><Record/><!-- cxml: ignore[CX405] --></Response>"
    assert "findings" not in cxml.flow(record)


def test_a_document_that_is_marked() -> None:
    """A document of which no verb is to blame has its own colour."""
    assert cxml.flow("<Response>a & b</Response>").endswith("  end\n  class d1 error\n")


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("line", Line)
def test_every_shape_and_line(shape: Shape, line: Line) -> None:
    """Every shape and every line has its own way of writing."""
    boxes = (Box("x1", ("a",), shape),)
    drawn = write_mermaid(Graph((), boxes, (Arrow("x1", "x1", "", line),), ()))
    box, arrow = drawn.splitlines()[-2:]
    assert box.startswith("  x1")
    assert re.fullmatch(r"  x1 \S+ x1", arrow)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_a_label_stays_a_label(text: str) -> None:
    """Whatever a document says, each line of the picture is one of those that cxml writes."""
    lines = write_mermaid(labelled(text)).split("\n")
    assert len(lines) == len(write_mermaid(labelled("a")).split("\n"))
    assert [each for each in lines[:-1] if not KNOWN.fullmatch(each)] == []


@pytest.mark.parametrize(
    "text",
    [
        'a"] --> b',
        "<script>alert(1)</script>",
        "&lt;b&gt;",
        "#quot;",
        "`a`",
        "**a** __b__ _c_ ~~d~~",
        "[a](b)",
        "![a](b)",
        "@{ shape: x }",
        "%% a",
        "a; click b",
        "a|b",
        "a\\nb",
    ],
)
def test_what_would_mean_something(text: str) -> None:
    """A character that Mermaid, HTML or Markdown might take for its own is a number."""
    label = write_mermaid(labelled(text)).split('subgraph d1["')[1].split('"]\n')[0]
    assert not set(re.sub(r"#\d+;", "", label)) & set('"<>&#`*_~[]{}|%;\\@')


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("menu-1.xml", "menu-1.xml"),
        ("+15550100101", "+15550100101"),
        ("1. one", "1#46; one"),
        ("1) one", "1#41; one"),
        ("- one", "#45; one"),
        ("+ one", "#43; one"),
        ("www.example.com", "www#46;example.com"),
        ("fa:fa-bell", "fa#58;#8203;fa-bell"),
        ("$$a$$", "#36;#8203;#36;#8203;a#36;#8203;#36;#8203;"),
        ("a\\nb", "a#92;#8203;nb"),
    ],
)
def test_what_viewers_of_markdown_would_take(text: str, written: str) -> None:
    """What begins a list, a link, a formula or an icon is told apart from words and names."""
    assert f'subgraph d1["{written}"]' in write_mermaid(labelled(text))
