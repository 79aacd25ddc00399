"""What the front desk does; run as it is, since pytest does not know it."""

from app import app
from fastapi.testclient import TestClient
from twilio.request_validator import RequestValidator

client = TestClient(app)
form = {"Digits": "1", "CallSid": "1"}
signature = RequestValidator("PSK_of-the-desk").compute_signature("http://testserver/voice", form)
answer = client.post("/voice", data=form, headers={"x-twilio-signature": signature})
assert answer.status_code == 200, answer.text
assert '<Dial timeout="20"><Number>+15550100101</Number></Dial>' in answer.text
assert client.post("/voice", data=form).status_code == 403
