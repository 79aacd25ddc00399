"""What guests and the moderator of a conference meet."""

from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.simulator import Platform

MODERATOR = "+15550100170"


def test_guests_wait_for_the_moderator(platform: Platform) -> None:
    """The conference begins when the moderator comes, and is over for all when she leaves."""
    guest = platform.call("/voice", from_="+15550100143")
    other = platform.call("/voice", from_="+15550100144")
    platform.wait(30)
    assert not platform.room("Weekly call").has_started
    moderator = platform.call("/voice", from_=MODERATOR)
    platform.wait(5)
    room = platform.room("Weekly call")
    assert room.has_started
    assert room.participants == [guest, other, moderator]
    moderator.hang_up()
    for each in (guest, other):
        each.hears("Welcome to the weekly call")
        each.hears("The call is over")
        assert each.is_over


def test_who_comes_and_goes_is_told(platform: Platform) -> None:
    """The reports say who is there, one after the other."""
    moderator = platform.call("/voice", from_=MODERATOR)
    guest = platform.call("/voice")
    platform.wait(5)
    guest.hang_up()
    roster = ConferenceRoster()
    for event in platform.requests.of(ConferenceEvent):
        roster = roster.add(event)
    assert [each.call_sid for each in roster.present] == [moderator.sid]


def test_a_withheld_number_does_not_moderate(platform: Platform) -> None:
    """Who withholds the number waits like any guest."""
    platform.call("/voice", from_="")
    platform.call("/voice", from_="anonymous")
    platform.wait(5)
    assert not platform.room("Weekly call").has_started
