"""The documentation as a browser shows it: a real one, at three widths, in light and dark.

It looks at what stands in ``docs/_build/html``, where Sphinx writes it; without that there is
nothing to look at. The browser is Debian's Chromium, driven by Playwright (group ``browser``).
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from cxml._check.finding import PAGES
from cxml._check.rule import Severity
from cxml._flow.graph import Arrow, Box, Graph, Group, Line
from cxml._flow.svg import write_svg

SITE = Path(__file__).parents[2] / "docs/_build/html"
CHROMIUM = shutil.which("chromium")
REQUIRED = "CXML_TEST_CHROMIUM" in os.environ  # then nothing is skipped
pytestmark = pytest.mark.skipif(
    not REQUIRED and not (CHROMIUM and find_spec("playwright") and SITE.exists()),
    reason="needs docs/_build/html, Chromium, and the group browser",
)

# What reaches beyond the edge of the window, and what is cut at the edge of its own box.
WIDER = """() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? ["the page"] : [];
    for (const each of document.querySelectorAll("article *")) {
        const box = each.getBoundingClientRect();
        const name = `${each.tagName} ${each.className} ${each.textContent.trim().slice(0, 60)}`;
        if (box.width > 0 && box.right > width + 1) found.push(name);
        if (each.matches("pre, .table-wrapper") && each.scrollWidth > each.clientWidth + 1)
            found.push(`cut: ${name}`);
    }
    return found;
}"""

# What is broken in the midst in a cell: a word between the places that are there for that, or the
# name of a class, which has none.
BROKEN = r"""() => {
    const isNarrow = document.documentElement.clientWidth < 700;
    const isBroken = (range) => {
        const seen = [...range.getClientRects()].filter((each) => each.width > 0);
        return new Set(seen.map((each) => Math.round(each.top))).size > 1;
    };
    const found = [];
    for (const cell of document.querySelectorAll("article :is(td, th)")) {
        const range = document.createRange();
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode())
            for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
                range.setStart(texts.currentNode, word.index);
                range.setEnd(texts.currentNode, word.index + word[0].length);
                if (isBroken(range)) found.push(word[0]);
            }
        for (const name of isNarrow ? [] : cell.querySelectorAll("code.py-class, code.py-exc")) {
            range.selectNodeContents(name);
            if (isBroken(range)) found.push(name.textContent);
        }
    }
    return found;
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=SITE))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium does not start as root inside its own sandbox.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


def pages() -> list[str]:
    """Name all pages of the documentation; those that show source lines are as wide as these."""
    found = (path.relative_to(SITE) for path in SITE.rglob("*.html"))
    return sorted(str(each) for each in found if each.parts[0] != "_modules")


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_its_page(address: str, browser: Any, width: int) -> None:
    """On a phone, a laptop and a large screen everything can be read without scrolling sideways."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    wider = {}
    for name in pages():
        page.goto(f"{address}/{name}", wait_until="domcontentloaded")
        if found := page.evaluate(WIDER):
            wider[name] = found[:3]
    page.close()
    assert wider == {}


@pytest.mark.parametrize("width", [390, 1280])
def test_no_table_breaks_a_name(address: str, browser: Any, width: int) -> None:
    """In tables words and names are whole; long names break between their words where they must."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    broken = {}
    for name in pages():
        page.goto(f"{address}/{name}", wait_until="domcontentloaded")
        if found := page.evaluate(BROKEN):
            broken[name] = found[:3]
    page.close()
    assert broken == {}


def test_no_page_asks_another_host_or_fails(address: str, browser: Any) -> None:
    """A page needs nothing but the site, and no script of it fails."""
    page, asked, failed = browser.new_page(), set[str](), list[str]()
    page.on("request", lambda request: asked.add(request.url.split("/")[2]))
    page.on("pageerror", lambda error: failed.append(str(error)))
    for name in ("index.html", "how-to/index.html", "reference/voice/conference.html"):
        page.goto(f"{address}/{name}", wait_until="networkidle")
    page.close()
    assert asked == {address.removeprefix("http://")}
    assert failed == []


