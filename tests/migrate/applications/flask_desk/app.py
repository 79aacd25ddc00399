"""A front desk: who calls may choose, and who writes gets an answer."""

import os
from functools import wraps

from flask import Flask, Response, abort, request, url_for
from twilio.request_validator import RequestValidator
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

app = Flask(__name__)


def validate_twilio_request(f):
    """Refuse whoever is not the platform."""

    @wraps(f)
    def decorated_function(*args, **kwargs):
        validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
        if validator.validate(
            request.url, request.form, request.headers.get("X-Twilio-Signature", "")
        ):
            return f(*args, **kwargs)
        return abort(403)

    return decorated_function


@app.route("/voice", methods=["GET", "POST"])
@validate_twilio_request
def voice():
    response = VoiceResponse()
    with response.gather(num_digits=1, action=url_for("menu")) as gather:
        gather.say("Press one for the desk.", voice="Google.en-US-Wavenet-C")
    response.append(Gather(timeout=3))
    return str(response)


@app.route("/menu", methods=["POST"])
@validate_twilio_request
def menu():
    digits = request.values.get("Digits", "")
    response = VoiceResponse()
    if digits == "1":
        dial = response.dial(caller_id=request.form["To"], record="true")
        dial.conference("Desk", status_callback="https://example.com/events")
        response.append(dial)
        return Response(str(response), mimetype="text/xml")
    if "SpeechResult" in request.values:
        response.say(f"You said {request.values['SpeechResult']}")
    response.redirect(url_for("voice"))
    return Response(str(response), 200, mimetype="text/xml")


@app.route("/sms", methods=["POST"])
@validate_twilio_request
def sms():
    response = MessagingResponse()
    response.message(f"Thank you for {request.form['Body']}.")
    return str(response)


@app.route("/")
def page():
    return f"<p>{Dial.__name__}</p>"
