"""Declarations that cannot work, and what is said about them when the class is made."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal

import pytest
from attrs import define, field

from cxml import (
    CxmlError,
    DeclarationError,
    Element,
    Number,
    Pause,
    Record,
    Redirect,
    Unknown,
    UnknownAttributeError,
    VoiceResponse,
)
from cxml._schema.walk import platform_roots, walk
from cxml._tree import check_class
from cxml._tree.check_class import refuse_faults
from cxml._tree.setup import reserved_names
from cxml.declaring import (
    Default,
    Length,
    Pattern,
    Range,
    Separator,
    ShorthandFor,
    Trait,
    Type,
    Url,
    Wire,
    child,
)


def made(annotation: Any, default: Any = None) -> type[Element]:
    """Make a class with one field of this annotation and default."""
    body = {"__annotations__": {"thing": annotation}, "thing": default, "__module__": __name__}
    return define(kw_only=True)(type("Menu", (Element,), body))


def said(declare: Callable[[], object]) -> list[tuple[str, str]]:
    """Give where and what is wrong with a declaration."""
    with pytest.raises(DeclarationError) as caught:
        declare()
    assert all(each.code == "declaration" for each in caught.value.problems)
    return [(each.path, each.message) for each in caught.value.problems]


# What is right


@pytest.mark.parametrize("cls", walk(platform_roots()), ids=lambda cls: str(cls.__name__))
def test_the_declarations_of_the_platform_work(cls: type[Element]) -> None:
    """Nothing is wrong with any class that cxml declares."""
    refuse_faults(cls, reserved_names(cls))


@pytest.mark.parametrize(
    "annotation",
    [
        str | None,
        int | None,
        bool | None,
        Decimal | None,
        Url | None,
        Literal["a", "b"] | None,
        str | Literal["a"] | None,
        str | bool | None,
        int | Literal["auto"] | None,
        bool | Literal["a"] | None,
        tuple[Literal["a", "b"], ...] | None,
        tuple[int, ...] | None,
        Annotated[int | None, Range(-3, 3), Default("0"), "whatever else stands there"],
        Annotated[tuple[Literal["a", "b"], ...] | None, Separator(","), Default("a,b")],
        Annotated[str | None, Pattern("[0-9]", "a digit"), Length(1), Trait.SECRET],
        Annotated[str | None, Wire("xml:lang")],
        Annotated[str | None, Type("room", strip=False)],
    ],
)
def test_kinds_of_values_that_work(annotation: Any) -> None:
    """Every kind of value that cxml knows may be declared, with the facts that go with it."""
    cls: Any = made(annotation)
    assert cls(thing=None) == cls()


# Fields


@pytest.mark.parametrize(
    ("annotation", "shown"),
    [
        (float | None, "float"),
        (dict[str, str] | None, "dict[str, str]"),
        (list[str] | None, "list[str]"),
        (bytes, "bytes"),
        (tuple[str, ...] | None, "tuple[str, ...]"),
        (tuple[int, int], "tuple"),
        (tuple[int | Literal["a"], ...], "tuple"),
        (Literal[1, 2] | None, "typing.Literal[1, 2]"),
        (Any, "Any"),
    ],
)
def test_a_kind_of_value_that_there_is_not(annotation: Any, shown: str) -> None:
    """A type that no attribute can have is named, with those that it can have."""
    [(where, what)] = said(lambda: made(annotation))
    assert where == "Menu.thing"
    assert what.startswith(shown)
    assert what.endswith(
        "is no kind of value: take str, int, bool, Decimal, Literal with words, or a tuple[..., "
        "...] of words or of int"
    )


@pytest.mark.parametrize(
    ("annotation", "shown"),
    [
        (int | str | None, "number, text"),
        (int | bool | None, "number, truth value"),
        (tuple[int, ...] | Literal["a"] | None, "numbers, word"),
        (Decimal | str | None, "amount, text"),
    ],
)
def test_kinds_of_values_that_do_not_go_together(annotation: Any, shown: str) -> None:
    """Types of which one would be lost are refused."""
    assert said(lambda: made(annotation)) == [("Menu.thing", f"a value cannot be one of {shown}")]


def test_no_value_at_all() -> None:
    """A field that can only be None holds nothing."""
    assert said(lambda: made(None)) == [("Menu.thing", "has no kind of value")]


@pytest.mark.parametrize(
    ("fact", "kind"),
    [
        (Range(1, 3), str),
        (Range(1, 3), bool),
        (Pattern("a", "an a"), int),
        (Length(3), Literal["abcd"]),
        (Type("url"), int),
        (Separator(","), str),
        (Pattern("a", "an a"), str | bool),
    ],
)
def test_a_fact_about_another_kind(fact: Any, kind: Any) -> None:
    """A fact that says nothing about the kind of value is refused, so that none is lost."""
    [(where, what)] = said(lambda: made(Annotated[kind | None, fact]))
    assert where == "Menu.thing"
    assert what.startswith(f"{type(fact).__name__} says nothing about a ")


def test_all_that_is_wrong_with_a_field() -> None:
    """Of one field all is said: its default, its facts, and its name in XML."""
    annotation = Annotated[str | None, Range(1, 3), Wire("a b"), Default("x")]
    assert [what.split()[0] for _, what in said(lambda: made(annotation, "y"))] == [
        "'y'",
        "Range",
        "'a",
    ]


def test_another_class_that_is_called_decimal() -> None:
    """A class that is only called like ``Decimal`` is no kind of value."""

    class Decimal:
        """Another one."""

    [(_, what)] = said(lambda: made(Decimal | None))
    assert what.startswith("Decimal is no kind of value")


def test_a_factory() -> None:
    """A factory is refused, since what nobody set is not written."""
    [(where, what)] = said(lambda: made(str | None, field(factory=str)))
    assert (where, "write = None" in what) == ("Menu.thing", True)


def test_a_default_that_would_not_be_written() -> None:
    """A default other than None is refused, with how to say what the platform does."""
    [(where, what)] = said(lambda: made(int | None, 30))
    assert where == "Menu.thing"
    assert what == (
        "30 would be read and not written: write = None, and Annotated[..., Default('30')] for "
        "what the platform does"
    )


def test_an_attribute_that_is_required() -> None:
    """An attribute without a default is refused, since only a text can be required."""
    [(_, what)] = said(lambda: made(int, field(kw_only=True)))
    assert what == "only the text can be required: write it as ... | None = None"


@pytest.mark.parametrize(
    ("annotation", "reason"),
    [
        (Annotated[bool | None, Default("yes")], "the default is 'yes': must be true or false"),
        (Annotated[int | None, Range(1, 3), Default("4")], "the default is '4': must be a whole"),
        (Annotated[str | None, Pattern("[", "?")], "the pattern is no regular expression: "),
        (Annotated[str | None, Wire("a b")], "'a b' in XML: not a name that XML allows"),
    ],
)
def test_a_fact_that_cannot_be_true(annotation: Any, reason: str) -> None:
    """A default that the attribute refuses, a broken pattern or a broken name is refused."""
    [(where, what)] = said(lambda: made(annotation))
    assert where == "Menu.thing"
    assert what.startswith(reason)


def test_an_annotation_that_cannot_be_evaluated() -> None:
    """An annotation that names what is not there is refused with that name."""
    [(where, what)] = said(lambda: made("Later | None"))
    assert where == "Menu"
    assert what.startswith("name 'Later' is not defined")


# Names


def test_two_fields_of_one_name_in_xml() -> None:
    """Two fields that would be the same attribute are refused."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            call_back: str | None = None
            other: Annotated[str | None, Wire("callBack")] = None

    assert said(declare) == [("Menu.other", "is callBack in XML, as call_back is")]


