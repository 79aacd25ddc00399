"""Addresses that views make of the application itself, where nobody says a public one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import fastapi
import flask
import pytest
from django.core.handlers.asgi import ASGIHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.test.utils import override_settings
from django.urls import path
from views import django_project as django_project

from cxml import VoiceResponse
from cxml.callbacks import VoiceRequest
from cxml.django import build_absolute_uri, document as django_document
from cxml.flask import document as flask_document, url_for
from cxml.simulator import Platform
from cxml.starlette import Webhooks

KEY = "PSK_of-this-test"


def says(own: str) -> VoiceResponse:
    """Make a document with addresses of the application, and of another that is private."""
    response = VoiceResponse()
    gather = response.gather(timeout=1, num_digits=1, action=own, action_on_empty_result=False)
    gather.say("Press a key")
    response.record(timeout=1, action=own, recording_status_callback=own)
    response.play("http://localhost.lan/a.mp3")
    response.redirect(own)
    return response


def of_flask() -> Any:
    """Make an application of Flask."""
    app = flask.Flask("shop")

    @app.post("/voice")
    @flask_document(VoiceRequest, verify=False)
    def voice(_: VoiceRequest) -> VoiceResponse:
        return says(url_for("voice"))

    return app


def of_fastapi() -> Any:
    """Make an application of FastAPI."""
    app, webhooks = fastapi.FastAPI(), Webhooks(signing_key=KEY)

    @app.post("/voice")
    @webhooks.document(VoiceRequest)
    async def voice(request: fastapi.Request, _: VoiceRequest) -> VoiceResponse:
        return says(webhooks.url_for(request, "voice"))

    return app


@django_document(VoiceRequest, verify=False)
def view(request: HttpRequest, _: VoiceRequest) -> VoiceResponse:
    """Be a view of Django."""
    return says(build_absolute_uri(request, "voice"))


urlpatterns = [path("voice", view, name="voice")]


@pytest.mark.parametrize("make", [of_flask, of_fastapi, WSGIHandler, ASGIHandler])
def test_an_address_of_its_own_is_no_finding(make: Callable[[], Any]) -> None:
    """Only hosts that are not those of the application are said to be out of reach."""
    hosts = ["testserver"]
    with (
        override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=hosts),
        Platform(make(), signing_key=KEY) as platform,
    ):
        call = platform.call()
        call.hears("Press a key")
        call.hang_up()
    found = [each for each in platform.findings if each.code == "CX315"]
    assert [each.element for each in found] == ["Response/Play/text()"]
    assert platform.requests.last("/voice").answer is not None
