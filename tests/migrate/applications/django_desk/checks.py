"""What the front desk does; run as it is, since pytest does not know it."""

from urllib.parse import urlencode

import app
import django
from django.test import Client
from twilio.request_validator import RequestValidator

django.setup()
assert app.urlpatterns


def post(path, form, key="PSK_of-the-desk"):
    signature = RequestValidator(key).compute_signature(f"http://testserver{path}", form)
    return Client().post(
        path,
        urlencode(form),
        content_type="application/x-www-form-urlencoded",
        HTTP_X_TWILIO_SIGNATURE=signature,
    )


answer = post("/voice/Desk/", {"From": "+15550100100", "CallSid": "1"})
assert answer.status_code == 200, answer.content
assert b"<Say>Good day, +15550100100</Say><Dial><Conference>Desk<" in answer.content
assert b"whoever you are" in post("/voice/Desk/", {"CallSid": "1"}).content
assert post("/voice/Desk/", {"CallSid": "1"}, "PSK_of-another").status_code == 403
assert Client().get("/voice/Desk/").status_code == 405
assert b"<Say>One.</Say>" in post("/menu/", {"Digits": "1"}).content
assert b"<Say>To 7</Say>" in post("/lift/3/", {"Digits": "7", "CallSid": "1"}).content
assert post("/lift/3/", {"Digits": "7"}, "PSK_of-another").status_code == 403
signature = RequestValidator("PSK_of-the-desk").compute_signature("http://testserver/lift/3/", {})
answer = Client().get("/lift/3/", HTTP_X_TWILIO_SIGNATURE=signature)
assert b"<Say>Floor 3</Say>" in answer.content
assert Client().put("/lift/3/").status_code == 405
