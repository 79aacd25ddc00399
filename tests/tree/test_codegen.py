"""The functions written for one class: their names, their errors, and where they come from."""

from __future__ import annotations

import gc
import inspect
import linecache
import traceback
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, ClassVar, Literal

import pytest
from attrs import define, field
from hypothesis import given, settings

from cxml import (
    Conference,
    CxmlError,
    Dial,
    Element,
    Gather,
    InvalidValueError,
    NestingError,
    Number,
    Pause,
    Say,
    Unknown,
    UnknownAttributeError,
    UsageError,
    VoiceResponse,
)
from cxml._declare.metadata import Length, Range, ShorthandFor, Wire
from cxml._declare.simple_types import MOST_REMEMBERED, split_words
from cxml._tree import late
from cxml._tree.build import fill, put
from cxml._tree.child import AnyChild, child
from cxml._tree.spec import spec_of
from cxml._tree.write import write
from cxml.testing import elements


@define(kw_only=True, slots=False, eq=False, repr=False)
class Awkward(Element):
    """A class whose attributes have the names that written functions might use."""

    tag: ClassVar[str] = "awk-ward"

    v: str | None = field(default=None, kw_only=False)
    """The text."""
    d: str | None = None
    """An attribute."""
    s: int | None = None
    """An attribute."""
    self_: bool | None = None
    """An attribute."""
    add: Literal["a", "b"] | None = None
    """An attribute."""
    lang: Annotated[str | None, Wire("xml:lang")] = None
    """An attribute in a namespace."""


def test_names_of_attributes_do_not_matter() -> None:
    """Attributes may have any names."""
    awkward = Awkward("text", d="<d>", s=5, self_=True, add="b", lang="en")
    assert awkward.to_xml(False) == (
        '<awk-ward add="b" d="&lt;d&gt;" s="5" self="true" xml:lang="en">text</awk-ward>'
    )
    assert Awkward.from_xml(str(awkward)) == awkward


def test_two_namesakes_are_apart() -> None:
    """Two classes of one name have each their own functions."""

    def declared(low: int, high: int) -> type[Element]:
        level = Annotated[int | None, Range(low, high)]
        body = {"__annotations__": {"level": level}, "level": None}
        return define(kw_only=True)(type("Same", (Element,), body))

    one, other = declared(1, 2), declared(3, 4)
    assert str(one(level=1)) == str(one(level=1))  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="from 3 to 4"):
        other(level=1)  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError, match="from 1 to 2"):
        one(level=3)  # type: ignore[call-arg]


def test_the_first_and_the_second_element_are_alike() -> None:
    """The first element of a class, for which functions are written, is like all that follow."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        label: str = field(kw_only=False)
        level: int | None = None

    before = inspect.signature(Fresh)
    first, second = Fresh("a", level=1), Fresh("a", level=1)
    assert first == second
    assert str(first) == str(second)
    assert inspect.signature(Fresh) == before
    assert next(iter(before.parameters)) == "label"


def test_the_first_element_may_be_refused() -> None:
    """A class whose first element is refused makes the next one all the same."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        label: Annotated[str, Length(2)] = field(kw_only=False)

    with pytest.raises(UsageError):
        Fresh()  # type: ignore[call-arg]
    with pytest.raises(InvalidValueError):
        Fresh("abc")
    assert str(Fresh("ab")).endswith("<Fresh>ab</Fresh>")


def test_the_trace_ends_where_the_value_was_given() -> None:
    """The traceback of a refused value leads to the caller's line."""
    try:
        Conference("Room", beep="sometimes")  # type: ignore[arg-type]
    except InvalidValueError as error:
        frames = traceback.extract_tb(error.__traceback__)
    assert frames[0].line is not None
    assert "sometimes" in frames[0].line
    assert len(frames) < 8


