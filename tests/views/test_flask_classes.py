"""Methods and classes that are views of Flask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from flask import Flask, current_app, request
from flask.views import MethodView, View
from werkzeug.test import TestResponse

from cxml import ConfigurationError, VoiceResponse
from cxml._web.answer import EMPTY
from cxml.callbacks import VoiceCallback
from cxml.flask import document, status_callback

from .requests import CALL, FORM_TYPE, KEY, posted

HEARD = VoiceCallback.from_form(CALL)
seen: list[object] = []


def answer_to(view: Any, method: str = "POST", *, key: str = KEY, testing: bool = False) -> Any:
    """Ask a view, with a signature of the key; in tests, errors get through."""
    seen.clear()
    app = Flask("classes")
    app.config.update(CXML_SIGNING_KEY=KEY, TESTING=testing)
    app.add_url_rule("/<room>", "view", view, methods=[*{method, "POST"}])
    sent = posted("http://localhost/1", {} if method in ("GET", "HEAD") else CALL, key=key)
    headers = dict(sent.headers)
    said: TestResponse = app.test_client().open(
        "/1", method=method, data=sent.body, headers=headers
    )
    return said.status_code, said.text


def spoken(room: str) -> VoiceResponse:
    """Make a document."""
    response = VoiceResponse()
    response.say(room)
    return response


# Methods


class Decorated(MethodView):
    """A class whose methods are decorated."""

    @document(VoiceCallback)
    def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
        """Answer with a document."""
        seen.append(call)
        return spoken(f"{room} of {type(self).__name__}")

    @status_callback(VoiceCallback)
    async def put(self, call: VoiceCallback, room: str) -> None:
        """Answer later."""
        seen.append((call, room))

    @document(VoiceCallback)
    def patch(this, call, room) -> None:  # type: ignore[no-untyped-def]  # noqa: N805
        """Call oneself otherwise."""
        seen.append((type(this), call, room))


def test_a_decorated_method() -> None:
    """A method gets itself, the callback and what the route has."""
    view = Decorated.as_view("view")
    assert answer_to(view) == (200, str(spoken("1 of Decorated")))
    assert seen == [HEARD]
    assert answer_to(view, key="PSK_no")[0] == 403
    assert answer_to(view, "PUT") == (204, "")
    assert seen == [(HEARD, "1")]


def test_a_decorated_method_by_another_name() -> None:
    """What a method is called on is no callback, however the method calls it."""
    assert answer_to(Decorated.as_view("view"), "PATCH") == (200, EMPTY)
    assert seen == [(Decorated, HEARD, "1")]


def test_a_method_of_any_class() -> None:
    """A method may be of a class that is no view of Flask's, and be bound when it is routed."""

    class Pages:
        @document(VoiceCallback)
        def voice(self, call: VoiceCallback, room: str) -> None:
            seen.append((call, room))

    assert answer_to(Pages().voice) == (200, EMPTY)
    assert seen == [(HEARD, "1")]


def test_a_function_is_called_by_position_too() -> None:
    """What a program calls by position is handed on behind the callback."""

    @document(VoiceCallback)
    def voice(_call: VoiceCallback, room: str) -> VoiceResponse:
        return spoken(room)

    assert answer_to(lambda room: voice(room)) == (200, str(spoken("1")))


class Resource(MethodView):
    """A class that finds its methods itself, as those of Flask-RESTful do."""

    method_decorators: tuple[Any, ...] = ()

    def dispatch_request(self, *args: Any, **kwargs: Any) -> Any:
        """Call a method, decorated."""
        method = getattr(self, request.method.lower())
        for decorate in self.method_decorators:
            method = decorate(method)
        return method(*args, **kwargs)


def test_a_resource() -> None:
    """Methods of classes that dispatch otherwise may be decorated, as they are or when bound."""

    class One(Resource):
        post = Decorated.post

    class Other(Resource):
        method_decorators = (document(VoiceCallback),)

        def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
            seen.append(call)
            return spoken(f"{room} of {type(self).__name__}")

    for cls in (One, Other):
        assert answer_to(cls.as_view("view")) == (200, str(spoken(f"1 of {cls.__name__}")))
        assert seen == [HEARD]
        assert answer_to(cls.as_view("view"), key="PSK_no")[0] == 403


# Decorators of a class


def loud(view: Callable[..., Any]) -> Callable[..., Any]:
    """Decorate as other libraries do."""

    @wraps(view)
    def answer(**kwargs: Any) -> Any:
        seen.append("loud")
        return view(**kwargs)

    return answer


class Methods(MethodView):
    """Methods that are not decorated themselves."""

    def get(self, asked: VoiceCallback, room: str) -> None:
        """Answer with nothing."""
        seen.append(("get", asked.form, room))

    def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
        """Answer with a document."""
        seen.append(call)
        return spoken(f"{room} of {type(self).__name__}")

    async def put(self, call: VoiceCallback, room: str) -> VoiceResponse:
        """Answer later."""
        return self.post(call, room)


