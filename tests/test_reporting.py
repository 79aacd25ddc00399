"""What a run of the tests shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reporting import DOTS, LIST, LONG, PARTS, ROOT, Dots, Times, advice, marks_of, slow_files

OWN = ("CXML_", "PYTEST_", "SIGNALWIRE_", "TWILIO_")
TESTS = '''
import pytest

@pytest.mark.parametrize("each", range(2000))
def test_it(each):
    """Every number is one."""
    assert each != {wrong}
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a project of 2,000 tests that reports as this one does."""
    (tmp_path / "conftest.py").write_text("pytest_plugins = ['reporting']", encoding="utf-8")
    settings = f"[pytest]\npythonpath = {ROOT / 'tests'}"
    (tmp_path / "pytest.ini").write_text(settings, encoding="utf-8")
    write(tmp_path, wrong=-1)
    return tmp_path


def write(folder: Path, wrong: int) -> None:
    """Write its tests, one of which may be wrong."""
    (folder / "test_numbers.py").write_text(TESTS.format(wrong=wrong), encoding="utf-8")


def run(folder: Path, *options: str) -> list[str]:
    """Run its tests, and give the lines that are shown."""
    done = subprocess.run(  # noqa: S603 - our own tests
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=folder,
        env={name: text for name, text in os.environ.items() if not name.startswith(OWN)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize("options", [(), ("-q",), ("-n", "2")])
def test_few_dots(folder: Path, options: tuple[str, ...]) -> None:
    """Thousands of tests draw a few hundred dots, in one process or several; all are counted."""
    lines = run(folder, *options)
    assert DOTS <= sum(each.count(".") for each in lines if "%]" in each) <= 2 * DOTS
    assert "2000 passed" in lines[-1]
    assert len(lines) < 25
    assert not any("test_numbers" in each for each in lines)


def test_all_names(folder: Path) -> None:
    """Who asks for more sees each test by its name."""
    assert sum("PASSED" in each for each in run(folder, "-v")) == 2000


def test_where_to_begin(folder: Path) -> None:
    """A run that failed says what the first such test promises, and how to run it alone."""
    write(folder, wrong=1234)
    lines = run(folder)
    at = next(number for number, each in enumerate(lines) if "where to begin" in each)
    assert lines[at + 1] == "It promises: Every number is one."
    assert lines[at + 2] == "Run it alone: python -m pytest 'test_numbers.py::test_it[1234]'"


def test_an_example_that_fails() -> None:
    """An example of a page is run with those before it, and so with its page."""
    name = "docs/index.md::line:12,column:1"
    report = pytest.TestReport(name, ("", None, ""), {}, "failed", None, "call")
    assert advice(report)[:2] == [
        "It promises: the example in line 12 of docs/index.md runs",
        "Run it alone: python -m pytest 'docs/index.md'",
    ]


def test_a_file_that_cannot_be_read() -> None:
    """What fails before there are tests promises nothing."""
    report = pytest.CollectReport("tests/test_all.py", "failed", None, None)
    assert advice(report)[0] == "Run it alone: python -m pytest 'tests/test_all.py'"


def test_a_small_run_shows_all() -> None:
    """A dot stands for one test as long as there are few."""
    dots = Dots()
    dots.expect(DOTS)
    assert dots.each == 1


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("tests/check/test_rules.py", ["check"]),
        ("tests/migrate/test_costs.py", ["migrate", "slow"]),
        ("tests/test_project.py", []),
        ("docs/how-to/flask.md", ["docs"]),
        ("tests/docs/test_pictures.py", ["docs", "slow"]),
        ("README.md", ["docs"]),
        ("tests_sdk/test_types.py", []),
    ],
)
def test_marks(name: str, marks: list[str]) -> None:
    """A test has the mark of its folder, the examples of pages ``docs``, and some are slow."""
    assert marks_of(ROOT / name) == marks


def test_what_is_slow_is_there() -> None:
    """Each file that is said to be slow exists, and each is named once, in order."""
    listed = LIST.read_text(encoding="utf-8").split()
    assert [each for each in listed if not (ROOT / each).is_file()] == []
    assert listed == sorted(set(listed))
    assert {"check", "migrate", "simulator", "docs", "voice"} <= set(PARTS)


def test_what_takes_long_is_slow(tmp_path: Path) -> None:
    """The tests of a file are timed together; of files that were not run stays what was known."""
    path = tmp_path / "slow.txt"
    path.write_text("tests/test_fast.py\ntests/test_other.py\n", encoding="utf-8")
    times = Times(path)
    for name, seconds in (("slow.py::a", LONG), ("fast.py::a", LONG), ("slow.py::b", 0.1)):
        nodeid = f"tests/test_{name}"
        report = pytest.TestReport(nodeid, ("", 0, ""), {}, "passed", None, "call", (), seconds)
        times.pytest_runtest_logreport(report)
    times.pytest_sessionfinish()
    assert path.read_text(encoding="utf-8") == "tests/test_other.py\ntests/test_slow.py\n"


@pytest.mark.parametrize("options", [(), ("-n", "2")])
def test_a_run_writes_what_is_slow(folder: Path, options: tuple[str, ...]) -> None:
    """A run that is asked to writes the list, in one process or several."""
    path = folder / "slow.txt"
    path.write_text("test_numbers.py\ntest_other.py\n", encoding="utf-8")
    lines = run(folder, "test_numbers.py::test_it[7]", "--write-slow", str(path), *options)
    assert "1 passed" in lines[-1]
    assert slow_files(path) == {"test_other.py"}
