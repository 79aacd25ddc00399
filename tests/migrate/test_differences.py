"""Every difference of the platforms is told by what a program has of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml._migrate.collect import Collector
from cxml._migrate.differences import DIFFERENCES
from cxml._migrate.program import Program

from .projects import moved
from .rewriting import rewriting

RESPONSE = "from cxml.voice_response import VoiceResponse\nr = VoiceResponse()\n"
VIEW = (
    "import time\nfrom flask import Flask\napp = Flask('x')\n\n"
    "@app.route('/')\ndef view():\n    time.sleep(1)\n"
)


def numbers(source: str) -> list[int]:
    """Give the numbers of the differences that a program meets."""
    collector = Collector()
    collector.program(rewriting(source, []), "program.py")
    return [each.number for each in collector.met]


def is_relative(source: str) -> bool:
    """Whether a program has an address without a host."""
    collector = Collector()
    collector.program(rewriting(source, []), "program.py")
    says = [place.says for each in collector.met.values() for place in each]
    return any("has no host" in each or "is relative" in each for each in says)


def test_all_are_there() -> None:
    """There are 46, each with what happens and what to do."""
    assert [each.number for each in DIFFERENCES] == [*range(1, 47)]
    assert all(each.title and each.effect and each.do for each in DIFFERENCES)


@pytest.mark.parametrize(
    ("number", "source"),
    [
        (1, "r.dial().client('a')"),
        (2, "r.connect().conversation_relay(url='wss://example.com')"),
        (3, "r.start().siprec(name='a')"),
        (4, "r.enqueue('a').task('{}')"),
        (5, "r.connect().virtual_agent(connector_name='a')"),
        (8, "d = r.dial()\nd.conference('a')\nd.conference('b')"),
        (10, "r.dial().conference('a', participant_label='b')"),
        (11, "r.dial('+15550100100', sequential=True)"),
        (12, "r.dial().number('+15550100100', byoc='BY1')"),
        (13, "r.gather(barge_in=True)"),
        (14, "r.enqueue('a', workflow_sid='WW1')"),
        (15, "r.pay(payment_connector='a')"),
        (16, "r.connect().stream(connector_name='a', url='wss://example.com')"),
        (18, "r.dial().conference('a', status_callback_event='modify', status_callback='/')"),
        (20, "r.gather(speech_model='numbers_and_commands')"),
        (21, "r.say('x', voice='Google.en-US-Wavenet-C')"),
        (22, "r.dial('+15550100100', caller_id='5550100100')"),
        (23, "r.dial('555-010-0100')"),
        (24, "r.dial().number('+15550100100', send_digits='x')"),
        (25, "r.gather(action='/menu')"),
        (26, "r.connect().stream(url='https://example.com')"),
        (28, "x = status in ('in-progress', 'busy')"),
        (29, "r.record(action='/recorded')\nr.say('x')"),
        (31, "x = 'https://example.com/a#rc=2'"),
        (32, "x = form['SequenceNumber']"),
        (33, "r.dial().conference('a', status_callback_event='start')"),
        (34, "x = form['ReasonParticipantLeft']"),
        (35, "x = form['DialCallStatus']"),
        (37, "send(messaging_service_sid=x)"),
        (38, "x = sid.startswith('CA')"),
        (39, "x = settings.TWILIO_AUTH_TOKEN"),
        (43, "from twilio.jwt.access_token import AccessToken"),
        (44, "x = TWILIO_NUMBER"),
        (45, "x = 'Hello {{From}}'"),
    ],
)
def test_triggers(number: int, source: str) -> None:
    """A program meets a difference where it has what is different."""
    assert number in numbers(f"{RESPONSE}{source}\n")
    assert number not in numbers(RESPONSE)


def test_what_a_view_waits_for() -> None:
    """A view that waits has less time than it had; what is none has as much as it wants."""
    assert 30 in numbers(VIEW)
    assert 30 not in numbers(VIEW.replace("@app.route('/')\n", ""))


def test_a_pattern_of_events() -> None:
    """A status in a match is compared, too."""
    assert 28 in numbers("match status:\n    case 'in-progress':\n        pass\n")
    assert 28 not in numbers("call.update(status='in-progress')\n")


DECORATED = (
    "from cxml import callbacks\nfrom cxml.callbacks import RecordAction\n"
    "from cxml.flask import document\nfrom flask import Flask, request\n\napp = Flask('x')\n\n\n"
    "@app.post('/message')\n@document(RecordAction)\ndef message(call: RecordAction):\n"
    "    return '<Response><Say>' + {} + '</Say></Response>'\n"
)
PLAIN = (
    "from cxml.voice_response import VoiceResponse\nfrom flask import Flask, request\n\n"
    "app = Flask('x')\n\n\n@app.post('/message')\ndef message():\n    response = VoiceResponse()\n"
    "    response.say({})\n    return str(response)\n"
)


@pytest.mark.parametrize("source", [DECORATED, PLAIN], ids=["decorated", "plain"])
def test_what_is_not_sent(source: str) -> None:
    """What a view reads that Twilio alone documents for its request is named."""
    for unsent in ("request.form['RecordingSid']", "request.form.get('FromCity', '')"):
        also = "request.form['RecordingUrl'] + request.form['RecordingDuration'] + "
        assert 46 in numbers(source.format(also + unsent))
    assert 46 not in numbers(source.format("request.form['RecordingUrl']"))
    assert 46 not in numbers(source.format("'a'"))


def test_fields_of_what_is_not_sent() -> None:
    """A field of a callback that Twilio alone documents is named where it is read."""
    assert 46 in numbers(DECORATED.format("call.recording_sid"))
    assert 46 not in numbers(DECORATED.format("call.recording_url + app.recording_sid"))


def test_reports_of_what_is_not_sent() -> None:
    """In a view that answers with no document, only what SignalWire sends nowhere is named."""
    source = (
        "from flask import request\nimport twilio\n\n\ndef view():\n    return request.form['{}']\n"
    )
    assert 46 in numbers(source.format("FromCity"))
    assert 46 not in numbers(source.format("RecordingSid"))


START = """\
from typing import Annotated
import bottle
import flask
from cxml.voice_response import VoiceResponse
from fastapi import APIRouter, Depends, Form, Query, Request, Response
from flask import request
from pydantic import BaseModel, Field

