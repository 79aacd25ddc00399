"""Views of Django that are classes are decorated where all of their methods are known."""

from __future__ import annotations

import pytest

from .rewriting import left, rewritten

HEAD = (
    "from cxml.voice_response import VoiceResponse\n"
    "from django.http import HttpResponse\n"
    "from django.views import View\n"
)
ADDED = "from cxml.callbacks import VoiceCallback\nfrom cxml.django import document\n"
TWILIO = "from django_twilio.decorators import twilio_view\n"


def view(body: str = "", head: str = "class V(View):\n", more: str = "request") -> str:
    """Give a view whose method answers with a document."""
    return (
        f"{head}{body}    def post(self, {more}):\n        return HttpResponse(VoiceResponse())\n"
    )


def done(body: str = "", head: str = "class V(View):\n", more: str = "") -> str:
    """Give the same view, as cxml verifies it."""
    above, _, last = head.rpartition("class V")
    return (
        f"{above}@document(VoiceCallback)\nclass V{last}{body}"
        f"    def post(self, request, call: VoiceCallback{more}):\n        return VoiceResponse()\n"
    )


@pytest.mark.parametrize("more", ["", ", room", "=None", ", *args, **kwargs"])
def test_a_class_is_decorated(more: str) -> None:
    """The class is decorated, and its method gets the callback behind the request."""
    assert rewritten(HEAD + view(more=f"request{more}"), "django-view") == HEAD + ADDED + done(
        more=more
    )


def test_what_decorates_a_class_stays() -> None:
    """What decorates a class, and what else stands in it, stays where it is."""
    head = "@method_decorator(csrf_exempt, name='dispatch')\nclass V(View):\n    x = 1\n"
    body = "    def dispatch(self, *args):\n        return super().dispatch(*args)\n"
    source = HEAD + view(body, head)
    assert rewritten(source, "django-view") == HEAD + ADDED + done(body, head)


def test_all_methods_get_the_callback() -> None:
    """Every method that answers requests gets the callback, and others do not."""
    body = (
        "    def get(self, request):\n        return self.made(request)\n"
        "    def made(self, request):\n        return VoiceResponse()\n"
        "    async def put(self, request):\n        return redirect('/')\n"
    )
    after = rewritten(HEAD + view(body), "django-view")
    assert "def get(self, request, call: VoiceCallback):\n" in after
    assert "def put(self, request, call: VoiceCallback):\n" in after
    assert "def made(self, request):\n" in after


def test_what_is_read_in_methods() -> None:
    """The class of the callback has what all methods read, and its fields are read."""
    source = HEAD + (
        "from cxml.request_validator import RequestValidator\nvalidator = RequestValidator('k')\n"
        "class V(View):\n"
        "    def get(self, request):\n        return HttpResponse(VoiceResponse())\n"
        "    def post(self, request):\n        x = request.POST['Digits']\n"
        "        if not validator.validate(x):\n            return HttpResponseForbidden()\n"
        "        return HttpResponse(VoiceResponse())\n"
    )
    after = rewritten(source, "django-view", "form-reads")
    assert "@document(GatherAction)\nclass V(View):\n" in after
    assert "        x = call.digits\n        return VoiceResponse()\n" in after


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (view(head="class V(TemplateView):\n"), "what it inherits of TemplateView is not known"),
        (view(head="class V(mine.View):\n"), "what it inherits of mine.View is not known"),
        (
            view("    def get(self, request):\n        return self.post(request)\n"),
            "self.post of it is called, or inherited, in line 6",
        ),
        (view() + "class W(V):\n    pass\n", "V of it is called, or inherited, in line 7"),
        (
            view("    def put(self, *args):\n        return VoiceResponse()\n"),
            "put does not name what it gets first",
        ),
        (
            view("    def get(self, request):\n        return HttpResponse('page')\n"),
            "this is no document, and no answer below @document: decorate get by hand",
        ),
    ],
)
def test_classes_that_are_left(source: str, says: str) -> None:
    """A class of which something is not known is left, and the reason is said."""
    source = HEAD + source
    assert rewritten(source, "django-view") == source
    assert any(says in each for _, _, each in left(source, "django-view"))


def test_classes_of_flask() -> None:
    """A MethodView is decorated too, and its methods get the callback as all they get."""
    head = "from cxml.voice_response import VoiceResponse\nfrom flask.views import MethodView\n"
    source = (
        "class V(MethodView):\n    def post(self, room):\n"
        "        x = request.form['Digits']\n        return str(VoiceResponse())\n"
    )
    imported = "from flask import request\n"
    assert rewritten(f"{head}{imported}{source}", "flask-view", "form-reads") == (
        f"{head}{imported}from cxml.callbacks import GatherAction\n"
        "from cxml.flask import document\n@document(GatherAction)\n"
        "class V(MethodView):\n    def post(self, call: GatherAction, room):\n"
        "        x = call.digits\n        return VoiceResponse()\n"
    )
    resource = head + source.replace("(MethodView)", "(Resource)")
    assert rewritten(resource, "flask-view") == resource
    assert "inherits of Resource" in left(resource, "flask-view")[0][2]
    done = f"from cxml.flask import document\n{head}" + source.replace(
        "    def", "    @document(X)\n    def"
    )
    assert rewritten(done, "flask-view") == done
    assert left(done, "flask-view") == []


def test_a_class_that_inherits_nothing() -> None:
    """What has the method of a view and is none stays."""
    source = f"{HEAD}{TWILIO}" + view("    @twilio_view\n", "class V:\n")
    assert rewritten(source, "django-twilio-view") == source
    assert "inherits of nothing" in left(source, "django-twilio-view")[0][2]
    page = f"{HEAD}class V(View):\n    def get(self, request):\n        return render(request)\n"
    assert rewritten(page, "django-view") == page
    assert left(page, "django-view") == []


@pytest.mark.parametrize("decorator", ["@twilio_view", "@method_decorator(twilio_view)"])
@pytest.mark.parametrize("name", ["post", "dispatch"])
def test_methods_that_django_twilio_decorates(decorator: str, name: str) -> None:
    """Where a method was decorated, the class is; what only was there for that goes."""
    dispatch = (
        f"    {decorator}\n    def dispatch(self, request, *args):\n"
        "        return super().dispatch(request, *args)\n\n"
    )
    method = "from django.utils.decorators import method_decorator\n"
    body = dispatch if name == "dispatch" else f"    {decorator}\n"
    after = rewritten(HEAD + method + TWILIO + view(body), "django-twilio-view")
    assert after in {HEAD + ADDED + done(), HEAD + ADDED + done("\n")}


def test_a_class_that_django_twilio_decorates() -> None:
    """A class that was decorated for its dispatch is decorated by cxml."""
    method = "from django.utils.decorators import method_decorator, other\n"
    head = "@method_decorator(twilio_view, name='dispatch')\nclass V(View):\n"
    after = rewritten(HEAD + method + TWILIO + view(head=head), "django-twilio-view")
    assert after == HEAD + method.replace("method_decorator, ", "") + ADDED + done()


def test_a_dispatch_that_does_more() -> None:
    """A method that is decorated, and does something of its own, is left."""
    body = (
        "    @twilio_view\n    def dispatch(self, request):\n        count(request)\n"
        "        return super().dispatch(request)\n"
    )
    source = HEAD + TWILIO + view(body)
    assert rewritten(source, "django-twilio-view") == source
    assert "which does more than that" in left(source, "django-twilio-view")[0][2]
