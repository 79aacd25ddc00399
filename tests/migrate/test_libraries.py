"""What stands on django-twilio and flask-twilio is moved, or said."""

from __future__ import annotations

from .rewriting import left, rewritten

VIEW = (
    "from cxml.callbacks import VoiceCallback\nfrom cxml.django import document\n"
    "from django_twilio.request import decompose\n\n\n@document(VoiceCallback)\n"
    "def view(request, call: VoiceCallback):\n    sent = decompose(request)\n    return {}\n"
)


def test_imports_that_are_needed_still() -> None:
    """Of an import only what nothing uses goes."""
    source = (
        "from cxml import VoiceResponse\n"
        "from django_twilio.decorators import (\n    twilio_view,  # x\n    other,\n)\n\n\n"
        "@twilio_view\ndef view(request):\n    return VoiceResponse()\n"
    )
    after = rewritten(source, "django-twilio-view")
    assert "from django_twilio.decorators import (\n    other,\n)" in after
    assert "@document(VoiceCallback)\ndef view(request, call: VoiceCallback):\n" in after
    unused = "from django_twilio.decorators import other\n"
    assert rewritten(unused, "django-twilio-view") == unused
    star = "from django_twilio.decorators import *\nfrom .django_twilio.decorators import x\n"
    assert rewritten(star, "django-twilio-view") == star


def test_what_is_decomposed() -> None:
    """What is read of a decomposed request is read of the callback, if it is all known."""
    after = rewritten(VIEW.format("sent.from_ + sent.callsid + sent.To"), "django-twilio-request")
    assert "return call.from_ + call.call_sid + call.to\n" in after
    assert "decompose" not in after
    for strange in ("sent", "sent.type", "sent.from_ + f(sent)"):
        source = VIEW.format(strange)
        assert rewritten(source, "django-twilio-request") == source
        assert [line for _, line, _ in left(source, "django-twilio-request")] == [9]
    bare = VIEW.replace("call: VoiceCallback", "call").format("decompose(request).from_")
    assert rewritten(bare, "django-twilio-request") == bare


def test_what_is_decomposed_there() -> None:
    """Where a request is decomposed for one attribute, that is read of the callback."""
    source = VIEW.replace("    sent = decompose(request)\n", "")
    done = rewritten(source.format("decompose(request).callsid"), "django-twilio-request")
    assert "return call.call_sid\n" in done
    for strange in ("decompose(request).type", "f(decompose(request))"):
        stays = source.format(strange)
        assert rewritten(stays, "django-twilio-request") == stays
        assert [line for _, line, _ in left(stays, "django-twilio-request")] == [8]


def test_which_callback_is_decomposed() -> None:
    """The class of the callback is the one that has what is read of the decomposed request."""
    source = (
        "from cxml import VoiceResponse\nfrom django_twilio.decorators import twilio_view\n"
        "from django_twilio.request import decompose\n\n\n@twilio_view\ndef view(request):\n"
        "    sent = decompose(request)\n    response = VoiceResponse()\n"
        "    response.say(sent.digits + sent.mine)\n    return response\n"
    )
    assert "@document(GatherAction)" in rewritten(source, "django-twilio-view")


def test_a_function_of_one_line() -> None:
    """Where nothing else stands in a block, something does afterwards."""
    source = VIEW.format("").replace(
        "    sent = decompose(request)\n", "    if x: y = decompose(request)\n"
    )
    assert "    if x: pass\n" in rewritten(source, "django-twilio-request")


def test_what_has_no_counterpart_is_said() -> None:
    """Models, ready views and settings of django-twilio are said."""
    source = "from django_twilio.models import Caller\nx.DJANGO_TWILIO_BLACKLIST_CHECK = 1\n"
    assert [line for _, line, _ in left(source, "django-twilio-urls")] == [1]
    assert left(source, "django-twilio-settings") == []
    assert left("TWILIO_AUTH_TOKEN = 1\n", "django-twilio-settings") == []


