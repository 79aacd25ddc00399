"""Signatures: who may be trusted, and that nobody else is."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, strategies as st
from pace import bounded

from cxml import CallbackError, ConfigurationError
from cxml.callbacks import MAX_BODY, MAX_FIELDS
from cxml.request_validator import RequestValidator
from cxml.signature import (
    EXPLAINING,
    HEADER,
    HEADERS,
    Algorithm,
    Keys,
    explain,
    sign,
    sign_body,
    verify,
)
from cxml.signature._match import find_match
from cxml.signature._suffix import SignedSuffix

KEY = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = {
    "CallSid": "CA1234567890ABCDE",
    "Caller": "+14158675309",
    "Digits": "1234",
    "From": "+14158675309",
    "To": "+18005551212",
}
DIGITS = (
    ("Sid", "CA123"),
    ("SidAccount", "AC123"),
    ("Digits", "5678"),
    ("Digits", "1234"),
    ("Digits", "1234"),
)
JSON = '{"property": "value", "boolean": true}'
HASHED = f"{URL}&bodySHA256={sha256(JSON.encode()).hexdigest()}"
FORM_TYPE = {"Content-Type": "application/x-www-form-urlencoded"}
JSON_TYPE = {"Content-Type": "application/json"}

texts = st.text() | st.text(st.characters(categories=["Cs", "Nd", "Cc"]))
anything = st.recursive(
    st.none() | st.integers() | texts | st.binary(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(texts, inner),
    max_leaves=5,
)
forms = st.lists(
    st.tuples(st.text(st.characters(exclude_categories=["Cs"])), texts.filter(str.isprintable))
)


def valid_form(
    signature: str, pairs: Any = CALL, url: str = URL, keys: Keys = KEY, **options: bool
) -> bool:
    """Tell whether a signature is good enough for a form."""
    return verify(keys, url, {HEADER: signature, **FORM_TYPE}, urlencode(pairs), **options)


def valid_json(signature: str, body: str | bytes = JSON, url: str = URL) -> bool:
    """Tell whether a signature is good enough for JSON."""
    return verify(KEY, url, {HEADER: signature, **JSON_TYPE}, body)


def signed_texts(form: list[tuple[str, str]]) -> list[str]:
    """Give the texts that stand for a form, in the order of SignalWire and in that of Twilio."""
    orders = sorted(form, key=lambda pair: pair[0]), sorted(set(form))
    return ["".join(name + value for name, value in order) for order in orders]


# Published vectors


@pytest.mark.parametrize(
    ("url", "signature"),
    [
        ("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com:443/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("http://mycompany.com/myapp.php?foo=1&bar=2", "OyGYPqTF6ztdbRNCvuQO/oPvqQ4="),
        ("http://mycompany.com:80/myapp.php?foo=1&bar=2", "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        ("http://mycompany.com:1234/myapp.php?foo=1&bar=2", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        ("https://user:pass@mycompany.com/myapp.php?foo=1&bar=2", "CukzLTc1tT5dXEDIHm/tKBanW10="),
        (
            "https://user:pass@mycompany.com:443/myapp.php?foo=1&bar=2",
            "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=",
        ),
    ],
)
def test_a_form_at_any_address(url: str, signature: str) -> None:
    """A form is signed with its address, as Twilio's published values have it."""
    assert sign(KEY, url, CALL) == signature
    assert valid_form(signature, url=url)


@pytest.mark.parametrize(
    ("form", "signature"),
    [
        pytest.param({**CALL, "Empty": ""}, "qEVrSTEb4/wxgZLqQMJQ4hNb98M=", id="a blank parameter"),
        pytest.param(DIGITS, "eMV0TTCyejiqoUSkV7IwWuk0CRc=", id="a name three times"),
    ],
)
def test_forms_that_are_not_plain(form: Any, signature: str) -> None:
    """A blank parameter is signed by its name, a repeated one with all values in their order."""
    assert sign(KEY, URL, form) == signature
    assert valid_form(signature, form)


def test_a_repeated_parameter_as_twilio_signs_it() -> None:
    """A repeated parameter is also valid when its distinct values are signed, sorted."""
    assert valid_form("IK+Dwps556ElfBT0I3Rgjkr1wJU=", DIGITS)


