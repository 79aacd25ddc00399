"""A Python file that rules look at."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..._input.positions import Span
from ..found import Change, Found
from ..secrets import Secrets, secrets_in
from .answers import Answers
from .builders import Builders
from .collected import Collected
from .escaped import Escaped
from .events import Events
from .guards import Guards
from .literal import Literal, last_name
from .names import Names
from .texts import (
    Interpolated,
    documents_collected,
    literals_of,
    names_platform,
    put_together,
)
from .tree import Tree
from .views import View, Views

if TYPE_CHECKING:
    from ..settings import Settings


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
    def collected(self) -> Collected:
        """What is collected in several statements."""
        return Collected(self, self.names)

    @cached_property
    def put_together(self) -> tuple[Interpolated, ...]:
        """The documents into which values are put."""
        return tuple(put_together(self, self.collected))

    @cached_property
    def interpolated(self) -> tuple[ast.expr, ...]:
        """The documents into which values are put as they are: where to show it."""
        is_escaped = Escaped(self, self.names, self.collected)
        unsafe = (
            (each, next((value for value in each.values if not is_escaped(value)), None))
            for each in self.put_together
        )
        return tuple(each.place(value) for each, value in unsafe if value is not None)

    @cached_property
    def texts(self) -> tuple[ast.Constant, ...]:
        """The texts that are written down, but for those that only say something to people."""
        every = (each for each in self.all(ast.Constant) if isinstance(each.value, str | bytes))
        aside = (ast.Expr, ast.JoinedStr)
        return tuple(each for each in every if not isinstance(self.parent(each), aside))

    @cached_property
    def pieces(self) -> tuple[ast.Constant, ...]:
        """The texts between the values of f-strings."""
        every = (each for each in self.all(ast.Constant) if isinstance(each.value, str))
        return tuple(each for each in every if isinstance(self.parent(each), ast.JoinedStr))

    @cached_property
    def names(self) -> Names:
        """What names stand for."""
        return Names(self)

    @cached_property
    def builders(self) -> Builders:
        """What is built."""
        return Builders(self, self.names, self.settings)

    @cached_property
    def views(self) -> tuple[View, ...]:
        """What answers when the platform asks."""
        return tuple(Views(self, self.names).find())

    @cached_property
    def events(self) -> Events:
        """What is read of events."""
        return Events(self, self.names)

    @cached_property
    def guards(self) -> Guards:
        """What tells whether a view looks who asks."""
        return Guards(self, self.names)

    @cached_property
    def answers(self) -> Answers:
        """What tells what a view answers with."""
        texts = [each.node for each in self.literals]
        texts += [each.node for each in self.put_together]
        collected = [*documents_collected(self.collected)]
        texts += [each.node for each in collected]
        names = [each.name for each in collected if each.name]
        return Answers(self, self.names, self.builders.follower, texts, names)

    @cached_property
    def exempts(self) -> frozenset[str]:
        """The functions that need no token of Django's, by their names, as far as this file says.

        It exempts them, or they only help its views.
        """
        given = (each for call in self.called.get("csrf_exempt", ()) for each in call.args)
        # Of a class what is exempt is View.as_view().
        views = (
            each.func.value
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Attribute)
            else each
            for each in given
        )
        return self.helpers.union(last_name(each) for each in views)

    @cached_property
    def helpers(self) -> frozenset[str]:
        """The functions that are called with the request of a view, by their names."""
        calls = (each for each in self.all(ast.Call) if each.args)
        return frozenset(
            last_name(each.func) for each in calls if last_name(each.args[0]) == "request"
        )

    @cached_property
    def names_platform(self) -> bool:
        """Whether it names one of the platforms, or a library for them."""
        return names_platform(self)

    def is_secret(self, text: ast.Constant) -> bool:
        """Whether a text is given to a name, or to a call, that takes a secret."""
        return any(self.spelled_secrets.touching(self.text.span(text)))

    @cached_property
    def spelled_secrets(self) -> Secrets:
        """Where secrets stand that characters alone tell."""
        return Secrets(secrets_in(self.text.text))

    @property
    def is_test(self) -> bool:
        """Whether it is a part of tests."""
        return is_of_tests(self.path)

    def heading(self, node: ast.expr | ast.stmt) -> Span:
        """Give where something stands, no further than its first line."""
        start, end = self.text.span(node)
        return Span(start, min(end, self.text.end_of_line(start)))

    def found(
        self,
        node: ast.expr | ast.stmt | ast.keyword | ast.alias | ast.arg,
        says: Mapping[str, object] | None = None,
        *,
        changes: tuple[Change, ...] = (),
        suggestion: str | None = None,
    ) -> Found:
        """Say that something is wrong with a part of the program."""
        span = self.text.span(node)
        return Found(says=says or {}, span=span, changes=changes, suggestion=suggestion)


def is_of_tests(path: str) -> bool:
    """Whether a file is a part of tests, by its name and its folders."""
    parts = PurePosixPath(path).parts
    name = parts[-1] if parts else ""
    folders = any(each in ("test", "tests", "testing") for each in parts[:-1])
    return folders or name.startswith(("test_", "conftest")) or name.endswith("_test.py")
