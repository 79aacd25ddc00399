"""What the data says, in words; tests of the reference and the command hold most of it."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import define

import cxml
from cxml import Element, Pause, Say, VoiceResponse
from cxml._schema.phrases import KINDS, kind_of, limits
from cxml._tree.child import child


@define(kw_only=True)
class Vault(Element):
    """A verb of one's own, in which one element stands by itself."""

    pause = child(Pause, alone=True)
    say = child(Say)


@define(kw_only=True)
class Bank(VoiceResponse):
    """A document with such a verb."""

    vault = child(Vault)


def test_an_element_that_stands_by_itself() -> None:
    """A child that no other may stand beside says so, and names no exclusions."""
    elements = cxml.schema(Bank)["elements"]
    assert limits(elements, "voice.Vault", "pause") == "no other element beside it"
    assert limits(elements, "voice.Vault", "say") == "never beside ``Pause``"


@pytest.mark.parametrize(
    "element", cxml.schema()["elements"].values(), ids=lambda each: each["tag"]
)
def test_every_kind_has_a_name(element: Any) -> None:
    """Each kind of value that an attribute or a text has is called by a name that people know."""
    every = [*element["attributes"], *filter(None, [element["text"]])]
    assert {kind_of(each) for each in every} <= set(KINDS)
