"""Runs the examples of the README and of the documentation as tests.

Beside Python there are, in a folder that each page has for itself:

- a fenced block below ``<!-- file: menu.xml -->`` is written to that file;
- one below ``<!-- prints: cxml flow . -->`` is what that command prints;
- on the page of an element, an ``xml`` block right below a ``python`` block is the document that
  ``response`` is then, and the checker finds nothing in it; but where Twilio is named, what it
  alone documents may stand;
- a ``console`` block holds commands, behind ``$``, and what they print. In it ``...`` stands for
  anything.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from doctest import ELLIPSIS, OutputChecker
from operator import attrgetter
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

pytest_plugins = ["reporting"]

BLOCK = r"\n+```\w*\n(?P<text>.*?)^```$"
FILE = re.compile(rf"(?P<mark><!-- file: (?P<name>\S+) -->){BLOCK}", re.DOTALL | re.MULTILINE)
ALONE = ("CX601", "CX602", "CX603", "CX607", "CX611")
"""The rules that find what Twilio alone documents."""
PRINTS = re.compile(
    rf"(?P<mark><!-- prints: (?P<command>.+?) -->){BLOCK}", re.DOTALL | re.MULTILINE
)
CONSOLE = re.compile(r"^```console\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
LINES = r"(?:(?!```).*\n)*"
EXAMPLE = re.compile(
    rf"^(?P<said>.*)\n\n```python\n{LINES}```\n\n(?P<mark>```xml)\n(?P<text>{LINES})```$",
    re.MULTILINE,
)
COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<text>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def files(document: Document) -> Iterator[Region]:
    """Find the blocks that are files."""
    for found in FILE.finditer(document.text):
        yield Region(found.start("mark"), found.end("mark"), (found["name"], found["text"]), write)


def prints(document: Document) -> Iterator[Region]:
    """Find the blocks that are what a command prints."""
    for found in PRINTS.finditer(document.text):
        said = [(found["command"], found["text"])]
        yield Region(found.start("mark"), found.end("mark"), said, run)


def documents(document: Document) -> Iterator[Region]:
    """Find the blocks that are what ``response`` is, on the pages of elements."""
    if Path(document.path).parent.name in ("voice", "messaging", "fax"):
        for found in EXAMPLE.finditer(document.text):
            said = found["said"] + "".join(alone(document.text))
            yield Region(found.start("mark"), found.end("mark"), (said, found["text"]), compare)


def alone(page: str) -> Iterator[str]:
    """Name Twilio for each element of a page that it alone documents."""
    import cxml

    for name in re.findall(r"^```\{element\} ([\w.]+)$", page, re.MULTILINE):
        if attrgetter(name)(cxml).support == "twiml":
            yield "Twilio"


def compare(example: Example) -> str | None:
    """Compare what was built with the document that stands there, and check it."""
    import cxml

    said, wanted = example.parsed
    response = example.namespace["response"]
    found = cxml.check(response, ignore=ALONE if "Twilio" in said else ())
    if found:
        return "\n".join(map(str, found))
    written = response.to_xml(False, pretty=True).rstrip() + "\n"
    return None if written == wanted else f"written:\n{written}\nand not:\n{wanted}"


def console(document: Document) -> Iterator[Region]:
    """Find the blocks of commands."""
    for found in CONSOLE.finditer(document.text):
        yield Region(found.start(), found.end(), COMMAND.findall(found["text"]), run)


def folder(namespace: dict[str, Any]) -> Path:
    """Give the folder of a page."""
    if "_folder" not in namespace:
        namespace["_folder"] = Path(tempfile.mkdtemp())
    return namespace["_folder"]


def write(example: Example) -> None:
    """Write a file."""
    name, text = example.parsed
    path = folder(example.namespace) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(example: Example) -> str | None:
    """Run commands, and say which printed something else."""
    namespace = example.namespace
    for command, wanted in example.parsed:
        with contextlib.chdir(folder(namespace)):
            printed = printed_by(shlex.split(command), namespace)
        if not OutputChecker().check_output(wanted, printed, ELLIPSIS):
            return f"{command}\nprinted:\n{printed}\nand not:\n{wanted}"
    return None


def printed_by(words: list[str], namespace: dict[str, Any]) -> str:
    """Run one of the commands that pages use, and give what it prints."""
    from cxml.cli import main

    if words == ["echo", "$?"]:
        return f"{namespace['_code']}\n"
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8")
    if words[:3] == ["python", "-m", "pytest"]:
        return tested_by(words[1:])
    if words[0] != "cxml":
        raise ValueError(f"pages run cxml, python -m pytest, cat and echo $?, not {words[0]}")
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        if "<" in words:
            *words, _, name = words
            with Path(name).open(encoding="utf-8") as read, patch.object(sys, "stdin", read):
                namespace["_code"] = main(words[1:])
        else:
            namespace["_code"] = main(words[1:])
    return printed.buffer.getvalue().decode()


def tested_by(words: list[str]) -> str:
    """Run tests of a page as its reader does, and give what they print."""
    environment = {name: os.environ[name] for name in os.environ if not name.startswith("CXML_")}
    done = subprocess.run(  # noqa: S603 - the page has the words
        [sys.executable, *words], stdout=subprocess.PIPE, text=True, check=False, env=environment
    )
    return done.stdout


def remove(namespace: dict[str, Any]) -> None:
    """Remove the folder of a page."""
    if "_folder" in namespace:
        shutil.rmtree(namespace["_folder"])


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), SkipParser(), files, prints, documents, console],
    patterns=["*.md"],
    # Written when the documentation is built.
    excludes=["docs/reference/rules/CX*.md", "docs/reference/rewrites/[a-z]*-*.md"],
    teardown=remove,
).pytest()
