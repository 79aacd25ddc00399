"""A front desk in one file of Django's."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseForbidden
from django.urls import path
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from twilio.request_validator import RequestValidator
from twilio.twiml.voice_response import VoiceResponse

if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__,
        ALLOWED_HOSTS=["testserver"],
        SECRET_KEY="of-this-test",
        TWILIO_AUTH_TOKEN="PSK_of-the-desk",
        CXML_SIGNING_KEY="PSK_of-the-desk",
    )


@csrf_exempt
@require_POST
def voice(request, room):
    validator = RequestValidator(settings.TWILIO_AUTH_TOKEN)
    if not validator.validate(
        request.build_absolute_uri(), request.POST, request.META.get("HTTP_X_TWILIO_SIGNATURE", "")
    ):
        return HttpResponseForbidden()
    response = VoiceResponse()
    response.say("Good day, " + request.POST.get("From", "whoever you are"))
    response.dial().conference(room)
    return HttpResponse(str(response), content_type="text/xml")


@csrf_exempt
def menu(request):
    response = VoiceResponse()
    if request.POST["Digits"] == "1":
        response.say("One.")
    return HttpResponse(response)


@method_decorator(csrf_exempt, name="dispatch")
class Lift(View):
    """Ask for a floor."""

    def get(self, request, floor):
        response = VoiceResponse()
        response.say("Floor %d" % floor)
        return HttpResponse(str(response), content_type="text/xml")

    def post(self, request, floor=0):
        validator = RequestValidator(settings.TWILIO_AUTH_TOKEN)
        signature = request.META.get("HTTP_X_TWILIO_SIGNATURE", "")
        if not validator.validate(request.build_absolute_uri(), request.POST, signature):
            return HttpResponseForbidden()
        response = VoiceResponse()
        response.say("To %s" % request.POST["Digits"])
        return HttpResponse(response)


urlpatterns = [
    path("voice/<room>/", voice),
    path("menu/", menu),
    path("lift/<int:floor>/", Lift.as_view()),
]
