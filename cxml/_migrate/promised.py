"""What a run would do with unsafe rewrites, worked out beside one without.

They go first, and make some safe ones needless: so no sum of what is done and what waits is it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import define, field

from .documents import Mended, mend_document
from .engine import Rewriting, S, rewrite_file
from .program import Program
from .project import Project
from .rewrite import Rewrite


@define
class Promised:
    """Counts the places that change with unsafe rewrites."""

    project: Project
    """What the programs import then."""
    places: int = field(default=0, init=False)
    is_other: bool = field(default=False, init=False)
    """Whether anything unsafe can be done: else a run without does the same."""

    def file(
        self,
        done: Rewriting[S],
        read: Callable[[bytes], S],
        rewrites: Sequence[Rewrite],
        path: str,
        *,
        is_anew: bool = False,
    ) -> None:
        """Count what is rewritten of a file.

        Args:
            done: what is rewritten without.
            read: makes of it what the rewrites look at.
            rewrites: what is asked.
            path: what it is called.
            is_anew: whether it is read otherwise, as other files are.

        Raises:
            RewriteFailedError: a rewrite does not work.
            RuleFailedError: a rule of the checker does not work.

        """

        def known(data: bytes) -> S:
            # To find what is wrong with a file takes the longest: once will do for both.
            is_known = data == done.given and not is_anew
            return done.before if is_known else read(data)

        self.is_other |= done.is_choice
        if done.is_choice or is_anew:
            done = rewrite_file(done.given, known, rewrites, path, unsafe=True)
        self.places += len(done.made)
        if isinstance(done.after, Program) and not done.after.is_other:
            self.project.add(done.after)

    def document(self, mended: Mended, data: bytes, path: str) -> None:
        """Count what is mended of a document.

        Raises:
            RuleFailedError: a rule does not work.

        """
        if mended.made or any(each.fix for each in mended.findings):
            unsafe = mend_document(data, path, unsafe=True)
            self.is_other |= unsafe.data != mended.data
            self.places += len(unsafe.made)
