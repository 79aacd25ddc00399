"""What the tests of the checker have in common."""

from __future__ import annotations

from cxml._check.check import check_bytes
from cxml._check.finding import Finding
from cxml._check.runner import Runner
from cxml._check.select import make_settings

RUNNER = Runner(make_settings())


def found(document: str | bytes, runner: Runner = RUNNER, path: str = "") -> list[Finding]:
    """Give what is found in a document, what is suppressed with it."""
    data = document.encode() if isinstance(document, str) else document
    return check_bytes(data, runner, path)


def codes(document: str | bytes, runner: Runner = RUNNER) -> list[str]:
    """Give the ids of the rules that find something, in the order of the document."""
    return [each.code for each in found(document, runner) if not each.suppressed]


def inside(content: str) -> str:
    """Put something into a response."""
    return f"<Response>{content}</Response>"


def runner_of(*selectors: str) -> Runner:
    """Give what asks some rules alone."""
    return Runner(make_settings(select=selectors))