def test_a_body_that_is_no_form() -> None:
    """Any other body is signed as it is, in hexadecimal digits, with either hash."""
    sha1 = "aafa5ad5b1e7ff9710418d504d9020f6c53b5931"
    sha2 = "8b908cd7961c57e48a720c9161c578aebb39a271973db723bf7ef620602279d3"
    assert sign_body(KEY, URL, JSON) == sha1
    assert sign_body(KEY, URL, JSON.encode(), algorithm="sha256") == sha2
    assert valid_json(sha1)
    assert valid_json(sha2, JSON.encode())


def test_a_body_by_its_hash() -> None:
    """A body whose hash stands in the query is signed by the address alone."""
    assert HASHED.endswith("=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620")
    assert sign(KEY, HASHED) == "a9nBmqA0ju/hNViExpshrM61xv4="
    assert valid_json("a9nBmqA0ju/hNViExpshrM61xv4=", url=HASHED)


# What is signed


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
@pytest.mark.parametrize("header", [*HEADERS, HEADER.lower(), HEADER.upper()])
def test_every_header_in_any_letter_case(header: str, algorithm: Algorithm) -> None:
    """Each header may hold a signature with either hash, and a valid one is enough."""
    signature = sign(KEY, URL, CALL, algorithm=algorithm)
    wrong = {name: sign("other", URL, CALL) for name in HEADERS if name.lower() != header.lower()}
    headers = {**wrong, header: signature, "content-TYPE": f"{FORM_TYPE['Content-Type']}; a=b"}
    assert verify(KEY, URL, headers, urlencode(CALL).encode())


def test_an_address_alone() -> None:
    """A request without a body is signed by its address, whose query has the parameters."""
    url = f"{URL}&{urlencode(CALL)}"
    headers = {HEADER: sign(KEY, url)}
    assert verify(KEY, url, headers)
    assert verify(KEY, url, {**headers, **FORM_TYPE}, b"")
    assert not verify(KEY, URL, headers)


@pytest.mark.parametrize("body", [b"A=%FF%C3%A9", b"A=\xff\xc3\xa9"])
def test_bytes_that_are_no_text(body: bytes) -> None:
    """A form with bytes that are no UTF-8 is signed with these bytes, and with no others."""
    signature = b64encode(hmac.digest(KEY.encode(), URL.encode() + b"A\xff\xc3\xa9", "sha1"))
    headers = {HEADER: signature.decode(), **FORM_TYPE}
    assert sign(KEY, URL, body) == headers[HEADER]
    assert verify(KEY, URL, headers, body)
    assert not verify(KEY, URL, headers, b"A=%EF%BF%BD%C3%A9")
    assert not verify(KEY, URL, {**headers, HEADER: sign(KEY, URL, {"A": "\ufffdé"})}, body)


def test_a_replacement_character_that_was_sent() -> None:
    """The character that stands for what is no text is a text like any other."""
    assert valid_form(sign(KEY, URL, {"A": "\ufffd"}), {"A": "\ufffd"})


@given(
    form=forms,
    url=texts.map("x://{}".format),
    key=st.from_regex(r"\A[!-~]{1,40}\Z"),
)
def test_what_is_signed_is_valid(form: list[tuple[str, str]], url: str, key: str) -> None:
    """Whatever is signed is valid, with this key and with no other."""
    try:
        signature = sign(key, url, form)
    except CallbackError:
        assert any("\ud800" <= letter <= "\udfff" for letter in url)
        return
    assert valid_form(signature, form, url, key)
    assert valid_form(signature, form, url, ["new", key])
    assert not valid_form(signature, form, url, [f"{key}2", "other"])


@given(form=forms, other=forms)
def test_another_form_is_not_signed(
    form: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    """A signature is valid for another form only if all its names and values read the same."""
    submitted, accepted = signed_texts(form)[:1], signed_texts(other)
    assert valid_form(sign(KEY, URL, form), other) is (submitted[0] in accepted)


# What is not signed


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (JSON, "application/json"),
        ("[]", "application/json"),
        ("1", "application/json"),
        (urlencode(CALL), "application/x-www-form-urlencoded"),
        ("=", "application/x-www-form-urlencoded"),
        (" ", "application/x-www-form-urlencoded"),
        ("&=&", "APPLICATION/X-WWW-FORM-URLENCODED ; charset=utf-8"),
        (b"\xff", "multipart/form-data"),
        ("A", ""),
    ],
)
def test_a_signature_of_the_address_is_none_of_a_body(body: str | bytes, content_type: str) -> None:
    """A signature of the address alone is valid for no body, whatever it is called."""
    plain = {HEADER: sign(KEY, URL), "Content-Type": content_type}
    assert verify(KEY, URL, plain, body) is (body in ("=", "&=&"))
    hashed = {HEADER: sign(KEY, HASHED), "Content-Type": content_type}
    assert verify(KEY, HASHED, hashed, body) is (body in (JSON, "=", "&=&"))


