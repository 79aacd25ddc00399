"""Says where the page is, and serves it until somebody stops the command."""

from __future__ import annotations

import sys
from contextlib import suppress

from .platform import PagePlatform
from .server import PageServer


def serve(platform: PagePlatform, port: int = 0) -> None:
    """Serve the page of a platform until there is an interrupt.

    Raises:
        ConfigurationError: nothing can be served at the port.

    """
    with PageServer(platform, port) as server, suppress(KeyboardInterrupt):
        sys.stdout.write(f"The page is at {server.address}\nControl-C ends it.\n")
        sys.stdout.flush()
        server.run()
