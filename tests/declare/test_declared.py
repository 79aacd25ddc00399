"""The fields that a class declares, whatever kind of class it is."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import Annotated, Any, ClassVar

import attrs
import pytest
from attrs import define, field

from cxml import Element
from cxml._declare.declared import Declared, declared_fields, declared_names, once_per_class
from cxml._declare.metadata import Range, Wire
from cxml._declare.positional import note_positional
from cxml._tree.spec import spec_of


@define(kw_only=True)
class Base:
    """What the other class has from here."""

    later: ClassVar[NotThere] = None  # type: ignore[name-defined]  # noqa: F821
    first: str | None = None
    common: str | None = None

    def __init_subclass__(cls) -> None:
        note_positional(cls)


@define(kw_only=True)
class Own(Base):
    """A class with a field of each kind."""

    text: str = field(kw_only=False)
    number: Annotated[int | None, Range(1, 9)] = None
    named: Annotated[str | None, Wire("xml:name")] = None
    from_: Annotated["str | None", "nested"] = field(  # noqa: UP037
        default=None, alias="sender", kw_only=True
    )
    date: date | None = None


def declared(cls: type = Own) -> dict[str, Declared]:
    """Give the fields of a class by name."""
    return {each.name: each for each in declared_fields(cls, str.upper, without=["common"])}


def test_fields_in_order() -> None:
    """Inherited fields come first, and those of the whole family are left out."""
    assert list(declared()) == ["first", "text", "number", "named", "from_", "date"]
    assert [each.name for each in declared().values() if each.inherited] == ["first"]


def test_names() -> None:
    """The name on the wire is the one that is declared, or follows from the keyword."""
    assert declared()["named"].wire == "xml:name"
    assert declared()["number"].wire == "NUMBER"
    assert (declared()["from_"].keyword, declared()["from_"].wire) == ("sender", "SENDER")


def test_annotations() -> None:
    """Types and facts are taken apart, also where a part of the annotation stands in quotes."""
    assert (declared()["number"].types, declared()["number"].notes) == (
        (int, type(None)),
        (Range(1, 9),),
    )
    assert declared()["from_"].types == (str, type(None))


def test_what_attrs_knows() -> None:
    """What is required, and what is given by position, is what attrs was told."""
    found = declared().values()
    assert [each.name for each in found if each.required] == ["text"]
    assert [each.name for each in found if each.positional] == ["text"]


def test_a_field_that_is_called_as_its_type() -> None:
    """A field may have the name of its type, also when the class has an attribute of the name."""
    type.__setattr__(Own, "date", None)
    assert declared()["date"].types == (date, type(None))


def test_class_variables_are_not_looked_at() -> None:
    """An annotation of a class variable is not resolved; one of a field has to be."""
    assert declared(Base).keys() == {"first"}
    body: dict[str, Any] = {"__annotations__": {"second": "NotThere"}, "__module__": __name__}
    with pytest.raises(NameError, match="NotThere"):
        declared(attrs.define(type("Wrong", (Base,), body | {"second": None})))


def test_a_class_whose_module_is_gone() -> None:
    """A class whose module cannot be found has the names that every module has."""
    body: dict[str, Any] = {"__annotations__": {"second": "int | None"}, "__module__": "gone"}
    cls = attrs.define(kw_only=True)(type("Lost", (Base,), body | {"second": None}))
    assert declared(cls)["second"].types == (int, type(None))


def test_names_in_a_body() -> None:
    """The fields in a body are known by their annotations, whether attrs was told or not."""

    class Plain(Base):
        kind: ClassVar[str] = "x"
        second: NotThere | None = None  # type: ignore[name-defined]  # noqa: F821

    assert declared_names(Plain) == ["second"]


def test_once_per_class() -> None:
    """What is worked out of a class is kept, and never taken for that of a class under it."""
    asked: list[type] = []

    @once_per_class
    def name_of(cls: type) -> str:
        """Name a class."""
        asked.append(cls)
        return cls.__name__

    class Lower(Base):
        pass

    assert [name_of(Base), name_of(Lower), name_of(Base), name_of(Lower)] == ["Base", "Lower"] * 2
    assert asked == [Base, Lower]
    assert name_of.__doc__ == "Name a class."


def test_what_a_class_declares_goes_with_it() -> None:
    """What was worked out of a class that nobody uses any more is not kept."""

    def made() -> weakref.ref[type]:
        @define(kw_only=True)
        class Menu(Element):
            level: int | None = None

        assert spec_of(Menu).attributes.keys() == {"level"}
        return weakref.ref(Menu)

    found = made()
    gc.collect()
    assert found() is None
