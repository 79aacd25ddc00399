"""The picture as SVG: nothing in it is more than a drawing."""

from __future__ import annotations

import sys

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import example, given, settings, strategies as st

from cxml._flow.graph import Arrow, Box, Graph, Line, Shape
from cxml._flow.svg import write_dot, write_svg

from .pictures import labelled

SVG = "{http://www.w3.org/2000/svg}"
NAMES = "svg g title polygon polyline path text ellipse"
DRAWN = {f"{SVG}{each}" for each in NAMES.split()}
VISIBLE = st.characters(categories=("L", "N", "P", "S"))


@settings(deadline=None, max_examples=30)
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