router = APIRouter()


class Recorded(BaseModel):
    recording: str = Field(alias="RecordingSid")
    CallSid: str


class Heard(BaseModel):
    kind = "heard"
    RecordingSid: str = ""
"""
ANSWER = "    response = VoiceResponse()\n    return str(response)\n"


@pytest.mark.parametrize(
    "source",
    [
        "def v():\n    sent = request.form\n    x = sent['{}']",
        "def v():\n    sent = request.form.to_dict()\n    x = sent.get('{}', 'a')",
        "def v():\n    x = request.values.get('{}', type=str)",
        "def v():\n    x = request.args.getlist('{}')",
        "def v():\n    x = flask.request.form['{}']",
        "def v():\n    if sent := request.form or request.args:\n        x = sent.pop('{}', '')",
        "def v(req):\n    x = (req.GET if a else req.POST)['{}']",
        "def v(request):\n    x = request.data['{}']",
        "def v(request):\n    sent: dict = request.query_params\n    x = '{}' in sent",
        "class V:\n  def post(self, request):\n    x = self.request.POST['{}']\n    return str(r)",
        "async def v(r):\n    x = (await r.form())['{}']",
        "async def v(r):\n    form = await r.form()\n    sent = dict(form)\n    x = sent['{}']",
        "async def v(r):\n    sent = await r.post()\n    x = sent.getone('{}')",
        "async def v(request):\n    x = request.rel_url.query['{}']",
        "async def v(request):\n    x = (await request.form)['{}']",
        "async def v(request):\n    x = (await request.form).get('{}')",
        "class V:\n  def post(self):\n    x = self.get_body_argument('{}')\n    return str(r)",
        "def v():\n    x = bottle.request.forms.{}",
        "def v():\n    x = request.forms.getunicode('{}')",
        "def v(req, resp):\n    x = req.get_param('{}', required=True)",
        "@router.post('/')\ndef v({}: str = Form(...)): pass",
        "@router.post('/')\ndef v({}: Annotated[str, Form()]): pass",
        "@router.post('/')\ndef v(x: str = Form(..., alias='{}'), *, y=1): pass",
        "@router.post('/')\ndef v(x: Annotated[str | None, Form(alias='{}')] = None): pass",
        "@router.get('/')\ndef v({}: str, request: Request = None): pass",
        "@router.get('/')\ndef v(*, {}: str = Query('')): pass",
        "def sent(y, {}: str = Form('')): pass",
    ],
)
def test_ways_to_read_what_is_not_sent(source: str) -> None:
    """However a framework gives what was sent, what is not sent is named where it is read."""
    for name in ("FromCity", "ToZip"):
        assert 46 in numbers(f"{START}{source.format(name)}\n")
    assert 46 not in numbers(f"{START}{source.format('From')}\n")
    assert 46 not in numbers(f"{START}{source.format('get')}\n")


@pytest.mark.parametrize("annotation", ["Annotated[{}, Form()]", "{} = Form()"])
def test_models_of_what_is_sent(annotation: str) -> None:
    """A model that stands for a form is read as its fields."""
    view = "@router.post('/')\ndef v(x: {}, y: list[str] = Form()):\n" + ANSWER
    for model, field in (("Recorded", "recording: str"), ("Heard", "RecordingSid: str")):
        source = START + view.format(annotation.format(model))
        collector = Collector()
        collector.program(rewriting(source, []), "program.py")
        (places,) = (some for each, some in collector.met.items() if each.number == 46)
        line = source[: source.index(field)].count("\n") + 1
        assert [(each.line, each.says) for each in places] == [(line, "RecordingSid")]


def test_reports_that_are_answered() -> None:
    """What is surely a report is taken for one, though a document answers it."""
    read = "    {} = request.form['RecordingSid'] + request.form['{}']\n"
    view = START + "@app.post('/')\ndef view():\n" + read + ANSWER
    assert 46 in numbers(view.format("x", "RecordingUrl"))
    assert 46 not in numbers(view.format("x", "RecordingStatus"))
    told = START + "def told():\n    x = request.form['From'] + request.form['{}']\n"
    assert 46 in numbers(told.format("TranscriptionText"))
    assert 46 not in numbers(told.format("Body"))


@pytest.mark.parametrize(
    ("number", "source"),
    [
        (23, "SALES = '+1 555 010 0701'"),
        (23, "SALES = '+1 (555) 010-0701'"),
        (9, "HOLD = 'http://twimlets.com/holdmusic?Bucket=com.twilio.music.classical'"),
    ],
)
def test_constants(number: int, source: str) -> None:
    """An address or a number is named wherever it is written down."""
    assert number in numbers(f"{RESPONSE}{source}\n")


def test_texts_that_are_no_numbers() -> None:
    """A date, a number in E.164 and a short text are no numbers that people write."""
    for text in ("2026-11-29 10:00", "+15550100701", "+1 2", "+1 of 10 000 000"):
        assert 23 not in numbers(f"{RESPONSE}x = '{text}'\n")


def test_what_a_message_has_of_twilio() -> None:
    """What Twilio alone documents for a Message is named."""
    source = (
        "from cxml.messaging_response import MessagingResponse\nr = MessagingResponse()\n"
        "r.message('a', status_callback='https://example.com/')\n"
    )
    assert 37 in numbers(source)


def test_what_a_rule_says_is_said_once() -> None:
    """A name is not given beside what a rule says of the same line."""
    collector = Collector()
    source = (
        "from twilio.rest import Client\nfrom twilio.jwt.access_token import AccessToken\n"
        "from cxml.request_validator import RequestValidator\n"
        "v = RequestValidator(settings.TWILIO_AUTH_TOKEN)\n"
        "c = Client(a, settings.TWILIO_AUTH_TOKEN)\n"
    )
    collector.program(rewriting(source, []), "program.py")
    places = {
        each.number: [(place.line, len(place.says.split()) > 1) for place in some]
        for each, some in collector.met.items()
    }
    assert places == {39: [(4, True), (5, False)], 43: [(1, True), (2, False)]}


ASKED = "from {} import {}\ndef view(request):\n    r.gather(action={})\n"


@pytest.mark.parametrize(
    ("module", "name", "address", "is_met"),
    [
        ("django.urls", "reverse", "reverse('menu')", True),
        ("django.urls", "reverse_lazy", "reverse_lazy('menu')", True),
        ("flask", "url_for", "url_for('menu')", True),
        ("flask", "url_for", "url_for('menu', _external=True)", False),
        ("cxml.flask", "url_for", "url_for('menu')", False),
        ("django.urls", "reverse", "request.build_absolute_uri(reverse('menu'))", False),
        ("rest_framework.reverse", "reverse", "reverse('menu', request=request)", False),
        ("django.urls", "reverse", "address", False),
    ],
)
def test_addresses_by_names(module: str, name: str, address: str, is_met: bool) -> None:
    """An address that a framework makes of the name of a view has no host, if nothing adds it."""
    assert is_relative(RESPONSE + ASKED.format(module, name, address)) == is_met


@pytest.mark.parametrize(
    "source",
    [
        "r.enqueue('a', wait_url={})",
        "r.dial().conference('a', waitUrl={})",
        "r.dial().number('+15550100100', url={})",
        "r.dial().sip('sip:a@example.com', status_callback={})",
        "r.dial().client('a', url={})",
        "r.redirect({})",
        "r.redirect(url={})",
        "r.play({})",
        "from cxml.messaging_response import MessagingResponse\nm = MessagingResponse()\n"
        "m.message('a', action={})",
    ],
)
def test_every_address_of_an_element(source: str) -> None:
    """An address without a host is named wherever the language has an address."""
    start = f"{RESPONSE}from flask import url_for\n"
    for address in ("url_for('a')", "'/a'", "' a '", "f'/a/{x}'"):
        assert is_relative(f"{start}{source.format(address)}\n"), address
    for address in ("'https://example.com/a'", "'example.com/a'", "''", "f'{x}/a'", "a", "f''",
                    "f'https://{x}/a'", "url_for('a', _external=True)"):  # fmt: skip
        assert not is_relative(f"{start}{source.format(address)}\n"), address


@pytest.mark.parametrize(
    "source",
    [
        "r.record(action={})",
        "r.refer(action={})",
        "r.connect().stream(url='wss://example.com', status_callback={})",
        "redirect({})",
        "self.redirect({})",
        "r.say({})",
        "r.dial().conference('a', status_callback_method={})",
    ],
)
def test_addresses_that_may_be_relative(source: str) -> None:
    """Where either will do, and where nothing is an element's address, nothing is said."""
    start = f"{RESPONSE}from flask import redirect, url_for\n"
    for address in ("url_for('a')", "'/a'"):
        assert 25 not in numbers(f"{start}{source.format(address)}\n")