class Plain(View):
    """A class with one method for all."""

    methods = ("POST",)

    def dispatch_request(self, call: VoiceCallback, room: str) -> VoiceResponse:  # type: ignore[override]
        """Answer with a document."""
        seen.append(call)
        return spoken(f"{room} of {type(self).__name__}")


@pytest.mark.parametrize(
    "decorators",
    [
        [document(VoiceCallback)],
        [loud, document(VoiceCallback)],
        [document(VoiceCallback), loud],
    ],
)
@pytest.mark.parametrize("base", [Methods, Plain])
@pytest.mark.parametrize("anew", [True, False])
def test_decorators_of_a_class(base: type[View], decorators: list[Any], *, anew: bool) -> None:
    """Flask's own ``decorators`` give the method that is called the callback."""
    members = {"decorators": decorators, "init_every_request": anew}
    view = type("Made", (base,), members).as_view("view")  # type: ignore[attr-defined]
    assert answer_to(view) == (200, str(spoken("1 of Made")))
    assert seen == ([HEARD] if loud not in decorators else ["loud", HEARD])
    assert answer_to(view, key="PSK_no")[0] == 403


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_method_for_head(method: str) -> None:
    """A HEAD is answered by ``get``, and the callback goes by the name that the method has."""
    cls: type[View] = document(VoiceCallback)(type("Made", (Methods,), {}))
    assert answer_to(cls.as_view("view"), method)[0] == 200
    assert seen == [("get", (), "1")]
    assert answer_to(cls.as_view("view"), method, key="PSK_no")[0] == 403


@pytest.mark.parametrize("method", ["PUT", "HEAD", "POST"])
def test_a_method_that_the_class_has_not(method: str) -> None:
    """A route may have methods that its class has not: nobody is to call them."""

    class Made(MethodView):
        def patch(self, call: VoiceCallback, room: str) -> None: ...

    cls: type[View] = document(VoiceCallback)(Made)
    assert answer_to(cls.as_view("view"), method)[0] == 405


# Classes


@pytest.mark.parametrize("base", [Methods, Plain])
def test_a_decorated_class(base: type[View]) -> None:
    """A class is decorated as a whole, and stays the class that it is."""
    cls = type("Made", (base,), {})
    assert document(VoiceCallback)(cls) is cls
    view = cls.as_view("view")  # type: ignore[attr-defined]
    assert answer_to(view) == (200, str(spoken("1 of Made")))
    assert seen == [HEARD]
    assert answer_to(view, key="PSK_no")[0] == 403
    assert view.view_class is cls


def make_family() -> dict[str, type[MethodView]]:
    """Make a decorated class, and classes that come of it in every way."""

    @document(VoiceCallback)
    class Family(Methods): ...

    class Added(Family):
        patch = delete = Family.post

    class Overridden(Family):
        decorators = ()  # type: ignore[assignment]

        def post(self, call: VoiceCallback, room: str) -> VoiceResponse:
            return super().post(call, room)

    class Mixin:
        def post(self, it: VoiceCallback, room: str) -> VoiceResponse:
            seen.append(it)
            return spoken(f"{room} of {type(self).__name__}")

    class Mixed(Mixin, Family): ...

    class Dispatching(Family):
        def dispatch_request(self, **kwargs: Any) -> Any:
            method: Any = getattr(self, request.method.lower())
            return current_app.ensure_sync(method)(**kwargs)

    class Again(Dispatching):
        init_every_request = False

    again = document(VoiceCallback)(Again)
    family = (Family, Added, Overridden, Mixed, Dispatching, again)
    return {each.__name__: each for each in family}


