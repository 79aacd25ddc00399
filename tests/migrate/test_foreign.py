"""Views whose responses stay of another library stay too: @document takes those of cxml alone."""

from __future__ import annotations

import pytest

from .rewriting import left, rewritten

WHOLE = "twilio.twiml.voice_response.VoiceResponse"
HEAD = "from flask import Flask, request\napp = Flask(__name__)\n"
VIEW = "@app.post('/voice')\ndef voice():\n    response = {0}()\n    return {1}\n"
SERVED = "str(response), 200, {'Content-Type': 'text/xml'}"
SAYS = (
    "voice answers with a VoiceResponse of another library still, which @document does not take:"
    " import it by its name from cxml.voice_response, and run this again"
)


def views_left(source: str) -> list[str]:
    """Give what is said of views that stay."""
    return [says for name, _, says in left(source) if name.endswith("-view")]


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("import twilio\n", WHOLE),
        ("import twilio.rest\n", WHOLE),
        ("import twilio.twiml as t\n", "t.voice_response.VoiceResponse"),
        ("from twilio import twiml\n", "twiml.voice_response.VoiceResponse"),
        ("import twilio.twiml.voice_response\nprint(twilio)\n", WHOLE),
        ("import twilio.twiml\nprint(twilio.twiml.voice_response.No)\n", WHOLE),
        ("import twilio.twiml\nprint(twilio.twiml.Response)\n", WHOLE),
        ("from twilio.twiml import voice_response as v\nprint(v.No)\n", "v.VoiceResponse"),
        ("import twilio\nMade = twilio.twiml.voice_response.VoiceResponse\n", "Made"),
        ("import signalwire\n", "signalwire.voice_response.VoiceResponse"),
    ],
)
def test_imports_that_stay(start: str, name: str) -> None:
    """Whatever form of import is left, a view with the class of it stays, and works as before."""
    source = start + HEAD + VIEW.format(name, SERVED)
    assert rewritten(source) == source
    assert views_left(source) == [SAYS]


@pytest.mark.parametrize(
    "start",
    [
        "from twilio.twiml.voice_response import VoiceResponse\n",
        "from twilio.twiml.voice_response import *\n",
        "from signalwire.voice_response import VoiceResponse\n",
    ],
)
def test_imports_that_move(start: str) -> None:
    """A view whose import moves is decorated in the same run, and nothing else is made of it."""
    done = rewritten(start + HEAD + VIEW.format("VoiceResponse", "str(response)"))
    assert done.endswith("    return response\n")
    assert views_left(start + HEAD + VIEW.format("VoiceResponse", "str(response)")) == []


@pytest.mark.parametrize(
    "start",
    [
        "from twilio import twiml\nResponse = twiml.Response\n",
        "import importlib\nResponse = importlib.import_module(name).VoiceResponse\n",
        "from twilio.twiml.voice_response import *\nfrom os.path import *\n"
        "Response = getattr(x, y)\n",
    ],
)
def test_classes_that_are_not_known(start: str) -> None:
    """A view with a class of which nothing is known is no view of documents, and stays."""
    assert rewritten(start + HEAD + VIEW.format("Response", SERVED)).endswith(
        VIEW.format("Response", SERVED)
    )


FRAMEWORKS = {
    "django": "from django.http import HttpResponse\ndef voice(request):\n    response = {0}()\n"
    "    return HttpResponse(str(response), content_type='text/xml')\n",
    "django class": "from django.http import HttpResponse\nfrom django.views import View\n"
    "class Voice(View):\n    def post(self, request):\n"
    "        return HttpResponse(str({0}()), content_type='text/xml')\n",
    "django-twilio": "from django_twilio.decorators import twilio_view\n"
    "@twilio_view\ndef voice(request):\n    response = {0}()\n    return str(response)\n",
    "fastapi": "from fastapi import FastAPI, Response\napp = FastAPI()\n"
    "@app.post('/voice')\nasync def voice():\n"
    "    return Response(str({0}()), media_type='text/xml')\n",
    "flask class": "from flask import Response\nfrom flask.views import MethodView\n"
    "class Voice(MethodView):\n    def post(self):\n"
    "        return Response(str({0}()), mimetype='text/xml')\n",
    "helper": HEAD + "def made():\n    return {0}()\n"
    "@app.post('/voice')\ndef voice():\n    return made()\n",
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_kind_of_view(framework: str) -> None:
    """So it is in each framework, in classes, and where a helper makes the response."""
    source = f"import twilio\n{FRAMEWORKS[framework].format(WHOLE)}"
    assert rewritten(source) == source
    (says,) = views_left(source)
    assert "of another library still" in says
    moved = f"import twilio.twiml\n{FRAMEWORKS[framework].format(WHOLE)}"
    assert "document(VoiceCallback)" in rewritten(moved)


def test_a_text_is_taken_of_any_library() -> None:
    """Below @document a text may be of any library's document, so such a view is decorated."""
    source = "import twilio\n" + HEAD + VIEW.format(WHOLE, "response.to_xml()")
    done = rewritten(source)
    assert "@document(VoiceCallback)" in done
    assert done.endswith("    return response.to_xml()\n")


def test_a_class_of_messages() -> None:
    """It is said where the class that is meant is imported from."""
    source = VIEW.format("twilio.twiml.messaging_response.MessagingResponse", SERVED)
    (says,) = views_left(f"import twilio\n{HEAD}{source}")
    assert "a MessagingResponse of" in says
    assert "from cxml.messaging_response" in says
