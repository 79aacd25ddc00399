"""Views of Flask under a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Blueprint, Flask, Response, redirect, request
from flask.views import MethodView
from pace import bounded
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as AnyResponse

import cxml.flask
from cxml import ConfigurationError, Dial, VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import MAX_BODY, ConferenceEvent, VoiceCallback
from cxml.flask import document, from_request, init_app, status_callback, url_for
from cxml.signature import HEADER, sign

from .requests import (
    CALL,
    FILE_ONLY,
    FORM_TYPE,
    HOSTILE_HOST,
    JSON,
    KEY,
    MULTIPART,
    PUBLIC,
    ROOM,
    Answered,
    Sent,
    accepted_where_told,
    as_json,
    bare,
    behind_a_proxy,
    cut,
    got,
    posted,
    send,
)
from .waitress_server import served

XML = "text/xml; charset=utf-8"
seen: list[object] = []


def read_early() -> None:
    """Read requests before the view does, as their query asks."""
    if "early" in request.args:
        assert request.form is not None
    if "stream" in request.args:
        request.stream.read()
    if "uncached" in request.args:
        request.get_data(cache=False)


def make_app() -> Flask:
    """Make an application with a view of every kind."""
    app = Flask("views")
    app.config["CXML_SIGNING_KEY"] = ["PSK_new", KEY]
    app.before_request(read_early)

    @app.route("/voice/<room>", methods=["GET", "POST"])
    @document(VoiceCallback)
    def voice(call: VoiceCallback, room: str) -> VoiceResponse:
        response = VoiceResponse()
        response.say(f"{call.from_} é")
        response.dial().conference(room)
        return response

    @app.post("/later")
    @document(VoiceCallback)
    async def later(_call: VoiceCallback) -> VoiceResponse:
        await asyncio.sleep(0)
        return VoiceResponse(children=[Dial("+15550100101")])

    @app.post("/nothing")
    @document(VoiceCallback)
    def nothing(_call: VoiceCallback) -> None: ...

    @app.post("/own")
    @document(VoiceCallback)
    def own(_call: VoiceCallback) -> AnyResponse:
        return redirect("/voice/1", code=307)

    @app.post("/text")
    @document(VoiceCallback)
    def text(_call: VoiceCallback) -> str:
        return "Good day"

    @app.post("/event")
    @status_callback(ConferenceEvent)
    def event(event: ConferenceEvent) -> None:
        seen.append(event)

    @app.post("/event-with-an-answer")
    @status_callback(ConferenceEvent)
    def answers(_event: ConferenceEvent) -> Response:
        return Response("busy", status=503)

    @app.post("/public")
    @document(VoiceCallback, public_url=PUBLIC)
    def public(_call: VoiceCallback) -> None:
        assert request.form["CallSid"] == CALL["CallSid"]

    @app.post("/proxied")
    @document(VoiceCallback, trust_forwarded=True, signing_key="PSK_proxied")
    def proxied(_call: VoiceCallback) -> None: ...

    @app.post("/open")
    @document(VoiceCallback, verify=False)
    def unverified(_call: VoiceCallback) -> None: ...

    @app.post("/by-hand")
    def by_hand() -> str:
        return from_request(VoiceCallback, public_url=PUBLIC).from_ or ""

    return app


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the application, and give its address."""
    with served(make_app()) as address:
        yield address


def answer(address: str, path: str, *args: Any, **kwargs: Any) -> Answered:
    """Post a form to a path, signed."""
    return send(posted(address + path, *args, **kwargs), address)


# Documents and callbacks


def test_a_document_is_xml_in_utf_8(address: str) -> None:
    """What a view returns is sent as XML in UTF-8; it gets the callback and its route's values."""
    said = answer(address, "/voice/Room%201")
    assert (said.status, said.type) == (200, XML)
    response = VoiceResponse.from_xml(said.text)
    assert response.find("Say").message == "+15550100142 é"  # type: ignore[union-attr]
    assert response.find("Conference").name == "Room 1"  # type: ignore[union-attr]


def test_a_get_has_its_parameters_in_the_query(address: str) -> None:
    """A GET is signed and read as well, and HEAD with it."""
    said = send(got(f"{address}/voice/1?From=%2B1&CallSid="), address)
    assert (said.status, "+1 é" in said.text) == (200, True)


def test_a_view_may_be_asynchronous(address: str) -> None:
    """An asynchronous view is a view too."""
    assert "+15550100101" in answer(address, "/later").text


def test_nothing_is_an_empty_document(address: str) -> None:
    """``None`` is an empty document."""
    assert answer(address, "/nothing") == Answered(200, XML, EMPTY)


