"""What the front desk does; run as it is, since pytest does not know it."""

from urllib.parse import urlencode

import app
import django
from django.test import Client
from twilio.request_validator import RequestValidator

django.setup()
assert app.urlpatterns


def post(path, form):
    signature = RequestValidator("PSK_of-the-desk").compute_signature(
        f"http://testserver{path}", form
    )
    return Client().post(
        path,
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        HTTP_X_TWILIO_SIGNATURE=signature,
    )


assert b"<Message>Hello you</Message>" in post("/sms/", {"Body": "you"}).content
assert b"<Reject" in post("/voice/", {"From": "+15550100100", "CallSid": "1"}).content
assert b"<Say>1</Say>" in post("/voice/", {"CallSid": "1"}).content
assert Client().post("/voice/").status_code == 403
assert b"<Say>3</Say>" in post("/lift/", {"Digits": "3", "CallSid": "1"}).content
assert Client().post("/lift/").status_code == 403
assert b"<Message>up</Message>" in post("/stairs/", {"Body": "up"}).content
