"""Queries near one that does not fit: with parameters in another order, or without one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

_MOST_ORDERED = 4
"""The most parameters that are tried in every order: there are 24."""
_MOST = 12
_NAMED = re.compile(r"([A-Za-z][A-Za-z0-9_.-]{0,39})=[^=].*", re.DOTALL)


def near_queries(query: str) -> Iterator[str]:
    """Give a query in other orders, and without each of its parameters, if it has few of them.

    Args:
        query: what is there, with its question mark.

    """
    given = query[1:].split("&", _MOST)
    if not 1 < len(given) <= _MOST:
        return
    for number in range(len(given)):
        yield _joined(_without(given, number))
    if len(given) <= _MOST_ORDERED:
        yield from map(_joined, permutations(given))
    else:
        yield from map(_joined, (sorted(given), given[::-1]))


def query_step(given: str, fitting: str) -> str:
    """Say what to do about a query, without showing more of it than the name of a parameter.

    Args:
        given: the query that is there, with its question mark.
        fitting: the one that was signed.

    """
    if not fitting:
        return "take off the query, which was not signed"
    before, after = given[1:].split("&"), fitting[1:].split("&")
    if before != after and sorted(before) == sorted(after):
        return "its query was signed with its parameters in another order: leave them in that one"
    # What may be a query of any length is compared once for each parameter that is known to be few.
    for number in range(len(before)) if len(before) == len(after) + 1 <= _MOST else ():
        if _without(before, number) == after:
            return f"take {_named(before, number)} out of the query: it was not signed"
    return "give the address with its query, which was sent elsewhere"


def _named(parameters: list[str], number: int) -> str:
    # A parameter without a value may be a secret all of it, and an odd name may be anything.
    name = _NAMED.fullmatch(parameters[number])
    return name[1] if name else f"parameter {number + 1} of {len(parameters)}"


def _without(parameters: list[str], number: int) -> list[str]:
    return parameters[:number] + parameters[number + 1 :]


def _joined(parameters: list[str] | tuple[str, ...]) -> str:
    return f"?{'&'.join(parameters)}"
