"""Where an endpoint takes the request and the callback, and what else it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter, isasyncgenfunction, isgeneratorfunction
from typing import Any

from attrs import frozen
from starlette.requests import HTTPConnection, Request

from .._web.check_view import (
    annotation_of,
    check_view,
    is_method,
    parameters_of,
    refuse_compound,
)
from .._web.endpoint import Endpoint, R
from .._web.receive import C
from ..callbacks import Callback
from ..errors import ConfigurationError, misused

_POSITIONAL = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)
_OPEN = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)


@frozen(kw_only=True)
class Shape:
    """How an endpoint is called."""

    view: Callable[..., Any]
    parameters: tuple[Parameter, ...] = ()
    """All of them, as far as they have names."""
    itself: str | None = None
    """The parameter of a method that is the object it is called on."""
    request: str | None = None
    callback: str | None = None
    """The parameter that is the callback; ``None`` where nothing shows."""
    is_annotated: bool = False
    """Whether it says itself which is the callback; else that comes behind the request."""

    def arguments(
        self, before: tuple[object, ...], request: Request, callback: Callback
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        """Say what it is called with where Starlette calls it, which gives nothing but a request.

        Args:
            before: the object that a method is called on.
            request: the request, whose path has the other parameters.
            callback: the callback.

        Raises:
            UsageError: it takes what is not in the path.

        """
        if not self.is_annotated:
            given = (*before, request, callback)
            return given, self._filled(self.parameters[len(given) :], request)
        known: dict[str, object] = {self.callback or "": callback}
        known |= {self.request: request} if self.request else {}
        others = [each for each in self.parameters if each.name not in {self.itself, *known}]
        return self.placed(before, known | self._filled(others, request))

    def placed(
        self, before: tuple[object, ...], named: Mapping[str, object]
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        """Put what is given by name where the endpoint takes it, which may be by position alone."""
        first = [
            each.name
            for each in self.parameters
            if each.kind is Parameter.POSITIONAL_ONLY and each.name in named
        ]
        rest = {name: value for name, value in named.items() if name not in first}
        return (*before, *(named[name] for name in first)), rest

    def _filled(self, parameters: Iterable[Parameter], request: Request) -> dict[str, object]:
        found = {each.name: each for each in parameters}
        for name, each in found.items():
            if name not in request.path_params and _is_for_fastapi(each):
                raise misused(
                    f"{_name(self.view)} takes {name}, which is not in the path of the route: only"
                    " FastAPI gives more, where it adds the route, as app.post does"
                )
        return {name: request.path_params[name] for name in found if name in request.path_params}


def _is_for_fastapi(parameter: Parameter) -> bool:
    """Whether an endpoint cannot be called without it, or has a default for FastAPI's eyes only."""
    home = type(parameter.default).__module__.partition(".")[0]
    return parameter.default is Parameter.empty or home == "fastapi"


def shape_of(
    endpoint: Endpoint[C, R], view: Callable[..., Any], *, of_class: bool = False
) -> Shape:
    """Find out how an endpoint, or a method of a class, is called.

    Raises:
        ConfigurationError: it cannot be; it says what to write.

    """
    if isgeneratorfunction(view) or isasyncgenfunction(view):
        raise ConfigurationError(f"{_name(view)} yields, but is to return what is answered")
    of_class = of_class or is_method(view)
    shown = parameters_of(view) or []
    own = shown[1:] if of_class else shown
    itself = shown[0].name if of_class and shown else None
    place = _annotated_place(endpoint, view, own, shown[: len(shown) - len(own)])
    if place is None:
        _refuse_untold(endpoint, view, own)
        endpoint.check(view, of_class=of_class)
        return _by_position(view, shown, own, itself)
    others = [each for each in own if each is not own[place]]
    request = next((each for each in others if _is_request(each)), None)
    if request is None and place == 1 and own[0].annotation is Parameter.empty:
        request = own[0]
    return Shape(
        view=view,
        parameters=_named(shown),
        itself=itself,
        request=request.name if request else None,
        callback=own[place].name,
        is_annotated=True,
    )


def _refuse_untold(
    endpoint: Endpoint[C, R], view: Callable[..., Any], own: list[Parameter]
) -> None:
    """Refuse a view that takes one thing alone, which nothing says to be the callback."""
    alone = own[0] if len(own) == 1 else None
    if alone is None or alone.kind not in _POSITIONAL or alone.name == "request":
        return
    if alone.annotation is Parameter.empty:
        kind = endpoint.kind.__name__
        raise ConfigurationError(
            f"{_name(view)} takes {alone.name} alone, and nothing says that it is the callback;"
            f" write {alone.name}: {kind}"
        )


def _by_position(
    view: Callable[..., Any], shown: list[Parameter], own: list[Parameter], itself: str | None
) -> Shape:
    first = [each.name for each in own if each.kind in _POSITIONAL][:2]
    request, callback = first if len(first) == 2 else (None, None)
    return Shape(
        view=view, parameters=_named(shown), itself=itself, request=request, callback=callback
    )


def _named(parameters: list[Parameter]) -> tuple[Parameter, ...]:
    return tuple(each for each in parameters if each.kind not in _OPEN)


def _annotated_place(
    endpoint: Endpoint[C, R],
    view: Callable[..., Any],
    own: list[Parameter],
    before: list[Parameter],
) -> int | None:
    """Find the parameter that says that it is the callback."""
    said = [(place, annotation_of(view, each)) for place, each in enumerate(own)]
    found = [(place, kind) for place, kind in said if kind and issubclass(kind, Callback)]
    for place, kind in found:
        if issubclass(endpoint.kind, kind):
            return place
    if found:  # there is one of another class
        others = [*before, *own[: found[0][0]]]
        check_view(view, endpoint.kind, [each.name for each in others])
    # By its place it may be right, and so it may be wrong: what comes first is given the request.
    refuse_compound(view, own, endpoint.kind)
    return None


def _is_request(parameter: Parameter) -> bool:
    """Tell by the annotation; by its text, where that is there for type checkers alone."""
    said = parameter.annotation
    if said is Parameter.empty:
        return parameter.name == "request"
    if isinstance(said, str):
        return said.rpartition(".")[2] == "Request"
    return isinstance(said, type) and issubclass(said, HTTPConnection)


def _name(view: Callable[..., Any]) -> str:
    return getattr(view, "__qualname__", repr(view))
