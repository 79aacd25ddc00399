"""How the requests of a view are verified: its options, and the settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from types import FunctionType, NoneType
from typing import TypedDict, cast

from attrs import field, frozen

from .._text.addresses import without_user
from .._text.wording import did_you_mean, nearest, no_such, shown
from ..errors import ConfigurationError
from ..signature import Keys
from .keys import Hidden, KeyFinder, Secrets, check_finder, check_keys, secrets_of

ORIGIN = re.compile(r"""https?://(?:[^/?#\s@]*@)?[^/?#\s@"'<>\\^`{|}]+""")
_PUBLIC_URL = re.compile(
    r"https?://(?:[^/?#\s@]*@)?(?:\[[^/?#\s@\]]+\]|[^/?#\s@:\[\]]+)(?::[0-9]+)?(/[^?#\s]*)?"
)

_ESCAPES = "; in a password / is %2F, ? is %3F, # is %23 and @ is %40"


class Options(TypedDict, total=False):
    """How requests are verified; what is not given, or is ``None``, is taken from the settings.

    The settings have the same names, in capitals and with ``CXML_`` before them.
    """

    signing_key: Keys | KeyFinder | None
    """The project's signing key; or several of them, of which any may have been used; or a
    function that finds the key of whoever a request says that it comes from."""
    public_url: str | None
    """The address that the platform reaches the root of the application at, such as
    ``https://example.com``, without a prefix that the server or the framework knows, such as
    ``root_path``; unset, what the server takes for it."""
    trust_forwarded: bool | None
    """Whether the headers ``X-Forwarded-Proto`` and ``X-Forwarded-Host`` are believed; only for
    applications that nobody can reach but through a proxy that sets both."""
    strip_port: bool | None
    """Whether a signature may also be of the address without a port that is not the usual one."""
    verify: bool | None
    """``False`` takes every request from anybody, and says so in the log, each time."""


_NAMES = Options.__annotations__.keys()
_SHOWN = _NAMES - {"signing_key"}
_SETTINGS = tuple((name, f"CXML_{name.upper()}") for name in _NAMES)


@frozen
class Names:
    """How options are spelt by whoever has set them: as settings, or as options."""

    given: frozenset[str]
    """The options that were given."""
    has_settings: bool
    key_is_set: str = ""
    """How to set the key, in the words of the framework; empty says it for any."""

    def of(self, name: str) -> str:
        """Spell one of them as it was set, or is to be set."""
        in_settings = self.has_settings and name not in self.given
        return f"CXML_{name.upper()}" if in_settings else name


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
    names: Names = field(repr=False)
    """How the options are spelt where they are set."""
    unverified: str = field(default="")
    """Why nothing is verified, where that is so."""


def no_settings(_: str) -> None:
    """Look nothing up: what a framework without settings has."""


def make_policy(options: Options, setting: Callable[[str], object], key_is_set: str = "") -> Policy:
    """Check how requests are to be verified.

    What was checked before is not checked again, so that this can be asked at each request: a
    setting that has changed is met, since it is a value that was not.

    Args:
        options: what was given for a view.
        setting: looks up what was not; gives ``None`` for what is not set.
        key_is_set: how to set the key, as it is said where there is none; empty says it for any
            framework.

    Raises:
        ConfigurationError: something is missing, or cannot be.

    """
    hide_keys(options)
    if unknown := options.keys() - _NAMES:
        raise _no_option(min(unknown))
    values = {name: _hidden(name, setting(in_settings)) for name, in_settings in _SETTINGS}
    given = {name: value for name, value in options.items() if value is not None}
    values |= given
    names = Names(frozenset(given), setting is not no_settings, key_is_set)
    values["signing_key"] = _as_it_is(values["signing_key"])
    if _may_change(values["signing_key"]):
        return _check(names, **values)
    try:
        return _checked_once(names, **values)
    except TypeError:  # a value that cannot be, and has no hash
        return _check(names, **values)


class Policies:
    """The policy of a view, made anew where a setting is another than it was.

    Args:
        options: what was given for the view, checked.
        key_is_set: as for :func:`make_policy`.

    """

    def __init__(self, options: Options, key_is_set: str = "") -> None:
        self._options, self._key_is_set = options, key_is_set
        self._last: tuple[tuple[tuple[str, Hidden], ...], Policy] | None = None

    def __call__(self, setting: Callable[[str], object]) -> Policy:
        """Give the policy as it is set now.

        Raises:
            ConfigurationError: something is missing, or cannot be.

        """
        last = self._last
        # Objects that cannot change need not even be compared; what can is not kept.
        if last:
            for name, each in last[0]:
                if setting(name) is not each.kept:
                    break
            else:
                return last[1]
        found = {in_settings: Hidden(setting(in_settings)) for _, in_settings in _SETTINGS}
        policy = make_policy(self._options, lambda name: found[name].kept, self._key_is_set)
        if not any(map(_may_change, (self._options.get("signing_key"), *found.values()))):
            self._last = tuple(found.items()), policy
        return policy


