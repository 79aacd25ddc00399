"""Says where the page is, and serves it until somebody stops the command."""

from __future__ import annotations

import sys
from contextlib import suppress

from .platform import PagePlatform
from .server import PageServer


def serve(platform: PagePlatform, port: int = 0, said: str = "") -> None:
    """Serve the page of a platform until there is an interrupt.

    Args:
        platform: the platform.
        port: where; any that is free, if 0.
        said: what is printed above the address, when there is one.

    Raises:
        ConfigurationError: nothing can be served at the port.

    """
    with PageServer(platform, port) as server, suppress(KeyboardInterrupt):
        sys.stdout.write(f"{said}The page is at {server.address}\nControl-C ends it.\n")
        sys.stdout.flush()
        server.run()