def test_a_refused_value_has_no_other_cause() -> None:
    """The error for a value is not shown as the consequence of another."""
    with pytest.raises(InvalidValueError) as caught:
        Pause(length="long")  # type: ignore[arg-type]
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_what_is_remembered_is_bounded() -> None:
    """Very many different values are written right, though few of them are remembered."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Fresh(Element):
        truth: bool | None = None
        times: int | None = None
        words: tuple[Literal["a"], ...] | None = field(default=None, converter=split_words)

    for number in range(MOST_REMEMBERED * 3):
        template = f"{{{{T{number}}}}}"
        fresh = Fresh(truth=template, times=number, words=template)  # type: ignore[arg-type]
        written = f'<Fresh times="{number}" truth="{template}" words="{template}" />'
        assert [fresh.to_xml(False) for _ in range(2)] == [written] * 2
    assert all(
        len(each) <= MOST_REMEMBERED
        for name, each in vars(Fresh)["__cxml_write__"].__globals__.items()
        if name.startswith("_written_")
    )


# Loops, and what is written in their place


def outcome(make: Callable[[], object]) -> tuple[object, ...]:
    """Make something, and tell what came of it."""
    try:
        made = make()
    except (CxmlError, TypeError) as error:
        return type(error), str(error).rpartition("__init__() got ")[2]
    return type(made), made, vars(made)


def filled(cls: type[Element], *args: Any, **kwargs: Any) -> Element:
    """Make an element by the loop."""
    element = object.__new__(cls)
    fill(element, spec_of(cls), args, kwargs)
    return element


def rebuilt(element: Any, make: Callable[..., Any]) -> Any:
    """Make an element again of what it holds, by its keywords."""
    fields = [*spec_of(type(element)).attributes.values(), spec_of(type(element)).text]
    known = {each.keyword: getattr(element, each.name) for each in fields if each}
    return make(**known, children=element.children, unknown_attributes=element.unknown_attributes)


@settings(max_examples=50)
@given(elements(VoiceResponse))
def test_any_element_is_built_and_written_as_by_the_loops(response: VoiceResponse) -> None:
    """The functions of a class build and write any of its elements as the loops do."""
    for each in filter(is_written, (response, *response.iter())):
        assert write(each, 1) == each.to_xml(False)
        by_loop = rebuilt(each, partial(filled, type(each)))
        assert vars(by_loop) == vars(rebuilt(each, type(each))) == vars(each)


def is_written(element: Element) -> bool:
    """Whether the functions of an element's class are written, not its own."""
    return late.is_late(type(element).__init__)


CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("conference", ("Room",), {"beep": "onEnter", "status_callback_event": "start end"}),
    (
        "conference",
        (),
        {"name": " Room ", "statusCallback": "/a", "unknown_attributes": {"x": "1"}},
    ),
    ("conference", ("Room",), {"status_callback": "/a", "statusCallback": "/b"}),
    ("conference", ("Room",), {"statusCallback": None, "beep": None}),
    ("conference", ("Room",), {"name": "Room"}),
    ("conference", ("Room", True), {"name": "Room"}),
    ("conference", ("Room", True, 5), {"muted": 7}),
    ("conference", ("Room",), {"wait_method": "PUT", "beep": "sometimes", "colour": "red"}),
    ("conference", ("Room",), {"status_callback_event": ["start", "begin"]}),
    ("conference", ("Room",), {"max_participants": "many"}),
    ("conference", ("Room",), {"children": [Pause()]}),
    ("conference", ("Room",), {"children": 5, "colour": "red"}),
    ("conference", ("Room",), {"unknown_attributes": {"beep": "true"}, "children": [Pause()]}),
    ("conference", ("Room",), {"unknown_attributes": {"a b": "c"}}),
    ("conference", (), {}),
    ("conference", (None,), {"beep": "sometimes"}),
    ("conference", ("",), {"beep": "sometimes"}),
    ("conference", (" ",), {}),
    ("conference", (5,), {"max_participants": "10", "muted": "false"}),
    ("conference", ("Room",), {"self": 1, "parent": 2, "_self": 3, "_parent": 4}),
    ("number", ("+15550100100",), {"url": "/a?b&c", "status_callback_event": "initiated"}),
    ("number", ("one", "two"), {}),
    ("sip", ("",), {}),
    ("queue", ("support",), {"url": "/a\x00"}),
    ("queue", ("support",), {"colour": "red", "children": [Pause()]}),
]


