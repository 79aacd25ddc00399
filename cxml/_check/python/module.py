"""A Python file that rules look at."""

from __future__ import annotations

import ast
from functools import cached_property
from typing import TYPE_CHECKING

from ..found import Change, Found
from .texts import Interpolated, interpolated_in, literals_of
from .tree import Tree

if TYPE_CHECKING:
    from ..settings import Settings
    from .literal import Literal


class Module(Tree):
    """A Python file, as far as rules ask about it.

    Args:
        data: the file.
        settings: the options of the run.
        path: what it is called.

    """

    def __init__(self, data: bytes, settings: Settings, path: str = "") -> None:
        super().__init__(data)
        self.settings = settings
        self.path = path

    @cached_property
    def literals(self) -> tuple[Literal, ...]:
        """The documents that are written down as they are."""
        return tuple(literals_of(self))

    @cached_property
    def interpolated(self) -> tuple[Interpolated, ...]:
        """The documents into which values are put as they are."""
        return tuple(interpolated_in(self))

    def found(
        self,
        node: ast.expr | ast.stmt | ast.keyword | ast.alias | ast.arg,
        *,
        changes: tuple[Change, ...] = (),
        suggestion: str | None = None,
        is_sure: bool = True,
        severity: str | None = None,
        **says: object,
    ) -> Found:
        """Say that something is wrong with a part of the program."""
        return Found(
            says=says,
            span=self.text.span(node),
            changes=changes,
            suggestion=suggestion,
            is_sure=is_sure,
            severity=severity,
        )
