"""How requests are verified: the options of a view, and the settings of the project."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from .._web.policy import (
    Options,
    Policies,
    Policy,
    check_options,
    make_address_policy,
    make_policy,
)
from ..errors import ConfigurationError

P = ParamSpec("P")
T = TypeVar("T")

_KEY = "settings.CXML_SIGNING_KEY, in the settings of the project"
"""How the signing key is set."""


class NotConfigured(ConfigurationError, ImproperlyConfigured):  # noqa: N818
    """What is wrong with the options or the settings: an error of cxml, and one of Django."""


def policy_of(options: Options) -> Policy:
    """Check how requests are to be verified, as it is set now.

    Raises:
        ImproperlyConfigured: something is missing, or cannot be.

    """
    return _checked(make_policy, options, setting, _KEY)


def policies(options: Options) -> Callable[[], Policy]:
    """Check the options of a view, and give what asks for its policy at each request.

    No setting is read before: where there is no key, as where a project is built or tested, its
    views can be imported all the same.

    Raises:
        ImproperlyConfigured: an option cannot be.

    """
    _checked(check_options, options)
    made = Policies(options, _KEY)
    return lambda: _checked(made, setting)


def address_policy() -> Policy:
    """Check what an address depends on; no key is needed for that.

    Raises:
        ImproperlyConfigured: a setting cannot be.

    """
    return _checked(make_address_policy, setting)


def setting(name: str) -> object:
    """Look a setting of the project up; ``None`` is none."""
    return getattr(settings, name, None)


def _checked(make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return make(*args, **kwargs)
    except ConfigurationError as error:
        raise NotConfigured(str(error)) from None