def test_music_of_twilio() -> None:
    """What is played from a host of Twilio's is about what callers hear, and not about the API."""
    source = f"{RESPONSE}r.play('https://demo.twilio.com/docs/classic.mp3')\n"
    assert 9 in numbers(source)
    assert 43 not in numbers(source)


def test_how_other_dials_end() -> None:
    """How a Dial ended is answered where it had a conference, and not where it had a queue."""
    read = "x = form['DialCallStatus']\n"
    assert 35 not in numbers(f"{RESPONSE}r.dial().queue('a')\n{read}")
    assert 35 in numbers(f"{RESPONSE}r.dial().queue('a')\nr.dial().conference('a')\n{read}")


ENDED = """\
from flask import Flask, request
from cxml.voice_response import VoiceResponse
app = Flask("x")


@app.post("/room")
def room():
    r = VoiceResponse()
    r.dial(action="/of-room").conference("a")
    {}
    return str(r)


@app.post("/of-queue")
def of_queue():
    return request.form["DialCallStatus"]


@app.post("/of-room")
def of_room():
    return request.form["DialCallStatus"]
"""


@pytest.mark.parametrize(
    ("asks", "is_met"),
    [
        ("r.dial(action='/of-queue').queue('a')", False),
        ("r.dial('+15550100100', action='/of-queue')", False),
        ("d = r.dial(action='/of-queue')\n    d.number('+15550100100')", False),
        ("r.gather(action='/of-queue')", True),
        ("r.dial(action='/of-queue')", True),
        ("r.dial(action='/of-queue', **more)", True),
        ("r.dial(action='/of-queue').conference('b')", True),
        ("other.dial(action='/of-queue').queue('a')", True),
        ("other.dial(number, action='/of-queue')", False),
        ("x = other.dial(number, action='/of-queue')", True),
        ("other.dial(action='/of-queue')", True),
        ("r.dial(action='/of-queue').queue('a')\n    r.dial(action='/of-queue').conference('b')",
         True),
    ],
)  # fmt: skip
def test_which_dial_ended(asks: str, is_met: bool) -> None:
    """How a Dial ended is named in the view of its action, as far as that has a conference."""
    collector = Collector()
    collector.program(rewriting(ENDED.format(asks), []), "program.py")
    (places,) = (some for each, some in collector.met.items() if each.number == 35)
    assert len(places) == 1 + is_met


