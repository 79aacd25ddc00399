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
from .._declare.positional import is_positional, note_positional, show_positional
from .absent import stand_in
from .build import fill
from .child import AnyChild, child, restricted
from .class_text import show_arguments
from .display import is_ours
from .late import late
from .methods import child_method
from .node import Node
from .spec import spec_of
from .twilio_names import MOVED, MovedAttribute
from .undeclared import refuse_bare
from .write import start_tag, write


def set_up(cls: type[Node]) -> None:
    """Make a class of elements of what its body says.

    Raises:
        DeclarationError: a keyword that no ``__init__`` can have.

    """
    lines: list[AnyChild] = [line for line in vars(cls).values() if isinstance(line, child)]
    cls.__cxml_grammar__ = {**cls.__cxml_grammar__, **{line.name: line for line in lines}}
    # Of the whole grammar: a line that is added may exclude one that is inherited.
    cls.__cxml_restricted__ = restricted(cls.__cxml_grammar__)
    # A derived class keeps the name of its base in XML, since it may stand where that may.
    if "tag" not in vars(cls):
        cls.tag = cls.tag or cls.__name__
    show_arguments(cls)
    note_positional(cls)
    # For each class, though inherited: what is written for one has the attributes of that one.
    if not cls.__cxml_untyped__:
        _put(cls, "__cxml_write__", _late_write(cls))
    for line in lines:
        setattr(cls, line.name, child_method(line, cls))
    cls.__cxml_stateful__ = not is_ours(cls)
    if cls.__cxml_stateful__:  # the tests look after our own, and a check takes a while
        from .check_class import refuse_keywords

        refuse_keywords(cls)
    elif lines:  # not before: the first of these is loaded when the package is there
        stand_in(_root_of(cls))


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
        show_positional(cls)
        _put(cls, "__init__", _late_init(cls))


def set_up_root(cls: type[Node]) -> None:
    """Make the class that all elements come from; nobody makes an element of it alone."""
    for name in MOVED:
        # In the root alone, so that whatever a class declares under such a name comes first.
        _put(cls, name, MovedAttribute(name))
    _set_unset(cls)
    show_arguments(cls)
    _put(cls, "__cxml_start_tag__", start_tag)
    _bare.__dict__["__wrapped__"] = cls.__init__
    _put(cls, "__init__", _bare)


def reserved_names(cls: type[Node]) -> frozenset[str]:
    """Name what every element has, but for names that stand there to say that they are gone."""
    root = _root_of(cls)
    names = (name for name in dir(root) if not name.startswith("__"))
    # hasattr says no to a MovedAttribute and an AbsentMethod, so that a class may declare a field
    # called name or conference.
    return frozenset(name for name in names if hasattr(root, name))


def _root_of(cls: type[Node]) -> type[Node]:
    # This is Element, which stands above this file and cannot be imported here.
    return next(base for base in cls.__mro__ if Node in base.__bases__)


def _set_unset(cls: type[Node]) -> None:
    set_unset(cls)
    for each in attrs.fields(cls):
        if is_positional(cls, each):
            cls.__cxml_text__ = each.name


def _put(cls: type[Node], name: str, value: object) -> None:
    """Set an attribute of a class that checkers know otherwise."""
    type.__setattr__(cls, name, value)


def _late_init(cls: type[Node]) -> Callable[..., None]:
    def __init__(self: Node, /, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        fill(self, spec_of(cls), args, kwargs)

    def written() -> Callable[..., None]:
        from .codegen import compile_init

        return compile_init(cls)

    init, made = late("__init__", __init__, written), cls.__init__
    init.__qualname__ = made.__qualname__
    init.__dict__["__wrapped__"] = made  # attrs made it, and it is asked for its signature alone
    return init


def _late_write(cls: type[Node]) -> Callable[..., str]:
    def written() -> Callable[..., str]:
        from .codegen import compile_write

        return compile_write(cls)

    return late("__cxml_write__", write, written)


def _bare(self: Node, *_args: object, **_more: object) -> None:
    """Stand for the ``__init__`` that attrs gives to all classes that are declared."""
    refuse_bare(type(self))
