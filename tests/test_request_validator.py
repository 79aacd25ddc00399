"""The validator that has the shape of Twilio's, beside Twilio's own."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, cast
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given, strategies as st
from twilio import request_validator as twilio_module  # type: ignore[import-untyped]
from werkzeug.datastructures import MultiDict

from cxml import CallbackError, ConfigurationError, request_validator
from cxml._web.keys import _warn_of_keys
from cxml.request_validator import RequestValidator
from cxml.signature import HEADER, sign, verify

KEY = "12345"
URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
CALL = {"CallSid": "CA1234567890ABCDE", "Digits": "1234", "To": "+18005551212"}
JSON = json.dumps(CALL)
OURS, THEIRS = RequestValidator(KEY), twilio_module.RequestValidator(KEY)

texts = st.text(st.characters(exclude_categories=["Cs"]))
hosts = st.from_regex(r"\A[a-z]{1,8}(\.[a-z]{2,4})?\Z")
ports = st.sampled_from(["", ":443", ":80", ":8443"])
paths = st.from_regex(r"\A/[a-zA-Z0-9%&=+._~-]{0,10}(\?[a-zA-Z0-9%&=+._~-]{1,10})?\Z")
urls = st.builds("{}://{}{}{}".format, st.sampled_from(["http", "https"]), hosts, ports, paths)


def damaged(signature: str, data: st.DataObject) -> str:
    """Change a letter of a signature, or none."""
    place = data.draw(st.integers(0, len(signature)))
    return signature[:place] + data.draw(st.sampled_from("Aa=")) + signature[place + 1 :]


# Beside Twilio's


@given(url=texts, params=st.none() | st.dictionaries(texts, texts))
def test_signs_as_twilio_does(url: str, params: dict[str, str] | None) -> None:
    """A form whose names differ has the signature that Twilio's library computes."""
    assert OURS.compute_signature(url, params) == THEIRS.compute_signature(url, params)


@given(url=urls, other=urls, params=st.dictionaries(texts, texts), data=st.data())
def test_decides_as_twilio_does(
    url: str, other: str, params: dict[str, str], data: st.DataObject
) -> None:
    """It takes what Twilio's library takes, and refuses what that refuses."""
    for signed in (url, url.replace(":8443", ""), url.replace("/", ":443/", 3), other):
        signature = THEIRS.compute_signature(signed, params)
        for each in (signature, damaged(signature, data), f"{signature} "):
            theirs = THEIRS.validate(url, params, each)
            assert OURS.validate(url, params, each) == (
                theirs or (signed, each) == (url, signature)
            )


class Named:
    """A form as some frameworks give it: names, and a method that gives all values of one."""

    def __init__(self, pairs: list[tuple[str, str]], method: str) -> None:
        self.pairs = pairs
        setattr(self, method, lambda name: [value for each, value in pairs if each == name])

    def __iter__(self) -> Iterator[str]:
        return iter([name for name, _ in self.pairs])

    def __bool__(self) -> bool:
        return bool(self.pairs)


names = st.sampled_from(["A", "AB", "b"])
spelled = st.sampled_from(["", "HTTPS://", "https://", "http://"]).flatmap(
    lambda scheme: st.from_regex(
        r"\A[a-zA-Z]{1,3}\.ex(:(443|80|8443))?(/[a-z%';]{0,4})?(\?[a-z=&%';]{0,4})?(#[a-z]?)?\Z"
    ).map(scheme.__add__)
)


@given(
    received=spelled,
    signed=st.none() | spelled,
    pairs=st.lists(st.tuples(names, texts)),
    shape=st.sampled_from([MultiDict, dict, lambda _: None, lambda _: "", "getall", "getlist"]),
    algorithm=st.sampled_from([None, "", "HMAC_SHA1", "hmac_sha256"]),
)
def test_takes_whatever_twilio_takes(
    received: str, signed: str | None, pairs: list[tuple[str, str]], shape: Any, algorithm: Any
) -> None:
    """Addresses, forms and algorithms that Twilio's class takes, in any shape, are taken."""
    form: Any = Named(pairs, shape) if isinstance(shape, str) else shape(pairs)
    tidy = urlsplit(received)
    likely = [received, tidy.geturl(), tidy._replace(netloc=f"{tidy.hostname}").geturl()]
    for each in [signed] if signed else likely:
        signature = THEIRS.compute_signature(each, form, algorithm)
        assert OURS.compute_signature(each, form, algorithm) == signature
        if THEIRS.validate(received, form, signature, algorithm):
            assert OURS.validate(received, form, signature, algorithm)


