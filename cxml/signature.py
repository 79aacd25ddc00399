"""Who sent a request: the signatures that the platform puts in its headers.

A signature is an HMAC, with the project's signing key, of the address that was asked for and of
what was sent::

    if not verify(keys, "https://example.com/voice", request.headers, request.get_data()):
        abort(403)

:mod:`cxml.flask`, :mod:`cxml.django` and :mod:`cxml.starlette` do that for whole views. No
signature says when it was made: a request that was recorded is valid for ever.
"""

from __future__ import annotations

import hmac
import re
from binascii import b2a_base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias, cast
from urllib.parse import parse_qsl

from ._input.form import Form, Pairs, read_pairs, refuse_large
from .errors import CallbackError, ConfigurationError

__all__ = ["HEADER", "HEADERS", "Algorithm", "Keys", "sign", "sign_body", "verify"]

HEADER = "X-SignalWire-Signature"
"""The header that SignalWire documents."""
HEADERS = (
    HEADER,
    "X-Twilio-Signature",
    "X-SignalWire-SHA256-Signature",
    "X-Twilio-SHA256-Signature",
)
"""The headers that are looked at; one valid signature is enough."""
FORM_TYPE = "application/x-www-form-urlencoded"

Algorithm: TypeAlias = Literal["sha1", "sha256"]
"""The hash of a signature: ``sha1``, which every request has, or ``sha256``."""
Keys: TypeAlias = str | Sequence[str]
"""A signing key, or several of them: while a key is changed, the new and the old one are valid."""

_first = itemgetter(0)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_AUTHORITY = re.compile(  # possessive, and so linear: nothing that was read is read again
    r"(?P<scheme>https?)://(?:[^/?#@]*+@)*+"
    r"(?:\[[^\]/?#]*+\]|[^/?#:@\[\]]*+)(?::(?P<port>[0-9]++))?(?=[/?#]|$)"
)
# It ends at &, or at the #, behind which nothing is sent; whatever else follows is a part of the
# hash, and so is wrong.
_BODY_HASH = re.compile(r"[?&]bodySHA256=([^&#]*)")


class _Encoding(NamedTuple):
    """How a signature of some length is written."""

    algorithm: Algorithm
    write: Callable[[bytes], str]


def _base64(digest: bytes) -> str:
    return b2a_base64(digest, newline=False).decode()


class SignedSuffix(NamedTuple):
    """What may follow the address in the text that is signed."""

    text: bytes
    write: Callable[[bytes], str] | None = None
    """How the signature is written then; so that of a form is none of JSON that reads the same."""


# 20 and 32 bytes, in base64 and in digits, have four different lengths: the length alone tells both
# hash and encoding, and an attacker gains nothing by lying about either.
_ENCODINGS = {
    28: _Encoding("sha1", _base64),
    40: _Encoding("sha1", bytes.hex),
    44: _Encoding("sha256", _base64),
    64: _Encoding("sha256", bytes.hex),
}


def sign(key: str, url: str, form: Form = (), *, algorithm: Algorithm = "sha1") -> str:
    """Sign a request that posts a form, or one without a body, as the platform does.

    Where a name stands in the form more than once, its values are signed in the order that they
    have there, as SignalWire's libraries do.

    Args:
        key: the project's signing key.
        url: the whole address, with its query, as the platform knows it.
        form: what is posted, in any of the shapes that a callback is read from.
        algorithm: the hash.

    Returns:
        The text for the header, in base64.

    Raises:
        ConfigurationError: the key is no text, or blank.
        CallbackError: the form cannot be read, or is not text.

    """
    [secret] = read_keys(key)
    try:
        message = to_bytes(url) + _submitted(read_pairs(form))
    except UnicodeEncodeError:
        raise CallbackError("a lone surrogate is no text that could be signed") from None
    return _base64(hmac.digest(secret, message, algorithm))


def sign_body(key: str, url: str, body: str | bytes, *, algorithm: Algorithm = "sha1") -> str:
    """Sign a request whose body is not a form, such as JSON, as the platform does.

    Args:
        key: the project's signing key.
        url: the whole address, with its query, as the platform knows it.
        body: the body as it is sent.
        algorithm: the hash.

    Returns:
        The text for the header, in hexadecimal digits.

    Raises:
        ConfigurationError: the key is no text, or blank.
        CallbackError: the address or the body is not text.

    """
    [secret] = read_keys(key)
    try:
        message = to_bytes(url) + to_bytes(body)
    except UnicodeEncodeError:
        raise CallbackError("a lone surrogate is no text that could be signed") from None
    return hmac.digest(secret, message, algorithm).hex()


