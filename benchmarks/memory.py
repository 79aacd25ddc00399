"""The rows of the bytes that a tree takes, built and read."""

from __future__ import annotations

import gc
import tracemalloc
from functools import partial

from cxml import VoiceResponse

from .case import Case
from .documents import Build
from .libraries import CXML, TWILIO
from .measure import Pair, Work
from .reading import data_of
from .sameness import same_documents

TREES = 200


def bytes_per_tree(make: Work) -> float:
    """Count what each of many trees adds, all of them kept.

    As many are made before: what a class has but once, such as its functions, is no tree's.
    """
    for _ in range(TREES):
        make()
    gc.collect()
    tracemalloc.start()
    trees: list[object] = [None] * TREES
    before, _ = tracemalloc.get_traced_memory()
    for number in range(TREES):
        trees[number] = make()
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / TREES


def weighed(work: str, ours: Work, build: Build) -> Case:
    """Make the row of a tree beside the tree that Twilio's library builds."""
    theirs: Work = partial(build, TWILIO)
    return Case(
        work,
        "twilio's, built",
        measure=lambda _: Pair.of([(bytes_per_tree(ours), bytes_per_tree(theirs))]),
        same=lambda: same_documents(ours(), theirs()),
        unit="bytes",
    )


def built_tree(document: str, build: Build) -> Case:
    """Compare the memory of a built tree."""
    return weighed(f"memory, built: {document}", partial(build, CXML), build)


def read_tree(document: str, build: Build) -> Case:
    """Compare the memory of a tree that was read."""
    ours = partial(VoiceResponse.from_xml, data_of(build))
    return weighed(f"memory, read: {document}", ours, build)
