"""What the tests of the checker have in common."""

from __future__ import annotations

from pathlib import Path

from cxml._check.check import check_bytes
from cxml._check.files import Finder
from cxml._check.finding import Finding
from cxml._check.patterns import Patterns
from cxml._check.run import Run
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


def codes_of_run(files: dict[str, str], runner: Runner) -> list[str]:
    """Write files into the working folder, and name what the command finds there."""
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)
    here = Path.cwd()
    run = Run(runner, is_whole=True)
    run.check(Finder(Patterns.of([], here)).find([here]))
    run.finish()
    assert not run.failures
    return [each.code for each in run.findings if not each.suppressed]


def runner_of(*selectors: str) -> Runner:
    """Give what asks some rules alone."""
    return Runner(make_settings(select=selectors))
