"""What a run of the tests shows: few dots, parts by folders, where to begin when it fails.

Of thousands of tests every hundredth or so draws its dot; ``-v`` names them all, as ever. Each test
has the mark of its folder, such as ``check``, or ``docs`` for the examples of pages, and ``slow``
where the tests of its file took long. Which did, a run with ``--write-slow`` measures, and writes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Sequence
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOTS = 300
"""About how many dots a run has at the most."""
PAGES = "docs"
LONG = 5.0
"""How many seconds the tests of a file take together that is slow."""
LIST = ROOT / "tests" / "slow.txt"
"""The files that were slow when their tests were timed."""
PROMISE = "promise"
"""What the sentence of a test is called in its report."""


PARTS = sorted({PAGES, *(each.parent.name for each in (ROOT / "tests").glob("*/__init__.py"))})
"""The parts that the tests can be run in."""


@cache
def slow_files(path: Path = LIST) -> frozenset[str]:
    """Read which files are slow."""
    return frozenset(path.read_text(encoding="utf-8").split())


def marks_of(path: Path) -> list[str]:
    """Give the marks of the tests of a file: its part, and whether they are slow."""
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
    part = PAGES if path.suffix == ".md" else name.removeprefix("tests/").partition("/")[0]
    return [*([part] if part in PARTS else []), *(["slow"] if name in slow_files() else [])]


class Times:
    """Adds up how long the tests of each file take, and writes which files are slow."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add the time of a test, of what is made for it, or of what is closed behind it."""
        self.seconds[report.nodeid.partition("::")[0]] += report.duration

    def pytest_sessionfinish(self) -> None:
        """Write which are slow; of files that were not run stays what was known."""
        known = slow_files(self.path) - self.seconds.keys()
        found = {name for name, seconds in self.seconds.items() if seconds > LONG}
        self.path.write_text("\n".join(sorted(known | found)) + "\n", encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that times the tests."""
    told = f"write to FILE which files are slow: those whose tests take over {LONG:g} s"
    parser.addoption("--write-slow", nargs="?", type=Path, const=LIST, metavar="FILE", help=told)


class Dots:
    """Lets few of the tests that pass draw their dot."""

    def __init__(self) -> None:
        self.each = 1
        self._passed = 0

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Count what is to be run."""
        self.expect(len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Count what the workers are to run; each of them found all of it."""
        self.expect(len(ids))

    def expect(self, count: int) -> None:
        """Take so many tests for a dot that there are not too many."""
        self.each = max(1, count // DOTS)

    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Say how a test that passed is shown; of all others pytest knows it."""
        if report.when != "call" or not report.passed or hasattr(report, "wasxfail"):
            return None
        self._passed += 1
        return "passed", "" if self._passed % self.each else ".", "PASSED"


@pytest.hookimpl(trylast=True)  # the reporter is made before
def pytest_configure(config: pytest.Config) -> None:
    """Name the marks, and show no line for each file where nobody asks for more than usual."""
    config.addinivalue_line("markers", f"slow: the tests of its file took over {LONG:g} s")
    path: Path | None = config.getoption("--write-slow")
    if path is not None and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Times(path), "cxml-times")
    for each in PARTS:
        config.addinivalue_line("markers", f"{each}: a test of that part")
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and config.get_verbosity() <= 0:
        reporter.showfspath = False
        config.pluginmanager.register(Dots(), "cxml-dots")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test the marks of its file."""
    known: dict[Path, list[str]] = {}
    for item in items:
        if item.path not in known:
            known[item.path] = marks_of(item.path)
        for each in known[item.path]:
            item.add_marker(each)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the report of a test that failed say what the test promises."""
    report = yield
    if report.failed:
        said = (getattr(getattr(item, "obj", None), "__doc__", None) or "").strip()
        report.user_properties.append((PROMISE, said.partition("\n")[0]))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say where to begin when something failed."""
    failed: list[pytest.TestReport] = [
        *terminalreporter.getreports("error"),
        *terminalreporter.getreports("failed"),
    ]
    if failed:
        terminalreporter.section("where to begin")
        for line in advice(failed[0]):
            terminalreporter.line(line)


def advice(report: pytest.TestReport | pytest.CollectReport) -> list[str]:
    """Say what the first test that failed promises, how to run it alone, and where to read on."""
    promise = dict(getattr(report, "user_properties", ())).get(PROMISE)
    name = report.nodeid
    file, mark, line = name.partition("::line:")
    if mark:  # the examples of a page run one after the other
        name, promise = file, f"the example in line {line.partition(',')[0]} of {file} runs"
    return [
        *([f"It promises: {promise}"] if promise else []),
        f"Run it alone: python -m pytest '{name}'",
        "CONTRIBUTING.md says which file knows what, and what each change takes.",
    ]
