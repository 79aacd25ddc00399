"""The example application, and who calls it."""

from __future__ import annotations

import atexit
from functools import cache
from importlib import import_module
from tempfile import TemporaryDirectory
from wsgiref.types import WSGIApplication

MODERATOR = "+15550100157"
CALLERS = ("+15550100142", MODERATOR)


def example(key: str) -> WSGIApplication:
    """Make the example application, with the key that signs what it is sent."""
    # By name, so that nothing of cxml needs Flask when it is imported.
    module = import_module("cxml.examples.flask_conference")
    application = module.create_app(
        CXML_SIGNING_KEY=key,
        CXML_PUBLIC_URL=None,
        CXML_VERIFY=True,
        MODERATORS=[MODERATOR],
        ROOMS=f"sqlite:///{_folder()}/conference.sqlite",
    )
    # Before the folder goes, whose files Windows keeps as long as they are open.
    atexit.register(application.extensions["rooms"].close)
    made: WSGIApplication = application
    return made


@cache
def _folder() -> str:
    """Make a folder that is gone when the program is."""
    folder = TemporaryDirectory(prefix="cxml-demo-")
    atexit.register(folder.cleanup)
    return folder.name
