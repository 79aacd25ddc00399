"""Functions written for one class: its ``__init__``, the methods that make it, and its writing.

All are loops over the class's attributes, unrolled, with the test that most values pass written in
place. That makes building and rendering about twice as fast as the loops.

Their source is not kept: for a traceback or a debugger, which asks by way of ``linecache``, it is
written once more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import NOTHING

from .._declare.metadata import Trait
from .._declare.simple_types import LONGEST_REMEMBERED, MOST_REMEMBERED, Integer, Text, Words
from .._text.characters import escape_attribute, escape_text
from .spec import plan_of
from .unknown_attributes import as_written
from .write import write_children

if TYPE_CHECKING:
    from .._declare.field import Field
    from .._declare.infer import Kind
    from .child import AnyChild
    from .node import Node
    from .spec import Plan

_PLAIN_TEXT = " and ".join(f"{special!r} not in v" for special in '&<>"\n\t\r')

_PLAIN_BETWEEN_TAGS = " and ".join(f"{special!r} not in v" for special in "&<>\r")


def compile_init(
    cls: type[Node], positional: Callable[..., object], take_others: Callable[..., object]
) -> Callable[..., None]:
    """Write the class's ``__init__``.

    It takes the text by position and all else by keyword, and keeps what was given and is not
    None. What does not fit the declaration goes to ``positional`` and ``take_others``.
    """
    plan = plan_of(cls)
    scope = _init_scope(plan, positional, take_others)
    return _compiled("__init__", f"{_place(cls)}.__init__", scope, partial(_init, plan))


def compile_method(
    line: AnyChild,
    owner: type[Node],
    positional: Callable[..., object],
    take_others: Callable[..., object],
    put: Callable[..., None],
) -> Callable[..., Node]:
    """Write the method that makes a child: the child's ``__init__``, and what puts it last.

    A call less, and no packing of its arguments, is a third of what short verbs cost.
    """
    plan = plan_of(line.element)
    scope = _init_scope(plan, positional, take_others)
    scope |= {"_new": object.__new__, "_cls": line.element, "_put": put, "_line": line}
    lines = partial(_method, plan, line.name)
    return _compiled(line.name, f"{_place(owner)}.{line.name}", scope, lines)


def _place(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def _init_scope(
    plan: Plan, positional: Callable[..., object], take_others: Callable[..., object]
) -> dict[str, Any]:
    """Give the names that an ``__init__`` uses; those of an attribute end in its keyword."""
    scope: dict[str, Any] = {
        "_positional": partial(positional, plan),
        "_take_others": partial(take_others, plan),
        "_nothing": NOTHING,
    }
    for each in (*plan.attributes.values(), *filter(None, [plan.text])):
        scope[f"_take_{each.keyword}"] = each.take
        scope[f"_missing_{each.keyword}"] = each.missing
        if isinstance(each.kind, Words):
            scope[f"_seen_{each.keyword}"] = each.kind.seen
    return scope


def _init(plan: Plan) -> list[str]:
    return [f"def __init__({', '.join(['_self', *_parameters(plan)])}):", *_init_lines(plan)]


def _method(plan: Plan, name: str) -> list[str]:
    """Write a method; its end has to agree with ``put``, which decides all but the usual cases."""
    return [
        f"def {name}({', '.join(['_parent', '/', *_parameters(plan)])}):",
        " _self = _new(_cls)",
        *_init_lines(plan),
        " _there = _parent.__dict__",
        " if children: _put(_parent, _self, _line)",
        " elif '_children' in _there:",
        f"  if {name!r} in _parent.__cxml_restricted__: _put(_parent, _self, _line)",
        "  else: _there['_children'].append(_self)",
        " elif _parent.__cxml_text__ in _there: _put(_parent, _self, _line)",
        " else: _there['_children'] = [_self]",
        " return _self",
    ]


def _init_lines(plan: Plan) -> list[str]:
    lines = [
        " if _more is not _nothing: _positional(_self, _more)",
        " _data = _self.__dict__",
    ]
    if plan.text:
        lines += _text_lines(plan.text)
    for each in plan.attributes.values():
        lines += _attribute_lines(each)
    return [
        *lines,
        " if unknown_attributes: _self.unknown_attributes = unknown_attributes",
        " if children: _self._extend(children)",
        " if _others: _take_others(_self, _others)",
    ]


def _parameters(plan: Plan) -> Iterator[str]:
    """Give the parameters behind the first.

    Python fills in the defaults of positional parameters faster than those of keyword ones, so all
    are positional, and ``_more`` stands guard: whatever comes by position behind the text is there.
    """
    if plan.text:
        yield f"{plan.text.keyword}=None"
    yield "_more=_nothing"
    yield from (f"{each.keyword}=None" for each in plan.attributes.values())
    yield from ("children=None", "unknown_attributes=None", "*_rest", "**_others")


def _text_lines(each: Field) -> list[str]:
    name = each.keyword
    lines = [*_kept(each), f"  if {name}: _data[{each.name!r}] = {name}"]
    if each.required:
        if not each.has(Trait.MAY_BE_EMPTY):
            lines.append(f"  else: _missing_{name}({name})")
        lines.append(f" else: _missing_{name}()")
    return lines


def _attribute_lines(each: Field) -> list[str]:
    return [*_kept(each), f"  _data[{each.name!r}] = {each.keyword}"]


def _kept(each: Field) -> list[str]:
    name = each.keyword
    line = f"{name} = _take_{name}({name})"
    if isinstance(each.kind, Words):
        text = f"type({name}) is str and {name} in _seen_{name}"
        line = f"{name} = _seen_{name}[{name}] if {text} else _take_{name}({name})"
    elif each.kind.fast:
        line = f"if not ({each.kind.fast.replace('{v}', name)}): {line}"
    return [f" if {name} is not None:", f"  {line}"]


def compile_start_tag(cls: type[Node]) -> Callable[..., str]:
    """Write the function that gives the start tag, up to but without its end."""
    plan = plan_of(cls)
    lines = partial(_start_tag, plan)
    return _compiled("_start_tag", f"{_place(cls)}.start_tag", _write_scope(plan), lines)


def compile_write(cls: type[Node]) -> Callable[..., None]:
    """Write the function that hands an element's XML, piece by piece, to ``add``."""
    plan = plan_of(cls)
    return _compiled("_write", f"{_place(cls)}.write", _write_scope(plan), partial(_write, plan))


