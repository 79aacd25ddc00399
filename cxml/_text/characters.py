"""Characters: which ones XML can hold, and how they are written."""

from __future__ import annotations

import re
from functools import cache

# strip() without it would take off U+00A0 and others, which are text to XML.
XML_SPACE = " \t\r\n"


@cache
def illegal() -> re.Pattern[str]:
    """Give the pattern of a character that XML 1.0 cannot hold.

    Compiling it takes longer than importing the module, and most programs never need it.
    """
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def has_half(text: str) -> bool:
    """Whether half of a surrogate pair stands in a text, which nobody can write."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def has_template(text: str) -> bool:
    """Whether the platform will put something into the text, at ``{{From}}``, before it runs."""
    # The look for braces comes first: it is asked of every text, and hardly any has them.
    return "{{" in text and re.search(r"\{\{[A-Za-z0-9_-]+\}\}", text) is not None


def escape_text(text: str) -> str:
    """Write a text between tags."""
    # & comes first, since the others write one. Looking for each takes a tenth of what
    # str.translate does: most texts have none. A > has to be escaped only in ]]>, and a bare
    # carriage return would come back from a parser as a newline.
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if "\r" in text:
        text = text.replace("\r", "&#13;")
    return text


def escape_attribute(text: str) -> str:
    """Write a text between double quotes."""
    text = escape_text(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    # A parser makes a space of each newline and tab in a value. Neither is printable, and so one
    # look is enough for most values.
    if not text.isprintable():
        text = text.replace("\n", "&#10;").replace("\t", "&#09;")
    return text
