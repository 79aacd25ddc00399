"""Links to the documentation of Python, attrs and the frameworks, without a network.

What is linked to stands in ``elsewhere.ini`` beside this file: a section for each project, with the
address of its documentation, and in it a line for each object: its name, its kind, and its page.
Of that the inventories are made that ``sphinx.ext.intersphinx`` reads.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

LIST = Path(__file__).with_name("elsewhere.ini")


class _Exact(ConfigParser):
    def optionxform(self, optionstr: str) -> str:
        """Keep names as they are written, and not in lower case."""
        return optionstr


def setup(app: Sphinx) -> dict[str, Any]:
    """Have the inventories there before intersphinx looks for them."""
    app.setup_extension("sphinx.ext.intersphinx")
    app.connect("config-inited", _write, priority=1)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def projects() -> Iterator[tuple[str, str, Mapping[str, str]]]:
    """Give each project, its address, and its objects: the kind and the page, by name."""
    read = _Exact(delimiters=["="], comment_prefixes=[";"], interpolation=None)
    read.read_string(LIST.read_text(encoding="utf-8"))
    for name in read.sections():
        objects = dict(read[name])
        yield name, objects.pop("address"), objects


def inventory(name: str, objects: Mapping[str, str]) -> bytes:
    """Write what Sphinx calls an inventory of version 2."""
    lines = []
    for known, place in objects.items():
        kind, page = place.split()
        lines.append(f"{known} py:{kind} 1 {page} -\n")
    head = f"# Sphinx inventory version 2\n# Project: {name}\n# Version: \n"
    head += "# The remainder of this file is compressed using zlib.\n"
    return head.encode() + zlib.compress("".join(lines).encode())


def _write(app: Sphinx, config: Config) -> None:
    folder = Path(app.doctreedir) / "elsewhere"
    folder.mkdir(parents=True, exist_ok=True)
    for name, address, objects in projects():
        file = folder / f"{name}.inv"
        file.write_bytes(inventory(name, objects))
        config.intersphinx_mapping[name] = (address, str(file))
