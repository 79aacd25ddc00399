"""The rows of checking programs, beside Python's own compiling of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from compileall import compile_dir
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from cxml._check.check import check_bytes
from cxml._check.files import Finder
from cxml._check.patterns import Patterns
from cxml._check.run import Run
from cxml._check.runner import Runner
from cxml._check.select import make_settings

from .case import Case
from .measure import Pair, compare, in_turns, seconds
from .reading import in_turn

PROGRAMS = 100
LINES = 200

ELSEWHERE = """\
def total_{number}(orders, rate={number}):
    \"\"\"Add up what was ordered, and what it is taxed with.\"\"\"
    amounts = [order.price * order.quantity for order in orders if not order.is_cancelled]
    return sum(amounts) * (1 + rate / 100)


"""
VIEW = """\
@app.post("/menu/{number}")
@document(VoiceCallback)
def menu_{number}(call):
    response = VoiceResponse()
    with response.gather(action="https://example.com/menu/{number}", num_digits=1) as gather:
        gather.say(f"Welcome, {{call.from_}}. For the daily call press one.", language="en-US")
    response.say("We did not hear you.", language="en-US")
    response.dial("+1555{number:03}0100", timeout=20, hangup_on_star=True)
    return response


"""
IMPORTS = """\
from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import VoiceCallback
from cxml.flask import document

app = Flask(__name__)


"""


def program(piece: str, first: int, imports: str = "") -> str:
    """Write a program of some 200 lines."""
    pieces = range(first, first + LINES // piece.count("\n"))
    return imports + "".join(piece.format(number=number) for number in pieces)


def passed_over() -> Case:
    """Compare a run over programs that have nothing to do with telephony with compiling them."""

    def checked(folder: Path) -> Run:
        run = Run(Runner(make_settings()))
        run.check(Finder(Patterns.of([], folder)).find([folder]))
        run.finish()
        return run

    def compiled(folder: Path) -> bool:
        return bool(compile_dir(folder, quiet=1, force=True))

    def measure(rounds: int) -> Pair:
        with written(shop(PROGRAMS)) as folder:
            return in_turns(sampled(checked, folder), sampled(compiled, folder), rounds)

    def is_same() -> bool:
        with written(shop(PROGRAMS)) as folder:
            return compiled(folder) and not checked(folder).checked

    work = f"check: {PROGRAMS} programs of {LINES} lines without telephony"
    return Case(work, "compileall", measure, same=is_same)


def shop(many: int) -> dict[str, str]:
    """Write programs that have nothing to do with telephony, by their names."""
    return {f"shop_{number}.py": program(ELSEWHERE, number * LINES) for number in range(many)}


@contextmanager
def written(files: Mapping[str, str]) -> Iterator[Path]:
    """Write files into a folder that is gone afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for each, text in files.items():
            (folder / each).write_text(text)
        yield folder


def sampled(work: Callable[[Path], object], folder: Path) -> Callable[[], float]:
    """Time what is done with a folder, once a sample: it takes long enough."""
    return partial(seconds, partial(work, folder), 1)


def program_checked() -> Case:
    """Compare checking programs that build documents with compiling them."""
    runner = Runner(make_settings(ignore=["CX3", "CX4"]))
    every = [program(VIEW, number, IMPORTS).encode() for number in range(0, 600, 30)]
    ours = in_turn(partial(check_bytes, runner=runner, path="views.py"), every)
    theirs = in_turn(lambda data: compile(data, "views.py", "exec"), every)
    return Case(
        f"check: a program of {LINES} lines that builds documents",
        "compile",
        measure=partial(compare, ours, theirs),
        same=lambda: not any(check_bytes(each, runner, "views.py") for each in every),
    )
