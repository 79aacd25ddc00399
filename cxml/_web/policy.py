"""How the requests of a view are verified: its options, and the settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from types import FunctionType, NoneType
from typing import TypedDict, cast

from attrs import field, frozen

from .._text.wording import did_you_mean, no_such
from ..errors import ConfigurationError
from ..signature import Keys
from .keys import KeyFinder, Secrets, check_finder, secrets_of

ORIGIN = re.compile(r"https?://(?:[^/?#\s@]*@)?[^/?#\s@]+")
_PUBLIC_URL = re.compile(rf"{ORIGIN.pattern}(/[^?#\s]*)?")


class Options(TypedDict, total=False):
    """How requests are verified; what is not given is taken from the settings.

    The settings have the same names, in capitals and with ``CXML_`` before them.
    """

    signing_key: Keys | KeyFinder
    """The project's signing key; or several of them, of which any may have been used; or a
    function that finds the key of whoever a request says that it comes from."""
    public_url: str
    """The address that the platform reaches the root of the application at, such as
    ``https://example.com``; unset, what the server takes for it."""
    trust_forwarded: bool
    """Whether the headers ``X-Forwarded-Proto`` and ``X-Forwarded-Host`` are believed; only for
    applications that nobody can reach but through a proxy that sets both."""
    strip_port: bool
    """Whether a signature may also be of the address without a port that is not the usual one."""
    verify: bool
    """``False`` takes every request from anybody, and says so in the log, each time."""


_NAMES = Options.__annotations__.keys()
_SETTINGS = tuple((name, f"CXML_{name.upper()}") for name in _NAMES)


@frozen(kw_only=True)
class Policy:
    """How the requests of a view are verified, checked."""

    keys: Secrets | KeyFinder | None = field(repr=False)
    """The keys, or what finds them; ``None`` when nothing is verified."""
    public_url: str | None
    """The address of the root, without the slash at its end."""
    root: str
    """What stands behind that where the root itself is meant: a slash, or nothing."""
    trust_forwarded: bool
    strip_port: bool


def make_policy(options: Options, setting: Callable[[str], object]) -> Policy:
    """Check how requests are to be verified.

    What was checked before is not checked again, so that this can be asked at each request: a
    setting that has changed is met, since it is a value that was not.

    Args:
        options: what was given for a view.
        setting: looks up what was not; gives ``None`` for what is not set.

    Raises:
        ConfigurationError: something is missing, or cannot be.

    """
    if unknown := options.keys() - _NAMES:
        raise _no_option(min(unknown))
    values = {name: setting(in_settings) for name, in_settings in _SETTINGS}
    values |= {name: given for name, given in options.items() if given is not None}
    keys = values["signing_key"]
    if isinstance(keys, list):
        values["signing_key"] = tuple(cast("list[object]", keys))
    elif not isinstance(keys, (str, tuple, NoneType, FunctionType)):  # it may change in place
        return _check(**values)
    try:
        return _checked_once(**values)
    except TypeError:  # a value that cannot be, and has no hash
        return _check(**values)


def _check(
    *,
    signing_key: object,
    public_url: object,
    trust_forwarded: object,
    strip_port: object,
    verify: object,
) -> Policy:
    url = _checked_url(public_url)
    return Policy(
        keys=_keys(signing_key) if _flag("verify", verify, default=True) else None,
        public_url=url and url.rstrip("/"),
        root="" if url and not url.endswith("/") else "/",
        trust_forwarded=_flag("trust_forwarded", trust_forwarded, default=False),
        strip_port=_flag("strip_port", strip_port, default=False),
    )


def _keys(signing_key: object) -> Secrets | KeyFinder:
    if signing_key is None:
        raise ConfigurationError(
            "there is no signing key: set CXML_SIGNING_KEY, or give signing_key; CXML_VERIFY=False,"
            " or verify=False, takes requests from anybody"
        )
    if callable(signing_key):
        return check_finder(signing_key)
    return secrets_of(cast("Keys", signing_key))


_checked_once = lru_cache(typed=True)(_check)  # typed: 0 is no False


def _no_option(name: str) -> ConfigurationError:
    sentence, near = no_such("option", name, _NAMES)
    hint = did_you_mean(near) or f"; there are {', '.join(_NAMES)}"
    return ConfigurationError(f"{sentence}{hint}")


def make_address_policy(setting: Callable[[str], object]) -> Policy:
    """Check what an address depends on; no key is needed for that.

    Raises:
        ConfigurationError: a setting cannot be.

    """
    return make_policy(Options(verify=False), setting)


def check_options(options: Options) -> None:
    """Check the options of a view as far as that is possible without the settings.

    Raises:
        ConfigurationError: they cannot be.

    """
    _flag("verify", options.get("verify"), default=True)
    complete = options.get("signing_key") is not None
    make_policy(options if complete else options | Options(verify=False), lambda _: None)


def _flag(name: str, value: object, *, default: bool) -> bool:
    if value is None:
        return default
    if not isinstance(value, bool):
        raise ConfigurationError(
            f"CXML_{name.upper()}, or {name}, is {value!r}: must be True or False"
        )
    return value


def _checked_url(url: object) -> str | None:
    if url is None:
        return None
    if not isinstance(url, str) or not _PUBLIC_URL.fullmatch(url):
        raise ConfigurationError(
            f"CXML_PUBLIC_URL, or public_url, is {url!r}: must be an address such as "
            "'https://example.com', without a query"
        )
    return url
