"""The shapes that headers come in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from email.message import Message
from typing import Any
from urllib.parse import urlencode

import pytest
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from cxml import UsageError
from cxml.signature import HEADER, explain, sign, verify

from .request import CALL, FORM_TYPE, KEY, URL


def environ(signature: str) -> dict[str, Any]:
    """Give what a WSGI server does, with the variables of the process, as some do."""
    headers = Headers({HEADER: signature, **FORM_TYPE})
    made = EnvironBuilder("/", method="POST", headers=headers).get_environ()
    return {**os.environ, "HOST": "here", **made}


SHAPES: dict[str, Callable[[str], Any]] = {
    "lists": lambda s: {HEADER.lower(): [s], "Content-Type": [FORM_TYPE["Content-Type"]]},
    "one of several": lambda s: {HEADER: ["A" * 28, s], **FORM_TYPE, "Other": [5]},
    "pairs": lambda s: [(HEADER, s), *FORM_TYPE.items()],
    "lists of two": lambda s: [[HEADER, "A" * 28], [HEADER, s], *FORM_TYPE.items()],
    "a generator": lambda s: iter([(HEADER, s), *FORM_TYPE.items()]),
    "the pairs of ASGI": lambda s: as_asgi(s)["headers"],
    "the scope of ASGI": lambda s: as_asgi(s),
    "bytes": lambda s: dict(as_asgi(s)["headers"]),
    "the environ of WSGI": environ,
    "http.client": lambda s: as_message(s),
    "werkzeug": lambda s: Headers({HEADER: s, **FORM_TYPE}),
    "white space": lambda s: {HEADER: f" {s}\t", "Content-Type": f" {FORM_TYPE['Content-Type']} "},
}


def as_asgi(signature: str) -> dict[str, Any]:
    """Give the scope of a request, as ASGI has it."""
    headers = {HEADER: signature, **FORM_TYPE}
    pairs = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "asgi": {"version": "3.0"}, "headers": pairs}


def as_message(signature: str) -> Message:
    """Give headers as Python's own server does."""
    message = Message()
    for name, value in {HEADER: signature, **FORM_TYPE}.items():
        message[name] = value
    return message


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_headers_in_any_shape(shape: Callable[[str], Any]) -> None:
    """Headers are understood as servers, gateways and frameworks give them."""
    good, bad = sign(KEY, URL, CALL), sign("other", URL, CALL)
    assert verify(KEY, URL, shape(good), urlencode(CALL))
    assert explain(KEY, URL, shape(good), urlencode(CALL))
    assert not verify(KEY, URL, shape(bad), urlencode(CALL))
    assert not explain(KEY, URL, shape(bad), urlencode(CALL))


def test_headers_named_as_servers_name_things() -> None:
    """What a peer names as servers do is a header like any other."""
    forged = {"wsgi.multithread": "1", "asgi": "x", "headers": "x", "Content_Type": "x"}
    signature = sign(KEY, URL, CALL)
    assert verify(KEY, URL, {**forged, HEADER: signature, **FORM_TYPE}, urlencode(CALL))
    assert not verify(KEY, URL, {**forged, "HTTP_X_SIGNALWIRE_SIGNATURE": signature})


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        (None, "the headers are None: give all headers of the request, as a mapping or as pairs"),
        (5, "the headers are an object of class int: give all"),
        ("A" * 27 + "=", "the headers are an object of class str: give all"),
        ([HEADER], "headers are pairs of a name and a value, not an object of class str"),
        ([(HEADER, "a", "b")], "headers are pairs of a name and a value, not an object of class t"),
        ({HEADER: None}, "the value of a header is None, not text"),
        ({HEADER: {"a": 1}}, "the value of a header is an object of class dict, not text"),
        ({"Content-Type": 5}, "the value of a header is an object of class int, not text"),
        ({5: "a"}, "the name of a header is an object of class int, not text"),
        ({"asgi": {}, "headers": None}, "the headers are None"),
    ],
)
def test_what_is_no_headers(headers: Any, message: str) -> None:
    """What cannot be the headers of a request is an error that says what can."""
    for each in (verify, explain):
        with pytest.raises(UsageError, match=re.escape(message)):
            each(KEY, URL, headers)
