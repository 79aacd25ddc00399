"""A finding, as people, programs and pipelines get it."""

from __future__ import annotations

from attrs import field, frozen

from .._text.wording import did_you_mean
from .found import DOES
from .rule import Fixable, Severity

SITE = "https://cxml.readthedocs.io/en/latest/"
"""Where the documentation is."""
PAGES = f"{SITE}reference/rules/"
"""Where the pages of the rules are, one for each id."""


@frozen(kw_only=True)
class Edit:
    """One part of a text, and what it becomes; lines and columns as in a finding."""

    line: int
    column: int
    end_line: int
    end_column: int
    content: str
    start: int = field(repr=False)
    """Where it begins, in characters of the file; a byte order mark stands at -1."""
    end: int = field(repr=False)
    """Behind its last character."""
    around: tuple[int, int] = field(repr=False)
    """The part that was looked at: nothing else may change in it at the same time."""


@frozen(kw_only=True)
class Fix:
    """How a finding is mended."""

    applicability: Fixable
    """Whether that is surely what was meant."""
    message: str
    """What is done, for people."""
    edits: tuple[Edit, ...]
    """The changes of the text; all or none."""
    is_opening: bool = field(default=False, repr=False)
    """Whether more of the document is looked at once it is done, and more may be found."""
    is_secret: bool = field(default=False, repr=False)
    """Whether it writes what may be shown to nobody."""

    @property
    def can_be_said(self) -> bool:
        """Whether a program may be told of it: what it writes, and in which characters.

        A secret with stars in it would be wrong, and a byte order mark is no character.
        """
        return not self.is_secret and all(each.start >= 0 for each in self.edits)


@frozen(kw_only=True, repr=False)
class Finding:
    """One mistake, where it is, and what to do about it.

    Lines and columns begin with 1 and count characters; an end is that of the character behind the
    last. They are ``None`` of a tree that was built, which has no text.
    """

    code: str
    """The id of the rule, such as ``CX501``."""
    name: str
    """The name of the rule, such as ``conference-events-without-url``."""
    severity: Severity
    """How bad it is."""
    message: str
    """What is wrong, for people."""
    path: str = ""
    """The file; empty where a document or a tree was given."""
    line: int | None = None
    """The line of what is wrong: of the attribute, the word, the text, or the element."""
    column: int | None = None
    """The column in that line."""
    end_line: int | None = None
    """The line in which it ends."""
    end_column: int | None = None
    """The column behind its end."""
    element: str = ""
    """Where in the document it is, such as ``Response/Dial[2]/@timeout``."""
    platform_code: int | None = None
    """The error code that SignalWire publishes for the mistake."""
    suggestion: str | None = None
    """What is right, in short."""
    url: str
    """The page of the rule."""
    fix: Fix | None = None
    """How it is mended, where that is known."""
    suppressed: bool = False
    """Whether a comment says that it is right as it is."""

    def __str__(self) -> str:
        """Say it in one line, with what to do, as ``cxml check --format concise`` does."""
        where = [self.path] if self.path else []
        if self.line is not None:
            where += [str(self.line), str(self.column)]
        place = ":".join(where) or self.element
        number = f" (SignalWire error {self.platform_code})" if self.platform_code else ""
        said = f"{self.code} {self.severity} {self.name}: {with_advice(self)}{number}"
        return f"{place}: {said}" if place else said

    def __repr__(self) -> str:
        """Show it as it prints: a test that fails shows a list of them, and not all of a long one.

        What else there is, such as ``url`` and ``fix``, are attributes.
        """
        return f"<{self}>"


def advice_of(finding: Finding) -> str:
    """Say what to do, if that is known, and is not in the message already."""
    if finding.suggestion and finding.message.endswith(did_you_mean(finding.suggestion)):
        return ""
    return order_of(finding.fix.message if finding.fix else finding.suggestion or "")


def order_of(what: str) -> str:
    """Say as an order what is right, or what is done: ``write callerId``, ``remove it``."""
    return what if not what or what.startswith(DOES) else f"write {what}"


def with_advice(finding: Finding) -> str:
    """Say what is wrong and what to do, where there is one place for both."""
    advice, message = advice_of(finding), finding.message
    return f"{message}; {advice}" if advice and not _is_said(advice, message) else message


def _is_said(advice: str, message: str) -> bool:
    """Whether a message ends with what to do: ``the nearest is Verto`` needs no ``write Verto``."""
    order, _, what = advice.partition(" ")
    return message.endswith((advice, f"{order} it", f" is {what}", f" written {what}"))


def place_of(finding: Finding) -> tuple[str, int, int, str]:
    """Give the place of a finding, to sort by."""
    return finding.path, finding.line or 0, finding.column or 0, finding.code