def test_copying_leaves_out_prompts(address: str, browser: Any) -> None:
    """What is copied from a session is the program alone."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/index.html")
    session = page.locator("div.highlight", has_text=">>> from cxml").first
    session.locator("button.copybtn").click(force=True)
    page.wait_for_function("async () => (await navigator.clipboard.readText()).length > 0")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    context.close()
    assert "import VoiceResponse" in copied
    assert ">>>" not in copied
    assert "</Response>" not in copied


@pytest.mark.parametrize(
    "word",
    ["16002", "11200", "13215", "waitUrl", "ngrok", "gunicorn", "whisper", "voicemail", "IVR"],
)
def test_the_search_finds(address: str, browser: Any, word: str) -> None:
    """The words that people look for lead somewhere."""
    page = browser.new_page()
    page.goto(f"{address}/search.html?q={word}")
    page.wait_for_selector("ul.search li a", timeout=30_000)
    page.close()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("nothing is reported", "how-to/troubleshooting.html"),
        ("every request is refused", "how-to/troubleshooting.html"),
        ("the caller hears nothing", "how-to/troubleshooting.html"),
        ("answering machine", "cookbook/voicemail.html"),
        ("phone tree", "cookbook/ivr.html"),
        ("ring group", "cookbook/forwarding.html"),
    ],
)
def test_the_search_finds_first(address: str, browser: Any, words: str, wanted: str) -> None:
    """What goes wrong, and what a flow is called elsewhere, leads to its page among the first."""
    page = browser.new_page()
    page.goto(f"{address}/search.html?q={words.replace(' ', '+')}")
    page.wait_for_selector("ul.search li a", timeout=30_000)
    links = page.eval_on_selector_all("ul.search li > a", "all => all.map(each => each.href)")
    page.close()
    assert any(f"/{wanted}" in each for each in links[:3]), links[:5]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(address: str, browser: Any, scheme: str) -> None:
    """Text has at least seven times the contrast of its ground, in light and in dark."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/how-to/flask.html")
    text, ground = page.evaluate(
        """() => {
            const style = (each) => getComputedStyle(document.querySelector(each));
            return [style("article p").color, style("body").backgroundColor];
        }"""
    )
    page.close()
    assert contrast(text, ground) > 7


# What a picture of documents has: the colour of each thing, and the ground that it has of its own.
DRAWN = """() => {
    const things = document.querySelectorAll(
        "div.flow svg :is(text, polygon, path, polyline, ellipse)");
    return Array.from(things, (each) => {
        const {fill, stroke} = getComputedStyle(each);
        const isText = each.tagName === "text";
        const isTip = each.tagName === "polygon" && each.closest("g.edge") !== null;
        return isText || isTip ? [fill, "none"] : [stroke, fill];
    });
}"""


def marked() -> str:
    """Draw a picture in which what can have a mark has each of them."""
    marks = (*Severity, None)
    boxes = tuple(Box(f"b{number}", ("a",), mark=mark) for number, mark in enumerate(marks))
    groups = tuple(Group(box.id, "a", (box,), box.mark) for box in boxes)
    arrows = tuple(Arrow("b0", "b1", "a", line) for line in Line)
    return write_svg(Graph(groups, (Box("x", ("a",)),), arrows, ()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_documents_follow_the_theme(address: str, browser: Any, scheme: str) -> None:
    """In light and in dark a picture is no bright spot, and words and lines are seen on it."""
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{address}/how-to/draw-a-call-flow.html")
    page.eval_on_selector("div.flow", "(flow, svg) => { flow.innerHTML += svg; }", marked())
    drawn = page.evaluate(DRAWN)
    paper = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.close()
    grounds = {ground for _, ground in drawn} - {"none"}
    assert len(grounds) == 5, grounds  # the paper, a document, and the three marks
    assert [each for each in grounds if contrast(each, paper) > 1.4] == []
    for ink, own in drawn:
        behind = {paper, own} if own != "none" else grounds
        low = [each for each in behind if ink != "none" and contrast(ink, each) < 4.5]
        assert low == [], (ink, low)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, as WCAG 2 counts it."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [float(each) / 255 for each in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_programs_find_every_page() -> None:
    """``llms.txt`` leads to pages that there are, each once, and to the page for assistants."""
    links = re.findall(r"\]\((.+?)\)", (SITE / "llms.txt").read_text(encoding="utf-8"))
    named = [each.removeprefix(PAGES.removesuffix("reference/rules/")) for each in links]
    assert len(named) > 250
    assert len(set(named)) == len(named)
    assert [each for each in named if not (SITE / each).exists()] == []
    assert named[0] == "AGENTS.md"
