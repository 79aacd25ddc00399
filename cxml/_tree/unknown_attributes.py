"""Attributes that cxml has no declaration for: checked names, kept values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .._lenient.forgive import forgives
from .._text.characters import escape_attribute
from .._text.names import is_xml_name, lower_camel
from .._text.values import ValueRefusedError, any_text, plain_text, scalar
from .._text.wording import shown
from ..errors import InvalidValueError, Problem

UnknownAttributes = tuple[tuple[str, str], ...]
_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
# RFC 3986 without brackets, which only stand in addresses of IPv6: libxml2 refuses to read a
# namespace that is no URI (test_any_namespace_is_refused_or_read_back).
_PART = r"(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
_URI = rf"(?:[A-Za-z][A-Za-z0-9+.-]*:{_PART}(?:#{_PART})?)?"
_XMLNS_NAMESPACE = "{http://www.w3.org/2000/xmlns/}"


def unknown_pairs(value: Mapping[str, str] | Iterable[tuple[str, str]] | None) -> UnknownAttributes:
    """Take attributes by their names on the wire, and put them in the order of their names.

    Raises:
        InvalidValueError: a name or a value that XML cannot hold, or no attributes at all.

    """
    try:
        pairs: dict[str, str] = dict(value) if value else {}
    except (TypeError, ValueError):
        raise _refused("unknown_attributes", "must be a mapping of names to texts") from None
    # In one order, so that those with the same attributes are equal; by way of a dict, because
    # xml:lang has two spellings, and may stand in a tag but once.
    return tuple(sorted(dict(_checked(name, text) for name, text in pairs.items()).items()))


def _checked(name: str, value: object) -> tuple[str, str]:
    try:
        known = checked_name(name)
    except ValueRefusedError as refused:
        raise _refused(shown(name), refused.reason) from None
    try:
        return known, attribute_text(value)
    except ValueRefusedError as refused:
        error = _refused(shown(name), refused.reason)
        if not forgives(error.problem):
            raise error from None
        return known, any_text(value)


def _refused(what: str, reason: str) -> InvalidValueError:
    problem = Problem(code="value", message=f"{what}: {reason}", path="@*")
    return InvalidValueError(problem)


def attribute_text(value: object) -> str:
    """Take the value of an attribute that nothing is known of: any text, number, true or false.

    Raises:
        ValueRefusedError: it is none of these.

    """
    return plain_text(scalar(value))


def checked_name(name: object) -> str:
    """Take a name that XML can hold: plain, ``xml:lang``, or ``{namespace}name``.

    Raises:
        ValueRefusedError: the name is none of these.

    """
    spelled = as_document(plain_text(name))
    space, local = split_name(spelled)
    reserved = spelled.startswith((_XMLNS_NAMESPACE, "{}")) or spelled == "xmlns"
    # 255: reading refuses a longer namespace, see _refuse_long_namespaces in cxml/_input/xml.py.
    if reserved or not is_xml_name(local) or len(space) > 255 or not re.fullmatch(_URI, space):
        raise ValueRefusedError("not a name that XML allows")
    return spelled


def spelled(name: str) -> str:
    """Spell a name of Python's as twilio-python does, which knows two that no rule gives."""
    return {"xml_lang": "xml:lang", "interpret_as": "interpret-as"}.get(name) or lower_camel(name)


def split_name(name: str) -> tuple[str, str]:
    """Take a name apart into namespace and local name; ``xml:lang`` has no namespace here."""
    if name.startswith("{") and "}" in name:
        space, local = name[1:].split("}", 1)
        return space, local
    return "", name.removeprefix("xml:")


def tag_name(name: str) -> str:
    """Spell an element's name as its tags do: with a prefix where it has a namespace."""
    space, local = split_name(name)
    return f"e:{local}" if space else name


def as_document(name: str) -> str:
    """Spell a parser's name as a document does: ``xml:lang``."""
    return f"xml:{name[len(_XML_NAMESPACE) :]}" if name.startswith(_XML_NAMESPACE) else name


def as_parsed(name: str) -> str:
    """Spell a name as a parser does: the other way round."""
    return f"{_XML_NAMESPACE}{name[len('xml:') :]}" if name.startswith("xml:") else name


def is_secret(name: str) -> bool:
    """Whether a name says that its value is not to be shown, such as ``postPromptAuthPassword``."""
    return re.search("(?:pass|password|token|secret)$", name, re.IGNORECASE) is not None


def to_show(attributes: UnknownAttributes) -> dict[str, str]:
    """Give the attributes to people who may see them: a secret is not shown."""
    from .._text.secrets import without_secrets

    return {
        name: "***" if is_secret(name) else without_secrets(value) for name, value in attributes
    }


def as_written(attributes: UnknownAttributes) -> str:
    """Write the attributes, each foreign namespace declared where it is used."""
    return "".join(_one(name, value, number) for number, (name, value) in enumerate(attributes))


def _one(name: str, value: str, number: int) -> str:
    space, local = split_name(name)
    text = escape_attribute(value)
    if not space:
        return f' {name}="{text}"'
    return f' xmlns:a{number}="{escape_attribute(space)}" a{number}:{local}="{text}"'
