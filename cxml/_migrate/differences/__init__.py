"""All differences of the platforms, by their numbers, which stay."""

from __future__ import annotations

from .behaviour import BEHAVIOUR
from .difference import Difference
from .elements import ELEMENTS
from .programs import PROGRAMS
from .requests import REQUESTS

DIFFERENCES: tuple[Difference, ...] = (*ELEMENTS, *BEHAVIOUR, *PROGRAMS, *REQUESTS)
"""The differences."""
