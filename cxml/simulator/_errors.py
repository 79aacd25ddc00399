"""What a simulated call raises, and what the platform gives up a document for."""

from __future__ import annotations

from contextvars import ContextVar

from ..errors import CxmlError

IN_COMMAND = ContextVar("IN_COMMAND", default=False)
"""Whether it is ``cxml call`` that plays, so that hints name its options, and no Python."""
IN_FIXTURE = ContextVar("IN_FIXTURE", default=False)
"""Whether a fixture of pytest makes a platform, so that hints name the one with its options."""


def argument(name: str) -> str:
    """Name an argument of a platform, as it is written here."""
    return f"--{name.replace('_', '-')}" if IN_COMMAND.get() else name


class SimulationError(CxmlError):
    """Something that cannot be done in a call, such as a key pressed after its end."""


class CircleError(SimulationError):
    """Documents lead to each other, and nothing is heard in them, nor anybody waited for."""


class FailedError(Exception):
    """A document cannot be had, or not be run; the call goes to its fallback, or ends.

    Args:
        code: the number that the platform publishes, if it has one.
        message: what is wrong, for people.

    """

    def __init__(self, code: int | None, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message


class ElsewhereError(FailedError):
    """An address is that of another server, where nothing is fetched.

    Args:
        url: the address.
        base: where the application is.

    """

    def __init__(self, url: str, base: str) -> None:
        super().__init__(
            11200,
            f"{url} leads elsewhere: the application is at {base}. If it is at that address, give"
            f" {argument('public_url')}; if another server is, let a setting name a path of the"
            " application instead where it is tried",
        )
        self.url = url
