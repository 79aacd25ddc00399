"""What is said about a request that is not verified."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import pytest
from pace import bounded

from cxml.callbacks import MAX_BODY
from cxml.signature import HEADER, HEADERS, Explanation, explain, sign, sign_body, verify
from cxml.signature._near import NEAR_HEADERS

from .request import CALL, FORM_TYPE, JSON, JSON_TYPE

KEY = "PSK_of-this-test"
URL = "https://x.example/app/voice?a=b"
BODY = urlencode(CALL)
SHOWN = "https://x.example/app/voice"
UNKNOWN = "the signature is of another address, of another body, or made with another key"
NOTHING_FITS = (
    f"{UNKNOWN}; compare this address, and its query, which is not shown here, with the one that"
    " the platform was given, capitals in the host included, with what a proxy may have taken from"
    " the beginning of its path, and the key with that of its project"
)
AWAY = "out of CXML_PUBLIC_URL, or out of the path, where root_path or SCRIPT_NAME may have put it"
PUBLIC = f"it fits {SHOWN}: set CXML_PUBLIC_URL to https://x.example"


def explained(url: str, signature: str, body: str | bytes = BODY, **headers: str) -> Explanation:
    """Explain a form, or what has another content type."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return explain(KEY, url, {HEADER: signature, **FORM_TYPE, **named}, body)


# Addresses


@pytest.mark.parametrize(
    ("received", "headers", "reason"),
    [
        ("http://x.example/app/voice?a=b", {}, PUBLIC),
        ("https://localhost:5000/app/voice?a=b", {"Host": "x.example"}, PUBLIC),
        ("http://10.0.0.7/app/voice?a=b", {"X_Forwarded_Host": "x.example"}, PUBLIC),
        ("http://10.0.0.7/app/voice?a=b", {"X_Forwarded_Host": "x.example, b.example"}, PUBLIC),
        ("http://10.0.0.7/app/voice?a=b", {"X_Forwarded_Host": "a.example,x.example"}, PUBLIC),
        ("http://10.0.0.7/app/voice?a=b", {"X_Original_Host": "x.example"}, PUBLIC),
        ("http://10.0.0.7/app/voice?a=b", {"Forwarded": 'for=1;host="x.example";proto=a'}, PUBLIC),
        ("https://x.example:8443/app/voice?a=b", {}, PUBLIC),
        ("https://X.example/app/voice?a=b", {}, PUBLIC),
        ("HTTPS://X.example/app/voice?a=b", {}, PUBLIC),
        ("https://user:secret@x.example/app/voice?a=b", {}, PUBLIC),
        (
            "http://10.0.0.7/voice?a=b",
            {"Host": "x.example", "X_Script_Name": "/app"},
            PUBLIC + "/app",
        ),
        ("https://x.example/voice?a=b", {"X_Forwarded_Prefix": "app/"}, PUBLIC + "/app"),
        (
            "https://x.example/app/app/voice?a=b",
            {},
            f"it fits {SHOWN}: take /app {AWAY}",
        ),
        (
            "https://x.example/base/app/voice?a=b",
            {},
            f"it fits {SHOWN}: take /base {AWAY}",
        ),
        (
            "http://x.example/base/app/voice?a=b",
            {},
            f"{PUBLIC}; /base is in CXML_PUBLIC_URL, or in the path, and was not signed",
        ),
        ("https://x.example/a/b/a/b/app/voice?a=b", {}, NOTHING_FITS),
        (
            "https://x.example/app/voice/?a=b",
            {},
            f"it fits {SHOWN}: the address that was signed has no slash at its end, and this one"
            " has one",
        ),
        (
            "https://x.example/app//voice?a=b",
            {},
            f"it fits {SHOWN}: this address has // in its path: write one slash there",
        ),
        (
            "https://x.example/v",
            {"X_Original_URI": "/app/voice?a=b"},
            f"it fits {SHOWN}: give the path as it was on the wire; give the address with its"
            " query, which was sent elsewhere",
        ),
        (
            "https://x.example/app/voice?a=b#rt=5",
            {},
            f"it fits {SHOWN}: take off what follows the #, which is never sent",
        ),
        ("https://y.example/app/voice?a=b", {}, NOTHING_FITS),
        (
            "https://y.example/app/voice?a=b",
            {"Host": "x.example/", "X_Forwarded_Port": "x"},
            NOTHING_FITS,
        ),
        ("https://y.example/app/voice?a=b", {"Host": f"x.example{' ' * 9000}x"}, NOTHING_FITS),
    ],
)
def test_the_address_that_it_fits(received: str, headers: dict[str, str], reason: str) -> None:
    """What proxies, servers and settings make of an address is found, and what to set is said."""
    found = explained(received, sign(KEY, URL, CALL), **headers)
    assert str(found) == found.reason == reason
    assert not found
    assert found.fits == (None if reason == NOTHING_FITS else URL)
    assert not verify(KEY, received, {HEADER: sign(KEY, URL, CALL), **FORM_TYPE, **headers}, BODY)


