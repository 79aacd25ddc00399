"""Functions written for one class: its ``__init__``, the method that adds one, how it is written.

Each is the loop of :func:`.build.fill` or :func:`.write.write` over the class's attributes,
unrolled, with the test that most values pass written in place: that is two to four times as fast.
The loops say what is right; the tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from linecache import lazycache
from typing import TYPE_CHECKING, Any
from weakref import ref

from attrs import NOTHING

from .._declare.metadata import Trait
from .._declare.simple_types import LONGEST_REMEMBERED, MOST_REMEMBERED, Text, Words
from .._input.limits import DEEPEST
from .._text.characters import escape_text
from .build import accept_others, no_text, positional, put, refuse_no_parent
from .late import is_late
from .spec import spec_of
from .unknown_attributes import as_written
from .write import write_attribute, write_attributes, write_children

if TYPE_CHECKING:
    from typing import TypeAlias

    from .._declare.field import Field
    from .child import AnyChild
    from .node import Node
    from .spec import ElementSpec

    Scope: TypeAlias = dict[str, Any]
    """The names that a function may use, and what they stand for."""
    Writer: TypeAlias = Callable[[ElementSpec, Scope], Iterable[str]]


# Building


def compile_init(cls: type[Node]) -> Callable[..., None]:
    """Write the class's ``__init__``."""
    return _function(cls, "__init__", _init, {}, cls)


def compile_method(
    owner: type[Node], line: AnyChild, loop: Callable[..., Any]
) -> Callable[..., Any]:
    """Write the method that adds a child of a class whose ``__init__`` is compiled too.

    It holds that ``__init__``, so that what it is given goes from hand to hand once, and what most
    parents need of :func:`.build.put`, with which it has to agree. Where somebody puts another
    ``__init__`` in the place of that, as tests do for a while, the loop calls it.
    """
    name = line.name

    def add(parent: Node, made: Node) -> None:
        put(parent, spec_of(type(parent)), made, line)

    def text_excludes(parent: Node) -> bool:
        return bool(spec_of(type(parent)).shorthand_for)

    def again(given: dict[str, Any]) -> Any:
        text = spec_of(made_by).text
        args, named = _call_of(text.keyword if text else "", given)
        if not is_late(line.element.__init__):
            return loop(*args, **named)
        scope["_init"] = line.element.__init__  # which was a loop until now, or is back
        return scope[name](*args, **named)

    def lines(spec: ElementSpec, scope: Scope) -> Iterator[str]:
        yield f"def {name}({', '.join(['_parent, /', *_parameters(spec)])}):"
        yield " if _cls.__init__ is not _init: return _again(locals())"
        yield " _self = _new(_cls)"
        yield from _filling(spec, scope)
        yield from _ATTACHING
        # Asked of the parent at each call, since a derived class may restrict the lines it inherits
        # (test_a_derived_class_is_bound_by_all_lines), and since the owner of a class with slots is
        # one that attrs has put another in the place of.
        yield f"  if {name!r} in _parent.__cxml_restricted__: _put(_parent, _self)"
        yield "  elif _parent.__cxml_text__ in _there and _excludes(_parent): _put(_parent, _self)"
        yield "  else: _there['_children'].append(_self)"
        yield " return _self"

    # Names of ours begin with an underscore, which attrs takes off where it makes a keyword of a
    # field's name, so they meet none (test_names_of_attributes_do_not_matter).
    scope: Scope = {
        "_new": object.__new__,
        "_cls": line.element,
        "_init": line.element.__init__,
        "_again": again,
        "_put": add,
        "_excludes": text_excludes,
        "_refuse": partial(refuse_no_parent, owner, line),
    }
    # A class without an __init__ of its own is made by that of its base, with the base's fields
    # (test_a_class_that_inherits_its_init_is_made_by_it).
    made_by = next(base for base in line.element.__mro__ if "__init__" in vars(base))
    return _function(owner, name, lines, scope, made_by)


def _call_of(text: str, given: dict[str, Any]) -> tuple[list[object], dict[str, Any]]:
    """Say what a written method was called with, of its locals; ``None`` is as if not given."""
    # What came third by position stands under the name of an attribute; the second is refused.
    parent, second, others, _ = map(given.pop, ("_parent", "_cxml_second", "_others", "_rest"))
    args = [parent]
    if text and (given[text] is not None or second is not NOTHING):
        args.append(given.pop(text))
    if second is not NOTHING:
        args.append(second)
    return args, {name: value for name, value in given.items() if value is not None} | others


# As in build.put: only a child that has children can hold its parent, and a text may exclude
# children. _put says no with the right words, or yes.
_ATTACHING = (
    " try: _there = _parent.__dict__",
    " except AttributeError: _refuse(_parent)",
    " if children: _put(_parent, _self)",
    " elif not _there: _there['_children'] = [_self]",
    " elif '_children' not in _there:",
    "  if _parent.__cxml_text__ in _there: _put(_parent, _self)",
    "  else: _there['_children'] = [_self]",
    " else:",
)