@pytest.mark.parametrize(
    "query",
    [
        "bodySHA256=",
        f"bodySHA256={sha256(JSON.encode()).hexdigest().upper()}",
        f"bodysha256={sha256(JSON.encode()).hexdigest()}",
        f"xbodySHA256={sha256(JSON.encode()).hexdigest()}",
        f"bodySHA256={sha256(JSON.encode()).hexdigest()}&bodySHA256={'0' * 64}",
        f"bodySHA256={'0' * 64}&bodySHA256={sha256(JSON.encode()).hexdigest()}",
        f"bodySHA256={sha256(JSON.encode()).hexdigest()}&",
        f"bodySHA256={sha256(JSON.encode()).hexdigest()}&a=b",
        f"bodySHA256={sha256(JSON.encode()).hexdigest()}#a",
    ],
)
def test_a_hash_has_to_be_the_only_one_and_last_and_right(query: str) -> None:
    """A body is not signed by an address with another hash, with two, or with more behind it."""
    url = f"https://h.example/p?{query}"
    assert not valid_json(sign(KEY, url), url=url)
    assert not RequestValidator(KEY).validate(url, JSON, sign(KEY, url))


def test_a_hash_is_a_parameter() -> None:
    """A hash that stands in the path is none; one that is not the last is as any parameter is."""
    path = HASHED.replace("?", "/")
    assert not valid_json(sign(KEY, path), url=path)
    assert valid_json(sign(KEY, f"{HASHED}&a=b"), "", f"{HASHED}&a=b")


@pytest.mark.parametrize("kind", [FORM_TYPE, JSON_TYPE])
def test_a_body_cannot_be_left_out(kind: dict[str, str]) -> None:
    """An address with the hash of a body is not valid without that body."""
    empty = f"{URL}&bodySHA256={sha256(b'').hexdigest()}"
    assert not verify(KEY, HASHED, {HEADER: sign(KEY, HASHED), **kind})
    assert verify(KEY, empty, {HEADER: sign(KEY, empty), **kind})


def test_a_form_by_its_hash() -> None:
    """A form may be signed by its hash too."""
    body = urlencode(CALL)
    url = f"{URL}&bodySHA256={sha256(body.encode()).hexdigest()}"
    assert valid_form(sign(KEY, url), url=url)
    assert not valid_form(sign(KEY, url), {**CALL, "Digits": "9"}, url=url)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256"])
def test_a_signature_of_a_form_is_none_of_json(algorithm: Algorithm) -> None:
    """A body of one kind that reads like one of the other is not signed by its signature."""
    form = {"": JSON}
    assert valid_form(sign(KEY, URL, form, algorithm=algorithm), form)
    assert not valid_json(sign(KEY, URL, form, algorithm=algorithm))
    assert valid_json(sign_body(KEY, URL, JSON, algorithm=algorithm))
    assert not valid_form(sign_body(KEY, URL, JSON, algorithm=algorithm), form)


def test_a_damaged_request_is_not_valid() -> None:
    """Another value, address, key, or letter of the signature is refused."""
    signature = sign(KEY, URL, CALL)
    assert valid_form(signature)
    assert not valid_form(signature, {**CALL, "Digits": "1235"})
    assert not valid_form(signature, {**CALL, "More": ""})
    assert not valid_form(signature, url=URL.replace("foo=1", "foo=2"))
    assert not valid_form(signature, url=URL.replace("https", "http"))
    assert not valid_form(signature, url=URL.replace("mycompany", "MyCompany"))
    assert not valid_form(signature, keys="1234")
    assert not valid_form(signature.replace("=", ""))
    assert not valid_form(f"x{signature}")
    assert not valid_form(signature.swapcase())
    assert not valid_json(sign_body(KEY, URL, JSON).upper())


def test_without_a_header_nothing_is_valid() -> None:
    """A request without a signature is refused."""
    assert not verify(KEY, URL, {})
    assert not verify(KEY, URL, {HEADER: ""})
    assert not verify(KEY, URL, {"X-Signature": sign(KEY, URL)})


# Ports


