"""What attrs makes for a class, where it is taken away again."""

from __future__ import annotations

import attrs


def drop_methods_of_attrs(cls: type) -> None:
    """Take away what attrs made for a class that was declared otherwise than cxml's own.

    Its ``__setattr__`` runs converters alone, and its other methods are blind to what is unset.
    """
    for name in [name for name, own in vars(cls).items() if _is_made_by_attrs(name, own)]:
        type.__delattr__(cls, name)


def _is_made_by_attrs(name: str, own: object) -> bool:
    if name == "__attrs_own_setattr__":  # would make attrs undo ours in a derived class
        return True
    methods = ("__setattr__", "__eq__", "__ne__", "__repr__", "__getstate__", "__setstate__")
    code = getattr(own, "__code__", None)
    made = ("<attrs generated", attrs.define.__code__.co_filename.removesuffix("_next_gen.py"))
    return name in methods and code is not None and code.co_filename.startswith(made)
