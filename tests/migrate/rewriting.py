"""What the tests of the rewrites have in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxml._migrate.change import Change
from cxml._migrate.engine import Rewriting, rewrite_file
from cxml._migrate.program import Program
from cxml._migrate.rewrite import Rewrite, Subject
from cxml._migrate.rewrites import REWRITES

PROGRAMS = [each for each in REWRITES.values() if each.subject is Subject.PROGRAM]
"""What is asked about programs."""


def rewriting(
    source: str | bytes,
    rewrites: Sequence[Rewrite] | None = None,
    path: str = "program.py",
    *,
    unsafe: bool = True,
) -> Rewriting[Program]:
    """Rewrite a program."""
    data = source.encode() if isinstance(source, str) else source
    asked = PROGRAMS if rewrites is None else rewrites
    return rewrite_file(data, partial(Program, path=path), asked, path, unsafe=unsafe)


def rewritten(source: str, *names: str, path: str = "program.py", unsafe: bool = True) -> str:
    """Give a program, rewritten, and look that a second run changes nothing."""
    asked = [REWRITES[each] for each in names] or None
    data = rewriting(source, asked, path, unsafe=unsafe).data
    assert rewriting(data, asked, path, unsafe=unsafe).data == data
    return data.decode()


def left(source: str, *names: str, unsafe: bool = True) -> list[tuple[str, int, str]]:
    """Give what stays of a program: the rewrite, the line when it is done, and what it says."""
    done = rewriting(source, [REWRITES[each] for each in names] or None, unsafe=unsafe)
    return [
        (
            each.rewrite.name,
            done.line(each.start, is_written=True),
            each.about.says if isinstance(each.about, Change) else each.about.why,
        )
        for each in done.left
    ]
