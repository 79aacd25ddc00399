"""Views for Flask that only the platform can ask.

A view gets the callback that it names, and returns a document or nothing::

    app.config["CXML_SIGNING_KEY"] = ...


    @app.post("/voice")
    @document(VoiceCallback)
    def voice(call: VoiceCallback) -> VoiceResponse:
        response = VoiceResponse()
        response.dial().conference("Room 1234")
        return response


    @app.post("/conference")
    @status_callback(ConferenceEvent)
    def conference_changed(event: ConferenceEvent) -> None:
        app.logger.info("%s: %s", event.friendly_name, event.event)

The settings are those of :class:`cxml.flask.Options`, in ``app.config``: ``CXML_SIGNING_KEY``,
``CXML_PUBLIC_URL``, ``CXML_TRUST_FORWARDED``, ``CXML_STRIP_PORT`` and ``CXML_VERIFY``.
"""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import lru_cache, wraps
from inspect import Parameter, isawaitable, iscoroutinefunction, signature, unwrap
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, Unpack, cast, overload
from urllib.parse import urlencode, urlsplit

try:
    import flask
    from flask import Flask, Request, abort, current_app, has_request_context, request, views
    from werkzeug.exceptions import RequestEntityTooLarge
    from werkzeug.wrappers import Response
    from werkzeug.wsgi import get_input_stream
except ModuleNotFoundError as _error:
    _message = 'cxml.flask needs Flask; run: pip install "cxml[flask]"'
    raise ImportError(_message, name="flask") from _error

from ._web.answer import Document
from ._web.check_view import check_kind, is_method, refuse_class
from ._web.endpoint import Endpoint, R, document_endpoint, status_callback_endpoint
from ._web.incoming import Incoming, environ_name
from ._web.keys import Ask, KeyFinder, ask
from ._web.log import LOGGER, fields_of_none
from ._web.policy import (
    Options,
    Policies,
    Policy,
    check_options,
    hide_keys,
    make_address_policy,
    make_policy,
    unknown_settings,
)
from ._web.receive import C, RequestRefusedError, address, receive
from ._web.require import check_require
from ._web.target import whole_path, wire_target
from .callbacks import MAX_BODY
from .errors import ConfigurationError
from .signature import FORM_TYPE

__all__ = [
    "Decorator",
    "Options",
    "document",
    "from_request",
    "init_app",
    "status_callback",
    "url_for",
]

P = ParamSpec("P")
S = TypeVar("S")
V = TypeVar("V", bound=views.View)
Answered: TypeAlias = R | Response | Awaitable[R | Response]

_KEY = (
    'app.config["CXML_SIGNING_KEY"]{}, which app.config.from_prefixed_env() takes from the'
    " environment variable FLASK_CXML_SIGNING_KEY"
)
"""How the signing key is set, and when."""
_AT_ANY_TIME, _BEFORE = _KEY.format(""), _KEY.format(" before init_app")
_UNGUARDED = "_cxml_unguarded"
"""Where an ``as_view`` that verifies has the one that the class had of its own, if it had."""
_of_views = lru_cache(maxsize=1024)
"""Keeps what is worked out of a view, and no view for ever: tests may make many."""


