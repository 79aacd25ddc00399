"""What a hostile or broken peer can post."""

from __future__ import annotations

import copy
import pickle
from urllib.parse import urlencode

import pytest
from hypothesis import given, strategies as st

from cxml.callbacks import MAX_BODY, Callback, ConferenceEvent, MessageRequest, SwmlDocumentRequest
from cxml.errors import CallbackError, CxmlError

from .samples import CLASSES, SAMPLED, SAMPLES

NAMES = sorted({name for kind in CLASSES for name in kind.__callback_spec__().by_wire})
BODIES = [each.body.encode() for each in SAMPLES]

every_class = pytest.mark.parametrize("kind", [*SAMPLED, MessageRequest, SwmlDocumentRequest])
texts = st.text() | st.text(st.characters(categories=["Cs", "Nd", "Cc"]))
dates = st.from_regex(r"\A[A-Z][a-z]{2}, \d{1,3} (Aug|Feb) \d{4} \d\d:\d\d:\d\d [+-]\d{4}\Z")
values = texts | dates | st.integers().map(str) | st.datetimes(timezones=st.timezones()).map(str)


def use(kind: type[Callback], form: object) -> None:
    """Read a form and use what was read; only a CxmlError may come of it."""
    try:
        callback = kind.from_form(form)  # type: ignore[arg-type]
    except CxmlError:
        return
    assert repr(callback)
    assert callback.to_json()
    assert hash(callback) == hash(copy.deepcopy(callback))
    assert pickle.loads(pickle.dumps(callback)) == callback  # noqa: S301
    names = {name for name, _ in callback.form}
    assert names >= callback.unknown.keys() | callback.unreadable.keys()


@every_class
@given(body=st.binary())
def test_any_bytes(kind: type[Callback], body: bytes) -> None:
    """No bytes raise anything but a CxmlError."""
    use(kind, body)


@every_class
@given(body=texts)
def test_any_text(kind: type[Callback], body: str) -> None:
    """No text raises anything but a CxmlError, lone surrogates included."""
    use(kind, body)


@every_class
@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES) | texts, values)))
def test_any_values(kind: type[Callback], pairs: list[tuple[str, str]]) -> None:
    """No value of a known parameter raises anything but a CxmlError."""
    use(kind, pairs)
    use(kind, urlencode(pairs, errors="replace"))


@every_class
@given(
    form=st.recursive(
        st.none() | st.integers() | texts | st.binary(),
        lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(texts, inner),
    )
)
def test_any_object(kind: type[Callback], form: object) -> None:
    """No object at all raises anything but a CxmlError."""
    use(kind, form)


@every_class
@given(body=st.sampled_from(BODIES), data=st.data())
def test_damaged_bodies(kind: type[Callback], body: bytes, data: st.DataObject) -> None:
    """A real body with a damaged byte raises nothing but a CxmlError."""
    place = data.draw(st.integers(0, len(body)))
    use(kind, body[:place] + data.draw(st.binary(max_size=3)) + body[place + 1 :])


@pytest.mark.parametrize(
    "piece",
    [b"%", b"%41", b"%41a", b"%C3", b"%2B", b"%25"],
)
def test_a_mebibyte_of_escapes(piece: bytes) -> None:
    """A mebibyte of escapes is more than any request has, and is refused."""
    with pytest.raises(CallbackError, match="more than the 65,536 escapes"):
        ConferenceEvent.from_form(b"CallSid=" + piece * (MAX_BODY // len(piece) - 8))


@pytest.mark.parametrize("piece", [b"+", b"=", b"\xff", b"\xe2\x82\xac"])
def test_a_mebibyte_of_one_thing(piece: bytes) -> None:
    """A mebibyte of the same few bytes is read, and shown in short."""
    body = b"CallSid=" + piece * (MAX_BODY // len(piece) - 8)
    use(ConferenceEvent, body)
    assert len(repr(ConferenceEvent.from_form(body))) < 100
