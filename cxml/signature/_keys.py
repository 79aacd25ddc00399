"""The keys that requests are signed with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from attrs import field, frozen

from ..errors import ConfigurationError

Keys: TypeAlias = str | Sequence[str]
"""A signing key, or several of them: while a key is changed, the new and the old one are valid."""

# Iterable too, but they give numbers, or names in place of keys, or are used up the first time.
_NO_KEYS: tuple[type[object], ...] = (bytes, bytearray, memoryview, Mapping, Iterator)
_OF_PROJECT = "the one of the project"
_UNSET = (
    ", which os.environ.get gives for a name that is not set: os.environ[...] says which is missing"
)


class Secret(bytes):
    """A key, which is not shown where the variables of a function are."""

    # Pages of errors, and what reports them, print those of all functions an error came through.
    def __repr__(self) -> str:
        return "<a signing key>"

    __str__ = __repr__  # that of bytes asks nobody


Secrets: TypeAlias = tuple[Secret, ...]


@frozen
class Hidden:
    """What is given as keys, before it is known what it is; it is shown nowhere either."""

    kept: object = field(repr=False)


def read_keys(keys: Hidden) -> Secrets:
    """Check the keys, and give them as bytes.

    Raises:
        ConfigurationError: there is no key, or one cannot be one.

    """
    secrets, fault = _read(keys)
    if fault:
        raise ConfigurationError(fault)
    return secrets


def _read(keys: Hidden) -> tuple[Secrets, str]:
    """Check keys, and give the fault that there is, since the error has been where they were."""
    try:
        secrets = tuple(map(_secret, _several(keys.kept)))
    except ConfigurationError as error:
        return (), str(error)
    fault = f"there is no signing key, but an empty list: give {_OF_PROJECT}"
    return secrets, "" if secrets else fault


def _several(keys: object) -> Iterable[object]:
    if isinstance(keys, str):
        return (keys,)
    if isinstance(keys, _NO_KEYS) or not isinstance(keys, Iterable):
        raise _no_text(keys)
    return cast("Iterable[object]", keys)


def _secret(key: object) -> Secret:
    if not isinstance(key, str):
        raise _no_text(key)
    if not key.strip():
        raise ConfigurationError(
            f"a signing key is blank: give {_OF_PROJECT}; the variable that has it may be empty"
        )
    # A key from a file often ends with a newline: every signature would be wrong, and nothing would
    # say why.
    if key.split() != [key]:
        raise ConfigurationError(
            "a signing key has white space in it or around it: take it off, as key.strip() does"
        )
    try:
        return Secret(key.encode())
    except UnicodeEncodeError:
        raise ConfigurationError("a signing key has a lone surrogate, which is no text") from None


def _no_text(key: object) -> ConfigurationError:
    if key is None:
        return ConfigurationError(f"there is no signing key, but None{_UNSET}")
    hint = ": decode it, as key.decode() does" if isinstance(key, bytes) else ""
    return ConfigurationError(f"a signing key is text, not {type(key).__name__}{hint}")