class Decorator(Generic[C, R]):
    """What :func:`document` and :func:`status_callback` give: it makes views.

    It takes a function, asynchronous or not, a method of a class, or a class-based view. All
    methods of such a class get the callback, and so do those of its subclasses; a subclass that is
    decorated too is verified, read and answered as it says. It can also stand in ``decorators`` of
    a class-based view.
    """

    def __init__(self, endpoint: Endpoint[C, R]) -> None:
        self._endpoint = endpoint

    @overload
    def __call__(self, view: type[V]) -> type[V]: ...
    @overload
    def __call__(self, view: Callable[Concatenate[C, P], Answered[R]]) -> Callable[P, Response]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[S, C, P], Answered[R]]
    ) -> Callable[Concatenate[S, P], Response]: ...
    def __call__(self, view: Any) -> Any:
        """Make a view of it."""
        if isinstance(view, type):
            return self._guard_class(view)
        if _serves_class(view):
            return self._guard_served(view)
        self._endpoint.check(view, of_class=is_method(view))
        return self._guard(view)

    def _guard(self, view: Callable[..., Any]) -> Callable[..., Response]:
        is_async, named_as_method = iscoroutinefunction(view), is_method(view)
        asking = _asking(view)

        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> Response:
            callback = self._receive(asking)
            called: Callable[..., Any] = current_app.ensure_sync(view) if is_async else view
            # Flask calls by keyword: what is there by position is what the method is called on.
            of_class = args and (named_as_method or isinstance(args[0], views.View))
            before = args[:1] if of_class else ()
            return self._respond(called(*before, callback, *args[len(before) :], **kwargs), view)

        return answer

    def _guard_class(self, cls: type[object]) -> type[object]:
        """Verify what ``as_view`` gives, so that subclasses cannot do without."""
        if not issubclass(cls, views.View):
            raise refuse_class(cls, "flask.views.MethodView")
        for handler in _handlers(cls):
            self._endpoint.check(handler, of_class=True)
            _callback_name(handler)
        own = _own_as_view(cls)

        def as_view(served: type[views.View], *args: Any, **kwargs: Any) -> Callable[..., Any]:
            # Asked for anew, since a derived class may have bases behind this one with an own one.
            inherited = cast("Any", super(cls, served))
            make: Any = inherited.as_view if own is None else own.__get__(None, served)
            made: Any = make(*args, **kwargs)
            if next(filter(_verifies, served.__mro__)) is not cls:  # a derived class does that
                return cast("Callable[..., Any]", made)
            guarded = self._guard_served(made)
            cast("Any", guarded).view_class = served  # which one that hides what is inside has not
            return guarded

        setattr(as_view, _UNGUARDED, own)
        cast("Any", cls).as_view = classmethod(as_view)
        return cls

    def _guard_served(self, view: Callable[..., Any]) -> Callable[..., Response]:
        """Hand the callback on through what ``as_view`` made, which passes only keywords on."""

        @wraps(view)
        def answer(**kwargs: Any) -> Response:
            handler = _handler(answer)
            callback = self._receive(_asking(handler))
            name = _callback_name(handler)
            return self._respond(view(**kwargs, **{name: callback}), handler)

        return answer

    def _receive(self, asking: Ask) -> C:
        try:
            return self._endpoint.receive(_incoming(), asking)
        except RequestRefusedError as refusal:
            status = refusal.status
        return abort(status)  # out here, where its traceback does not show that of the refusal

    def _respond(self, result: R | Response, view: object) -> Response:
        if isinstance(result, Response):
            body = result.get_data() if _is_there(result) else b""
            self._endpoint.note(result.content_type, body, view)
            return result
        answer = self._endpoint.answer(result, view)
        return current_app.response_class(
            answer.body, answer.status, content_type=answer.content_type
        )


def _is_there(response: Response) -> bool:
    """Whether a response has all that it sends: to read what is streamed would take it away."""
    return response.is_sequence and not response.direct_passthrough


@_of_views
def _asking(view: Callable[..., Any]) -> Ask:
    """Give what asks a function for the key: where the view is awaited, that is too."""
    return _ask_later if iscoroutinefunction(view) else ask


