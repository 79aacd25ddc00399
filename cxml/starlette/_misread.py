"""What FastAPI would misread in an endpoint, which is refused when its route is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, signature
from typing import Annotated, Any, cast, get_args, get_origin

from .._web.check_view import callbacks_in
from ..callbacks import Callback
from ..errors import ConfigurationError
from ._decorator import Decorator
from ._received import GIVEN, Given, Received, Required
from ._webhooks import Webhooks

_PLACES = {
    "path_params": "the path",
    "query_params": "the query",
    "header_params": "a header",
    "cookie_params": "a cookie",
    "body_params": "the body",
}
"""Where FastAPI looks for a parameter, by the list that it keeps it in."""


def refuse_misread(endpoint: Callable[..., Any], dependant: Any) -> None:
    """Refuse an endpoint whose callback nothing has verified, whatever it depends on.

    Args:
        endpoint: the function of the route.
        dependant: what FastAPI has found that it is called with.

    Raises:
        ConfigurationError: that is so; it says what to write.

    """
    _refuse_hidden(endpoint, dependant)
    _refuse_parts(endpoint, dependant)


def _refuse_parts(endpoint: Callable[..., Any], dependant: Any) -> None:
    for each, place in _parameters(dependant):
        for kind in callbacks_in(each.field_info.annotation):
            raise _unverified(_name(dependant.call), each.name, kind.__name__, place)
    for each in dependant.dependencies:
        if written := _in_depends(each.call):
            raise ConfigurationError(
                f"{_name(endpoint)} has Depends({written}), which gives no callback: write"
                " Depends(webhooks.received(VoiceRequest)), with the class of what comes"
            )
        given: object = each.call
        if isinstance(given, (Received, Required)) and each.name:
            _refuse_other(dependant.call, each.name, cast("Any", given).kind)
        _refuse_parts(endpoint, each)


def _typed(owner: Callable[..., Any]) -> Mapping[str, Parameter]:
    try:
        return signature(owner, eval_str=True).parameters
    except NameError:  # of names that are there for type checkers alone, FastAPI reads the others
        return signature(owner).parameters


def _refuse_other(owner: Callable[..., Any], name: str, kind: type[Callback]) -> None:
    """Refuse a parameter that is annotated with another class than what it is given is of."""
    said: object = _typed(owner)[name].annotation
    said = get_args(said)[0] if get_origin(said) is Annotated else said
    if said is not Any and isinstance(said, type) and not issubclass(kind, said):
        raise ConfigurationError(
            f"{_name(owner)} takes {said.__name__} where {kind.__name__} comes: write"
            f" {name}: Annotated[{said.__name__}, Depends(webhooks.received({said.__name__}))]"
        )


def _parameters(dependant: Any) -> Iterator[tuple[Any, str]]:
    for kept, place in _PLACES.items():
        for each in getattr(dependant, kept):
            yield each, place


def _unverified(owner: str, name: str, kind: str, place: str) -> ConfigurationError:
    return ConfigurationError(
        f"{owner} takes {name}: {kind}, which FastAPI looks for in {place}, and which nothing"
        f" verifies: write @webhooks.document({kind}) under the decorator of the route, or"
        f" {name}: Annotated[{kind}, Depends(webhooks.received({kind}))]"
    )


def _in_depends(call: object) -> str | None:
    """Spell what stands in ``Depends`` where only what ``received`` gives has a place."""
    if isinstance(getattr(call, "__self__", None), Webhooks):
        return f"webhooks.{cast('Any', call).__name__}"
    return "webhooks.document(...)" if isinstance(call, Decorator) else None


def _refuse_hidden(endpoint: Callable[..., Any], dependant: Any) -> None:
    """Refuse an endpoint whose own signature another decorator hides: nothing would be verified."""
    given: Given[Any] | None = getattr(endpoint, GIVEN, None)
    if given and all(each.call is not given for each in dependant.dependencies):
        raise ConfigurationError(
            f"something between the route and the decorator of cxml hides the signature of"
            f" {_name(endpoint)}, by which FastAPI verifies the request: write that decorator"
            " below @webhooks, or let it keep __signature__"
        )


def _name(call: object) -> str:
    return getattr(call, "__qualname__", repr(call))
