"""What can be wrong with a view, or with what it is decorated with."""

# ruff: noqa: D103 - functions of which nothing counts but the signature

from __future__ import annotations

import inspect
import os as os
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Optional, Protocol, TypedDict, Union

import pytest

from cxml import ConfigurationError, VoiceResponse, callbacks as callbacks
from cxml._web.check_view import check_kind, check_view, is_method
from cxml.callbacks import Callback, ConferenceEvent, VoiceCallback
from cxml.starlette import Webhooks

if TYPE_CHECKING:
    from cxml.callbacks import DialAction

REQUEST = ("request: Request",)


class Request:
    """A request of some framework."""


class HasCaller(Protocol):
    """What the views of some programs ask for."""

    @property
    def from_(self) -> str | None:
        """Who called."""


class Given(TypedDict):
    """What is no class that anything could be of."""


def view() -> None:
    """Answer nothing."""


# Kinds


@pytest.mark.parametrize("kind", [Callback, VoiceCallback, ConferenceEvent])
def test_classes_of_callbacks(kind: type[Callback]) -> None:
    """A view is read as any class of callbacks, or as their base."""
    assert check_kind("document", kind) is kind


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        (view, "and view is none: name one, as in document(VoiceRequest)"),
        (str, "and str is none: name one, as in document(VoiceRequest)"),
        ("VoiceRequest", "not the text 'VoiceRequest': write cxml.callbacks.VoiceRequest, without"),
        ("VoiceCalback", "write cxml.callbacks.VoiceCallback, without quotes"),
        ("?", "not the text '?': write cxml.callbacks.VoiceCallback, without quotes"),
        (VoiceResponse, "and VoiceResponse is what a view returns: name what it gets, such as"),
        (VoiceCallback(), "not a VoiceCallback that is made already: name the class"),
        (None, "not None: name one, such as VoiceCallback"),
        ([VoiceCallback], "such as VoiceCallback"),
    ],
)
def test_what_is_no_kind(kind: Any, message: str) -> None:
    """Anything else is refused where it is given, with what to write."""
    with pytest.raises(ConfigurationError) as raised:
        check_kind("document", kind)
    assert str(raised.value).startswith("document takes a class of cxml.callbacks, ")
    assert message in str(raised.value)


def test_an_abstract_class() -> None:
    """A class that no request could be read as is refused where it is given."""

    class Noted(VoiceCallback, ABC):
        @abstractmethod
        def note(self) -> None: ...

    noted: Any = Noted
    with pytest.raises(ConfigurationError, match=r"Noted is abstract: name one .* that has note$"):
        check_kind("document", noted)


# Signatures


def plain(call: VoiceCallback, room: str) -> None: ...
def untold(call, room) -> None: ...  # type: ignore[no-untyped-def]
def open_(*args: object) -> None: ...
def based(call: Callback) -> None: ...
def optional(call: VoiceCallback | None = None) -> None: ...
def later(call: DialAction) -> None: ...
def any_(call: Any) -> None: ...
def protocol(call: HasCaller) -> None: ...
def typed(call: Given) -> None: ...
def beside(call, *, also: str) -> None: ...  # type: ignore[no-untyped-def]


@pytest.mark.parametrize(
    "view", [plain, untold, open_, based, optional, later, any_, protocol, typed, beside, print]
)
def test_views_with_a_place_for_the_callback(view: Callable[..., object]) -> None:
    """What may take the callback first is taken, and what says no more than that, too."""
    check_view(view, VoiceCallback, ())


def test_what_does_not_show_its_signature() -> None:
    """What shows no signature is no mistake that could be found."""
    check_view(type, VoiceCallback, REQUEST)
    assert not is_method(type)


def none() -> None: ...
def by_name(*, call: VoiceCallback) -> None: ...
def keywords(**values: object) -> None: ...
def route_first(room, call: VoiceCallback) -> None: ...  # type: ignore[no-untyped-def]
def text_first(room: str, call: VoiceCallback) -> None: ...
def by_other_name(room, *, call: VoiceCallback) -> None: ...  # type: ignore[no-untyped-def]
async def other(event: ConferenceEvent) -> None: ...


@pytest.mark.parametrize(
    ("view", "message"),
    [
        (none, "none has no parameter for the callback; write def none(call: VoiceCallback)"),
        (by_name, "has no parameter for the callback"),
        (keywords, "write def keywords(call: VoiceCallback, ...)"),
        (
            route_first,
            "has the callback in another place; write def route_first(call: VoiceCallback, room)",
        ),
        (by_other_name, "write def by_other_name(call: VoiceCallback, room, ...)"),
        (text_first, "takes str where VoiceCallback comes; write def text_first(call: Voice"),
        (other, "takes ConferenceEvent where VoiceCallback comes; write async def other(event: V"),
        (partial(none), "write def view(call: VoiceCallback)"),
    ],
)
def test_views_without_a_place_for_the_callback(view: Callable[..., object], message: str) -> None:
    """A view that has the callback nowhere, or elsewhere, is refused with what to write."""
    with pytest.raises(ConfigurationError) as raised:
        check_view(view, VoiceCallback, ())
    assert message in str(raised.value)


