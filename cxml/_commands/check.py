"""The subcommand ``check``."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from .files import print_text
from .options import complain, listed, path_of, refuse_what_is_read
from .progress import Progress

if TYPE_CHECKING:
    from .._check.config import Config
    from .._check.files import File, Finder
    from .._check.formats.shared import Report
    from .._check.run import Run
    from .._check.runner import Runner

SUMMARY = "find every mistake in documents before the call"
DESCRIPTION = """\
Check documents of cXML, in files and folders: every mistake with its line, the error code that
SignalWire publishes for it, and what to write. cxml rule CX306 says what a rule is for.
"""
EPILOG = """\
Settings are taken from [tool.cxml.check] of the nearest pyproject.toml; options go before them.
With - and --fix, what is mended is printed, and the findings are said on standard error.

Exit code, whatever the format: 0 when nothing is found that is as bad as --fail-on, 1 when
something is (or when --diff has something to show), 2 when the command, or a rule, could not run.
"""
FORMATS = ("text", "concise", "json", "sarif", "github")
_FOR_PROGRAMS = ("json", "sarif")
"""The formats of which nothing is no document."""
SEVERITIES = ("error", "warning", "info")


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "check",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input; unset, .")
    rules = parser.add_argument_group("rules").add_argument
    rules("--select", metavar="RULES", action="append", help="ids, their beginnings, or names")
    rules("--ignore", metavar="RULES", action="append", help="rules that are off all the same")
    rules("--min-severity", choices=SEVERITIES, help="the least that is shown, and counts (info)")
    rules("--fail-on", choices=SEVERITIES, help="the least that makes the exit code 1 (warning)")
    rules("--exit-zero", action="store_true", help="0 also when something is found")
    rules("--target", metavar="WHERE", help="where documents run: signalwire, or both")
    rules("--coming-from", metavar="WHAT", help="twilio: warn of what moving has to mind")
    fixes = parser.add_argument_group("fixes").add_argument
    fixes("--fix", action="store_true", help="write what was surely meant")
    fixes("--unsafe-fixes", action="store_true", help="with --fix also what was probably meant")
    fixes("--diff", action="store_true", help="show what --fix would write, and write nothing")
    shown = parser.add_argument_group("output").add_argument
    shown("--format", choices=FORMATS, default="text", help="for people, or for programs (text)")
    shown("--output", metavar="FILE", help="write to this file")
    shown("--statistics", action="store_true", help="how often each rule finds something")
    add_files(parser)
    parser.set_defaults(run=run)


def add_files(parser: ArgumentParser) -> None:
    """Add the options about which files are read."""
    files = parser.add_argument_group("files").add_argument
    files("--exclude", metavar="PATTERN", action="append", help="files and folders to leave out")
    files("--stdin-filename", metavar="NAME", help="what standard input is called")
    files("--config", metavar="FILE", help="take settings from this file")
    files("--isolated", action="store_true", help="take settings from no file")


def run(arguments: Namespace) -> int:
    """Check what is named, and say what was found."""
    from ..errors import ConfigurationError

    try:
        return _run(arguments)
    except ConfigurationError as error:
        _print_nothing_found(arguments, str(error))
        complain("check", error)
        return 2


def _print_nothing_found(arguments: Namespace, problem: str) -> None:
    """Print what a program can read that takes the output, where the command could not run."""
    from .._check.formats.shared import Report

    is_text = arguments.diff or (arguments.statistics and arguments.format != "json")
    is_read = arguments.format in _FOR_PROGRAMS and not (is_text or _is_filter(arguments))
    if is_read and arguments.output is None:
        print_text(_said(Report(findings=[], failures=[problem]), arguments), sys.stdout)


def _run(arguments: Namespace) -> int:
    settings = settings_of(arguments)
    checking = checked(arguments, settings)
    report = _report(
        checking, arguments.min_severity or settings.config.get("min-severity", "info")
    )
    if arguments.diff:
        print_to(_diffs(checking), arguments.output)
        is_wrong = bool(checking.changes)
    else:
        _mend(checking, arguments)
        print_to(_said(report, arguments), arguments.output, to_stderr=_is_filter(arguments))
        least = arguments.fail_on or settings.config.get("fail-on", "warning")
        is_wrong = _fails(report, least)
    complain("check", *checking.failures, *without_effect(arguments))
    return 2 if checking.failures else int(is_wrong and not arguments.exit_zero)


def without_effect(arguments: Namespace) -> Iterator[str]:
    """Say which of the options that were given do nothing beside the others, or without some."""
    if arguments.stdin_filename is not None and "-" not in arguments.paths:
        yield "--stdin-filename does nothing without -, which stands for standard input"
    if arguments.isolated and arguments.config is not None:
        yield "--isolated does nothing beside --config"
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        yield "--unsafe-fixes does nothing without --fix or --diff"


def _is_filter(arguments: Namespace) -> bool:
    """Whether standard output is for the document that comes in by standard input."""
    return "-" in arguments.paths and arguments.fix and not arguments.diff


class Settings(NamedTuple):
    """What the configuration says, and the folder from which its patterns start."""

    config: Config
    folder: Path


def settings_of(arguments: Namespace) -> Settings:
    """Give what the project says about checking."""
    from .._check.config import find_config, read_config

    if arguments.config is not None:
        found: Path | None = Path(arguments.config)
    elif arguments.isolated:
        found = None
    else:
        first = next((each for each in arguments.paths if each != "-"), arguments.stdin_filename)
        found = find_config(Path(first or "."))
    return Settings({}, Path()) if found is None else Settings(read_config(found), found.parent)


def _runner(arguments: Namespace, config: Config) -> Runner:
    from .._check.runner import Runner
    from .._check.select import make_settings

    return Runner(
        make_settings(
            select=listed(arguments.select) or config.get("select", []),
            ignore=[*listed(arguments.ignore), *config.get("ignore", [])],
            severities=config.get("severity", {}),
            target=arguments.target or config.get("target", "signalwire"),
            coming_from=arguments.coming_from or config.get("coming-from"),
            default_country=config.get("default-country"),
        )
    )


def checked(arguments: Namespace, settings: Settings, *, to: str = "check") -> Run:
    """Check the files that the options name.

    Args:
        arguments: the options.
        settings: what the project says.
        to: what is done with them; to ``draw`` them, Python files are left alone.

    """
    from .._check.config import PerFile
    from .._check.files import Finder
    from .._check.patterns import Patterns
    from .._check.run import Run
    from ..errors import ConfigurationError

    config, folder = settings
    checking = Run(
        _runner(arguments, config),
        fix=arguments.fix or arguments.diff,
        unsafe=arguments.unsafe_fixes,
        per_file=PerFile(config.get("per-file-ignores", {}), folder),
    )
    exclude = Patterns.of(listed(arguments.exclude), Path())
    finder = Finder(exclude + Patterns.of(config.get("exclude", []), folder))
    named = [path_of(each) for each in arguments.paths or ["."] if each != "-"]
    if "-" in arguments.paths:
        _check_stdin(checking, finder, arguments.stdin_filename or "stdin")
    checking.is_whole = any(map(os.path.isdir, named))
    found = [each for each in finder.find(named) if _is_read(each, to)]
    refuse_what_is_read("--output", arguments.output, finder)
    with Progress(sys.stderr) as progress:
        checking.check(progress.over(found, "files checked" if to == "check" else "files read"))
        checking.finish()
    # Files that are named and excluded are what a hook is given that knows nothing of settings.
    if not (checking.checked or checking.failures or finder.excluded):
        is_left_out = not found and any(_is_read(each, to) for each in finder.left_out)
        why = "all files here that may be documents are excluded" if is_left_out else _why_none(to)
        raise ConfigurationError(f"there is nothing to {to}: {why}")
    return checking


def _is_read(file: File, to: str) -> bool:
    return to == "check" or not file.is_python


def _why_none(to: str) -> str:
    from .._check.files import XML_ENDINGS

    programs = "" if to == "check" else ", and programs are not read"
    endings = f"{', '.join(XML_ENDINGS[:-1])} or {XML_ENDINGS[-1]}"
    return (
        f"no file here looks like a document: in folders those are looked for that end in"
        f" {endings}{programs}; others have to be named themselves"
    )


def _check_stdin(checking: Run, finder: Finder, name: str) -> None:
    from .._check.files import File, shown_path
    from .._check.run import MOST_READ
    from ..errors import ConfigurationError
    from .files import read_file

    try:
        data = read_file("-", MOST_READ)
    except OSError as error:
        raise ConfigurationError(f"standard input cannot be read: {error}") from None
    path = Path(name)
    file = File(path, shown_path(path), is_given=True, is_stdin=True)
    if finder.takes(file):
        checking.check_data(file, data)
    else:
        checking.stdin = data


def _report(checking: Run, least: str) -> Report:
    from .._check.formats.shared import Report
    from .._check.rule import Severity

    shown = [each for each in checking.findings if each.severity.reaches(Severity(least))]
    return Report(
        findings=[each for each in shown if not each.suppressed],
        suppressed=[each for each in shown if each.suppressed],
        lines=checking.lines,
        checked=checking.checked,
        fixed=len(checking.fixed),
        failures=[str(each) for each in checking.failures],
    )


def _fails(report: Report, least: str) -> bool:
    from .._check.rule import Severity

    return any(each.severity.reaches(Severity(least)) for each in report.findings)


def _said(report: Report, arguments: Namespace) -> str:
    # Each format when it is asked for: SARIF has much to load.
    form = arguments.format
    if arguments.statistics:
        from .._check.formats.statistics import write_statistics

        return write_statistics(report, as_json=form == "json")
    if form == "json":
        from .._check.formats.json import write_json

        return write_json(report)
    if form == "sarif":
        from .._check.formats.sarif import write_sarif

        return write_sarif(report)
    if form == "github":
        from .._check.formats.github import write_github

        return write_github(report)
    from .._check.formats.text import write_concise, write_text

    if form == "concise":
        return write_concise(report)
    stream = sys.stderr if _is_filter(arguments) else sys.stdout
    return write_text(report, colours=arguments.output is None and _wants_colours(stream))


def _wants_colours(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if forced := os.environ.get("FORCE_COLOR"):
        return forced != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _diffs(checking: Run) -> str:
    from .._check.diff import difference

    changes = sorted(checking.changes, key=lambda each: each.file.name)
    return "".join(difference(each.file.name, *each.shown) for each in changes)


def _mend(checking: Run, arguments: Namespace) -> None:
    """Write what was mended; what came by standard input goes to standard output."""
    if arguments.fix:
        checking.write()
    if _is_filter(arguments) and checking.stdin is not None:
        sys.stdout.buffer.write(checking.stdin)
        sys.stdout.flush()


def print_to(text: str, output: str | None, *, to_stderr: bool = False) -> None:
    """Write a text to a file; without one to standard output, or to standard error."""
    from ..errors import ConfigurationError

    if output is None:
        print_text(text, sys.stderr if to_stderr else sys.stdout)
        return
    try:
        Path(output).write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigurationError(f"{output} cannot be written: {reason}") from None
