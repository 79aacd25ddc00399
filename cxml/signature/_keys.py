"""The keys that requests are signed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from ..errors import ConfigurationError

Keys: TypeAlias = str | Sequence[str]
"""A signing key, or several of them: while a key is changed, the new and the old one are valid."""

# Iterable too, but they give numbers, or names in place of keys, or are used up the first time.
_NO_KEYS = (bytes, bytearray, memoryview, Mapping, Iterator)


def read_keys(keys: Keys) -> tuple[bytes, ...]:
    """Check the keys, and give them as bytes.

    Raises:
        ConfigurationError: there is no key, or one cannot be one.

    """
    several = (keys,) if isinstance(keys, str) else keys
    if not isinstance(cast("object", several), Iterable) or isinstance(several, _NO_KEYS):
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
