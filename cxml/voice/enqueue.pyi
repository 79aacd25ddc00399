# Written by tests/stubs.py from the file beside it.
"""``<Enqueue>``: put the caller into a queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar
from attrs import define, field
from .._declare.metadata import Default, Json, Method, Name, PlatformCode, Sid, Support, Url
from .._tree.element import Element
from collections.abc import Iterable


def json_text(value: Mapping[str, object] | str) -> str:
    """Take JSON, as text or as what becomes a JSON object."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Task(Element):
    """What is known about a caller whom TaskRouter assigns. SignalWire does not document it.

    Args:
        body: The task's attributes: JSON, or a mapping that is turned into it.
        priority: The task's priority.
        timeout: How long the task may wait.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    support: ClassVar[Support] = Support.TWIML

    body: Json = field(kw_only=False, converter=json_text)
    """The task's attributes: JSON, or a mapping that is turned into it."""
    priority: int | None = None
    """The task's priority."""
    timeout: int | None = None
    """How long the task may wait."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Enqueue(Element):
    """Put the caller into a queue, which is made where there is none of its name.

    When the caller leaves the queue, ``action`` is requested for the next document; without one
    the document goes on with the next verb.

    Args:
        name: The queue's name. SignalWire needs it; Twilio does not where there is a Task.
        action: What to request when the caller leaves the queue.
        method: How ``action`` is requested.
        wait_url: What the caller hears meanwhile: a document. It may hold Play, Say, Pause, Hangup, Redirect, Leave and Gather. Without one there is hold music.
        wait_url_method: How ``wait_url`` is requested.
        max_queue_size: How many callers the queue takes.
        workflow_sid: The TaskRouter workflow that the caller is handed to.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

    """

    name: Annotated[Name | None, PlatformCode(14204)] = field(default=None, kw_only=False)
    """The queue's name. SignalWire needs it; Twilio does not where there is a Task."""
    action: Url | None = None
    """What to request when the caller leaves the queue."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    # The text of error 13238 allows neither Gather nor Hangup there; the page of Enqueue does.
    wait_url: Url | None = None
    """What the caller hears meanwhile: a document.

    It may hold Play, Say, Pause, Hangup, Redirect, Leave and Gather. Without one there is hold
    music.
    """
    wait_url_method: Annotated[Method | None, Default("POST")] = None
    """How ``wait_url`` is requested."""
    max_queue_size: Annotated[int | None, Support.TWIML] = None
    """How many callers the queue takes."""
    workflow_sid: Annotated[Sid | None, Support.TWIML] = None
    """The TaskRouter workflow that the caller is handed to."""

    def task(
        self,
        body: Mapping[str, object] | str,
        *,
        priority: int | None = None,
        timeout: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Task:
        """Add a ``Task`` element, and return it.

        Args:
            body: The task's attributes: JSON, or a mapping that is turned into it.
            priority: The task's priority.
            timeout: How long the task may wait.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

