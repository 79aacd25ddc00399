"""The examples of the platform's page about conferences run when one import is changed.

``tests/documents/conference-page`` holds the Python examples and the documents beside them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml import Dial, VoiceResponse

EXAMPLES = sorted((Path(__file__).parent / "documents" / "conference-page").glob("*.txt"))

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: str(path.stem))


def printed_by(example: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Run an example with its import changed, and give what it printed."""
    program = example.read_text(encoding="utf-8")
    assert program.count("signalwire.voice_response") == 1
    exec(program.replace("signalwire.voice_response", "cxml.voice_response"), {})  # noqa: S102
    return capsys.readouterr().out


def test_all_examples_are_here() -> None:
    """The page has six examples, and each has its document."""
    assert len(EXAMPLES) == 6
    assert all(example.with_suffix(".xml").exists() for example in EXAMPLES)


@every_example
def test_an_example_gives_the_document_of_the_page(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An example prints the document that stands beside it on the page."""
    document = example.with_suffix(".xml").read_text(encoding="utf-8")
    printed = printed_by(example, capsys)
    assert printed == "".join(line.strip() for line in document.splitlines()) + "\n"
    assert VoiceResponse.from_xml(printed).to_xml(pretty=True) == document.rstrip("\n")


@every_example
def test_a_document_of_the_page_is_read(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document of the page is read as the elements that its example builds."""
    response = VoiceResponse.from_xml(example.with_suffix(".xml").read_bytes())
    assert str(response) + "\n" == printed_by(example, capsys)
    dial = response.find(Dial)
    assert dial is not None
    assert len(dial.children) == 1