@pytest.mark.parametrize(("name", "args", "kwargs"), CALLS)
def test_any_call_comes_to_the_same(
    name: str, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    """The loop, the ``__init__`` and the method say the same to a call, be it right or wrong."""
    cls: Any = spec_of(Dial).grammar[name].element
    looped = outcome(lambda: filled(cls, *args, **kwargs))
    assert outcome(lambda: cls(*args, **kwargs)) == looped
    by_method = outcome(lambda: getattr(Dial(), name)(*args, **kwargs))
    assert by_method == looped or by_method[0] is looped[0] is TypeError


@pytest.mark.parametrize(
    "given_",
    [
        {"children": [Number("+15550100101")]},
        {"children": "more"},
        {"timeout": 1, "children": [Pause()]},
        {"children": [], "unknown_attributes": ()},
    ],
)
def test_what_stands_inside_comes_last(given_: dict[str, Any]) -> None:
    """What is wrong in a text or an attribute is said before what is wrong inside."""
    looped = outcome(lambda: filled(Dial, "+15550100100", **given_))
    assert outcome(lambda: Dial("+15550100100", **given_)) == looped
    assert outcome(lambda: VoiceResponse().dial("+15550100100", **given_)) == looped


def doubled(value: int | None) -> int | None:
    """Turn a value into another of the same type."""
    return None if value is None else 2 * value


def test_a_converter_is_asked_by_functions_too() -> None:
    """A declared converter turns also the values that would be right without it."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Menu(Element):
        level: int | None = field(default=None, converter=doubled)

    assert is_written(Menu(level=3))
    assert Menu(level=3).level == filled(Menu, level=3).__dict__["level"] == 6


def parents() -> list[Element]:
    """Make elements that hold all that decides whether one more may stand in them."""
    numbers = [Number("+15550100100") for _ in range(10)]
    return [
        Dial(),
        Dial("+15550100100"),
        Dial(children=[Conference("Room")]),
        Dial(children=numbers[:1]),
        Dial(children=numbers),
        Say("Hi"),
        Say("Hi", children=["there"]),
        Gather(children=[Pause()]),
        VoiceResponse(),
        VoiceResponse(children=[Say("Hi")]),
    ]


@pytest.mark.parametrize("number", range(len(parents())))
@pytest.mark.parametrize("inside", [[], [Pause()], ["text"]])
def test_methods_agree_with_put(number: int, inside: list[Element | str]) -> None:
    """A method allows and refuses a child as ``put`` does, and with the same words."""
    for name, line in spec_of(type(parents()[number])).grammar.items():
        one, other = parents()[number], parents()[number]
        by_put = outcome(lambda: made_and_put(one, line, inside))  # noqa: B023 - called at once
        by_method = outcome(lambda: getattr(other, name)(**given_to(line, inside)))  # noqa: B023
        assert by_method == by_put
        assert one.children == other.children


@define(kw_only=True)
class Short(Element):
    """A class whose text says what a child says, and whose children exclude none."""

    said: Annotated[str, ShorthandFor("pause")] = field(default="", kw_only=False)
    pause = child(Pause)


@pytest.mark.parametrize("text", ["", "text"])
def test_methods_mind_the_text_as_put_does(text: str) -> None:
    """Beside the text a child is refused, also where an unknown element stands already."""
    line, parent = spec_of(Short).grammar["pause"], Short(text, children=[Unknown("Other")])
    by_put = outcome(lambda: made_and_put(parent, line, []))
    assert outcome(parent.pause) == by_put
    assert (by_put[0] is NestingError) is bool(text)


def made_and_put(parent: Element, line: AnyChild, inside: list[Element | str]) -> Element:
    """Add a child as its method does at first."""
    made: Element = line.element(**given_to(line, inside))
    put(parent, spec_of(type(parent)), made, line)
    return made


def given_to(line: AnyChild, inside: list[Element | str]) -> dict[str, Any]:
    """Give what a child of any class can be made of."""
    text = spec_of(line.element).text
    return {"children": inside} | ({text.keyword: "text"} if text else {})


def test_a_child_that_holds_its_parent_is_refused() -> None:
    """A method puts no child that was given the parent, at any depth, as put does not."""
    nested: Any = declared_nest()
    parent = nested()
    for inner in (parent, nested(children=[parent])):
        with pytest.raises(CxmlError, match="inside itself"):
            parent.nest_in(children=[inner])
    assert parent.children == ()


def test_what_stands_in_several_places_is_looked_into_once() -> None:
    """An element that is appended twice can be appended further, and holds its parent nowhere."""
    nested: Any = declared_nest()
    shared = nested(children=[nested()])
    twice, parent = nested(children=[shared, shared]), nested()
    parent.append(twice)
    assert parent.children == (twice,)
    with pytest.raises(CxmlError, match="inside itself"):
        shared.append(parent)


def declared_nest() -> type[Element]:
    """Declare a class whose elements stand inside each other."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Nested(Element):
        nest_in = child(later=lambda: Nested, tag="Nested")

    return Nested


@pytest.fixture
def third_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the functions of a class at their third use."""
    monkeypatch.setattr(late, "MOST_LOOPS", 2)


def file_of(function: Any) -> str:
    """Name the file that a function comes from."""
    file: str = function.__code__.co_filename
    return file


@pytest.mark.usefixtures("third_use")
def test_functions_are_written_for_a_class_that_is_used() -> None:
    """The first elements are made and written by loops, those after them by functions."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Item(Element):
        weight: int | None = None

    @define(kw_only=True)  # with slots, for which attrs makes the class twice
    class Box(Element):
        item = child(Item)

    names = ((Box, "__init__"), (Box, "__cxml_write__"), (Box, "item"), (Item, "__cxml_write__"))
    for use in range(4):
        box = Box()
        assert box.item(weight=5) == Item(weight=5)
        assert box.to_xml(False) == '<Box><Item weight="5" /></Box>'
        written = [file_of(getattr(cls, name)).startswith("<cxml> ") for cls, name in names]
        assert written == [use >= 2] * 4
    assert inspect.signature(Item) == inspect.signature(Box().item)
    assert box.item.__qualname__.endswith("Box.item")


@pytest.mark.usefixtures("third_use")
def test_a_method_that_was_kept_goes_on() -> None:
    """A method that was kept before its function was written adds children all the same."""
    response = VoiceResponse()
    say = response.say
    for number in range(5):
        assert say(f"{number}").message == f"{number}"
    assert [each.message for each in response.iter(Say)] == ["0", "1", "2", "3", "4"]


@pytest.mark.usefixtures("third_use")
def test_a_method_that_was_replaced_stays_so() -> None:
    """What a program has put in the place of a method or of an ``__init__`` stays there."""

    class Room(Conference):
        pass

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Line(Dial):
        conference = child(Room)

    ours: Any = Line.conference
    names: list[str] = []

    def counted(line: Line, name: str) -> Room:
        names.append(name)
        made: Room = ours(line, name)
        return made

    type.__setattr__(Line, "conference", counted)
    for number in range(5):
        line: Any = Line()
        line.conference(f"Room {number}")
    assert names == [f"Room {number}" for number in range(5)]


@pytest.mark.usefixtures("third_use")
def test_a_class_that_makes_itself_is_called() -> None:
    """A method calls a class that has an ``__init__``, a ``__new__`` or a metaclass of its own."""
    calls: list[str] = []

    class Meta(type):
        def __call__(cls, *args: Any, **kwargs: Any) -> Any:
            calls.append("metaclass")
            return super().__call__(*args, **kwargs)

    class Called(Pause, metaclass=Meta):
        tag: ClassVar[str] = "Called"

    class Started(Pause):
        tag: ClassVar[str] = "Started"

        def __init__(self, length: int) -> None:
            calls.append("init")
            super().__init__(length=length)

    class New(Pause):
        tag: ClassVar[str] = "New"

        def __new__(cls, **_: Any) -> Any:
            calls.append("new")
            return object.__new__(cls)

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Box(Element):
        called = child(Called)
        started = child(Started)
        new = child(New)

    for use in range(1, 5):
        box = Box()
        for made in (box.called(length=1), box.started(1), box.new(length=1)):
            assert made == type(made)(length=1)
        assert calls == ["metaclass", "init", "new", "metaclass", "init", "new"] * use
    assert len(box.children) == 3


@pytest.mark.usefixtures("third_use")
def test_an_init_that_is_replaced_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A method that was written calls an ``__init__`` that a test puts in place for a while."""

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Note(Element):
        text: str | None = field(default=None, kw_only=False)
        tone: str | None = None

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Board(Element):
        note = child(Note)

    board: Any = Board()
    for number in range(5):
        board.note(f"{number}")
    calls: list[object] = []
    ours: Any = Note.__init__

    def counted(note: Note, *args: object, **named: object) -> None:
        calls.append((args, named))
        ours(note, *args, **named)

    for _ in range(5):  # so that it is written in turn, and another than the method has held
        Note("a")
    with monkeypatch.context() as patch:
        patch.setattr(Note, "__init__", counted)
        assert board.note("a", tone="low").tone == "low"
        assert board.note().text is None
        with pytest.raises(UsageError):
            board.note("a", "b")
        with pytest.raises(UnknownAttributeError):
            board.note(colour="red")
    assert calls == [
        (("a",), {"tone": "low"}),
        ((), {}),
        (("a", "b"), {}),
        ((), {"colour": "red"}),
    ]
    assert board.note("b").text == "b"
    assert len(calls) == 4
    assert len(board.children) == 8


@pytest.mark.usefixtures("third_use")
@pytest.mark.parametrize("name", ["_more", "_rest", "_others", "_self", "_parent", "_data", "_cls"])
def test_names_of_the_source_are_no_attributes(name: str) -> None:
    """What is given by a name that written functions have is unknown, before and after."""
    for _ in range(5):
        for make in (Say, VoiceResponse().say, Pause, VoiceResponse().pause):
            with pytest.raises(UnknownAttributeError, match=f"no attribute {name}"):
                make(**{name: "x"})  # type: ignore[arg-type]
    for _ in range(5):
        with pytest.raises(UnknownAttributeError, match=f"no attribute {name}"):
            Say("Hello", **{name: "x"})  # type: ignore[arg-type]


@pytest.mark.usefixtures("third_use")
def test_a_class_that_inherits_its_init_is_made_by_it() -> None:
    """A method makes an element of a class that inherits its ``__init__`` as that does."""

    class Nap(Pause):
        depth: int = 1  # attrs was never told

    @define(kw_only=True, slots=False, eq=False, repr=False)
    class Box(Element):
        nap = child(Nap)

    for _ in range(4):
        assert type(Box().nap(length=2)) is Nap
        with pytest.raises(InvalidValueError, match="Pause/@length"):
            Box().nap(length="long")  # type: ignore[arg-type]


# Source


@pytest.mark.parametrize("make", [Conference, Dial().conference])
def test_a_traceback_shows_the_line_that_was_written(make: Callable[..., object]) -> None:
    """A traceback through functions that were written for a class shows their lines."""

    class Wrong:
        def __str__(self) -> str:
            raise OSError("no text")

    with pytest.raises(OSError, match="no text") as caught:
        make(Wrong())
    shown = "".join(traceback.format_exception(caught.value))
    assert 'File "<cxml> cxml.voice.' in shown
    assert "name = _take_name(name)" in shown


def test_a_debugger_finds_the_source() -> None:
    """The source of a written function is found by the name of its file, again if forgotten."""
    Conference("Room").to_xml()
    function: Any = Conference.__cxml_write__
    assert linecache.getline(file_of(function), 1).startswith("def __cxml_write__(")
    assert inspect.getsource(function).startswith("def __cxml_write__(")
    assert function.__module__ == "cxml.voice.conference"
    linecache.clearcache()
    assert linecache.getline(file_of(function), 1, function.__globals__).startswith("def __")


def test_namesakes_have_a_source_each() -> None:
    """Two classes of one name have sources of their own, which last as long as the class."""

    def declared(name: str) -> Any:
        @define(kw_only=True, slots=False, eq=False, repr=False)
        class Same(Element):
            tag: ClassVar[str] = name

        Same().to_xml()
        return Same

    one, other = declared("one"), declared("other")
    files = [file_of(each.__cxml_write__) for each in (one, other)]
    assert "<one" in "".join(linecache.getlines(files[0]))
    linecache.clearcache()
    scope = other.__cxml_write__.__globals__
    assert "<other" in "".join(linecache.getlines(files[1], scope))
    del one, other
    gc.collect()
    linecache.clearcache()
    assert linecache.getlines(files[1], scope) == []