def verify(
    keys: Keys,
    url: str,
    headers: Mapping[str, str],
    body: str | bytes = b"",
    *,
    strip_port: bool = False,
) -> bool:
    """Tell whether a request comes from somebody who has one of the keys.

    Whatever a peer sends, the answer is ``True`` or ``False``. A form is signed by its parameters,
    any other body as it is or by its hash at the end of the address, and all of a body has to be
    signed. Where the address has no port, or the one that goes without saying, both spellings are
    tried; where a name was sent twice, both orders that are known.

    Args:
        keys: the project's signing key, or several of which any may have been used.
        url: the whole address, with its query, as the platform knows it; behind a proxy that is
            not what the server sees.
        headers: those of the request; their names may be in any letter case.
        body: the body as it was sent.
        strip_port: whether the address is also tried without a port that is not the usual one.

    Raises:
        ConfigurationError: there is no key, or one is no text, or blank.

    """
    return find_fault(read_keys(keys), url, headers, body, strip_port=strip_port) is None


def read_keys(keys: Keys) -> tuple[bytes, ...]:
    """Check the keys, and give them as bytes.

    Raises:
        ConfigurationError: there is no key, or one cannot be one.

    """
    # bytes and mappings are iterable too, but give numbers, and names in place of keys.
    several = (keys,) if isinstance(keys, str) else keys
    if not isinstance(cast("object", several), Iterable) or isinstance(several, (bytes, Mapping)):
        raise ConfigurationError(f"a signing key is text, not {type(keys).__name__}")
    secrets = tuple(map(_secret, several))
    if not secrets:
        raise ConfigurationError("there is no signing key")
    return secrets


def _secret(key: object) -> bytes:
    if not isinstance(key, str):
        raise ConfigurationError(f"a signing key is text, not {type(key).__name__}")
    # A key from a file often ends with a newline: every signature would be wrong, and nothing would
    # say why.
    if key.split() != [key]:
        raise ConfigurationError("a signing key is blank, or has white space in it or around it")
    try:
        return key.encode()
    except UnicodeEncodeError:
        raise ConfigurationError("a signing key has a lone surrogate, which is no text") from None


def find_fault(
    keys: Iterable[bytes],
    url: str,
    headers: Mapping[str, str],
    body: str | bytes,
    *,
    strip_port: bool = False,
    split: Callable[[bytes], Pairs] = read_pairs,
) -> str | None:
    """Say for a log why a request is not to be trusted; ``None`` when it is.

    The text holds nothing of the keys, and nothing that the peer sent. Whoever needs the pairs of
    a form afterwards gives what splits it, and keeps them.
    """
    # Headers that are a plain dict, as of a cloud function, have names in any letter case.
    lowered = {name.lower(): value for name, value in headers.items()}
    given = [lowered[name.lower()] for name in HEADERS if name.lower() in lowered]
    if not given:
        return f"it has none of the headers {', '.join(HEADERS)}"
    try:
        sent = to_bytes(body)
        tails = _suffixes(url, sent, media_type(lowered.get("content-type", "")), split)
        if matches(keys, url, tails, given, strip_port=strip_port):
            return None
    except CallbackError as error:
        return str(error)
    # What is given may come from the peer in part, as a header that is no text: no answer but a
    # refusal, and never a server error.
    except (UnicodeEncodeError, TypeError, AttributeError):
        return "it is not text"
    return "the signature is of another address, of another body, or made with another key"


def matches(
    keys: Iterable[bytes],
    url: str,
    tails: Iterable[SignedSuffix],
    given: Iterable[str],
    *,
    strip_port: bool,
) -> bool:
    """Tell whether a signature is that of the address with one of the texts behind it.

    Nothing is worked out of a request that has nothing of the length of a signature.
    """
    # compare_digest raises for text that is not ASCII, so such signatures are dropped here.
    signatures = [(each, notation) for each in given if (notation := _encoding_of(each))]
    if not signatures:
        return False
    # Only now is the form split and hashed, and only once for all spellings of the address.
    texts = tuple(tails)
    for start in _url_variants(url, strip_port=strip_port):
        address = to_bytes(start)
        for tail, only in texts:
            # Compared by identity: the functions stand for the two encodings. See the text of
            # `SignedSuffix` for what would pass otherwise.
            fitting = [each for each in signatures if only is None or only is each[1].write]
            message = address + tail
            for key in keys:
                for signature, (algorithm, write) in fitting:
                    made = write(hmac.digest(key, message, algorithm))
                    if hmac.compare_digest(made, signature):
                        return True
    return False


