"""``<Response>``: a voice document."""

from __future__ import annotations

import pytest

from cxml import DocumentError, VoiceResponse


def test_its_name_in_xml() -> None:
    """The root of a voice document is Response, and may be empty."""
    assert VoiceResponse.tag == "Response"
    assert VoiceResponse().to_xml(False) == "<Response />"
    assert VoiceResponse.from_xml("<Response />") == VoiceResponse()


def test_verbs_in_order() -> None:
    """Verbs run in the order in which they were added."""
    response = VoiceResponse()
    response.say("One")
    response.pause()
    response.play("https://example.com/a.mp3")
    response.gather()
    response.dial("+15550100100")
    response.queue("support")
    response.reject()
    response.redirect("/next")
    response.hangup()
    tags = [each.tag for each in response.iter()]
    assert tags == [
        "Say", "Pause", "Play", "Gather", "Dial", "Queue", "Reject", "Redirect", "Hangup",
    ]  # fmt: skip
    assert VoiceResponse.from_xml(str(response)) == response


@pytest.mark.parametrize("verb", ["Conference", "say", "Response"])
def test_other_verbs(verb: str) -> None:
    """A name that is no verb is refused when it is read."""
    with pytest.raises(DocumentError, match=f"{verb} cannot stand in Response"):
        VoiceResponse.from_xml(f"<Response><{verb} /></Response>")
