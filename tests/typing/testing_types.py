"""What tests need, and the language as data, as type checkers see them."""

# ruff: noqa: D401 - sentences of the specification, and nothing here is run

from typing import assert_type

from hypothesis.strategies import SearchStrategy

from cxml import (
    Dial,
    Element,
    FaxResponse,
    MessagingResponse,
    Unknown,
    VoiceResponse,
    schema,
)
from cxml.callbacks import VoiceRequest
from cxml.testing import (
    Answer,
    Client,
    async_client,
    client,
    documents,
    elements,
    texts,
    unknown_elements,
    values,
)


def strategies() -> None:
    """A strategy is typed as what it gives."""
    assert_type(documents(), SearchStrategy[Element])
    assert_type(elements(VoiceResponse), SearchStrategy[VoiceResponse])
    assert_type(unknown_elements(), SearchStrategy[Unknown])
    assert_type(values(Dial, "timeout"), SearchStrategy[object])
    assert_type(texts(min_size=1), SearchStrategy[str])


async def platforms(app: object, call: VoiceRequest) -> None:
    """A class is followed by its fields, which are those that it is made with."""
    platform = client(app, "PSK_key", base_url="https://example.com")
    assert_type(platform, Client)
    assert_type(platform.post("/voice", VoiceRequest, from_="+15550100142"), Answer)
    assert_type(platform.get("/voice", call), Answer)
    assert_type(platform.post("/voice", {"From": "+15550100142"}).status, int)
    assert_type(await async_client(app).post("/voice", VoiceRequest, call_sid="1"), Answer)
    answer = platform.post("/voice", b"From=%2B1").document
    assert_type(answer, VoiceResponse | MessagingResponse | FaxResponse)
    platform.post("/voice", VoiceRequest, form_="+1")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    platform.post("/voice", call, from_="+1")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]
    platform.post("/voice", VoiceResponse)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue, reportArgumentType]


def data() -> None:
    """The data is typed key by key."""
    dial = schema()["elements"]["voice.Dial"]
    assert_type(dial["tag"], str)
    assert_type(dial["attributes"][0]["maximum"], int | None)
    assert_type(dial["children"][0]["never_with"], list[str])
    assert_type(schema(VoiceResponse)["roots"], list[str])


def wrong_uses() -> None:
    """Wrong uses are errors."""
    elements("Dial")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    elements(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    schema(int)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    schema()["element"]  # type: ignore[typeddict-item]  # pyright: ignore[reportGeneralTypeIssues]
