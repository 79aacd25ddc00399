"""What a rule is: how it is declared, what it is about, and how bad what it finds is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from inspect import cleandoc
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from .found import Found

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._tree.node import Node


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    """The platform refuses it, or what is asked for is surely dead."""
    WARNING = "warning"
    """Most likely it does not do what was meant."""
    INFO = "info"
    """Worth knowing; by default it makes no run fail."""

    def reaches(self, least: Severity) -> bool:
        """Whether it is as bad as another, or worse."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


class Fixable(StrEnum):
    """Whether a rule can mend what it finds."""

    SAFE = "safe"
    """What was surely meant."""
    UNSAFE = "unsafe"
    """What was probably meant."""
    NO = "none"
    """It has to be decided by a person."""


class Subject(StrEnum):
    """What the function of a rule is called with."""

    PROBLEM = "problem"
    """A problem that reading reported: ``(problem: Reported)``. The first rule that knows it, in
    the order of the ids, takes it."""
    BYTES = "bytes"
    """A document before it is read: ``(document: Raw)``."""
    ELEMENT = "element"
    """An element: ``(element, document: Document)``."""
    ATTRIBUTE = "attribute"
    """An attribute that is there, or a text: ``(value, place: Place)``."""
    KIND = "kind"
    """An attribute, or a text, of a kind, such as ``url``: ``(value, place: Place)``."""
    DOCUMENT = "document"
    """A document as a whole: ``(document: Document)``."""
    FOLDER = "folder"
    """All documents of a run: ``(folder: Folder)``."""
    PYTHON = "python"
    """A Python file: ``(module: Module)``."""
    PROGRAMS = "programs"
    """All programs of a run: ``(site: Site)``."""
    SUPPRESSION = "suppression"
    """The comments that suppress findings; the machinery itself calls these."""


@frozen
class On:
    """What a rule looks at."""

    subject: Subject
    names: tuple[str, ...] = ()
    """Tags of elements, names of attributes in Python, kinds, or codes of problems."""
    within: tuple[str, ...] = ()
    """The tags of the elements whose attributes are meant; empty for all."""
    wanted: Callable[[Any], bool] | None = None
    """Chooses among classes of elements, or among fields, by what they declare."""
    lacking: frozenset[str] = frozenset()
    """Attributes, by their names in Python: with any of them there is nothing to say."""
    beside: frozenset[str] = frozenset()
    """Attributes without any of which there is nothing to say."""
    by_value: bool = False
    """Whether what there is to say follows from the value alone: then each is judged once."""
    skips_plain: bool = False
    """Whether there is nothing to say of a value that is plain for its kind."""
    may: Callable[[Any], bool] | None = None
    """Tells a value of which there may be something to say; each is judged once."""

    def is_needed(self, there: frozenset[str]) -> bool:
        """Whether there may be anything to say of an element that has these attributes."""
        return not self.lacking & there and (not self.beside or bool(self.beside & there))


CHILDREN = "_children"
"""Stands among the attributes of an element that has anything inside."""


def problems(*codes: str) -> On:
    """Look at what reading reports, by the code of the problem."""
    return On(Subject.PROBLEM, codes)


# What these are told of other attributes, and of values, saves time alone: who is asked has to look
# for himself all the same.


def elements(*tags: str, lacking: Iterable[str] = (), beside: Iterable[str] = ()) -> On:
    """Look at elements of these names.

    Args:
        *tags: the names.
        lacking: attributes that make that there is nothing to say.
        beside: attributes without any of which there is nothing to say.

    """
    return On(Subject.ELEMENT, tags, lacking=frozenset(lacking), beside=frozenset(beside))


def attributes(
    *names: str,
    of: Iterable[str] = (),
    lacking: Iterable[str] = (),
    beside: Iterable[str] = (),
    by_value: bool = False,
    skips_plain: bool = False,
    may: Callable[[Any], bool] | None = None,
) -> On:
    """Look at attributes that are there, by their names in Python.

    Args:
        *names: such as ``wait_url``; ``text()`` for the text.
        of: the names of the elements that have them; without names all.
        lacking: other attributes that make that there is nothing to say.
        beside: other attributes without any of which there is nothing to say.
        by_value: whether what there is to say follows from the value alone.
        skips_plain: whether there is nothing to say of a value that is plain for its kind.
        may: tells a value of which there may be something to say.

    """
    return On(
        Subject.ATTRIBUTE,
        names,
        tuple(of),
        lacking=frozenset(lacking),
        beside=frozenset(beside),
        by_value=by_value,
        skips_plain=skips_plain,
        may=may,
    )


def classes(wanted: Callable[[type[Node]], bool]) -> On:
    """Look at elements of the classes that a function chooses by their declarations."""
    return On(Subject.ELEMENT, wanted=wanted)


def fields(wanted: Callable[[Field], bool], *, by_value: bool = False) -> On:
    """Look at attributes, and texts, that a function chooses by their declarations.

    Args:
        wanted: chooses them.
        by_value: whether what there is to say follows from the value alone.

    """
    return On(Subject.ATTRIBUTE, wanted=wanted, by_value=by_value)