def test_a_view_may_answer_itself(address: str) -> None:
    """A response of the framework is left alone."""
    assert answer(address, "/own").status == 307
    assert answer(address, "/event-with-an-answer").text == "busy"


def test_a_callback_is_answered_with_204(address: str) -> None:
    """A status callback is answered with 204; repeated parameters are signed and read."""
    form = [("StatusCallbackEvent", "participant-join"), ("X", "2"), ("X", "1"), ("X", "2")]
    said = answer(address, "/event", form)
    assert (said.status, said.text) == (204, "")
    assert seen[-1] == ConferenceEvent.from_form(form)


def test_json_is_read_too(address: str) -> None:
    """A JSON body is verified as it is, and read by the class."""
    assert send(as_json(f"{address}/event"), address).status == 204
    assert seen[-1] == ConferenceEvent.from_json(JSON)
    assert send(as_json(f"{address}/event", "5"), address).status == 400


def test_what_no_view_may_return(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another text is no document, and the view that returns it is named."""
    app = make_app()
    monkeypatch.setitem(app.config, "TESTING", True)
    sent = posted("http://localhost/text")
    with pytest.raises(TypeError, match=r"a text from .*text is no document"):
        app.test_client().post("/text", data=sent.body, headers=dict(sent.headers))


# Who is let in


def test_either_key_is_good(address: str) -> None:
    """While a key is changed, both are good; another is not."""
    statuses = [answer(address, "/nothing", key=key).status for key in ("PSK_new", KEY, "PSK_no")]
    assert statuses == [200, 200, 403]


@pytest.mark.parametrize("path", ["/voice/1", "/nothing", "/event", "/later", "/public"])
@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "A" * 27 + "="}, {HEADER: "\xff"}])
def test_others_are_refused_without_a_reason(
    address: str, path: str, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    """A request without a good signature gets 403 and no reason; the log has it."""
    sent = posted(address + path)
    body = Sent(url=sent.url, headers={**headers, "Content-Type": FORM_TYPE}, body=sent.body)
    said = send(body, address)
    assert said.status == 403
    assert "signature" not in said.text
    assert "header" not in said.text
    assert "refused with 403" in caplog.text


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_no_subclass_is_left_open(method: str) -> None:
    """What decorates a class guards whatever its subclasses override or add."""

    class Decorated(MethodView):
        decorators = (document(VoiceCallback),)  # type: ignore[assignment]

        def post(self) -> str:
            raise NotImplementedError

    class Overridden(Decorated):
        get = put = post = Decorated.post

    app = make_app()
    app.add_url_rule("/class", view_func=Overridden.as_view("class"))
    assert app.test_client().open("/class", method=method).status_code == 403


def test_large_bodies_are_refused(address: str) -> None:
    """A body that is larger than a callback is not read."""
    large = Sent(
        url=f"{address}/event", headers={"Content-Type": FORM_TYPE}, body=b"A" * (MAX_BODY + 1)
    )
    assert send(large, address).status == 413
    assert answer(address, "/event", {"A": "b" * (MAX_BODY - 9)}).status == 204


def test_the_settings_of_the_application_may_want_less() -> None:
    """A signed body that is longer than the application's own bound is refused like any."""
    app = make_app()
    sent = posted("http://localhost/event")
    for most, status in ((len(sent.body), 204), (len(sent.body) - 1, 413)):
        app.config["MAX_CONTENT_LENGTH"] = most
        said = app.test_client().post("/event", data=sent.body, headers=dict(sent.headers))
        assert said.status_code == status


def test_a_public_address(address: str) -> None:
    """The public address is what counts where it is set, and the form can still be read."""
    assert answer(address, "/public", signed_url=f"{PUBLIC}/public").status == 200
    assert answer(address, "/public").status == 403


def test_a_request_can_be_verified_by_hand(address: str) -> None:
    """A view that is not decorated can verify and read its request itself."""
    said = answer(address, "/by-hand", signed_url=f"{PUBLIC}/by-hand")
    assert (said.status, said.text) == (200, CALL["From"])
    assert answer(address, "/by-hand").status == 403


def test_a_trusted_proxy() -> None:
    """Forwarded headers are believed where that was asked for, and nowhere else."""
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "example.com"}
    client = make_app().test_client()
    for path, key, status in (("/proxied", "PSK_proxied", 200), ("/nothing", KEY, 403)):
        sent = posted(f"https://example.com{path}", key=key, headers=said)
        assert client.post(path, data=sent.body, headers=dict(sent.headers)).status_code == status


