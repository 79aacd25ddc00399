"""How it is said that there is nothing of a name."""

from __future__ import annotations

import pytest

from cxml._text.wording import did_you_mean, no_such, shown


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bep", ("cxml.Conference has no attribute bep", "beep")),
        ("colour", ("cxml.Conference has no attribute colour", None)),
        ("a\nb", (r"cxml.Conference has no attribute a\nb", None)),
        (5, ("cxml.Conference has no attribute 5", None)),
        ("b" * 200, (f"cxml.Conference has no attribute {'b' * 80}", None)),
    ],
)
def test_what_an_owner_lacks(name: object, said: tuple[str, str | None]) -> None:
    """What has no such thing is named, the name stands in one line, and the nearest is given."""
    assert no_such("attribute", name, ["beep", "muted"], owner="cxml.Conference") == said


def test_what_there_is_not() -> None:
    """Where nothing in particular lacks it, the name is in quotes, since anything may be given."""
    assert no_such("element", "Dail", ["Dial"]) == ("there is no element 'Dail'", "Dial")
    assert no_such("element", "", ["Dial"]) == ("there is no element ''", None)


def test_asking_what_was_meant() -> None:
    """A sentence ends with a question where a name is near, and as it is where none is."""
    assert (did_you_mean("beep"), did_you_mean(None)) == ("; did you mean 'beep'?", "")


def test_no_secret_is_said() -> None:
    """A value that is an address is shown without its password, also one that is cut short."""
    assert (
        shown("https://u:hunter2@h/x y?AuthToken=abc") == "'https://u:*******@h/x y?AuthToken=***'"
    )
    long = f"https://u:{'hunter2' * 20}@h"
    assert "hunter2" not in shown(long)
