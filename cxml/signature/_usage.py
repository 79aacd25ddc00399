"""What is wrong with a call of this package, and with no request: an error, with what to write."""

from __future__ import annotations

from .._input.form import kind
from ..errors import ConfigurationError, misused
from ._keys import Secrets

_SCHEME = "://"


def check_address(url: object, keys: Secrets) -> None:
    """Refuse what is no whole address.

    Raises:
        UsageError: it is not text.
        ConfigurationError: it has no scheme, or is the key.

    """
    if not isinstance(url, str):
        raise misused(f"the address is {kind(url)}, not text")
    if _SCHEME in url:
        return
    if any(each.count(_SCHEME.encode()) for each in keys):
        raise ConfigurationError(
            "the key and the address are exchanged: the key comes first, then the address"
        )
    # What was given is not shown, since it may be a key.
    raise ConfigurationError(
        "the address has no scheme: give the whole address that the platform was given, such as"
        " https://example.com/voice"
    )


def check_body(body: object) -> None:
    """Refuse what is no body as it came.

    Raises:
        UsageError: it is neither text nor bytes.

    """
    if isinstance(body, (str, bytes, bytearray, memoryview)):
        return
    if body is None:
        raise misused("the body is None: give b'' for a request without one, as `body or b''`")
    parsed = ", and not what was read from it" if type(body) in (dict, list) else ""
    raise misused(f"the body is {kind(body)}: give it as it came, as bytes or text{parsed}")
