"""How a document is laid out in rows."""

from __future__ import annotations

import pytest

from cxml._calling.page.documents import laid_out


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("<Response/>", [(0, "<Response/>", 1, 1)]),
        (
            '<?xml version="1.0"?><Response><Dial><Number>1</Number></Dial></Response>',
            [
                (0, '<?xml version="1.0"?>', 1, 1),
                (0, "<Response>", 1, 22),
                (1, "<Dial>", 1, 32),
                (2, "<Number>1</Number>", 1, 38),
                (1, "</Dial>", 1, 56),
                (0, "</Response>", 1, 63),
            ],
        ),
        (
            "<Response>\r\n  <Say>One <break/>\n two</Say>\r<!-- a > b --></Response>",
            [
                (0, "<Response>", 1, 1),
                (1, "<Say>One <break/> two</Say>", 2, 3),
                (1, "<!-- a > b -->", 4, 1),
                (0, "</Response>", 4, 15),
            ],
        ),
        (
            '<Response><Play digits="a>b"/><Say><![CDATA[<x>]]></Say></Response>',
            [
                (0, "<Response>", 1, 1),
                (1, '<Play digits="a>b"/>', 1, 11),
                (1, "<Say><![CDATA[<x>]]></Say>", 1, 31),
                (0, "</Response>", 1, 57),
            ],
        ),
        ("</Response>", [(0, "</Response>", 1, 1)]),
    ],
)
def test_each_element_has_a_row(text: str, rows: list[tuple[int, str, int, int]]) -> None:
    """An element has one row if it has words in it, and its place is that in the source."""
    found = [(each.depth, each.text, each.line, each.column) for each in laid_out(text)]
    assert found == rows
