"""Rooms of FastAPI."""

from base import app
from fastapi import APIRouter, Request, Response
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse


@app.post("/room/{number}")
async def room(number: int, request: Request):
    form = await request.form()
    response = VoiceResponse()
    response.dial().conference(f"{number} {form.get('From', '')}")
    return Response(content=str(response), media_type="application/xml")


router = APIRouter(prefix="/messages")


@router.post("/reply")
def reply() -> Response:
    response = MessagingResponse()
    response.message("Thank you.")
    return Response(str(response), media_type="text/xml")


app.include_router(router)
