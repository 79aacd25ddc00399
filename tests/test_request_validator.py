"""The validator that has the shape of Twilio's, beside Twilio's own."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st
from twilio.request_validator import (  # type: ignore[import-untyped]
    RequestValidator as TwilioValidator,
)
from werkzeug.datastructures import MultiDict

from cxml import CallbackError, ConfigurationError
from cxml.request_validator import RequestValidator

KEY = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = {"CallSid": "CA1234567890ABCDE", "Digits": "1234", "To": "+18005551212"}
JSON = json.dumps(CALL)
OURS, THEIRS = RequestValidator(KEY), TwilioValidator(KEY)

texts = st.text(st.characters(exclude_categories=["Cs"]))
hosts = st.from_regex(r"\A[a-z]{1,8}(\.[a-z]{2,4})?\Z")
ports = st.sampled_from(["", ":443", ":80", ":8443"])
paths = st.from_regex(r"\A/[a-zA-Z0-9%&=+._~-]{0,10}(\?[a-zA-Z0-9%&=+._~-]{1,10})?\Z")
urls = st.builds("{}://{}{}{}".format, st.sampled_from(["http", "https"]), hosts, ports, paths)
unhurried = settings(deadline=None)


def damaged(signature: str, data: st.DataObject) -> str:
    """Change a letter of a signature, or none."""
    place = data.draw(st.integers(0, len(signature)))
    return signature[:place] + data.draw(st.sampled_from("Aa=")) + signature[place + 1 :]


# Beside Twilio's


@given(url=texts, params=st.none() | st.dictionaries(texts, texts))
@unhurried
def test_signs_as_twilio_does(url: str, params: dict[str, str] | None) -> None:
    """A form whose names differ has the signature that Twilio's library computes."""
    assert OURS.compute_signature(url, params) == THEIRS.compute_signature(url, params)


@given(url=urls, other=urls, params=st.dictionaries(texts, texts), data=st.data())
@unhurried
def test_decides_as_twilio_does(
    url: str, other: str, params: dict[str, str], data: st.DataObject
) -> None:
    """With ``strip_port``, it takes what Twilio's library takes, and refuses what that refuses."""
    ours = RequestValidator(KEY, strip_port=True)
    for signed in (url, url.replace(":8443", ""), url.replace("/", ":443/", 3), other):
        signature = THEIRS.compute_signature(signed, params)
        for each in (signature, damaged(signature, data), f"{signature} "):
            theirs = THEIRS.validate(url, params, each)
            assert ours.validate(url, params, each) == (
                theirs or (signed, each) == (url, signature)
            )


@given(url=urls, pairs=st.lists(st.tuples(st.sampled_from(["A", "AB", "b"]), texts)))
@unhurried
def test_takes_repeated_parameters_of_either_library(
    url: str, pairs: list[tuple[str, str]]
) -> None:
    """A repeated parameter is valid as Twilio's library signs it, and as SignalWire's do."""
    form: MultiDict[str, str] = MultiDict(pairs)
    for signature in (THEIRS.compute_signature(url, form), OURS.compute_signature(url, form)):
        assert OURS.validate(url, form, signature)
        assert OURS.validate(url, pairs, signature)


@given(body=texts, url=urls)
@unhurried
def test_takes_hashed_bodies_as_twilio_does(body: str, url: str) -> None:
    """A body whose hash stands in the query is valid where it is for Twilio's library."""
    hashed = f"{url}{'&' if '?' in url else '?'}bodySHA256={sha256(body.encode()).hexdigest()}"
    signature = THEIRS.compute_signature(hashed, {})
    for sent in (body, f"{body} ", ""):
        assert OURS.validate(hashed, sent, signature) == THEIRS.validate(hashed, sent, signature)


@pytest.mark.parametrize("algorithm", ["HMAC_SHA1", "HMAC_SHA256", "hmac_sha256"])
def test_other_algorithms(algorithm: str) -> None:
    """The algorithm can be named, and then no other is valid."""
    signature = OURS.compute_signature(URL, CALL, algorithm)
    assert signature == THEIRS.compute_signature(URL, CALL, algorithm)
    assert OURS.validate(URL, CALL, signature, algorithm)
    assert OURS.validate(URL, CALL, signature) is (algorithm == "HMAC_SHA1")
    assert not OURS.validate(URL, CALL, signature, "HMAC_MD5")
    with pytest.raises(ValueError, match="algorithm is 'HMAC_MD5': must be HMAC_SHA1 or"):
        OURS.compute_signature(URL, CALL, "HMAC_MD5")