def _write_scope(plan: Plan) -> dict[str, Any]:
    """Give the names that writing uses; those of an attribute end in its name."""
    scope: dict[str, Any] = {
        "_escape": escape_attribute,
        "_unknown": as_written,
        "_escape_text": escape_text,
        "_write_children": write_children,
    }
    rare = (each for each in plan.attributes.values() if not isinstance(each.kind, Text | Integer))
    return scope | {f"_written_{each.name}": _Written(each.wire, each.kind) for each in rare}


def _start_tag(plan: Plan) -> list[str]:
    return ["def _start_tag(_self):", " d = _self.__dict__", *_start_lines(plan), " return s"]


def _write(plan: Plan) -> list[str]:
    """Write out an element; one with nothing in it, or one thing, needs no look at the others."""
    tag = plan.tag
    lines = [
        "def _write(_self, _add, _depth):",
        " d = _self.__dict__",
        " if len(d) < 2:",
        f"  if not d: return _add('<{tag} />')",
        "  if '_children' in d:",
        f"   _add('<{tag}>')",
        "   _write_children(d['_children'], _add, _depth)",
        f"   return _add('</{tag}>')",
    ]
    if plan.text:
        lines += [f" {line}" for line in _written_text(plan.text)]
        lines.append(f"   return _add(f'<{tag}>{{v}}</{tag}>')")
    lines += [*_start_lines(plan), " s += '>'"]
    if plan.text:
        lines += [
            *_written_text(plan.text),
            "  s += v",
            f"  if '_children' not in d: return _add(s + '</{tag}>')",
        ]
    return [
        *lines,
        " if '_children' not in d: return _add(s[:-1] + ' />')",
        " _add(s)",
        " _write_children(d['_children'], _add, _depth)",
        f" _add('</{tag}>')",
    ]


def _written_text(text: Field) -> list[str]:
    return [
        f" if {text.name!r} in d:",
        f"  v = d[{text.name!r}]",
        f"  if not ({_PLAIN_BETWEEN_TAGS}): v = _escape_text(v)",
    ]


def _start_lines(plan: Plan) -> list[str]:
    """Put a start tag together, its attributes in the order of their names, as Twilio's are."""
    lines = [f" s = {f'<{plan.tag}'!r}"]
    for each in sorted(plan.attributes.values(), key=lambda each: each.wire or ""):
        lines += _written(each)
    return [*lines, " if 'unknown_attributes' in d: s += _unknown(d['unknown_attributes'])"]


def _written(each: Field) -> list[str]:
    name, kind = each.name, each.kind
    test = f" if {name!r} in d:"
    if not isinstance(kind, Text | Integer):
        return [test, f"  s += _written_{name}[d[{name!r}]]"]
    plain = _PLAIN_TEXT if isinstance(kind, Text) else "v.__class__ is int"
    escape = f"  if not ({plain}): v = _escape(v)"
    return [test, f"  v = d[{name!r}]", escape, f"  s += f' {each.wire}=\"{{v}}\"'"]


class _Written(dict[Any, str]):
    """Values as they are written, each worked out at its first use; a full one is emptied."""

    def __init__(self, wire: str | None, kind: Kind) -> None:
        super().__init__()
        self.wire = wire
        self.kind = kind

    def __missing__(self, value: object) -> str:
        text = f' {self.wire}="{escape_attribute(self.kind.write(value))}"'
        is_alone = isinstance(value, str | bool | tuple)  # 1.0 and 1.00 are equal as keys
        if is_alone and len(text) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[value] = text
        return text


class _Source:
    """Gives the source of a written function to ``linecache``, as the loader of a module does."""

    def __init__(self, lines: Callable[[], list[str]]) -> None:
        self._lines = lines

    def get_source(self, _module: str) -> str:
        return "\n".join(self._lines())


def _compiled(
    name: str, place: str, scope: dict[str, Any], lines: Callable[[], list[str]]
) -> Callable[..., Any]:
    """Compile a function that was written; its file name says whose it is."""
    file = f"written by cxml: {place}"  # linecache asks no loader for a name in angle brackets
    scope |= {"__name__": file, "__loader__": _Source(lines)}
    exec(compile("\n".join(lines()), file, "exec"), scope)  # noqa: S102 - names of class bodies
    function: Callable[..., Any] = scope[name]
    return function
