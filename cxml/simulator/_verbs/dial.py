"""``<Dial>``: the party is connected with somebody; the nouns say with whom, and how."""

from __future__ import annotations

from ..._declare.metadata import Support
from ..._tree.element import Element
from ...callbacks import DialAction, DialCallState
from ...voice.dial import Dial
from ...voice.number import Number
from .._bridge import CONNECTORS, Connector, Outcome
from .._run import Run, runs
from .._steps import Ask, Left, Steps

_MOST_NOUNS = 10


@runs(Dial, answers=False)
def dial(run: Run, verb: Dial) -> Steps[Ask | None]:
    """Connect the party, and ask ``action`` when that is over; without one, go on."""
    if not run.value(verb, "answer_on_bridge"):
        run.leg.answer()
    connector, nouns = _nouns(run, verb)
    outcome = Outcome(status=DialCallState.FAILED)
    if connector is not None:
        outcome = yield from connector(run, verb, nouns)
    run.leg.note(f"dialling is over: {outcome.status}", verb)
    ask = _action(run, verb, outcome)
    if run.leg.has_left:
        if ask is not None:
            yield from run.ask_in_vain(ask)
        raise Left
    run.leg.answer()  # whatever follows needs somebody on the line
    return ask


def _action(run: Run, verb: Dial, outcome: Outcome) -> Ask | None:
    if verb.action is None:
        return None
    return run.ask(
        verb.action,
        run.value(verb, "method"),
        DialAction,
        dial_call_status=outcome.status,
        **outcome.fields,
    )


def _nouns(run: Run, verb: Dial) -> tuple[Connector | None, list[Element]]:
    """Give the nouns that are dialled, and what connects them: those of the kind of the first."""
    nouns = [each for each in verb.children if isinstance(each, Element)]
    if verb.phone_number:
        nouns.insert(0, Number(str(verb.phone_number)))
    known = [each for each in nouns if _is_known(run, each)]
    connector = CONNECTORS[type(known[0])] if known else None
    fitting = [each for each in known if CONNECTORS[type(each)] is connector]
    for each in known:
        if each not in fitting[:_MOST_NOUNS]:
            run.skip(each, f"{each.tag} is one too many, and not dialled", 13215)
    return connector, fitting[:_MOST_NOUNS]


def _is_known(run: Run, noun: Element) -> bool:
    is_elsewhere = noun.support is Support.TWIML and not run.board.choices.is_twilio
    if is_elsewhere or type(noun) not in CONNECTORS:
        run.skip(noun, f"{noun.tag} cannot be dialled")
        return False
    return True
