"""Other readings of a body that is not signed as it was given."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from typing import NamedTuple

from .._input.form import read_pairs
from ..errors import CallbackError
from ._suffix import (
    FORM_TYPE,
    SignedSuffix,
    body_suffixes,
    form_suffixes,
    hash_of_body,
)

_BASE64 = re.compile(rb"[A-Za-z0-9+/]++={0,2}")


class Reading(NamedTuple):
    """What may have been signed of a body."""

    note: str
    suffixes: tuple[SignedSuffix, ...]


def readings(url: str, body: bytes, media_type: str) -> Iterator[Reading]:
    """Give what is signed of a body as it was given, and then in other ways.

    Raises:
        CallbackError: the body is too large, or has too many parameters.

    """
    yield Reading("", tuple(body_suffixes(url, body, media_type)))
    if not body:
        yield Reading(
            "what stands in its query was posted as a form", as_form(url.partition("?")[2])
        )
        return
    if media_type == FORM_TYPE:
        yield Reading("the body was signed as it is, not as a form", (raw(body),))
        shorter = body.rstrip(b"\r\n")
        end = as_form(shorter) if shorter != body else ()
        yield Reading("take the newline off the end of the body, which was not sent", end)
    else:
        what = f"the Content-Type is {'another' if media_type else 'missing'}"
        yield Reading(f"what was signed is a form, and {what}", as_form(body))
        end = (raw(body.rstrip(b"\r\n")), raw(body + b"\n"))
        yield Reading("the newline at the end of the body is not as it was signed", end)
    yield Reading("the body is still in base64", out_of_base64(body, media_type))
    alone = "the address is signed, and not the body"
    said = hash_of_body(url) is not None
    yield Reading(
        f"{alone}: it is not the one of bodySHA256" if said else alone, (SignedSuffix(b""),)
    )


def raw(body: bytes) -> SignedSuffix:
    return SignedSuffix(body, bytes.hex)


def as_form(body: str | bytes) -> tuple[SignedSuffix, ...]:
    """Give what is signed of a body if it is a form."""
    try:
        return tuple(form_suffixes(read_pairs(body)))
    except (CallbackError, UnicodeEncodeError):
        return ()


def out_of_base64(body: bytes, media_type: str) -> tuple[SignedSuffix, ...]:
    """Give what is signed of a body that is in base64, as some gateways give it."""
    if len(body) % 4 or not _BASE64.fullmatch(body):
        return ()
    plain = b64decode(body)
    return as_form(plain) if media_type in ("", FORM_TYPE) else (raw(plain),)
