"""Functions written for one class: its ``__init__`` and its start tag.

Both are loops over the class's attributes, unrolled, with the test that most values pass written
in place. That makes building and rendering about twice as fast as the loops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import NOTHING

from .._declare.metadata import Trait
from .._declare.simple_types import LONGEST_REMEMBERED, MOST_REMEMBERED, Integer, Text, Words
from .._text.characters import escape_attribute, escape_text
from .unknown_attributes import as_written
from .write import write_children

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._declare.infer import Kind
    from .spec import Plan

_PLAIN_TEXT = " and ".join(f"{special!r} not in v" for special in '&<>"\n\t\r')

_PLAIN_BETWEEN_TAGS = " and ".join(f"{special!r} not in v" for special in "&<>\r")


def compile_init(
    plan: Plan, positional: Callable[..., object], take_others: Callable[..., object]
) -> Callable[..., None]:
    """Write the class's ``__init__``.

    It takes the text by position and all else by keyword, and keeps what was given and is not
    None. What does not fit the declaration goes to ``positional`` and ``take_others``. Python
    fills in the defaults of positional parameters faster than those of keyword ones, so ``_more``
    alone stands guard against a second position.
    """
    scope: dict[str, Any] = {
        "_positional": partial(positional, plan),
        "_take_others": partial(take_others, plan),
        "_nothing": NOTHING,
    }
    lines = [
        f"def __init__({', '.join(_parameters(plan))}):",
        " if _more is not _nothing: _positional(_self, _more)",
        " _data = _self.__dict__",
    ]
    if plan.text:
        lines += _text_lines(plan.text, scope)
    for each in plan.attributes.values():
        lines += _attribute_lines(each, scope)
    lines += [
        " if unknown_attributes: _self.unknown_attributes = unknown_attributes",
        " if children: _self._extend(children)",
        " if _others: _take_others(_self, _others)",
    ]
    return _function("__init__", lines, scope)


def _parameters(plan: Plan) -> Iterator[str]:
    yield "_self"
    if plan.text:
        yield f"{plan.text.keyword}=None"
    yield "_more=_nothing"
    yield from (f"{each.keyword}=None" for each in plan.attributes.values())
    yield from ("children=None", "unknown_attributes=None", "*_rest", "**_others")


def _text_lines(each: Field, scope: dict[str, Any]) -> list[str]:
    name = each.keyword
    lines = _kept(each, scope)
    lines.append(f"  if {name}: _data[{each.name!r}] = {name}")
    if each.required:
        scope[f"_missing_{name}"] = each.missing
        if not each.has(Trait.MAY_BE_EMPTY):
            lines.append(f"  else: _missing_{name}({name})")
        lines.append(f" else: _missing_{name}()")
    return lines


def _attribute_lines(each: Field, scope: dict[str, Any]) -> list[str]:
    return [*_kept(each, scope), f"  _data[{each.name!r}] = {each.keyword}"]


def _kept(each: Field, scope: dict[str, Any]) -> list[str]:
    name = each.keyword
    scope[f"_take_{name}"] = each.take
    line = f"{name} = _take_{name}({name})"
    if isinstance(each.kind, Words):
        scope[f"_seen_{name}"] = each.kind.seen
        text = f"type({name}) is str and {name} in _seen_{name}"
        line = f"{name} = _seen_{name}[{name}] if {text} else _take_{name}({name})"
    elif each.kind.fast:
        line = f"if not ({each.kind.fast.replace('{v}', name)}): {line}"
    return [f" if {name} is not None:", f"  {line}"]


def compile_start_tag(plan: Plan) -> Callable[..., str]:
    """Write the function that gives the start tag, up to but without its end.

    Attributes come in the order of their wire names, as in Twilio's documents.
    """
    scope: dict[str, Any] = {"_escape": escape_attribute, "_unknown": as_written}
    lines = ["def _start_tag(_self):", *_start_lines(plan, scope), " return s"]
    return _function("_start_tag", lines, scope)


def compile_write(plan: Plan) -> Callable[..., None]:
    """Write the function that hands an element's XML, piece by piece, to ``add``."""
    scope: dict[str, Any] = {
        "_escape": escape_attribute,
        "_unknown": as_written,
        "_escape_text": escape_text,
        "_write_children": write_children,
    }
    lines = ["def _write(_self, _add, _depth):", *_start_lines(plan, scope)]
    lines.append(" s += '>'")
    if plan.text:
        lines += [
            f" if {plan.text.name!r} in d:",
            f"  v = d[{plan.text.name!r}]",
            f"  s += v if {_PLAIN_BETWEEN_TAGS} else _escape_text(v)",
            f"  if '_children' not in d: return _add(s + '</{plan.tag}>')",
        ]
    lines += [
        " if '_children' not in d: return _add(s[:-1] + ' />')",
        " _add(s)",
        " _write_children(d['_children'], _add, _depth)",
        f" _add('</{plan.tag}>')",
    ]
    return _function("_write", lines, scope)


def _start_lines(plan: Plan, scope: dict[str, Any]) -> list[str]:
    lines = [" d = _self.__dict__", f" s = {f'<{plan.tag}'!r}"]
    for each in sorted(plan.attributes.values(), key=lambda each: each.wire or ""):
        lines += _written(each, scope)
    unknown = " if 'unknown_attributes' in d: s += _unknown(d['unknown_attributes'])"
    return [*lines, unknown]


def _written(each: Field, scope: dict[str, Any]) -> list[str]:
    name, kind = each.name, each.kind
    test = f" if {name!r} in d:"
    if not isinstance(kind, Text | Integer):
        scope[f"_written_{name}"] = _Written(each.wire, kind)
        return [test, f"  s += _written_{name}[d[{name!r}]]"]
    plain = _PLAIN_TEXT if isinstance(kind, Text) else "v.__class__ is int"
    escape = f"  if not ({plain}): v = _escape(v)"
    return [test, f"  v = d[{name!r}]", escape, f"  s += f' {each.wire}=\"{{v}}\"'"]


class _Written(dict[Any, str]):
    """Values as they are written, the first of them worked out once."""

    def __init__(self, wire: str | None, kind: Kind) -> None:
        super().__init__()
        self.wire = wire
        self.kind = kind

    def __missing__(self, value: object) -> str:
        text = f' {self.wire}="{escape_attribute(self.kind.write(value))}"'
        is_alone = isinstance(value, str | bool | tuple)  # 1.0 and 1.00 are equal as keys
        if is_alone and len(self) < MOST_REMEMBERED and len(text) <= LONGEST_REMEMBERED:
            self[value] = text
        return text


def _function(name: str, lines: list[str], scope: dict[str, Any]) -> Callable[..., Any]:
    exec("\n".join(lines), scope)  # noqa: S102 - the names come from class bodies alone
    function: Callable[..., Any] = scope[name]
    return function
