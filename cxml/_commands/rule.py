"""The subcommand ``rule``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from .files import print_text

if TYPE_CHECKING:
    from .._check.rule import Rule

SUMMARY = "say what a rule of cxml check is for"
DESCRIPTION = """\
Say what a rule of cxml check finds and why, with a wrong document and a right one; or list the
rules. RUN1 to RUN8 are what only simulated calls find.
"""


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("rule", help=SUMMARY, description=DESCRIPTION)
    which = parser.add_mutually_exclusive_group()
    about = "its id, such as CX306, or its name; without it the rules are listed"
    which.add_argument("rule", nargs="?", metavar="RULE", help=about)
    which.add_argument("--all", action="store_true", help="say it of all rules")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a rule, or all of them."""
    from .._check.page import page_of, rule_data
    from .._check.rules import RULES
    from .._check.select import resolve_one
    from ..errors import ConfigurationError

    is_one = arguments.rule is not None
    if is_one and (found := _of_runs(arguments.rule)):
        print_text(found, sys.stdout)
        return 0
    try:
        chosen: list[Rule] = (
            [resolve_one(arguments.rule)]
            if is_one
            else sorted(RULES.values(), key=lambda each: each.id)
        )
    except ConfigurationError as error:
        sys.stderr.write(f"cxml rule: {error}\n")
        return 2
    if arguments.format == "json":
        import json

        data = [rule_data(each) for each in chosen]
        sys.stdout.write(json.dumps(data[0] if is_one else data, indent=2) + "\n")
    elif not is_one and not arguments.all:
        print_text("".join(map(_line, chosen)), sys.stdout)
    else:
        print_text("\n".join(map(page_of, chosen)), sys.stdout)
    return 0


def _of_runs(name: str) -> str:
    """Say what a simulated call finds, and nothing where the rule is another."""
    if not name.upper().startswith("RUN") and "-" not in name:
        return ""
    from ..simulator._remarks import RunRule

    for each in RunRule:
        code, own, severity, why = each.value
        if name.upper() == code or name == own:
            where = "A simulated call finds it, as cxml call plays one; cxml check cannot."
            return (
                f"# {code} {own}\n\nA finding of it is: {severity}. {where}\n\n{why}\n{each.url}\n"
            )
    return ""


def _line(rule: Rule) -> str:
    return f"{rule.id} {rule.severity:<7} {rule.name}\n"
