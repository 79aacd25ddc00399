"""What ``cxml call`` prints of a call: as lines, or as data."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from .._calling.secrets import masked
from .._text.terminal import as_json
from .options import complain, print_lines

if TYPE_CHECKING:
    from .._calling.platform import WatchingPlatform
    from .._check.finding import Finding
    from ..simulator import Call, Platform, Request, SentText

_NOT_REACHED = "RUN3"
_HAPPENED = ("calls", "texts", "requests", "findings", "raised", "transcript")
"""The lists among the data."""


def print_call(platform: WatchingPlatform, problem: str, arguments: Namespace) -> None:
    """Print all that happened, and what was not as expected."""
    if arguments.json:
        print_data(platform, problem, arguments)
        return
    sys.stdout.write(seed_line(arguments))
    lines = [*platform.transcript.splitlines(), *shown_findings(platform, arguments)]
    print_lines((platform.clean(str(each)) for each in lines), sys.stdout)
    if problem:
        complain("call", platform.clean(problem))


def print_data(platform: WatchingPlatform | None, problem: str, arguments: Namespace) -> None:
    """Print all that happened, and what was not as expected, as data.

    Args:
        platform: where it happened; ``None`` if it never came to one.
        problem: what was not as expected, or why the command could not run.
        arguments: the options.

    """
    data = {**_data(platform, problem), "seed": arguments.seed}
    clean = partial(masked, key="") if platform is None else platform.clean
    arguments.out.write(as_json(_cleaned(data, clean)))


def seed_line(arguments: Namespace) -> str:
    """Give the line that says how to have the same ids again; none if that was said."""
    return f"--seed {arguments.seed} gives the same ids again\n" if arguments.is_drawn else ""


def _cleaned(data: object, clean: Callable[[str], str]) -> object:
    """Give data without what nobody may see in its texts."""
    if isinstance(data, dict):
        named = cast("dict[str, object]", data)
        return {name: _cleaned(value, clean) for name, value in named.items()}
    if isinstance(data, list):
        return [_cleaned(each, clean) for each in cast("list[object]", data)]
    return clean(data) if isinstance(data, str) else data


def _data(platform: WatchingPlatform | None, problem: str) -> dict[str, Any]:
    from .._check.formats.json import finding_data

    if platform is None:
        return {"problem": problem, **{name: [] for name in _HAPPENED}}
    raised = [line for each in platform.raised for line in each.lines]
    wrong = [*map(str, platform.problems)]
    causes = raised[:1] if wrong else []  # a report that was taken when it came again is no fault
    return {
        "problem": problem or next(iter([*causes, *wrong]), ""),
        "calls": [_call_data(each) for each in platform.calls],
        "texts": [_text_data(each) for each in platform.texts],
        "requests": [_request_data(each) for each in platform.requests],
        "findings": [finding_data(each) for each in platform.findings],
        "raised": raised,
        "transcript": platform.transcript.splitlines(),
    }


def _call_data(call: Call) -> dict[str, Any]:
    return {
        "sid": call.sid,
        "from": call.from_,
        "to": call.to,
        "status": str(call.status),
        "heard": call.heard,
    }


def _text_data(text: SentText) -> dict[str, Any]:
    return {"from": text.from_, "to": text.to, "body": text.body, "media": [*text.media]}


def _request_data(request: Request) -> dict[str, Any]:
    return {
        "at": request.at,
        "method": request.method,
        "url": request.url,
        "kind": request.kind,
        "status": request.answer.status if request.answer else None,
        "problem": request.problem,
    }


def shown_findings(platform: Platform, arguments: Namespace) -> list[Finding]:
    """Give the findings, but that one call did not come to all verbs, as none does."""
    return [each for each in platform.findings if arguments.verbose or each.code != _NOT_REACHED]


def print_new_lines(platform: WatchingPlatform, shown: int) -> int:
    """Print the lines of the transcript that are new; give how many there are."""
    lines = platform.transcript_from(shown).splitlines()
    print_lines(map(platform.clean, lines), sys.stdout)
    sys.stdout.flush()
    return platform.happened
