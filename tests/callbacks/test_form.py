"""The shapes that a request comes in, and how much of it is read."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from importlib import import_module
from urllib.parse import parse_qsl, urlencode

import flask
import pytest
from hypothesis import example, given, strategies as st
from werkzeug.datastructures import CombinedMultiDict, FileStorage, MultiDict

from cxml.callbacks import MAX_BODY, MAX_FIELDS, ConferenceEvent, DialAction, Form
from cxml.errors import CallbackError

BODY = "Muted=true&Muted=false&Tag=&CallSid=a+b%21&Tag=2"
GROUPED = (("Muted", "true"), ("Muted", "false"), ("Tag", ""), ("Tag", "2"), ("CallSid", "a b!"))


class ManyItems(Mapping[str, str]):
    """A form like Starlette's: all values come from ``multi_items`` alone."""

    def __getitem__(self, name: str) -> str:
        return dict(GROUPED)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict(GROUPED))

    def __len__(self) -> int:
        return len(dict(GROUPED))

    def multi_items(self) -> list[tuple[str, str]]:
        """Give all pairs."""
        return list(GROUPED)


def test_flask() -> None:
    """Flask's ``request.form`` and ``request.values`` give all values of a name."""
    app = flask.Flask(__name__)
    kind = "application/x-www-form-urlencoded"
    with app.test_request_context("/?a=1", method="POST", data=BODY, content_type=kind):
        assert ConferenceEvent.from_form(flask.request.form).form == GROUPED
        values = ConferenceEvent.from_form(flask.request.values)
        assert values.form == (("a", "1"), *GROUPED)


def test_werkzeug() -> None:
    """Werkzeug's dictionaries give all values of a name, combined or not."""
    one = MultiDict([("a", "1"), ("b", "2"), ("a", "3")])
    both = CombinedMultiDict([one, MultiDict([("b", "4")])])
    assert ConferenceEvent.from_form(one).form == (("a", "1"), ("a", "3"), ("b", "2"))
    assert ConferenceEvent.from_form(both).form[-1] == ("b", "4")


def test_django() -> None:
    """Django's ``request.POST`` gives all values of a name."""
    settings = import_module("django.conf").settings
    if not settings.configured:
        settings.configure()
    form = import_module("django.http").QueryDict(BODY)
    assert ConferenceEvent.from_form(form).form == GROUPED
    assert ConferenceEvent.from_form(form).muted is True


def test_starlette() -> None:
    """A form with ``multi_items`` gives all values of a name."""
    assert ConferenceEvent.from_form(ManyItems()).form == GROUPED


@pytest.mark.parametrize(
    "form",
    [
        {"Muted": "true", "Tag": "2"},
        {"Muted": ["true"], "Tag": ("2",), "Gone": []},
        [("Muted", "true"), ("Tag", "2")],
        [["Muted", "true"], ["Tag", "2"]],
        (("Muted", ["true"]), ("Tag", ("2",))),
        {"Muted": "true", "Tag": "2"}.items(),
        (pair for pair in [("Muted", "true"), ("Tag", "2")]),
        "Muted=true&Tag=2",
        b"&Muted=true&&Tag=2&",
        bytearray(b"Muted=true&Tag=2"),
        memoryview(b"Muted=true&Tag=2"),
    ],
)
def test_plain_shapes(form: Form) -> None:
    """Mappings, pairs and raw bodies give the same pairs."""
    assert ConferenceEvent.from_form(form).form == (("Muted", "true"), ("Tag", "2"))


@pytest.mark.parametrize("form", ["", b"", {}, [], (), "&", memoryview(b"")])
def test_nothing(form: Form) -> None:
    """An empty request gives a callback that says nothing."""
    callback = ConferenceEvent.from_form(form)
    assert callback.form == ()
    assert callback == ConferenceEvent()


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("a=%", ("a", "%")),
        ("a=%4", ("a", "%4")),
        ("a=%zz%41%%41", ("a", "%zzA%A")),
        ("a=100%+sure", ("a", "100% sure")),
        ("a=%2525", ("a", "%25")),
        ("a=%252B+%2B", ("a", "%2B +")),
        ("a=%%32B", ("a", "%2B")),
        ("a=%C3%A9%c3%a9", ("a", "\u00e9\u00e9")),
        ("a=%C3%2B%A9", ("a", "\ufffd+\ufffd")),
        ("a=%FF", ("a", "\ufffd")),
        ("a=%00", ("a", "\0")),
        ("a=b=c&", ("a", "b=c")),
        ("a=b%3Dc%26d", ("a", "b=c&d")),
        ("%43all+Sid=1", ("Call Sid", "1")),
        ("a", ("a", "")),
        ("=a", ("", "a")),
        ("=", ("", "")),
        ("a;b=c;d", ("a;b", "c;d")),
        ("a=\u00e9\ud800%41", ("a", "\u00e9\ud800A")),
        (b"a=\xff\xc3\xa9", ("a", "\ufffd\u00e9")),
        (b"a=\xff%41", ("a", "\ufffdA")),
    ],
)
def test_decoding(body: str | bytes, pair: tuple[str, str]) -> None:
    """A raw body is decoded as browsers encode it, and what they would not write is kept."""
    assert ConferenceEvent.from_form(body).form == (pair,)


