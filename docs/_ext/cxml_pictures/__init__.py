"""Draws what the commands print, as a terminal shows it: for the README and the first page.

The pictures are kept in the repository, since the README is shown where nothing is built. Draw
them anew with ``python docs/_ext/cxml_pictures``; a test says when that is needed.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import attrs
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

DOCS = Path(__file__).parents[2]
PICTURES = DOCS / "_static"
_WIDTH = 100
# Rich's page asks another host for its font, which a picture must not.
_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)

# What differs in each run is in no picture.
_OF_ONE_RUN = re.compile(r"--seed \d+ gives the same ids again")


@attrs.frozen
class Picture:
    """A command, where it runs, and what of its output is shown.

    Args:
        name: The file's name without ending.
        command: What is typed.
        folder: Where it is typed, below the root of the repository.
        lines: How many lines of the output are shown, from the first.

    """

    name: str
    command: str
    folder: str
    lines: int = 40

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return PICTURES / f"{self.name}.svg"

    def output(self) -> str:
        """Run the command and give what it prints, with colours."""
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("CXML_")},
            "FORCE_COLOR": "1",
            "FLASK_CXML_SIGNING_KEY": "PSK_of-this-picture",
        }
        arguments = [sys.executable, "-m", *self.command.split()]
        done = subprocess.run(  # noqa: S603
            arguments,
            cwd=DOCS.parent / self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = done.stdout.splitlines(keepends=True)
        return "".join([each for each in lines if not _OF_ONE_RUN.match(each)][: self.lines])

    def draw(self) -> str:
        """Draw it as SVG."""
        console = Console(record=True, width=_WIDTH, file=io.StringIO())
        console.print(Text(f"$ {self.command}", style="bold"))
        for line in self.output().splitlines():
            console.print(_coloured(line), no_wrap=True, overflow="ellipsis")
        drawn = console.export_svg(title=" ", theme=MONOKAI, unique_id=self.name)
        return _FONTS.sub("", drawn)


def _coloured(line: str) -> Text:
    """Give a line its colours: those that it has, those of a diff, or those of a transcript."""
    text = Text.from_ansi(line)
    if line.startswith(("+", "-")):
        text.stylize("green" if line[0] == "+" else "red")
    text.highlight_regex(r"hears .*?\"(?= |$)", "cyan")
    text.highlight_regex(r"(GET|POST) /.*", "bright_black")
    text.highlight_regex(r"Response/\S+, line \d+", "bright_black")
    return text


def shown(drawn: str) -> str:
    """Give the text that a picture shows, without the spaces, which each version sets otherwise."""
    return re.sub(r"\s", "", unescape("".join(re.findall(r">([^<>]+)</text>", drawn))))


ALL = (
    Picture("check", "cxml check calls", "docs/pictures"),
    Picture("migrate", "cxml migrate desk.py --unsafe", "docs/pictures"),
    Picture(
        "call",
        "cxml call ivr:app /voice --press 2 --hang-up",
        "examples/cookbook/with_flask",
        lines=12,
    ),
)
