"""How a signature is written, which tells how it was made."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

Algorithm: TypeAlias = Literal["sha1", "sha256"]
"""The hash of a signature: ``sha1``, which every request has, or ``sha256``."""


class Notation(NamedTuple):
    """How a signature of some length is written."""

    algorithm: Algorithm
    write: Callable[[bytes], str]


def in_base64(digest: bytes) -> str:
    return b2a_base64(digest, newline=False).decode()


# 20 and 32 bytes, in base64 and in digits, have four different lengths: the length alone tells both
# hash and encoding. Of another hash a signature would have to be made anew, for which one needs the
# key; in another encoding anybody can write it.
NOTATIONS = {
    28: Notation("sha1", in_base64),
    40: Notation("sha1", bytes.hex),
    44: Notation("sha256", in_base64),
    64: Notation("sha256", bytes.hex),
}
"""The notations by the length of the signature."""


def notation_of(signature: object) -> Notation | None:
    """Tell how a signature is written, if it is one."""
    # compare_digest raises for text that is not ASCII, so such signatures are dropped here.
    if not isinstance(signature, str) or not signature.isascii():
        return None
    return NOTATIONS.get(len(signature))


def algorithm_of(signature: object) -> Algorithm | None:
    """Tell which hash a signature was made with, if it is one."""
    notation = notation_of(signature)
    return notation.algorithm if notation else None
