"""``<Receive>`` and ``<Reject>``: a fax that is taken, or not."""

from __future__ import annotations

import pytest

import cxml
from cxml import FaxResponse, InvalidValueError, NestingError, Receive, fax


def test_a_fax_is_taken() -> None:
    """A fax becomes a file of a kind and a size."""
    response = FaxResponse()
    response.receive(action="act", media_type="image/tiff", page_size="a4")
    assert response.to_xml(False) == (
        '<Response><Receive action="act" mediaType="image/tiff" pageSize="a4" /></Response>'
    )
    assert cxml.parse(str(response)) == response
    with pytest.raises(InvalidValueError, match="letter, legal or a4"):
        Receive(page_size="a5")  # type: ignore[arg-type]


def test_a_fax_is_rejected() -> None:
    """The Reject of a fax has no reason, unlike that of a call."""
    response = FaxResponse()
    assert type(response.reject()) is fax.Reject
    assert FaxResponse.from_xml(str(response)) == response
    with pytest.raises(NestingError, match=r"\(cxml\.fax\.Reject can\)"):
        response.append(cxml.Reject(reason="busy"))
    with pytest.raises(TypeError, match="has no attribute reason"):
        fax.Reject(reason="busy")  # type: ignore[call-arg]
