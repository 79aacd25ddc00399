"""The subcommand ``migrate``."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from .check import print_to
from .files import print_text
from .options import complain, listed, path_of, print_lines, refuse_what_is_read
from .progress import Progress

if TYPE_CHECKING:
    from .._migrate.report.model import Report
    from .._migrate.run import Run

SUMMARY = "move a program from Twilio's library"
DESCRIPTION = """\
Move programs and documents from Twilio's library, or SignalWire's older one, to cxml: show what
would change, or change it. What no command can move is said, with the place and the reason.
"""
EPILOG = """\
Without --write nothing is changed. What is only probably meant waits for --unsafe. It needs the
extra migrate: pip install "cxml[migrate]".

Exit code: 0 when nothing has to change, or with --write when it is done; 1 when something would
change; 2 when the command could not run.
"""
MOST_NAMED = 5
"""How many of the files are named that are refused."""
ORIGINS = ("auto", "twilio", "signalwire", "django-twilio", "flask-twilio")


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "migrate",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; unset, .")
    add("--from", dest="origin", choices=ORIGINS, default="auto", help="where it comes from (auto)")
    how = parser.add_mutually_exclusive_group().add_argument
    how("--diff", action="store_true", help="show what would change (this is the default)")
    how("--check", action="store_true", help="name what would change")
    how("--write", action="store_true", help="change it")
    how("--list", action="store_true", help="name all rewrites, and what each does")
    which = parser.add_argument_group("rewrites").add_argument
    which("--only", metavar="NAME", action="append", help="these alone")
    which("--skip", metavar="NAME", action="append", help="not these")
    which("--unsafe", action="store_true", help="also what is only probably meant")
    add("--mark", action="store_true", help="write a comment above what is left to you")
    add("--report", metavar="FILE", help="say all of it in this file, .md or .json")
    files = parser.add_argument_group("files").add_argument
    files("--exclude", metavar="PATTERN", action="append", help="files and folders to leave out")
    files("--force", action="store_true", help="change files with uncommitted changes too")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Show, or do, what moves the files that are named."""
    from ..errors import ConfigurationError

    try:
        return _list() if arguments.list else _run(arguments)
    except ConfigurationError as error:
        complain("migrate", error)
        return 2


def _list() -> int:
    from .._migrate.documents import NAME, SUMMARY as MENDS
    from .._migrate.rewrites import REWRITES

    width = max(map(len, REWRITES))
    for each in REWRITES.values():
        sys.stdout.write(f"{each.name:{width}}  {each.safety:6}  {each.summary}\n")
    sys.stdout.write(f"{NAME:{width}}  {'safe':6}  {MENDS}\n")
    return 0


def _run(arguments: Namespace) -> int:
    migration = _migration(arguments)
    if arguments.write:
        _write(migration, arguments)
        print_lines(migration.made, sys.stdout)
    elif arguments.check:
        print_lines((each.file.name for each in migration.files), sys.stdout)
    else:
        _print(_diffs(migration))
    complain("migrate", *migration.failures)
    if arguments.report:
        _write_report(migration.report, arguments.report)
    # A diff and names are for other programs, which a count would disturb.
    print_lines(_summary(migration.report), sys.stdout if arguments.write else sys.stderr)
    if migration.failures:
        return 2
    return int(bool(migration.files) and not arguments.write)


def _migration(arguments: Namespace) -> Run:
    from .._check.files import Finder
    from .._check.patterns import Patterns
    from .._migrate.files import is_wanted
    from .._migrate.run import Run
    from .._migrate.select import choose
    from ..errors import ConfigurationError

    if find_spec("libcst") is None:
        raise ConfigurationError('this needs libcst: pip install "cxml[migrate]"')
    rewrites, documents = choose(arguments.origin, listed(arguments.only), listed(arguments.skip))
    paths = [path_of(each) for each in arguments.paths or ["."]]
    migration = Run(
        rewrites,
        unsafe=arguments.unsafe,
        documents=documents,
        is_written=arguments.write,
        is_shown=not (arguments.write or arguments.check),
        marks=arguments.mark,
        is_whole=any(map(os.path.isdir, paths)),
    )
    exclude = Patterns.of(listed(arguments.exclude), Path())
    finder = Finder(exclude, wanted=is_wanted)
    found = [*finder.find(paths)]
    refuse_what_is_read("--report", arguments.report, finder)
    with Progress(sys.stderr) as progress:
        migration.watch = partial(progress.over, said="programs looked at")
        migration.add(progress.over(found, "files read"))
        migration.finish()
    return migration


def _write(migration: Run, arguments: Namespace) -> None:
    from ..errors import ConfigurationError

    waiting = [] if arguments.force else migration.uncommitted()
    if waiting:
        raise ConfigurationError(
            f"nothing was written: {_some(waiting)} {'have' if len(waiting) > 1 else 'has'} changes"
            " that are not committed; commit them, or give --force"
        )
    migration.write()


def _some(names: list[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return f"{', '.join(names[:MOST_NAMED])}{more}"


def _diffs(migration: Run) -> Iterator[str]:
    from .._check.diff import difference

    for each in migration.files:
        yield difference(each.file.name, *each.shown)


def _print(lines: Iterator[str]) -> None:
    from .._text.terminal import IN_XML, escape_hidden

    for each in lines:
        print_text(escape_hidden(each, IN_XML), sys.stdout)


def _summary(report: Report) -> Iterator[str]:
    done = "changed" if report.is_written else "would change"
    if report.files:
        places = f"in {_count(len(report.made), 'place')}" if report.made else "by comments alone"
        yield f"{_count(report.files, 'file')} {done}, {places}"
    else:
        yield "there is nothing to change"
    if waiting := len(report.waiting):
        yield f"{_count(waiting, 'place')} {'wait' if waiting > 1 else 'waits'} for --unsafe"
    if left := len(report.left):
        yield f"{_count(left, 'place')} {'are' if left > 1 else 'is'} left to you"
    if met := len(report.met):
        verb = "concern" if met > 1 else "concerns"
        yield f"{_count(met, 'difference')} of the platforms {verb} this program"
    if waiting or left or met:
        yield "--report FILE.md says which and where"
    yield from (f"{each.path} is left as it is: {each.why}" for each in report.skipped)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _write_report(report: Report, name: str) -> None:
    from .._migrate.report.json import write_json
    from .._migrate.report.markdown import write_markdown

    write = write_json if name.endswith(".json") else write_markdown
    print_to(write(report), name)
