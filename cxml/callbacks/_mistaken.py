"""What a body probably is that was given where a form, or JSON, belongs.

Only its beginning is looked at, and nothing of it is shown: it comes from a peer.
"""

from __future__ import annotations

import re
from binascii import a2b_base64
from collections.abc import Mapping
from itertools import islice
from typing import cast

from .._input.form import EVERY_VALUE, Pairs
from .._input.limits import MAX_FIELDS

_BEGINNING = 64
_LONGEST_PART = 200
# Two alphabets; what is shorter than this could be the name of a parameter that has no value.
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}")
_FORM = re.compile(r"[A-Za-z][\w.%-]*=")
_DECODE = "base64, as API gateways give a body: decode it first, with base64.b64decode(...)"


def warn_of_no_form(cls: type, pairs: Pairs) -> None:
    """Write to the log what was read as a form and looks like something else.

    Args:
        cls: the class of the callback.
        pairs: what was read, at least one pair.

    """
    if found := _instead_of_form(cls.__name__, pairs):
        _warn(f"{cls.__name__} was read from a form that looks like {found}")


def warn_of_a_form(cls: type, body: object) -> None:
    """Write to the log that a framework's form was given in the place of JSON, if one was."""
    if any(hasattr(body, each) for each in EVERY_VALUE):
        name = cls.__name__
        _warn(f"{name}.from_json was given the form of a framework: write {name}.from_form(...)")


def instead_of_json(cls: type, text: str) -> str:
    """Say what a text looks like that is no JSON; nothing if that cannot be told."""
    start = text[:_BEGINNING].strip()
    if _is_base64(start):
        return f"; it looks like {_DECODE}"
    return f"; it looks like a form: write {cls.__name__}.from_form(...)" * bool(_FORM.match(start))


def instead_of_texts(cls: type, form: object) -> str:
    """Say what reads a mapping that holds what JSON holds, and no form; nothing for any other."""
    if not isinstance(form, Mapping):
        return ""
    values = islice(cast("Mapping[object, object]", form).values(), MAX_FIELDS)
    is_json = any(each is None or isinstance(each, dict | bool | int | float) for each in values)
    return f"; for what was read from JSON, write {cls.__name__}.from_json(...)" * is_json


def _instead_of_form(name: str, pairs: Pairs) -> str | None:
    first, value = pairs[0]
    start = first[:_BEGINNING].lstrip()
    if start.startswith(("{", "[")):
        return f"JSON: write {name}.from_json(...)"
    if start.startswith(("https://", "http://")):
        return f"an address: give {name}.from_query(...) what stands behind its ?"
    if start.startswith("--") and "content-disposition" in first[:_LONGEST_PART].lower():
        return "multipart/form-data: give the form that your framework reads from it"
    # The first = ends the name: what is left of the padding is the value.
    if len(pairs) == 1 and value in ("", "=") and _is_base64(start.replace(" ", "+")):
        return _DECODE
    return None


def _is_base64(text: str) -> bool:
    """Tell whether a text is base64 of what begins like a form or like JSON."""
    text = text.rstrip("=")
    if not _BASE64.fullmatch(text):
        return False
    whole = text[: len(text) // 4 * 4].replace("-", "+").replace("_", "/")
    plain = a2b_base64(whole)
    return plain.isascii() and (b"=" in plain or plain.lstrip().startswith(b"{"))


def _warn(message: str) -> None:
    # Few programs ever come here, and this takes longer to load than all of the callbacks.
    import logging

    logging.getLogger("cxml.callbacks").warning("%s", message)
