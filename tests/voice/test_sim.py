"""``<Sim>``: a SIM to dial."""

from __future__ import annotations

from cxml import Dial, Sim

SID = "HS00000000000000000000000000000000"


def test_the_sid_is_the_text() -> None:
    """Which SIM it is stands in the text; there is nothing else to say."""
    assert Dial().sim(SID) == Sim(sim_sid=SID)
    assert Sim.from_xml(f"<Sim>\n  {SID}\n</Sim>").sim_sid == SID
