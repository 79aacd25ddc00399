"""The platform that ``cxml call`` plays, as its arguments say it."""

from __future__ import annotations

import os
import secrets
from argparse import Namespace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from .options import complain
from .request import VARIABLE, keys_of

if TYPE_CHECKING:
    from .._calling.platform import WatchingPlatform
    from .._calling.raised import Raised

    P = TypeVar("P", bound=WatchingPlatform)

ADDRESS = "CXML_PUBLIC_URL"
_HERE, _OF_TESTS = "http://localhost", "http://testserver"
_HANGS = "{} hangs while it is imported"
_SERVES = """Put what goes on, such as a server, below if __name__ == "__main__":"""
_SEEDS = 1_000_000_000


def platform_of(arguments: Namespace, kind: type[P]) -> P:
    """Make the platform of one kind that calls the application."""
    from .._calling.application import find_application
    from ..simulator._hung import not_hung
    from ..simulator._seen_platform import NUMBER
    from ..testing._body import patience

    keys = keys_of(arguments) if arguments.key_file else []
    # Before anything is imported, which may show it in an error.
    arguments.log.key = next(iter(keys), os.environ.get(VARIABLE, "").partition(",")[0])
    app: object = arguments.app
    if not arguments.app.startswith(("http://", "https://")):
        with not_hung(_HANGS.format(app), patience(None), instead=_SERVES):
            app = find_application(arguments.app)
    seed = _seed(arguments)
    platform = kind(
        app,
        signing_key=keys[0] if keys else None,
        public_url=arguments.public_url or _public_url(app),
        number=arguments.to or NUMBER,
        fallback_url=arguments.fallback_url,
        status_callback=arguments.status_callback,
        behaves_like=arguments.behaves_like,
        seed=seed,
        anywhere=arguments.anywhere,
    )
    arguments.platform, arguments.log.key = platform, platform.key
    platform.told = partial(_tell, is_whole=arguments.verbose)
    return platform


def _seed(arguments: Namespace) -> int:
    """Give what ids follow from: another in each run, as a database keeps those of the last."""
    arguments.is_drawn = arguments.seed is None
    if arguments.is_drawn:
        arguments.seed = secrets.randbelow(_SEEDS)
    seed: int = arguments.seed
    return seed


def _tell(raised: Raised, *, is_whole: bool) -> None:
    """Say what the application raised."""
    hint = () if is_whole else ("  -v shows what the application logs, and whole tracebacks",)
    complain("call", *(raised.whole if is_whole else raised.lines), *hint)


def _public_url(app: object) -> str | None:
    """Give the address that counts where none is said; ``None`` leaves it to the application.

    The host of tests is not one that Django admits outside of them; this machine is, while an
    application is being written.
    """
    from ..testing._application import application_of

    if isinstance(app, str) or os.environ.get(ADDRESS):
        return None
    found = application_of(app)
    is_said = found.setting(ADDRESS) or found.usual != _OF_TESTS
    return None if is_said else _HERE