def test_a_prefix_that_a_proxy_tells() -> None:
    """A prefix that ProxyFix takes from the proxy is signed, and is in no public address then."""
    app = make_app()
    app.config["CXML_PUBLIC_URL"] = "https://x.example"
    app.wsgi_app = ProxyFix(app.wsgi_app, x_prefix=1)  # type: ignore[method-assign]
    for prefix, status in (("/tel", 200), ("", 403)):
        url = f"https://x.example{prefix}/nothing"
        sent = posted(url, headers={"X-Forwarded-Prefix": "/tel"})
        said = app.test_client().post("/nothing", data=sent.body, headers=dict(sent.headers))
        assert said.status_code == status


def test_a_hostile_host_takes_no_time() -> None:
    """A forwarded host is taken apart in a time that grows no faster than it."""
    sent = posted("http://localhost/proxied", headers={"X-Forwarded-Host": HOSTILE_HOST})
    with bounded():
        said = make_app().test_client().post("/proxied", data=sent.body, headers=dict(sent.headers))
    assert said.status_code == 403


def test_a_form_that_was_read_before(address: str) -> None:
    """A form that something has read before the view is verified all the same."""
    assert answer(address, "/nothing?early").status == 200
    assert answer(address, "/nothing?early", key="PSK_no").status == 403


@pytest.mark.parametrize("how", ["stream", "uncached"])
def test_a_body_that_is_gone(address: str, how: str, caplog: pytest.LogCaptureFixture) -> None:
    """A body that something has read, and nothing has kept, is refused, signed or not."""
    path = f"/nothing?{how}"
    assert send(bare(address + path), address).status == 403
    assert send(as_json(address + path), address).status == 403
    assert answer(address, path).status == 403
    assert caplog.text.count("something has read the body before") == 3
    assert answer(address, path, {}).status == 200


@pytest.mark.parametrize("how", ["early", "stream", "none"])
def test_a_body_of_files_alone(address: str, how: str) -> None:
    """Files are no nothing, so the signature of the address alone does not let them in."""
    assert send(bare(f"{address}/nothing?{how}", MULTIPART, FILE_ONLY), address).status == 403


