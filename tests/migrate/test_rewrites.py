"""Every rewrite makes of its first example the second, and nothing of that."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cxml._check.files import Finder
from cxml._check.patterns import Patterns
from cxml._check.rules import RULES
from cxml._migrate.change import Left
from cxml._migrate.documents import NAME
from cxml._migrate.files import is_wanted
from cxml._migrate.rewrite import Example, Rewrite, Safety, Subject
from cxml._migrate.rewrites import GROUPS, REWRITES
from cxml._migrate.run import Run

from .rewriting import left, rewriting

EVERY = pytest.mark.parametrize("rewrite", REWRITES.values(), ids=lambda each: each.name)
PROGRAMS = pytest.mark.parametrize(
    "rewrite",
    [each for each in REWRITES.values() if each.subject is Subject.PROGRAM],
    ids=lambda each: each.name,
)
FILES = pytest.mark.parametrize(
    "rewrite",
    [each for each in REWRITES.values() if each.subject is not Subject.PROGRAM],
    ids=lambda each: each.name,
)


@PROGRAMS
def test_the_example_is_rewritten(rewrite: Rewrite) -> None:
    """By itself a rewrite makes of the example before the one after it, and leaves what it says."""
    done = rewriting(str(rewrite.before), [rewrite])
    assert done.data.decode() == rewrite.after
    left = [each for each in done.left if isinstance(each.about, Left)]
    assert [done.line(each.start, is_written=True) for each in left] == [*rewrite.left]


def run_on(folder: Path, example: Example, rewrite: Rewrite) -> tuple[dict[str, str], list[int]]:
    """Write the files of an example, rewrite them, and give what they are then, and what stays."""
    assert not isinstance(example, str)
    for name, text in example.items():
        (folder / name).write_text(text, encoding="utf-8")
    run = Run([rewrite], unsafe=True, is_whole=True)
    run.add(Finder(Patterns(), wanted=is_wanted).find([folder]))
    run.finish()
    run.write()
    files = {name: (folder / name).read_text(encoding="utf-8") for name in example}
    return files, [each.line for each in run.left]


@FILES
def test_the_files_are_rewritten(rewrite: Rewrite, tmp_path: Path) -> None:
    """By itself a rewrite makes of the files before those after it, and nothing more of them."""
    for example in (rewrite.before, rewrite.after):
        assert run_on(tmp_path, example, rewrite) == (rewrite.after, [*rewrite.left])


@PROGRAMS
def test_a_second_run_changes_nothing(rewrite: Rewrite) -> None:
    """What was rewritten is not rewritten again, by this rewrite or by all of them."""
    assert rewriting(str(rewrite.after), [rewrite]).data.decode() == rewrite.after
    done = rewriting(str(rewrite.before)).data
    assert rewriting(done).data == done


@PROGRAMS
def test_the_example_is_a_program(rewrite: Rewrite) -> None:
    """Both examples are Python."""
    ast.parse(str(rewrite.before))
    ast.parse(str(rewrite.after))


@EVERY
def test_what_it_says_of_its_safety_is_true(rewrite: Rewrite) -> None:
    """A rewrite changes something, unless it only reports; and one that is safe needs no option."""
    assert (rewrite.before == rewrite.after) is (rewrite.safety is Safety.REPORT)
    assert rewrite.safety is not Safety.REPORT or rewrite.left
    if rewrite.safety is Safety.SAFE and rewrite.subject is Subject.PROGRAM:
        assert (
            rewriting(str(rewrite.before), [rewrite], unsafe=False).data.decode() == rewrite.after
        )


@EVERY
def test_it_says_what_it_is_for(rewrite: Rewrite) -> None:
    """A rewrite says in a line what it does, and why at more length; its rules are there."""
    assert len(rewrite.why) > 60
    assert not rewrite.summary.endswith(".")
    assert {*rewrite.rules} <= {*RULES}
    assert rewrite.origins


def test_names_are_each_given_once() -> None:
    """No two rewrites share a name, and none has that of the mending of documents."""
    every = [each for group in GROUPS for each in vars(group).values() if isinstance(each, Rewrite)]
    assert sorted(REWRITES) == sorted(each.name for each in every)
    assert NAME not in REWRITES


def test_what_is_read_of_any_element() -> None:
    """Where only isinstance tells that something is an element, what is read of it is named."""
    source = (
        "from twilio import twiml\n\n\ndef first(thing):\n"
        "    if not isinstance(thing, twiml.TwiML):\n        raise TypeError\n"
        "    verb = thing.verbs[0]\n"
        "    return verb.name, verb.attrs, verb.value, verb.other, isinstance(verb, str)\n\n\n"
        "def other(thing):\n    return thing.verbs, isinstance(thing, str)\n"
    )
    found = [(line, why) for _, line, why in left(source, "tree-access")]
    assert [line for line, _ in found] == [7, 8, 8]
    assert "children" in found[0][1]
