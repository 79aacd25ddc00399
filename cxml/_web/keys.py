"""The keys that requests are verified with: given, or found by a function at each request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from inspect import isawaitable, iscoroutine, iscoroutinefunction, signature
from typing import TypeAlias, cast

from .._text.wording import shown
from ..errors import ConfigurationError
from ..signature import Hidden as Hidden, Keys, Secrets as Secrets, read_keys
from .log import LOGGER, fields_of_none

KeyFinder: TypeAlias = Callable[[Mapping[str, str]], Keys | Awaitable[Keys | None] | None]
"""Finds the keys of whoever sent some parameters, if they say the truth; ``None`` of a stranger."""
Ask: TypeAlias = Callable[[KeyFinder, Mapping[str, str]], object]
AskLater: TypeAlias = Callable[[KeyFinder, Mapping[str, str]], Awaitable[object]]

_KEYS_BEGIN = b"PSK"
_COMMA = (
    "a signing key has a comma in it, which none has: several keys are a list, as text.split(',')"
    " makes of a text"
)
_NONE: tuple[object, ...] = (list[str](), (), frozenset[str]())


def secrets_of(keys: Hidden) -> Secrets:
    """Check keys, and say in the log if one is none of SignalWire's.

    Raises:
        ConfigurationError: there is no key, or one cannot be one.

    """
    secrets = check_keys(keys)
    if any(not each.startswith(_KEYS_BEGIN) for each in secrets):
        _warn_of_keys()
    return secrets


def check_keys(keys: Hidden) -> Secrets:
    """Check keys, and say nothing of what is unusual.

    Raises:
        ConfigurationError: as :func:`secrets_of` does.

    """
    secrets = read_keys(keys)
    if any(each.count(b",") for each in secrets):
        raise ConfigurationError(_COMMA)
    return secrets


def check_finder(finder: Callable[..., object]) -> KeyFinder:
    """Check a function that finds keys.

    Raises:
        ConfigurationError: it cannot be called with what was sent alone.

    """
    try:
        signature(finder).bind({})
    except TypeError:
        name = getattr(finder, "__name__", "signing_key")
        raise ConfigurationError(
            f"signing_key is {shown(finder)}, which is called with what was sent: write"
            f" def {name}(sent: Mapping[str, str])"
        ) from None
    except ValueError:  # what does not show its signature is taken at its word
        pass
    return cast("KeyFinder", finder)


def ask(finder: KeyFinder, sent: Mapping[str, str]) -> object:
    """Ask a function for keys where nobody awaits what it gives."""
    return finder(sent)


async def ask_later(
    in_thread: Callable[[KeyFinder, Mapping[str, str]], Awaitable[object]],
    finder: KeyFinder,
    sent: Mapping[str, str],
) -> object:
    """Ask a function for keys, asynchronous or not, where others must not wait meanwhile."""
    found = finder(sent) if iscoroutinefunction(finder) else await in_thread(finder, sent)
    return await found if isawaitable(found) else found


def read_found(found: Hidden) -> Secrets:
    """Check what a function gave; nothing are the keys of a stranger.

    Raises:
        ConfigurationError: it is no key, or nobody can await it.

    """
    if isawaitable(found.kept):
        if iscoroutine(found.kept):
            found.kept.close()
        raise ConfigurationError(
            "signing_key is asynchronous, and nothing awaits it here: write async def for the"
            " view, or find the key with a plain function"
        )
    if found.kept is None or found.kept in _NONE:
        return ()
    try:
        return secrets_of(found)
    except ConfigurationError as error:
        raise ConfigurationError(
            f"what signing_key gave is no key: {error}; return the key as text, or several in a"
            " list, or None for whoever has none"
        ) from None


@cache
def _warn_of_keys() -> None:
    """Say, once and without the key, that it is none of SignalWire's: often it is the token."""
    LOGGER.warning(
        "a signing key does not begin with %s, as those of SignalWire do: an API token, which"
        " begins with PT, verifies nothing, but Twilio's auth token is right for Twilio",
        _KEYS_BEGIN.decode(),
        extra=fields_of_none("a signing key looks like none"),
    )
