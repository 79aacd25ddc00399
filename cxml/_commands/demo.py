"""The subcommand ``demo``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from secrets import token_urlsafe

SUMMARY = "play a conference of two callers with the example application"
DESCRIPTION = """\
Start the example application, a Flask view that puts callers in a conference, on a free port of
this machine; call it twice, as the platform would; post the callbacks that its documents ask for,
signed with a key that is made for the run; and compare what it understood with what was sent.
Nothing leaves this machine.
"""


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser("demo", help=SUMMARY, description=DESCRIPTION)
    parser.set_defaults(run=run)


def run(_arguments: Namespace) -> int:
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
    return show(application, key)
