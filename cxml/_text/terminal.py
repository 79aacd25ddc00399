"""Text for a terminal: what would move its cursor, or turn a line around, is written as an escape.

Nothing in a document can then hide what stands beside it, whoever wrote it.
"""

from __future__ import annotations

import json
import re

IN_JSON = "\\u{:04x}"
"""How JSON, and YAML within double quotes, write a character by its number."""
IN_XML = "&#x{:x};"
"""How XML writes a character by its number."""

# The carriage return is among them: behind one, a terminal writes over the line.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, but for tab and newline, and what sets the direction of a text.

None of them can stand in a name in XML, or outside quotes in JSON and YAML as cxml writes them;
so the document says the same when they are escaped.
"""


# What the runners of GitHub and of Azure obey: the first at the beginning of a line, the others
# anywhere in it.
_COMMAND = re.compile(r"\A(\s*):(?=:)|(#)#(?=(?:vso)?\[)")


def without_commands(line: str, escape: str = "\\x{:02x}") -> str:
    """Escape what would make a line a command to the runner in whose log it is."""
    return _COMMAND.sub(
        lambda found: f"{found[1] or found[2] or ''}{escape.format(ord(found[0][-1]))}", line
    )


def as_json(data: object) -> str:
    """Write data as JSON that orders no runner in whose log it is; it says the same."""
    return without_commands(json.dumps(data, indent=2), IN_JSON) + "\n"


def escape_hidden(document: str, escape: str) -> str:
    """Escape what a terminal would act on, or hide, in a document of several lines."""
    return _HIDDEN.sub(lambda found: escape.format(ord(found[0])), document)


def in_one_line(message: object) -> str:
    """Say a message in one line, every character that cannot be seen as an escape."""
    text = str(message)
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
