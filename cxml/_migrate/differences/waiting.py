"""What is heard in the documents of who waits."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.built import Built
from ..._check.rules.between import IN_CONFERENCE, IN_QUEUE
from ..program import Program
from .asked import kinds_asked
from .difference import Met

_ALLOWED = {"ConferenceWait": IN_CONFERENCE, "EnqueueWait": IN_QUEUE}


def heard(program: Program) -> Iterator[Met]:
    """Find the verbs that views have for who waits, and that cannot run there."""
    verbs: dict[ast.AST, list[Built]] = {}
    for each in filter(_is_verb, program.module.builders.shop.every):
        verbs.setdefault(program.names.scope_of(each.node), []).append(each)
    for function in program.module.functions if verbs else ():
        own = verbs.get(function, [])
        for kind in sorted(kinds_asked(program, function) & _ALLOWED.keys()) if own else ():
            for each in own:
                if each.element.tag not in _ALLOWED[kind]:
                    says = f"{each.element.tag} in {function.name}, which is asked by a waitUrl"
                    yield Met(program.text.span(each.node).start, says)


def _is_verb(built: Built) -> bool:
    return built.parent is not None and built.parent.element.tag == "Response"
