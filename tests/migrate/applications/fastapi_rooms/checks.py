"""What the rooms do; run as it is, since pytest does not know it."""

from app import app
from fastapi.testclient import TestClient
from twilio.request_validator import RequestValidator

client = TestClient(app)


def post(path, form):
    url = f"http://testserver{path}"
    signature = RequestValidator("PSK_of-the-desk").compute_signature(url, form)
    return client.post(path, data=form, headers={"X-Twilio-Signature": signature}).text


assert "<Conference>3 +15550100100</Conference>" in post("/room/3", {"From": "+15550100100"})
assert "<Message>Thank you.</Message>" in post("/messages/reply", {"Body": "Hello"})
