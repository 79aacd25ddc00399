"""The page as a browser shows it: a real one, from a phone to a large screen, in light and dark.

The browser is Debian's Chromium, driven by Playwright (group ``browser``).
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event, Thread
from typing import Any

import pytest

from cxml._calling.page.platform import PagePlatform
from cxml._calling.page.server import PageServer

from .conftest import STANDS, application

CHROMIUM = shutil.which("chromium")
REQUIRED = "CXML_TEST_CHROMIUM" in os.environ  # then nothing is skipped
pytestmark = pytest.mark.skipif(
    not REQUIRED and not (CHROMIUM and find_spec("playwright")),
    reason="needs Chromium, and the group browser",
)
ANNA, DESK, SCRIPT = "+15550100142", "+15550100700", "<script>alert(1)</script>"
LONG = "sip:support-desk@example-space-of-ours.sip.signalwire.com"
WIDER = """() => {
    const width = document.documentElement.clientWidth;
    const all = [...document.querySelectorAll("body *")];
    const out = all.filter((each) => each.getBoundingClientRect().right > width + 1
        && !each.matches(".hidden, .skip, .hidden *") && each.getClientRects().length);
    return out.map((each) => `${each.tagName} ${each.className}`);
}"""
CONTRAST = """() => {
    const found = [];
    const pieces = (text) => text.match(/[\\d.]+/g).map(Number);
    const light = (text) => {
        const [r, g, b] = pieces(text).slice(0, 3).map((each) => each / 255)
            .map((each) => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (each) => {
        for (let at = each; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (pieces(colour)[3] !== 0) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    for (const each of document.querySelectorAll("main *, .bar *")) {
        const words = [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
        if (!words || !each.getClientRects().length || each.disabled) continue;
        const both = [light(getComputedStyle(each).color), light(ground(each))];
        const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
        if (contrast < 4.5) found.push(`${each.tagName} ${each.className} ${each.textContent}`);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium does not start as root inside its own sandbox.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def address() -> Iterator[str]:
    """Serve the page, from a thread of its own."""
    ready, servers = Event(), list[PageServer]()

    def serve() -> None:
        with PagePlatform(application) as platform, PageServer(platform) as server:
            platform.open_at("/voice", [ANNA])
            servers.append(server)
            ready.set()
            server.run()

    thread = Thread(target=serve)
    thread.start()
    assert ready.wait(30)
    yield servers[0].address
    servers[0].stop()
    thread.join(30)


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """Open the page; it asks nobody else, and no script of it fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened, failed, asked = context.new_page(), list[str](), set[str]()
    opened.set_default_timeout(30_000)
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.on("console", lambda said: failed.append(said.text))
    opened.on("dialog", lambda dialog: failed.append(dialog.message))
    opened.on("request", lambda request: asked.add(request.url.split("/")[2]))
    opened.goto(address)
    opened.locator(".card").first.wait_for()
    yield opened
    context.close()
    assert failed == []
    assert asked == {address.split("/")[2]}


def call(page: Any, path: str = "/voice", number: str = ANNA) -> Any:
    """Let a phone call, and give its card."""
    card = page.get_by_role("article", name=f"Phone {number}", exact=True)
    card.get_by_label("Path of the first document").fill(path)
    card.get_by_role("button", name="Call", exact=True).click()
    card.get_by_role("button", name="Hang up").wait_for()
    return card


def test_a_call_is_played(page: Any) -> None:
    """A phone calls and presses a key, another one rings and answers, and both are heard."""
    card = call(page)
    transcript = page.get_by_role("log")
    transcript.get_by_text("Welcome.").wait_for()
    card.get_by_role("button", name="1", exact=True).click()
    desk = page.get_by_role("article", name=f"Phone {DESK}")
    desk.get_by_role("button", name="Answer").click()
    desk.get_by_label("What to say").fill("Sales, hello.")
    desk.get_by_role("button", name="Say").click()
    transcript.locator(".heard").get_by_text("Sales, hello.").wait_for()
    card.get_by_role("button", name="Hang up").click()
    card.get_by_text("completed").wait_for()


def test_it_is_used_by_the_keyboard_alone(page: Any) -> None:
    """Tab and Enter lead to everything, the focus is seen, and digits press keys."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the transcript"
    for _ in range(20):
        if page.evaluate("document.activeElement.textContent") == "Call":
            break
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.get_by_role("log").get_by_text("Welcome.").wait_for()
    page.get_by_role("button", name="star").focus()
    page.keyboard.press("1")
    page.get_by_role("log").locator("kbd").get_by_text("1").wait_for()


FOCUS = """() => {
    const at = document.activeElement;
    return [at.dataset.press, getComputedStyle(at).outlineStyle];
}"""


def test_digits_are_pressed_anywhere_in_a_card(page: Any) -> None:
    """The ring of the focus is on the key that was pressed, and arrows lead on from there."""
    card = call(page, "/room")
    card.get_by_role("heading").click()
    page.keyboard.press("5")
    page.get_by_role("log").locator("kbd").get_by_text("5").wait_for()
    assert page.evaluate(FOCUS) == ["5", "solid"]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUS) == ["8", "solid"]
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.get_by_role("log").locator("kbd").get_by_text("7").wait_for()
    card.get_by_label("What to say").press_sequentially("9")
    assert card.get_by_label("What to say").input_value() == "9"
    card.get_by_role("button", name="Keypad").click()
    card.get_by_role("button", name="star").wait_for(state="hidden")
    card.get_by_role("button", name="Keypad").press("6")
    page.get_by_role("log").locator("kbd").get_by_text("6").wait_for()


WHERE = """() => {
    const at = document.activeElement;
    return at.getAttribute("aria-label") || at.id || at.textContent;
}"""


def enter(page: Any, name: str, **more: Any) -> Any:
    """Use a button by the keyboard, and give what has the focus when that is done."""
    button = page.get_by_role("button", name=name, exact=True, **more).first
    button.focus()
    page.keyboard.press("Enter")
    page.locator("body[aria-busy]").wait_for(state="detached")
    return page.evaluate(WHERE)


def test_the_first_call_is_placed_by_keys_alone(page: Any) -> None:
    """The phone has the focus when the button is gone, so that keys are pressed at once, fast."""
    assert enter(page, "Place the first call") == f"Phone {ANNA}"
    page.keyboard.type("42")
    page.get_by_role("log").locator("kbd").get_by_text("2").wait_for()
    assert page.get_by_role("log").locator("kbd").all_inner_texts() == ["4", "2"]


def test_the_focus_stays_with_a_phone(page: Any) -> None:
    """Whoever calls, answers, declines or hangs up by the keyboard is at that phone afterwards."""
    path = page.get_by_label("Path of the first document")
    path.fill("/menu")
    path.press("Enter")
    page.get_by_role("button", name="Decline").wait_for()
    assert page.evaluate(WHERE) == f"Phone {ANNA}"
    assert enter(page, "Decline") == f"Phone {DESK}"
    page.locator(f"[data-number='{ANNA}'] .calls").wait_for()
    for last, at in (("Ignore", "Phone " + DESK), ("Answer", "Phone " + DESK)):
        if last == "Ignore":
            path.first.fill("/menu")
            path.first.press("Enter")
            page.get_by_role("button", name="Decline").wait_for()
        assert enter(page, last) == at
    page.get_by_role("article", name=f"Phone {ANNA}").get_by_role("button", name="Hang up").focus()
    page.keyboard.press("Enter")
    page.get_by_role("article", name=f"Phone {ANNA}").get_by_text("completed").wait_for()
    assert page.evaluate(WHERE) == f"Phone {ANNA}"


def test_the_focus_stays_where_work_goes_on(page: Any) -> None:
    """Also at requests that are let go, in a room that somebody is taken from, and at the clock."""
    call(page, "/room")
    page.locator("summary").filter(has_text="participant-join").click()
    page.get_by_role("button", name="Send again").wait_for()
    assert enter(page, "Hold back the next ones") == "Hold back no more"
    enter(page, f"Mute {ANNA}")
    assert enter(page, f"Unmute {ANNA}") == f"Mute {ANNA}"
    assert enter(page, "Let go") == "Let go"
    assert enter(page, "Let go") == "Hold back no more"
    assert enter(page, "Hold back no more") == "requests"
    assert enter(page, f"Remove {ANNA}") == "Room Board"
    assert enter(page, "Begin anew") == "anew"
    page.get_by_role("article", name=f"Phone {ANNA}").get_by_role("button", name="Hang up").click()
    page.get_by_text("completed", exact=True).wait_for()
    call(page)
    assert enter(page, "Step to 00:06") == "second"


def test_what_is_clicked_meanwhile_follows(page: Any) -> None:
    """While the application is asked nothing is lost, and a second click on the same is one."""
    call(page, "/room")
    page.locator("body[aria-busy]").wait_for(state="detached")
    held, done = hold(page), list[str]()
    page.on("request", lambda one: done.extend(re.findall(r'"do":"(\w+)"', one.post_data or "")))
    before = page.locator("#now").inner_text()
    page.get_by_role("button", name="+1 s").click()
    page.locator("body[aria-busy]").wait_for()
    for name in (f"Mute {ANNA}", "+1 s", f"Mute {ANNA}"):
        page.get_by_role("button", name=name).click()
    page.get_by_label("Hold all back").click()
    assert len(held) == 1
    held[0].continue_()
    page.locator("body[aria-busy]").wait_for(state="detached")
    assert done == ["wait", "mute", "wait", "hold_all"]
    page.get_by_role("button", name=f"Unmute {ANNA}").wait_for()
    assert page.get_by_label("Hold all back").is_checked()
    assert (before, page.locator("#now").inner_text()) == ("00:00", "00:02")


def hold(page: Any) -> list[Any]:
    """Hold what is done next, until somebody lets it go on."""
    held = list[Any]()
    page.route("**/act", lambda route: held.append(route), times=1)
    return held


def test_why_something_was_refused_stays(page: Any) -> None:
    """What follows does not take away what has to be read, and what is done later does."""
    held = hold(page)
    page.get_by_role("button", name="+1 s").click()
    page.locator("body[aria-busy]").wait_for()
    page.get_by_label("Path of the first document").fill("http://[")
    page.get_by_role("button", name="Call", exact=True).click()
    page.get_by_role("button", name="+1 s").click()
    held[0].continue_()
    page.locator("body[aria-busy]").wait_for(state="detached")
    page.locator("#problem").get_by_text("http://[ is no address").wait_for()
    enter(page, "+1 s")
    page.locator("#problem").wait_for(state="hidden")


def test_the_last_click_counts(page: Any) -> None:
    """A switch that is turned on, off and on again, all at once, is on."""
    held = hold(page)
    page.get_by_role("button", name="+1 s").click()
    page.locator("body[aria-busy]").wait_for()
    for _ in range(3):
        page.get_by_label("Hold all back").click()
    held[0].continue_()
    page.locator("body[aria-busy]").wait_for(state="detached")
    assert page.get_by_label("Hold all back").is_checked()
    assert page.get_by_text("all requests are held back").count() == 2


def test_what_was_to_follow_is_not_done_in_another_world(page: Any, address: str) -> None:
    """It was meant for what is no more, when another window lets all begin anew."""
    call(page)
    page.locator("body[aria-busy]").wait_for(state="detached")
    other, held, before = page.context.new_page(), hold(page), page.evaluate("world")
    other.goto(address)
    page.get_by_role("button", name="+1 s").click()
    page.locator("body[aria-busy]").wait_for()
    page.get_by_role("button", name="+10 s").click()
    other.get_by_role("button", name="Begin anew").click()
    page.wait_for_function("before => world !== before", arg=before)
    held[0].continue_()
    page.locator("body[aria-busy]").wait_for(state="detached")
    assert page.locator("#now").inner_text() == "00:02"  # of which the first call takes one


def test_a_phone_that_rings_is_ignored(page: Any) -> None:
    """It rings on until the document gives up, which a step leads to."""
    call(page, "/menu")
    desk = page.get_by_role("article", name=f"Phone {DESK}")
    desk.get_by_role("button", name="Ignore").click()
    desk.get_by_text(f"is ignored, from {ANNA}").wait_for()
    page.get_by_role("button", name="Step to 00:20").click()
    desk.get_by_text("no-answer").wait_for()


def test_all_requests_are_held_back(page: Any) -> None:
    """A call waits for its document until somebody lets it go, or answers with 500."""
    page.get_by_label("Hold all back").check()
    page.get_by_text("all requests are held back").wait_for()
    card = call(page)
    card.get_by_text("waits for /voice").wait_for()
    page.get_by_role("button", name="Let go").click()
    page.get_by_role("log").get_by_text("Welcome.").wait_for()
    card.get_by_role("button", name="1", exact=True).click()
    page.get_by_role("button", name="Answer with 500").click()
    card.get_by_text("completed").wait_for()
    page.locator("summary").filter(has_text="/menu").get_by_text("500", exact=True).wait_for()
    page.get_by_label("Hold all back").uncheck()
    page.get_by_text("all requests are no longer held back").wait_for()


def test_all_begins_anew(page: Any) -> None:
    """The transcript and the clock are those of a first call."""
    page.get_by_role("button", name="Place the first call").click()
    page.get_by_role("button", name="+1 s").click()
    page.locator("#now").get_by_text("00:02").wait_for()
    page.get_by_role("button", name="Begin anew").click()
    page.locator("#now").get_by_text("00:01").wait_for()
    assert page.get_by_role("log").get_by_text("Welcome.").count() == 1
    page.locator(".row.runs").get_by_text("Gather").wait_for()


def test_what_is_held_back_stays_held_back(page: Any) -> None:
    """A new beginning is one of calls and of the clock, and not of what somebody has set."""
    page.get_by_label("Hold all back").check()
    page.get_by_text("all requests are held back").wait_for()
    call_in = page.get_by_role("button", name="Call", exact=True)
    call_in.click()
    page.get_by_text("waits for /voice").wait_for()
    page.get_by_role("button", name="Begin anew").click()
    page.locator("#asked").wait_for(state="hidden")
    page.get_by_text("waits for /voice").wait_for()
    assert page.get_by_label("Hold all back").is_checked()


def test_a_step_over_hours_says_so(page: Any) -> None:
    """Nobody takes the limit of a call, or a long pause, for something that is seconds away."""
    card = call(page, "/room")
    page.get_by_role("button", name="Step to the time limit of the call, 4 h").wait_for()
    card.get_by_role("button", name="Hang up").click()
    card.get_by_text("completed").wait_for()
    assert page.get_by_role("button", name="Step", exact=True).is_disabled()


def test_what_fails_is_shown_with_its_cause(page: Any) -> None:
    """An exception stands at its request, with the place that it comes from."""
    card = page.get_by_role("article", name=f"Phone {ANNA}")
    card.get_by_label("Path of the first document").fill("/raises")
    card.get_by_role("button", name="Call", exact=True).click()
    card.get_by_text("failed").wait_for()
    row = page.locator("summary").filter(has_text="LookupError: no tickets")
    row.click()
    page.locator(".inside .error").get_by_text("in _answer").wait_for()
    page.get_by_role("checkbox", name="Requests").uncheck()
    page.get_by_role("log").get_by_text("calls").wait_for()


def test_a_slow_answer_is_waited_for_aloud(page: Any) -> None:
    """Meanwhile the page says what it waits for, and then for how long it did."""
    page.get_by_label("Path of the first document").fill("/slow")
    page.get_by_role("button", name="Call", exact=True).click()
    page.locator("#asked").get_by_text("The application is asked: POST /slow.").wait_for()
    page.locator("summary").get_by_text(re.compile(r", [0-9.]+ s$")).wait_for()
    page.locator("#asked").wait_for(state="hidden")


def test_every_window_says_what_is_waited_for(page: Any, address: str) -> None:
    """Also one that is opened meanwhile; what cannot be done then is not done, which is said."""
    STANDS.clear()
    page.get_by_label("Path of the first document").fill("/stands")
    page.get_by_role("button", name="Call", exact=True).click()
    before = page.locator(".card").bounding_box()
    other = page.context.new_page()
    other.goto(address)
    try:
        for each in (page, other):
            banner = each.locator("#asked")
            banner.get_by_text("The application is asked: POST /stands.").wait_for()
            banner.get_by_text("Nothing here can end it").wait_for()
            assert not banner.get_by_role("button").is_visible()
            each.get_by_role("article").get_by_text("waits for /stands").wait_for()
            each.locator("summary").get_by_text("asked", exact=True).wait_for()
            for name in ("Begin anew", "+1 s", "Run", "Hang up", "Add a phone"):
                assert each.get_by_role("button", name=name).is_disabled()
            each.get_by_role("button", name="Begin anew").press("Enter")
            banner.get_by_text("That was not done").wait_for()
            for width in (390, 1280):
                each.set_viewport_size({"width": width, "height": 800})
                assert each.evaluate(WIDER) == []
                assert each.evaluate(CONTRAST) == []
        assert page.locator(".card").bounding_box()["y"] == before["y"]
        other.get_by_label("Hold all back").evaluate("each => each.click()")
        assert not other.get_by_label("Hold all back").is_checked()
    finally:
        STANDS.set()
    for each in (page, other):
        each.locator("#asked").wait_for(state="hidden")
        each.get_by_role("log").get_by_text("Please hold.").wait_for()
        assert each.get_by_role("button", name="Begin anew").is_enabled()
        assert each.locator("#now").inner_text() == "00:01"


HANGS = """
import time


def app(environ, start_response):
    if environ["PATH_INFO"] == "/hangs":
        time.sleep(600)
    start_response("200 OK", [("Content-Type", "text/xml")])
    return [b"<Response><Gather><Say>Here we are.</Say></Gather></Response>"]
"""


def other_gives_up(page: Any, address: str) -> None:
    """Let another window give a request up: what was to follow here is not done."""
    before = page.locator("#now").inner_text()
    other = page.context.new_page()
    other.set_default_timeout(30_000)
    other.goto(address)
    page.get_by_label("Path of the first document").fill("/hangs")
    page.get_by_role("button", name="Call", exact=True).click()
    page.get_by_role("button", name="+10 s").click()
    other.get_by_role("button", name="Give up").click()
    page.locator("body[aria-busy]").wait_for(state="detached")
    assert page.locator("#now").inner_text() == before
    other.close()


def test_a_request_is_given_up(browser: Any, tmp_path: Path) -> None:
    """The call goes on as without an answer, and the page can be used again."""
    (tmp_path / "hangs.py").write_text(HANGS)
    names = ("CXML_", "TWILIO_", "SIGNALWIRE_")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(names)}
    command = [sys.executable, "-m", "cxml", "call", "hangs.py", "--page"]
    process = Popen(  # noqa: S603 - it stands here
        command,
        stdout=PIPE,
        text=True,
        cwd=tmp_path,
        env=environ,
        # What a shell has put into the background ignores Control-C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert process.stdout
        said = "".join(iter(process.stdout.readline, "Control-C ends it.\n"))
        page = browser.new_context().new_page()
        page.set_default_timeout(30_000)
        address = re.findall(r"http://\S+", said)[0]
        page.goto(address)
        page.get_by_label("Path of the first document").fill("/hangs")
        page.get_by_role("button", name="Call", exact=True).click()
        page.locator("#asked").get_by_text("The application is asked: POST /hangs.").wait_for()
        assert "Nothing here" not in page.locator("#asked").inner_text()
        page.get_by_role("button", name="Give up").click()
        given_up = re.compile(r"it was given up after [0-9.]+ s")
        page.locator("summary").get_by_text(given_up).wait_for()
        page.locator("summary").click()
        page.locator(".inside .error").get_by_text("in app: time.sleep(600)").wait_for()
        page.get_by_role("article").get_by_text("failed").wait_for()
        page.locator("#asked").wait_for(state="hidden")
        other_gives_up(page, address)
        call(page)
        page.get_by_role("log").get_by_text("Here we are.").wait_for()
        page.context.close()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()


def test_what_is_typed_is_shown(page: Any) -> None:
    """A Gather that waits for four keys shows those that it has."""
    card = call(page, "/code")
    card.get_by_role("heading").click()
    page.keyboard.type("12")
    card.get_by_text("typed 12", exact=True).wait_for()
    page.keyboard.type("34")
    card.locator(".typed").wait_for(state="hidden")
    page.get_by_role("log").get_by_text("presses 1234").wait_for()


def test_a_phone_that_rings_moves_nothing(page: Any) -> None:
    """It stands below the caller's, and the head of the phones leads to it."""
    card = call(page)
    before = card.bounding_box()["y"]
    card.get_by_role("button", name="1", exact=True).click()
    page.get_by_role("link", name=f"{DESK} rings").wait_for()
    assert card.bounding_box()["y"] == before
    page.set_viewport_size({"width": 390, "height": 500})
    page.get_by_role("link", name=f"{DESK} rings").press("Enter")
    assert page.evaluate(WHERE) == f"Phone {DESK}"
    desk = page.get_by_role("article", name=f"Phone {DESK}")
    assert page.evaluate("scrollY") > 0
    assert desk.bounding_box()["y"] > card.bounding_box()["y"]
    desk.get_by_role("button", name="Answer").click()
    page.get_by_role("link", name=f"{DESK} rings").wait_for(state="detached")


def test_the_page_ends_where_its_panes_do(page: Any) -> None:
    """However many phones there are, it is as high as the window."""
    page.set_viewport_size({"width": 1280, "height": 900})
    for number in (ANNA, "+15550100143", "+15550100144", "+15550100145"):
        if number != ANNA:
            page.get_by_label("Number of another phone").fill(number)
            page.get_by_role("button", name="Add a phone").click()
        call(page, "/room", number)
    assert page.evaluate("document.documentElement.scrollHeight") == 900


def test_a_long_name_fits(page: Any) -> None:
    """An address of 60 characters breaks no room, and every button is whole."""
    page.get_by_label("Number of another phone").fill(LONG)
    page.get_by_role("button", name="Add a phone").click()
    call(page, "/room", LONG)
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER) == []
        room = page.get_by_role("article", name="Room Board").bounding_box()
        button = page.get_by_role("button", name=f"Remove {LONG}").bounding_box()
        assert button["x"] + button["width"] <= room["x"] + room["width"] + 1


def test_a_phone_is_taken_away(page: Any) -> None:
    """What is no number is refused, and stays in the field; one that is there can go."""
    field = page.get_by_label("Number of another phone")
    field.fill("0123")
    page.get_by_role("button", name="Add a phone").click()
    page.get_by_role("alert").get_by_text("0123 is no number").wait_for()
    assert field.input_value() == "0123"
    field.fill("+15550100143")
    page.get_by_role("button", name="Add a phone").click()
    page.get_by_role("article", name="Phone +15550100143").wait_for()
    assert field.input_value() == ""
    for number in ("+15550100143", ANNA):
        page.get_by_role("button", name=f"Take {number} away").click()
        page.get_by_role("article", name=f"Phone {number}").wait_for(state="detached")
    assert not page.get_by_role("button", name="Place the first call").is_visible()


def test_one_clock_runs_in_all_windows(page: Any, address: str) -> None:
    """Another window shows that it runs, and ends it; so does closing the one that lets it run."""
    other = page.context.new_page()
    other.goto(address)
    for ends in (lambda: page.get_by_role("button", name="Pause").click(), other.close):
        other.get_by_role("button", name="Run").click()
        page.get_by_role("button", name="Pause").wait_for()
        ends()
        page.get_by_role("button", name="Run").wait_for()


def test_colours_are_the_same_everywhere(page: Any) -> None:
    """In another window, and after a reload; the seventh phone has another shape of line."""
    for number in range(6):
        page.get_by_label("Number of another phone").fill(f"+1555010020{number}")
        page.get_by_role("button", name="Add a phone").click()
        page.locator(".card").nth(number + 1).wait_for()
    call(page, "/room", "+15550100205")
    colours = "[...document.querySelectorAll('.phones .card')].map((each) => each.className)"
    before = page.evaluate(colours)
    assert len({each.partition("w")[2] for each in before}) == 7
    page.reload()
    page.locator(".card").nth(6).wait_for()
    assert page.evaluate(colours) == before


def test_a_phone_shows_how_far_a_step_is(page: Any) -> None:
    """At 390 px too."""
    call(page, "/room")
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator("#to").get_by_text("to the time limit of the call, 4 h").wait_for()
    assert page.locator("#to").is_visible()
    assert page.evaluate(WIDER) == []


def test_it_is_skipped_to_each_pane(page: Any) -> None:
    """Lines of the transcript are one stop, within which arrows lead on; so in the keypad."""
    card = call(page, "/room")
    page.get_by_role("button", name="+10 s").click()
    for name, after in (
        ("rooms and queues", "Mute"),
        ("the phones", "What to say"),
        ("the requests", ""),
    ):
        page.get_by_role("link", name=f"Skip to {name}").press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(WHERE).startswith(after)
    card.get_by_role("button", name="5", exact=True).focus()
    page.keyboard.press("End")
    assert page.evaluate(FOCUS)[0] == "#"
    page.keyboard.press("Home")
    assert page.evaluate(FOCUS)[0] == "1"
    log = page.get_by_role("log")
    log.focus()
    lines = log.locator("a").all_inner_texts()
    for key, line in (("ArrowUp", -1), ("ArrowDown", -1), ("Home", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == lines[line]
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE) == "documents"


def test_what_is_sent_again_says_so(page: Any) -> None:
    """In the list of requests, and in the transcript, where the answer stands beside its line."""
    call(page, "/room")
    page.locator("summary").filter(has_text="participant-join").click()
    page.get_by_role("button", name="Send again").click()
    page.get_by_role("log").get_by_text("again", exact=True).wait_for()
    again = page.locator("summary").filter(has_text="participant-join")
    assert again.get_by_text("again", exact=True).locator("visible=true").count() == 1
    body = page.get_by_role("log").locator(".request .body").last
    tops = body.evaluate("it => [...it.children].map((each) => each.getBoundingClientRect().top)")
    assert max(tops) - min(tops) < 8
    page.locator("#documents option").get_by_text(f"/room · Dial · {ANNA}, 00:00").wait_for(
        state="attached"
    )


def test_a_line_leads_to_its_verb(page: Any) -> None:
    """The document shows the verb that runs, and the one of a line that is chosen."""
    call(page)
    page.locator(".row.runs").get_by_text("Gather").wait_for()
    page.get_by_role("log").get_by_role("link", name="Welcome.").click()
    page.locator(".row.marked").get_by_text("Welcome.").wait_for()
    assert not page.get_by_label("Follow").is_checked()


def test_scripts_from_outside_are_texts(page: Any) -> None:
    """A script in a number, in a text and in what is said is shown, and does not run."""
    page.get_by_label("Number of another phone").fill(f"sip:{SCRIPT}@example.com")
    page.get_by_role("button", name="Add a phone").click()
    card = call(page, "/hostile", f"sip:{SCRIPT}@example.com")
    card.get_by_label("What to say").fill(SCRIPT)
    card.get_by_role("button", name="Say").click()
    page.get_by_role("log").locator(".heard .what").get_by_text(SCRIPT).wait_for()
    assert page.locator("main script").count() == 0


def test_the_clock_runs(page: Any) -> None:
    """Steps and seconds let time pass, and a running clock goes on by itself."""
    call(page)
    page.get_by_role("button", name="+10 s").click()
    page.get_by_role("article").get_by_text("completed").wait_for()
    page.get_by_role("button", name="Run").click()
    page.locator("#now").get_by_text(re.compile("00:1[2-9]")).wait_for()
    page.get_by_role("button", name="Pause").click()


def test_a_room_and_its_requests_are_worked(page: Any) -> None:
    """Who is in a room is muted, and the report of that is sent again."""
    call(page, "/room")
    page.get_by_role("button", name=f"Mute {ANNA}").click()
    page.get_by_role("article", name="Room Board").get_by_text("muted", exact=True).wait_for()
    page.locator("summary").filter(has_text="participant-mute").click()
    page.get_by_role("button", name="Send again").click()
    again = page.locator("summary").filter(has_text="participant-mute")
    again.nth(1).wait_for()
    page.get_by_role("button", name="Hold back the next ones").click()
    page.get_by_role("button", name=f"Unmute {ANNA}").click()
    page.get_by_text("Requests to /events are held back: 1 waits").wait_for()
    held = page.locator("#ways").get_by_text(f"POST /events participant-unmute of {ANNA} is held")
    held.wait_for()
    log = page.get_by_role("log")
    log.get_by_text("POST /events participant-unmute is held back", exact=True).wait_for()
    page.locator("#ways").get_by_role("button", name="Let all go, and hold back no more").click()
    page.locator("summary").filter(has_text="participant-unmute").get_by_text("204").wait_for()
    page.locator(".held").wait_for(state="detached")


def test_it_is_read_aloud_if_wanted(browser: Any, address: str) -> None:
    """The browser's own voice says what is heard, once it is switched on."""
    page = browser.new_page()
    page.add_init_script(
        "window.told = []; speechSynthesis.speak = (it) => window.told.push(it.text);"
    )
    page.goto(address)
    call(page).get_by_role("button", name="Hang up").click()
    page.get_by_label("Read aloud").check()
    assert page.evaluate("told") == []
    call(page)
    page.get_by_role("log").locator(".heard").nth(1).wait_for()
    assert page.evaluate("told") == ["Welcome."]
    page.get_by_role("button", name="Begin anew").click()
    page.locator("#now").get_by_text("00:01").wait_for()
    page.get_by_role("log").get_by_text("Welcome.").wait_for()
    assert page.evaluate("told") == ["Welcome.", "Welcome."]
    page.close()


def test_a_stranger_sees_nothing(browser: Any, address: str) -> None:
    """Without what follows the ``#`` the page is empty, and says what to open."""
    page = browser.new_context().new_page()
    page.goto(address.partition("#")[0])
    page.get_by_role("alert").get_by_text("open the address that the command printed").wait_for()
    assert page.locator(".card").count() == 0
    page.close()


def test_the_token_leaves_the_address(page: Any, address: str) -> None:
    """It is not to be seen on a screen that is shared, and the page can be loaded again."""
    assert page.url == address.partition("#")[0]
    page.reload()
    page.locator(".card").first.wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 768, 1024, 1280, 1920])
def test_it_fits_and_can_be_read(page: Any, width: int, scheme: str) -> None:
    """Nothing is wider than the window, and text has 4.5 times the contrast of its ground."""
    call(page, "/room")
    page.get_by_role("button", name=f"Mute {ANNA}").click()
    page.locator("summary").filter(has_text="participant-mute").click()
    page.get_by_role("button", name="Send again").wait_for()
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    assert page.evaluate(WIDER) == []
    assert page.evaluate(CONTRAST) == []


def nothing(_: Any) -> None:
    """Let nobody call."""


def rings(page: Any) -> None:
    """Let a phone ring."""
    call(page, "/menu")
    page.get_by_role("button", name="Answer", exact=True).wait_for()


def waits(page: Any) -> None:
    """Let somebody wait in a queue."""
    call(page, "/queue")
    page.get_by_role("button", name="+10 s").click()
    page.get_by_text("waits for 00:10").wait_for()


def is_held(page: Any) -> None:
    """Hold a request back, and look at it."""
    page.get_by_label("Hold all back").check()
    page.get_by_text("all requests are held back").wait_for()
    call(page)
    page.locator("summary").click()
    page.get_by_role("button", name="Send again").wait_for()


def fails(page: Any) -> None:
    """Let a request fail, and something be refused, and look at both."""
    card = page.get_by_role("article", name=f"Phone {ANNA}")
    for path in ("/raises", "http://["):
        card.get_by_label("Path of the first document").fill(path)
        card.get_by_role("button", name="Call", exact=True).click()
        page.locator("body:not([aria-busy])").wait_for()
    page.get_by_role("alert").get_by_text("is no address").wait_for()
    page.locator("summary").click()
    page.get_by_role("button", name="Send again").wait_for()


STATES = [nothing, rings, waits, is_held, fails]


@pytest.mark.parametrize("happens", STATES)
def test_all_states_fit_and_can_be_read(page: Any, happens: Callable[[Any], None]) -> None:
    """So it is when nobody has called, a phone rings, a request is held back, or one fails."""
    happens(page)
    for width in (390, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(WIDER) == []
            assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("happens", [*STATES, partial(call, path="/room")])
def test_every_control_has_a_name(page: Any, happens: Callable[[Any], object]) -> None:
    """Whoever hears the page knows what each button and each field is for."""
    happens(page)
    shown = page.locator("body").aria_snapshot()
    assert not re.search(r"^\s*- (button|textbox|combobox|checkbox)( \[|:|$)", shown, re.MULTILINE)
