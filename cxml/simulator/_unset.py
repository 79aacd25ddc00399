"""Environment variables that an application asks for, and that are not set."""

from __future__ import annotations

import os
import traceback

_ASKED = type(os.environ).__getitem__.__code__
"""What raises it, which no other ``KeyError`` comes from."""


def unset_variable(error: BaseException) -> str:
    """Say which variable is missing, and what to do; nothing if that is not what was raised."""
    codes = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
    if not isinstance(error, KeyError) or codes[-1:] != [_ASKED]:
        return ""
    return f"the environment variable {error.args[0]} is not set: set it where this is run"