@pytest.mark.parametrize("said", [{"CONTENT_LENGTH": "abc"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_length_that_is_not_known(said: dict[str, str]) -> None:
    """A body whose length the server does not tell is not taken for none."""
    sent = bare("http://localhost/nothing")
    environ = (
        make_app()
        .test_client()
        .post("/nothing", data=sent.body, headers=dict(sent.headers), environ_overrides=said)
    )
    assert environ.status_code == 403


def test_a_form_is_not_a_part_of_the_address(address: str) -> None:
    """Who gets a text into a signed form cannot make it the end of the address of any body."""
    assert send(cut(f"{address}/voice/1"), address).status == 403


def test_the_address_stays_as_it_was_sent(address: str) -> None:
    """The path and the query are verified in the spelling that the server got."""
    assert answer(address, "/voice/a%7Eb~%21!?c=%7E&&d").status == 200


def test_verification_can_be_switched_off(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """Where it is switched off, anybody gets in, and the log says so."""
    assert answer(address, "/open", key="PSK_no").status == 200
    assert "taken unverified" in caplog.text


# Addresses


def make_blueprint_app(settings: dict[str, Any]) -> Flask:
    """Make an application with a view in a blueprint, and one that tells its address."""
    app, views = Flask("addresses"), Blueprint("views", __name__, url_prefix="/views")
    app.config.from_mapping(CXML_SIGNING_KEY=KEY, **settings)

    @views.post("/taken/<room>")
    @status_callback(VoiceCallback)
    def taken(_call: VoiceCallback, room: str) -> None:
        assert room == ROOM

    @views.get("/where")
    def where() -> str:
        return url_for(".taken", room=ROOM, a="b c")

    app.register_blueprint(views)
    return app


@pytest.mark.parametrize("mount", ["", "/mounted"])
@pytest.mark.parametrize(
    ("settings", "root"),
    [
        ({}, None),
        ({"CXML_PUBLIC_URL": PUBLIC}, PUBLIC),
        ({"CXML_PUBLIC_URL": f"{PUBLIC}/", "CXML_TRUST_FORWARDED": True}, PUBLIC),
        ({"CXML_TRUST_FORWARDED": True}, "https://proxied.example"),
    ],
)
def test_the_address_that_is_given_is_the_one_that_is_verified(
    settings: dict[str, Any], root: str | None, mount: str
) -> None:
    """A request that is signed for the address of ``url_for`` is accepted, mounted or not."""
    app: Any = make_blueprint_app(settings)
    if mount:
        app = DispatcherMiddleware(Flask("other"), {mount: app})
    with served(behind_a_proxy(app)) as address:
        target = accepted_where_told(address, f"{mount}/views/where", root or address)
    assert target.startswith(f"{mount}/views/taken/Room%201")
    assert target.endswith("?a=b+c")


def test_an_address_without_a_request() -> None:
    """Outside a request the address begins with the public one, else as Flask is told."""
    app = make_app()
    app.config["SERVER_NAME"] = "named.example"
    for settings, root in (
        ({"CXML_TRUST_FORWARDED": True}, "http://named.example"),
        ({"CXML_PUBLIC_URL": PUBLIC, "CXML_SIGNING_KEY": None}, PUBLIC),
    ):
        app.config.update(settings)
        with app.app_context():
            assert url_for("nothing", _external=True) == f"{root}/nothing"


# Configuration


@pytest.mark.parametrize(
    "settings", [{}, {"DEBUG": True}, {"TESTING": True}, {"CXML_VERIFY": "no"}]
)
def test_an_application_without_a_key_does_not_start(settings: dict[str, object]) -> None:
    """Without a key ``init_app`` raises, debugging or not."""
    app = make_app()
    del app.config["CXML_SIGNING_KEY"]
    app.config.update(settings)
    with pytest.raises(ConfigurationError):
        init_app(app)


def test_an_application_with_a_key_starts() -> None:
    """With a key, ``init_app`` is content, and leaves itself where extensions are."""
    app = make_app()
    init_app(app)
    assert app.extensions["cxml"] is cxml.flask


def test_settings_that_are_misspelt(caplog: pytest.LogCaptureFixture) -> None:
    """What is set under a name that there is not is said in the log, once, with what was meant."""
    app = make_app()
    app.config["CXML_SIGNINGKEY"] = KEY
    app.config["CXML_WEATHER"] = "fair"
    sent = posted("http://localhost/nothing")
    for _ in range(2):
        app.test_client().post("/nothing", data=sent.body, headers=dict(sent.headers))
    init_app(app)
    records = [each for each in caplog.records if "no setting" in each.getMessage()]
    assert vars(records[0])["reason"] == "there is no setting CXML_SIGNINGKEY"
    said = [each.getMessage() for each in records]
    assert said == [
        "there is no setting CXML_SIGNINGKEY. Did you mean CXML_SIGNING_KEY?",
        "there is no setting CXML_WEATHER. There are CXML_SIGNING_KEY, CXML_PUBLIC_URL,"
        " CXML_TRUST_FORWARDED, CXML_STRIP_PORT, CXML_VERIFY.",
    ]


def test_a_misspelt_key_is_said_before_the_error(caplog: pytest.LogCaptureFixture) -> None:
    """Where the key itself is misspelt, the log has that too, and the value of none."""
    app = make_app()
    app.config["CXML_SIGNINGKEY"] = app.config.pop("CXML_SIGNING_KEY")
    with pytest.raises(ConfigurationError):
        init_app(app)
    assert "Did you mean CXML_SIGNING_KEY?" in caplog.text
    assert KEY not in caplog.text


def test_settings_that_change() -> None:
    """Settings are read when a request comes, whatever they were when the view was made."""
    app = make_app()
    init_app(app)
    sent = posted("http://localhost/nothing", key="PSK_newest")
    statuses = []
    for key in (KEY, "PSK_newest", lambda _sent: "PSK_newest"):
        app.config["CXML_SIGNING_KEY"] = key
        said = app.test_client().post("/nothing", data=sent.body, headers=dict(sent.headers))
        statuses.append(said.status_code)
    assert statuses == [403, 200, 200]


def test_a_view_without_a_key_answers_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """Where nothing was checked, the first request is an error of the server, and says which."""
    app = make_app()
    app.config["CXML_SIGNING_KEY"] = None
    assert app.test_client().post("/nothing").status_code == 500
    assert "there is no signing key" in caplog.text


def test_a_view_with_a_wrong_option_is_not_made() -> None:
    """Options are checked when the view is decorated."""
    with pytest.raises(ConfigurationError):
        document(VoiceCallback, signing_key="")(lambda _: None)
    with pytest.raises(ConfigurationError):
        status_callback(VoiceCallback, public_url="example.com")(lambda _: None)


@pytest.mark.parametrize("base", ["http://localhost", "http://localhost/app"])
def test_a_path_without_its_slash(base: str) -> None:
    """What a test client posts to without a slash in front is verified with one."""
    form = {"CallSid": "call-1"}
    headers = {HEADER: sign(KEY, f"{base}/voice/Lobby", form)}
    with make_app().test_client() as client:
        answer = client.post("voice/Lobby", base, data=form, headers=headers)
    assert answer.status_code == 200
