"""What ``manage.py check`` says of the settings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning as CheckWarning

from .._web.policy import Options, check_setting, unknown_settings
from ..errors import ConfigurationError
from ._settings import setting

_SETTINGS = {f"CXML_{name.upper()}": name for name in Options.__annotations__}
_KEY = re.compile(r"PSK.*|[0-9a-f]{32}", re.DOTALL)
"""What a signing key of SignalWire is like, and an auth token of Twilio."""

_NO_KEY = "There is no signing key, so all requests of the platform are answered with 500."
_SET_KEY = (
    "Set CXML_SIGNING_KEY to the project's signing key; where all views have options of their own,"
    " or there is no key on purpose"
)


def check_settings(**_: object) -> list[CheckMessage]:
    """Say what is missing in the settings, cannot be, or is seldom meant."""
    return [*_errors(), *_warnings()]


def check_key(**_: object) -> list[CheckMessage]:
    """Say that there is no key, as an error: for a project that is about to be served.

    Elsewhere it is a warning: where an image is built, or migrations are made, there is none.
    """
    if not _is_without_key():
        return []
    return [Error(_NO_KEY, hint=f"{_SET_KEY}, silence this check.", id="cxml.E001")]


def _is_without_key() -> bool:
    return setting("CXML_VERIFY") is not False and not any(_keys())


def _errors() -> Iterator[CheckMessage]:
    for name, option in _SETTINGS.items():
        value = setting(name)
        if value is not None and (fault := _fault(option, value)):
            yield Error(f"{fault}." if name in fault else f"{name}: {fault}.", id="cxml.E002")


def _fault(option: str, value: object) -> str | None:
    if option == "signing_key" and not any(_keys()):  # which is W007, and E001
        return None
    try:
        check_setting(option, value)
    except ConfigurationError as error:
        return str(error)
    return None


def _keys() -> Iterable[object]:
    """Give the keys, of whatever type they are: those of an empty environment variable are none."""
    keys: Any = setting("CXML_SIGNING_KEY")
    return cast("Iterable[object]", keys) if isinstance(keys, (list, tuple)) else (keys,)


def _warnings() -> Iterator[CheckMessage]:
    if _is_without_key():
        hint = f"{_SET_KEY}, silence this check; check --deploy makes an error of it."
        yield CheckWarning(_NO_KEY, hint=hint, id="cxml.W007")
    if setting("CXML_VERIFY") is False and not settings.DEBUG:
        yield CheckWarning(
            "CXML_VERIFY is off and DEBUG too: whoever knows the address of a view can ask it.",
            hint="Leave CXML_VERIFY out where the project is reached from outside.",
            id="cxml.W001",
        )
    if any(isinstance(each, str) and each and not _KEY.fullmatch(each) for each in _keys()):
        yield CheckWarning(
            "A key in CXML_SIGNING_KEY does not look like one: those of SignalWire begin with PSK.",
            hint="An API token, which begins with PT, verifies nothing.",
            id="cxml.W002",
        )
    if setting("CXML_TRUST_FORWARDED") is True and not _has_proxy():
        yield CheckWarning(
            "CXML_TRUST_FORWARDED is on, but no setting of Django tells of a proxy: who reaches the"
            " project without one says itself which address a signature is for.",
            hint="Set CXML_PUBLIC_URL instead; or SECURE_PROXY_SSL_HEADER and USE_X_FORWARDED_HOST,"
            " if there is a proxy that sets both headers, and no other way to the project.",
            id="cxml.W003",
        )
    for name, hint in unknown_settings(dir(settings)):
        yield CheckWarning(f"There is no setting {name}.", hint=hint, id="cxml.W004")


def _has_proxy() -> bool:
    return bool(settings.SECURE_PROXY_SSL_HEADER or settings.USE_X_FORWARDED_HOST)
