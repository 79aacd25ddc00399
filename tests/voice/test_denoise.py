"""``<Denoise>``: noise is reduced, or not."""

from __future__ import annotations

import pytest

from cxml import Denoise, DocumentError, InvalidValueError, VoiceResponse


def test_on_and_off() -> None:
    """The text says whether; white space around it means nothing in a document."""
    response = VoiceResponse()
    response.denoise("on")
    assert response.to_xml(False) == "<Response><Denoise>on</Denoise></Response>"
    assert Denoise.from_xml("<Denoise>\n off\n</Denoise>") == Denoise("off")


@pytest.mark.parametrize("state", ["", "On", "true", True, 1])
def test_nothing_else(state: object) -> None:
    """There is nothing but on and off."""
    with pytest.raises(InvalidValueError, match="must be on or off"):
        Denoise(state)  # type: ignore[arg-type]
    with pytest.raises(DocumentError, match="must be on or off"):
        Denoise.from_xml("<Denoise>loud</Denoise>")
