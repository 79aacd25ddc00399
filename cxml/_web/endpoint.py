"""What ``document`` and ``status_callback`` are told of a view, whatever framework asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from attrs import field, frozen

from .._tree.element import Element
from .answer import Answer, answer_document, answer_nothing
from .check_view import check_kind, check_view
from .policy import Policy
from .receive import C, Incoming, receive

R = TypeVar("R", bound=Element | None)


@frozen(kw_only=True)
class Endpoint(Generic[C, R]):
    """How the requests of a view are verified and read, and what they are answered."""

    kind: type[C]
    policy: Callable[[], Policy]
    """Gives how requests are verified, as it is set now."""
    answer: Callable[[R, object], Answer]
    """Makes the answer of what a view returned, and of the view, which an error names."""
    before: Sequence[str] = field(default=())
    """The parameters that a view has before the callback, as one writes them."""

    def receive(self, incoming: Incoming) -> C:
        """Verify a request, and read it as the callback.

        Raises:
            RequestRefusedError: it is not to be trusted, or cannot be read.

        """
        return receive(self.policy(), self.kind, incoming)

    def check(self, view: Callable[..., object], *, of_class: bool = False) -> None:
        """Refuse a view, or a method of a class, that could not be called with the callback.

        Raises:
            ConfigurationError: that is so; it says what to write.

        """
        check_view(view, self.kind, ("self", *self.before) if of_class else self.before)


def document_endpoint(
    kind: type[C], policy: Callable[[], Policy], before: Sequence[str] = ()
) -> Endpoint[C, Element | None]:
    """Say that views answer with documents.

    Raises:
        ConfigurationError: ``kind`` is no class of callbacks.

    """
    checked = check_kind("document", kind)
    return Endpoint(kind=checked, policy=policy, answer=answer_document, before=before)


def status_callback_endpoint(
    kind: type[C], policy: Callable[[], Policy], before: Sequence[str] = ()
) -> Endpoint[C, None]:
    """Say that views answer with nothing.

    Raises:
        ConfigurationError: ``kind`` is no class of callbacks.

    """
    checked = check_kind("status_callback", kind)
    return Endpoint(kind=checked, policy=policy, answer=answer_nothing, before=before)
