"""What ``document`` and ``status_callback`` are told of a view, whatever framework asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from attrs import field, frozen

from .answer import Answer, Document, answer_document, answer_nothing, warn_of_type
from .check_view import check_kind, check_view
from .incoming import Incoming
from .keys import Ask, AskLater, ask as ask_now
from .policy import Policy
from .receive import C, receive, receive_later
from .require import check_require

R = TypeVar("R", bound=Document)


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
    require: Sequence[str] = field(default=())
    """The fields of the callback that have to be there."""
    is_document: bool = False
    """Whether the platform runs what it is answered with."""

    def receive(self, incoming: Incoming, ask: Ask = ask_now) -> C:
        """Verify a request, and read it as the callback.

        Args:
            incoming: the request.
            ask: asks the function that finds the key, if that is a function.

        Raises:
            RequestRefusedError: it is not to be trusted, or cannot be read.

        """
        return receive(self.policy(), self.kind, incoming, self.require, ask)

    async def receive_later(self, incoming: Incoming, ask: AskLater) -> C:
        """Do the same where what finds the key may be asynchronous.

        Raises:
            RequestRefusedError: as :meth:`receive` does.

        """
        return await receive_later(self.policy(), self.kind, incoming, self.require, ask=ask)

    def note(self, content_type: str | None, body: bytes, view: object) -> None:
        """Take note of a response of the framework that a view returned: it is sent as it is."""
        if self.is_document:
            warn_of_type(content_type, body, view)

    def check(self, view: Callable[..., object], *, of_class: bool = False) -> None:
        """Refuse a view, or a method of a class, that could not be called with the callback.

        Raises:
            ConfigurationError: that is so; it says what to write.

        """
        check_view(view, self.kind, ("self", *self.before) if of_class else self.before)


def document_endpoint(
    kind: type[C],
    policy: Callable[[], Policy],
    before: Sequence[str] = (),
    require: Sequence[str] = (),
) -> Endpoint[C, Document]:
    """Say that views answer with documents.

    Raises:
        ConfigurationError: ``kind`` is no class of callbacks, or has not what is required.

    """
    needed = check_require(check_kind("document", kind), require)
    return Endpoint(
        kind=kind,
        policy=policy,
        answer=partial(answer_document, kind),
        before=before,
        require=needed,
        is_document=True,
    )


def status_callback_endpoint(
    kind: type[C],
    policy: Callable[[], Policy],
    before: Sequence[str] = (),
    require: Sequence[str] = (),
) -> Endpoint[C, None]:
    """Say that views answer with nothing.

    Raises:
        ConfigurationError: ``kind`` is no class of callbacks, or has not what is required.

    """
    needed = check_require(check_kind("status_callback", kind), require)
    return Endpoint(kind=kind, policy=policy, answer=answer_nothing, before=before, require=needed)
