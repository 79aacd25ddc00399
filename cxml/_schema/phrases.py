"""The data of one attribute or one place in words, as the reference and ``cxml schema`` say it.

The words are marked up as docstrings are: ````code```` for names and values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .._declare.metadata import Support
from .build import EXAMPLES
from .data import Attribute, ElementData

SUPPORT: dict[str, str] = {
    Support.BOTH: "SignalWire and Twilio",
    Support.CXML: "SignalWire only",
    Support.TWIML: "Twilio only",
    EXAMPLES: "only in examples",
}
"""Who documents something, by its ``support``."""

KINDS = {
    "boolean": "true or false",
    "boolean or enum": "true, false or a word",
    "boolean-or-string": "true, false or a text",
    "comma-list": "list of words",
    "digits": "keys",
    "duration": "duration",
    "enum": "word",
    "event-list": "list of words",
    "integer": "whole number",
    "integer-list": "list of whole numbers",
    "json": "JSON",
    "language": "language tag",
    "name": "name",
    "number": "decimal number",
    "phone": "phone number",
    "sid": "SID",
    "sip-uri": "SIP address",
    "string": "text",
    "url": "URL",
}
"""What people call each kind of value."""


def kind_of(each: Attribute) -> str:
    """Give the kind of value, as it stands in ``KINDS``; whole numbers are one, words or not."""
    return "integer" if _is_integer(each) else each["type"]


def detail(each: Attribute) -> str:
    """Say what else is to be said about the kind, such as its unit; to stand right behind it."""
    said = ""
    if _is_integer(each):
        said = "".join(f" or {code(word['value'])}" for word in each["values"])
    if each["separator"] == ",":
        said = f", with {code(each['separator'])} between"
    return f"{said}, in {each['unit']}" if each["unit"] else said


def allowed(each: Attribute) -> Iterator[str]:
    """Say all that narrows the values down."""
    if words := ", ".join(_words(each)):
        yield f"any; known are {words}" if each["open"] else words
    if each["minimum"] is not None:
        low, high = each["minimum"], each["maximum"]
        yield f"{low} or more" if high is None else f"{low} to {high}"
    if each["pattern_meaning"]:
        yield each["pattern_meaning"]
    if each["max_length"]:
        yield f"at most {each['max_length']:,} characters"
    if each.get("required") and each.get("may_be_empty"):
        yield "may be empty"
    if each.get("instead_of"):
        yield "no element beside it"
    if each["needed"]:
        yield "the platform needs it"
    if each["needed_in"]:
        yield f"the platform needs it in {_listed(each['needed_in'])}"
    if each["only_in"]:
        yield f"for {_listed(each['only_in'])} only"
    if each["secret"]:
        yield "never shown in a ``repr`` or an error"


def limits(elements: Mapping[str, ElementData], parent: str, method: str) -> str:
    """Say how many children of one kind an element takes, beside which others, and who says so."""
    lines = {each["method"]: each for each in elements[parent]["children"]}
    line = lines[method]
    said = [] if line["at_most"] is None else [f"at most {line['at_most']}"]
    if line["alone"]:
        said.append("no other element beside it")
    elif line["never_with"]:
        others = (elements[lines[each]["element"]]["tag"] for each in line["never_with"])
        said.append(f"never beside {' or '.join(map(code, others))}")
    if line["support"] != Support.BOTH:
        said.append(SUPPORT[line["support"]])
    return "; ".join(said)


def otherwise(element: ElementData, nothing: str) -> str:
    """Say what an element takes of which it declares nothing."""
    return "whatever comes" if element["free"] else nothing


def code(word: str) -> str:
    """Mark a name or a value up."""
    return f"``{word}``"


def _is_integer(each: Attribute) -> bool:
    return each["type"] == "integer" or each["type"].startswith("integer or ")


def _words(each: Attribute) -> Iterator[str]:
    """Name the words, marking those that not all document who document the attribute."""
    for word in [] if _is_integer(each) else each["values"]:
        marked = word["support"] != each["support"]
        yield code(word["value"]) + (f" ({SUPPORT[word['support']]})" if marked else "")


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(map(code, names[:-1])), code(names[-1])]))
