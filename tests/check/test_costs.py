"""What it costs to check a program: as much more as it is longer, whatever it is full of.

The work is counted in calls of functions, those of Python and those that are written in C, so that
no test depends on how busy the machine is.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from cxml._check.check import check_folder
from cxml._check.runner import Runner
from cxml._check.secrets import MOST_SECRETS
from cxml._check.select import make_settings

FEW, MANY = 150, 600
MOST = 1.25
"""How much more than four times the work four times the program may be."""
START = """\
from cxml import *
from cxml.callbacks import GatherAction, VoiceCallback
from cxml.flask import from_request
from flask import Flask, url_for
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
    "views that return what the next does": "@app.post('/#')\ndef v#():\n    return v~()\n",
    "names of routes": "@app.post('/#')\ndef v#(): pass\nr.gather(action=url_for('v#'))\n",
    "names that no route has": "@app.post('/#')\ndef v#(): pass\nr.gather(action=url_for('w#'))\n",
    "paths": "@app.post('/#')\ndef v#(): pass\nr.gather(action='/#')\n",
    "paths that no route has": "@app.post('/<a>/v#')\ndef v#(): pass\nr.gather(action='/#/w')\n",
    "views of other callbacks": "@app.post('/#')\ndef v#(x):\n    from_request(GatherAction)\n"
    "r.dial('+1555010#', action=url_for('v#'))\n",
    "calls with a request": "def h#(request):\n    h#(request)\n",
}
HEADED = {
    "responses that a view leaves": ("@app.post('/')\ndef v():\n", "    r# = VoiceResponse()\n"),
    "one name for what a view leaves": ("@app.post('/')\ndef v():\n", "    r = VoiceResponse()\n"),
    "views that another file may verify": (
        "from x import d\n",
        "def f#():\n    d(f~())\n@app.post('/#')\n@d\ndef v#():\n    f#(d)\n    return 'CallSid'\n",
    ),
    "children of which one may be": ("d = r.dial()\n", "d.conference('a#')\n"),
    "children of which some may be": ("d = r.dial()\n", "d.number('+1555010#')\n"),
    "children that exclude others": ("r.dial('a')\nd = r.dial('b')\n", "d.number('+1555010#')\n"),
}
"""What stands once before what stands there often, and that."""
RUNNER = Runner(make_settings())


def work(piece: str, times: int, head: str = "") -> int:
    """Count the calls of functions in which a program is checked."""
    numbers = ((str(10_000 + each), str(10_001 + each)) for each in range(times))
    pieces = (piece.replace("#", own).replace("~", following) for own, following in numbers)
    return work_of(START + head + "".join(pieces))


def work_of(source: str, path: str = "program.py") -> int:
    """Count the calls of functions in which one file is checked."""
    count = 0

    def counting(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        check_folder({path: source.encode()}, RUNNER)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_what_a_longer_program_costs(piece: str) -> None:
    """Four times as much of anything takes four times the work, and no square of it."""
    work(piece, 10)  # what is loaded and worked out once
    few, many = work(piece, FEW), work(piece, MANY)
    assert many <= few * MANY / FEW * MOST


@pytest.mark.parametrize(("head", "piece"), HEADED.values(), ids=HEADED)
def test_what_more_of_one_thing_costs(head: str, piece: str) -> None:
    """Four times as much in one function, or of one element, takes four times the work too."""
    work(piece, 10, head)
    few, many = work(piece, FEW, head), work(piece, MANY, head)
    assert many <= few * MANY / FEW * MOST


def test_what_functions_in_functions_cost() -> None:
    """What stands in very many functions is not looked through for each of them."""

    def nested(depth: int) -> int:
        heads = (f"{'  ' * each}@app.post('/')\n{'  ' * each}def v():\n" for each in range(depth))
        return work_of(START + "".join(heads) + f"{'  ' * depth}f(1)\n" * MANY)

    nested(1)
    assert nested(40) <= nested(10) * 1.5  # a name is looked for in each of them


@pytest.mark.parametrize(
    ("start", "piece", "end", "path"),
    [
        ("<Response>", "<Redirect>https://a:b1@c.de/</Redirect>", "</Response>", "a.xml"),
        ("", "k = 'PSK_000000000000'\n", "", "keys.py"),
    ],
    ids=["document", "program"],
)
def test_what_very_many_secrets_cost(start: str, piece: str, end: str, path: str) -> None:
    """Where there are so many secrets that nothing is shown, no more of them are looked for."""
    few, many = (
        work_of(start + piece * times + end, path) for times in (MOST_SECRETS, MOST_SECRETS + 1)
    )
    assert many < few


def literal(spelled: str, times: int) -> int:
    """Count the work for a document with escapes and much to mend in it."""
    return work_of(f"t = '<Response>{spelled * times}</Response>'\n")


def test_what_the_mends_of_a_document_cost() -> None:
    """What would mend a document is tried by its text alone, whatever escapes it is spelled in."""
    plain = literal('<Say a="b  ">1</Say>', MANY)
    assert literal(r'<Say a="b\x41\n">1</Say>', MANY) <= plain * 2


def test_what_is_dedented_again_costs() -> None:
    """What is dedented already is not taken apart once more."""

    def dedented(times: int) -> int:
        text = "'''\n  <Response>\n" + "  <!-- a -->\n" * MANY + "  </Response>'''"
        return work_of(f"t = {'dedent(' * times}{text}{')' * times}\n")

    dedented(1)
    assert dedented(50) <= dedented(1) * 5  # each call looks at each line
