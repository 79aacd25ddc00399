"""Every difference of the platforms is told by what a program has of it."""

from __future__ import annotations

import pytest

from cxml._migrate.collect import Collector
from cxml._migrate.differences import DIFFERENCES

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


@pytest.mark.parametrize(
    ("number", "source"),
    [
        (23, "SALES = '+1 555 010 0701'"),
        (23, "SALES = '+1 (555) 010-0701'"),
        (43, "HOLD = 'http://twimlets.com/holdmusic?Bucket=com.twilio.music.classical'"),
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
