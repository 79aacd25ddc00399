"""An SMS auto-reply: a message is answered by its first word."""

import os

from fastapi import FastAPI

from cxml import MessagingResponse
from cxml.callbacks import MessageRequest
from cxml.starlette import Webhooks

ANSWERS = {
    "hours": "We are there from Monday to Friday, from nine to five.",
    "price": "A ticket is 12 dollars, and 8 for children.",
}
HELP = "Write HOURS or PRICE, or call +1 555 010 0199."
app = FastAPI()
webhooks = Webhooks(
    signing_key=os.environ.get("CXML_SIGNING_KEY"), public_url=os.environ.get("CXML_PUBLIC_URL")
)


@app.post("/message")
@webhooks.document(MessageRequest)
async def message(text: MessageRequest) -> MessagingResponse:
    """Answer what is known, and say what to write where nothing is."""
    first = (text.body or "").casefold().split()[:1]
    response = MessagingResponse()
    response.message(ANSWERS.get("".join(first), HELP))
    return response
