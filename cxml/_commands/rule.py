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
Say what a rule of cxml check finds and why, with a wrong document and a right one.
"""


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("rule", help=SUMMARY, description=DESCRIPTION)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("rule", nargs="?", metavar="RULE", help="its id, such as CX306, or its name")
    which.add_argument("--all", action="store_true", help="say it of all rules")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print a rule, or all of them."""
    from .._check.page import page_of, rule_data
    from .._check.rules import RULES
    from .._check.select import resolve_one
    from ..errors import ConfigurationError

    try:
        chosen: list[Rule] = (
            sorted(RULES.values(), key=lambda each: each.id)
            if arguments.all
            else [resolve_one(arguments.rule)]
        )
    except ConfigurationError as error:
        sys.stderr.write(f"cxml rule: {error}\n")
        return 2
    if arguments.format == "json":
        import json

        data = [rule_data(each) for each in chosen]
        sys.stdout.write(json.dumps(data if arguments.all else data[0], indent=2) + "\n")
    else:
        print_text("\n".join(map(page_of, chosen)), sys.stdout)
    return 0
