"""The bytes of a built tree."""

from __future__ import annotations

import gc
import tracemalloc

from .measure import Pair, Work

TREES = 200


def bytes_per_tree(build: Work) -> float:
    """Count what each of many trees adds, all of them kept."""
    build()
    gc.collect()
    tracemalloc.start()
    trees: list[object] = [None] * TREES
    before, _ = tracemalloc.get_traced_memory()
    for number in range(TREES):
        trees[number] = build()
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (after - before) / TREES


def compare_memory(ours: Work, theirs: Work) -> Pair:
    """Count the bytes of a tree of either kind."""
    return Pair(bytes_per_tree(ours), bytes_per_tree(theirs))