def hide_keys(options: Options) -> None:
    """Hide the keys among options, in their place, and what nobody knows: it may be one."""
    given = cast("dict[str, object]", options)
    for name in given.keys() - _SHOWN:
        given[name] = _hidden(name, given[name])


def _hidden(name: str, value: object) -> object:
    is_shown = name in _SHOWN or value is None or callable(value) or isinstance(value, Hidden)
    return value if is_shown else Hidden(value)


def _as_it_is(keys: object) -> object:
    """Give keys as they are now: what is in a list may change at any time."""
    kept: object = keys.kept if isinstance(keys, Hidden) else None
    return Hidden(tuple(cast("list[object]", kept))) if isinstance(kept, list) else keys


def _may_change(keys: object) -> bool:
    """Whether what is given as keys may come to be another one, and be the same object."""
    kept: object = keys.kept if isinstance(keys, Hidden) else keys
    return not isinstance(kept, (str, tuple, bool, NoneType, FunctionType))


def _check(
    names: Names,
    *,
    signing_key: object,
    public_url: object,
    trust_forwarded: object,
    strip_port: object,
    verify: object,
) -> Policy:
    url = _checked_url(names, public_url)
    is_on = _flag(names, "verify", verify, default=True)
    return Policy(
        keys=_keys(names, signing_key) if is_on else None,
        public_url=url and url.rstrip("/"),
        root="" if url and not url.endswith("/") else "/",
        trust_forwarded=_flag(names, "trust_forwarded", trust_forwarded, default=False),
        strip_port=_flag(names, "strip_port", strip_port, default=False),
        names=names,
        unverified="" if is_on else f"{names.of('verify')} is off",
    )


def _keys(names: Names, signing_key: object) -> Secrets | KeyFinder:
    if signing_key is None:
        raise ConfigurationError(f"there is no signing key: {_how_to_set_one(names)}")
    if callable(signing_key):
        return check_finder(signing_key)
    return secrets_of(cast("Hidden", signing_key))


def _how_to_set_one(names: Names) -> str:
    if names.has_settings:
        return (
            f"set {names.key_is_set or 'CXML_SIGNING_KEY'}, or give signing_key; CXML_VERIFY=False,"
            " or verify=False, takes requests from anybody"
        )
    return f"give signing_key=...{names.key_is_set}; verify=False takes requests from anybody"


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
    hide_keys(options)
    names = Names(frozenset(_NAMES), has_settings=False)
    _flag(names, "verify", options.get("verify"), default=True)
    complete = options.get("signing_key") is not None
    make_policy(options if complete else options | Options(verify=False), no_settings)


def unknown_settings(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Find settings that look like those of cxml and are none, each with what was meant.

    Args:
        names: the names of all settings that there are.

    """
    known = [in_settings for _, in_settings in _SETTINGS]
    for name in sorted(each for each in names if each.startswith("CXML_") and each not in known):
        near = nearest(name, known)
        yield name, f"Did you mean {near}?" if near else f"There are {', '.join(known)}."


def check_setting(name: str, value: object) -> None:
    """Check one setting, by the name of its option.

    Raises:
        ConfigurationError: it cannot be.

    """
    if name == "signing_key" and not callable(value):
        check_keys(Hidden(value))  # a check of its own warns of what is none of SignalWire's
        return
    given: dict[str, object] = {name: value}
    if name not in ("signing_key", "verify"):
        given["verify"] = False
    make_policy({}, {f"CXML_{each.upper()}": it for each, it in given.items()}.get)


def _flag(names: Names, name: str, value: object, *, default: bool) -> bool:
    return default if value is None else as_flag(names.of(name), value)


def as_flag(name: str, value: object) -> bool:
    """Check what is on or off; a text such as ``"false"`` is neither.

    Raises:
        ConfigurationError: it is neither.

    """
    if not isinstance(value, bool):
        raise ConfigurationError(f"{name} is {shown(value)}: must be True or False")
    return value


def _checked_url(names: Names, url: object) -> str | None:
    if url is None:
        return None
    if isinstance(url, str) and _PUBLIC_URL.fullmatch(url):
        return url
    raise ConfigurationError(
        f"{names.of('public_url')} is {_shown_url(url)}: must be an address such as"
        f" 'https://example.com', without a query{_ESCAPES if '@' in str(url) else ''}"
    )


def _shown_url(url: object) -> str:
    if not isinstance(url, str) or "@" not in url:
        return shown(url)
    return f"{shown(without_user(url))}, behind what may be a password"
