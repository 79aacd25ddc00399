"""What Hypothesis calls when it is imported, so that ``from_type`` knows the classes of cxml.

A class is registered when it is made: to load all of them would take as long as Hypothesis itself,
in every program that has cxml installed and tests something else.
"""

from __future__ import annotations

from typing import Any

from .._declare.watch import watch
from .._tree.element import Element
from ..callbacks import Callback


def register() -> None:
    """Register the classes that there are, and those that will be."""
    for root in (Element, Callback):
        _register(root)
        _register_derived(root)
    watch(_register)


def _register_derived(cls: type[object]) -> None:
    for each in cls.__subclasses__():
        _register(each)
        _register_derived(each)


def _register(cls: type) -> None:
    # Hypothesis keeps what it knows for ever, which classes of a program may not want.
    if cls.__module__.partition(".")[0] == "cxml":
        from hypothesis import strategies as st

        st.register_type_strategy(cls, _strategy)


def _strategy(cls: Any) -> Any:
    """Give the strategy of a class when somebody asks for it."""
    from . import callbacks, documents, elements

    if issubclass(cls, Callback):
        return callbacks(cls)
    return documents() if cls is Element else elements(cls)
