"""The subcommand ``completion``."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from .files import print_text
from .options import complain

if TYPE_CHECKING:
    from types import ModuleType

SUMMARY = "print what makes a shell complete this command"
DESCRIPTION = """\
Print a script that makes a shell complete commands, options, their words, files, elements and
rules. To print it needs the extra completion: pip install "cxml[completion]". The script does not.
"""
EPILOG = """\
bash:  cxml completion bash > ~/.local/share/bash-completion/completions/cxml
zsh:   cxml completion zsh > ~/.zfunc/_cxml, where ~/.zfunc is in $fpath before compinit
fish:  cxml completion fish > ~/.config/fish/completions/cxml.fish
"""
SHELLS = ("bash", "zsh", "fish")


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "completion",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the script of a shell."""
    try:
        shtab = _library()
    except ImportError as error:
        complain("completion", error)
        return 2
    parsers: Mapping[str, ArgumentParser] = arguments.parsers
    for name, parser in parsers.items():
        for action in _actions(parser):
            _say_what_it_takes(name, action, shtab)
    print_text(shtab.complete(parsers[""], arguments.shell), sys.stdout)
    return 0


def _library() -> ModuleType:
    try:
        import shtab
    except ModuleNotFoundError:
        message = 'completion needs shtab; run: pip install "cxml[completion]"'
        raise ModuleNotFoundError(message, name="shtab") from None
    return shtab


def _actions(parser: ArgumentParser) -> Iterator[Action]:
    # argparse has no public name for these; shtab reads them too.
    yield from vars(parser)["_actions"]


def _say_what_it_takes(command: str, action: Action, shtab: ModuleType) -> None:
    """Say what argparse does not know of an argument: that it is a file, or its words."""
    # The parser is not used for anything else any more.
    if action.metavar in ("FILE", "APP") or action.dest == "paths":
        vars(action)["complete"] = shtab.FILE  # which shtab looks for, and argparse does not have
    elif (command, action.dest) in {("schema", "name"), ("schema", "element")}:
        action.choices = _elements()
    elif (command, action.dest) == ("rule", "rule"):
        action.choices = _rules()


def _elements() -> list[str]:
    from .._schema.build import schema

    return sorted({each["class_name"] for each in schema()["elements"].values()})


def _rules() -> list[str]:
    from .._check.rules import RULES

    return sorted(RULES)