def test_two_fields_of_one_keyword() -> None:
    """Two fields that would be the same keyword are refused, those of the bases included."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Pause):
            kind: ClassVar[str] = "x"
            other: str | None = field(default=None, alias="call_back", kw_only=True)
            call_back: str | None = None
            inner: str | None = field(default=None, alias="children", kw_only=True)
            longer: int | None = field(default=None, alias="length", kw_only=True)
            _inner: str | None = None
            inner_: str | None = field(default=None, alias="inner", kw_only=True)

    assert said(declare) == [
        ("Menu.call_back", "the keyword call_back is that of other already"),
        ("Menu.inner", "the keyword children is that of children already"),
        ("Menu.longer", "the keyword length is that of length already"),
        ("Menu.inner_", "the keyword inner is that of inner already"),
    ]


def test_a_field_in_place_of_one() -> None:
    """A field may take the place of one of the base, and its keyword, or leave that."""

    @define(kw_only=True)
    class Menu(Pause):
        length: Annotated[int | None, Range(1, 3)] = field(
            default=None, alias="seconds", kw_only=True
        )
        other: str | None = field(default=None, alias="length", kw_only=True)

    assert Menu(seconds=2, length="x").length == 2


@pytest.mark.parametrize("alias", ["for", "a b", "1"])
def test_a_keyword_that_is_none(alias: str) -> None:
    """An alias that Python cannot take as a keyword is refused, with one that it can."""
    assert said(lambda: made(str | None, field(default=None, alias=alias, kw_only=True))) == [
        ("Menu.thing", f"{alias!r} cannot be a keyword: write alias='thing_'")
    ]


def test_a_field_that_may_be_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where attrs does not tell the text from an attribute, what may be either is refused."""
    monkeypatch.setattr(check_class, "TELLS", False)

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            title: str | None = field(default=None, kw_only=False, alias="thing")
            level: str | None = field(default=None, kw_only=True, alias="height")

    assert said(declare) == [
        (
            "Menu.title",
            "may be the text or an attribute, over attrs before 25.4: write kw_only=True for an"
            ' attribute, or default="" for the text',
        )
    ]