def _ask_later(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    """Let Flask await what it would await of a view."""
    found = finder(sent)
    return current_app.ensure_sync(_awaited)(found) if isawaitable(found) else found


async def _awaited(found: Awaitable[object]) -> object:
    return await found


def _verifies(cls: type[object]) -> bool:
    """Whether a class is decorated, and none of those that it derives from alone."""
    return hasattr(getattr(vars(cls).get("as_view"), "__func__", None), _UNGUARDED)


def _own_as_view(cls: type[object]) -> Any:
    own: Any = vars(cls).get("as_view")
    return getattr(own.__func__, _UNGUARDED) if _verifies(cls) else own


def _serves_class(view: Callable[..., Any]) -> bool:
    """Whether it is what ``as_view`` makes of a class, which hands it to the class's decorators."""
    return getattr(unwrap(view), "__globals__", None) is vars(views)


@_of_views
def _callback_name(handler: Callable[..., Any]) -> str:
    """Name the parameter of a method that the callback is passed as: the first after ``self``."""
    parameters = [*signature(handler).parameters.values()][1:]
    if not parameters or parameters[0].kind is not Parameter.POSITIONAL_OR_KEYWORD:
        raise ConfigurationError(
            f"{handler.__qualname__} has no name for the callback, which Flask passes by keyword;"
            f" write def {handler.__name__}(self, call)"
        )
    return parameters[0].name


def _handlers(cls: type[views.View]) -> list[Callable[..., Any]]:
    if not issubclass(cls, views.MethodView):
        return [cls.dispatch_request]
    return [getattr(cls, name) for name in views.http_method_funcs if hasattr(cls, name)]


def _handler(answer: Callable[..., Any]) -> Callable[..., Any]:
    """Find the method that Flask calls for the request."""
    made = answer if hasattr(answer, "view_class") else _routed()
    cls: Any = cast("Any", made).view_class
    has_methods = issubclass(cls, views.MethodView)
    name = request.method.lower() if has_methods else "dispatch_request"
    get: Callable[..., Any] | None = getattr(cls, "get", None)  # which answers HEAD too
    found = getattr(cls, name, None) or get
    return found or abort(405)  # a route may have methods that its class has not


def _routed() -> Callable[..., Any]:
    """Find the view of the route, which Flask writes the class down at, whatever decorates it."""
    return current_app.view_functions[request.endpoint or ""]


def document(
    kind: type[C], *, require: Sequence[str] = (), **options: Unpack[Options]
) -> Decorator[C, Document]:
    """Make views that answer the platform with a document.

    A view is called with the callback and what the route has, may be asynchronous, and returns a
    response of cxml, as it is or as a text, ``None`` for an empty one, or a response of Flask.

    Args:
        kind: what the request is read as.
        require: the fields of the callback that have to be there, and not to be blank; a request
            without them is answered with 400.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: ``kind`` is no class of callbacks, or has not what is required; the
            options cannot be; or a view has no place for the callback. Missing settings are met by
            :func:`init_app`, or else by the first request.

    """
    return Decorator(document_endpoint(kind, _policies(options), require=require))


def status_callback(
    kind: type[C], *, require: Sequence[str] = (), **options: Unpack[Options]
) -> Decorator[C, None]:
    """Make views that the platform tells something.

    They are like those of :func:`document`, but return ``None``, and the answer is a 204.

    Args:
        kind: what the request is read as.
        require: as for :func:`document`.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: as :func:`document` does.

    """
    return Decorator(status_callback_endpoint(kind, _policies(options), require=require))


def from_request(kind: type[C], *, require: Sequence[str] = (), **options: Unpack[Options]) -> C:
    """Verify the request that is being answered, and read it, where no decorator fits.

    A request that is not to be trusted is aborted, with a status from 400 on, most often 403.

    Args:
        kind: what the request is read as.
        require: as for :func:`document`.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: there is no signing key, or one that would have to be awaited; a setting
            or an option cannot be; ``kind`` is no class of callbacks, or has not what is required.

    """
    hide_keys(options)
    checked, policy = check_kind("from_request", kind), _policy(options, current_app)
    needed = check_require(checked, require)
    try:
        return receive(policy, checked, _incoming(), needed)
    except RequestRefusedError as refusal:
        status = refusal.status
    return abort(status)  # as above


def url_for(endpoint: str, **values: object) -> str:
    """Give the absolute address of a view, as the platform reaches it.

    That is ``flask.url_for(..., _external=True)``, but scheme and host are those that requests are
    verified with: those of ``CXML_PUBLIC_URL``, where it is set, or of a trusted proxy. Options of
    a single view do not count.

    Args:
        endpoint: the name of the view, as ``flask.url_for`` takes it; one with a dot in front is
            of the same blueprint.
        **values: what the route and ``flask.url_for`` take.

    Raises:
        ConfigurationError: a setting, or what the request says of its host, cannot be.

    """
    policy = make_address_policy(cast("Mapping[str, object]", current_app.config).get)
    url = urlsplit(flask.url_for(endpoint, **cast("dict[str, Any]", values | {"_external": True})))
    return address(
        policy,
        origin=lambda: f"{url.scheme}://{url.netloc}",
        header=request.headers.get if has_request_context() else lambda _: None,
        target=url._replace(scheme="", netloc="").geturl(),
    )


def init_app(app: Flask) -> None:
    """Check the settings of an application, so that a mistake is met when it starts.

    They are read at each request all the same. ``app.extensions["cxml"]`` is this module then.
    Settings that begin with ``CXML_`` and are none are a warning in the log.

    Raises:
        ConfigurationError: there is no signing key, or a setting cannot be.

    """
    make_policy({}, _setting(app), _BEFORE)
    app.extensions["cxml"] = sys.modules[__name__]


def _policies(options: Options) -> Callable[[], Policy]:
    """Check the options of a view, and give what asks for its policy at each request."""
    check_options(options)
    policies = Policies(options, _AT_ANY_TIME)
    return lambda: policies(_setting(cast("Any", current_app)._get_current_object()))


def _policy(options: Options, app: Flask) -> Policy:
    return make_policy(options, _setting(app), _AT_ANY_TIME)


def _setting(app: Flask) -> Callable[[str], object]:
    """Give what looks settings up; those that there are not are said once."""
    if "cxml.settings" not in app.extensions:
        app.extensions["cxml.settings"] = _warn_of_settings(app)
    return cast("Mapping[str, object]", app.config).get


def _warn_of_settings(app: Flask) -> tuple[str, ...]:
    """Say in the log which settings are misspelt, once for each application, and name them."""
    found = tuple(unknown_settings(cast("Iterable[str]", app.config)))
    for name, hint in found:
        reason = f"there is no setting {name}"
        LOGGER.warning("%s. %s", reason, hint, extra=fields_of_none(reason))
    return tuple(name for name, _ in found)


def _incoming() -> Incoming:
    asked = _asked()
    environ = asked.environ
    info = environ.get("PATH_INFO", "")
    path = whole_path(environ.get("SCRIPT_NAME", ""), info)
    raw = environ.get("REQUEST_URI") or environ.get("RAW_URI")
    return Incoming(
        method=asked.method,
        origin=lambda: f"{asked.scheme}://{asked.host}",
        target=wire_target(path.encode("latin-1"), raw, environ.get("QUERY_STRING", "")),
        header=lambda name: environ.get(environ_name(name)),
        body=lambda: _body(asked),
        root=info in ("", "/"),
    )


def _asked() -> Request:
    """Give the request itself: each look through its stand-in finds it anew."""
    return cast("Request", cast("Any", request)._get_current_object())


def _body(asked: Request) -> bytes | None:
    """Read the body, or the form, if something has read that before."""
    most = min(asked.max_content_length or MAX_BODY, MAX_BODY)
    try:
        if "stream" not in (kept := vars(asked)):  # Flask 3.0 takes the limit from the settings
            kept["stream"] = get_input_stream(asked.environ, max_content_length=most)
        body = asked.get_data()
    except RequestEntityTooLarge:
        return None
    if body or asked.mimetype != FORM_TYPE:
        return body
    return urlencode(list(asked.form.items(multi=True))).encode()