def test_which_dial_ended_in_a_class() -> None:
    """The view of a Dial's action may be a class."""
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom django.urls import path\n"
        "from django.views import View\n\n\nclass Ended(View):\n    def post(self, request):\n"
        "        return request.POST['DialCallStatus']\n\n\nr = VoiceResponse()\n"
        "urlpatterns = [path('ended', Ended.as_view())]\n"
        "r.dial(action='/ended').{}('a')\nroom = 'conference'\n"
    )
    assert 35 not in numbers(source.format("queue"))
    assert 35 in numbers(source.format("conference"))


@pytest.mark.parametrize("path", ["app/models.py", "app/migrations/0001_initial.py"])
def test_what_was_migrated(path: str) -> None:
    """A migration that was applied stays, so its columns are not named."""
    source = "from django.db import models\nfield = models.CharField(max_length=34)\n"
    for is_other in (False, True):
        collector = Collector()
        if is_other:
            collector.other(Program(source.encode(), path))
        else:
            collector.program(rewriting(source + RESPONSE, []), path)
        assert (38 in [each.number for each in collector.met]) == ("models" in path)


def test_what_asks_the_api() -> None:
    """Imports of the client, and texts that name it, as those of a patch, meet the difference."""
    assert 43 in numbers('from unittest.mock import patch\np = patch("twilio.rest.Client")\n')
    assert 43 in numbers("from twilio.base.exceptions import TwilioRestException\n")
    for text in ("twilio.restful", "see twilio.rest", "twilio.rest is old", "twilio.twiml"):
        assert 43 not in numbers(f'p = "{text}"\n')
    (api,) = (each for each in DIFFERENCES if each.number == 43)
    for said in ("cookbook/click-to-call.html", "TwilioRestException", "HTTPError", "6.54.0"):
        assert said in api.do


