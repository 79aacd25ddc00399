"""What a view returns is followed through the helpers of the same file."""

from __future__ import annotations

import pytest

from cxml._migrate.views import MOST_HELPERS

from .rewriting import left, rewritten

HEAD = """\
from cxml.messaging_response import MessagingResponse
from cxml.voice_response import VoiceResponse
from elsewhere import other
from flask import Flask, Response, abort
app = Flask(__name__)


def sent(r):
    return Response(str(r), mimetype="text/xml")


def again():
    r = VoiceResponse()
    return sent(r)


def text():
    return str(VoiceResponse())


def written():
    return text()


def deep():
    if other:
        return abort(403)
    return again()


def texted():
    r = MessagingResponse()
    return sent(r)


def without_end():
    return without_end()


def unknown():
    return other()


@app.post("/menu")
"""
VIEW = "def menu():\n    if other:\n        return sent(VoiceResponse())\n    return {}\n"
ALONE = "def menu():\n    return {}\n"


@pytest.mark.parametrize("body", [VIEW, ALONE])
@pytest.mark.parametrize("returned", ["again()", "written()", "deep()"])
def test_helpers(body: str, returned: str) -> None:
    """A view that returns what helpers make of a document, however many, is decorated."""
    after = rewritten(HEAD + body.format(returned), "flask-view")
    assert "@document(VoiceCallback)\ndef menu(call: VoiceCallback):\n" in after
    assert f"    return {returned}\n" in after


def test_helpers_that_wait() -> None:
    """It may wait for a helper, and the helper may be a method of the same class."""
    waiting = "async " + VIEW.format("await deep()")
    assert "@document(VoiceCallback)" in rewritten(HEAD + waiting, "flask-view")
    source = (
        "from cxml.voice_response import VoiceResponse\nfrom flask.views import MethodView\n"
        "from made import sent\n\n\nclass Menu(MethodView):\n    def post(self):\n"
        "        return self.again()\n\n    def again(self):\n        r = VoiceResponse()\n"
        "        return sent(r)\n"
    )
    assert "@document(VoiceCallback)\nclass Menu" in rewritten(source, "flask-view")


def test_the_channel_of_a_helper() -> None:
    """What a helper builds tells whether a call or a message is answered."""
    after = rewritten(HEAD + ALONE.format("texted()"), "flask-view")
    assert "@document(MessageRequest)\ndef menu(message: MessageRequest):" in after
    both = HEAD + VIEW.format("texted()")
    assert rewritten(both, "flask-view") == both
    assert "menu answers calls and messages" in str(left(both, "flask-view"))


@pytest.mark.parametrize(
    ("returned", "says"),
    [
        ("other()", "what other returns is not followed: decorate menu by hand"),
        ("unknown()", "what other returns is not followed: decorate menu by hand"),
        ("without_end()", "what without_end returns is not followed"),
        ("sent.by(app)", "what sent.by returns is not followed"),
        ("Response('page')", "this is no document, and no answer below @document"),
        ("'page'", "this is no document, and no answer below @document"),
    ],
)
def test_what_is_not_followed(returned: str, says: str) -> None:
    """What is called elsewhere, or comes to nothing, is named, and the view stays."""
    source = HEAD + VIEW.format(returned)
    assert rewritten(source, "flask-view") == source
    assert says in str(left(source, "flask-view"))


@pytest.mark.parametrize(("many", "is_followed"), [(MOST_HELPERS, True), (MOST_HELPERS + 1, False)])
def test_how_far_helpers_are_followed(many: int, is_followed: bool) -> None:
    """So many helpers are looked through, and no more."""
    chain = "".join(f"def h{n}():\n    return h{n + 1}()\n" for n in range(many - 1))
    last = f"def h{many - 1}():\n    return abort(403)\n"
    source = f"{HEAD.replace('@app', chain + last + '@app')}{VIEW.format('h0()')}"
    assert ("@document" in rewritten(source, "flask-view")) == is_followed


def test_helpers_of_one_name() -> None:
    """Of so many functions of one name none is looked through."""
    made = "def h():\n    return abort(403)\n"
    for many, is_followed in ((MOST_HELPERS, True), (MOST_HELPERS + 1, False)):
        source = f"{HEAD.replace('@app', made * many + '@app')}{VIEW.format('h()')}"
        assert ("@document" in rewritten(source, "flask-view")) == is_followed