def test_a_private_name_whose_keyword_is_none() -> None:
    """A field's keyword has no underscores before it, and may then be none."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            _class: str | None = None

    assert said(declare) == [("Menu._class", "'class' cannot be a keyword: write alias='class_'")]


def test_a_keyword_that_is_ours() -> None:
    """A keyword with an underscore in front might be a name that written functions use."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            more: str | None = field(default=None, alias="_more", kw_only=True)
            self: str | None = None

    assert said(declare) == [
        ("Menu.more", "'_more' cannot be a keyword: write alias='more_'"),
        ("Menu.self", "'self' cannot be a keyword: write alias='self_'"),
    ]


def test_a_field_with_the_name_of_a_child() -> None:
    """A field whose name a child's method has is refused, with the way out."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(VoiceResponse):
            dial: str | None = None  # type: ignore[assignment]

    [(where, what)] = said(declare)
    assert where == "Menu.dial"
    assert what == "is a child's method too: name the field otherwise, with alias='dial'"


def test_a_name_that_every_element_has() -> None:
    """A field or a child with the name of a method of every element is refused."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            find: str | None = None  # type: ignore[assignment]
            iter = child(Pause)  # type: ignore[assignment]

    reason = "is a name that every element has for something else"
    assert said(declare) == [
        ("Menu.iter", reason),
        ("Menu.find", reason),
    ]


def test_a_name_in_xml_that_is_none() -> None:
    """A tag that XML does not allow is refused."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            tag: ClassVar[str] = "the menu"

    assert said(declare) == [("Menu.tag", "'the menu' is not a name that XML allows")]


def test_two_texts() -> None:
    """Where attrs was not told that fields are keywords, that is said."""

    def declare() -> None:
        @define
        class Menu(Element):
            title: str = ""
            level: int | None = None

    [(where, what)] = said(declare)
    assert where == "Menu"
    assert what.startswith("only one field can be the text, and title or level are positional")


# Children


def test_two_children_of_one_name_in_xml() -> None:
    """Two children that would be the same element are refused."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(VoiceResponse):
            go = child(Redirect)

    assert said(declare) == [("Menu.go", "is Redirect in XML, as redirect is")]


def test_a_rival_that_is_no_child() -> None:
    """A child that excludes what cannot stand there is refused, with the nearest name."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            number = child(Number)
            pause = child(Pause, never_with=["numbr", "?"])
            record = child(Record, alone=True, though_with=["pase"])

    assert said(declare) == [
        ("Menu.pause", "never_with names no child of the element: '?'"),
        ("Menu.pause", "never_with names no child of the element: 'numbr'; did you mean 'number'?"),
        ("Menu.record", "though_with names no child of the element: 'pase'; did you mean 'pause'?"),
    ]


@pytest.mark.parametrize("given", ["Choice", 5, None, Pause(), lambda: Pause])
def test_a_child_that_is_no_class(given: Any) -> None:
    """A child that is no class of element is refused where it is declared."""
    with pytest.raises(DeclarationError, match=r"child takes a class of element, not .*: write"):
        child(given)
    if not callable(given):
        with pytest.raises(DeclarationError, match="or later=lambda: Pause"):
            child(later=given)


def test_a_text_instead_of_what_is_no_child() -> None:
    """A text that stands instead of a child needs the child; an attribute cannot stand so."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            title: Annotated[str | None, ShorthandFor("numbr")] = field(default=None, kw_only=False)
            level: Annotated[str | None, ShorthandFor("pause")] = None

            pause = child(Pause)

    reason = "is for the text, and names a child of the element"
    assert said(declare) == [
        ("Menu.title", f"ShorthandFor('numbr') {reason}"),
        ("Menu.level", f"ShorthandFor('pause') {reason}"),
    ]


