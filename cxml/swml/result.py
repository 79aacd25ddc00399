"""What happens after a conference: ``Switch``, or a list of ``Cond``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, get_args

from attrs import define, field

from .._declare.metadata import Pattern, Trait
from .._input.problems import Reading
from .._text.wording import in_line, listed, nearest, shown
from ..errors import Problem
from ._metadata import ALWAYS
from ._object import SwmlObject
from ._plain import as_list, as_object
from ._structure import Structure
from .instruction import Instructions, NamedInstructions

Result = Literal["completed", "answered", "no-answer", "failed", "canceled"]
"""How a conference ended for the call that joined it."""
RESULTS: tuple[str, ...] = get_args(Result)
# Both hold the result of the conference right behind it; of all others cxml knows nothing.
_VARIABLES = ("join_conference_result", "return_value")


@define(kw_only=True, slots=False, eq=False, repr=False)
class Switch(SwmlObject):
    """Instructions to choose from by the value of a variable.

    Cases of a variable that holds the result of a conference have to be results.
    """

    method_name = "switch"

    variable: Annotated[str, ALWAYS, Trait.NEEDED] = "return_value"
    """The variable: the result of the conference, unless something else is named."""
    case: NamedInstructions = field(kw_only=False)
    """The instructions for each value."""
    default: Instructions | None = None
    """The instructions for any other value."""

    def _problems(self) -> Iterator[Problem]:
        if self.variable not in _VARIABLES or not isinstance(self.case, dict):
            return
        for word in self.case:
            if word not in RESULTS:
                yield Problem(
                    code="value",
                    message=f"{shown(word)} is no result of a conference: {listed(RESULTS)}",
                    path=f"{self.method_name}.case.{in_line(word)}",
                    suggestion=nearest(word, RESULTS),
                )


@define(kw_only=True, slots=False, eq=False, repr=False)
class Cond(SwmlObject):
    """Instructions for when a condition holds; without ``when``, for when none before held."""

    method_name = "cond"

    when: Annotated[
        str | None,
        Pattern(r"(?s)(?!.*\$\{).*", "a JavaScript expression that names variables without ${}"),
    ] = None
    """The condition, a JavaScript expression; variables stand in it by their names alone."""
    then: Instructions | None = None
    """The instructions for when it holds."""
    else_: Instructions | None = None
    """The instructions for when it does not."""

    def _problems(self) -> Iterator[Problem]:
        # One of the two alone is a slip that the platform would not notice: a condition without
        # effect, or instructions that never run.
        if (self.when is None) != (self.then is None):
            message = "when and then stand together, or else stands alone"
            yield Problem(code="missing", message=message, path=self.method_name)
        elif self.when is None and self.else_ is None:
            message = "it is empty: give when and then, or else_ (else in a document)"
            yield Problem(code="missing", message=message, path=self.method_name)


class ResultKind(Structure):
    """The body of a switch, or a list of conditions."""

    name = "switch or conditions"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check what happens after a conference."""
        if (found := as_list(value)) is not None:
            return self._conditions(found, reading, path)
        names = [*(as_object(value) or ())]
        # As instructions they stand under their names; here the page has them without.
        if names in (["switch"], ["cond"]):
            (name,) = names
            reading.refuse(f"write what stands under {name} without that name", path)
            return value
        if isinstance(value, Cond):
            reading.refuse("must be a Switch, or a list of Cond", path)
            return value
        return Switch.__swml_read__(value, reading, path)

    def _conditions(self, value: Sequence[object], reading: Reading, path: str) -> object:
        found = tuple(Cond.__swml_read__(x, reading, f"{path}[{i}]") for i, x in enumerate(value))
        alone = [i for i, x in enumerate(found) if isinstance(x, Cond) and x.when is None]
        if len(alone) > 1:
            reading.refuse("only one else may stand alone", f"{path}[{alone[1]}]")
        return found
