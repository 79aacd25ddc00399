"""``<Enqueue>``: put the caller into a queue."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, ClassVar, cast

from attrs import define, field

from .._declare.metadata import Default, Json, Method, Name, PlatformCode, Sid, Support, Url
from .._text.values import ValueRefusedError
from .._tree.child import child
from .._tree.element import Element


def json_text(value: Mapping[str, object] | str) -> str:
    """Take JSON, as text or as what becomes a JSON object."""
    if not isinstance(value, Mapping):
        return value
    try:
        # A dict first: the encoder takes no other mapping. NaN is no JSON, though Python writes it.
        return json.dumps(cast("object", dict(value)), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise ValueRefusedError(f"cannot be written as JSON: {error}") from None


@define(kw_only=True, slots=False, eq=False, repr=False)
class Task(Element):
    """What is known about a caller whom TaskRouter assigns. SignalWire does not document it."""

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

    task = child(Task, support=Support.TWIML)
