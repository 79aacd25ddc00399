"""Make a signature, as the platform does."""

from __future__ import annotations

import hmac

from .._input.form import Form, read_pairs
from ..errors import CallbackError
from ._keys import Hidden, read_keys
from ._notation import Algorithm, in_base64
from ._suffix import exact, submitted, to_bytes
from ._usage import check_address


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
        ConfigurationError: the key is no text, or blank; or the address has no scheme.
        CallbackError: the form cannot be read, or is not text.

    """
    given = Hidden(key)
    del key  # from here on no error shows it
    [secret] = secrets = read_keys(given)
    check_address(url, secrets)
    pairs = read_pairs(form)
    if isinstance(form, (str, bytes)):
        pairs = exact(pairs, _encoded(form))
    return in_base64(make_digest(secret, url, submitted(pairs), algorithm))


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
        ConfigurationError: the key is no text, or blank; or the address has no scheme.
        CallbackError: the address or the body is not text.

    """
    given = Hidden(key)
    del key  # from here on no error shows it
    [secret] = secrets = read_keys(given)
    check_address(url, secrets)
    return make_digest(secret, url, body, algorithm).hex()


def make_digest(secret: bytes, url: str, suffix: str | bytes, algorithm: Algorithm) -> bytes:
    """Hash the text that is signed.

    Raises:
        CallbackError: it is not text.

    """
    return hmac.digest(secret, _encoded(url) + _encoded(suffix), algorithm)


def _encoded(text: str | bytes) -> bytes:
    try:
        return to_bytes(text)
    except UnicodeEncodeError:
        raise CallbackError("a lone surrogate is no text that could be signed") from None
