"""What stands in the tables about rules and rewrites, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from cxml._check.rule import Fixable, Rule
from cxml._check.rules import RULES
from cxml._migrate.rewrites import REWRITES

from .codes import Code, codes as all_codes

NOTHING = "\N{EN DASH}"
RULE_HEADINGS = ("Rule", "Name", "A finding is", "Fix", "Error", "It says")
REWRITE_HEADINGS = ("Rewrite", "Safety", "What it does")
CODE_HEADINGS = ("Code", "What is wrong", "Rules", "Exceptions")
MOST_ELEMENTS = 5
_FIXES = {Fixable.SAFE: "safe", Fixable.UNSAFE: "unsafe", Fixable.NO: NOTHING}


def rules(group: str) -> Iterator[Sequence[str]]:
    """Give one row for each rule of a group, such as ``CX4``."""
    for each in sorted(RULES.values(), key=lambda rule: rule.id):
        if each.id.startswith(group):
            yield (
                f"[{each.id}]({each.id}.md)",
                f"`{each.name}`",
                _severity(each),
                _FIXES[each.fix],
                f"{each.platform_code or NOTHING}",
                _message(each),
            )


def _message(rule: Rule) -> str:
    """Say what a finding says; where the reader says it, what the rule is about."""
    if re.fullmatch(r"\{\w+\}", rule.message):
        first, *_ = rule.why.split("\n\n")
        return first
    return f"`{rule.message}`"


def _severity(rule: Rule) -> str:
    return f"{rule.severity}{'' if rule.default else ', when asked for'}"


def rewrites() -> Iterator[Sequence[str]]:
    """Give one row for each rewrite."""
    for each in REWRITES.values():
        yield f"[`{each.name}`]({each.name}.md)", f"{each.safety}", each.summary


def codes() -> Iterator[Sequence[str]]:
    """Give one row for each error code."""
    for each in all_codes():
        yield (
            f"{each.number}",
            "; ".join(_about(each)),
            ", ".join(f"[{rule}](rules/{rule}.md)" for rule in sorted(each.rules)) or NOTHING,
            ", ".join(f"{{py:class}}`~cxml.{name}`" for name in each.exceptions) or NOTHING,
        )


def _about(code: Code) -> Iterator[str]:
    if len(code.places) > MOST_ELEMENTS:
        names = [name for some in code.places.values() for name in some]
        yield f"{_listed(names)} of {len(code.places)} elements"
    else:
        tags: dict[str, list[str]] = {}
        for tag, names in code.places.items():
            tags.setdefault(_listed(names), []).append(tag)
        yield from (f"{names} of {_listed(some)}" for names, some in tags.items())
    yield from dict.fromkeys(code.about)
    if not code.places and not code.about:
        yield ", ".join(f"`{RULES[rule].name}`" for rule in sorted(code.rules))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" if name else "the text" for name in dict.fromkeys(names))


def table(headings: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    """Give a table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
