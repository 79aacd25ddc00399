"""Django views that only the platform can ask: what ``cxml.django`` has."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial, wraps
from inspect import iscoroutinefunction
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, Unpack, overload
from urllib.parse import quote

try:
    from django.conf import settings
    from django.core.exceptions import (
        BadRequest,
        ImproperlyConfigured,
        PermissionDenied,
        RequestDataTooBig,
    )
    from django.http import HttpRequest, HttpResponse
    from django.http.request import RawPostDataException
    from django.http.response import HttpResponseBase
    from django.urls import get_script_prefix, reverse
    from django.utils.decorators import method_decorator
    from django.views import View
except ModuleNotFoundError as error:
    message = 'cxml.django needs Django; run: pip install "cxml[django]"'
    raise ImportError(message, name="django") from error

from .._tree.element import Element
from .._web.answer import XML_TYPE, as_document
from .._web.check_view import check_kind, is_method, refuse_class
from .._web.endpoint import Endpoint, R, document_endpoint, status_callback_endpoint
from .._web.policy import Options as Options, Policy, make_address_policy, make_policy
from .._web.receive import (
    BrokenOff,
    C,
    Incoming,
    RequestRefusedError,
    address,
    environ_name,
    receive,
    wire_target,
)
from ..callbacks import MAX_BODY
from ..errors import ConfigurationError
from ..signature import FORM_TYPE

P = ParamSpec("P")
V = TypeVar("V", bound=View)
Answer: TypeAlias = HttpResponseBase | R
AsyncView: TypeAlias = Callable[Concatenate[HttpRequest, P], Coroutine[Any, Any, HttpResponseBase]]
SyncView: TypeAlias = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_BEFORE = ("request: HttpRequest",)
_VERIFIED = "_cxml_verified"
"""Where an instance of a class-based view has the request that was verified."""


class CxmlResponse(HttpResponse):
    """A response of Django that is a document.

    Args:
        document: what it says; ``None`` is an empty document.
        status: the status.

    """

    def __init__(self, document: Element | None = None, *, status: int = 200) -> None:
        super().__init__(as_document(document), content_type=XML_TYPE, status=status)


class Decorator(Generic[C, R]):
    """What :func:`document` and :func:`status_callback` give: it makes views.

    It takes a function, an asynchronous function, or a class-based view with ``get`` or ``post``.
    All methods of a class but ``options`` get the callback, and so do those of its subclasses; a
    subclass that is decorated too is verified, read and answered as it says.
    """

    def __init__(self, endpoint: Endpoint[C, R]) -> None:
        endpoint.policy()  # a project that is not set up shall not start
        self._endpoint = endpoint

    @overload
    def __call__(self, view: type[V]) -> type[V]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[HttpRequest, C, P], Awaitable[Answer[R]]]
    ) -> AsyncView[P]: ...
    @overload
    def __call__(
        self, view: Callable[Concatenate[HttpRequest, C, P], Answer[R]]
    ) -> SyncView[P]: ...
    def __call__(self, view: Any) -> Any:
        """Make a view of it."""
        if isinstance(view, type):
            return self._guard_class(view)
        if is_method(view) or _is_stand_in(view):
            raise _no_method(view)
        self._endpoint.check(view)
        return _exempt(self._guard(view))

    def _guard_class(self, view: Any) -> Any:
        """Verify where the exemption from CSRF tokens is, so that subclasses inherit both."""
        if View not in view.__mro__:
            raise refuse_class(view, "django.views.View")
        names = {*view.http_method_names} - {"options"}
        handlers = [getattr(view, name) for name in sorted(names) if hasattr(view, name)]
        if not handlers:
            raise ConfigurationError(f"{view.__qualname__} has neither a method get nor post")
        for handler in handlers:
            self._endpoint.check(handler, of_class=True)
        view.dispatch = _exempt(self._guard_dispatch(view))
        return view

    def _guard_dispatch(self, cls: type[View]) -> Callable[..., Any]:
        own: Any = vars(cls).get("dispatch")

        @wraps(cls.dispatch)
        def dispatch(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not hasattr(view, _handler_name(view, request)):
                return View.http_method_not_allowed(view, request)
            try:
                self._expect(view, request)
            except RequestRefusedError as refusal:
                return _refused(view, refusal)
            inherited: Any = super(cls, view)
            inner = inherited.dispatch if own is None else own.__get__(view)
            return inner(request, *args, **kwargs)

        return dispatch

    def _expect(self, view: View, request: HttpRequest) -> None:
        """Verify a request once, however many of the classes of its view are decorated."""
        if request.method == "OPTIONS" or vars(view).get(_VERIFIED) is request:
            return
        callback = self._endpoint.receive(_incoming(request))
        setattr(view, _VERIFIED, request)
        name = _handler_name(view, request)
        setattr(view, name, self._handler(view, name, callback))

    def _handler(self, view: View, name: str, callback: C) -> Callable[..., Any]:
        """Give a method the callback, in its place and once: in the method it is as ever."""
        method = getattr(view, name)

        def received(args: tuple[Any, ...]) -> tuple[Any, ...]:
            setattr(view, name, method)
            return (args[0], callback, *args[1:])

        return self._answering(method, received)

    def _guard(self, view: Callable[..., Any]) -> Callable[..., Any]:
        def received(args: tuple[Any, ...]) -> tuple[Any, ...]:
            if not isinstance(args[0], HttpRequest):
                raise _no_method(view)
            callback = self._endpoint.receive(_incoming(args[0]))
            return (args[0], callback, *args[1:])

        return self._answering(view, received)

    def _answering(
        self, view: Callable[..., Any], received: Callable[[tuple[Any, ...]], tuple[Any, ...]]
    ) -> Callable[..., Any]:
        """Put the callback behind the request, and make a response of what the view returns."""

        def responded(result: Any) -> HttpResponseBase:
            if isinstance(result, HttpResponseBase):
                return result
            said = self._endpoint.answer(result, view)
            return HttpResponse(said.body, status=said.status, content_type=said.content_type)

        # Twins, since Django asks the function itself whether it is to be awaited.
        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return responded(view(*received(args), **kwargs))
            except RequestRefusedError as refusal:
                return HttpResponse(status=refusal.status)

        @wraps(view)
        async def answer_later(*args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return responded(await view(*received(args), **kwargs))
            except RequestRefusedError as refusal:
                return HttpResponse(status=refusal.status)

        return answer_later if iscoroutinefunction(view) else answer


def _exempt(view: Any) -> Any:
    """Ask for no CSRF token, as ``csrf_exempt`` does; before Django 5 that hides an ``async``."""
    view.csrf_exempt = True
    return view


def _handler_name(view: View, request: HttpRequest) -> str:
    """Name the method that Django calls for a request; nothing, when it calls none."""
    name = (request.method or "").lower()
    return name if name in view.http_method_names else ""


def _refused(view: View, refusal: RequestRefusedError) -> Any:
    response = HttpResponse(status=refusal.status)

    async def later() -> HttpResponse:
        return response

    return later() if view.view_is_async else response


def _is_stand_in(view: Callable[..., object]) -> bool:
    """Whether ``method_decorator`` asks: it decorates a function of its own, then a partial."""
    return view.__module__ == method_decorator.__module__


def _no_method(view: Callable[..., object]) -> ConfigurationError:
    return ConfigurationError(
        f"{getattr(view, '__qualname__', view)} is not called with a request first, as a function"
        " that is a view is: decorate the class, and neither a method of it nor with"
        " method_decorator, since the check of CSRF tokens comes before all methods"
    )


def document(kind: type[C], **options: Unpack[Options]) -> Decorator[C, Element | None]:
    """Make views that answer the platform with a document.

    A view is called with the request, the callback and what the route has. It returns a response
    of cxml, ``None`` for an empty one, or a response of Django.

    Args:
        kind: what the request is read as.
        **options: what is other than in the settings.

    Raises:
        ImproperlyConfigured: there is no signing key, or a setting or an option cannot be.
        ConfigurationError: ``kind`` is no class of callbacks, or a view has no place for the
            callback.

    """
    return Decorator(document_endpoint(kind, partial(_policy, options), _BEFORE))


def status_callback(kind: type[C], **options: Unpack[Options]) -> Decorator[C, None]:
    """Make views that the platform tells something.

    They are like those of :func:`document`, but return ``None``, and the answer is a 204.

    Args:
        kind: what the request is read as.
        **options: what is other than in the settings.

    Raises:
        ImproperlyConfigured: as :func:`document` does.
        ConfigurationError: as :func:`document` does.

    """
    return Decorator(status_callback_endpoint(kind, partial(_policy, options), _BEFORE))


def from_request(request: HttpRequest, kind: type[C], **options: Unpack[Options]) -> C:
    """Verify a request, and read it, where no decorator fits; the view has to be exempt from CSRF.

    Args:
        request: the request.
        kind: what it is read as.
        **options: what is other than in the settings.

    Raises:
        PermissionDenied: it is not to be trusted; Django answers with 403.
        BadRequest: it cannot be read, or is too large; Django answers with 400.
        ImproperlyConfigured: there is no signing key, or a setting or an option cannot be.
        ConfigurationError: ``kind`` is no class of callbacks.

    """
    checked, policy = check_kind("from_request", kind), _policy(options)
    try:
        return receive(policy, checked, _incoming(request))
    except RequestRefusedError as refusal:
        raise (PermissionDenied if refusal.status == 403 else BadRequest) from None


def build_absolute_uri(
    request: HttpRequest,
    viewname: str | Callable[..., HttpResponseBase],
    *args: object,
    **kwargs: object,
) -> str:
    """Give the absolute address of a view, as the platform reaches it.

    That is ``request.build_absolute_uri(reverse(...))``, but scheme and host are those that
    requests are verified with: those of ``CXML_PUBLIC_URL``, where it is set, or of a trusted
    proxy. Options of a single view do not count.

    Args:
        request: the request that is being answered.
        viewname: the name of a route, or the view, as ``reverse`` takes it.
        *args: what the route takes, by position.
        **kwargs: what the route takes, by name.

    Raises:
        NoReverseMatch: there is no such route.
        ImproperlyConfigured: a setting cannot be.

    """
    match = request.resolver_match
    namespace = match.namespace if match else None
    target = reverse(viewname, args=args, kwargs=kwargs, current_app=namespace)
    return address(
        _checked(make_address_policy, _setting),
        origin=lambda: f"{request.scheme}://{request.get_host()}",
        header=request.headers.get,
        target=_as_seen(request, target),
    )


def _as_seen(request: HttpRequest, target: str) -> str:
    """Leave the prefix of the script out where paths come without it, as under ASGI they may."""
    seen = request.path.removesuffix(request.path_info)
    script = get_script_prefix().rstrip("/")
    return target if seen == script else quote(seen) + target.removeprefix(quote(script))


def _setting(name: str) -> object:
    return getattr(settings, name, None)


def _policy(options: Options) -> Policy:
    return _checked(make_policy, options, _setting)


def _checked(make: Callable[P, Policy], *args: P.args, **kwargs: P.kwargs) -> Policy:
    try:
        return make(*args, **kwargs)
    except ConfigurationError as error:
        raise ImproperlyConfigured(str(error)) from error


def _incoming(request: HttpRequest) -> Incoming:
    meta = request.META
    raw = meta.get("REQUEST_URI") or meta.get("RAW_URI") or _raw_path(request)
    return Incoming(
        method=request.method or "",
        origin=lambda: f"{request.scheme}://{request.get_host()}",
        target=wire_target(request.path.encode(), raw, meta.get("QUERY_STRING", "")),
        header=lambda name: meta.get(environ_name(name)),
        body=_body(request),
    )


def _raw_path(request: HttpRequest) -> str:
    scope: dict[str, Any] = getattr(request, "scope", {})
    raw: bytes = scope.get("raw_path") or b""
    return raw.decode("latin-1")


def _body(request: HttpRequest) -> bytes | None:
    """Read the body, which Django keeps, or the form, if something has read the stream before."""
    try:
        return None if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY else request.body
    except RequestDataTooBig:
        return None
    except RawPostDataException:
        return request.POST.urlencode().encode() if request.content_type == FORM_TYPE else b""
    except ValueError:  # the length is no number
        return b""
    except OSError:  # the client has left: UnreadablePostError is one
        return BrokenOff()