def second(request: Request, call: VoiceCallback) -> None: ...
def second_untold(request, call) -> None: ...  # type: ignore[no-untyped-def]
def request_alone(request: Request) -> None: ...
def callback_alone(call) -> None: ...  # type: ignore[no-untyped-def]
def swapped_with_more(call: VoiceCallback, request, room) -> None: ...  # type: ignore[no-untyped-def]
def swapped(call: VoiceCallback, request: Request) -> None: ...
def swapped_untold(call, request) -> None: ...  # type: ignore[no-untyped-def]
def swapped_otherwise(call: VoiceCallback, asked) -> None: ...  # type: ignore[no-untyped-def]


@pytest.mark.parametrize("view", [second, second_untold, open_])
def test_views_that_take_the_request_first(view: Callable[..., object]) -> None:
    """Where a framework calls with the request, the callback comes behind it."""
    check_view(view, VoiceCallback, REQUEST)


@pytest.mark.parametrize(
    ("view", "message", "others"),
    [
        (request_alone, "has no parameter for the callback", ""),
        (callback_alone, "has no parameter for the callback", ""),
        (swapped, "takes the request where the callback comes", ""),
        (swapped_untold, "takes the request where the callback comes", ""),
        (swapped_otherwise, "has the callback in another place", ", asked"),
        (swapped_with_more, "takes the request where the callback comes", ", room"),
        (plain, "takes str where VoiceCallback comes", ", room"),
    ],
)
def test_views_that_take_the_request_elsewhere(
    view: Callable[..., object], message: str, others: str
) -> None:
    """The callback before the request, or without it, is refused with what to write.

    What a view takes besides, as a part of its address, stays.
    """
    with pytest.raises(ConfigurationError, match=message) as raised:
        check_view(view, VoiceCallback, REQUEST)
    name = view.__name__
    wanted = f"write def {name}(request: Request, call: VoiceCallback{others})"
    assert str(raised.value).endswith(wanted)


# Annotations of more than one class


Circle = list["Circle"] | dict[str, "Circle"]

COMPOUND: list[Any] = [
    VoiceCallback | None,
    Optional[VoiceCallback],  # noqa: UP045
    Union[VoiceCallback, ConferenceEvent],  # noqa: UP007
    Annotated[VoiceCallback | None, "..."],
    Optional["VoiceCallback"],
    "VoiceCallback | None",
    "Optional[VoiceCallback]",
    "callbacks.VoiceCallback | None",
    "missing.VoiceCallback | None",
    "Annotated[VoiceCallback | None, ...]",
    list[VoiceCallback],
    ConferenceEvent | None,
]
ALONE: list[Any] = [
    VoiceCallback,
    Annotated[VoiceCallback, "..."],
    "VoiceCallback",
    "callbacks.VoiceCallback",
    "Annotated[VoiceCallback, ...]",
    "typing.Annotated[callbacks.VoiceCallback, ...]",
]


def annotated(view: Callable[..., object], said: object) -> Any:
    """Annotate the callback of a view."""
    view.__annotations__ = {"call": said}
    return view


def spellings_of(said: object) -> list[Any]:
    """Give endpoints that have their callback in any place, annotated."""

    def alone(call: Any) -> None: ...
    def first(call: Any, request: Any) -> None: ...
    def second(request: Any, call: Any) -> None: ...
    def behind_another(room: Any, call: Any) -> None: ...
    def by_name(*, call: Any) -> None: ...
    async def later(call: Any, room: Any = 1) -> None: ...

    views = (alone, first, second, behind_another, by_name, later)
    return [annotated(each, said) for each in views]


@pytest.mark.parametrize("said", COMPOUND, ids=str)
def test_a_callback_that_may_be_something_else(said: Any) -> None:
    """An endpoint whose callback is annotated with a union or the like is to name the class."""
    webhooks = Webhooks(signing_key="PSK_1")
    for each in spellings_of(said):
        with pytest.raises(ConfigurationError) as raised:
            webhooks.document(VoiceCallback)(each)
        assert str(raised.value).endswith(
            ", and what comes is always a VoiceCallback: annotate it with VoiceCallback alone"
        )
        assert f"{each.__qualname__} takes call: " in str(raised.value)
        assert "cxml." not in str(raised.value)


@pytest.mark.parametrize("said", COMPOUND, ids=str)
def test_a_callback_that_may_be_something_else_in_another_place(said: Any) -> None:
    """Where the place alone says which is the callback, that is said where it is a wrong one."""

    def behind(call: Any, request: Any) -> None: ...

    view = annotated(behind, said)
    with pytest.raises(ConfigurationError, match="annotate it with VoiceCallback alone"):
        check_view(view, VoiceCallback, ("a", "b", "request: Request"))

    def there(request: Any, call: Any) -> None: ...

    check_view(annotated(there, said), VoiceCallback, REQUEST)


@pytest.mark.parametrize("said", ALONE, ids=str)
def test_a_callback_that_is_named_alone(said: Any) -> None:
    """Any spelling of the class itself says which parameter is the callback."""
    webhooks = Webhooks(signing_key="PSK_1")
    for each in spellings_of(said):
        made: Any = webhooks.document(VoiceCallback)(each)
        assert "call" in inspect.signature(made).parameters


@pytest.mark.parametrize("said", [Circle, "Circle", "VoiceCallback.x", "DialAction", "os.path.x"])
def test_what_is_no_callback_at_all(said: Any) -> None:
    """Aliases that hold themselves, and names that nobody knows, are found out and left alone."""

    def there(request: Any, call: Any) -> None: ...

    Webhooks(signing_key="PSK_1").document(VoiceCallback)(annotated(there, said))