@pytest.mark.parametrize(
    ("dial", "is_met"),
    [
        ("r.dial('+15550100100', action='/ended')", False),
        ("r.dial(action='/ended').conference('a')", True),
        ("r.dial('+15550100100')", True),
    ],
)
def test_tests_of_how_a_dial_ends(tmp_path: Path, dial: str, is_met: bool) -> None:
    """Tests name it where a Dial of the project may have a conference, or none tells."""
    files = {
        "made.py": f"from cxml.voice_response import VoiceResponse\nr = VoiceResponse()\n{dial}\n",
        "tests/test_it.py": "import cxml\nsent = {'DialCallStatus': 'completed'}\n",
    }
    met = {each.number for each in moved(tmp_path, files).report.met}
    assert (35 in met) == is_met


@pytest.mark.parametrize(
    ("address", "is_met"),
    [
        ("url_for('a', _external=True)", True),
        ("request.url_root + 'menu'", True),
        ("f'https://{request.host}/menu'", True),
        ("request.build_absolute_uri('/menu')", True),
        ("self.request.build_absolute_uri(reverse('menu'))", True),
        ("str(request.url_for('a'))", True),
        ("cxml.django.build_absolute_uri(request, '/menu')", False),
        ("request.form['next']", False),
        ("BASE + '/menu'", False),
        ("url_for('a', _external=external)", False),
    ],
)
def test_addresses_whose_host_is_of_the_request(address: str, is_met: bool) -> None:
    """An address that is made of the request's host depends on the proxy, of whichever element."""
    for source in ("r.gather(action={})", "r.record(action={})"):
        collector = Collector()
        collector.program(rewriting(f"{RESPONSE}{source.format(address)}\n", []), "program.py")
        says = [place.says for places in collector.met.values() for place in places]
        assert any("whose host is what a proxy hands on" in each for each in says) is is_met


