"""``Stream``: where a conference's audio is sent while it goes on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from attrs import define, field

from .._declare.metadata import Default, Trait
from .._input.problems import Reading
from .._text.values import ValueRefusedError, plain_text
from .._text.wording import in_line, shown
from ._metadata import HttpMethod, Uri
from ._object import SwmlObject
from ._plain import as_object
from ._structure import Structure
from ._variable import Variable


class Texts(Structure):
    """Texts by their names."""

    name = "texts by name"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check that all values are text."""
        found = as_object(value)
        if found is None:
            reading.refuse(f"must be texts by name, not {shown(value)}", path)
            return value
        for name, text in found.items():
            _check_text(text, reading, f"{path}.{in_line(name)}")
        return value


def _check_text(text: object, reading: Reading, path: str) -> None:
    if not isinstance(text, str):
        return reading.refuse(f"{shown(text)} is not text; in YAML, write quotes around it", path)
    try:
        # The same text has to fit into cXML, or a conversion would fail on what was accepted here.
        plain_text(text)
    except ValueRefusedError as refused:
        reading.refuse(refused.reason, path)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Stream(SwmlObject):
    """A stream of a conference's audio to a WebSocket."""

    method_name = "stream"

    url: Uri = field(kw_only=False)
    """Where the audio is sent; the platform's page asks for a ``wss`` address."""
    name: str | None = None
    """A name to know the stream by."""
    codec: str | None = None
    """How the audio is encoded: ``PCMU``, ``PCMA``, ``G722`` or ``L16``.

    ``@`` and a sample rate in Hz, or a packet time in milliseconds, may follow: ``L16@24000h``.
    """
    status_url: Uri | None = None
    """Where the state of the stream is reported."""
    status_url_method: Annotated[HttpMethod | None, Default("POST")] = None
    """How ``status_url`` is requested."""
    realtime: Annotated[bool | Variable | None, Default("false")] = None
    """Whether audio that is sent back is played at once."""
    authorization_bearer_token: Annotated[str | None, Trait.SECRET] = None
    """A token to present to the receiver. It is not shown in a ``repr`` or an error."""
    custom_parameters: Annotated[Mapping[str, str] | None, Texts()] = None
    """More for the receiver: texts by name."""


class StreamKind(Structure):
    """A stream, or its properties."""

    name = "stream"

    def accept(self, value: object, reading: Reading, path: str) -> object:
        """Check a stream."""
        return Stream.__swml_read__(value, reading, path)
