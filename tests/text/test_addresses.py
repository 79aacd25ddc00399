"""What is shown of an address."""

from __future__ import annotations

import pytest

from cxml._text.addresses import bare_address, shown_address, without_user


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.com/voice?a=b@c", "https://example.com/voice"),
        ("https://user:secret@example.com/voice", "https://example.com/voice"),
        ("https://user@example.com:8443/voice", "https://example.com:8443/voice"),
        ("https://us@er:secret@[::1]:8443/a@b", "https://[::1]:8443/a@b"),
        ("https://user:secret@example.com", "https://example.com"),
        ("http://testserver/sip/ann@example.org", "http://testserver/sip/ann@example.org"),
        ("http://localhost:8000/ann@example.org", "http://localhost:8000/ann@example.org"),
        ("https://example.com:8443/@room", "https://example.com:8443/@room"),
        ("http://web:8000/voice?to=a@b", "http://web:8000/voice"),
        ("https://user:se/cret@example.com/voice", "https://example.com/voice"),
        ("https://user:se?cret@example.com/voice?a=b", "https://example.com/voice"),
        ("https://user:se#cr/et@example.com", "https://example.com"),
        ("https://user:12/34@example.com/voice", "https://example.com/voice"),
        ("https://user:p@s:/s@example.com/voice", "https://example.com/voice"),
        ("https://user:[se/cret@example.com/voice", "https://example.com/voice"),
        ("/voice?a=b", "/voice"),
    ],
)
def test_nothing_secret_is_shown(url: str, shown: str) -> None:
    """Neither a user, nor a password, however it is escaped, nor a query is shown."""
    assert bare_address(url) == shown
    assert shown_address(url) == shown


def test_it_is_short_and_in_a_line() -> None:
    """It is one short line of ASCII, whatever it is; the query may be left."""
    assert without_user("https://u:p@example.com/?a=b") == "https://example.com/?a=b"
    assert shown_address("https://example.com/\n\u202e") == r"https://example.com/\n\u202e"
    assert len(shown_address("https://example.com/" + "a" * 1000)) == 200
