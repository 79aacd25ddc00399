"""What it costs to check a program: as much more as it is longer, whatever it is full of.

The work is counted in calls of functions, those of Python and those that are written in C, so that
no test depends on how busy the machine is.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from cxml._check.check import check_bytes
from cxml._check.runner import Runner
from cxml._check.select import make_settings

FEW, MANY = 150, 600
MOST = 1.25
"""How much more than four times the work four times the program may be."""
START = """\
from cxml import *
from cxml.callbacks import VoiceCallback
from flask import Flask
import twilio.twiml.voice_response as old
app = Flask(__name__)
r = VoiceResponse()
"""
PIECES = {
    "misspelt keywords": "Dial(lop#=1)\n",
    "one misspelt keyword": "Dial(lop=1)\n",
    "values that cannot be": "Conference('a#', beep='tru#')\n",
    "elements with names": "r# = VoiceResponse()\n",
    "elements that are put in": "r.append(Dial('+1555010#'))\n",
    "elements that are made in place": "r.dial('+1555010#').number('a')\n",
    "elements that are put in twice": "d# = r.dial()\nr.append(d#)\n",
    "branches": "if x:\n    r# = VoiceResponse()\n    r#.say('a')\nelse:\n    r# = None\n",
    "branches among names": "r# = VoiceResponse()\nif x:\n    r.say('a')\n",
    "branches about one name": "if x:\n    r.say('a#')\n",
    "loops": "for a# in x:\n    r.dial(lop=a#)\n",
    "what is tried": "try:\n    r.say('a#')\nexcept E as e#:\n    pass\n",
    "comprehensions": "[r.say(a#) for a# in x]\n",
    "lambdas": "f(lambda r#: r#.say('a'))\n",
    "documents in texts": "t# = '<Response><Dial/></Response>'\n",
    "documents in sums": "t# = '<Response>' + '<Dial/>' + '</Response>'\n",
    "documents that are dedented": "t# = dedent('''\n  <Response>\n  <Dial/>\n  </Response>''')\n",
    "texts with values": "t# = f'<Response><Say>{a#}</Say></Response>'\n",
    "texts that are formatted": "t# = '<Response><Say>%s</Say></Response>' % a#\n",
    "views": "@app.route('/#', methods=['POST'])\ndef v#():\n    r = VoiceResponse()\n"
    "    r.say('a')\n    return str(r)\n",
    "views of classes": "class C#:\n    def post(self, request):\n"
    "        return str(VoiceResponse())\n",
    "functions that go on": "def f#(r: VoiceResponse):\n    r.dial(lop=1)\n    return r\n",
    "inner functions": "def f#():\n    r = VoiceResponse()\n    def g():\n"
    "        r.say('a')\n    g()\n",
    "imports": "from twilio.twiml.voice_response import Dial as D#\n"
    "D#(status_callback_event=['a'])\n",
    "modules": "old.Dial(callerId#='a')\n",
    "headers": "h# = request.headers['X-Twilio-Signature']\n",
    "keys": "k# = 'PSK_00000000000000000000000#'\n",
    "comments": "r.dial(lop=1)  # cxml: ignore[CX801]\n",
    "comments that suppress nothing": "x# = 1  # cxml: ignore[CX801]\n",
    "decorators": "@csrf_exempt\ndef d#(request):\n    return HttpResponse(str(r))\n",
    "calls with a request": "def h#(request):\n    h#(request)\n",
}
RUNNER = Runner(make_settings())


def work(piece: str, times: int) -> int:
    """Count the calls of functions in which a program is checked."""
    source = START + "".join(piece.replace("#", str(10_000 + each)) for each in range(times))
    count = 0

    def counting(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        check_bytes(source.encode(), RUNNER, "program.py")
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_what_a_longer_program_costs(piece: str) -> None:
    """Four times as much of anything takes four times the work, and no square of it."""
    work(piece, 10)  # what is loaded and worked out once
    few, many = work(piece, FEW), work(piece, MANY)
    assert many <= few * MANY / FEW * MOST
