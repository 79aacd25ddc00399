"""What can be wrong with a view, or with what it is decorated with, found when it is decorated."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from inspect import Parameter, formatannotation, iscoroutinefunction, signature
from types import ModuleType
from typing import Annotated, Any, ForwardRef, cast, get_args, get_origin

from .. import callbacks
from .._declare.abstract import missing_in
from .._text.wording import article, nearest, shown
from .._tree.element import Element
from ..callbacks import Callback
from ..errors import ConfigurationError
from .receive import C

_NAME = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_ANNOTATED = re.compile(r"^(?:\w+\.)?Annotated\[([\w.]+),.*\]$", re.DOTALL)
_PATH = re.compile(r"(?:\w+\.)+(?=\w)")
_POSITIONAL = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


def check_kind(asking: str, kind: type[C]) -> type[C]:
    """Check what a request is to be read as.

    Args:
        asking: the function that it was given to.
        kind: what was given.

    Raises:
        ConfigurationError: it is no class of callbacks, or an abstract one.

    """
    if isinstance(cast("object", kind), type) and issubclass(cast("type", kind), Callback):
        if missing := missing_in(kind):
            raise ConfigurationError(
                f"{asking} takes a class of cxml.callbacks, and {kind.__qualname__} is abstract:"
                f" name one derived from it that has {missing}"
            )
        return kind
    raise ConfigurationError(f"{asking} takes a class of cxml.callbacks, {_but(asking, kind)}")


def _but(asking: str, given: object) -> str:
    """Say what was given instead, and what to write."""
    name, text = getattr(given, "__qualname__", None), shown(given)
    if isinstance(given, str):
        near = nearest(given, callbacks.__all__) or "VoiceCallback"
        return f"not the text {text}: write cxml.callbacks.{near}, without quotes"
    if isinstance(given, type) and issubclass(given, Element):
        return f"and {name} is what a view returns: name what it gets, such as VoiceCallback"
    if isinstance(given, Callback):
        return f"not {article(given)} that is made already: name the class"
    if name is None:
        return f"not {text}: name one, such as VoiceCallback"
    return f"and {name} is none: name one, as in {asking}(VoiceRequest)"


def refuse_class(cls: type, base: str) -> ConfigurationError:
    """Say that a class is none of the framework's views, and which there are."""
    return ConfigurationError(
        f"{cls.__qualname__} is no class-based view; derive it from {base}, or decorate a function"
    )


def check_view(view: Callable[..., object], kind: type[Callback], before: Sequence[str]) -> None:
    """Refuse a view that could not be called with its callback.

    Args:
        view: a function, or a method that is not bound.
        kind: the class of the callback.
        before: the parameters that come before the callback, as one writes them.

    Raises:
        ConfigurationError: its signature has the callback nowhere, or in another place.

    """
    parameters = parameters_of(view)
    if parameters is None:  # what does not show its signature is taken at its word
        return
    if fault := _fault(view, parameters, kind, len(before)):
        refuse_compound(view, parameters, kind)
        name = getattr(view, "__qualname__", shown(view))
        short = getattr(view, "__name__", "view")
        wanted = ", ".join([*before, *_wanted(view, parameters, kind, before)])
        start = "async def" if iscoroutinefunction(view) else "def"
        raise ConfigurationError(f"{name} {fault}; write {start} {short}({wanted})")


def _wanted(
    view: Callable[..., object],
    parameters: Iterable[Parameter],
    kind: type[Callback],
    before: Sequence[str],
) -> Iterator[str]:
    """Give the callback and what else a view takes, such as the parts of its address."""
    positional = [each for each in parameters if each.kind in _POSITIONAL]
    taken = [each for each in positional if _is_callback(annotation_of(view, each))]
    name = taken[0].name if taken else "call"
    yield f"{name}: {kind.__name__}"
    first = [each.partition(":")[0] for each in before]
    others = [each for each in positional if each not in taken and each.name not in [*first, name]]
    # What stands where something comes that is named nowhere is that, under another name.
    named = {each.name for each in positional}
    missing = sum(each not in named for each in first)
    meant = [each for each in others if each in positional[: len(before)]][:missing]
    yield from (each.name for each in others if each not in meant)
    if any(each.kind not in _POSITIONAL for each in parameters):
        yield "..."


