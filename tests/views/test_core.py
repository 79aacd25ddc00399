"""What the views of all frameworks do alike: settings, addresses, refusals and answers."""

from __future__ import annotations

import hmac
import json
import logging
from base64 import b64encode
from collections import deque
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, Self, cast

import attrs
import pytest
from pace import bounded
from twilio.twiml import voice_response as twilio  # type: ignore[import-untyped]

import cxml
from cxml import (
    ConfigurationError,
    Dial,
    Element,
    FaxResponse,
    MessagingResponse,
    UsageError,
    VoiceResponse,
)
from cxml._web import receive as receiving
from cxml._web.answer import as_document, expect_nothing, warn_of_type
from cxml._web.channel import other_response
from cxml._web.endpoint import status_callback_endpoint
from cxml._web.incoming import Incoming
from cxml._web.keys import _warn_of_keys
from cxml._web.policy import (
    Options,
    Policies,
    _checked_once,
    check_options,
    check_setting,
    make_policy,
    no_settings,
)
from cxml._web.receive import RequestRefusedError, address, receive
from cxml._web.target import below, whole_path, wire_target
from cxml.callbacks import (
    MAX_BODY,
    Callback,
    ConferenceEvent,
    ConferenceWait,
    FaxRequest,
    Form,
    MessageRequest,
    PayAction,
    RecordingStatus,
    VoiceCallback,
)
from cxml.signature import HEADER

from .requests import (
    CALL,
    FORM_TYPE,
    HOSTILE_HOST,
    KEY,
    MULTIPART,
    Sent,
    as_json,
    bare,
    cut,
    got,
    posted,
)

URL = "https://example.com/voice"


def incoming(sent: Sent, origin: str = "https://example.com", **more: Any) -> Incoming:
    """Give a request as a framework's module does."""
    headers = {name.lower(): value for name, value in sent.headers.items()}
    given: dict[str, Any] = {
        "method": sent.method,
        "origin": lambda: origin,
        "target": sent.target,
        "header": lambda name: headers.get(name.lower()),
        "body": sent.body,
    }
    return Incoming(**{**given, **more})


def length(said: str) -> Sent:
    """Give a request that says how long its body is, with the signature of the address alone."""
    return attrs.evolve(
        got(URL), method="POST", headers={**got(URL).headers, "Content-Length": said}
    )


def chunked() -> Sent:
    """Give a request that says that its body comes in chunks."""
    headers = {**got(URL).headers, "Transfer-Encoding": "chunked"}
    return attrs.evolve(got(URL), method="POST", headers=headers)


def refusal(request: Incoming, **options: Any) -> int:
    """Give the status that a request is refused with."""
    policy = make_policy(cast("Options", {"signing_key": KEY, **options}), UNSET.get)
    with pytest.raises(RequestRefusedError) as raised:
        receive(policy, VoiceCallback, request)
    return raised.value.status


UNSET: dict[str, object] = {}


def received(request: Incoming, **options: Any) -> VoiceCallback:
    """Receive a request that is not refused."""
    policy = make_policy(cast("Options", {"signing_key": KEY, **options}), UNSET.get)
    return receive(policy, VoiceCallback, request)


# Settings


def test_settings_stand_in_for_options() -> None:
    """What is not given is looked up, in capitals and with ``CXML_`` before it."""
    settings = {
        "CXML_SIGNING_KEY": ["new", "old"],
        "CXML_PUBLIC_URL": "https://example.com/",
        "CXML_TRUST_FORWARDED": True,
    }
    policy = make_policy({}, settings.get)
    assert (policy.keys, policy.public_url, policy.trust_forwarded) == (
        (b"new", b"old"),
        "https://example.com",
        True,
    )
    given = make_policy(Options(signing_key="mine", trust_forwarded=False), settings.get)
    assert (given.keys, given.trust_forwarded) == ((b"mine",), False)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({}, "there is no signing key: set CXML_SIGNING_KEY"),
        ({"DEBUG": True}, "there is no signing key"),
        ({"CXML_VERIFY": True}, "there is no signing key"),
        ({"CXML_SIGNING_KEY": ""}, "a signing key is blank: give the one of the project"),
        ({"CXML_SIGNING_KEY": []}, "there is no signing key, but an empty list: give the one"),
        ({"CXML_SIGNING_KEY": 5}, "a signing key is text, not int"),
        ({"CXML_SIGNING_KEY": [["PSK"]]}, "a signing key is text, not list"),
        ({"CXML_VERIFY": "false"}, "CXML_VERIFY is 'false': must be True or False"),
        ({"CXML_VERIFY": 0}, "CXML_VERIFY is 0"),
        ({"CXML_VERIFY": False, "CXML_TRUST_FORWARDED": "1"}, "CXML_TRUST_FORWARDED"),
        *(
            ({"CXML_VERIFY": False, "CXML_PUBLIC_URL": url}, "must be an address such as")
            for url in ("", "example.com", "//h", "https://h/?a=b", "https://h/#f", "https://", 5)
        ),
    ],
)
def test_settings_that_cannot_be(settings: dict[str, object], message: str) -> None:
    """A missing key, and a setting of the wrong kind, are errors that say what is allowed."""
    with pytest.raises(ConfigurationError) as raised:
        make_policy({}, settings.get)
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "there is no signing key: give signing_key=...; verify=False takes requests"),
        ({"verify": 0}, "verify is 0: must be True or False"),
        ({"signing_key": KEY, "public_url": "example.com"}, "public_url is 'example.com'"),
        (
            {"signing_key": KEY, "public_url": "https://user:se/cret@example.com"},
            "public_url is 'https://example.com', behind what may be a password: must be an address"
            " such as 'https://example.com', without a query; in a password / is %2F, ? is %3F, #",
        ),
        ({"signing_key": KEY, "public_url": 5}, "public_url is 5: must be an address such as"),
    ],
)
def test_options_are_named_as_they_were_given(options: dict[str, Any], message: str) -> None:
    """Where there are no settings, and where an option was given, no setting is named."""
    for setting in (no_settings, UNSET.get)[: 2 if options else 1]:
        with pytest.raises(ConfigurationError) as raised:
            make_policy(cast("Options", options), setting)
        assert message in str(raised.value)
        assert "CXML_" not in str(raised.value)


