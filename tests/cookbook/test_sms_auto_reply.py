"""What is answered to messages."""

import pytest

from cxml.simulator import Platform


@pytest.mark.parametrize(
    ("body", "answer"),
    [
        ("Hours", "from nine to five"),
        ("PRICE please", "12 dollars"),
        ("What is your name?", "Write HOURS or PRICE"),
        ("", "Write HOURS or PRICE"),
    ],
)
def test_answers_by_the_first_word(platform: Platform, body: str, answer: str) -> None:
    """The first word counts, in capitals or not; all else is told what to write."""
    message = platform.message("/message", body)
    message.gets(answer)
    assert len(message.replies) == 1