@pytest.mark.parametrize(
    ("received", "signed", "strip_port", "valid"),
    [
        ("https://h.example:443/p", "https://h.example/p", False, True),
        ("https://h.example/p", "https://h.example:443/p", False, True),
        ("http://h.example/p", "http://h.example:80/p", False, True),
        ("http://h.example:80/p", "http://h.example/p", False, True),
        ("https://h.example:8443/p", "https://h.example/p", False, False),
        ("https://h.example:8443/p", "https://h.example/p", True, True),
        ("https://h.example:8443/p", "https://h.example:8443/p", False, True),
        ("https://h.example:8443/p", "https://h.example:8443/p", True, True),
        ("https://h.example/p", "https://h.example:8443/p", False, False),
        ("https://h.example/p", "https://h.example:8443/p", True, False),
        ("http://h.example:443/p", "http://h.example/p", False, False),
        ("http://h.example:443/p", "http://h.example/p", True, True),
        ("https://u:p@h.example/p", "https://u:p@h.example/p", False, True),
        ("https://u:p@h.example/p", "https://u:p@h.example:443/p", False, True),
        ("https://u:p@h.example:443/p", "https://u:p@h.example/p", False, True),
        ("https://u:p@h.example/p", "https://h.example/p", False, False),
        ("https://[::1]:8443/p", "https://[::1]/p", False, False),
        ("https://[::1]:8443/p", "https://[::1]/p", True, True),
        ("https://[::1]:443/p", "https://[::1]/p", False, True),
        ("https://[::1]/p", "https://[::1]:443/p", False, True),
        ("https://h.example/p#rt=5", "https://h.example/p", False, False),
        ("https://H.example/p", "https://h.example/p", False, False),
        ("https://h.example/p;a", "https://h.example:443/p;a", False, True),
        ("https://h.example", "https://h.example:443", False, True),
        ("https://h.example?a=b:443/", "https://h.example:443?a=b:443/", False, True),
        ("https://h.example:port/p", "https://h.example:port:443/p", False, False),
        ("wss://h.example/p", "wss://h.example:443/p", False, True),
        ("wss://h.example:443/p", "wss://h.example/p", False, True),
        ("ws://h.example/p", "ws://h.example:80/p", False, True),
        ("wss://h.example/p", "wss://h.example:80/p", False, False),
        ("x://h.example/p", "x://h.example/p", False, True),
    ],
)
def test_ports(received: str, signed: str, strip_port: bool, valid: bool) -> None:
    """The port that goes without saying may stand there or not; others go only when asked for."""
    assert valid_form(sign(KEY, signed, CALL), url=received, strip_port=strip_port) is valid


# Keys


@pytest.mark.parametrize(
    "keys",
    [
        "",
        " ",
        "PSK_1\n",
        "PSK 1",
        "PSK\udcff1",
        [],
        (),
        ["PSK_1", ""],
        None,
        5,
        b"PSK_1",
        ["PSK_1", None],
        [b"PSK_1"],
        {"a": 1},
    ],
)
def test_keys_that_cannot_be_right(keys: Any) -> None:
    """Without a key, or with one that is blank or no text, nothing is verified but refused."""
    with pytest.raises(ConfigurationError, match="signing key") as raised:
        verify(keys, URL, {})
    assert "PSK" not in str(raised.value)


@pytest.mark.parametrize("make", [sign, sign_body])
@pytest.mark.parametrize("key", ["", None])
def test_signing_needs_a_key(make: Callable[..., str], key: Any) -> None:
    """Nothing is signed without a key."""
    with pytest.raises(ConfigurationError):
        make(key, URL, "")


def test_what_cannot_be_signed() -> None:
    """Lone surrogates, and a form that cannot be read, raise when they are to be signed."""
    with pytest.raises(CallbackError, match="surrogate"):
        sign(KEY, URL, {"A": "\ud800"})
    with pytest.raises(CallbackError, match="surrogate"):
        sign(KEY, URL, "A=\ud800")
    with pytest.raises(CallbackError, match="surrogate"):
        sign_body(KEY, "https://\ud800", b"")
    with pytest.raises(CallbackError, match="class int"):
        sign(KEY, URL, {"A": 5})


# Hostile peers


sent_headers = texts | st.binary() | st.lists(texts | st.binary(), max_size=3)


@given(
    url=texts.map("https://{}".format) | st.from_regex(r"\Ahttps?://.{0,20}\Z"),
    signature=sent_headers,
    content_type=sent_headers | st.sampled_from([*FORM_TYPE.values(), *JSON_TYPE.values()]),
    body=texts | st.binary(),
)
def test_nothing_that_is_sent_raises(
    url: str, signature: Any, content_type: Any, body: str | bytes
) -> None:
    """Whatever is sent, it is refused without an exception, and the reason can be said."""
    for header in HEADERS:
        for each in (signature, "A" * 27 + "="):
            headers = {header: each, "Content-Type": content_type}
            assert not verify(KEY, url, headers, body)
            assert explain(KEY, url, headers, body).reason.isascii()


