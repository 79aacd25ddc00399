"""What the front desk does; run as it is, since pytest does not know it."""

import os
from unittest import mock

from twilio.request_validator import RequestValidator

os.environ.setdefault("TWILIO_AUTH_TOKEN", "PSK_of-the-desk")

from app import app

KEY = os.environ["TWILIO_AUTH_TOKEN"]
client = app.test_client()


def post(path, form, key=KEY):
    signature = RequestValidator(key).compute_signature(f"http://localhost{path}", form)
    return client.post(path, data=form, headers={"X-Twilio-Signature": signature})


answer = post("/voice", {"CallSid": "1"})
assert answer.status_code == 200, answer.text
assert '<Gather action="/menu" numDigits="1"><Say voice=' in answer.text, answer.text
assert '<Gather timeout="3" />' in answer.text, answer.text
assert post("/voice", {"CallSid": "1"}, "PSK_of-another").status_code == 403

answer = post("/menu", {"Digits": "1", "To": "+15550100100"})
assert "Desk</Conference>" in answer.text, answer.text
assert answer.mimetype == "text/xml"
answer = post("/menu", {"SpeechResult": "help", "To": "+15550100100"})
assert "<Say>You said help</Say><Redirect>/voice</Redirect>" in answer.text, answer.text

assert "<Message>Thank you for milk.</Message>" in post("/sms", {"Body": "milk"}).text
assert client.get("/").text == "<p>Dial</p>"

with mock.patch("twilio.twiml.voice_response.VoiceResponse.redirect") as redirect:
    post("/menu", {"Digits": "2", "To": "+15550100100"})
assert redirect.called