def algorithm_of(signature: object) -> Algorithm | None:
    """Tell which hash a signature was made with, if it is one."""
    notation = _encoding_of(signature)
    return notation.algorithm if notation else None


def _encoding_of(signature: object) -> _Encoding | None:
    if not isinstance(signature, str) or not signature.isascii():
        return None
    return _ENCODINGS.get(len(signature))


def _url_variants(url: str, *, strip_port: bool) -> Iterator[str]:
    """Give the address, and as it is with or without its port."""
    yield url  # first, because it is right for nearly every request
    if (match := _AUTHORITY.match(url)) is None:
        return
    default, port = _DEFAULT_PORTS[match["scheme"]], match["port"]
    if port is None:
        yield f"{url[: match.end()]}:{default}{url[match.end() :]}"
    elif port == default or strip_port:
        yield url[: match.start("port") - 1] + url[match.end() :]


def _suffixes(
    url: str, body: bytes, media_type: str, split: Callable[[bytes], Pairs]
) -> Iterator[SignedSuffix]:
    """Give what may follow the address in the text that is signed."""
    refuse_large(len(body))
    if media_type == FORM_TYPE:
        if body:
            # Not the raw body as well: nobody signs a form so, and it would be one more text to
            # forge.
            yield from form_suffixes(_pairs(body, split))
        yield from _bare_suffix(url, body)
    else:
        yield from raw_suffixes(url, body)


def raw_suffixes(url: str, body: bytes) -> Iterator[SignedSuffix]:
    """Give what may follow the address for a body that is no form."""
    if body:
        yield SignedSuffix(body, bytes.hex)
    yield from _bare_suffix(url, body)


def _bare_suffix(url: str, body: bytes) -> Iterator[SignedSuffix]:
    """Give nothing, if that is all there is, or if the address, which is signed, has its hash."""
    said = _hash_of_body(url)
    # Without the hash, the address stands for an empty body alone: else a signature of any request
    # without a body would be good for every body.
    if not body if said is None else said == sha256(body).hexdigest():
        yield SignedSuffix(b"")


def _hash_of_body(url: str) -> str | None:
    """Find ``bodySHA256``, if it is the only one and the last parameter, with nothing behind it.

    Elsewhere anybody may have put it there: what stands in a signed form can be passed off as the
    end of the address, and the rest of the form then stands behind it.
    """
    # Only behind the first ?, so that a path cannot hold the parameter.
    query = f"?{url.partition('?')[2]}"
    found = _BODY_HASH.search(query)
    return found[1] if found and found.end() == len(query) else None


def form_suffixes(pairs: Pairs) -> Iterator[SignedSuffix]:
    """Give the parameters as SignalWire's libraries sign them, and as Twilio's do."""
    yield SignedSuffix(_submitted(pairs), _base64)
    if len(dict(pairs)) < len(pairs):  # else there is but one order
        # Twilio's library sorts the values of a name too, and signs those that are equal once.
        yield SignedSuffix(_joined(sorted(set(pairs))), _base64)


def plain_form_tail(form: Mapping[str, str]) -> SignedSuffix:
    """Give the parameters of a form that has each name once, in the one order that there is.

    Raises:
        TypeError: something in it is no text.

    """
    return SignedSuffix(to_bytes("".join([name + form[name] for name in sorted(form)])), _base64)


def _submitted(pairs: Pairs) -> bytes:
    # sorted() is stable: values of one name stay in the order in which they came.
    return _joined(sorted(pairs, key=_first))


def _joined(pairs: Iterable[tuple[str, str]]) -> bytes:
    return to_bytes("".join([name + value for name, value in pairs]))


def _pairs(body: bytes, split: Callable[[bytes], Pairs]) -> Pairs:
    """Read a form; bytes that are no text stay what they are."""
    pairs = split(body)
    # U+FFFD stands where bytes were no UTF-8, or was sent itself: reading it the slow way is right
    # for both.
    if not any("\N{REPLACEMENT CHARACTER}" in name + value for name, value in pairs):
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