# As SignalWire's older library


def test_programs_for_signalwire_run() -> None:
    """Forms, pairs and JSON are taken as they are, under the names that programs know."""
    signature = OURS.build_signature_with_compatibility(URL, CALL)
    for form in (CALL, list(CALL.items()), MultiDict(CALL), {name: [CALL[name]] for name in CALL}):
        assert OURS.validate(URL, form, signature)
    assert OURS.validate_with_compatibility(URL, CALL, signature)
    made = OURS.build_signature(URL, JSON)
    assert made == OURS.build_signature(URL, JSON.encode())
    assert len(made) == 40
    assert OURS.validate(URL, JSON, made)
    assert OURS.validate(URL.replace(".com", ".com:443"), JSON.encode(), made)
    assert not OURS.validate(URL, JSON.replace("1234", "1235"), made)
    assert OURS.build_signature(URL, None) == OURS.build_signature(URL, "")


def test_a_form_that_was_made_json() -> None:
    """JSON of texts is valid with the signature of the form that it was made of."""
    signature = OURS.compute_signature(URL, CALL)
    assert OURS.validate(URL, JSON, signature)
    assert OURS.validate(URL, JSON.encode(), signature)
    assert not OURS.validate(URL, json.dumps({**CALL, "Digits": "9"}), signature)
    assert not OURS.validate(URL, JSON[:-1] + ', "Digits": "9"}', signature)
    assert not OURS.validate(URL, JSON[:-1] + ', "More": []}', signature)


@pytest.mark.parametrize(
    "body", ["{}", "[]", "1", "null", '""', " ", '{"": []}', '{"": {}}', "[" * 99_999, b"\xff"]
)
def test_json_without_parameters_is_not_signed_by_the_address(body: str | bytes) -> None:
    """A signature of the address alone is valid for no JSON, however little it says."""
    signature = OURS.compute_signature(URL, None)
    assert OURS.validate(URL, None, signature)
    assert not OURS.validate(URL, body, signature)


# Keys and peers


def test_several_keys() -> None:
    """The first of several keys signs, and any of them is valid."""
    several = RequestValidator(["new", "old"])
    assert several.compute_signature(URL, CALL) == RequestValidator("new").compute_signature(
        URL, CALL
    )
    for key in ("new", "old"):
        assert several.validate(URL, CALL, RequestValidator(key).compute_signature(URL, CALL))
    assert not several.validate(URL, CALL, OURS.compute_signature(URL, CALL))


def test_ports_are_stripped_only_when_asked_for() -> None:
    """A port that is not the usual one stays, unless it is asked for."""
    received, signature = (
        "https://h.example:8443/p",
        OURS.compute_signature("https://h.example/p", CALL),
    )
    assert not OURS.validate(received, CALL, signature)
    assert RequestValidator(KEY, strip_port=True).validate(received, CALL, signature)


@pytest.mark.parametrize("token", ["", None, []])
def test_without_a_key_there_is_no_validator(token: Any) -> None:
    """A validator needs a key."""
    with pytest.raises(ConfigurationError):
        RequestValidator(token)


def test_its_repr_has_no_key() -> None:
    """The key is not shown."""
    assert "PSK" not in repr(RequestValidator("PSK_1"))


@given(
    url=st.none() | st.text(),
    params=st.recursive(
        st.none() | st.integers() | st.text() | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=5,
    ),
    signature=st.none() | st.integers() | st.text() | st.binary() | st.just("A" * 27 + "="),
)
@example(url=None, params="", signature="A" * 27 + "=")
@unhurried
def test_nothing_raises(url: Any, params: Any, signature: Any) -> None:
    """Whatever a peer sends, it is refused without an exception."""
    assert not OURS.validate(url, params, signature)


def test_what_cannot_be_signed() -> None:
    """A form that is no text raises when it is to be signed."""
    with pytest.raises(CallbackError):
        OURS.compute_signature(URL, {"A": 5})
