"""The subcommand ``schema``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from .._text.wording import did_you_mean, no_such
from .files import print_text

if TYPE_CHECKING:
    from .._schema.data import Schema

SUMMARY = "explain an element, or print the whole language as JSON"
DESCRIPTION = """\
Explain an element: where it stands, what may stand in it, and what each attribute takes. Without a
name, print every element that cxml knows, with its attributes, its text, its children and its
parents, as JSON: what cxml.schema() returns. The reference documentation says what the names mean.
"""
NAME = "an element, by its name in XML, its class, or both with the channel, such as voice.Dial"
ELEMENT = "print this element alone, as JSON; named likewise"


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("schema", help=SUMMARY, description=DESCRIPTION)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("name", nargs="?", metavar="NAME", help=NAME)
    which.add_argument("--element", metavar="NAME", help=ELEMENT)
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Explain the elements of one name; or print them, or the language, as JSON."""
    from .._schema.build import schema

    data = schema()
    wanted = arguments.element if arguments.name is None else arguments.name
    try:
        # Not by truth: an empty name is a name that there is not.
        kept = [*data["elements"]] if wanted is None else _called(data, wanted)
    except LookupError as error:
        sys.stderr.write(f"cxml schema: {error}\n")
        return 2
    print_text(_as_json(data, kept) if arguments.name is None else _as_text(data, kept), sys.stdout)
    return 0


def _as_json(data: Schema, kept: list[str]) -> str:
    import json

    chosen = {key: data["elements"][key] for key in kept}
    return json.dumps({**data, "elements": chosen}, indent=2) + "\n"


def _as_text(data: Schema, kept: list[str]) -> str:
    from shutil import get_terminal_size

    from .element_text import element_text

    # argparse leaves two columns free as well.
    width = get_terminal_size().columns - 2
    return "\n\n".join(element_text(data, each, width) for each in kept)


def _called(data: Schema, wanted: str) -> list[str]:
    """Give the keys of the elements of a name.

    Raises:
        LookupError: none has this one.

    """
    elements = data["elements"]
    named = {key: {key, each["class_name"], each["tag"]} for key, each in elements.items()}
    if kept := [key for key, names in named.items() if wanted in names]:
        return kept
    known = sorted({name for names in named.values() for name in names})
    problem, near = no_such("element", wanted, known)
    raise LookupError(f"{problem}{did_you_mean(near)} (without a name all are printed, as JSON)")