def refuse_compound(
    view: Callable[..., object], parameters: Iterable[Parameter], kind: type[Callback]
) -> None:
    """Refuse a view that says of what a callback is one part, as in a union.

    Raises:
        ConfigurationError: that is so; it says what to write.

    """
    for each in parameters:
        if annotation_of(view, each) is None and _is_part_of(each.annotation, kind, view):
            said = _PATH.sub("", formatannotation(each.annotation).strip("'"))
            raise ConfigurationError(
                f"{getattr(view, '__qualname__', shown(view))} takes {each.name}: {said}, and what"
                f" comes is always a {kind.__name__}: annotate it with {kind.__name__} alone"
            )


def callbacks_in(
    annotation: object, view: Callable[..., object] | None = None
) -> Iterator[type[Callback]]:
    """Find callbacks in unions, in lists and the like, and by their names in texts.

    Args:
        annotation: what is annotated.
        view: the function that has it, whose module knows the names.

    """
    for name in _names_in(annotation):
        yield from callbacks_in(_looked_up(view, name))  # no further, since aliases may be circles
    for each in get_args(annotation):
        yield from callbacks_in(each, view)
    if isinstance(annotation, type) and issubclass(annotation, Callback):
        yield annotation


def _is_part_of(said: object, kind: type[Callback], view: Callable[..., object]) -> bool:
    names = [each.rpartition(".")[2] for each in _names_in(said)]
    is_named = len(names) > 1 and kind.__name__ in names  # where it is there for checkers alone
    return is_named or any(callbacks_in(said, view))


def _names_in(annotation: object) -> list[str]:
    text = annotation.__forward_arg__ if isinstance(annotation, ForwardRef) else annotation
    return _NAME.findall(text) if isinstance(text, str) else []


def is_method(view: Callable[..., object]) -> bool:
    """Whether a function is meant to be a method: until there is its class, only its name says so.

    That is the name of the first parameter.
    """
    parameters = parameters_of(view) or []
    return [each.name for each in parameters[:1]] == ["self"]


def parameters_of(view: Callable[..., object]) -> list[Parameter] | None:
    try:
        return [*signature(view).parameters.values()]
    except (TypeError, ValueError, NameError):
        return None


def _fault(
    view: Callable[..., object], parameters: list[Parameter], kind: type[Callback], place: int
) -> str | None:
    positional = [each for each in parameters if each.kind in _POSITIONAL]
    if len(positional) <= place:
        is_open = any(each.kind is Parameter.VAR_POSITIONAL for each in parameters)
        return None if is_open else "has no parameter for the callback"
    taken = positional[place]
    said = annotation_of(view, taken)
    if taken.name == "request" and place:
        return "takes the request where the callback comes"
    if said is not None and not issubclass(kind, said):
        return f"takes {said.__name__} where {kind.__name__} comes"
    others = [each for each in parameters if each is not taken]
    if said is None and any(_is_callback(annotation_of(view, each)) for each in others):
        return "has the callback in another place"
    return None


def annotation_of(view: Callable[..., object], parameter: Parameter) -> type | None:
    """Give the class that a parameter is annotated with; ``None`` when it is nothing so plain.

    Annotations may be texts, whose names may be there for type checkers alone: only a text that is
    a name of the view's module, or built in, is looked up, and none is evaluated.
    """
    said: Any = parameter.annotation
    if isinstance(said, str):
        text = _ANNOTATED.sub(r"\1", said).strip()
        said = _looked_up(view, text) if _NAME.fullmatch(text) else None
    elif get_origin(said) is Annotated:
        said = get_args(said)[0]
    is_plain = type(said) is type and said is not Parameter.empty  # and no protocol, nor Any
    return said if is_plain else None


def _looked_up(view: object, name: str) -> object:
    """Find a name of the view's module, or what has it in a module that is named there."""
    first, *rest = name.split(".")
    found: object = {**vars(builtins), **getattr(view, "__globals__", {})}.get(first)
    for each in rest:
        found = getattr(found, each, None) if isinstance(found, ModuleType) else None
    return None if isinstance(found, str) else found


def _is_callback(said: type | None) -> bool:
    return said is not None and issubclass(said, Callback)
