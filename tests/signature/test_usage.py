"""Mistakes of a program, which no peer can cause."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest

from cxml import ConfigurationError, UsageError
from cxml.callbacks import MAX_FIELDS
from cxml.signature import HEADER, explain, sign, sign_body, verify

from .request import CALL, FORM_TYPE, JSON, JSON_TYPE, KEY, URL


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (None, "the body is None: give b'' for a request without one, as `body or b''`"),
        (CALL, "class dict: give it as it came, as bytes or text, and not what was read from it"),
        ([], "class list: give it as it came, as bytes or text, and not what was read from it"),
        (5, "the body is an object of class int: give it as it came, as bytes or text"),
    ],
)
def test_what_is_no_body(body: Any, message: str) -> None:
    """What cannot be a body is an error that says what can."""
    for each in (verify, explain):
        with pytest.raises(UsageError, match=re.escape(message)):
            each(KEY, URL, {}, body)


@pytest.mark.parametrize("body", [bytearray(b"A=1"), memoryview(b"A=1")])
def test_bytes_of_any_class(body: Any) -> None:
    """A body may be bytes of any class."""
    assert verify(KEY, URL, {HEADER: sign(KEY, URL, {"A": "1"}), **FORM_TYPE}, body)


@pytest.mark.parametrize(
    ("keys", "url", "error", "message"),
    [
        (KEY, "/voice", ConfigurationError, "the address has no scheme: give the whole address"),
        (KEY, "h.example/voice", ConfigurationError, "the address has no scheme"),
        (KEY, "", ConfigurationError, "the address has no scheme"),
        (URL, "PSK_1", ConfigurationError, "the key and the address are exchanged: the key comes"),
        ([KEY, URL], "PSK_1", ConfigurationError, "the key and the address are exchanged"),
        (KEY, None, UsageError, "the address is None, not text"),
        (
            KEY,
            b"https://h.example",
            UsageError,
            "the address is an object of class bytes, not text",
        ),
    ],
)
def test_what_is_no_address(keys: Any, url: Any, error: type[Exception], message: str) -> None:
    """An address is whole, and not the key; no error shows what may be one."""
    made: list[Callable[[], object]] = [
        lambda: verify(keys, url, {}),
        lambda: explain(keys, url, {}),
    ]
    if isinstance(keys, str):
        made += [lambda: sign(keys, url), lambda: sign_body(keys, url, "")]
    for each in made:
        with pytest.raises(error, match=message) as raised:
            each()
        assert "PSK_1" not in str(raised.value)


def test_headers_without_a_content_type() -> None:
    """A signed form without a content type is an error; what is not signed is refused."""
    body = urlencode(CALL)
    with pytest.raises(UsageError, match="the headers have no Content-Type: give all headers"):
        verify(KEY, URL, {HEADER: sign(KEY, URL, CALL)}, body)
    assert not verify(KEY, URL, {HEADER: sign("other", URL, CALL)}, body)
    assert not verify(KEY, URL, {HEADER: sign(KEY, URL, CALL), "Content-Length": "9"}, body)
    assert not verify(KEY, URL, {HEADER: "A" * 28}, b"&" * MAX_FIELDS)


@pytest.mark.parametrize("kind", [{}, FORM_TYPE, JSON_TYPE])
def test_a_body_in_base64(kind: dict[str, str]) -> None:
    """A body that is signed and still in base64 is an error; what is not signed is not."""
    plain = JSON if kind == JSON_TYPE else urlencode(CALL)
    made = sign_body(KEY, URL, JSON) if kind == JSON_TYPE else sign(KEY, URL, CALL)
    body = b64encode(plain.encode())
    with pytest.raises(UsageError, match="still in base64: decode it, as base64"):
        verify(KEY, URL, {HEADER: made, **kind}, body)
    assert not verify(KEY, URL, {HEADER: made, **kind}, body[:-1])
    assert not verify("other", URL, {HEADER: made, **kind}, body)
