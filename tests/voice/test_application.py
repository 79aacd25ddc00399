"""``<Application>``: a TwiML application to dial."""

from __future__ import annotations

import pytest

from cxml import Application, ApplicationSid, InvalidValueError, Parameter

SID = "AP00000000000000000000000000000000"


def test_by_text_or_by_child() -> None:
    """Which application it is stands in the text, or in a child of that name."""
    assert Application(application_sid=SID) == Application(SID)
    assert Application(SID).sid == SID
    application = Application()
    assert application.application_sid(SID) == ApplicationSid(SID)
    application.parameter(name="room", value="1")
    assert application.children == (ApplicationSid(SID), Parameter(name="room", value="1"))
    assert application.sid is None


def test_whether_the_number_is_handed_on() -> None:
    """Whether the called number is handed on is a boolean."""
    assert 'copyParentTo="true"' in str(Application(SID, copy_parent_to=True))
    with pytest.raises(InvalidValueError):
        Application(SID, copy_parent_to="to")  # type: ignore[arg-type]
