"""Classes of declarations that are given their values by keyword."""

from __future__ import annotations

from cxml._declare.given import Given


class Name(Given):
    """A name in two spellings."""

    snake: str
    camel: str = "none"

    def _work_out(self) -> None:
        self.both = f"{self.snake} {self.camel}"


def test_holds_what_is_given_and_what_follows() -> None:
    """What is given counts, then what the class says; what follows is worked out of both."""
    assert Name(snake="a_b", camel="aB").both == "a_b aB"
    assert Name(snake="a_b").both == "a_b none"
