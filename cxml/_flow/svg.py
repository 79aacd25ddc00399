"""A picture as SVG, laid out by Graphviz, which the package pygraphviz brings."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from .._check.rule import Severity
from ..errors import ConfigurationError
from .graph import Arrow, Box, Graph, Line, Shape

_PROGRAM = """
import sys
from pygraphviz import AGraph
picture = AGraph(string=sys.stdin.buffer.read().decode())
sys.stdout.buffer.write(picture.draw(format="svg", prog="dot"))
"""
_MOST_SECONDS = 60
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
_INK = "#767676"
"""What stands on the page itself, which may be white or dark: of the same contrast on both."""
_FONT = 'fontname="Helvetica,Arial,sans-serif" fontsize=11'


def write_svg(graph: Graph) -> str:
    """Draw a picture as SVG.

    Raises:
        ImportError: pygraphviz is missing; ``pip install "cxml[flow]"`` installs it.
        ConfigurationError: Graphviz cannot lay it out.

    """
    if find_spec("pygraphviz") is None:
        message = 'SVG needs pygraphviz; run: pip install "cxml[flow]"'
        raise ModuleNotFoundError(message, name="pygraphviz")
    # Labels that have a place of their own look better, and Graphviz gives up on some dense
    # pictures that have them.
    for where in ("label", "xlabel"):
        if drawn := _laid_out(write_dot(graph, where)):
            # Without the declaration of a type, and the version of Graphviz in a comment.
            return drawn[drawn.index("<svg") :]
    raise ConfigurationError("Graphviz cannot lay this picture out; draw fewer documents")


def _laid_out(dot: str) -> str:
    """Have Graphviz lay a picture out; give nothing where it fails.

    In a process of its own: where Graphviz meets a mistake of its own it ends the process, and it
    may take very long.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", _PROGRAM],
            input=dot.encode(),
            capture_output=True,
            timeout=_MOST_SECONDS,
            check=True,
        )
    except subprocess.SubprocessError:
        return ""
    return done.stdout.decode()


def write_dot(graph: Graph, where: str = "label") -> str:
    """Write a picture in Graphviz's own language.

    Args:
        graph: the picture.
        where: the attribute that is the label of an arrow: ``xlabel`` stands where there is room.

    """
    return "\n".join(_lines(graph, where)) + "\n"


def _lines(graph: Graph, where: str) -> Iterator[str]:
    yield "digraph cxml {"
    yield f'  graph [{_FONT} bgcolor=transparent fontcolor="{_INK}"]'
    yield f'  graph [labelloc=b labeljust=l label="{_listed(graph)}"]'
    yield f'  node [{_FONT} style="filled" fillcolor="white"]'
    yield f'  edge [{_FONT} color="{_INK}" fontcolor="{_INK}"]'
    for group in graph.groups:
        yield f"  subgraph cluster_{group.id} {{"
        fill, line = _FILLS[group.mark] if group.mark else _UNMARKED
        yield f'    graph [style=filled fillcolor="{fill}" color="{line}" labelloc=t]'
        yield f'    graph [label="{_escaped(group.title)}" fontcolor=black]'
        yield from (f"    {_box(each)}" for each in group.boxes)
        yield "  }"
    yield from (f"  {_box(each)}" for each in graph.boxes)
    yield from (f"  {_arrow(each, where)}" for each in graph.arrows)
    yield "}"


def _box(box: Box) -> str:
    label = "\\n".join(map(_escaped, box.lines))
    attributes = {"shape": _SHAPES[box.shape], "label": label}
    if box.mark:
        attributes["fillcolor"], attributes["color"] = _FILLS[box.mark]
    return f"{box.id} [{_listed_attributes(attributes)}]"


def _arrow(arrow: Arrow, where: str) -> str:
    attributes = {"style": _LINES[arrow.line], where: _escaped(arrow.label)}
    return f"{arrow.start} -> {arrow.end} [{_listed_attributes(attributes)}]"


def _listed_attributes(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{value}"' for name, value in attributes.items())


def _listed(graph: Graph) -> str:
    r"""Give the findings as a text of lines that begin at the left: each ends with ``\l``."""
    return "".join(f"{_escaped(each.text)}\\l" for each in graph.findings)


def _escaped(text: str) -> str:
    """Write a text so that Graphviz takes nothing of it for an escape, or for an entity."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
