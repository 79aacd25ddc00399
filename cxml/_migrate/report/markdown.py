"""The report, for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..._text.terminal import in_one_line, without_commands
from ..entry import Entry
from .model import TESTS, Place, Report

_WORD = r'(?:"[^"]*"|(?<=\w)\([^()]*\)|[^\s"]|")+'
_CHAIN = re.compile(rf"{_WORD}(?: (?:[+=]|==|!=) {_WORD})*")
"""Words, or several that stand in an expression."""
_MARKUP = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")
_ENDS = ",.:;"
MOST_FILES = 5
"""How many files of another language are named."""


def write_markdown(report: Report) -> str:
    """Give the report in Markdown."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "# Move to cxml\n"
    changed, are = ("changed", "are now") if report.is_written else ("to change", "are")
    yield (
        f"Files that may have to do with telephony: {report.looked_at}; files {changed}:"
        f" {report.files}; places in them: {len(report.made)}. Lines are those of the files as they"
        f" {are}.\n"
    )
    yield from _order(report)
    yield from _changed(report)
    yield from _not_changed(report)
    yield from _differences(report)
    yield from _also(report)


def _order(report: Report) -> Iterator[str]:
    """Say what to do first, and what then."""
    yield "## Do this, in this order\n"
    steps = [
        (not report.is_written and report.files, "Look at the diff, and write it with --write."),
        (report.waiting, "Look at what waits below, and write it with --unsafe --write."),
        (_is_left(report, "signing-key"), "Set the signing key where it is said below."),
        (report.left, "Do what is left to you."),
        (_is_left(report, TESTS), "Let the tests sign, and run them."),
        (report.met, "Read the differences that concern this program, each with its places."),
        (True, "Play the calls that matter: cxml call asks as SignalWire does."),
    ]
    wanted = (each for is_wanted, each in steps if is_wanted)
    yield from (f"{number}. {each}" for number, each in enumerate(wanted, 1))
    yield ""


def _is_left(report: Report, name: str) -> bool:
    return any(each.name == name for each in report.left)


def _changed(report: Report) -> Iterator[str]:
    yield f"## {'Changed' if report.is_written else 'Would change'}\n"
    yield from _entries(report.made, "Nothing.")


def _not_changed(report: Report) -> Iterator[str]:
    yield "## Not changed\n"
    if report.waiting:
        yield "### Waiting for --unsafe\n"
        yield (
            "This is most likely what is meant, and somebody has to look. More follows when it is"
            " written: below a view that is verified, what it reads.\n"
        )
        yield from _entries(report.waiting)
    yield "### Left to you\n"
    yield from _folded([each for each in report.left if each.name != TESTS])
    tests = [each for each in report.left if each.name == TESTS]
    if tests:
        yield "### Tests to move\n"
        yield from _folded(tests)
    if report.skipped:
        yield "### Files that stay as they are\n"
        yield from (f"- {_code(each.path)}: {_plain(each.why)}" for each in report.skipped)
        yield ""


def _entries(entries: Sequence[Entry], nothing: str = "") -> Iterator[str]:
    if not entries:
        yield f"{nothing}\n"
    yield from (_entry(each, [each]) for each in entries)
    if entries:
        yield ""


def _folded(entries: Sequence[Entry]) -> Iterator[str]:
    """Say once what has to be done at several places, as in each file of settings."""
    same: dict[tuple[str, str, str], list[Entry]] = {}
    for each in entries:
        same.setdefault((each.name, each.says, each.rule), []).append(each)
    yield from (_entry(some[0], some) for some in same.values())
    yield "" if entries else "Nothing.\n"


def _entry(entry: Entry, places: Iterable[Entry]) -> str:
    rule = f" ([{entry.rule}]({entry.url}))" if entry.rule else ""
    where = ", ".join(dict.fromkeys(_code(f"{each.path}:{each.line}") for each in places))
    return f"- {where} `{entry.name}`: {_plain(entry.says)}{rule}"


def _differences(report: Report) -> Iterator[str]:
    yield "## Differences of the platforms that concern this program\n"
    if not report.met:
        yield "None was found.\n"
    for each, places in report.met.items():
        yield f"### {each.number}. {each.title}\n"
        yield f"{_plain(each.effect)}\n\nWhat to do: {_plain(each.do)}\n"
        yield from _places(places)
        yield ""


def _places(places: Iterable[Place]) -> Iterator[str]:
    for says, some in groupby(sorted(places, key=_by_words), key=lambda each: each.says):
        yield f"- {_plain(says)}: {', '.join(_code(str(each)) for each in some)}"


def _by_words(place: Place) -> tuple[str, Place]:
    return place.says, place


def _also(report: Report) -> Iterator[str]:
    yield "## Also to know\n"
    yield "`cxml check --coming-from twilio` says all that its rules find, in these files too.\n"
    yield "Nothing in a program tells whether the following concerns it.\n"
    for each in report.also:
        if not each.triggers:
            yield f"- {each.number}. {each.title}: {_plain(each.effect)} {_plain(each.do)}"
    others = sum(bool(each.triggers) for each in report.also)
    yield (
        f"- Looked for, and not found here: {others} more. What no file says, as what comes out of"
        " a database, is not found so. As JSON, this report names them."
    )
    for language, files in report.languages.items():
        more = f" and {len(files) - MOST_FILES} more" if len(files) > MOST_FILES else ""
        names = ", ".join(_code(each) for each in files[:MOST_FILES])
        yield f"- {language}, which this command does not move, names Twilio in {names}{more}."


def _code(text: str) -> str:
    return f"`{without_commands(in_one_line(text)).replace('`', chr(39))}`"


def _plain(text: str) -> str:
    """Write a text so that Markdown reads nothing into it: what is no word is code."""
    return _CHAIN.sub(_as_code, without_commands(in_one_line(text)))


def _as_code(found: re.Match[str]) -> str:
    whole = found[0]
    # An underscore within a word is one, also for Markdown.
    if not _MARKUP.search(whole):
        return whole
    code = whole.rstrip(_ENDS)
    return f"{_code(code)}{whole[len(code) :]}"
