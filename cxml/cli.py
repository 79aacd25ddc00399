"""The command ``cxml``, which is also ``python -m cxml``."""

from __future__ import annotations

import os
import re
import sys
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ._commands import (
    call as call,
    check as check,
    completion as completion,
    convert as convert,
    demo as demo,
    flow as flow,
    migrate as migrate,
    rule as rule,
    schema as schema,
    sign as sign,
    verify as verify,
)
from ._commands.parser import Parser

# A module of a command loads what it needs when it runs, so that --help costs nothing.
COMMANDS = (call, check, completion, convert, demo, flow, migrate, rule, schema, sign, verify)
"""One module for each subcommand; its ``add_to`` adds a parser whose default ``run`` runs it."""

_OPTION = re.compile(r"--[a-z-]+|-[A-Za-z]")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand.

    Args:
        argv: what follows the name of the program; unset, what this process was started with.

    Returns:
        The exit code: 0 when all is well, 1 when something is wrong or nobody reads the output
        any more, 2 when the command could not run.

    """
    _open_closed()
    try:
        return _run(argv)
    # Before OSError, which it is one of: that nobody reads any more, as in "| head", is no failure.
    except BrokenPipeError:
        _discard_output()
        return 1
    except OSError as error:  # such as a full disk
        _discard_output()
        sys.stderr.write(f"cxml: {error}\n")
        return 2


def _open_closed() -> None:
    # Where the shell closed them, as ">&-" does, Python has none: what is said goes nowhere.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _run(argv: Sequence[str] | None) -> int:
    try:
        parser = _parser()
        arguments, others = parser.parse_known_args(argv)
        if others:
            own: ArgumentParser = arguments.parser
            own.error(f"unrecognized arguments: {_named(arguments, others)}{_meant(own, others)}")
        code: int = arguments.run(arguments)
        return code
    finally:
        sys.stdout.flush()  # a broken pipe is met here, not when the interpreter ends


def _named(arguments: Namespace, others: Sequence[str]) -> str:
    """Name what a command does not take; where it takes keys, by the names of options alone."""
    if "key" not in arguments:
        return " ".join(others)
    shown = (found[0] for each in others if (found := _OPTION.match(each)))
    return " ".join(shown) or f"{len(others)}, which may be keys, and so are not shown"


def _meant(parser: ArgumentParser, others: Sequence[str]) -> str:
    """Ask for the option that the first of these is a slip of."""
    from ._text.wording import did_you_mean, nearest

    wrong = next((found[0] for each in others if (found := _OPTION.match(each))), "")
    known = _OPTION.findall(parser.format_usage())
    is_long, other = wrong.startswith("--"), wrong.swapcase()
    return did_you_mean(nearest(wrong, known) if is_long else other if other in known else None)


def _parser() -> ArgumentParser:
    parser = Parser(
        prog="cxml", description="SignalWire cXML, from the command line.", allow_abbrev=False
    )
    parser.add_argument("-V", "--version", action=_Version, help="print the version")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for each in COMMANDS:
        # What is shortened would be another option one day, as --pres 1 is no --press.
        each.add_to(partial(commands.add_parser, allow_abbrev=False))
    helping = commands.add_parser("help", help="print this, or what a command does")
    helping.add_argument("about", nargs="?", choices=[*commands.choices], metavar="COMMAND")
    parsers = {"": parser, **commands.choices}
    for name in parsers:
        parsers[name].set_defaults(parser=parsers[name])
    parser.set_defaults(run=partial(_print_help, parsers), about=None, parsers=parsers)
    return parser


class _Version(Action):
    """Looks the version up when it is asked for: a copy that nobody installed has none."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            said = version("cxml")
        except PackageNotFoundError:
            said = "of no version: this copy is not installed"
        sys.stdout.write(f"cxml {said}\n")
        parser.exit()


def _print_help(parsers: Mapping[str, ArgumentParser], arguments: Namespace) -> int:
    parsers[arguments.about or ""].print_help()
    return 0


def _discard_output() -> None:
    # The interpreter flushes once more when it ends, and would fail there with a message of its
    # own.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