def _init(spec: ElementSpec, scope: Scope) -> Iterator[str]:
    yield f"def __init__({', '.join(['_self, /', *_parameters(spec)])}):"
    yield from _filling(spec, scope)


def _parameters(spec: ElementSpec) -> Iterator[str]:
    """Name the parameters: the text by position, all else by keyword.

    All are positional to Python, which fills in the defaults of those faster than of keyword ones.
    ``_cxml_second`` alone stands guard: all else by position comes there first, and is refused.
    """
    if spec.text:
        yield f"{spec.text.keyword}=None"
    yield "_cxml_second=_nothing"
    yield from (f"{each.keyword}=None" for each in spec.attributes.values())
    yield from ("children=None", "unknown_attributes=None", "*_rest", "**_others")


def _filling(spec: ElementSpec, scope: Scope) -> Iterator[str]:
    """Keep what was given, as :func:`.build.fill` does, in ``_data``."""
    scope |= {
        "_nothing": NOTHING,
        "_positional": partial(positional, spec),
        "_take_others": partial(accept_others, spec),
    }
    yield " if _cxml_second is not _nothing: _positional(_self, _cxml_second)"
    yield " _data = _self.__dict__"
    if spec.text:
        yield from _text_kept(spec, spec.text, scope)
    for each in spec.attributes.values():
        yield from _taken(each, scope)
        yield f"  _data[{each.name!r}] = {each.keyword}"
    yield " if unknown_attributes: _self.unknown_attributes = unknown_attributes"
    yield " if children: _self.__cxml_extend__(children)"
    yield " if _others: _take_others(_self, _others)"


def _text_kept(spec: ElementSpec, each: Field, scope: Scope) -> Iterator[str]:
    name = each.keyword
    yield from _taken(each, scope)
    yield f"  if {name}: _data[{each.name!r}] = {name}"
    if each.required:
        scope[f"_missing_{name}"] = each.missing
        scope[f"_no_{name}"] = partial(no_text, each, spec)
        if not each.has(Trait.MAY_BE_EMPTY):
            yield f"  else: _missing_{name}({name})"
        yield f" else: _no_{name}(_others)"


def _taken(each: Field, scope: Scope) -> Iterator[str]:
    """Check a value, by a call only where the test that most values pass says no."""
    name = each.keyword
    scope[f"_take_{name}"] = each.accept
    line = f"{name} = _take_{name}({name})"
    if isinstance(each.kind, Words):
        # get, and not []: a text that is new goes to accept, which knows whose value it refuses.
        scope[f"_seen_{name}"] = each.kind.seen
        seen = f"type({name}) is str and _seen_{name}.get({name})"
        line = f"{name} = {seen} or _take_{name}({name})"
    # Not where a converter stands before the check: it may turn a value that the test lets through.
    elif each.kind.fast and each.converter is None:
        line = f"if not ({each.kind.fast.replace('{v}', name)}): {line}"
    yield f" if {name} is not None:"
    yield f"  {line}"


# Writing


def compile_write(cls: type[Node]) -> Callable[..., str]:
    """Write the function that gives an element's XML."""
    scope = {
        "_unknown": as_written,
        "_slowly": write_attributes,
        "_escape_text": escape_text,
        "_write_children": write_children,
    }
    return _function(cls, "__cxml_write__", _write, scope, cls)


def _write(spec: ElementSpec, scope: Scope) -> Iterator[str]:
    tag, text = spec.tag, spec.text.name if spec.text else ""
    yield "def __cxml_write__(_self, _depth):"
    yield " d = _self.__dict__"
    # What holds others often has nothing else, such as every response, and most others have a text
    # and nothing else: their tags are constants.
    yield f" if len(d) == 1 and '_children' in d: s = '<{tag}>'"
    if text:
        yield f" elif len(d) == 1 and {text!r} in d:"
        yield from _escaped_text(text)
        yield f"  return f'<{tag}>{{v}}</{tag}>'"
    yield " else:"
    yield from (f" {line}" for line in _before_children(spec, scope))
    yield " c = d['_children']"
    # As _write_children does, which says no where it is too deep; one child needs no list.
    yield f" if _depth > {DEEPEST}: _write_children(c, _depth)"
    yield " if len(c) == 1 and type(c[0]) is not str:"
    yield f"  return f'{{s}}{{c[0].__cxml_write__(_depth + 1)}}</{tag}>'"
    yield " o = [s]"
    yield " for e in c:"
    yield "  o.append(_escape_text(e) if type(e) is str else e.__cxml_write__(_depth + 1))"
    yield f" o.append('</{tag}>')"
    yield " return ''.join(o)"


