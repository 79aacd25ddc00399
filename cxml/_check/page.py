"""What there is to say about a rule: its page in the reference, and ``cxml rule``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .finding import PAGES
from .rule import Example, Fixable, Rule

_FIXES = {
    Fixable.SAFE: "`--fix` writes what was surely meant.",
    Fixable.UNSAFE: "`--fix --unsafe-fixes` writes what was probably meant.",
    Fixable.NO: "It has to be decided by a person.",
}
_MOST = 2_000


def page_of(rule: Rule) -> str:
    """Give the page of a rule, in Markdown."""
    return "\n".join(_lines(rule))


def _lines(rule: Rule) -> Iterator[str]:
    yield f"# {rule.id} {rule.name}\n"
    code = f"; SignalWire publishes error {rule.platform_code} for it" if rule.platform_code else ""
    yield f"A finding of it is: {rule.severity}{code}. {_FIXES[rule.fix]}"
    if not rule.default:
        yield "It is on only when it is asked for."
    yield f"\n{rule.why}\n\n## Wrong\n"
    yield from _example(rule.wrong, rule.language)
    yield "\n## Right\n"
    yield from _example(rule.right, rule.language)
    yield "\n## Sources\n"
    yield from (f"- {each}" for each in rule.sources)
    yield ""


def _example(example: Example, language: str) -> Iterator[str]:
    if isinstance(example, str):
        yield f"```{_fenced(example, language)}\n{_short(example)}```"
        return
    for name, text in example.items():
        yield f"`{name}`:\n\n```{_fenced(text, language)}\n{_short(text)}```\n"


def _fenced(text: str, language: str) -> str:
    # What should be a document and is none has no language.
    return "text" if language == "xml" and text.lstrip()[:1] != "<" else language


def _short(text: str) -> str:
    shown = text if len(text) <= _MOST else f"{text[:200]}...\n"
    return shown if shown.endswith("\n") else f"{shown}\n"


def rule_data(rule: Rule) -> dict[str, Any]:
    """Give a rule as plain data."""
    return {
        "code": rule.id,
        "name": rule.name,
        "severity": rule.severity,
        "default": rule.default,
        "message": rule.message,
        "why": rule.why,
        "fix": rule.fix,
        "platform_code": rule.platform_code,
        "wrong": rule.wrong,
        "right": rule.right,
        "sources": list(rule.sources),
        "url": f"{PAGES}{rule.id}.html",
    }
