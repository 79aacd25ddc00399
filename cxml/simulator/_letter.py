"""What somebody sends without staying on the line: a message, or a fax."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress

from attrs import define

from .._tree.element import Element
from ..callbacks import Callback
from ._asker import Asker
from ._delivery import report
from ._errors import FailedError
from ._remarks import RunRule
from ._site import joined
from ._steps import Ask


@define(eq=False, kw_only=True)
class Letter(Asker):
    """A message or a fax that came in."""

    @property
    def name(self) -> str:
        """What it is called in transcripts: the number of whoever sent it."""
        return self.from_

    @abstractmethod
    def request(self) -> Callback:
        """Make the request that tells of it."""

    def after_failure(self, code: int | None, url: str) -> Callback:
        """Make the request for the fallback, which has no word for what was wrong, or where."""
        self.note(f"the fallback is asked, as {url} failed ({code})")
        return self.request()

    def address(self, address: str) -> str:
        """Give the whole address of one in the document.

        Raises:
            FailedError: it is none.

        """
        try:
            return joined(self.page.url if self.page else self.board.site.base, address)
        except FailedError as failed:
            self.note(failed.message, self.verb, failed.code)
            raise

    def report(self, address: str, callback: Callback, *, after: float) -> None:
        """Tell the application something; nothing waits for that, and nothing fails by it.

        Args:
            address: as the document has it.
            callback: what to say.
            after: how many seconds later.

        """
        with suppress(FailedError):
            report(self, Ask(url=self.address(address), callback=callback), after=after)

    def skip(self, verb: Element, message: str) -> None:
        """Say that a verb is not run, in the transcript and as a finding."""
        self.remark(RunRule.VERB_SKIPPED, message, verb, 13750)
