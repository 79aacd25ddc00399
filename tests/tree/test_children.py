"""What stands inside an element: a tuple, which says how it is changed."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import attrs
import pytest

from cxml import Pause, Say, VoiceResponse


def _response() -> VoiceResponse:
    return VoiceResponse(children=[Say("Hi"), Pause()])


@pytest.mark.parametrize("name", ["append", "extend"])
def test_what_a_list_adds_with(name: str) -> None:
    """What adds to a list is not there, and the error names the method of the element."""
    children: Any = _response().children
    assert not hasattr(children, name)
    said = rf"children is a tuple, and has no attribute {name}: element\.append\(\.\.\.\) adds one"
    with pytest.raises(AttributeError, match=said):
        getattr(children, name)


@pytest.mark.parametrize("name", ["clear", "insert", "pop", "remove", "reverse", "sort"])
def test_what_a_list_is_changed_with(name: str) -> None:
    """What changes a list otherwise is not there, and the error says how to have others inside."""
    children: Any = _response().children
    with pytest.raises(AttributeError, match=r"attrs\.evolve\(element, children=\[\.\.\.\]\)"):
        getattr(children, name)
    with pytest.raises(AttributeError, match=r"no attribute inserted$"):
        children.inserted  # noqa: B018


def test_no_place_is_assigned_or_deleted() -> None:
    """A place of it can be neither assigned nor deleted, and the error says the same."""
    response: Any = _response()
    with pytest.raises(TypeError, match=r"in place.*attrs\.evolve"):
        response.children[0] = Say("Ho")
    with pytest.raises(TypeError, match=r"in place.*attrs\.evolve"):
        del response.children[0]
    assert response == _response()


def test_what_the_errors_say_works() -> None:
    """What the errors say to write puts one in front, and takes one away."""
    response = _response()
    longer = attrs.evolve(response, children=[Say("First."), *response.children])
    assert longer.children == (Say("First."), Say("Hi"), Pause())
    assert attrs.evolve(longer, children=longer.children[1:]) == response == _response()


def test_it_is_a_tuple_in_all_else() -> None:
    """It looks like a tuple, equals one, and copies and pickles of it are no more than one."""
    children = _response().children
    assert repr(children) == repr(tuple(children))
    assert children == (Say("Hi"), Pause())
    kept = pickle.loads(pickle.dumps(children))  # noqa: S301
    for twin in (copy.copy(children), copy.deepcopy(children), kept):
        assert type(twin) is tuple
        assert twin == children