def test_what_fits_is_said_in_the_words_of_the_framework(caplog: pytest.LogCaptureFixture) -> None:
    """What is to be set is an option where there are no settings, or where it was one."""
    sent = incoming(posted(URL), origin="http://example.com")
    step = 'give public_url="https://example.com"'
    for options, setting in (
        (Options(signing_key=KEY), no_settings),
        (Options(signing_key=KEY, public_url="http://example.com"), UNSET.get),
    ):
        with pytest.raises(RequestRefusedError):
            receive(make_policy(options, setting), VoiceCallback, sent)
        assert caplog.records[-1].getMessage().endswith(step)


def test_settings_that_change_are_met() -> None:
    """What was checked is not checked again, and yet no setting that has changed is overlooked."""
    settings: dict[str, object] = {"CXML_SIGNING_KEY": "old"}
    first = make_policy({}, settings.get)
    assert make_policy({}, dict(settings).get) is first
    keys = ["new"]
    settings["CXML_SIGNING_KEY"] = keys
    assert make_policy({}, settings.get).keys == (b"new",)
    keys.append("newer")
    assert make_policy({}, settings.get).keys == (b"new", b"newer")
    settings["CXML_VERIFY"] = False
    assert make_policy({}, settings.get).keys is None
    settings["CXML_VERIFY"] = 0
    with pytest.raises(ConfigurationError, match="CXML_VERIFY is 0"):
        make_policy({}, settings.get)


def test_keys_in_one_text() -> None:
    """Several keys in one text, as in a variable of the environment, are no key."""
    for keys in (f"{KEY},PSK_newer", [KEY, "PSK_1,PSK_2"]):
        with pytest.raises(ConfigurationError, match=r"comma in it, .* as text.split\(','\) makes"):
            make_policy(Options(signing_key=keys), no_settings)
        with pytest.raises(ConfigurationError, match="comma"):
            check_setting("signing_key", keys)


def test_a_list_of_keys_may_change() -> None:
    """Keys that are put into a list, or taken out, count at the next request."""
    keys = ["new"]
    options = Options(signing_key=keys)
    assert make_policy(options, no_settings).keys == (b"new",)
    keys.append("newer")
    assert make_policy(options, no_settings).keys == (b"new", b"newer")


def test_keys_of_any_collection() -> None:
    """Keys may be in what changes in place without a trace, and are then read each time."""
    keys = deque(["old"])
    for expected in ((b"old",), (b"old", b"new")):
        assert make_policy(Options(signing_key=keys), lambda _: None).keys == expected
        keys.append("new")


def test_the_key_is_not_shown() -> None:
    """What holds the keys does not show them."""
    assert KEY not in repr(make_policy(Options(signing_key=KEY), lambda _: None))


@pytest.mark.parametrize("keys", ["PT_secret", [KEY, "0123456789abcdef0123456789abcdef"]])
def test_another_kind_of_key_is_mentioned_once(
    keys: str | list[str], caplog: pytest.LogCaptureFixture
) -> None:
    """A key that is none of SignalWire's is taken, and the log says so once, without showing it."""
    _warn_of_keys.cache_clear()
    _checked_once.cache_clear()
    make_policy(Options(signing_key=KEY), lambda _: None)
    assert not caplog.records
    for _ in range(3):
        assert make_policy(Options(signing_key=keys), lambda _: None).keys
    [record] = caplog.records
    assert (record.name, record.levelno) == ("cxml.views", logging.WARNING)
    assert (vars(record)["url"], vars(record)["call_sid"]) == (None, None)
    assert "does not begin with PSK" in record.getMessage()
    assert "secret" not in record.getMessage()
    assert "0123" not in record.getMessage()


def test_options_are_checked_alone() -> None:
    """Options that cannot be are found before the settings are known."""
    check_options({})
    check_options(Options(verify=True))
    with pytest.raises(ConfigurationError, match="blank"):
        check_options(Options(signing_key=""))
    with pytest.raises(ConfigurationError, match="public_url"):
        check_options(Options(public_url="example.com"))


# Addresses


@pytest.mark.parametrize(
    ("path", "raw", "query", "target"),
    [
        (b"/a", None, "", "/a"),
        (b"/a", "", "b=%7E&c", "/a?b=%7E&c"),
        (b"/a~b", "/a%7Eb?c=d", "c=d", "/a%7Eb?c=d"),
        (b"/a", "/a?", "", "/a?"),
        (b"/a b", "http://h.example/a%20b", "", "/a%20b"),
        (b"/a b/\xc3\xa9", None, "", "/a%20b/%C3%A9"),
        (b"/inner", "/prefix/inner", "", "/inner"),
        (b"/!$&'()*+,;=:@~-._", None, "", "/!$&'()*+,;=:@~-._"),
        (b"/caf\xc3\xa9", "/caf\xc3\xa9", "b=\xc3\xa9", "/café?b=é"),
        (b"/\xff", "/\xff?\xff", "\xff", "/\udcff?\udcff"),
        (b"/\xe4\xb8\x80", "/一", "b=一", "/一?b=一"),
        (b"/voice", "//voice", "", "//voice"),
        (b"/a/b", "/a//b", "", "/a//b"),
        (b"/app/", "/app", "", "/app"),
        (b"", "", "", ""),
        (b"/app/a~b", "/a%7Eb", "", "/app/a%7Eb"),
        (b"/app app/", "/", "", "/app%20app/"),
        (b"/app/caf\xef\xbf\xbd", "/caf%E9", "", "/app/caf%E9"),
        (b"/a~b", "/app/a%7Eb", "", "/a%7Eb"),
        (b"/\xc3\xa9", "/app/%C3%A9?a", "a", "/%C3%A9?a"),
        (b"/caf\xef\xbf\xbd", "/caf%E9", "", "/caf%E9"),
        (b"/caf%E9", "/caf%E9", "", "/caf%E9"),
        (b"/100%", "/100%25", "", "/100%25"),
        (b"/other", "/a%7Eb", "", "/other"),
    ],
)
def test_the_target_is_spelt_as_on_the_wire(
    path: bytes, raw: str | None, query: str, target: str
) -> None:
    """The path stays encoded as it was, where the server tells, and is encoded where not."""
    assert wire_target(path, raw, query) == target