def test_responses_of_flask_twilio() -> None:
    """The one Response is that of the channel that its function writes for."""
    source = (
        "from flask import Flask\nfrom flask_twilio import Response, Twilio\n"
        "app = Flask(__name__)\nx = Twilio(app)\n\n\n"
        "@x.twiml\ndef one():\n    r = Response()\n    r.message('a')\n    return r\n\n\n"
        "@x.twiml\ndef two():\n    r = Response()\n    r.say('a')\n    return r\n\n\n"
        "x.message('a', to='b')\ny.message('a')\nx.other()\n"
    )
    after = rewritten(source, "flask-twilio")
    assert "@document(MessageRequest)\ndef one(message: MessageRequest):\n    r = Mess" in after
    assert "@document(VoiceCallback)\ndef two(call: VoiceCallback):\n    r = VoiceR" in after
    assert "from flask_twilio import Twilio\n" in after
    assert len(left(source, "flask-twilio")) == 1


def test_what_holds_the_documents_back() -> None:
    """Documents stay Twilio's where twilio_view may get one, and is not known to get none."""
    head = "import django.http\nfrom django_twilio.decorators import twilio_view\n"
    document = "from twilio.twiml.voice_response import VoiceResponse\n"
    view = "{}{}\n\n@twilio_view\ndef view(request):\n    return {}\n"
    for known in ("str(VoiceResponse())", "''", "django.http.HttpResponse(b'')", "f'{request}'"):
        assert "from cxml.voice_response" in rewritten(
            view.format(head, document, known), unsafe=False
        )
    for unknown in ("request", "other(request)", "request.other(1)"):
        source = view.format(head, document, unknown)
        assert rewritten(source, unsafe=False) == source
        ((name, line, why),) = left(source, "twiml-imports")
        assert (name, line) == ("twiml-imports", 3)
        assert f"{unknown} in line 8 of program.py may be a response" in why
    loose = f"{head}{document}\nurlpatterns = [path('', twilio_view(voice))]\n"
    assert rewritten(loose, unsafe=False) == loose
    ((_, _, why),) = left(loose, "twiml-imports")
    assert why.startswith("line 5 of program.py gives a view to twilio_view")


def test_views_of_documents_that_are_held_back() -> None:
    """A view that is decorated by cxml while documents stay Twilio's returns their text."""
    source = (
        "from django.http import HttpResponse\nfrom django_twilio.decorators import twilio_view\n"
        "from twilio.twiml.voice_response import VoiceResponse\n\n\n@twilio_view\n"
        "def one(request):\n    response = VoiceResponse()\n    return response\n\n\n"
        "def two(request):\n    response = VoiceResponse()\n"
        "    return HttpResponse(str(response))\n\n\n"
        "def three(request):\n    return HttpResponse('<Response><Say>a</Say></Response>')\n\n\n"
        "@twilio_view\ndef four(request):\n    return other(request)\n"
    )
    after = rewritten(source)
    assert "from twilio.twiml" in after
    assert after.count("    return str(response)\n") == 2
    assert "    return '<Response><Say>a</Say></Response>'\n" in after


def test_exempted_classes() -> None:
    """A dispatch that is exempted beside twilio_view goes whole, since @document exempts too."""
    source = (
        "from cxml import VoiceResponse\nfrom django.utils.decorators import method_decorator\n"
        "from django.views import View\nfrom django.views.decorators.csrf import csrf_exempt\n"
        "from django_twilio.decorators import twilio_view\n\n\nclass Done(View):\n"
        "    @method_decorator(csrf_exempt)\n    @method_decorator(twilio_view)\n"
        "    def dispatch(self, request):\n        return super().dispatch(request)\n\n"
        "    def post(self, request):\n        return VoiceResponse()\n"
    )
    after = rewritten(source, "django-twilio-view")
    assert "dispatch" not in after
    assert "@document(VoiceCallback)\nclass Done(View):\n" in after
