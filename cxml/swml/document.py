"""``Document``: sections of instructions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, Self, cast

from attrs import define, field

from .._input.limits import MAX_BYTES
from .._text.values import ValueRefusedError
from ..errors import Problem
from . import _json, _yaml
from ._encode import SchemaName
from ._metadata import ALWAYS
from ._object import SwmlObject
from ._plain import as_list, as_object
from .instruction import Instruction, NamedInstructions


def named_sections(
    value: Mapping[str, Sequence[Instruction]] | Sequence[Instruction],
) -> Mapping[str, Sequence[Instruction]]:
    """Take sections by name, or the instructions of the main section alone."""
    sections, main = as_object(value), as_list(value)
    if sections is None and main is None:
        raise ValueRefusedError("must be a list of instructions, or lists of them by name")
    return cast(
        "Mapping[str, Sequence[Instruction]]", {"main": main} if sections is None else sections
    )


@define(kw_only=True, slots=False, eq=False, repr=False)
class Document(SwmlObject):
    """A document of SWML: a main section of instructions, and others by name.

    Instructions that cxml has no class for are plain data, and stay as they are.
    """

    version: Annotated[Literal["1.0.0"], ALWAYS] = "1.0.0"
    """The version of SWML; it is always written."""
    sections: NamedInstructions = field(kw_only=False, converter=named_sections)
    """The sections by name; a list alone is the main section."""

    @property
    def main(self) -> Sequence[Instruction]:
        """The instructions of the main section."""
        sections = as_object(self.sections) or {}  # whatever was read without being strict
        return cast("Sequence[Instruction]", as_list(sections.get("main")) or ())

    def _problems(self) -> Iterator[Problem]:
        # Kept without being strict, sections may be anything.
        if isinstance(self.sections, dict) and "main" not in self.sections:
            message = "the section main is missing"
            yield Problem(code="missing", message=message, path="sections")

    def to_json(self, *, indent: int | None = None, schema: SchemaName = "current") -> str:
        """Write the document as JSON.

        Args:
            indent: how many spaces deeper each level stands; unset, all stands on one line.
            schema: the schema to write for, as in :meth:`to_dict`.

        """
        return _json.write(self.to_dict(schema=schema), indent)

    def to_yaml(self, *, schema: SchemaName = "current") -> str:
        """Write the document as YAML, which readers of YAML 1.1 and of 1.2 read alike.

        Every text stands in quotes.

        Args:
            schema: the schema to write for, as in :meth:`to_dict`.

        Raises:
            ImportError: PyYAML is missing; ``pip install "cxml[yaml]"`` installs it.

        """
        return _yaml.write(self.to_dict(schema=schema))

    @classmethod
    def from_json(
        cls, document: str | bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES
    ) -> Self:
        """Read a document in JSON.

        Args:
            document: the JSON, as text or as bytes of UTF-8.
            strict: whether to refuse properties and values that cxml does not know. When false
                they are kept, and written as they came.
            max_bytes: the longest document that is read, in bytes of UTF-8.

        Raises:
            DocumentError: the document cannot be read; its ``problems`` say all that is wrong.

        """
        return cls.from_dict(_json.read(document, max_bytes), strict=strict)

    @classmethod
    def from_yaml(
        cls, document: str | bytes, *, strict: bool = True, max_bytes: int = MAX_BYTES
    ) -> Self:
        """Read a document in YAML.

        What YAML 1.1 and 1.2 read differently, such as ``on`` and ``1_000``, needs quotes.

        Args:
            document: the YAML, as text or as bytes of UTF-8.
            strict: whether to refuse properties and values that cxml does not know. When false
                they are kept, and written as they came.
            max_bytes: the longest document that is read, in bytes of UTF-8.

        Raises:
            DocumentError: the document cannot be read; its ``problems`` say all that is wrong.
            ImportError: PyYAML is missing; ``pip install "cxml[yaml]"`` installs it.

        """
        return cls.from_dict(_yaml.read(document, max_bytes), strict=strict)
