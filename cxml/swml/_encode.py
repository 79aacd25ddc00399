"""From objects of SWML to plain data."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from .._input.limits import DEEPEST, LONGEST_PATH
from .._text.values import exact_text
from .._text.wording import in_line, listed as in_words, shown
from ..errors import InvalidValueError, NestingError, Problem
from ._metadata import Absent, OneOf, Schema
from ._node import SwmlNode
from ._plain import as_list, as_object
from ._spec import Property, properties_of

SchemaName = Literal["current", "sdk"]
"""Which of the platform's two schemas a document is written for."""


def written(made: SwmlNode, schema: Schema, path: str) -> dict[str, object]:
    """Give an object, and all in it, as plain data."""
    return _Writing(schema=schema).whole(made, path, 1)


@frozen(kw_only=True)
class _Writing:
    schema: Schema

    def whole(self, made: SwmlNode, path: str, depth: int) -> dict[str, object]:
        _not_too_deep(path, depth)
        out: dict[str, object] = {}
        dot = f"{path}." if path else ""
        for wire, each in properties_of(type(made)).items():
            # Only what was set is in the dict; getattr would give the defaults of the class as
            # well.
            if each.name in made.__dict__:
                value = made.__dict__[each.name]
                self._fits(each, value, dot + wire)
                out[wire] = self.value(each.to_json(value), dot + wire, depth)
        # They cannot hide a declared one: `SwmlObject._unknown` refuses names that are known.
        for name, value in made.unknown_properties.items():
            out[name] = self.value(value, dot + in_line(name), depth)
        return out

    def value(self, value: object, path: str, depth: int) -> object:
        if isinstance(value, SwmlNode):
            return self._item(value, path, depth)
        if (named := as_object(value)) is not None:
            _not_too_deep(path, depth + 1)
            return {k: self.value(v, f"{path}.{in_line(k)}", depth + 1) for k, v in named.items()}
        if (listed := as_list(value)) is not None:
            _not_too_deep(path, depth + 1)
            return [self.value(v, f"{path}[{i}]", depth + 1) for i, v in enumerate(listed)]
        # A Variable or a member of an enum is written as plain text: json would take either, but
        # PyYAML represents classes by their exact type.
        return exact_text(value) if isinstance(value, str) else value

    def _item(self, made: SwmlNode, path: str, depth: int) -> dict[str, object]:
        """Write an object; an instruction stands under its name."""
        if made.wrapped:
            # Two deeper: the object around it, and its own.
            return {made.method_name: self.whole(made, f"{path}.{made.method_name}", depth + 2)}
        return self.whole(made, path, depth + 1)

    def _fits(self, each: Property, value: object, path: str) -> None:
        """Refuse what this schema does not have."""
        for note in each.notes:
            if isinstance(note, Absent) and note.schema is self.schema:
                raise _not_in(self.schema, f"{each.wire} is not in this schema", path)
            if isinstance(note, OneOf) and note.schema is self.schema:
                # Several words are written as one text with spaces, which is then none of the
                # schema's words.
                words = each.to_json(value)
                if words not in note.words:
                    allowed = f"this schema takes one word: {in_words(note.words)}"
                    raise _not_in(self.schema, f"{each.wire} is {shown(words)}: {allowed}", path)


def _not_in(schema: Schema, message: str, path: str) -> InvalidValueError:
    hint = f'{message} (schema="{schema}"; schema="{Schema.CURRENT}" has it)'
    return InvalidValueError(Problem(code="schema", message=hint, path=path[:LONGEST_PATH]))


def _not_too_deep(path: str, depth: int) -> None:
    if depth > DEEPEST:
        message = f"more than {DEEPEST} values stand inside each other"
        raise NestingError(Problem(code="too-deep", message=message, path=f"{path[:100]}..."))
