"""The decorator of views, which knows responses of Twilio's classes and texts."""

from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from twilio.request_validator import RequestValidator
from twilio.twiml import TwiML


def twilio_view(function):
    """Verify the request, and send a text or a response of Twilio's classes."""

    @csrf_exempt
    @wraps(function)
    def view(first, *args, **kwargs):
        request = first if isinstance(first, HttpRequest) else args[0]
        validator = RequestValidator(settings.CXML_SIGNING_KEY)
        signature = request.headers.get("x-twilio-signature", "")
        if not validator.validate(request.build_absolute_uri(), request.POST, signature):
            return HttpResponseForbidden()
        answer = function(first, *args, **kwargs)
        if isinstance(answer, str | TwiML):
            return HttpResponse(str(answer), content_type="application/xml")
        return answer

    return view