@pytest.mark.parametrize(
    ("signed", "received", "headers", "reason"),
    [
        ("https://x.example/a/b/voice", "https://x.example/a/b/a/b/voice", {}, "take /a/b out of"),
        ("https://x.example/voice", "https://x.example/a/b/c/voice", {}, "take /a/b/c out of"),
        (
            "https://x.example/voice/",
            "https://x.example/voice",
            {},
            "the address that was signed has a slash at its end, and this one has none",
        ),
        ("https://x.example/", "https://x.example", {}, "the address that was signed has a slash"),
        ("https://x.example", "https://x.example/", {}, "the address that was signed has no slash"),
        (
            "https://x.example//v",
            "https://x.example/v",
            {},
            "the address that was signed has // in its path: write one slash there",
        ),
        (
            "http://testserver/v",
            "https://x.example/sub/v",
            {"Host": "testserver"},
            'in a test, give the client base_url="https://x.example/sub"',
        ),
        ("https://x.example/v", "https://x.example/v?a=b", {}, "take off the query, which was not"),
        (
            "https://x.example:99/v",
            "https://x.example/v",
            {"X_Forwarded_Port": "99"},
            "set CXML_PUBLIC_URL to https://x.example:99",
        ),
        ("wss://x.example/v", "ws://x.example/v", {}, "set CXML_PUBLIC_URL to wss://x.example"),
        (
            "https://x.example/v",
            "tcp://x.example/v",
            {},
            "set CXML_PUBLIC_URL to https://x.example",
        ),
        (
            f"https://x.example/{'v' * 9000}",
            f"https://x.example:99/{'v' * 9000}",
            {},
            "mind the port",
        ),
    ],
)
def test_other_addresses(signed: str, received: str, headers: dict[str, str], reason: str) -> None:
    """A slash, a prefix of several parts, a query, a port, or the scheme of a stream is named."""
    found = explained(received, sign(KEY, signed, CALL), **headers)
    assert f": {reason}" in found.reason
    assert found.fits == signed
    assert len(found.reason) < 400


@pytest.mark.parametrize(
    ("signed", "received", "reason"),
    [
        ("b=2&a=1", "a=1&b=2", "its query was signed with its parameters in another order"),
        ("d=&c&b=2&a=1", "a=1&b=2&c&d=", "its query was signed with its parameters in another or"),
        ("e&d&c&b&a", "a&b&c&d&e", "its query was signed with its parameters in another order"),
        ("a&b&c&d&e", "a&c&e&b&d", "its query was signed with its parameters in another order"),
        ("b&a&d&c&e", "a&b&c&d&e", None),
        ("a=1", "a=1&utm=secret", "take utm out of the query: it was not signed"),
        ("b=2", "a-b.c_d=secret&b=2", "take a-b.c_d out of the query: it was not signed"),
        ("a=1", "a=1&secret", "take parameter 2 of 2 out of the query: it was not signed"),
        ("a=1", "%0Asecret=1&a=1", "take parameter 1 of 2 out of the query: it was not signed"),
        ("a=1", f"{'s' * 41}=1&a=1", "take parameter 1 of 2 out of the query: it was not signed"),
        ("a=1", "a=1&c2VjcmV0=", "take parameter 2 of 2 out of the query: it was not signed"),
        ("a=1", "a=1&c2VjcmV0==", "take parameter 2 of 2 out of the query: it was not signed"),
        ("a=1&a=1", "a=1&a=1&a=1", "take a out of the query: it was not signed"),
        ("&".join("bcdefghijkl"), "&".join("abcdefghijkl"), "take parameter 1 of 12 out of the qu"),
        ("&".join("bcdefghijklm"), "&".join("abcdefghijklm"), None),
        ("", "a=1&b=secret", "take off the query, which was not signed"),
        ("a=1&b=secret", "a=1&b=2", None),
        ("a=1&b=secret", "a=1", None),
    ],
)
def test_another_query(signed: str, received: str, reason: str | None) -> None:
    """What became of a query is said if it is little, and otherwise that a query is not shown."""
    url = f"{SHOWN}?{signed}" if signed else SHOWN
    found = explained(f"{SHOWN}?{received}", sign(KEY, url, CALL))
    expected = NOTHING_FITS if reason is None else f"it fits {SHOWN}: {reason}"
    assert found.reason.startswith(expected)
    assert found.fits == (url if reason else None)
    assert "secret" not in str(found)


def test_a_query_that_was_lost() -> None:
    """Of an address without a query it is said that it has none, as a query would not be shown."""
    for received in (SHOWN, f"{SHOWN}#?a"):
        found = explained(received, sign(KEY, URL, CALL))
        assert "compare this address, which has no query, with the one that" in found.reason


