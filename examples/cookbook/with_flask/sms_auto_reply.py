"""An SMS auto-reply: a message is answered by its first word."""

from flask import Flask

from cxml import MessagingResponse
from cxml.callbacks import MessageRequest
from cxml.flask import document, init_app

ANSWERS = {
    "hours": "We are there from Monday to Friday, from nine to five.",
    "price": "A ticket is 12 dollars, and 8 for children.",
}
HELP = "Write HOURS or PRICE, or call +1 555 010 0199."
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/message")
@document(MessageRequest)
def message(text: MessageRequest) -> MessagingResponse:
    """Answer what is known, and say what to write where nothing is."""
    first = (text.body or "").casefold().split()[:1]
    response = MessagingResponse()
    response.message(ANSWERS.get("".join(first), HELP))
    return response
