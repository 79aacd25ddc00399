"""A picture as Mermaid, which many viewers of Markdown draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .._check.rule import Severity
from .graph import Arrow, Box, Graph, Line, Shape

_SHAPES = {
    Shape.VERB: '["{}"]',
    Shape.ROOM: '{{{{"{}"}}}}',
    Shape.QUEUE: '[["{}"]]',
    Shape.ADDRESS: '(["{}"])',
    Shape.CALLBACK: '>"{}"]',
    Shape.NOTE: '("{}")',
}
_LINES = {Line.NEXT: "-->", Line.ASKS: "==>", Line.ASIDE: "-.->"}
_COLOURS = {
    Severity.ERROR: "fill:#fee2e2,stroke:#b91c1c,color:#450a0a",
    Severity.WARNING: "fill:#fef3c7,stroke:#b45309,color:#451a03",
    Severity.INFO: "fill:#dbeafe,stroke:#1d4ed8,color:#172554",
}
# All but letters, digits and what is harmless beside them. The rest would begin something in
# Mermaid, in HTML, or in Markdown, as which viewers read labels: "1. ", "- ", "www." and others.
_SPECIAL = re.compile(
    r"[^\w ,/?!().+-]|_|(?<=www)\.|(?<![^\W_])[.-]|[.-](?![^\W_])|\+(?!\d)|(?<=\d)\)"
)


def write_mermaid(graph: Graph) -> str:
    """Write a picture as Mermaid."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield "flowchart TD"
    for severity, colours in _COLOURS.items():
        yield f"  classDef {severity} {colours}"
    for group in graph.groups:
        yield f'  subgraph {group.id}["{_escaped(group.title)}"]'
        yield "    direction TB"
        yield from (f"    {_box(each)}" for each in group.boxes)
        yield "  end"
    yield from (f"  {_box(each)}" for each in graph.boxes)
    yield from (f"  {_arrow(each)}" for each in graph.arrows)
    yield from _findings(graph)
    yield from (f"  class {each.id} {each.mark}" for each in graph.groups if each.mark)


def _box(box: Box) -> str:
    label = "<br/>".join(map(_escaped, box.lines))
    mark = f":::{box.mark}" if box.mark else ""
    return f"{box.id}{_SHAPES[box.shape].format(label)}{mark}"


def _arrow(arrow: Arrow) -> str:
    label = f'|"{_escaped(arrow.label)}"|' if arrow.label else ""
    return f"{arrow.start} {_LINES[arrow.line]}{label} {arrow.end}"


def _findings(graph: Graph) -> Iterable[str]:
    """List the findings in boxes below each other, tied by links that nobody sees."""
    boxes = [
        Box(f"f{number}", (each.text,), Shape.VERB, each.severity)
        for number, each in enumerate(graph.findings, 1)
    ]
    if boxes:
        yield '  subgraph findings["Findings"]'
        yield "    direction TB"
        yield from (f"    {_box(each)}" for each in boxes)
        if len(boxes) > 1:
            yield f"    {' ~~~ '.join(each.id for each in boxes)}"
        yield "  end"


def _escaped(text: str) -> str:
    """Write a text so that neither Mermaid, nor Markdown and HTML in it, take it for theirs."""
    return _SPECIAL.sub(_numbered, text)


def _numbered(found: re.Match[str]) -> str:
    # Viewers turn the numbers back before they look for formulas, in "$$", for icons, behind
    # "fa:", and for lines that end at "\\n": a space of no width keeps these apart.
    is_begun = found[0] in "$\\" or found.string.startswith("fa-", found.end())
    return f"#{ord(found[0])};" + ("#8203;" if is_begun else "")
