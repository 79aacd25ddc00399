"""Tell whether a request is signed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from .._input.form import Pairs, read_pairs
from ..errors import CallbackError
from ._address import spellings
from ._headers import HEADERS, Headers, Values, content_type_in, read_headers, signatures_in
from ._keys import Hidden, Keys, read_keys
from ._match import Match, find_match
from ._mistakes import refuse_mistakes
from ._suffix import body_suffixes, media_type, to_bytes
from ._usage import check_address, check_body

NO_HEADER = f"it has none of the headers {', '.join(HEADERS)}"
UNKNOWN = "the signature is of another address, of another body, or made with another key"


def verify(
    keys: Keys,
    url: str,
    headers: Headers,
    body: str | bytes = b"",
    *,
    strip_port: bool = False,
) -> bool:
    """Tell whether a request comes from somebody who has one of the keys.

    Whatever a peer sends, the answer is ``True`` or ``False``; :func:`explain` says why. What only
    the program can do wrong is an error. A form is signed by its parameters, any other body as it
    is or by its hash at the end of the address, and all of a body has to be signed. Where the
    address has no port, or the one that goes without saying, both spellings are tried; and other
    spellings of its query, which say the same. Where a name was sent twice, both orders that are
    known are tried.

    Args:
        keys: the project's signing key, or several of which any may have been used.
        url: the whole address, with its query, as the platform knows it; behind a proxy that is
            not what the server sees.
        headers: those of the request, with ``Content-Type``: a mapping, whose values may be lists,
            or pairs, or the environ of WSGI, or the scope of ASGI or its headers. Names may be in
            any letter case.
        body: the body as it was sent.
        strip_port: whether the address is also tried without a port that is not the usual one.

    Raises:
        ConfigurationError: there is no key, or one is no text, or blank; the address has no scheme.
        UsageError: an argument is nothing that it could be; or what was signed is a form, and no
            content type was given; or it is what the body says in base64.

    """
    given = Hidden(keys)
    del keys  # from here on no error shows them
    secrets = read_keys(given)
    check_address(url, secrets)
    check_body(body)
    values = read_headers(headers)
    if not isinstance(examine(secrets, url, values, body, strip_port=strip_port), str):
        return True
    refuse_mistakes(secrets, url, values, body)
    return False


def examine(
    keys: Iterable[bytes],
    url: str,
    headers: Values,
    body: str | bytes,
    *,
    strip_port: bool,
    others: Iterable[str] = (),
    split: Callable[[bytes], Pairs] = read_pairs,
) -> Match | str:
    """Find what is signed of a request, or say for a log why nothing is.

    The text holds nothing of the keys, and nothing that the peer sent. Whoever needs the pairs of
    a form afterwards gives what splits it, and keeps them.
    The others are the same address, with the same query, as it may have been signed as well.
    """
    given = signatures_in(headers)
    if not given:
        return NO_HEADER
    try:
        sent = to_bytes(body)
        suffixes = body_suffixes(url, sent, media_type(content_type_in(headers)), split)
        urls = spellings(url, strip_port=strip_port, others=others)
        return find_match(keys, urls, suffixes, given) or UNKNOWN
    except CallbackError as error:
        return str(error)
    # A peer may send half characters, which are no bytes that a server has read.
    except UnicodeEncodeError:
        return "it is not text"
