"""The subcommand ``schema``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from .._text.wording import did_you_mean, no_such

if TYPE_CHECKING:
    from .._schema.data import Schema

SUMMARY = "print the whole language as JSON"
DESCRIPTION = """\
Print every element that cxml knows, with its attributes, its text, its children and its parents, as
JSON: what cxml.schema() returns. The reference documentation says what the names mean.
"""
ELEMENT = "print this element alone; by its name in XML, its class, or both with the channel"


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("schema", help=SUMMARY, description=DESCRIPTION)
    parser.add_argument("--element", metavar="NAME", help=f"{ELEMENT}, such as voice.Dial")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the language, or the elements of one name."""
    import json

    from .._schema.build import schema

    data = schema()
    # Not by truth: an empty name is a name that there is not.
    if arguments.element is not None and (problem := _keep(data, arguments.element)):
        sys.stderr.write(f"cxml schema: {problem}\n")
        return 2
    sys.stdout.write(json.dumps(data, indent=2) + "\n")
    return 0


def _keep(data: Schema, wanted: str) -> str:
    """Drop the elements of other names; say what is wrong when none has this one."""
    elements = data["elements"]
    named = {key: {key, each["class_name"], each["tag"]} for key, each in elements.items()}
    kept = [key for key, names in named.items() if wanted in names]
    if not kept:
        known = sorted({name for names in named.values() for name in names})
        problem, near = no_such("element", wanted, known)
        return f"{problem}{did_you_mean(near)} (without --element all are printed)"
    data["elements"] = {key: elements[key] for key in kept}
    return ""
