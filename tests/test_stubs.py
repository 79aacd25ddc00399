"""The stubs of the elements, which editors and type checkers read in the place of the source."""

from pathlib import Path

from stubs import stubs

import cxml


def test_the_stubs_say_what_the_source_says() -> None:
    """Each file of elements has the stub that `python tests/stubs.py` writes."""
    wanted: dict[Path, str] = dict(stubs())
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
