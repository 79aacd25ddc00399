"""``<Connect>``: the call is handed to a stream, a video room or an agent until that ends."""

from __future__ import annotations

from ..._declare.metadata import Support
from ..._tree.element import Element
from ...callbacks import VirtualAgentAction, VirtualAgentState, VoiceRequest
from ...voice.connect import Connect
from ...voice.virtual_agent import VirtualAgent
from .._links import Link, Links
from .._run import Run, runs
from .._steps import Ask, Steps


@runs(Connect)
def connect(run: Run, verb: Connect) -> Steps[Ask | None]:
    """Hand the call over; when the other side ends it ``action`` is asked, if there is one."""
    noun = next((each for each in verb.children if isinstance(each, Element)), None)
    is_elsewhere = noun is not None and noun.support is Support.TWIML
    if noun is None or (is_elsewhere and not run.board.choices.is_twilio):
        run.skip(verb if noun is None else noun, "there is nothing to connect with")
        return None
    link = run.board.part(Links).begin(run, noun)
    if link is not None:
        yield from _talk(run, verb, link)
    return _action(run, verb, noun)


def _talk(run: Run, verb: Connect, link: Link) -> Steps[None]:
    """Let the party and the other side talk, until that side ends it."""
    try:
        while link.is_running:
            run.leg.note_input((yield from run.listen()), verb)
    finally:
        link.close()


def _action(run: Run, verb: Connect, noun: Element) -> Ask | None:
    if verb.action is None:
        return None
    method: str = run.value(verb, "method", "POST")
    if not isinstance(noun, VirtualAgent):
        return run.ask(verb.action, method, VoiceRequest)
    state = VirtualAgentState.TRANSFER
    return run.ask(verb.action, method, VirtualAgentAction, virtual_agent_status=state)