@pytest.mark.parametrize(
    ("prefix", "path", "whole"),
    [
        ("", "/a", "/a"),
        ("", "*", "*"),
        ("/", "/a", "/a"),
        ("/app", "/a", "/app/a"),
        ("/app/", "/a", "/app/a"),
        ("app", "/a", "/app/a"),
        ("/app", "/app/a", "/app/app/a"),
        ("/app/", "a", "/app/a"),
        ("/app", "", "/app"),
        ("/app", "/", "/app/"),
        ("/app", "/apple", "/app/apple"),
        ("/a/b", "/a/c", "/a/b/a/c"),
    ],
)
def test_a_prefix_stands_before_the_path_once(prefix: str, path: str, whole: str) -> None:
    """What an application is told to stand under begins every path, however its slashes are."""
    assert whole_path(prefix, path) == whole


@pytest.mark.parametrize(
    ("prefix", "path", "rest"),
    [
        ("", "/a", "/a"),
        ("/", "//a", "/a"),
        ("/app", "/a", "/a"),
        ("/app", "/app/a", "/a"),
        ("/app", "/app", ""),
        ("/app", "/apple", "/apple"),
        ("/app/", "/app//a", "/a"),
        ("/app/", "/app/a", "/app/a"),
        ("app", "app/a", "/a"),
    ],
)
def test_a_path_below_a_prefix(prefix: str, path: str, rest: str) -> None:
    """What is below a prefix is what the framework looks a route up by, and else no prefix."""
    assert below(prefix, path) == rest


@pytest.mark.parametrize("path", [".evil.example/a", "@evil.example/a", ":8443/a", "*"])
@pytest.mark.parametrize("is_raw", [True, False])
def test_no_target_is_a_part_of_the_host(path: str, is_raw: bool) -> None:
    """What a peer sends as a target without a slash begins with one, and so is no other host."""
    assert wire_target(path.encode(), path if is_raw else None, "") == f"/{path}"


