"""How a class of elements comes to be.

Python calls :func:`set_up` when the body of a class ends, and attrs calls :func:`set_up_fields`
when it has made the fields. A class that is declared without attrs, such as a plain subclass of a
response, goes through the first alone, and has all else from its base.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from .._declare.attrs_methods import drop_methods_of_attrs, set_unset
from .build import positional, take_others
from .child import AnyChild, child, restricted
from .codegen import compile_init, compile_start_tag, compile_write
from .display import is_ours
from .methods import child_method
from .node import Node
from .twilio_names import MOVED, MovedAttribute
from .undeclared import refuse_bare


def set_up(cls: type[Node]) -> None:
    """Make a class of elements of what its body says.

    Raises:
        DeclarationError: a keyword that no ``__init__`` can have.

    """
    lines: list[AnyChild] = [line for line in vars(cls).values() if isinstance(line, child)]
    cls.__cxml_grammar__ = {**cls.__cxml_grammar__, **{line.name: line for line in lines}}
    cls.__cxml_restricted__ = restricted(cls.__cxml_grammar__)
    if "tag" not in vars(cls):
        cls.tag = cls.tag or cls.__name__
    if not cls.__cxml_untyped__:
        _put(cls, "__cxml_write__", _write)
        _put(cls, "__cxml_start_tag__", _start_tag)
    for line in lines:
        setattr(cls, line.name, child_method(line, cls))
    if not is_ours(cls):  # the tests look after our own, and a check takes a while
        from .check_class import refuse_keywords

        refuse_keywords(cls)


def set_up_fields(cls: type[Node]) -> None:
    """Make a class of elements of what attrs has made of its fields.

    Raises:
        DeclarationError: the declaration cannot work; all that is wrong is said.

    """
    drop_methods_of_attrs(cls)
    _set_unset(cls)
    if not is_ours(cls):
        from .check_class import refuse_faults

        refuse_faults(cls, reserved_names(cls))
    if "__attrs_init__" not in vars(cls):  # else the class has an __init__ of its own
        _compile_init_later(cls)


def set_up_root(cls: type[Node]) -> None:
    """Make the class that all elements come from; nobody makes an element of it alone."""
    for name in MOVED:
        _put(cls, name, MovedAttribute(name))
    _set_unset(cls)
    _bare.__dict__["__wrapped__"] = cls.__init__
    _put(cls, "__init__", _bare)


def reserved_names(cls: type[Node]) -> frozenset[str]:
    """Name what every element has; an annotation alone is nothing that it has."""
    root = next(base for base in cls.__mro__ if Node in base.__bases__)
    names = (name for name in dir(root) if not name.startswith("__"))
    return frozenset(name for name in names if hasattr(root, name))


def _set_unset(cls: type[Node]) -> None:
    set_unset(cls)
    for each in attrs.fields(cls):
        if not each.kw_only:
            cls.__cxml_text__ = each.name


def _put(cls: type[Node], name: str, value: object) -> None:
    """Set an attribute of a class that checkers know otherwise."""
    type.__setattr__(cls, name, value)


# What takes its own place: most programs use few classes, and compiling a function takes longer
# than all of them are used in a short program.


def _compile_init_later(cls: type[Node]) -> None:
    """Give a class an ``__init__`` that compiles itself when it is first called."""
    made = cls.__init__

    def __init__(self: Node, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        compiled = compile_init(cls, positional, take_others)
        compiled.__dict__ |= {"__wrapped__": made, "__cxml_written__": True}
        _put(cls, "__init__", compiled)
        compiled(self, *args, **kwargs)

    __init__.__dict__ |= {"__wrapped__": made, "__cxml_written__": True}
    _put(cls, "__init__", __init__)


def _write(self: Node, add: Callable[[str], object], depth: int) -> None:
    cls = type(self)
    _put(cls, "__cxml_write__", compile_write(cls))
    self.__cxml_write__(add, depth)


def _start_tag(self: Node) -> str:
    cls = type(self)
    _put(cls, "__cxml_start_tag__", compile_start_tag(cls))
    return self.__cxml_start_tag__()


def _bare(self: Node, *_args: object, **_more: object) -> None:
    """Stand for the ``__init__`` that attrs gives to all classes that are declared."""
    refuse_bare(type(self))
