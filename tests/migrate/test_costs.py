"""What it costs to migrate a program: as much more as it is longer, whatever it is full of.

The work is counted in calls of functions, those of Python and those that are written in C, so that
no test depends on how busy the machine is.
"""

from __future__ import annotations

import sys
from functools import partial
from types import FrameType

import pytest

from cxml._migrate.mark import mark
from cxml._migrate.program import Program

from .rewriting import rewriting

FEW, MANY = 60, 240
MOST = 1.35
"""How much more than four times the work four times the program may be."""
START = """\
import flask_twilio
from cxml import VoiceResponse
from cxml.request_validator import RequestValidator
from django.http import HttpResponse
from django.views import View
from django_twilio.decorators import twilio_view
from fastapi import FastAPI, Request
from flask import Flask, Response, request
app = Flask(__name__)
api = FastAPI()
twilio = flask_twilio.Twilio(app)
r = VoiceResponse()
says = RequestValidator("k")
"""
_BODY = "    r = VoiceResponse()\n    return str(r)\n"
PIECES = {
    "views of Flask": "@app.post('/#')\ndef v#():\n    r = VoiceResponse()\n"
    "    r.say(request.form['From'])\n    return str(r)\n",
    "views of FastAPI": "@api.post('/#')\nasync def v#(request: Request):\n"
    "    form = await request.form()\n    r = VoiceResponse()\n    r.say(form['From'])\n"
    "    return Response(str(r), media_type='text/xml')\n",
    "views of classes": "class V#(View):\n    def post(self, request):\n"
    "        r = VoiceResponse()\n        return str(r)\n",
    "views that are called": "@app.post('/#')\ndef v#():\n" + _BODY + "v#()\n",
    "views that are decorated": "def d#(f):\n    def g():\n        says.validate(f)\n    return g\n"
    "@app.post('/#')\n@d#\ndef v#():\n" + _BODY,
    "views that answer otherwise": "def h#():\n    return HttpResponse(str(r))\n"
    "@app.post('/#')\ndef v#():\n    if x:\n        return h#()\n" + _BODY,
    "helpers of helpers": "def h#():\n    return h()\n@app.post('/#')\ndef v#():\n"
    + _BODY
    + "    return h#()\ndef h():\n    return h#()\n",
    "views of django-twilio": "@twilio_view\ndef v#(request):\n" + _BODY,
    "views of flask-twilio": "@app.route('/#')\n@twilio.twiml\ndef v#():\n"
    "    r = flask_twilio.Response()\n    return r\n",
    "keywords": "r.dial(callerid='+1555010#')\n",
    "imports of names": "from twilio.twiml.voice_response import Dial as D#\n",
    "imports of modules": "import twilio.twiml.voice_response as v#\nv#.Dial()\n",
    "one import of a module": "import twilio.twiml.voice_response\n"
    "twilio.twiml.voice_response.Dial()\n",
    "what there is no more": "from twilio.twiml.voice_response import Dial, Foo#\n",
    "imports in one line": "from twilio.twiml.voice_response import Dial as D#; ",
    "texts": "@mock.patch('twilio.twiml.voice_response.Dial')\ndef f#(): pass\n",
    "attributes": "print(r.verbs)\n",
    "elements that are put in twice": "d# = r.dial()\nr.append(d#)\n",
}


def work(piece: str, times: int) -> int:
    """Count the calls of functions in which a program is migrated, marked and reported."""
    source = START + "".join(piece.replace("#", str(10_000 + each)) for each in range(times))
    count = 0

    def counting(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        done = rewriting(source)
        mark(done, partial(Program, path="program.py"))
        for each in (*done.made, *done.left):
            done.line(each.start, is_written=True)
    finally:
        sys.setprofile(None)
    assert done.made
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_what_a_longer_program_costs(piece: str) -> None:
    """Four times as much of anything takes four times the work, and no square of it."""
    work(piece, 10)  # what is loaded and worked out once
    few, many = work(piece, FEW), work(piece, MANY)
    assert many <= few * MANY / FEW * MOST


def test_a_program_is_gone_through_once_for_all_that_is_found_in_it() -> None:
    """However much is found, it is mended at once, and nothing is left for a second run."""
    start = "from cxml import VoiceResponse\nr = VoiceResponse()\n"
    source = start + "r.dial(callerid='+15550100100')\n" * 150
    done = rewriting(source)
    assert len(done.made) == 150
    assert len(done.offsets.rounds) == 1