FAMILY = ["Family", "Added", "Overridden", "Mixed", "Dispatching", "Again"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", FAMILY)
def test_no_subclass_is_left_open(name: str, method: str) -> None:
    """Without a signature no method of a subclass is called, whatever it overrides or adds."""
    view = make_family()[name].as_view("view")
    assert answer_to(view, method, key="PSK_no")[0] == 403
    assert seen == []


@pytest.mark.parametrize("method", ["POST", "PUT"])
@pytest.mark.parametrize("name", FAMILY)
def test_a_subclass_gets_the_callback_once(name: str, method: str) -> None:
    """The methods of a subclass get one callback, decorated or not."""
    view = make_family()[name].as_view("view")
    assert answer_to(view, method) == (200, str(spoken(f"1 of {name}")))
    assert seen == [HEARD]


def test_a_decorated_subclass_decides() -> None:
    """A subclass that is decorated too is verified and answered as its own decorator says."""

    class Event(make_family()["Family"]):  # type: ignore[misc]
        def post(self, call: VoiceCallback, room: str) -> None:
            seen.append((call, room))

    view = status_callback(VoiceCallback, verify=False)(Event).as_view("view")
    assert answer_to(view, key="PSK_no") == (204, "")
    assert seen == [(HEARD, "1")]


def having_as_view(name: str, *bases: type[object], hides: bool = False) -> Any:
    """Make a class that puts something around its views, which may hide what is inside."""

    def as_view(served: Any, *args: Any, **given: Any) -> Callable[..., Any]:
        view = super(made, served).as_view(*args, **given)

        def noted(**kwargs: Any) -> Any:
            seen.append(served.__name__)
            return view(**kwargs)

        return noted if hides else wraps(view)(noted)

    made: Any = type(name, bases, {"as_view": classmethod(as_view)})
    return made


class Bare(MethodView):
    """A class that is not decorated."""

    def post(self, call: VoiceCallback, room: str) -> None:
        """Answer with an empty document."""
        seen.append((call, room))


@pytest.mark.parametrize("hides", [False, True])
@pytest.mark.parametrize(
    "order", ["before", "behind", "own", "decorated", "decorated twice", "decorated, own"]
)
def test_what_other_classes_put_around_a_view(order: str, hides: bool) -> None:
    """The ``as_view`` of a mixin, on whichever side of a decorated class, is asked as ever."""
    decorate: Any = document(VoiceCallback)
    parent = decorate(type("Parent", (Bare,), {}))
    mixin: Any = having_as_view("Mixin", hides=hides)
    made: dict[str, Callable[[], Any]] = {
        "before": lambda: type("Child", (mixin, parent), {}),
        "behind": lambda: type("Child", (parent, mixin, Bare), {}),
        "own": lambda: having_as_view("Child", parent, hides=hides),
        "decorated": lambda: decorate(type("Child", (mixin, parent), {})),
        "decorated twice": lambda: decorate(decorate(type("Child", (mixin, Bare), {}))),
        "decorated, own": lambda: decorate(having_as_view("Child", parent, hides=hides)),
    }
    view = made[order]().as_view("view")
    assert answer_to(view) == (200, EMPTY)
    assert seen == ["Child", (HEARD, "1")]
    assert answer_to(view, key="PSK_no")[0] == 403
    assert seen in ([], ["Child"])


def test_a_view_that_returns_what_it_may_not() -> None:
    """The method of a class that returns no document is named."""

    class Text(MethodView):
        def post(self, _call: VoiceCallback, room: str) -> str:
            return room

    app = Flask("text")
    app.config.update(CXML_VERIFY=False, TESTING=True)
    app.add_url_rule("/<room>", view_func=document(VoiceCallback)(Text).as_view("view"))
    with pytest.raises(TypeError, match=r"a text from .*Text\.post is no document"):
        app.test_client().post("/1", data={}, content_type=FORM_TYPE)


# Mistakes


def test_a_class_that_is_no_view() -> None:
    """A class that Flask could not call is refused when it is decorated."""

    class Pages:
        def post(self, call: VoiceCallback) -> None: ...

    with pytest.raises(
        ConfigurationError, match=r"Pages is no class-based view; derive it from fl"
    ):
        document(VoiceCallback)(Pages)  # type: ignore[type-var]


@pytest.mark.parametrize("base", [Resource, Methods])
def test_a_method_that_nobody_could_check(base: type[MethodView]) -> None:
    """A method that Flask alone knows of is found when it is called, and named."""

    def put(_self: object) -> None: ...

    cls: Any = document(VoiceCallback)(type("Made", (base,), {}))
    later: Any = type("Later", (cls,), {"put": put})
    listed: Any = type(
        "Listed", (MethodView,), {"put": put, "decorators": [document(VoiceCallback)]}
    )
    for each in (later, listed):
        with pytest.raises(ConfigurationError, match=r"put has no name for .* put\(self, call\)"):
            answer_to(each.as_view("view"), "PUT", testing=True)


def test_methods_without_a_place_for_the_callback() -> None:
    """Methods that could not be called with the callback are refused, with what to write."""

    class Without(MethodView):
        def post(self) -> None: ...

    class Nameless(MethodView):
        def post(self, *_args: object) -> None: ...

    class Undone(View): ...

    decorate = document(VoiceCallback)
    with pytest.raises(
        ConfigurationError, match=r"Without\.post has no .* write def post\(self, ca"
    ):
        decorate(Without)
    with pytest.raises(ConfigurationError, match=r"Nameless\.post has no name for the callback"):
        decorate(Nameless)
    with pytest.raises(ConfigurationError, match=r"View\.dispatch_request has no parameter for"):
        decorate(Undone)
    with pytest.raises(
        ConfigurationError, match=r"write def post\(self, call: VoiceCallback, room\)"
    ):

        class Swapped(MethodView):
            @document(VoiceCallback)  # type: ignore[arg-type]
            def post(self, room: str, call: VoiceCallback) -> None: ...  # type: ignore[misc]