@pytest.mark.parametrize(
    ("options", "headers", "signed"),
    [
        ({}, {}, "http://inner:8000/voice"),
        ({}, {"X-Forwarded-Host": "example.com"}, "http://inner:8000/voice"),
        ({"public_url": "https://example.com"}, {}, URL),
        ({"public_url": "https://u:p@example.com/a/"}, {}, "https://u:p@example.com/a/voice"),
        (
            {"trust_forwarded": True},
            {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"},
            URL,
        ),
        ({"trust_forwarded": True}, {"X-Forwarded-Proto": "https"}, "https://inner:8000/voice"),
        ({"trust_forwarded": True}, {"X-Forwarded-Host": "h"}, "http://h/voice"),
        (
            {"trust_forwarded": True},
            {"X-Forwarded-Proto": "ftp, https", "X-Forwarded-Host": "evil.example,example.com"},
            URL,
        ),
        (
            {"trust_forwarded": True, "public_url": "https://example.com"},
            {"X-Forwarded-Host": "evil.example"},
            URL,
        ),
    ],
)
def test_the_address_that_was_signed(
    options: dict[str, Any], headers: dict[str, str], signed: str
) -> None:
    """The public address counts, else what a trusted proxy says, else what the server sees."""
    sent = posted("http://inner:8000/voice", signed_url=signed, headers=headers)
    assert received(incoming(sent, "http://inner:8000"), **options).call_sid == CALL["CallSid"]


def test_what_the_proxy_says_is_not_believed_unasked() -> None:
    """Forwarded headers change nothing unless they are asked for."""
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"}
    sent = posted("http://inner/voice", signed_url=URL, headers=headers)
    assert refusal(incoming(sent, "http://inner")) == 403


@pytest.mark.parametrize("host", ["example.com/a", "example.com?a=", "example.com#", "", "a b"])
def test_a_host_that_is_more_than_a_host(host: str) -> None:
    """A peer cannot move a part of the path that was signed into the name of the host."""
    sent = posted("http://inner/voice", signed_url=f"http://{host}/voice")
    assert refusal(incoming(sent, f"http://{host}")) == 403
    forwarded = incoming(
        sent, "http://inner", header={"X-Forwarded-Host": host, **sent.headers}.get
    )
    assert refusal(forwarded, trust_forwarded=True) == 403


@pytest.mark.parametrize("start", ["", "/", "?"])
def test_a_hostile_address_takes_no_time(start: str) -> None:
    """An address is taken apart in a time that grows no faster than it, whoever says it."""
    sent = posted(URL, [("A", "1"), ("A", "2"), ("A", "1")], key="PSK_other")
    said = {**sent.headers, "X-Forwarded-Host": HOSTILE_HOST}
    with bounded():
        assert refusal(incoming(sent, f"http://{HOSTILE_HOST}")) == 403
        assert refusal(incoming(sent, target=start + HOSTILE_HOST)) == 403
        assert refusal(incoming(sent, header=said.get), trust_forwarded=True) == 403
        for each in (HOSTILE_HOST, f"example.com{'.' * 240_000}", "é." * 120_000, "é." * 120):
            said |= {"Host": each, "X-Forwarded-Host": each}
            assert refusal(incoming(sent, header=said.get), public_url="https://example.com") == 403


# The log


def fields_of(record: logging.LogRecord) -> dict[str, object]:
    """Give the fields of its own that a record has."""
    return {name: vars(record)[name] for name in ("url", "status", "reason", "call_sid")}


@pytest.mark.parametrize(
    ("sent", "call_sid"),
    [
        (posted(URL), CALL["CallSid"]),
        (posted(URL, {"A": "1", "CallSid": "a\n\x1bé\u202e"}), r"a\n\x1b\xe9\u202e"),
        (posted(URL, {"CallSid": "1" * 1000}), "1" * 64),
        (posted(URL, {"CallSid": "é" * 1000}), r"\xe9" * 32),
        (posted(URL, {"CallSid": ""}), ""),
        (posted(URL, {"ParentCallSid": "1"}), None),
        (posted(f"{URL}?CallSid=1", {}), None),
        (got(f"{URL}?CallSid=1&a=2"), "1"),
        (got(f"{URL}?CallSid=\udcff"), "\\ufffd"),
        (as_json(URL), None),
    ],
)
def test_the_call_in_the_log(
    sent: Sent, call_sid: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever a peer says of its call, in the log that is one short line of ASCII."""
    assert refusal(incoming(sent), signing_key="PSK_other") == 403
    [record] = caplog.records
    fields = fields_of(record)
    assert fields.pop("reason") in record.getMessage()  # type: ignore[operator]
    assert fields == {"url": URL, "status": 403, "call_sid": call_sid}


def test_a_verified_request_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """With debugging, the log names the address that a request was verified with; else nothing."""
    sent = posted(f"{URL}?a=1", signed_url="https://example.com:443/voice?a=1")
    received(incoming(sent))
    assert not caplog.records
    caplog.set_level(logging.DEBUG, "cxml.views")
    received(incoming(sent))
    [record] = caplog.records
    url = "https://example.com:443/voice"
    assert record.getMessage() == f"verified: POST {url}"
    assert fields_of(record) == {
        "url": url,
        "status": None,
        "reason": "verified",
        "call_sid": CALL["CallSid"],
    }


# Keys that are found


@pytest.mark.parametrize("found", [None, [], (), set()])
def test_a_stranger(found: object, caplog: pytest.LogCaptureFixture) -> None:
    """Who has no key is refused, and the log says that it was not found."""
    assert refusal(incoming(posted(URL)), signing_key=lambda _sent: found) == 403
    assert "signing_key knows no key for it" in caplog.text


@pytest.mark.parametrize("signed_url", [URL, f"{URL}/"])
def test_a_stranger_is_examined(monkeypatch: pytest.MonkeyPatch, signed_url: str) -> None:
    """As much is done for a stranger as for whoever has another key: time tells no accounts."""
    done: list[str] = []

    def counted(name: str, work: Any) -> Any:
        def works(*args: object, **named: object) -> object:
            done.append(name)
            return work(*args, **named)

        return works

    for name in ("examine", "explain_fault"):
        monkeypatch.setattr(receiving, name, counted(name, getattr(receiving, name)))
    sent = incoming(posted(URL, signed_url=signed_url))
    assert refusal(sent, signing_key=lambda _sent: "PSK_other") == 403
    for_another, done[:] = [*done], []
    assert refusal(sent, signing_key=lambda _sent: None) == 403
    assert done == for_another
    assert "explain_fault" in done


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ("", "blank"),
        ([""], "blank"),
        ([KEY, " "], "blank"),
        (5, "not int"),
        (False, "not bool"),
        (KEY.encode(), "not bytes"),
        (bytearray(KEY.encode()), "not bytearray"),
        ({KEY: "x"}, "not dict"),
        (iter([KEY]), "not list_iterator"),
        ((each for each in [KEY]), "not generator"),
    ],
)
def test_a_found_key_that_cannot_be(found: object, message: str) -> None:
    """What finds keys and gives what is none is told what to return, and lets nobody in."""
    with pytest.raises(ConfigurationError) as raised:
        received(incoming(posted(URL)), signing_key=lambda _sent: found)
    said = str(raised.value)
    assert said.startswith("what signing_key gave is no key: a signing key is ")
    ends = {"blank": ": give", "not bytes": ": decode it, as key.decode() does;"}
    assert f"{message}{ends.get(message, ';')} " in said
    assert said.endswith(
        "; return the key as text, or several in a list, or None for whoever has none"
    )
    assert KEY not in said


def test_keys_that_are_used_up() -> None:
    """Keys that could be read but once are refused at once, and not at the second request."""
    with pytest.raises(ConfigurationError, match="a signing key is text, not generator"):
        check_options({"signing_key": (each for each in [KEY])})  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("body", "account"),
    [
        ({"project_id": "victim", "AccountSid": "mallory"}, "victim"),
        ({"AccountSid": "mallory", "project_id": "victim"}, "mallory"),
        ({"project_id": "", "AccountSid": "mallory"}, ""),
    ],
)
def test_what_finds_keys_and_the_view_see_one_account(body: dict[str, str], account: str) -> None:
    """Of two names of a field the same counts for both, so that nobody poses as another."""
    told: list[object] = []

    def find(sent: Mapping[str, str]) -> str:
        told.extend([sent["AccountSid"], sent["project_id"]])
        return KEY

    sent = as_json(URL, json.dumps({"event_type": "calling.conference", **body}))
    policy = make_policy(Options(signing_key=find), no_settings)
    event = receive(policy, ConferenceEvent, incoming(sent))
    assert event.account_sid == account
    assert told == [account, account]


class Promise:
    """Something else than a coroutine that is awaited."""

    def __await__(self) -> Iterator[None]:
        """Give nothing."""
        yield


async def find_later(_sent: object) -> str:
    """Give a key later."""
    return KEY


@pytest.mark.parametrize("finder", [find_later, lambda _sent: Promise()])
def test_a_key_that_nobody_awaits(finder: object) -> None:
    """Keys that would have to be awaited are a mistake where nothing awaits them."""
    with pytest.raises(ConfigurationError, match="signing_key is asynchronous, and nothing awaits"):
        received(incoming(posted(URL)), signing_key=finder)


def test_what_finds_keys_is_told() -> None:
    """It gets what the request says, the first value of each name, and cannot change it."""
    told: list[Any] = []

    def find(sent: Any) -> str:
        told.append(sent)
        return KEY

    form = [("A", "1"), ("A", "2"), ("B", "3")]
    received(incoming(posted(f"{URL}?C=4", form)), signing_key=find)
    received(incoming(got(f"{URL}?A=1&A=2")), signing_key=find)
    policy = make_policy(Options(signing_key=find), lambda _: None)
    receive(policy, ConferenceEvent, incoming(as_json(URL)))
    assert told[0] == {"A": "1", "B": "3"}
    assert told[1] == {"A": "1"}
    assert told[2]["params.status"] == "participant-join"
    with pytest.raises(TypeError):
        told[0]["A"] = "2"


def test_what_finds_keys_is_not_told_what_cannot_be_read(caplog: pytest.LogCaptureFixture) -> None:
    """JSON that cannot be read is refused before anybody is asked for a key."""
    told: list[Any] = []
    sent = as_json(URL, "[]")
    assert refusal(incoming(sent), signing_key=told.append) == 403
    assert told == []
    assert "the JSON is a list, not an object" in caplog.text


@pytest.mark.parametrize(
    ("finder", "message"),
    [
        (lambda: KEY, r"is called with what was sent: write def <lambda>\(sent: Mapping"),
        (lambda _sent, _more: KEY, "is called with what was sent"),
    ],
)
def test_what_cannot_find_keys(finder: object, message: str) -> None:
    """A function that could not be called is an error in the line that gives it."""
    with pytest.raises(ConfigurationError, match=message):
        check_options(cast("Options", {"signing_key": finder}))


def test_what_finds_keys_and_shows_no_signature() -> None:
    """A function that does not show how it is called is taken at its word."""
    assert make_policy(cast("Options", {"signing_key": max}), lambda _: None).keys is max


# Hosts and proxies


@pytest.mark.parametrize(
    ("origin", "signed"),
    [
        ("https://EXAMPLE.com", "https://example.com"),
        ("https://example.com.", "https://example.com"),
        ("https://Example.com.:443", "https://example.com"),
        ("https://xn--bcher-kva.example", "https://bücher.example"),
        ("https://XN--BCHER-KVA.example", "https://xn--bcher-kva.example"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://[2001:DB8::A]:8443", "https://[2001:db8::a]:8443"),
        ("https://User:Pass@EXAMPLE.com", "https://User:Pass@example.com"),
    ],
)
def test_a_host_that_is_written_otherwise(origin: str, signed: str) -> None:
    """Letter case, a dot at the end and letters beyond ASCII make no other host of one."""
    assert received(incoming(posted(URL, signed_url=f"{signed}/voice"), origin)).call_sid
    assert received(incoming(posted(URL, signed_url=f"{signed}/voice")), public_url=origin).call_sid
    root = incoming(posted("https://example.com/", signed_url=signed), origin, root=True)
    assert received(root).call_sid
    for other in (f"{signed}/Voice", f"https://a.{signed[8:]}/voice"):
        assert refusal(incoming(posted(URL, signed_url=other), origin)) == 403


@pytest.mark.parametrize(
    "origin",
    [
        "https://xn--.example",
        f"https://{'a' * 64}é.example",
        f"https://{'é.' * 200}example",
        "https://xn--\udcff.example",
        "https://A..B",
    ],
)
def test_a_host_that_is_none(origin: str) -> None:
    """A host that nobody can have is refused as any other, in bounded time."""
    with bounded():
        assert refusal(incoming(posted(URL), origin)) == 403


def test_what_a_proxy_says_of_the_scheme() -> None:
    """A scheme may be in capitals, of which the one next to the application counts."""
    for said, status in (("HTTPS", 200), ("http, HTTPS", 200), ("https, http", 403)):
        headers = {"X-Forwarded-Proto": said, "X-Forwarded-Host": "evil.example, example.com"}
        request = incoming(posted(URL, headers=headers), "http://10.0.0.1:8000")
        options: dict[str, Any] = {"trust_forwarded": True}
        if status == 200:
            assert received(request, **options).call_sid
        else:
            assert refusal(request, **options) == status


# Reading


def test_a_form_is_split_once() -> None:
    """The pairs that were verified are those that are read, and are not made or checked anew."""
    given: list[Any] = []

    class Watched(VoiceCallback):
        @classmethod
        def from_form(cls, form: Form) -> Self:
            given.append(form)
            return super().from_form(form)

    policy = make_policy(Options(signing_key=KEY), lambda _: None)
    call = receive(policy, Watched, incoming(posted(URL)))
    assert given[0] == tuple(CALL.items())
    assert call.form is given[0]


def test_bytes_that_are_no_text_are_read_once_they_are_verified() -> None:
    """Bytes that are not UTF-8 are signed as they are, and read as U+FFFD."""
    body = b"A=%FF\xfe"
    made = hmac.digest(KEY.encode(), URL.encode() + b"A\xff\xfe", "sha1")
    headers = {HEADER: b64encode(made).decode(), "Content-Type": FORM_TYPE}
    call = received(incoming(Sent(url=URL, headers=headers, body=body)))
    assert call.form == (("A", "\N{REPLACEMENT CHARACTER}" * 2),)


def test_parameters_of_either_method() -> None:
    """The parameters of a GET are in the query, those of a POST in the body alone."""
    query = "CallSid=1&From=%2B1"
    assert received(incoming(got(f"{URL}?{query}"))).from_ == "+1"
    event = received(incoming(posted(f"{URL}?room=1&{query}")))
    assert event.call_sid == CALL["CallSid"]
    assert "room" not in event.unknown
    assert received(incoming(posted(URL, {}))).form == ()


@pytest.mark.parametrize("query", ["CallSid=1", "room=1&From=%2B1&x=2", "SipHeader_X-A=1"])
@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "DELETE"])
def test_a_recorded_get_is_no_request_of_another_method(method: str, query: str) -> None:
    """A signed GET, sent with a method whose callback is in the body, is no empty callback."""
    sent = attrs.evolve(got(f"{URL}?{query}"), method=method)
    assert refusal(incoming(sent)) == 403
    typed = attrs.evolve(sent, headers={**sent.headers, "Content-Type": FORM_TYPE})
    assert refusal(incoming(typed)) == 403


@pytest.mark.parametrize(
    ("kind", "query"),
    [(VoiceCallback, ""), (VoiceCallback, "?room=1"), (ConferenceWait, "?CallSid=1")],
)
def test_a_post_that_says_nothing_is_taken(kind: type[Callback], query: str) -> None:
    """A post without a body is an empty callback, where its address has nothing of one."""
    policy = make_policy(Options(signing_key=KEY), no_settings)
    sent = attrs.evolve(got(URL + query), method="POST")
    assert receive(policy, kind, incoming(sent)).form == ()


def test_a_query_of_too_many_parameters() -> None:
    """A post whose query cannot be read is refused as one whose body cannot."""
    sent = attrs.evolve(got(f"{URL}?{'a=1&' * 1001}"), method="POST")
    assert refusal(incoming(sent)) == 400


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_recorded_post_is_no_get(method: str) -> None:
    """A signed body, which its hash in the address stands for, cannot be left out."""
    body = b'{"a": 1}'
    url = f"{URL}?bodySHA256={sha256(body).hexdigest()}"
    posted_ = Sent(
        url=url, headers={**got(url).headers, "Content-Type": "application/json"}, body=body
    )
    assert received(incoming(posted_)).unknown
    assert refusal(incoming(attrs.evolve(got(url), method=method))) == 403
    said = got(f"{URL}?CallSid=1&bodySHA256={sha256(body).hexdigest()}")
    assert refusal(incoming(attrs.evolve(said, method=method))) == 403
    other = got(f"{URL}?bodySHA256={sha256().hexdigest()}")
    assert received(incoming(attrs.evolve(other, method=method))).form


@pytest.mark.parametrize("content_type", [None, FORM_TYPE])
def test_a_recorded_body_cannot_be_left_out(content_type: str | None) -> None:
    """A post whose address has the hash of a body is nothing without that body."""
    url = f"{URL}?bodySHA256={sha256(b'{}').hexdigest()}"
    typed = {"Content-Type": content_type} if content_type else {}
    sent = attrs.evolve(got(url), method="POST")
    assert refusal(incoming(attrs.evolve(sent, headers={**sent.headers, **typed}))) == 403


@pytest.mark.parametrize("body", [b"&", b"=", b"&&", b"=&="])
@pytest.mark.parametrize("query", ["CallSid=1&From=%2B1", f"bodySHA256={'0' * 64}"])
def test_a_body_that_adds_nothing_is_none(body: bytes, query: str) -> None:
    """A form of empty names and values lets no recorded request pass as another one."""
    sent = got(f"{URL}?{query}")
    headers = {**sent.headers, "Content-Type": FORM_TYPE}
    sent = attrs.evolve(sent, method="POST", headers=headers, body=body)
    assert refusal(incoming(sent)) == 403


@pytest.mark.parametrize("name", ["", " ", "\n", "?", "&", "/1", "34", "-a", "."])
def test_a_longer_address_is_no_form(name: str) -> None:
    """What was signed of a longer address, or of JSON, is no form that reads the same."""
    form = {name: "x", "CallSid": "1", "From": "+1"}
    assert refusal(incoming(posted(URL, form))) == 403


@pytest.mark.parametrize("name", ["{", "["])
def test_a_recorded_body_is_no_form(name: str) -> None:
    """What was signed of JSON is no form; a name like that behind others was not."""
    assert refusal(incoming(posted(URL, {name: "x", "~": ""}))) == 403
    assert received(incoming(posted(URL, {"CallSid": "1", name: "x"}))).form


@pytest.mark.parametrize("end", ["34", "/34", "-a", "?x=1", ".xml"])
def test_a_recorded_address_cannot_be_cut(end: str) -> None:
    """The end of an address is no name of a form, which would leave all that was signed intact."""
    sent = posted(URL, {"CallSid": "1", "From": "+1"}, signed_url=f"{URL}{end}")
    assert refusal(incoming(sent)) == 403
    again = posted(URL, {end: "", "CallSid": "1", "From": "+1"})
    assert again.headers[HEADER] == sent.headers[HEADER]
    assert refusal(incoming(again)) == 403


def test_a_body_of_a_get_has_to_be_signed_too() -> None:
    """A request without a signed body cannot be given one."""
    assert refusal(incoming(got(URL), body=b"CallSid=1")) == 403


@pytest.mark.parametrize("said", ["", "0", "00"])
def test_a_body_that_is_said_to_be_empty(said: str) -> None:
    """Where a request says that there is no body, there is none."""
    assert received(incoming(length(said))).form == ()


def test_a_body_that_is_gone_is_none_for_anybody() -> None:
    """What could not be read is refused where nothing is verified, too, and not read as nothing."""
    assert refusal(incoming(length("9")), verify=False) == 403


@pytest.mark.parametrize(
    ("scheme", "host"),
    [
        ("javascript", "example.com"), ("https", 'e"><x/v'), ("https", "a/v?x#"), ("https", "a b"),
        ("https", 'e"><x'), ("https", "e'x"), ("https", "a\\b"), ("https://evil/", "example.com"),
    ],
)  # fmt: skip
def test_no_address_is_made_of_what_is_no_host(scheme: str, host: str) -> None:
    """What a proxy is said to have said is put into no address, where it would be refused."""
    headers = {"X-Forwarded-Proto": scheme, "X-Forwarded-Host": host}
    policy = make_policy(Options(verify=False, trust_forwarded=True), UNSET.get)
    with pytest.raises(ConfigurationError, match="the host or the scheme that the request names"):
        address(policy, lambda: "https://example.com", headers.get, "/voice")
    known = make_policy(Options(verify=False, public_url="https://example.com"), UNSET.get)
    assert address(known, lambda: "", headers.get, "/voice") == "https://example.com/voice"
    assert refusal(incoming(posted(URL), header={**posted(URL).headers, **headers}.get),
                   trust_forwarded=True) == 403  # fmt: skip


def test_a_form_is_not_a_part_of_the_address() -> None:
    """Who gets a text into a signed form cannot make it the end of the address of any body."""
    assert refusal(incoming(cut(URL))) == 403


def test_json_is_read_as_json() -> None:
    """JSON is read by its content type, and what is neither JSON nor a form is not read."""
    policy = make_policy(Options(signing_key=KEY), lambda _: None)
    event = receive(policy, ConferenceEvent, incoming(as_json(URL)))
    assert event.event == "participant-join"
    assert refusal(incoming(as_json(URL, "[]"))) == 400
    assert refusal(incoming(as_json(URL, content_type="text/plain"))) == 400


# Refusals


def unreadable() -> bytes:
    """Fail, as nothing reads the body."""
    raise AssertionError


@pytest.mark.parametrize(
    ("headers", "options", "status"),
    [
        ({}, {}, 403),
        ({"Content-Length": "9"}, {}, 403),
        ({"Content-Length": "1048577", HEADER: "A"}, {}, 413),
        ({"Content-Length": "1048577"}, {}, 413),
        ({"Content-Length": " 01048577 "}, {"verify": False}, 413),
        ({"Content-Length": "9" * 5_000}, {"verify": False}, 413),
    ],
)
def test_no_body_is_read_in_vain(
    headers: dict[str, str], options: dict[str, Any], status: int
) -> None:
    """Without a signature, or with a body said to be too long, none of it is read."""
    assert refusal(incoming(posted(URL), header=headers.get, body=unreadable), **options) == status


@pytest.mark.parametrize("said", ["1048576", "", "nine", "-1", "²"])
def test_what_may_be_a_callback_is_read(said: str) -> None:
    """A length that is none says nothing, and the body is read as ever."""
    headers = {**posted(URL).headers, "Content-Length": said}
    sent = posted(URL)
    received(incoming(sent, header=headers.get, body=lambda: sent.body))


@pytest.mark.parametrize(
    ("request_", "status", "reason"),
    [
        (incoming(posted(URL, key="PSK_other")), 403, "made with another key"),
        (incoming(posted(URL, signed_url="https://example.com/other")), 403, "another address"),
        (incoming(posted(URL), body=b"CallSid=2"), 403, "another body"),
        (incoming(posted(URL), header=lambda _: None), 403, "it has none of the headers X-Signal"),
        (incoming(length("9"), body=b""), 403, "something has read the body before"),
        (incoming(length("nine"), body=b""), 403, "something has read the body before"),
        (incoming(length("-0"), body=b""), 403, "something has read the body before"),
        (incoming(chunked(), body=b""), 403, "something has read the body before"),
        (incoming(posted(URL), body=None), 413, "more than 1,048,576 bytes"),
        (incoming(posted(URL), body=bytes(MAX_BODY + 1)), 413, "more than 1,048,576 bytes"),
        (incoming(posted(URL), body=b"&" * 1000), 403, "more than the 1,000 parameters"),
    ],
)
def test_the_reason_is_in_the_log(
    request_: Incoming,
    status: int,
    reason: str,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Why a request was refused stands in the log of ``cxml.views``, as a warning."""
    told: list[str] = []
    monkeypatch.setattr("cxml._web.log.LISTENERS", [lambda *said: told.append(f"{said}")])
    assert refusal(request_) == status
    assert len(told) == 1
    assert told[0].startswith(f"({status}, ")
    assert reason in told[0]
    [record] = caplog.records
    assert (record.name, record.levelno) == ("cxml.views", logging.WARNING)
    assert f"refused with {status}: POST https://example.com/voice: " in record.getMessage()
    assert reason in record.getMessage()


@pytest.mark.parametrize(
    ("request_", "options", "reason"),
    [
        (
            incoming(posted(URL), origin="http://example.com"),
            {},
            "it fits https://example.com/voice: set CXML_PUBLIC_URL to https://example.com",
        ),
        (
            incoming(
                posted(
                    "https://public.example/voice",
                    headers={"X-Forwarded-Host": "public.example"},
                ),
                origin="http://10.0.0.7",
            ),
            {},
            "it fits https://public.example/voice: set CXML_PUBLIC_URL to https://public.example",
        ),
        (
            incoming(posted(f"{URL}/", signed_url=URL)),
            {"public_url": "https://example.com"},
            "it fits https://example.com/voice: the address that was signed has no slash at its",
        ),
        (incoming(posted(URL, key="other")), {"signing_key": "PT_1"}, "a key begins with PT"),
        (incoming(bare(URL, MULTIPART)), {}, "the body is multipart"),
        (incoming(bare(URL)), {}, "the address is signed, and not the body"),
    ],
)
def test_what_fits_is_in_the_log(
    request_: Incoming, options: dict[str, Any], reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What the signature fits, and what to set, is in the log; the request stays refused."""
    assert refusal(request_, **options) == 403
    assert reason in caplog.records[-1].getMessage()


def test_the_log_has_no_secrets(caplog: pytest.LogCaptureFixture) -> None:
    """No key, password, signature, parameter or line of a peer's gets into the log."""
    sent = posted(
        "http://inner/voice?Card=4111",
        {"Card": "4242", "\n": "\n"},
        key="PSK_other",
    )
    options = {"public_url": "https://user:secret@example.com"}
    target = "/voice/%0A\nforged?Card=4111"
    assert refusal(incoming(sent, target=target), **options) == 403
    other = {"public_url": "https://user:12/secret@example.com"}  # like a host with its port
    assert refusal(incoming(sent, target=target), **other) == 403
    text = caplog.text.rstrip("\n").replace("\nWARNING ", "WARNING ")
    for secret in (KEY, "secret", "4111", "4242", "PSK", *sent.headers.values(), "\n"):
        assert secret not in text
    assert "POST https://example.com/voice/%0A\\nforged: " in text


def test_a_long_address_is_cut_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """A peer cannot fill the log with one request."""
    assert refusal(incoming(posted(URL + "/a" * 100_000, key="other"))) == 403
    assert len(caplog.text) < 1000


def test_verification_that_is_off_is_seen(caplog: pytest.LogCaptureFixture) -> None:
    """Without verification anything is taken, and each request leaves a warning."""
    sent = posted(URL, key="PSK_other")
    for policy, name in (
        (make_policy({}, {"CXML_VERIFY": False}.get), "CXML_VERIFY"),
        (make_policy(Options(verify=False), no_settings), "verify"),
    ):
        assert receive(policy, VoiceCallback, incoming(sent)).call_sid == CALL["CallSid"]
        said = f"taken unverified: POST https://example.com/voice ({name} is off)"
        assert said in caplog.records[-1].getMessage()


# Answers


def test_documents() -> None:
    """A response is written as it is, and nothing as the empty one."""
    assert as_document(None) == str(VoiceResponse())
    response = VoiceResponse()
    response.say("é")
    assert as_document(response) == str(response)
    for text in (
        str(response),
        response.to_xml(xml_declaration=False),
        "<Response/>",
        '<?xml version="1.0"?>\n<!-- made - by hand -->\n<Response\n>...</Response>\n<!-- end -->',
    ):
        assert as_document(f"\n{text}\n") == text


def test_a_text_of_a_lenient_program() -> None:
    """What moves in safety sends what it sent, and is told what is wrong with it."""
    text = "<Response><Say>a & b</Say></Response>"
    with cxml.lenient(), pytest.warns(cxml.LenientWarning, match="& has to be written &amp;"):
        assert as_document(text) == text


def test_what_a_status_callback_is_answered_with(caplog: pytest.LogCaptureFixture) -> None:
    """Nobody reads the answer to a status callback, so its type is not warned of."""
    endpoint = status_callback_endpoint(VoiceCallback, lambda: cast("Any", None))
    endpoint.note("text/html", b"<Response/>", None)
    assert not caplog.records


def test_a_response_that_says_no_type(caplog: pytest.LogCaptureFixture) -> None:
    """A document without a type is warned of too, and the view is named."""
    warn_of_type(None, b'<?xml version="1.0"?><Response/>', test_a_text_that_is_long)
    assert "from test_a_text_that_is_long is sent as nothing at all" in caplog.text


def test_a_text_that_is_long() -> None:
    """A document that is too large for the platform is warned of, and not refused."""
    text = f"<Response>{'<Pause/>' * 200_000}</Response>"
    assert as_document(text) == text


@pytest.mark.parametrize(
    ("kind", "answer", "right"),
    [
        (VoiceCallback, MessagingResponse, "VoiceResponse"),
        (VoiceCallback, FaxResponse, "VoiceResponse"),
        (ConferenceWait, MessagingResponse, "VoiceResponse"),
        (MessageRequest, VoiceResponse, "MessagingResponse"),
        (FaxRequest, VoiceResponse, "FaxResponse"),
        (PayAction, VoiceResponse, None),
        (FaxRequest, FaxResponse, None),
        (MessageRequest, type("Own", (MessagingResponse,), {}), None),
        (MessageRequest, type("Own", (VoiceResponse,), {}), "MessagingResponse"),
        (RecordingStatus, MessagingResponse, None),
        (type("Both", (MessageRequest, VoiceCallback), {}), VoiceResponse, None),
        (
            type("Both", (MessageRequest, VoiceCallback), {}),
            FaxResponse,
            "MessagingResponse or VoiceResponse",
        ),
        (VoiceCallback, str, None),
        (VoiceCallback, type(None), None),
    ],
)
def test_channels(kind: type, answer: type, right: str | None) -> None:
    """A callback whose class knows its channel is answered by a response of that channel."""
    assert other_response(kind, answer) == right


@pytest.mark.parametrize(
    ("result", "message"),
    [
        (Dial(), "<Dial> from view is no document: give a response of cxml"),
        ("Response", "a text from view is no document, which begins with <Response>"),
        ("<Response>", "a text from view is no document"),
        ("<Responses/>", "a text from view is no document"),
        ("<html>...</html>", "a text from view is no document"),
        (
            "<Response><Say>a & b</Say></Response>",
            "a text from view is no document: line 1, column 19: & has to be written &amp;",
        ),
        ("<Response><Say></Response>", "<Say> of line 1 is not closed before </Response>"),
        ("<Response/><Response/>", "a second root after the end of the root"),
        ("<Response>\udc80</Response>", "a text from view is no document: line 1, column 11: not"),
        (b"<Response/>", "^bytes from view is no document"),
        (
            twilio.VoiceResponse(),
            "a VoiceResponse from view is no document: this VoiceResponse is of"
            " twilio.twiml.voice_response; import it from cxml.voice_response",
        ),
        (
            twilio.Say("x"),
            "this Say is of twilio.twiml.voice_response; import it from cxml.voice_response",
        ),
        (5, "an int from view is no document"),
        (
            (VoiceResponse(), 200, {"Content-Type": "text/xml"}),
            "a tuple from view is no document: return what stands first in it alone, since the"
            " status and the type are there already; where they have to be others, return a",
        ),
    ],
)
def test_what_is_no_document(result: Any, message: str) -> None:
    """Other texts, and elements that are no response, are mistakes of the program."""

    def view() -> Element:
        raise NotImplementedError

    view.__qualname__ = "view"
    with pytest.raises(UsageError, match=message):
        as_document(result, view)


def test_a_status_callback_is_answered_with_nothing() -> None:
    """What a status callback returns is a mistake, unless it is nothing."""
    expect_nothing(None, "view")
    with pytest.raises(UsageError, match="<Response> from view would be read by nobody"):
        expect_nothing(VoiceResponse(), "view")  # type: ignore[arg-type]


def test_the_event_is_that_of_the_class() -> None:
    """The callback is of the class that was named."""
    policy = make_policy(Options(signing_key=KEY), lambda _: None)
    sent = posted(URL, {"StatusCallbackEvent": "conference-start"})
    assert receive(policy, ConferenceEvent, incoming(sent)).started


def test_a_policy_is_made_anew_where_a_setting_has_changed() -> None:
    """What cannot change is checked once; what has changed, or may have, is checked again."""
    changing = ["PSK_one"]
    settings: dict[str, object] = {"CXML_SIGNING_KEY": "PSK_one"}
    policies = Policies(Options())
    first = policies(settings.get)
    assert policies(settings.get) is first
    settings["CXML_PUBLIC_URL"] = "https://example.com"
    assert policies(settings.get).public_url == "https://example.com"
    settings["CXML_SIGNING_KEY"] = changing
    assert policies(settings.get).keys == first.keys
    changing[0] = "PSK_two"
    assert policies(settings.get).keys == make_policy({}, {"CXML_SIGNING_KEY": "PSK_two"}.get).keys
    del settings["CXML_SIGNING_KEY"]
    with pytest.raises(ConfigurationError, match="no signing key"):
        policies(settings.get)
