"""The picture as SVG: nothing in it is more than a drawing."""

from __future__ import annotations

import sys
from itertools import product

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings, strategies as st

from cxml import ConfigurationError
from cxml._flow.graph import MOST_ARROWS, Arrow, Box, Graph, Group, Line, Shape
from cxml._flow.svg import write_dot, write_svg

from .pictures import labelled

SVG = "{http://www.w3.org/2000/svg}"
NAMES = "svg g title polygon polyline path text ellipse"
DRAWN = {f"{SVG}{each}" for each in NAMES.split()}
VISIBLE = st.characters(categories=("L", "N", "P", "S"))


@settings(max_examples=10)
@given(st.text(VISIBLE, min_size=1, max_size=20))
@example("a\\nb\\N\\G\\l\\")
@example("&amp; &#65; <b>")
@example('"]; a -> b [label="')
@example("<table><tr><td>a</td></tr></table>")
def test_a_label_stays_a_label(text: str) -> None:
    """Whatever a document says is shown as it is, and is nothing but text."""
    svg = fromstring(write_svg(labelled(text)))
    assert {each.tag for each in svg.iter()} <= DRAWN
    texts = [each.text for each in svg.iter(f"{SVG}text")]
    assert texts == [text] * 8


def test_the_same_picture_is_the_same_file() -> None:
    """The same picture is drawn in the same way, and says neither when nor by which version."""
    svg = write_svg(labelled("a"))
    assert svg == write_svg(labelled("a"))
    assert svg.startswith("<svg ")
    assert "version" not in svg


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("line", Line)
def test_every_shape_and_line(shape: Shape, line: Line) -> None:
    """Graphviz knows every shape and every line."""
    boxes = (Box("x1", ("room",), shape),)
    svg = write_svg(Graph((), boxes, (Arrow("x1", "x1", "again", line),), ()))
    assert ">room</text>" in svg
    assert ">again</text>" in svg


def dense() -> Graph:
    """Give a picture in which every box leads to all others, with a word at each arrow."""
    boxes = [Box(f"n{number}", ("a",)) for number in range(40)]
    groups = [Group(f"d{each.id}", "a", (each,)) for each in boxes]
    pairs = [*product(boxes, boxes)][:MOST_ARROWS]
    arrows = [Arrow(one.id, other.id, "after the call", Line.ASKS) for one, other in pairs]
    return Graph(tuple(groups), (), tuple(arrows), ())


def test_a_picture_that_graphviz_gives_up_on() -> None:
    """Where Graphviz ends its process over the labels, they are put where there is room."""
    svg = fromstring(write_svg(dense()))
    assert sum(each.text == "after the call" for each in svg.iter(f"{SVG}text")) > 0


def test_a_picture_that_nothing_can_lay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture that takes too long is refused."""
    monkeypatch.setattr("cxml._flow.svg._MOST_SECONDS", 0.001)
    with pytest.raises(ConfigurationError, match="cannot lay this picture out"):
        write_svg(dense())


def test_a_picture_stands_on_a_page_of_any_colour() -> None:
    """It has no ground, and what stands on the page has as much contrast on white as on black."""
    svg = fromstring(write_svg(labelled("a")))
    (graph,) = svg
    assert graph.find(f"{SVG}polygon") is None
    edges = graph.findall(f"{SVG}g[@class='edge']")
    words = [
        *graph.findall(f"{SVG}text"),
        *(each for edge in edges for each in edge.iter(f"{SVG}text")),
    ]
    lines = [each for edge in edges for each in edge.iter(f"{SVG}path")]
    assert {each.get("fill") for each in words} == {each.get("stroke") for each in lines}
    assert {each.get("stroke") for each in lines} == {"#767676"}


def test_findings_have_their_colours() -> None:
    """What is wrong is coloured, and listed below."""
    dot = write_dot(labelled("a"))
    assert 'n1 [shape="box" label="a\\na" fillcolor="#fee2e2" color="#b91c1c"]' in dot
    assert 'labeljust=l label="a\\l"]' in dot


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pygraphviz is not installed, the error says what to install."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with pytest.raises(ImportError, match=r'run: pip install "cxml\[flow\]"'):
        write_svg(labelled("a"))