@given(url=urls, pairs=st.lists(st.tuples(names, texts)))
def test_takes_repeated_parameters_of_either_library(
    url: str, pairs: list[tuple[str, str]]
) -> None:
    """A repeated parameter is signed as Twilio does, and valid as SignalWire signs it, too."""
    form: MultiDict[str, str] = MultiDict(pairs)
    for given_ in (form, pairs):
        theirs = OURS.compute_signature(url, given_)
        assert theirs == THEIRS.compute_signature(url, form)
        ours = OURS.build_signature_with_compatibility(url, given_)
        assert ours == sign(KEY, url, given_)
        assert OURS.validate(url, given_, theirs)
        assert OURS.validate(url, given_, ours)


@pytest.mark.parametrize(
    ("received", "signature"),
    [
        (URL, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (URL, "kvajT1Ptam85bY51eRf/AJRuM3w="),
        (URL.replace(".com", ".com:1234"), "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (URL.replace("https", "http"), "0ZXoZLH/DfblKGATFgpif+LLRf4="),
        (
            URL.replace("https", "http").replace(".com", ".com:1234"),
            "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
        ),
    ],
)
def test_ports_as_twilio_publishes_them(received: str, signature: str) -> None:
    """The published signatures are valid, whatever port the server sees."""
    form = {**CALL, "From": "+14158675309", "Caller": "+14158675309"}
    assert OURS.validate(received, form, signature)
    assert THEIRS.validate(received, form, signature)


def test_the_names_that_programs_use() -> None:
    """The token, the hash of a body, the algorithm in a header and its names are as in Twilio's."""
    for each in ("HMAC_SHA1", "HMAC_SHA256", "SIGNATURE_HEADER", "SIGNATURE_SETTINGS_HEADER"):
        assert getattr(request_validator, each) == getattr(twilio_module, each)
    assert OURS.token == THEIRS.token
    assert RequestValidator(["new", "old"]).token == b"new"
    assert OURS.compute_hash(JSON) == THEIRS.compute_hash(JSON) == OURS.compute_hash(JSON.encode())


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "key=k",
        "key=k,algorithm=HMAC_SHA256",
        " algorithm = HMAC_SHA256 ,a",
        "algorithm=",
    ],
)
def test_the_algorithm_in_a_header(header: str | None) -> None:
    """The algorithm is read as Twilio reads it, and is SHA-1 where none is said."""
    read = request_validator.get_signature_algorithm
    assert read(header) == twilio_module.get_signature_algorithm(header)


def test_an_address_that_nobody_can_take_apart() -> None:
    """What is no address for Python is one like any other here."""
    url = "https://[::1/p?"
    assert OURS.validate(url, CALL, OURS.compute_signature(url, CALL))
    assert not OURS.validate(url, CALL, OURS.compute_signature(URL, CALL))


@pytest.mark.parametrize("form", [None, {}, ""])
def test_a_hash_of_no_body(form: Any) -> None:
    """Without a body ``bodySHA256`` is a parameter, as for Twilio; both doors of cxml agree."""
    url = f"{URL}&bodySHA256=of-something-else"
    signature = THEIRS.compute_signature(url, {})
    taken = THEIRS.validate(url, form, signature)
    assert OURS.validate(url, form, signature) is taken
    typed = {} if form is None else {"Content-Type": "application/json"}
    assert verify(KEY, url, {HEADER: signature, **typed}) is (form is None)


@given(body=texts, url=urls)
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


