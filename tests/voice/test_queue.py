"""``<Queue>``: the first caller of a queue."""

from __future__ import annotations

from cxml import Queue, VoiceResponse


def test_a_queue_in_two_places() -> None:
    """A queue may stand in a Dial and, as Twilio has it, in the document."""
    response = VoiceResponse()
    assert response.queue("support", method="GET") == response.dial().queue("support", method="GET")
    assert [each.name for each in response.iter(Queue)] == ["support", "support"]


def test_a_name_with_white_space_around_it() -> None:
    """The name of a queue is read without the white space that a document puts around it."""
    assert Queue.from_xml("<Queue>\n  support\n</Queue>") == Queue("support")