def _before_children(spec: ElementSpec, scope: Scope) -> Iterator[str]:
    """Write the start tag and the text, or all there is where no child is."""
    text, tag = spec.text.name if spec.text else "", spec.tag
    yield " s = ''"
    # Most elements have no attribute at all; one count is less than a look for each of them.
    yield f" if len(d) > ('_children' in d){f' + ({text!r} in d)' if text else ''}:"
    yield from _attributes(spec, scope)
    if text:
        yield f" if {text!r} in d:"
        yield from _escaped_text(text)
        yield f"  if '_children' not in d: return f'<{tag}{{s}}>{{v}}</{tag}>'"
        yield f"  s = f'<{tag}{{s}}>{{v}}'"
    yield f" {'elif' if text else 'if'} '_children' in d: s = f'<{tag}{{s}}>'"
    yield f" else: return f'<{tag}{{s}} />'"


def _escaped_text(text: str) -> Iterator[str]:
    """Escape as escape_text does; & comes first, or what the others make would be escaped."""
    yield f"  v = d[{text!r}]"
    yield "  if '&' in v: v = v.replace('&', '&amp;')"
    yield "  if '<' in v: v = v.replace('<', '&lt;')"
    yield "  if '>' in v: v = v.replace('>', '&gt;')"
    yield "  if '\\r' in v: v = v.replace('\\r', '&#13;')"


_ESCAPED_VALUE = (
    "   if '&' in v: v = v.replace('&', '&amp;')",
    "   if '\"' in v: v = v.replace('\"', '&quot;')",
)
"""What is frequent in a URL, or would hide in the tag; the rest is looked for in the whole tag."""

_RARE_IN_VALUES = " or ".join(f"{special!r} in s" for special in "<>\n\t\r")


def _attributes(spec: ElementSpec, scope: Scope) -> Iterator[str]:
    for each in sorted(spec.attributes.values(), key=lambda each: each.wire or ""):
        yield f"  if {each.name!r} in d:"
        yield from _attribute(each, scope)
    yield "  if 'unknown_attributes' in d: s += _unknown(d['unknown_attributes'])"
    # Only texts were put in half escaped; all other values were escaped as a whole.
    if any(isinstance(each.kind, Text) for each in spec.attributes.values()):
        yield f"  if {_RARE_IN_VALUES}: s = _slowly(_self)"


def _attribute(each: Field, scope: Scope) -> Iterator[str]:
    if isinstance(each.kind, Text):
        yield f"   v = d[{each.name!r}]"
        yield from _ESCAPED_VALUE
        yield f"   s = f'{{s}} {each.wire}=\"{{v}}\"'"  # one new text, where += makes two
    else:
        scope[f"_written_{each.name}"] = _Written(each)
        yield f"   s += _written_{each.name}[d[{each.name!r}]]"


class _Written(dict[Any, str]):
    """Values as they are written, each worked out at its first use; a full one is emptied."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field

    def __missing__(self, value: object) -> str:
        if value.__class__ is int:  # as write_attribute does, in less time than keeping it takes
            text = f' {self.field.wire}="{value}"'
        else:
            text = write_attribute(self.field, value)
        # 1.0 and 1.00 are equal as keys; True and 1 are too, but no attribute may be both.
        if isinstance(value, str | int | tuple) and len(text) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[value] = text
        return text


# Source


def _function(
    owner: type[Node], name: str, writer: Writer, scope: Scope, cls: type[Node]
) -> Callable[..., Any]:
    """Make the function of a class of what is written about another, often the same."""
    source = _Source(writer, cls)
    # linecache asks the loader for the source of this name when a traceback needs a line.
    scope |= {"__name__": owner.__module__, "__loader__": source}
    file = _file_name(f"{owner.__module__}.{owner.__qualname__}.{name}")
    code = compile("\n".join(writer(spec_of(cls), scope)), file, "exec")
    exec(code, scope)  # noqa: S102 - the names come from class bodies alone
    lazycache(file, scope)  # for debuggers that look for the file's name alone
    function: Callable[..., Any] = scope[name]
    return function


class _Source:
    """The loader of a function that was written: gives its source when a traceback asks for it.

    It is written again for that: source that is kept takes about 10 KiB a class.
    """

    def __init__(self, writer: Writer, cls: type[Node]) -> None:
        self._writer = writer
        self._cls = ref(cls)  # the standard library keeps whom it may ask for ever

    def get_source(self, _name: str) -> str | None:
        cls = self._cls()
        return None if cls is None else "\n".join(self._writer(spec_of(cls), {}))


_made: dict[str, int] = {}
"""How many functions there are of each name: classes may be namesakes, their source is not."""


def _file_name(name: str) -> str:
    """Name the source, other than ``<...>``, whose source ``linecache`` does not look for."""
    number = _made[name] = _made.get(name, 0) + 1
    return f"<cxml> {name}" if number == 1 else f"<cxml> {name} ({number})"
