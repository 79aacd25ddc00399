"""What all that works on objects of SWML may rely on; it knows neither a reader nor a writer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from attrs import define, field


@define(kw_only=True, slots=False, eq=False, repr=False)
class SwmlNode:
    """An object of SWML, as far as what copies, checks and writes it needs to know."""

    method_name: ClassVar[str] = ""
    """How paths in errors begin."""
    wrapped: ClassVar[bool] = False
    """Whether it is written inside another object, under its name, as instructions are."""

    unknown_properties: Mapping[str, object] = field(factory=dict[str, object], kw_only=True)
