"""What names of a program stand for."""

from __future__ import annotations

import ast

import pytest

from cxml._check.python.classes import Library, class_of
from cxml._check.python.names import Names
from cxml._check.python.tree import Tree


def named(source: str) -> list[str]:
    """Give the whole names of what a program calls, in its order."""
    tree = Tree(source.encode())
    names = Names(tree)
    return [names(each.func) for each in tree.all(ast.Call)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from cxml import Dial\nDial()", ["cxml.Dial"]),
        ("from cxml import Dial as D\nD()\nDial()", ["cxml.Dial", ""]),
        ("import cxml\ncxml.voice.Dial()", ["cxml.voice.Dial"]),
        ("import cxml.voice\ncxml.Dial()", ["cxml.Dial"]),
        ("import twilio.twiml.voice_response as vr\nvr.Dial()",
         ["twilio.twiml.voice_response.Dial"]),
        ("from twilio.twiml import voice_response\nvoice_response.Dial()",
         ["twilio.twiml.voice_response.Dial"]),
        ("from . import app\napp.Dial()", ["..app.Dial"]),
        ("from .views import Dial\nDial()", [".views.Dial"]),
        ("from cxml import *\nDial()\nprint()", ["cxml.Dial", ""]),
        ("from cxml import *\nfrom a import *\nDial()", [""]),
        ("try:\n  from cxml import Dial\nexcept E:\n  Dial = None\nDial()", ["cxml.Dial"]),
        ("try:\n  from a import D\nexcept ImportError:\n  from b import D\nD()", ["a.D"]),
        ("def f():\n  from cxml import Dial\n  Dial()\nDial()", ["cxml.Dial", ""]),
        ("from cxml import Dial\ndef f(Dial): Dial()", [""]),
        ("from cxml import Dial\ndef f(*Dial, **D): Dial()", [""]),
        ("from cxml import Dial\ndef f(a=Dial()): pass", ["cxml.Dial"]),
        ("from cxml import Dial\ndef f():\n  Dial = 1\n  Dial()", [""]),
        ("from cxml import Dial\n@Dial()\ndef f(): pass", ["cxml.Dial"]),
        ("from cxml import Dial\nlambda Dial: Dial()", [""]),
        ("from cxml import Dial\nlambda x: Dial()", ["cxml.Dial"]),
        ("from cxml import Dial\nclass A:\n  Dial = 1\n  Dial()\n  def f(self): Dial()",
         ["", "cxml.Dial"]),
        ("from cxml import Dial\nclass Dial: pass\nDial()", ["cxml.Dial"]),
        ("class Dial: pass\nDial()", [""]),
        ("from cxml import Dial\ndef f():\n try: g()\n except E as Dial: Dial()", ["", ""]),
        ("from cxml import Dial\ndef f(x):\n match x:\n  case [*Dial]: Dial()", [""]),
        ("from cxml import Dial\ndef f(x):\n match x:\n  case {**Dial}: Dial()", [""]),
        ("from cxml import Dial\ndef f(x):\n match x:\n  case int() as Dial: Dial()", [""]),
        ("from cxml import Dial\nD = Dial\nD()\ndef f(): D()", ["cxml.Dial", "cxml.Dial"]),
        ("import cxml\nD: type = cxml.voice.Dial\nD()", ["cxml.voice.Dial"]),
        ("from cxml import *\nD = E = Dial\nE()", ["cxml.Dial"]),
        ("from cxml import Dial\nD = Dial\nD = other\nD()", [""]),
        ("from cxml import Dial\nD = Dial\ndef f():\n  global D\n  D = 1\nD()", [""]),
        ("from cxml import Dial\nD = Dial\ndef f(D): D()", [""]),
        ("from cxml import Dial\nD = Dial\nE = D\nE()", [""]),
        ("D = E\nE = D\nD()\nx: int\nx()", ["", ""]),
        ("Dial()\nx().Dial()\nx[0]()", ["", "", "", ""]),
        (f"import a\na{'.a' * 30}()", [""]),
    ],
)  # fmt: skip
def test_a_name_is_what_was_imported(source: str, names: list[str]) -> None:
    """A name is what was imported under it where it stands; what is bound otherwise is nothing."""
    assert named(source) == names


@pytest.mark.parametrize(
    "annotation",
    [
        "Dial",
        "'Dial'",
        "Dial | None",
        "None | Dial",
        "'Dial | None'",
        "' Optional[cxml.Dial]'",
        "t.Optional['Dial']",
        "Annotated[Dial, 'x']",
    ],
)
def test_an_annotation(annotation: str) -> None:
    """An annotation may be a text, and allow None; what it names is what counts."""
    tree = Tree(f"import cxml\nfrom cxml import Dial\ndef f(x: {annotation}): pass".encode())
    assert [Names(tree).annotated(each.annotation) for each in tree.all(ast.arg)] == ["cxml.Dial"]


@pytest.mark.parametrize(
    "annotation",
    [
        "Dial | int",
        "list[Dial]",
        "Annotated[Dial]",
        "'Dial('",
        "'\\0'",
        f"'{'Dial | ' * 50}None'",
        f"{'Optional[' * 6}Dial{']' * 6}",
        "1",
    ],
)
def test_an_annotation_that_names_no_class(annotation: str) -> None:
    """An annotation that may be several classes, or none, says nothing."""
    tree = Tree(f"from cxml import Dial\ndef f(x: {annotation}): pass\ndef g(y): pass".encode())
    assert [Names(tree).annotated(each.annotation) for each in tree.all(ast.arg)] == ["", ""]


def test_a_name_at_a_place() -> None:
    """Whoever has a place, such as a codemod, asks for the name that begins there."""
    names = Names(Tree("import cxml\n'é'; x = cxml.Dial(\n  y)".encode()))
    assert names.at(2, 10) == "cxml.Dial"
    assert names.at(2, 11) == ""
    assert names.at(3, 3) == ""


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("cxml.Dial", Library.CXML),
        ("cxml.voice.Dial", Library.CXML),
        ("cxml.voice_response.Dial", Library.CXML),
        ("cxml.messaging_response.Message", Library.CXML),
        ("twilio.twiml.fax_response.FaxResponse", Library.TWILIO),
        ("signalwire.voice_response.Dial", Library.TWILIO),
    ],
)
def test_classes_of_elements(name: str, library: Library) -> None:
    """Classes are known by their names in cxml, Twilio's library, and SignalWire's older one."""
    known = class_of(name)
    assert known
    assert known.element.__name__ == name.rpartition(".")[2]
    assert known.library is library


@pytest.mark.parametrize(
    "name",
    [
        "cxml.Element",
        "cxml.Unknown",
        "cxml.Problem",
        "cxml.parse",
        "cxml.NoSuch",
        "cxml.dial.Dial",
        "twilio.twiml.Response",
        "twilio.twiml.voice_response.NoSuch",
        "plivo.Dial",
        "",
    ],
)
def test_what_is_no_class_of_elements(name: str) -> None:
    """What makes no element of a document is none, and neither is another library's."""
    assert class_of(name) is None
