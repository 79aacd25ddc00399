"""The subcommand ``demo``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from secrets import token_urlsafe
from wsgiref.types import WSGIApplication

from .options import complain

SUMMARY = "play a conference of two callers with the example application"
DESCRIPTION = """\
Call the example application, a Flask view that puts callers in a conference, twice, as the platform
would; post the callbacks that its documents ask for, signed with a key that is made for the run;
and compare what it understood with what was sent. Nothing leaves this machine, and a minute of the
conference is one of a virtual clock.
"""


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("demo", help=SUMMARY, description=DESCRIPTION)
    add = parser.add_argument
    add("--page", action="store_true", help="play it by hand in a browser, with two phones")
    add("--port", type=int, default=0, metavar="N", help="where the page is (any that is free)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Run the demonstration with the example application, if all that it needs is installed."""
    try:
        from .._demo.application import example
        from .._demo.show import show

        key = f"PSK_{token_urlsafe()}"
        application = example(key)
    # What is missing shows at the import of either module, or of the example itself.
    except ModuleNotFoundError as error:
        sys.stderr.write(f'cxml demo: {error}; run: pip install "cxml[demo]"\n')
        return 2
    return (
        _show_page(application, key, arguments.port) if arguments.page else show(application, key)
    )


def _show_page(application: WSGIApplication, key: str, port: int) -> int:
    """Serve the page of the example until somebody stops it."""
    from .._calling.page.platform import PagePlatform
    from .._calling.page.serving import serve
    from .._demo.application import CALLERS
    from ..errors import ConfigurationError

    with PagePlatform(application, signing_key=key) as platform:
        platform.open_at("/voice", CALLERS)
        try:
            serve(platform, port)
        except ConfigurationError as error:
            complain("demo", error)
            return 2
    return 0