def test_a_password_in_the_address() -> None:
    """A password that stood in the address is found where clients send it, and not shown."""
    signed = URL.replace("://", "://user:secret@")
    said = f"Basic {b64encode(b'user:secret').decode()}"
    found = explained(URL, sign(KEY, signed, CALL), Authorization=said)
    assert found.reason == f"{PUBLIC}, with the user and the password of the address"
    assert found.fits == signed
    assert "secret" not in repr(found)


@pytest.mark.parametrize("said", ["", "Basic", "Basic /w==", "Basic é", "Bearer dXNlcjp3b3Jk"])
def test_what_is_no_password(said: str) -> None:
    """Other credentials, and those that nobody can read, are no trouble."""
    signed = URL.replace("://", "://user:secret@")
    assert explained(URL, sign(KEY, signed, CALL), Authorization=said).reason == NOTHING_FITS


# Bodies


@pytest.mark.parametrize(
    ("body", "kind", "signature", "reason"),
    [
        (
            BODY,
            "text/plain",
            sign(KEY, URL, CALL),
            "what was signed is a form, and the Content-Type is another",
        ),
        (
            BODY,
            "",
            sign(KEY, URL, CALL),
            "what was signed is a form, and the Content-Type is missing",
        ),
        (
            JSON,
            FORM_TYPE["Content-Type"],
            sign_body(KEY, URL, JSON),
            "the body was signed as it is, not as a form",
        ),
        (
            b64encode(BODY.encode()),
            FORM_TYPE["Content-Type"],
            sign(KEY, URL, CALL),
            "the body is still in base64",
        ),
        (
            b64encode(JSON.encode()),
            "application/json",
            sign_body(KEY, URL, JSON),
            "the body is still in base64",
        ),
        (
            f"{JSON}\n",
            "application/json",
            sign_body(KEY, URL, JSON),
            "the newline at the end of the body is not as it was signed",
        ),
        (
            JSON,
            "application/json",
            sign_body(KEY, URL, f"{JSON}\n"),
            "the newline at the end of the body is not as it was signed",
        ),
        (
            BODY,
            FORM_TYPE["Content-Type"],
            sign(KEY, URL),
            "the address is signed, and not the body",
        ),
        (
            b"x",
            "multipart/form-data; boundary=b",
            sign(KEY, URL, CALL),
            f"{UNKNOWN}; the body is multipart, which the platform never sends: something made it"
            " so",
        ),
        (JSON, "application/json", sign_body(KEY, URL, f"{JSON} "), NOTHING_FITS),
        (
            b"A" * 65_537,
            "application/json",
            sign_body(KEY, URL, JSON),
            f"{UNKNOWN}; more than 65,536 bytes are not looked at any nearer",
        ),
        (b"&" * 1000, "application/json", sign_body(KEY, URL, JSON), NOTHING_FITS),
        (
            b"A" * (MAX_BODY + 1),
            "application/json",
            sign_body(KEY, URL, JSON),
            "the request is larger than the 1,048,576 bytes that are read",
        ),
    ],
)
def test_the_body_that_was_signed(
    body: str | bytes, kind: str, signature: str, reason: str
) -> None:
    """A body that was read otherwise than it was sent, or was not signed at all, is named."""
    assert explained(URL, signature, body, Content_Type=kind).reason == reason


def test_a_body_with_another_hash() -> None:
    """A body whose hash in the address is another was changed on the way."""
    url = f"https://x.example/v?bodySHA256={sha256(JSON.encode()).hexdigest()}"
    headers = {HEADER: sign(KEY, url), **JSON_TYPE}
    assert explain(KEY, url, headers, JSON)
    found = explain(KEY, url, headers, f"{JSON} ")
    assert str(found) == "the address is signed, and not the body: it is not the one of bodySHA256"


def test_parameters_in_another_place() -> None:
    """Parameters of a GET that were given as its body, or a form as the query, are named."""
    query = f"{SHOWN}?{BODY}"
    found = explained(SHOWN, sign(KEY, query))
    assert found.fits == query
    assert "give the address with its query, which was sent elsewhere" in found.reason
    assert CALL["CallSid"] not in found.reason
    found = explained(query, sign(KEY, SHOWN, CALL), b"")
    assert found.fits == SHOWN
    assert found.reason.endswith("what stands in its query was posted as a form")


def test_several_things_at_once() -> None:
    """An address and a body that are both not as they were signed are found together."""
    body = b64encode(BODY.encode())
    found = explained("http://x.example/app/voice?a=b", sign(KEY, URL, CALL), body)
    assert found.reason == f"{PUBLIC}; the body is still in base64"


# Keys and headers


