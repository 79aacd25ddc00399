"""The function that gives an application's options, and what it may give."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import signature
from typing import cast

from .._text.wording import article
from .._web.keys import Hidden
from .._web.policy import Options
from ..errors import ConfigurationError

_AS_OPTIONS = "options go by their names, as in Webhooks(signing_key=..., public_url=...)"


def check_function(settings: Callable[[], Options] | None) -> Callable[[], Options] | None:
    """Check what is to give options.

    Raises:
        ConfigurationError: it is no function that can be called with nothing.

    """
    if settings is None:
        return None
    if not callable(cast("object", settings)):  # it may be a key, and is not shown
        is_written = hasattr(settings, "keys")
        how = "write Webhooks(**options)" if is_written else _AS_OPTIONS
        raise ConfigurationError(f"Webhooks takes a function, not {article(settings)}: {how}")
    try:
        signature(settings).bind()
    except TypeError:
        raise ConfigurationError(
            "Webhooks takes a function that is called without arguments, at each request, and gives"
            f" Options: {_AS_OPTIONS}"
        ) from None
    except ValueError:  # what does not show its signature is taken at its word
        pass
    return settings


def read_settings(found: Hidden) -> Options:
    """Check what the function gave.

    Raises:
        ConfigurationError: it is no mapping of options.

    """
    is_mapping = isinstance(found.kept, Mapping)
    if not is_mapping:
        raise ConfigurationError(
            f"the settings of Webhooks are {article(found.kept)}: give Options, or a dict of them"
        )
    if "trust_docs" in cast("Options", found.kept):
        raise ConfigurationError(
            "trust_docs is no option, which may change: write Webhooks(..., trust_docs=True)"
        )
    return cast("Options", found.kept)
