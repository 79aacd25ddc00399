"""Endpoints of Starlette and FastAPI, found by their annotations, which are no texts here."""

from collections.abc import Callable
from inspect import signature
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from fastapi import FastAPI
from starlette.requests import Request

from cxml.callbacks import VoiceCallback
from cxml.starlette import Webhooks
from cxml.starlette._shape import Shape, shape_of

from .requests import KEY

if TYPE_CHECKING:
    import starlette.requests as asking

webhooks = Webhooks(signing_key=KEY)


def first(_asked, call: VoiceCallback) -> None: ...  # type: ignore[no-untyped-def]  # noqa: D103


def last(room: str, call: VoiceCallback, request: Request) -> None: ...  # noqa: D103


def noted(asked: "asking.Request", call: Annotated[VoiceCallback, "the call"]) -> None: ...  # noqa: D103


def only(call: VoiceCallback) -> None: ...  # noqa: D103


def named(call: VoiceCallback, request) -> None: ...  # type: ignore[no-untyped-def]  # noqa: D103


def hidden(*_: object) -> None: ...  # noqa: D103


@pytest.mark.parametrize(
    ("view", "request_name", "callback_name"),
    [
        (first, "_asked", "call"),
        (last, "request", "call"),
        (noted, "asked", "call"),
        (only, None, "call"),
        (named, "request", "call"),
        (hidden, None, None),
    ],
)
def test_where_request_and_callback_are(
    view: Callable[..., None], request_name: str | None, callback_name: str | None
) -> None:
    """Request and callback are found by what is annotated, or else by name or place."""
    decorator: Any = webhooks.document(VoiceCallback)
    shape: Shape = shape_of(decorator._endpoint, view)
    assert (shape.request, shape.callback) == (request_name, callback_name)


def test_annotations_that_nobody_can_evaluate() -> None:
    """Where an annotation is there for type checkers alone, the signature says what it can."""
    decorated: Any = webhooks.document(VoiceCallback)(noted)
    parameters = signature(decorated).parameters
    assert list(parameters) == ["call", "asked"]
    assert parameters["asked"].annotation is Request
    FastAPI().post("/")(decorated)


def test_an_endpoint_that_is_not_shown() -> None:
    """An endpoint that the docs leave out stays out."""
    app = FastAPI()
    app.post("/", include_in_schema=False)(webhooks.document(VoiceCallback)(only))
    assert app.openapi()["paths"] == {}
