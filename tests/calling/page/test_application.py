"""Who is let in to the page, and who is not."""

from __future__ import annotations

import json
import re

import pytest

from .conftest import KEY, TOKEN, Page


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
    ],
)
def test_the_files_of_the_page_need_no_token_and_tell_nothing(
    page: Page, path: str, kind: str
) -> None:
    """The page itself is the same for all, and its policy lets in nothing from elsewhere."""
    body = page.ask("GET", path, HTTP_X_CXML_TOKEN="")
    assert (page.status, page.headers["Content-Type"]) == (200, kind)
    assert TOKEN.encode() not in body
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert page.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_names_no_other_host_and_has_no_script_in_it(page: Page) -> None:
    """Everything that it needs stands beside it."""
    whole = b"".join(page.ask("GET", path) for path in ("/", "/page.css", "/page.js"))
    assert not re.search(rb"//(?! )", whole)  # but comments
    assert b"innerHTML" not in whole
    assert b"style=" not in whole
    assert page.ask("GET", "/").count(b"<script") == 1


@pytest.mark.parametrize("host", ["", "evil.example", "127.0.0.1", "127.0.0.1:8000.evil.example"])
def test_another_host_is_refused(page: Page, host: str) -> None:
    """A name that somebody points at this machine leads nowhere."""
    for path in ("/", "/state"):
        page.ask("GET", path, HTTP_HOST=host)
        assert page.status == 403


@pytest.mark.parametrize("token", ["", "another", TOKEN + "x", "é"])
@pytest.mark.parametrize("path", ["/state", "/document?n=0", "/request?n=0", "/give-up", "/act"])
def test_nobody_looks_or_acts_without_the_token(page: Page, path: str, token: str) -> None:
    """What is not the page gets nothing but that."""
    method = "POST" if path in ("/act", "/give-up") else "GET"
    said = page.ask(method, path, b'{"do": "step"}', HTTP_X_CXML_TOKEN=token)
    assert (page.status, said) == (
        403,
        b"open the address that the command printed\n",
    )
    assert page.platform.version == 0


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("HTTP_ORIGIN", "https://evil.example"),
        ("HTTP_ORIGIN", "null"),
        ("HTTP_ORIGIN", "http://127.0.0.1:9000"),
        ("HTTP_SEC_FETCH_SITE", "cross-site"),
        ("HTTP_SEC_FETCH_SITE", "same-site"),
    ],
)
def test_another_site_may_not_act(page: Page, header: str, said: str) -> None:
    """A request that a page from elsewhere makes is refused, though it has the token."""
    page.ask("POST", "/act", b'{"do": "step"}', **{header: said})
    assert page.status == 403
    assert page.platform.version == 0


def test_the_page_itself_may_act(page: Page) -> None:
    """What a browser says of the page's own requests is taken."""
    own = {"HTTP_ORIGIN": "http://127.0.0.1:8000", "HTTP_SEC_FETCH_SITE": "same-origin"}
    page.ask("POST", "/act", b'{"do": "wait", "seconds": 5}', **own)
    assert (page.status, page.platform.now) == (200, 5)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, 415),
        ({"CONTENT_TYPE": ""}, 415),
        ({"CONTENT_LENGTH": ""}, 411),
        ({"CONTENT_LENGTH": "-1"}, 411),
        ({"CONTENT_LENGTH": "65537"}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
    ],
)
def test_what_is_posted_is_json_and_says_how_long_it_is(
    page: Page, more: dict[str, str], status: int
) -> None:
    """A form, which any page could send, is not read; nor is what has no end."""
    page.ask("POST", "/act", b'{"do": "step"}', **more)
    assert page.status == status


def test_ten_megabytes_are_not_read(page: Page) -> None:
    """What is too long is refused before the first byte of it is read."""
    page.ask("POST", "/act", b" " * 10_000_000)
    assert page.status == 413


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"\xff"', b"[" * 60_000])
def test_what_is_no_object_is_refused(page: Page, body: bytes) -> None:
    """A list, a text, half an object, and 60,000 brackets are answered with 400."""
    page.ask("POST", "/act", body)
    assert page.status == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/", 405),
        ("POST", "/state", 405),
        ("GET", "/act", 405),
        ("GET", "/give-up", 405),
        ("GET", "/asked", 404),
        ("DELETE", "/act", 405),
        ("GET", "/elsewhere", 404),
        ("GET", "/../setup.cfg", 404),
        ("GET", "/document?n=0", 404),
        ("GET", "/document?n=-1", 404),
        ("GET", "/request?n=x", 404),
        ("GET", "/request", 404),
    ],
)
def test_nothing_else_is_served(page: Page, method: str, path: str, status: int) -> None:
    """There are the page, what it shows and what it does."""
    page.ask(method, path)
    assert page.status == status


def test_what_did_not_change_is_not_sent_again(page: Page) -> None:
    """Who has seen the last version gets nothing, and then all that is new."""
    version = page.get("/state")["version"]
    assert page.ask("GET", f"/state?n={version}") == b""
    assert page.status == 204
    page.act("wait", seconds=1)
    assert page.get(f"/state?n={version}")["now"] == 1


def test_no_key_is_ever_shown(page: Page) -> None:
    """The key that signs, and the passwords of documents, stand nowhere."""
    page.call("/secret")
    page.act("call", number="sip:ben:open-sesame@example.com", path="/room?token=hush-hush")
    page.act("hold_back", request=0)
    page.act("hold_back", request=1)
    shown = [page.get("/state"), page.get("/document?n=0")]
    shown += [page.get(f"/request?n={number}") for number in range(3)]
    text = json.dumps(shown)
    assert "***" in text
    assert "open-sesame" not in text
    assert "hush-hush" not in text
    assert KEY not in text
