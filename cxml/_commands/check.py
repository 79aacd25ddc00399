"""The subcommand ``check``."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._check.config import Config
    from .._check.formats.shared import Report
    from .._check.run import Run
    from .._check.settings import Settings

SUMMARY = "find every mistake in documents before the call"
DESCRIPTION = """\
Check documents of cXML, in files and folders: every mistake with its line, the error code that
SignalWire publishes for it, and what to write. cxml rule CX306 says what a rule is for.
"""
EPILOG = """\
Settings are taken from [tool.cxml.check] of the nearest pyproject.toml; options go before them.
Exit code: 0 when nothing is found that is as bad as --fail-on, 1 when something is, 2 when the
command could not run.
"""
FORMATS = ("text", "concise", "json", "sarif", "github")
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
    rules("--min-severity", choices=SEVERITIES, help="the least that is shown (info)")
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
    files = add_files(parser)
    files("--stdin-filename", metavar="NAME", help="what standard input is called")
    parser.set_defaults(run=run)


def add_files(parser: ArgumentParser) -> Callable[..., Action]:
    """Add the options about which files are read; give what adds more of them."""
    files = parser.add_argument_group("files").add_argument
    files("--exclude", metavar="PATTERN", action="append", help="files and folders to leave out")
    files("--config", metavar="FILE", help="take settings from this file")
    files("--isolated", action="store_true", help="take settings from no file")
    return files


def run(arguments: Namespace) -> int:
    """Check what is named, and say what was found."""
    from ..errors import ConfigurationError

    try:
        return _run(arguments)
    except ConfigurationError as error:
        from .._text.terminal import in_one_line

        sys.stderr.write(f"cxml check: {in_one_line(error)}\n")
        return 2


def _run(arguments: Namespace) -> int:
    from .._check.run import Run
    from .._check.runner import Runner

    config = config_of(arguments)
    checking = Run(
        Runner(settings_of(arguments, config)),
        fix=arguments.fix or arguments.diff,
        unsafe=arguments.unsafe_fixes,
        per_file_ignores=config.get("per-file-ignores", {}),
    )
    _check(checking, arguments, config)
    report = _report(checking, arguments.min_severity or config.get("min-severity", "info"))
    if arguments.diff:
        print_to(_diffs(checking), arguments.output)
        return int(bool(checking.changed))
    if arguments.fix:
        _write(checking)
    print_to(
        _statistics(report) if arguments.statistics else _said(report, arguments), arguments.output
    )
    least = arguments.fail_on or config.get("fail-on", "warning")
    return int(not arguments.exit_zero and _fails(report, least))


def config_of(arguments: Namespace) -> Config:
    """Give what the project says about checking."""
    from .._check.config import find_config, read_config

    if arguments.config is not None:
        return read_config(Path(arguments.config))
    first = Path(next((each for each in arguments.paths if each != "-"), "."))
    found = None if arguments.isolated else find_config(first)
    return read_config(found) if found else {}


def settings_of(arguments: Namespace, config: Config) -> Settings:
    """Give what the options say, and where they say nothing the project."""
    from .._check.select import make_settings

    return make_settings(
        select=listed(arguments.select) or config.get("select", []),
        ignore=[*listed(arguments.ignore), *config.get("ignore", [])],
        severities=config.get("severity", {}),
        target=arguments.target or config.get("target", "signalwire"),
        coming_from=arguments.coming_from or config.get("coming-from"),
        default_country=config.get("default-country"),
    )


def listed(options: Iterable[str] | None) -> list[str]:
    """Take options that are given several times, or with commas between."""
    return [word.strip() for each in options or () for word in each.split(",") if word.strip()]


def _check(checking: Run, arguments: Namespace, config: Config) -> None:
    from .._check.files import STDIN, File, find_files
    from .._check.run import MOST_READ
    from ..errors import ConfigurationError

    paths = arguments.paths or ["."]
    if STDIN in paths:
        name = arguments.stdin_filename or "stdin"
        data = sys.stdin.buffer.read(MOST_READ)
        checking.check_data(File(Path(name), name, is_given=True), data)
    exclude = [*listed(arguments.exclude), *config.get("exclude", [])]
    named = [Path(each) for each in paths if each != STDIN]
    checking.is_whole = any(each.is_dir() for each in named)
    checking.check(find_files(named, exclude))
    checking.finish()
    if not checking.checked:
        raise ConfigurationError("there is nothing to check: no file here looks like a document")


def _report(checking: Run, least: str) -> Report:
    from .._check.formats.shared import Report
    from .._check.rule import Severity

    shown = [each for each in checking.findings if each.severity.reaches(Severity(least))]
    return Report(
        findings=[each for each in shown if not each.suppressed],
        suppressed=[each for each in shown if each.suppressed],
        sources=checking.sources,
        checked=checking.checked,
        fixed=len(checking.fixed),
    )


def _fails(report: Report, least: str) -> bool:
    from .._check.rule import Severity

    return any(each.severity.reaches(Severity(least)) for each in report.findings)


def _said(report: Report, arguments: Namespace) -> str:
    # Each format when it is asked for: SARIF has much to load.
    if arguments.format == "json":
        from .._check.formats.json import write_json

        return write_json(report)
    if arguments.format == "sarif":
        from .._check.formats.sarif import write_sarif

        return write_sarif(report)
    if arguments.format == "github":
        from .._check.formats.github import write_github

        return write_github(report)
    from .._check.formats.text import write_concise, write_text

    if arguments.format == "concise":
        return write_concise(report)
    return write_text(report, colours=arguments.output is None and _wants_colours())


def _wants_colours() -> bool:
    import os

    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def _statistics(report: Report) -> str:
    from collections import Counter

    counts = Counter((each.code, each.name) for each in report.findings)
    lines = (f"{number:>6}  {code}  {name}\n" for (code, name), number in counts.most_common())
    return "".join(lines) + f"{report.summary}\n"


def _diffs(checking: Run) -> str:
    from .._check.diff import difference

    changed = sorted(checking.changed.items())
    return "".join(difference(path, before, after) for path, (before, after) in changed)


def _write(checking: Run) -> None:
    for path, (_, after) in [*checking.changed.items()]:
        if not path.exists():  # standard input: what is mended is printed
            sys.stdout.buffer.write(after)
            del checking.changed[path]
    checking.write()


def print_to(text: str, output: str | None) -> None:
    """Write a text to a file; without one to standard output."""
    from ..errors import ConfigurationError

    if output is None:
        # Lone surrogates in the name of a file, and terminals that are not of UTF-8.
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
        return
    try:
        Path(output).write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise ConfigurationError(f"{output} cannot be written: {error.strerror}") from None
