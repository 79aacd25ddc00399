"""Names that are looked for in a package that does not have them."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec

import pytest

import cxml
from cxml._declare.elsewhere import _exports, _parts

FACES = ["cxml", "cxml.callbacks", "cxml.fax", "cxml.messaging", "cxml.voice"]
DOORS = ["cxml.voice_response", "cxml.messaging_response", "cxml.fax_response"]
OTHERS = ["cxml.signature", "cxml.swml", "cxml.convert", "cxml.testing", "cxml.declaring"]


def homes() -> dict[str, str]:
    """Give every public name with the module it is imported from: the package where that has it."""
    found = {name: face for face in (*OTHERS, *FACES) for name in import_module(face).__all__}
    return found | dict.fromkeys(cxml.__all__, "cxml")


def refused(statement: str) -> str:
    """Run an import that fails, and give what is said."""
    with pytest.raises(ImportError) as caught:
        exec(statement)  # noqa: S102
    return str(caught.value)


@pytest.mark.parametrize("face", FACES + DOORS)
def test_every_name_that_is_elsewhere(face: str) -> None:
    """Importing a name from the wrong package says where it is, and what to write."""
    module = import_module(face)
    for name, home in homes().items():
        is_module = hasattr(module, "__path__") and find_spec(f"{face}.{name}")
        if name not in module.__all__ and not hasattr(module, name) and not is_module:
            said = refused(f"from {face} import {name}")
            assert "it is in " in said
            assert home in said
            assert name in said


def test_what_is_said() -> None:
    """The line to write is said, with the package that was asked."""
    assert refused("from cxml import GatherAction") == (
        "cannot import name 'GatherAction' from 'cxml'; it is in cxml.callbacks: "
        "from cxml.callbacks import GatherAction"
    )
    assert refused("from cxml.callbacks import Conference") == (
        "cannot import name 'Conference' from 'cxml.callbacks'; it is in cxml: "
        "from cxml import Conference"
    )


def kinds() -> list[str]:
    """Give the classes of callbacks whose names are of a thing and of a kind."""
    face = import_module("cxml.callbacks")
    named = {name: getattr(face, name) for name in face.__all__ if _parts(name)[0]}
    return [name for name, it in named.items() if hasattr(it, "__callback_spec__")]


@pytest.mark.parametrize("cls", kinds())
@pytest.mark.parametrize("kind", ["Request", "Action", "Callback", "Event", "Status", "Result"])
def test_a_class_of_another_kind(cls: str, kind: str) -> None:
    """A class of callbacks that is asked for by the thing, and as of another kind, is named."""
    thing = cls.removesuffix(_parts(cls)[1].title())
    name = f"{thing}{kind}"
    if name not in import_module("cxml.callbacks").__all__:
        meant = refused(f"from cxml.callbacks import {name}").partition("did you mean ")[2]
        assert repr(cls) in meant or f"{kind}'" in meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("GatherRequest", "'GatherAction' or 'GatherPartial'"),
        ("RecordingAction", "'RecordAction'"),
        ("SmsRequest", "'MessageRequest'"),
        ("StreamRequest", "'StreamStatus'"),
        ("CallEvent", "'CallStatus', 'VoiceCallback' or 'VoiceRequest'"),
        ("VoiceCalback", "'VoiceCallback'"),
    ],
)
def test_classes_that_other_programs_have(name: str, meant: str) -> None:
    """What is near in meaning is named before what is near in spelling."""
    assert refused(f"from cxml.callbacks import {name}").endswith(f"; did you mean {meant}?")


@pytest.mark.parametrize(
    ("name", "homes"),
    [
        ("RequestValidator", "cxml.request_validator"),
        ("document", "cxml.django or cxml.flask"),
        ("Webhooks", "cxml.starlette"),
    ],
)
def test_names_of_modules_that_are_not_loaded(name: str, homes: str) -> None:
    """A name of a module that needs a framework is found, and the framework is not loaded."""
    program = f"""
import sys
try:
    from cxml import {name}
except ImportError as error:
    print(error, {{"flask", "django", "starlette"}} & sys.modules.keys())
"""
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    assert f"it is in {homes}: " in said
    assert said.endswith("set()\n")


def test_a_misspelt_name() -> None:
    """A name that is nowhere is answered with the nearest one of the package, if there is one."""
    assert refused("from cxml import VoiceRespons").endswith("; did you mean 'VoiceResponse'?")
    assert "did you mean" not in refused("from cxml import Nonsense")


def test_who_asks_for_an_attribute_gets_an_attribute_error() -> None:
    """hasattr() and getattr() work as of any module; the error of a dot says where the name is."""
    assert not hasattr(cxml, "GatherAction")
    assert getattr(cxml, "GatherAction", None) is None
    with pytest.raises(AttributeError, match=r"it is in cxml\.callbacks: from "):
        cxml.GatherAction  # type: ignore[attr-defined]  # noqa: B018


def test_private_names_are_not_looked_for() -> None:
    """A name that Python or a tool may ask of any module is answered at once."""
    _exports.cache_clear()
    for name in ("__wrapped__", "_private"):
        with pytest.raises(AttributeError, match=f"has no attribute {name!r}$"):
            getattr(cxml, name)
    assert _exports.cache_info().currsize == 0


def test_the_error_knows_the_name() -> None:
    """The error has the package and its file, as Python's own has."""
    with pytest.raises(ImportError) as caught:
        from cxml import GatherAction  # type: ignore[attr-defined]  # noqa: F401
    assert (caught.value.name, caught.value.path) == ("cxml", cxml.__file__)