@given(headers=st.dictionaries(texts, sent_headers, max_size=3), body=texts | st.binary())
def test_no_headers_raise(headers: Any, body: str | bytes) -> None:
    """Headers of any name are no trouble, nor are those that explanations look at."""
    named = dict.fromkeys(EXPLAINING, "x") | headers | {HEADER: "A" * 27 + "="}
    assert not verify(KEY, URL, named, body)
    assert not explain(KEY, URL, named, body)


@pytest.mark.parametrize(
    "body",
    [
        b"A=" + b"%FF" * 300_000,
        b"A" * MAX_BODY,
        b"A" * (MAX_BODY + 1),
        b"&" * MAX_FIELDS,
        b"[" * 500_000,
        "é" * 400_000,
    ],
)
@pytest.mark.parametrize("kind", [FORM_TYPE, JSON_TYPE])
def test_large_bodies_are_refused(body: str | bytes, kind: dict[str, str]) -> None:
    """Large bodies are refused like small ones."""
    assert not verify([KEY, "2"], URL, {HEADER: "A" * 27 + "=", **kind}, body)


def test_too_large_bodies_are_refused_even_when_they_are_signed() -> None:
    """What is larger than a callback may be is not looked at."""
    body = b"A" * (MAX_BODY + 1)
    assert valid_json(sign_body(KEY, URL, body[:-1]), body[:-1])
    assert not valid_json(sign_body(KEY, URL, body), body)
    assert not valid_form(sign(KEY, URL), [("", "")] * (MAX_FIELDS + 1))


@pytest.mark.parametrize("piece", ["@[", "[", "@", "a@", ":1", "[]", "@[:1", "https://"])
@pytest.mark.parametrize("pairs", [CALL, DIGITS])
def test_a_hostile_address_takes_no_time(piece: str, pairs: Any) -> None:
    """An address is taken apart in a time that grows no faster than it."""
    url = f"https://{piece * (240_000 // len(piece))}"
    with bounded():
        assert not valid_form("A" * 27 + "=", pairs, url)
        assert not RequestValidator(KEY).validate(url, CALL, "A" * 27 + "=")


@pytest.mark.parametrize("given", [[], [""], ["A" * 27, "A" * 65]])
def test_nothing_is_worked_out_without_a_signature(given: list[str]) -> None:
    """A request that has nothing of the length of a signature costs nothing."""
    suffixes = iter([SignedSuffix(b"")])
    assert not find_match([b"key"], [URL], suffixes, given)
    assert next(suffixes)


def test_the_notation_is_no_protection() -> None:
    """Each kind of body has its notation, but a signature can be written anew in the other."""
    made = sign(KEY, URL, {"CallSid": "1"})
    kind = {"Content-Type": "text/plain"}
    assert not verify(KEY, URL, {HEADER: made, **kind}, "CallSid1")
    assert verify(KEY, URL, {HEADER: b64decode(made).hex(), **kind}, "CallSid1")


def test_only_so_many_signatures_are_compared() -> None:
    """A header that comes a thousand times has its first values compared, and no others."""
    url, given = "https://example.com", ["A" * 28] * 1_000
    right = sign("key", url)
    suffixes = [SignedSuffix(b"")]
    assert find_match([b"key"], [url], suffixes, [right, *given]) is not None
    assert find_match([b"key"], [url], suffixes, [*given, right]) is None


def test_a_form_of_nothing_but_escapes_is_refused() -> None:
    """Each run of escapes is decoded by itself, so there may be only so many."""
    body = "a=" + "%ff-" * (1 << 16)
    signed = sign(KEY, URL, [("a", "x")])
    assert not verify(KEY, URL, {HEADER: signed, **FORM_TYPE}, body)
    assert not verify(KEY, URL, {HEADER: signed, **FORM_TYPE}, f"{body}%ff")


def test_large_addresses_and_headers() -> None:
    """A large address is no trouble, and a large header is none."""
    url = "https://" + "a@" * 200_000 + "h:443/" + "p" * 400_000
    assert verify(KEY, url, {HEADER: sign(KEY, url)})
    assert not verify(KEY, url, {HEADER: "A" * 1_000_000})
