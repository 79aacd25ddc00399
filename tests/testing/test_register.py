"""What Hypothesis knows of the classes without being told by a test."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

import pytest
from hypothesis import HealthCheck, find, given, settings, strategies as st

from cxml import Conference, Element, VoiceResponse
from cxml._declare.watch import _watchers, tell, watch
from cxml.callbacks import Callback, ConferenceEvent, VoiceRequest

RARELY = settings(max_examples=20, suppress_health_check=[*HealthCheck])


@pytest.mark.parametrize("cls", [VoiceResponse, Conference, ConferenceEvent, VoiceRequest])
def test_a_class_is_known(cls: type) -> None:
    """Elements and callbacks are made by their classes alone."""

    @RARELY
    @given(st.from_type(cls))
    def check(made: object) -> None:
        assert type(made) is cls

    check()


@pytest.mark.parametrize("cls", [Element, Callback])
def test_a_base_is_known(cls: type) -> None:
    """The base of all stands for whole documents, or for callbacks of every class."""
    assert isinstance(find(st.from_type(cls), lambda _: True), cls)


def test_a_class_of_ones_own_is_left_to_the_program() -> None:
    """Hypothesis keeps nothing of a class that a program declares, and that may go."""

    class Mine(VoiceResponse):
        pass

    kept = weakref.ref(Mine)
    del Mine
    gc.collect()
    assert kept() is None


def test_nothing_is_loaded_that_nobody_uses() -> None:
    """To import Hypothesis loads no class of elements; one that is loaded later is known."""
    program = """
import sys
from hypothesis import find, strategies as st
assert "cxml" in sys.modules
assert not [each for each in sys.modules if each.startswith(("cxml.voice.", "lxml"))]
from cxml import Dial
from cxml.callbacks import DialAction
for cls in (Dial, DialAction):
    assert type(find(st.from_type(cls), lambda _: True)) is cls
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_whoever_watches_is_told() -> None:
    """A class is told when it is made, and those before it are not."""
    told: list[type] = []
    watch(told.append)

    class Later(Callback):
        pass

    _watchers.remove(told.append)
    tell(VoiceRequest)
    assert told == [Later]
