"""An SMS auto-reply: a message is answered by its first word."""

from django.http import HttpRequest
from django.urls import path
from django.views.decorators.http import require_POST

from cxml import MessagingResponse
from cxml.callbacks import MessageRequest
from cxml.django import document

ANSWERS = {
    "hours": "We are there from Monday to Friday, from nine to five.",
    "price": "A ticket is 12 dollars, and 8 for children.",
}
HELP = "Write HOURS or PRICE, or call +1 555 010 0199."


@require_POST
@document(MessageRequest)
def message(request: HttpRequest, text: MessageRequest) -> MessagingResponse:
    """Answer what is known, and say what to write where nothing is."""
    first = (text.body or "").casefold().split()[:1]
    response = MessagingResponse()
    response.message(ANSWERS.get("".join(first), HELP))
    return response


urlpatterns = [
    path("message", message),
]