WAITED = """\
from cxml.callbacks import ConferenceWait, EnqueueWait
from cxml.django import document
from cxml.voice_response import Gather, VoiceResponse


@document({0})
def heard(request, call: {0}):
    response = VoiceResponse()
    {1}
    return response


def other(request):
    response = VoiceResponse()
    response.dial().conference("a")
    return response
"""


@pytest.mark.parametrize(
    ("kind", "made", "is_met"),
    [
        ("ConferenceWait", "response.say('Wait.')", True),
        ("ConferenceWait", "response.append(Gather())", True),
        ("ConferenceWait", "response.play('https://example.com/a.mp3')", False),
        ("ConferenceWait", "pass", False),
        ("EnqueueWait", "response.gather().say('Wait.')", False),
        ("EnqueueWait", "response.dial('+15550100100')", True),
    ],
)
def test_what_who_waits_hears(kind: str, made: str, *, is_met: bool) -> None:
    """A verb in a view for who waits meets the difference, where it cannot run there."""
    assert (9 in numbers(WAITED.format(kind, made))) == is_met


def test_what_a_wait_url_asks() -> None:
    """Where the view does not say that it is for who waits, what asks for it tells."""
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom flask import Flask\n"
        "app = Flask('x')\n\n\n@app.post('/hold')\ndef hold():\n    r = VoiceResponse()\n"
        "    r.say('Wait.')\n    return str(r)\n\n\n@app.post('/')\ndef first():\n"
        "    r = VoiceResponse()\n    r.dial().conference('a', {}='/hold')\n    return str(r)\n"
    )
    assert 9 in numbers(source.format("wait_url"))
    assert 9 not in numbers(source.format("announce_url"))


RECORDED = """\
from cxml.voice_response import VoiceResponse
from flask import Flask, request
app = Flask("x")


@app.post("/voice")
def voice():
    response = VoiceResponse()
    response.record({})
    return str(response)


class Box:
    def save(self):
        return self.messages.create()


@app.post("/done")
def done():
    {}
    return ""
"""


@pytest.mark.parametrize(
    ("does", "is_met"),
    [
        ("keep(request.form['RecordingUrl'])", True),
        ("call.recording_url", True),
        ("Voicemail(call).save()", True),
        ("keep(request.form['From'])", False),
        ("print()", False),
    ],
)
def test_what_is_kept_of_a_recording(does: str, *, is_met: bool) -> None:
    """What the action of a Record takes of the recording, or saves, is lost on a hang-up."""
    assert (29 in numbers(RECORDED.format("action='/done'", does))) == is_met
    told = "action='/', recording_status_callback='/done'"
    assert 29 not in numbers(RECORDED.format(told, does))


@pytest.mark.parametrize(
    ("source", "is_met"),
    [
        ("def done(call):\n    return call.digits == 'hangup'\n", True),
        ("def done():\n    return form['Digits'] in ('', 'hangup')\n", True),
        ("is_over = digits == 'hangup'\n", True),
        ("def left(call):\n    return call.queue_result == 'hangup'\n", False),
        ("def done(call):\n    return say(call.digits, 'hangup')\n", False),
    ],
)
def test_the_key_of_a_hang_up(source: str, *, is_met: bool) -> None:
    """Who asks for hangup among the keys waits for what SignalWire was not seen to send."""
    assert (29 in numbers(source)) == is_met


def test_a_recording_of_a_document(tmp_path: Path) -> None:
    """Of a document its Record tells what is lost on a hang-up; of a program what is asked then."""
    document = "<Response><Record action='https://example.com/{}'{}/></Response>"
    told = " recordingStatusCallback='https://example.com/recording'"
    program = f"{RESPONSE}r.record(action='https://example.com/done')\n"
    files = {"a.xml": document.format("a", ""), "b.xml": document.format("b", told)}
    report = moved(tmp_path, {**files, "views.py": program}).report
    (places,) = (places for each, places in report.met.items() if each.number == 29)
    assert [(Path(each.path).name, each.line) for each in places] == [("a.xml", 1)]
    assert "recordingStatusCallback" in places[0].says
