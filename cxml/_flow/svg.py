"""A picture as SVG, laid out by Graphviz, which the package pygraphviz brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Protocol, cast

from .._check.rule import Severity
from .graph import Arrow, Box, Graph, Line, Shape

_SHAPES = {
    Shape.VERB: "box",
    Shape.ROOM: "hexagon",
    Shape.QUEUE: "box3d",
    Shape.ADDRESS: "oval",
    Shape.CALLBACK: "cds",
    Shape.NOTE: "plaintext",
}
_LINES = {Line.NEXT: "solid", Line.ASKS: "bold", Line.ASIDE: "dashed"}
_FILLS = {
    Severity.ERROR: ("#fee2e2", "#b91c1c"),
    Severity.WARNING: ("#fef3c7", "#b45309"),
    Severity.INFO: ("#dbeafe", "#1d4ed8"),
}
_UNMARKED = "#f8fafc", "#94a3b8"
_FONT = 'fontname="Helvetica,Arial,sans-serif" fontsize=11'


def write_svg(graph: Graph) -> str:
    """Draw a picture as SVG.

    Raises:
        ImportError: pygraphviz is missing; ``pip install "cxml[flow]"`` installs it.

    """
    laid_out = _read(write_dot(graph))
    try:
        drawn = laid_out.draw(format="svg", prog="dot")
    finally:
        laid_out.close()
    # Without the declaration of a type, and the version of Graphviz in a comment.
    return drawn[drawn.index(b"<svg") :].decode()


class _LaidOut(Protocol):
    """What is used of pygraphviz's class, which has no types."""

    def draw(self, *, format: str, prog: str) -> bytes: ...  # noqa: A002 - its name there
    def close(self) -> None: ...


def _read(dot: str) -> _LaidOut:
    try:
        library = import_module("pygraphviz")
    except ModuleNotFoundError:
        message = 'SVG needs pygraphviz; run: pip install "cxml[flow]"'
        raise ModuleNotFoundError(message, name="pygraphviz") from None
    return cast("_LaidOut", library.AGraph(string=dot))


def write_dot(graph: Graph) -> str:
    """Write a picture in Graphviz's own language."""
    return "\n".join(_lines(graph)) + "\n"


def _lines(graph: Graph) -> Iterator[str]:
    yield "digraph cxml {"
    yield f'  graph [{_FONT} labelloc=b labeljust=l label="{_listed(graph)}"]'
    yield f'  node [{_FONT} style="filled" fillcolor="white"]'
    yield f"  edge [{_FONT}]"
    for group in graph.groups:
        yield f"  subgraph cluster_{group.id} {{"
        fill, line = _FILLS[group.mark] if group.mark else _UNMARKED
        yield f'    graph [style=filled fillcolor="{fill}" color="{line}" labelloc=t]'
        yield f'    graph [label="{_escaped(group.title)}"]'
        yield from (f"    {_box(each)}" for each in group.boxes)
        yield "  }"
    yield from (f"  {_box(each)}" for each in graph.boxes)
    yield from (f"  {_arrow(each)}" for each in graph.arrows)
    yield "}"


def _box(box: Box) -> str:
    label = "\\n".join(map(_escaped, box.lines))
    attributes = {"shape": _SHAPES[box.shape], "label": label}
    if box.mark:
        attributes["fillcolor"], attributes["color"] = _FILLS[box.mark]
    return f"{box.id} [{_listed_attributes(attributes)}]"


def _arrow(arrow: Arrow) -> str:
    attributes = {"style": _LINES[arrow.line], "label": _escaped(arrow.label)}
    return f"{arrow.start} -> {arrow.end} [{_listed_attributes(attributes)}]"


def _listed_attributes(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in attributes.items())


def _listed(graph: Graph) -> str:
    r"""Give the findings as a text of lines that begin at the left: each ends with ``\l``."""
    return "".join(f"{_escaped(each.text)}\\l" for each in graph.findings)


def _escaped(text: str) -> str:
    """Write a text so that Graphviz takes nothing of it for an escape, or for an entity."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