# The class


def test_a_class_that_is_not_decorated() -> None:
    """A class whose fields attrs was never told of is refused at its first use."""

    class Menu(Element):
        kind: ClassVar[str] = "x"
        title: str | None = None
        level: int | None = None

    expected = [
        (
            "Menu",
            "title or level is not declared: write @attrs.define(kw_only=True) above the class",
        )
    ]
    uses: list[Callable[[], Any]] = [
        lambda: Menu("x"),  # type: ignore[call-arg]
        lambda: Menu(level=1),  # type: ignore[call-arg]
        Menu,
        lambda: Menu.from_xml("<Menu/>"),
    ]
    for use in uses:
        assert said(use) == expected


def test_a_class_whose_base_is_decorated() -> None:
    """A class that adds fields to one that is decorated is refused at its first use too."""

    class Menu(Pause):
        level: int | None = None

    expected = [
        ("Menu", "level is not declared: write @attrs.define(kw_only=True) above the class")
    ]
    uses: list[Callable[[], Any]] = [
        lambda: Menu(level=1),  # type: ignore[call-arg]
        lambda: Menu("x"),  # type: ignore[call-arg]
        lambda: str(Menu()),
    ]
    for use in uses:
        assert said(use) == expected


def test_a_class_that_declares_nothing() -> None:
    """A class that is not decorated, nor any of its bases, cannot be made; so says the error."""

    class Menu(Element):
        pause = child(Pause)

    what = "it is not declared: write @attrs.define(kw_only=True) above the class"
    assert said(Menu) == [("Menu", what)]
    base = (
        "it is the base of all elements, and none itself: make a response, such as VoiceResponse()"
    )
    assert said(Element) == [("Element", base)]


def test_a_class_as_twilios_library_has_them() -> None:
    """An ``__init__`` in the place of a declaration is answered with how to write the class."""

    class Own(Element):
        def __init__(self, value: str, **more: Any) -> None:
            super().__init__(**more)
            self.name, self.value = "Own", value

    class Hasty(Element):
        def __init__(self, value: str) -> None:
            self.value = value

    class Derived(Own):
        """Has that of its base."""

    for cls in (Own, Hasty, Derived):
        name = cls.__name__
        [(place, what)] = said(lambda cls=cls: cls("x"))  # type: ignore[misc]
        assert place == name
        assert "an __init__ of its own and no declaration: write" in what
        assert f"write class {name}(cxml.Unknown), and in it" in what
        assert f"super().__init__({name!r}, children=[...], unknown_attributes={{...}});" in what
        assert "a declaration, with @attrs.define(kw_only=True) above the class" in what


def test_what_the_advice_for_such_a_class_gives() -> None:
    """Written so, it may stand anywhere, and is written as Twilio's library writes it."""

    class Own(Unknown):
        def __init__(self, value: str, **more: str) -> None:
            super().__init__("Own", children=[value], unknown_attributes=more)

    response = VoiceResponse()
    assert response.nest(Own("x", length="3")).children == ("x",)
    assert response.to_xml(False) == '<Response><Own length="3">x</Own></Response>'
    with pytest.raises(UnknownAttributeError):
        setattr(Own("x"), "name", "y")  # noqa: B010


def test_a_class_that_needs_no_decoration() -> None:
    """A class that only adds children needs no decoration."""

    class Office(VoiceResponse):
        hold = child(Hold)

    class Kept(VoiceResponse):
        kind: ClassVar[str] = "x"

    assert str(Kept(children=[Pause()])) == str(VoiceResponse(children=[Pause()]))
    office = Office()
    office.hold(length=1)
    assert office.to_xml(False) == '<Response><Hold length="1" /></Response>'


@define(kw_only=True)
class Hold(Element):
    """A verb of one's own."""

    length: int | None = None


def test_all_that_is_wrong_is_said_at_once() -> None:
    """All problems of a class are listed, and the error is a CxmlError and a TypeError."""

    def declare() -> None:
        @define(kw_only=True)
        class Menu(Element):
            price: float | None = None
            level: int = 3

    assert [where for where, _ in said(declare)] == ["Menu.price", "Menu.level"]
    with pytest.raises(
        DeclarationError, match=r"(?s)the declaration has 2 problems:\n- Menu.p"
    ) as e:
        declare()
    assert isinstance(e.value, CxmlError)
    assert isinstance(e.value, TypeError)
