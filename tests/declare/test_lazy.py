"""Classes that are loaded when they are first used."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from attrs import define

import cxml
from cxml import Element, Pause, callbacks, fax, messaging, testing, voice
from cxml._text.names import upper_camel
from cxml._tree.child import child
from cxml._tree.display import public_name


def printed(program: str) -> str:
    """Run a program in a new interpreter, and give what it prints."""
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout.strip()


LOADED = "print(*sorted(name for name in sys.modules if name.startswith('cxml.voice.')))"


def test_an_import_loads_what_is_named() -> None:
    """Importing a response loads no class of a verb."""
    assert printed(f"import sys; from cxml import VoiceResponse; {LOADED}") == "cxml.voice.response"


def test_a_method_loads_its_class() -> None:
    """The first use of a method loads the class that it makes, and no other."""
    program = f"import sys, cxml; cxml.VoiceResponse().pause(); {LOADED}"
    assert printed(program) == "cxml.voice.pause cxml.voice.response"


def test_a_child_of_another_class_loads_nothing() -> None:
    """Asking whether an element may stand somewhere loads no class that it is not."""
    program = f"import sys, cxml; cxml.VoiceResponse().append(cxml.Pause()); {LOADED}"
    assert printed(program) == "cxml.voice.pause cxml.voice.response"


def test_a_declaration_of_ones_own_loads_nothing() -> None:
    """Declaring a response of one's own loads no class of a verb."""
    program = f"""
import sys, attrs, cxml
@attrs.define(kw_only=True)
class Office(cxml.VoiceResponse):
    pass
{LOADED}
"""
    assert printed(program) == "cxml.voice.response"


def test_defusedxml_is_loaded_when_it_is_needed() -> None:
    """Reading loads lxml; defusedxml is loaded for what looks like a declaration alone."""
    program = """
import sys, cxml
loaded = lambda: print(*(name for name in ("lxml", "defusedxml") if name in sys.modules))
cxml.VoiceResponse().say("Hi").to_xml()
loaded()
cxml.parse("<Response><Say>Hi!</Say></Response>")
loaded()
cxml.parse("<Response><!-- a comment --></Response>")
loaded()
cxml.parse("<Response><!-- <!a comment --></Response>")
loaded()
"""
    assert printed(program).splitlines() == ["lxml", "lxml", "lxml defusedxml"]


def test_reading_loads_what_is_there() -> None:
    """Reading a document loads the classes of its elements."""
    program = f"import sys, cxml; cxml.parse('<Response><Leave/></Response>'); {LOADED}"
    assert printed(program) == "cxml.voice.leave cxml.voice.response"


@pytest.mark.parametrize("name", ["callbacks", "convert", "relay", "signature", "swml"])
def test_a_module_is_loaded_when_it_is_used(name: str) -> None:
    """A module of the package can be had from it without an import of its own, and loads then."""
    program = (
        f"import sys, cxml; before = 'cxml.{name}' in sys.modules;"
        f"print(before, cxml.{name} is sys.modules['cxml.{name}'])"
    )
    assert printed(program) == "False True"


@pytest.mark.parametrize("module", [cxml, voice, messaging, fax, callbacks, testing])
def test_every_name_can_be_had(module: object) -> None:
    """Every exported name is there, dir() names it, and the names are in order."""
    names: list[str] = module.__all__  # type: ignore[attr-defined]
    assert all(getattr(module, name) is not None for name in names)
    assert dir(module) == sorted(names)


@pytest.mark.parametrize("module", [cxml, voice, messaging, fax, callbacks])
def test_no_other_name_can_be_had(module: object) -> None:
    """A name that is not exported is an AttributeError that says which module was asked."""
    with pytest.raises(AttributeError, match="has no attribute 'Dail'") as caught:
        getattr(module, "Dail")  # noqa: B009
    assert caught.value.name == "Dail"
    assert caught.value.obj is module


def test_star_imports() -> None:
    """A star import gives every exported name."""
    names: dict[str, object] = {}
    exec("from cxml import *", names)  # noqa: S102
    assert {*cxml.__all__} <= names.keys()


def test_threads() -> None:
    """Threads that use a class for the first time at once get the same class."""
    program = """
import threading
from concurrent.futures import ThreadPoolExecutor
import cxml
barrier = threading.Barrier(8)
def made(number):
    barrier.wait()
    response = cxml.VoiceResponse()
    response.dial().conference("Room")
    return type(response.children[0]), str(response)
with ThreadPoolExecutor(8) as pool:
    print(len(set(pool.map(made, range(8)))))
"""
    assert printed(program) == "1"


def test_names_that_two_channels_have() -> None:
    """A class whose name another channel has too is named with its channel."""
    assert public_name(cxml.Redirect) == "cxml.Redirect"
    assert public_name(messaging.Redirect) == "cxml.messaging.Redirect"
    assert public_name(messaging.Message) == "cxml.Message"
    assert public_name(fax.Reject) == "cxml.fax.Reject"
    assert repr(fax.FaxResponse(children=[fax.Reject()])) == (
        "cxml.FaxResponse(children=[cxml.fax.Reject()])"
    )


def test_names_of_methods_and_elements() -> None:
    """The name of an element follows from that of the method."""
    assert [upper_camel(each) for each in ("dial", "whats_app", "ai_session")] == [
        "Dial",
        "WhatsApp",
        "AiSession",
    ]


@define(kw_only=True, slots=False, eq=False, repr=False)
class Tree(Element):
    """An element that may stand in itself."""

    branch = child(later=lambda: Branch, tag="twig")
    pause = child(later=lambda: Pause)
    wrong = child(later=lambda: Pause)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Branch(Tree):
    """A part of it."""

    tag = "twig"


def test_a_class_that_is_declared_further_down() -> None:
    """A child whose class is declared later is built and read as any other."""
    tree = Tree()
    tree.branch().branch().pause(length=1)
    assert type(tree.children[0]) is Branch
    document = '<Tree><twig><twig><Pause length="1" /></twig></twig></Tree>'
    assert tree.to_xml(xml_declaration=False) == document
    assert Tree.from_xml(document) == tree


def test_a_class_of_another_name() -> None:
    """A child whose class has another name than its method says is answered with what to write."""
    with pytest.raises(TypeError, match="wrong needs tag='Pause': it is not called Wrong"):
        Tree().wrong()


def test_first_use_in_threads_of_one_process() -> None:
    """Threads that call a method for the first time at once all get an element."""
    barrier = Barrier(4)

    def made(_: int) -> Element:
        barrier.wait()
        return Tree().branch()

    with ThreadPoolExecutor(4) as pool:
        assert {type(each) for each in pool.map(made, range(4))} == {Branch}
