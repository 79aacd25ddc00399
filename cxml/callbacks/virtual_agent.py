"""What the platform asks the ``action`` of ``<Connect>`` with, after a ``<VirtualAgent>``."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import frozen

from .standard import VoiceCallback


class VirtualAgentState(StrEnum):
    """How a virtual agent ended: the words of ``VirtualAgentStatus``, of which two are known."""

    FAILED = "failed"
    """It failed; ``virtual_agent_error`` says why."""
    TRANSFER = "transfer"
    """It wants the caller to be connected to somebody."""


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class VirtualAgentAction(VoiceCallback):
    """A virtual agent ended: the request to ``action`` of ``<Connect>``.

    It is answered with a document. SignalWire takes no new agents of this kind.
    """

    virtual_agent_status: VirtualAgentState | str | None = None
    """How it ended."""
    virtual_agent_provider: str | None = None
    """Whose agent it is."""
    virtual_agent_provider_data: Mapping[str, object] | None = None
    """What the agent gave back, if it did."""
    virtual_agent_error: str | None = None
    """Why it failed."""
    virtual_agent_error_code: int | None = None
    """The number of the failure."""
