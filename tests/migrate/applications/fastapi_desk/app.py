"""A front desk of FastAPI."""

from fastapi import FastAPI, Form, HTTPException, Request, Response
from twilio.request_validator import RequestValidator
from twilio.twiml import TwiML
from twilio.twiml.voice_response import VoiceResponse

app = FastAPI()
validator = RequestValidator("PSK_of-the-desk")


def answered(document: TwiML) -> Response:
    return Response(content=str(document), media_type="application/xml")


@app.post("/voice")
async def voice(request: Request, digits: str = Form("", alias="Digits")) -> Response:
    form = dict(await request.form())
    if not validator.validate(
        str(request.url), form, request.headers.get("x-twilio-signature", "")
    ):
        raise HTTPException(403)
    response = VoiceResponse()
    dial = response.dial(timeout=20)
    dial.number(f"+1555010010{digits}")
    assert dial.attrs["timeout"] == 20
    return answered(response)
