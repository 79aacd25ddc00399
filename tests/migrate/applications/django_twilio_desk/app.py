"""A front desk of django-twilio."""

from django.conf import settings
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.generic import View
from django_twilio.decorators import twilio_view
from django_twilio.request import decompose
from twilio.twiml.messaging_response import MessagingResponse
from twilio.twiml.voice_response import VoiceResponse

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["testserver"],
        SECRET_KEY="of-this-test",
        CXML_SIGNING_KEY="PSK_of-the-desk",
    )


@twilio_view
def sms(request):
    name = request.POST.get("Body", "")
    response = MessagingResponse()
    response.message("Hello %s" % name)
    return response


@twilio_view
def voice(request):
    twilio_request = decompose(request)
    response = VoiceResponse()
    if twilio_request.from_ == "+15550100100":
        response.reject()
    else:
        response.say(twilio_request.callsid)
    return response


class Lift(View):
    def post(self, request, *args, **kwargs):
        response = VoiceResponse()
        response.say(decompose(request).digits)
        return response

    @method_decorator(twilio_view)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


@method_decorator(twilio_view, name="dispatch")
class Stairs(View):
    def post(self, request):
        twilio_request = decompose(request)
        response = MessagingResponse()
        response.message(twilio_request.body)
        return response


urlpatterns = [
    path("sms/", sms),
    path("voice/", voice),
    path("lift/", Lift.as_view()),
    path("stairs/", Stairs.as_view()),
]
