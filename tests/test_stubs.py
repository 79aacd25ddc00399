"""The stubs of the elements, which editors and type checkers read in the place of the source."""

import importlib.util
from pathlib import Path
from types import ModuleType

import cxml

SCRIPT = Path(__file__).parents[1] / ".ci/stubs.py"


def script() -> ModuleType:
    """Load what writes the stubs."""
    spec = importlib.util.spec_from_file_location("stubs", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_stubs_say_what_the_source_says() -> None:
    """Each file of elements has the stub that .ci/stubs.py writes: run it if this fails."""
    wanted: dict[Path, str] = dict(script().stubs())
    assert len(wanted) > 50
    assert [file.name for file, text in wanted.items() if file.read_text("utf-8") != text] == []


def test_no_stub_is_left_over() -> None:
    """A stub goes with its file."""
    found = (
        file
        for package in ("voice", "messaging", "fax")
        for file in (Path(cxml.__file__).parent / package).glob("*.pyi")
    )
    assert [file.name for file in found if not file.with_suffix(".py").exists()] == []
