"""The fields that a class declares: what attrs knows of them, and what their annotations say."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping
from functools import wraps
from types import SimpleNamespace
from typing import Any, TypeVar, get_type_hints

import attrs

from .annotations import own_annotations, unfold
from .metadata import Wire, find
from .positional import is_positional

C = TypeVar("C")
T = TypeVar("T")


def once_per_class(work_out: Callable[[C], T]) -> Callable[[C], T]:
    """Work out what a class declares when somebody first asks, and keep it in the class.

    It is kept with its owner, since what a class inherits is not its own, and under a name that
    stands here as it is: both the dict of the class and ``getattr`` take longer, and every change
    of an element asks. So it goes with a class that nobody uses any more. Two threads that are the
    first may both work it out; what they get says the same.
    """

    @wraps(work_out)
    def of(cls: Any) -> T:
        try:
            kept: tuple[object, T] = cls.__cxml_spec__
            owner, known = kept
            if owner is cls:
                return known
        except AttributeError:
            pass  # neither it nor a base of it was asked for
        known = work_out(cls)
        cls.__cxml_spec__ = (cls, known)
        return known

    return of


class Declared(SimpleNamespace):
    """One field, as it is declared.

    Every program that imports cxml pays for this class, and a tuple with names, or a class of
    attrs, would have to be compiled first.
    """

    name: str
    keyword: str
    wire: str
    """The name on the wire: the one that is declared, or what follows from the keyword."""
    types: tuple[Any, ...]
    """The types of the union that the annotation is."""
    notes: tuple[object, ...]
    default: object = None
    converter: Callable[[Any], object] | None = None
    positional: bool = False
    inherited: bool = False

    @property
    def required(self) -> bool:
        """Whether it has no default."""
        return self.default is attrs.NOTHING


def declared_fields(
    cls: type, spell: Callable[[str], str], without: Collection[str] = ()
) -> list[Declared]:
    """Give the fields of a class of attrs, inherited ones first.

    Args:
        cls: the class.
        spell: gives the name on the wire that follows from a keyword.
        without: fields that every class of its family has, and that stand for nothing on the wire.

    Raises:
        NameError: an annotation names what is not there.

    """
    fields = [each for each in attrs.fields(cls) if each.name not in without]
    hints, own = _hints(cls, [each.name for each in fields]), declared_names(cls)
    return [_declared(cls, each, hints[each.name], spell, each.name not in own) for each in fields]


def declared_names(cls: type) -> list[str]:
    """Name the fields that stand in the body of a class, whether attrs was told of it or not."""
    own = own_annotations(cls)
    return [name for name, hint in own.items() if "ClassVar" not in str(hint)]  # as attrs tells


def _declared(
    cls: type,
    attribute: attrs.Attribute[Any],
    annotation: object,
    spell: Callable[[str], str],
    inherited: bool,
) -> Declared:
    types, notes = unfold(annotation)
    keyword = attribute.alias or attribute.name
    wire = find(notes, Wire)
    converter: Any = attribute.converter  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return Declared(
        name=attribute.name,
        keyword=keyword,
        wire=wire.name if wire else spell(keyword),
        types=types,
        notes=notes,
        default=attribute.default,
        converter=converter,
        positional=is_positional(cls, attribute),
        inherited=inherited,
    )


def _hints(cls: type, names: Collection[str]) -> dict[str, Any]:
    """Resolve the annotations of fields, and no others.

    ``typing.get_type_hints`` of the class would resolve all that stands in all its bases, such as
    the class variables of ``Element``, again for every class: that is most of what it takes.
    """
    missing, hints = set(names), dict[str, Any]()
    for base in cls.__mro__:
        own = own_annotations(base)
        if found := {name: hint for name, hint in own.items() if name in missing}:
            missing -= found.keys()
            hints |= _resolved(base, found)
    return hints


def _resolved(base: type, annotations: Mapping[str, object]) -> dict[str, Any]:
    """Resolve annotations of one class, as ``typing`` does it.

    Names are looked for in the module (which may be gone, as that of a doctest), and in the class
    only then: a field may be called as its type is, and what an unset one reads as stands there.
    """
    module = getattr(sys.modules.get(base.__module__), "__dict__", {})
    # The module goes in as the locals, which are asked first, and the class as the globals. It is a
    # copy: evaluating puts __builtins__ into its globals.
    names = dict(vars(base))
    holder = SimpleNamespace(__annotations__=_evaluated(annotations, names, module))
    return get_type_hints(holder, names, module, include_extras=True)


def _evaluated(
    annotations: Mapping[str, object], names: dict[str, Any], module: Mapping[str, object]
) -> Mapping[str, object]:
    """Evaluate all that are texts at once: one by one, as ``typing`` does it, takes thrice as long.

    Where that fails they stay as they are, for ``typing`` to say which of them it is.
    """
    texts = {name: text for name, text in annotations.items() if isinstance(text, str)}
    try:
        values = eval(f"[{', '.join(texts.values())}]", names, module)  # noqa: S307 - as typing does
        return {**annotations, **dict(zip(texts, values, strict=True))}
    except Exception:
        return annotations
