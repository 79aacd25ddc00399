"""What follows the address in the text that is signed: of a form, of another body, of none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, cast
from urllib.parse import parse_qsl

from .._input.form import Pairs, read_pairs, refuse_large
from ._notation import in_base64

FORM_TYPE = "application/x-www-form-urlencoded"

_first = itemgetter(0)
# It ends at &, or at the #, behind which nothing is sent; whatever else follows is a part of the
# hash, and so is wrong.
_BODY_HASH = re.compile(r"[?&]bodySHA256=([^&#]*)")

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Stands where bytes were no UTF-8, or was sent itself: reading a form the slow way is right for
both."""


class SignedSuffix(NamedTuple):
    """What may follow the address in the text that is signed."""

    text: bytes
    write: Callable[[bytes], str] | None = None
    """How the platform writes the signature then; ``None`` where it may be either way."""
    # That keeps one kind from being taken for another only where nobody wants it to: whoever has a
    # signature has its bytes, and can write them in base64 and in digits. What is signed of a form
    # would be good for a body that is, to the letter, the names and values after one another.


def body_suffixes(
    url: str, body: bytes, media_type: str, split: Callable[[bytes], Pairs] = read_pairs
) -> Iterator[SignedSuffix]:
    """Give what may follow the address for a body.

    Raises:
        CallbackError: the body is too large, or has too many parameters.

    """
    refuse_large(len(body))
    if media_type != FORM_TYPE:
        yield from raw_suffixes(url, body, typed=bool(media_type))
        return
    if body:
        # Not the raw body as well: nobody signs a form so, and it would be one more text to forge.
        yield from form_suffixes(split(body), body)
    yield from _bare_suffix(url, body)


def raw_suffixes(url: str, body: bytes, *, typed: bool = True) -> Iterator[SignedSuffix]:
    """Give what may follow the address for a body that is no form.

    What has neither a body nor a type of one, such as a GET, has nothing that a hash in the address
    could be of: that is a parameter like any other, and the address is all that is signed.
    """
    if body:
        yield SignedSuffix(body, bytes.hex)
    if body or typed:
        yield from _bare_suffix(url, body)
    else:
        yield SignedSuffix(b"")


def _bare_suffix(url: str, body: bytes) -> Iterator[SignedSuffix]:
    """Give nothing, if that is all there is, or if the address, which is signed, has its hash."""
    said = hash_of_body(url)
    # Without the hash, the address stands for an empty body alone: else a signature of any request
    # without a body would be good for every body.
    if not body if said is None else said == sha256(body).hexdigest():
        yield SignedSuffix(b"")


def hash_of_body(url: str) -> str | None:
    """Find ``bodySHA256``, if it is the only one and the last parameter, with nothing behind it.

    Elsewhere anybody may have put it there: what stands in a signed form can be passed off as the
    end of the address, and the rest of the form then stands behind it.
    """
    # Only behind the first ?, so that a path cannot hold the parameter.
    query = f"?{url.partition('?')[2]}"
    found = _BODY_HASH.search(query)
    return found[1] if found and found.end() == len(query) else None


def form_suffixes(pairs: Pairs, body: bytes = b"") -> Iterator[SignedSuffix]:
    """Give the parameters as SignalWire's libraries sign them, and as Twilio's do.

    Args:
        pairs: the parameters.
        body: what they were read from, where that has bytes that are no text.

    """
    text = submitted(pairs)
    if body and _UNKNOWN in text:
        pairs = exact(pairs, body)
        text = submitted(pairs)
    yield SignedSuffix(to_bytes(text), in_base64)
    if len(dict(pairs)) < len(pairs):  # else there is but one order
        yield SignedSuffix(to_bytes(distinct(pairs)), in_base64)


def plain_form_suffix(form: Mapping[str, str]) -> SignedSuffix:
    """Give the parameters of a form that has each name once, in the one order that there is.

    Raises:
        TypeError: something in it is no text.

    """
    return SignedSuffix(to_bytes("".join([name + form[name] for name in sorted(form)])), in_base64)


def submitted(pairs: Pairs) -> str:
    """Join the parameters in the order of their names, as SignalWire's libraries do."""
    # sorted() is stable: values of one name stay in the order in which they came.
    return _joined(sorted(pairs, key=_first))


def distinct(pairs: Pairs) -> str:
    """Join the parameters as Twilio's library does.

    It sorts the values of a name too, and signs those that are equal once.
    """
    return _joined(sorted(set(pairs)))


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join([name + value for name, value in pairs])


def exact(pairs: Pairs, body: bytes) -> Pairs:
    """Give the pairs of a form with bytes that are no text as what they are."""
    if _UNKNOWN not in "".join(chain.from_iterable(pairs)):
        return pairs
    text = body.decode("utf-8", "surrogateescape")
    return tuple(parse_qsl(text, keep_blank_values=True, errors="surrogateescape"))


def media_type(content_type: str) -> str:
    """Take the parameters off a content type."""
    return content_type.partition(";")[0].strip().lower()


def to_bytes(text: str | bytes) -> bytes:
    """Give a text as it is signed, with the bytes that were no text when it was read."""
    if isinstance(text, str):
        # A server gives bytes that are no UTF-8 as half characters (PEP 383); this gives them back.
        return text.encode("utf-8", "surrogateescape")
    if not isinstance(cast("object", text), (bytes, bytearray, memoryview)):
        raise TypeError  # bytes(5) would be five bytes
    return bytes(text)