def kinds(*names: str, by_value: bool = False) -> On:
    """Look at attributes and texts of these kinds, such as ``url`` and ``phone``.

    Of a plain value of its kind nobody is asked, unless each value is judged once.

    Args:
        *names: the kinds.
        by_value: whether what there is to say follows from the value alone.

    """
    return On(Subject.KIND, names, by_value=by_value, skips_plain=not by_value)


RAW = On(Subject.BYTES)
DOCUMENT = On(Subject.DOCUMENT)
FOLDER = On(Subject.FOLDER)
PYTHON = On(Subject.PYTHON)
PROGRAMS = On(Subject.PROGRAMS)
SUPPRESSION = On(Subject.SUPPRESSION)

Example: TypeAlias = str | Mapping[str, str]
"""A document; or several files of one folder, by their names."""
Function: TypeAlias = Callable[..., Iterable[Found]]


class RuleFailedError(RuntimeError):
    """A rule failed: that is a fault of cxml, and not of what it looked at.

    Attributes:
        rule: the rule.
        path: the file; empty where none is known.

    """

    def __init__(self, rule: Rule, path: str = "") -> None:
        super().__init__(rule, path)
        self.rule = rule
        self.path = path

    def __str__(self) -> str:
        # Not the words of the cause, which may hold what nobody may see.
        cause = f" with {type(self.__cause__).__name__}" if self.__cause__ else ""
        where = f" in {self.path}" if self.path else ""
        return (
            f"{self.rule.id} {self.rule.name} failed{cause}{where}: this is a fault of cxml, please"
            f" report it; --ignore {self.rule.id} leaves the rule out"
        )


@frozen(kw_only=True)
class Rule:
    """A rule, with all that its page says."""

    id: str
    name: str
    severity: Severity
    on: tuple[On, ...]
    message: str
    """What a finding says; names in braces are filled in."""
    find: Function = field(repr=False)
    wrong: Example = field(repr=False)
    line: int | None
    """The line of the wrong example at which the finding stands."""
    right: Example = field(repr=False)
    sources: tuple[str, ...] = field(repr=False)
    """Where the fact comes from: pages of the platforms, published reports, standards."""
    fix: Fixable = Fixable.NO
    platform_code: int | None = None
    """The error code that SignalWire publishes for the mistake."""
    templates: bool = False
    """Whether a value is judged that the platform fills in, such as ``{{From}}``."""
    default: bool = True
    """Whether it is on unless it is asked for, or an option asks for it."""
    is_secret: bool = False
    """Whether what it finds may be shown to nobody."""
    hints_at: str = ""
    """A platform that the program comes from, such as ``twilio``, which makes a hint a warning."""

    @property
    def why(self) -> str:
        """What the rule is for, and when it holds: the docstring of its function."""
        return cleandoc(self.find.__doc__ or "")

    @property
    def language(self) -> str:
        """What its examples are written in: ``xml``, ``python``, or ``text``."""
        if any(on.subject in (Subject.PYTHON, Subject.PROGRAMS) for on in self.on):
            return "python"
        example = self.right if isinstance(self.right, str) else next(iter(self.right.values()))
        return "xml" if example.lstrip()[:1] == "<" else "text"


def rule(
    id: str,  # noqa: A002 - that is what it is called everywhere
    name: str,
    severity: Severity,
    *on: On,
    message: str,
    wrong: Example,
    right: Example,
    line: int | None = None,
    sources: Iterable[str] = (),
    fix: Fixable = Fixable.NO,
    platform_code: int | None = None,
    templates: bool = False,
    default: bool = True,
    is_secret: bool = False,
    hints_at: str = "",
) -> Callable[[Function], Rule]:
    """Make a rule of a function that finds what is wrong; its docstring says why.

    Args:
        id: stable, and never given to another rule.
        name: stable too; accepted wherever an id is.
        severity: how bad it is.
        *on: what the function is called with.
        message: what a finding says, with names in braces for what the function fills in.
        wrong: a document that has the finding.
        right: the same, mended.
        line: the line of the wrong document at which the finding stands; the first of the file
            that is called first, where there are several.
        sources: where the fact comes from.
        fix: whether the findings can be mended.
        platform_code: the error code that SignalWire publishes for the mistake.
        templates: whether a value is judged that the platform fills in.
        default: whether the rule is on unless it is asked for.
        is_secret: whether what it finds may be shown to nobody.
        hints_at: a platform that the program comes from, which makes a hint a warning.

    """

    def made(find: Function) -> Rule:
        return Rule(
            id=id,
            name=name,
            severity=severity,
            on=on,
            message=message,
            find=find,
            wrong=_shown(wrong),
            right=_shown(right),
            line=line,
            sources=tuple(sources),
            fix=fix,
            platform_code=platform_code,
            templates=templates,
            default=default,
            is_secret=is_secret,
            hints_at=hints_at,
        )

    return made


def _shown(example: Example) -> Example:
    """Take off the indentation that an example has in the source."""
    if isinstance(example, str):
        return cleandoc(example) + "\n" if example[:1] == "\n" else example
    return {name: cleandoc(text) + "\n" for name, text in example.items()}
