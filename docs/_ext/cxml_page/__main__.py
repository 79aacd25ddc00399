"""Draws the pictures of the page of a call: run from the root, with the groups test and browser.

It plays a conference of the example on the page, in a real Chromium, and writes
``docs/_static/page-light.png`` and ``page-dark.png``::

    python docs/_ext/cxml_page
"""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, sync_playwright

from cxml._calling.page.platform import PagePlatform
from cxml._calling.page.server import PageServer
from cxml._demo.application import example
from cxml._demo.calls import CALLERS

TARGET = Path(__file__).parents[2] / "_static"
SIZE = {"width": 1280, "height": 820}
KEY = "PSK_of-the-picture"


def draw(browser: Browser, address: str) -> None:
    """Let both phones call, let one be muted, and take both pictures."""
    page = browser.new_page(viewport=SIZE, color_scheme="light")
    page.goto(address)
    for _ in CALLERS:
        page.get_by_role("button", name="Call", exact=True).locator("visible=true").first.click()
        page.locator("body:not([aria-busy])").wait_for()
    page.get_by_role("button", name=f"Mute {CALLERS[0]}").click()
    page.get_by_role("button", name="+10 s").click()
    page.get_by_role("button", name="Keypad").first.click()
    page.get_by_text("muted", exact=True).wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.mouse.move(0, 0)
        page.locator("body:not([aria-busy])").wait_for()
        page.screenshot(path=TARGET / f"page-{scheme}.png")


def take(address: str, server: PageServer) -> None:
    """Start a browser, and stop the page when it is done."""
    try:
        with sync_playwright() as playwright:
            path = shutil.which("chromium")
            draw(playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]), address)
    finally:
        server.stop()


if __name__ == "__main__":
    with PagePlatform(example(KEY), signing_key=KEY) as platform, PageServer(platform) as server:
        platform.open_at("/voice", CALLERS)
        thread = Thread(target=take, args=(server.address, server))
        thread.start()
        server.run()
        thread.join()
