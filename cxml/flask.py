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
``CXML_PUBLIC_URL``, ``CXML_TRUST_FORWARDED`` and ``CXML_VERIFY``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache, wraps
from inspect import iscoroutinefunction
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar, Unpack, cast
from urllib.parse import urlencode, urlsplit

import flask
from flask import Flask, Request, abort, current_app, has_request_context, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from ._tree.element import Element
from ._web.answer import XML_TYPE, as_document, expect_nothing
from ._web.policy import Options, Policy, check_options, make_address_policy, make_policy
from ._web.receive import C, Incoming, Refusal, address, receive, wire_target
from .callbacks import MAX_BODY
from .signature import FORM_TYPE

__all__ = ["Options", "document", "from_request", "init_app", "status_callback", "url_for"]

P = ParamSpec("P")
R = TypeVar("R")
View: TypeAlias = Callable[Concatenate[C, P], R | Response | Awaitable[R | Response]]


def document(
    kind: type[C], **options: Unpack[Options]
) -> Callable[[View[C, P, Element | None]], Callable[P, Response]]:
    """Make a view of a function that answers the platform with a document.

    The function is called with the callback and what the route has, may be asynchronous, and
    returns a response of cxml, ``None`` for an empty one, or a response of Flask.

    Args:
        kind: what the request is read as.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: the options cannot be; missing settings are met by :func:`init_app`, or
            else by the first request.

    """

    def decorate(view: View[C, P, Element | None]) -> Callable[P, Response]:
        def respond(result: Element | None) -> Response:
            return current_app.response_class(as_document(result, view), content_type=XML_TYPE)

        return _guarded(view, kind, options, respond)

    return decorate


def status_callback(
    kind: type[C], **options: Unpack[Options]
) -> Callable[[View[C, P, None]], Callable[P, Response]]:
    """Make a view of a function that the platform tells something.

    It is like :func:`document`, but the function returns ``None``, and the answer is a 204.

    Args:
        kind: what the request is read as.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: the options cannot be.

    """

    def decorate(view: View[C, P, None]) -> Callable[P, Response]:
        def respond(result: None) -> Response:
            expect_nothing(result, view)
            return current_app.response_class(status=204)

        return _guarded(view, kind, options, respond)

    return decorate


def from_request(kind: type[C], **options: Unpack[Options]) -> C:
    """Verify the request that is being answered, and read it, where no decorator fits.

    A request that is not to be trusted is aborted, with a status from 400 on, most often 403.

    Args:
        kind: what the request is read as.
        **options: what is other than in the settings of the application.

    Raises:
        ConfigurationError: there is no signing key, or a setting or an option cannot be.

    """
    policy = _policy(options, current_app)
    try:
        return receive(policy, kind, _incoming())
    except Refusal as refusal:
        abort(refusal.status)


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
        ConfigurationError: a setting cannot be.

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

    Raises:
        ConfigurationError: there is no signing key, or a setting cannot be.

    """
    _policy({}, app)


def _guarded(
    view: View[C, P, R], kind: type[C], options: Options, respond: Callable[[R], Response]
) -> Callable[P, Response]:
    check_options(options)
    is_async = iscoroutinefunction(view)

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Response:
        callback = from_request(kind, **options)
        called: Callable[..., Any] = current_app.ensure_sync(view) if is_async else view
        result: R | Response = called(callback, *args, **kwargs)
        return result if isinstance(result, Response) else respond(result)

    return answer


def _policy(options: Options, app: Flask) -> Policy:
    return make_policy(options, cast("Mapping[str, object]", app.config).get)


def _incoming() -> Incoming:
    asked = _asked()
    environ = asked.environ
    path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
    raw = environ.get("REQUEST_URI") or environ.get("RAW_URI")
    return Incoming(
        method=asked.method,
        origin=lambda: f"{asked.scheme}://{asked.host}",
        target=wire_target(path.encode("latin-1"), raw, environ.get("QUERY_STRING", "")),
        header=lambda name: environ.get(_in_environ(name)),
        body=_body(asked),
    )


def _asked() -> Request:
    """Give the request itself: each look through its stand-in finds it anew."""
    return cast("Request", cast("Any", request)._get_current_object())


@cache
def _in_environ(header: str) -> str:
    """Spell a header as WSGI does."""
    name = header.upper().replace("-", "_")
    return name if name in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{name}"


def _body(asked: Request) -> bytes | None:
    """Read the body, or the form, if something has read that before."""
    asked.max_content_length = min(asked.max_content_length or MAX_BODY, MAX_BODY)
    try:
        body = asked.get_data()
    except RequestEntityTooLarge:
        return None
    if body or asked.mimetype != FORM_TYPE:
        return body
    return urlencode(list(asked.form.items(multi=True))).encode()
