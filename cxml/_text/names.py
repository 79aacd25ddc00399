"""Names: Python's snake_case, the wire's camelCase, and what XML takes for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable

# NameStartChar and NameChar of XML 1.0, but without the colon: cxml declares no prefixes.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MORE = rf"{_START}\-.0-9\u00b7\u0300-\u036f\u203f\u2040"

_PRIVATE = "_(?!_)|__(?:attrs|callback|cxml|swml)_"


def lower_camel(name: str) -> str:
    """Turn a Python name into the wire's: ``status_callback`` into ``statusCallback``.

    A trailing underscore, which keeps a name apart from a Python keyword, is dropped. A name that
    has no underscore may be the wire's own, and stays as it is.
    """
    if "_" not in name:
        return name
    joined = upper_camel(name)
    return joined[:1].lower() + joined[1:]


def upper_camel(name: str) -> str:
    """Turn the name of a method or a field into the wire's: ``whats_app`` into ``WhatsApp``.

    A letter after a digit is upper case, as in twilio-python: no name that is documented has one.
    """
    return "".join(part.title() for part in name.split("_"))


def snake_case(name: str) -> str:
    """Turn the name of a class into that of its module: ``WhatsApp`` into ``whats_app``."""
    return re.sub("(?<=.)(?=[A-Z])", "_", name).lower()


def public_names(names: Iterable[str]) -> list[str]:
    """Leave out what only cxml and attrs ask for, of the names that an object has."""
    private = re.compile(_PRIVATE)  # not above: few programs ask, and all of them load this
    return [each for each in names if not private.match(each)]


def is_xml_name(name: str) -> bool:
    """Whether a name can stand in XML as it is, without a namespace prefix."""
    # fullmatch: with $, a name could end with a newline. re keeps the compiled pattern by itself.
    return re.fullmatch(f"[{_START}][{_MORE}]*", name) is not None
