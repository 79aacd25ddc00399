"""Whom documents are asked for: a leg of a call, or somebody who wrote a message."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from attrs import define, field

from .._tree.element import Element
from ..callbacks import Callback
from ..voice.response import VoiceResponse
from ._board import Board
from ._page import Page
from ._remarks import Remark, RunRule
from ._trail import Trail
from ._transcript import Heard


@define(eq=False, kw_only=True)
class Asker(ABC):
    """Somebody whom documents are run for, and what they got from them."""

    who: ClassVar[str] = "the caller"
    """What errors call the only party of that kind."""
    root: ClassVar[type[Element]] = VoiceResponse
    """What the documents are."""

    board: Board = field(repr=False)
    sid: str
    from_: str
    to: str
    fallback_url: str | None = None
    """The whole address of what is asked when a document cannot be had."""
    heard: list[Heard] = field(factory=list[Heard], repr=False)
    page: Page | None = field(default=None, repr=False)
    """The document that is run."""
    verb: Element | None = field(default=None, repr=False)
    """The verb that it is in."""
    cookies: dict[str, str] = field(factory=dict[str, str], repr=False)
    """What answers have set, where that is chosen."""
    trail: Trail = field(factory=Trail, repr=False)
    """The documents that were given since anybody was waited for."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What the party is called in transcripts."""

    @property
    def full_name(self) -> str:
        """What errors call the party, so that it is no other's."""
        return self.who

    @abstractmethod
    def after_failure(self, code: int | None, url: str) -> Callback:
        """Make the request for the fallback, which says what was wrong, and where."""

    def note(self, text: str, verb: Element | None = None, code: int | None = None) -> None:
        """Write down what happened, and in which verb."""
        self.board.note(self, text, self.page, verb, code)

    def remark(
        self, rule: RunRule, message: str, element: Element | None = None, code: int | None = None
    ) -> None:
        """Write down what is wrong with a document, and keep it as a finding."""
        self.note(message, element, code)
        self.board.remarks.append(
            Remark(rule=rule, message=message, page=self.page, element=element, platform_code=code)
        )
