"""The question whether something that is wrong is therefore an error.

Whatever refuses something while a document is built asks here first, with the problem in its hand.
So nothing is slower where nothing is wrong, and a program that makes no mistake never loads what
knows the answer.
"""

from __future__ import annotations

from ..errors import Problem

KEPT = "kept, since cxml is lenient here; the platform may refuse or ignore it"


def forgives(problem: Problem, done: str = KEPT) -> bool:
    """Whether what is wrong is taken, and not an error; then it is reported.

    Args:
        problem: what is wrong.
        done: what becomes of it, as the report says it.

    """
    from .leniency import takes

    return takes(problem, done)
