"""Compare signatures with what they may be of."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from ._notation import Notation, notation_of
from ._suffix import SignedSuffix, to_bytes

MOST_SIGNATURES = 8
"""How many signatures of one request are compared."""


class Match(NamedTuple):
    """What a signature was found to be of."""

    signature: str
    url: str
    suffix: SignedSuffix
    key: bytes


def find_match(
    keys: Iterable[bytes],
    urls: Iterable[str],
    suffixes: Iterable[SignedSuffix],
    given: Iterable[str],
) -> Match | None:
    """Find a signature that is of one of the addresses with one of the texts behind it.

    Nothing is worked out of a request that has nothing of the length of a signature.
    """
    known = ((each, notation) for each in given if (notation := notation_of(each)))
    # Two headers may hold one each; that somebody sends one a thousand times is to cost nothing.
    signatures = [*islice(known, MOST_SIGNATURES)]
    if not signatures:
        return None
    # Only now is the form split and hashed, each text when the one before it has not fitted, and
    # only once for all spellings of the address.
    others = iter(urls)
    url = next(others)
    texts: list[SignedSuffix] = []
    for suffix in suffixes:
        if found := _match(keys, url, suffix, signatures):
            return found
        texts.append(suffix)
    more = (_match(keys, other, text, signatures) for other in others for text in texts)
    return next(filter(None, more), None)


def _match(
    keys: Iterable[bytes],
    url: str,
    suffix: SignedSuffix,
    signatures: Iterable[tuple[str, Notation]],
) -> Match | None:
    text, only = suffix
    message = to_bytes(url) + text
    # Compared by identity: the functions stand for the two encodings.
    fitting = [each for each in signatures if only is None or only is each[1].write]
    for key in keys:
        for signature, (algorithm, write) in fitting:
            made = write(hmac.digest(key, message, algorithm))
            if hmac.compare_digest(made, signature):
                return Match(signature, url, suffix, key)
    return None