@given(st.text(st.sampled_from("&=+%2BbFfCc3aA9\u00e9 \0;")))
@example("%%41%2%42")
def test_decoding_like_the_standard_library(body: str) -> None:
    """A raw body gives the pairs that ``parse_qsl`` gives."""
    expected = parse_qsl(body, keep_blank_values=True)
    assert list(DialAction.from_form(body).form) == expected


@given(st.lists(st.tuples(st.text(), st.text())))
def test_round_trip(pairs: list[tuple[str, str]]) -> None:
    """Pairs that ``urlencode`` writes come back, from text and from bytes."""
    pairs = [pair for pair in pairs if all(part.isascii() or _is_utf_8(part) for part in pair)]
    body = urlencode(pairs)
    assert list(DialAction.from_form(body).form) == pairs
    assert list(DialAction.from_form(body.encode()).form) == pairs
    assert list(DialAction.from_form(pairs).form) == pairs


def _is_utf_8(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


@pytest.mark.parametrize(
    "form",
    [
        b"a=" + b"b" * (MAX_BODY - 2),
        "a=" + "b" * (MAX_BODY - 2),
        {"a": "b" * (MAX_BODY - 1)},
        {"a": ["b" * (MAX_BODY // 2 - 1)] * 2},
    ],
)
def test_as_large_as_allowed(form: Form) -> None:
    """A request of exactly ``MAX_BODY`` is read whole."""
    assert len("".join(itertools.chain(*ConferenceEvent.from_form(form).form))) >= MAX_BODY - 1


@pytest.mark.parametrize(
    "form",
    [
        b"a=" + b"b" * MAX_BODY,
        bytearray(MAX_BODY + 1),
        memoryview(bytes(MAX_BODY + 8)).cast("Q"),
        "a=" + "b" * MAX_BODY,
        {"a": "b" * MAX_BODY},
        {"b" * MAX_BODY: "a"},
        {"a": ["b" * (MAX_BODY // 2)] * 2},
        (("a", "b" * 10_000) for _ in itertools.count()),
    ],
)
def test_too_large(form: Form) -> None:
    """A request larger than ``MAX_BODY`` is refused, whatever its shape."""
    with pytest.raises(CallbackError, match=r"larger than the 1,048,576"):
        ConferenceEvent.from_form(form)


@pytest.mark.parametrize("number", [MAX_FIELDS, MAX_FIELDS - 1])
def test_as_many_as_allowed(number: int) -> None:
    """Up to ``MAX_FIELDS`` parameters are read."""
    pairs = [(f"Field{each}", "") for each in range(number)]
    for form in (pairs, dict(pairs), urlencode(pairs), {"a": [""] * number}):
        assert len(ConferenceEvent.from_form(form).form) == number


@pytest.mark.parametrize("number", [MAX_FIELDS + 1, 10_000])
def test_too_many(number: int) -> None:
    """More than ``MAX_FIELDS`` parameters are refused, whatever the shape."""
    pairs = [(f"Field{each}", "") for each in range(number)]
    shapes: list[Form] = [pairs, dict(pairs), urlencode(pairs), urlencode(pairs).encode()]
    for form in (*shapes, {"a": [""] * number}, itertools.cycle(pairs), MultiDict(pairs)):
        with pytest.raises(CallbackError, match=r"more than the 1,000"):
            ConferenceEvent.from_form(form)


@pytest.mark.parametrize(
    ("form", "message"),
    [
        (None, r"None cannot be read"),
        (7, r"class int cannot be read"),
        (dict, r"class type cannot be read"),
        (["ab"], r"pairs .* not an object of class str"),
        ([("a", "b", "c")], r"pairs .* not an object of class tuple"),
        ([None], r"pairs .* not None"),
        ([("a",)], r"pairs"),
        ({b"a": "b"}, r"name is an object of class bytes, not text"),
        ({"a": b"b"}, r"value of 'a' is an object of class bytes, not text"),
        ({"a": None}, r"value of 'a' is None, not text"),
        ({"a": ["b", 1]}, r"value of 'a' is an object of class int, not text"),
        ({"a": [["b"]]}, r"value of 'a' is an object of class list, not text"),
        ({"a" * 99: 1}, r"value of 'a{60}' is"),
        ({"Upload": FileStorage()}, r"value of 'Upload' is an object of class FileStorage"),
    ],
)
def test_not_text(form: Form, message: str) -> None:
    """What is not text is refused with its class and the name it stands under."""
    with pytest.raises(CallbackError, match=message):
        ConferenceEvent.from_form(form)


def test_refusal_keeps_a_secret() -> None:
    """A refusal never shows a value."""
    with pytest.raises(CallbackError) as refused:
        ConferenceEvent.from_form({"Pin": b"hunter2"})
    assert "hunter2" not in str(refused.value)