@pytest.mark.parametrize(
    ("key", "note"),
    [
        ("PT_1", "begins with PT, as API tokens do; the signing key begins with PSK"),
        (f"AC{'0' * 32}", "is the SID of an account"),
        ("9f1b6f0e-2c1b-4b7e-8a62-37b2c1a90d44", "is the ID of a project"),
        ("'PSK_1'", "begins with a quotation mark"),
    ],
)
def test_what_is_no_signing_key(key: str, note: str) -> None:
    """What programs take for the signing key is named, and not shown."""
    found = explain(["PSK_1", key], URL, {HEADER: sign(KEY, URL, CALL), **FORM_TYPE}, BODY)
    assert str(found) == f"{UNKNOWN}; a key {note}"


def test_headers_that_hold_no_signature() -> None:
    """Without a header it says so, and of one that cannot be a signature how long it is."""
    assert explain(KEY, URL, {}).reason.startswith("it has none of the headers X-SignalWire-Sig")
    found = explain(KEY, URL, {HEADERS[1]: "é" * 28})
    assert (
        str(found) == "X-Twilio-Signature has 28 characters, and a signature has 28, 40, 44 or 64"
    )
    assert explain(KEY, URL, {HEADER: "A" * 1234}).reason.startswith(f"{HEADER} has 1,234 char")


@pytest.mark.parametrize(
    ("keys", "signature", "body", "reason"),
    [
        (KEY, sign(KEY, URL), b"", "the address, by SHA-1 in base64"),
        ([KEY], sign(KEY, URL, CALL), BODY, "the address and the form, by SHA-1 in base64"),
        (
            ["new", KEY],
            sign(KEY, URL, CALL, algorithm="sha256"),
            BODY,
            "the address and the form, by SHA-256 in base64, with key 2 of 2",
        ),
    ],
)
def test_what_is_signed(keys: Any, signature: str, body: str | bytes, reason: str) -> None:
    """Of a request that is verified it says what was signed, how, and with which of the keys."""
    found = explain(keys, URL, {HEADERS[1]: "A" * 28, HEADERS[2]: signature, **FORM_TYPE}, body)
    assert found
    assert found.verified
    assert (str(found), found.fits) == (f"{HEADERS[2]} is of {reason}", URL)
    typed = {HEADER: sign_body(KEY, URL, JSON), **JSON_TYPE}
    assert "the body, by SHA-1 in hexadecimal digits" in str(explain(KEY, URL, typed, JSON))


def test_where_it_was_found() -> None:
    """The port that goes without saying, and one that is to be stripped, are no fault."""
    signature = sign(KEY, URL, CALL)
    found = explained(URL.replace("example", "example:443"), signature)
    assert found.fits == URL
    assert str(found).endswith(f"SHA-1 in base64, as {SHOWN}")
    odd = URL.replace("example", "example:8443")
    headers = {HEADER: signature, **FORM_TYPE}
    assert explain(KEY, odd, headers, BODY, strip_port=True).fits == URL


# Hostile peers


@pytest.mark.parametrize("body", [BODY, f"A={'b' * 1_000_000}", "&".join(["A=1"] * 999)])
@pytest.mark.parametrize(
    "url",
    [
        URL,
        f"https://x.example/{'a/' * 3000}?{'%27' * 600}",
        f"https://{'@[' * 120_000}",
        f"https://x.example/a/b/c/d?{'&'.join(['%27' * 600] * 4)}",
        f"https://x.example/a/b/c/d?{'&'.join(['%27' * 200] * 12)}",
        f"https://x.example/?{'&' * 8000}",
    ],
)
def test_what_cannot_be_explained_is_cheap(url: str, body: str) -> None:
    """The work is bounded, however much there is to try."""
    many = ",".join(f"h{each}.example" for each in range(1000))
    headers: dict[str, Any] = {name: [many, "/x", "host=a;host=b", "1"] for name in NEAR_HEADERS}
    signatures = {name: ["A" * 27 + "=", "a" * 64] * 4 for name in HEADERS}
    with bounded():
        assert not explain([KEY] * 5, url, {**headers, **signatures, **FORM_TYPE}, body)


@pytest.mark.parametrize("name", [*NEAR_HEADERS, "Host"])
@pytest.mark.parametrize("value", ["\ud800", "/\udfff?x", "host=\ud800.example"])
def test_half_a_character_in_a_header(name: str, value: str) -> None:
    """A header that is no text is no error: nothing that was signed is found by it."""
    headers = {HEADERS[0]: "A" * 27 + "=", **FORM_TYPE, name: value}
    assert not explain(KEY, URL, headers, BODY)


def test_a_newline_at_the_end_of_a_recorded_form() -> None:
    """An editor has put a newline behind a form that was recorded: that is said."""
    found = explained(URL, sign(KEY, URL, CALL), f"{BODY}\n")
    assert found.reason == "take the newline off the end of the body, which was not sent"
