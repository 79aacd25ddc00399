"""What attrs makes for a class, and what cxml has in its place."""

from __future__ import annotations

from typing import cast

import attrs


def set_unset(cls: type) -> None:
    """Let a field that nobody set read as the class's own attribute.

    An instance keeps what was set, and nothing else: so what is written, shown and compared needs
    no look at defaults. attrs has taken the defaults out of the body, and they are put back; what
    has to be given reads as an empty text, in an instance that was read and lacks it.
    """
    for each in attrs.fields(cls):
        # A class at run time, which attrs' stubs declare as a function. What a factory makes is no
        # value that all instances can share.
        if not isinstance(each.default, cast("type", attrs.Factory)):
            unset = "" if each.default is attrs.NOTHING else each.default
            # Over the slot, if attrs has given the class slots: values are kept in the dict.
            type.__setattr__(cls, each.name, unset)


def drop_methods_of_attrs(cls: type) -> None:
    """Take away what attrs made for a class that was declared otherwise than cxml's own.

    Its ``__setattr__`` runs converters alone, and its other methods are blind to what is unset.
    """
    for name in [name for name, own in vars(cls).items() if _is_made_by_attrs(name, own)]:
        type.__delattr__(cls, name)


def _is_made_by_attrs(name: str, own: object) -> bool:
    if name == "__attrs_own_setattr__":  # would make attrs undo ours in a derived class
        return True
    # A method of these names that the class wrote itself stays, so only the file tells. attrs
    # compiles some under a name of its own, and has others, such as __ne__, ready in its modules.
    methods = ("__setattr__", "__eq__", "__ne__", "__repr__", "__getstate__", "__setstate__")
    code = getattr(own, "__code__", None)
    made = ("<attrs generated", attrs.define.__code__.co_filename.removesuffix("_next_gen.py"))
    return name in methods and code is not None and code.co_filename.startswith(made)
