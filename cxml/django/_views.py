"""The functions that make views, and what they do in the middle of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Unpack
from urllib.parse import quote

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import get_script_prefix, reverse

from .._web.answer import Document
from .._web.check_view import check_kind
from .._web.endpoint import document_endpoint, status_callback_endpoint
from .._web.policy import Options, hide_keys
from .._web.receive import C, RequestRefusedError, address, receive
from .._web.require import check_require
from ._decorator import Decorator
from ._request import incoming, path_of
from ._rest import plain
from ._settings import address_policy, policies, policy_of

_BEFORE = ("request: HttpRequest",)


def document(
    kind: type[C], *, require: Sequence[str] = (), **options: Unpack[Options]
) -> Decorator[C, Document]:
    """Make views that answer the platform with a document.

    A view is called with the request, the callback and what the route has. It returns a response
    of cxml, as it is or as a text, ``None`` for an empty one, or a response of Django.

    Args:
        kind: what the request is read as.
        require: the fields of the callback that have to be there, and not to be blank; a request
            without them is answered with 400.
        **options: what is other than in the settings.

    Raises:
        ImproperlyConfigured: there is no signing key, or a setting or an option cannot be.
        ConfigurationError: ``kind`` is no class of callbacks, or a view has no place for the
            callback.

    """
    return Decorator(document_endpoint(kind, policies(options), _BEFORE, require))


def status_callback(
    kind: type[C], *, require: Sequence[str] = (), **options: Unpack[Options]
) -> Decorator[C, None]:
    """Make views that the platform tells something.

    They are like those of :func:`document`, but return ``None``, and the answer is a 204.

    Args:
        kind: what the request is read as.
        require: as for :func:`document`.
        **options: what is other than in the settings.

    Raises:
        ImproperlyConfigured: as :func:`document` does.
        ConfigurationError: as :func:`document` does.

    """
    return Decorator(status_callback_endpoint(kind, policies(options), _BEFORE, require))


def from_request(
    request: HttpRequest,
    kind: type[C],
    *,
    require: Sequence[str] = (),
    **options: Unpack[Options],
) -> C:
    """Verify a request, and read it, where no decorator fits; the view has to be exempt from CSRF.

    Args:
        request: the request.
        kind: what it is read as.
        require: as for :func:`document`.
        **options: what is other than in the settings.

    Raises:
        PermissionDenied: it is not to be trusted; Django answers with 403.
        BadRequest: it cannot be read, or is too large; Django answers with 400.
        ImproperlyConfigured: there is no signing key, or a setting or an option cannot be.
        ConfigurationError: ``kind`` is no class of callbacks.

    """
    hide_keys(options)
    checked, policy = check_kind("from_request", kind), policy_of(options)
    needed = check_require(checked, require)
    try:
        return receive(policy, checked, incoming(plain(request) or request), needed)
    except RequestRefusedError as refusal:
        raise (PermissionDenied if refusal.status == 403 else BadRequest) from None


def build_absolute_uri(
    request: HttpRequest,
    viewname: str | Callable[..., HttpResponseBase],
    *values: object,
    args: Sequence[object] | None = None,
    kwargs: Mapping[str, object] | None = None,
    **named: object,
) -> str:
    """Give the absolute address of a view, as the platform reaches it.

    That is ``request.build_absolute_uri(reverse(...))``, but scheme and host are those that
    requests are verified with: those of ``CXML_PUBLIC_URL``, where it is set, or of a trusted
    proxy. Options of a single view do not count.

    Args:
        request: the request that is being answered.
        viewname: the name of a route, or the view, as ``reverse`` takes it.
        *values: what the route takes, by position.
        args: the same, as ``reverse`` takes it.
        kwargs: what the route takes, by name, as ``reverse`` takes it.
        **named: the same, each as an argument of its own.

    Raises:
        NoReverseMatch: there is no such route.
        ImproperlyConfigured: a setting cannot be.

    """
    match = request.resolver_match
    namespace = match.namespace if match else None
    by_position, by_name = (*values, *(args or ())), {**(kwargs or {}), **named}
    target = reverse(viewname, args=by_position, kwargs=by_name, current_app=namespace)
    return address(
        address_policy(),
        origin=lambda: f"{request.scheme}://{request.get_host()}",
        header=request.headers.get,
        target=_as_seen(request, target),
    )


def _as_seen(request: HttpRequest, target: str) -> str:
    """Put the prefix of the request before it, where that of the thread is another, or none."""
    seen = path_of(request).removesuffix(request.path_info)
    script = get_script_prefix().rstrip("/")
    return target if seen == script else quote(seen) + target.removeprefix(quote(script))