def test_ports_are_stripped_unless_they_matter() -> None:
    """A port that is not the usual one is taken off, as Twilio does, unless it is to stay."""
    received, signature = (
        "https://h.example:8443/p",
        OURS.compute_signature("https://h.example/p", CALL),
    )
    assert OURS.validate(received, CALL, signature)
    assert not RequestValidator(KEY, strip_port=False).validate(received, CALL, signature)


@pytest.mark.parametrize("token", ["", None, [], " ", "PSK_1\n", ["PSK_1", ""], "PSK\udcff1"])
def test_without_a_key_nothing_is_verified(token: Any) -> None:
    """A validator without a key, or with a blank one, warns when made, and raises when asked."""
    with pytest.warns(UserWarning, match="signing key.*: nothing can be verified") as warned:
        validator = RequestValidator(token)
    assert warned[0].filename == __file__
    assert "PSK" not in str(warned[0].message)
    assert validator.token == b""
    asked: list[Any] = [
        lambda: validator.validate(URL, CALL, None),
        lambda: validator.validate_with_compatibility(URL, CALL, "A" * 27 + "="),
        lambda: validator.compute_signature(URL, CALL),
        lambda: validator.build_signature(URL, JSON),
        lambda: validator.build_signature_with_compatibility(URL, CALL),
    ]
    for each in asked:
        with pytest.raises(ConfigurationError, match="give RequestValidator the signing key"):
            each()


@pytest.mark.parametrize("token", [5, b"PSK_1", {"a": 1}])
def test_what_is_no_key_is_refused_at_once(token: Any) -> None:
    """What no setting gives for a key is an error where the validator is made."""
    with pytest.raises(ConfigurationError, match="a signing key is text"):
        RequestValidator(token)


@pytest.mark.parametrize("token", ["PT_secret", "0123456789abcdef0123456789abcdef"])
def test_another_kind_of_key_is_mentioned_once(
    token: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A key that is none of SignalWire's is taken, and the log says so once, as that of views."""
    _warn_of_keys.cache_clear()
    RequestValidator("PSK_1")
    assert not caplog.records
    for _ in range(2):
        assert RequestValidator(token).token == token.encode()
    [record] = caplog.records
    assert "does not begin with PSK" in record.getMessage()
    assert token not in record.getMessage()


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
@example(url=None, params={}, signature="A" * 27 + "=")
def test_nothing_raises(url: Any, params: Any, signature: Any) -> None:
    """Whatever a peer sends, it is refused without an exception."""
    assert not OURS.validate(url, params, signature)


def test_what_cannot_be_signed() -> None:
    """A form that is no text raises when it is to be signed."""
    with pytest.raises(CallbackError):
        OURS.compute_signature(URL, {"A": 5})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("compare", "; hmac.compare_digest compares"),
        ("add_port", "; validate itself tries an address with its port and without"),
        ("remove_port", "; validate itself tries an address with its port and without"),
        ("get_values", r"; request.form.getlist\(name\)"),
    ],
)
def test_what_twilios_has_besides(name: str, said: str) -> None:
    """What Twilio's module or class has besides is answered with what to write."""
    assert hasattr(twilio_module, name) or hasattr(THEIRS, name)
    for asked in (request_validator, OURS):
        with pytest.raises(AttributeError, match=f"has no attribute '?{name}'?{said}"):
            getattr(asked, name)
    with pytest.raises(ImportError, match=f"cannot import name '{name}' from .*{said}"):
        exec(f"from cxml.request_validator import {name}")  # noqa: S102


def test_a_misspelt_method() -> None:
    """A method that is misspelt is answered with the one that was meant."""
    with pytest.raises(AttributeError, match="no attribute valdiate; did you mean 'validate'"):
        _ = cast("Any", OURS).valdiate
    with pytest.raises(AttributeError, match=r"no attribute nothing_of_the_kind$"):
        _ = cast("Any", OURS).nothing_of_the_kind
    with pytest.raises(AttributeError, match=r"no attribute secrets$"):
        _ = cast("Any", OURS).secrets
    assert copy.deepcopy(OURS).token == OURS.token
