from flask import Flask, Response, request
from twilio.twiml.voice_response import VoiceResponse

app = Flask(__name__)


@app.post("/voice")
def voice():
    response = VoiceResponse()
    if request.form["From"] == "+15550100142":
        response.dial("+15550100700", action="/dialled")
    return Response(str(response), mimetype="text/xml")
