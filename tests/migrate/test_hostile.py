"""What a hostile line costs those who read what a project needs: time as it is long, no square."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import pytest
from pace import bounded

from cxml._migrate import imports, views
from cxml._migrate.keys import sets_key
from cxml._migrate.requirements import needed

LONG = 50_000
"""A square of it is beyond any bound."""
BLANKS = " " * LONG
LIST = ", ".join(f'"p{number}"' for number in range(LONG))
TOML = '[project]\nname = "a"\ndependencies = ["twilio", {}]\n'
CFG = "[options]\ninstall_requires =\n  twilio\n{}\n"
SETUP = "setup(install_requires=['twilio', {}])\n"
FILES = {
    "blanks in a line": ("requirements.txt", f"twilio\na{BLANKS}b\n"),
    "blanks in an extra": ("requirements.txt", f"twilio\na{BLANKS}[{BLANKS}\n"),
    "words": ("requirements.txt", "twilio\n" + "a- " * LONG),
    "blanks in a section": ("setup.cfg", CFG.format(f"  a{BLANKS}b")),
    "blanks in the name of a section": ("setup.cfg", CFG.format(f"[a{BLANKS}b")),
    "brackets of a section": ("setup.cfg", CFG.format("[" * LONG)),
    "lines below a long name": (
        "setup.cfg",
        CFG.format(f"[options.extras_require{'a' * LONG}]" + "\n a" * LONG),
    ),
    "a list in a line": ("pyproject.toml", TOML.format(LIST)),
    "blanks between quotes": ("pyproject.toml", TOML.format(f'\n"a{BLANKS}b",\n')),
    "blanks behind quotes": ("pyproject.toml", TOML.format(f'\n"a"{BLANKS}"b",\n')),
    "quotes": ("pyproject.toml", TOML.format(f'\n"{chr(39) * LONG}",\n')),
    "a list in a line of Python": ("setup.py", SETUP.format(LIST)),
    "blanks in Python": ("setup.py", SETUP.format(f"\n'a{BLANKS}b',\n")),
    "lists in a line of Python": ("setup.py", SETUP.format("['a'], " * (LONG // 10))),
    "a line that begins in a text": ("setup.py", SETUP.format(f"'''\n\"{BLANKS}''', {LIST}")),
    "lists in lists": ("setup.py", f"a({'deps=a(' * 80}deps=['twilio', {LIST}]{')' * 81}\n"),
}


@pytest.mark.parametrize(("path", "text"), FILES.values(), ids=FILES)
def test_what_a_file_costs(path: str, text: str) -> None:
    """Whatever a file is full of, what it needs is found soon."""
    with bounded(5):
        found = [each.package for each in needed(PurePath(path), text)]
    assert "twilio" in found


EXPRESSIONS: dict[str, Callable[[], object]] = {
    "blanks behind an import": lambda: [*imports.IGNORE.finditer(f"import a{BLANKS}b")],
    "words of a comment": lambda: imports.IGNORE.match("# type: ignore[" + "import   " * 50 + "x"),
    "documents that do not end": lambda: views.VERB.search("<Response" * LONG),
    "blanks behind the key": lambda: (
        sets_key(PurePath("a.py"), b'CXML_SIGNING_KEY"' + BLANKS.encode() + b"x") or None
    ),
}


@pytest.mark.parametrize("search", EXPRESSIONS.values(), ids=EXPRESSIONS)
def test_what_an_expression_costs(search: Callable[[], object]) -> None:
    """What looks at the text of a program goes over it once."""
    with bounded():
        assert not search()


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("import a  # type: ignore[import-untyped,  import]", "import a"),
        ("import a  # type: ignore # noqa", "import a# noqa"),
        ("import a  # noqa # type: ignore # type: ignore", "import a  # noqa"),
        ("import a  # type: ignore[attr-defined]", "import a  # type: ignore[attr-defined]"),
    ],
)
def test_comments_for_a_library_without_types(line: str, kept: str) -> None:
    """A comment that is about missing types is found with the blanks in front of it."""
    assert imports.IGNORE.sub("", line) == kept
