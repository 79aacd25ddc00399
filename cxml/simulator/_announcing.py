"""Announcements: a document that the REST API lets one participant hear, or all."""

from __future__ import annotations

from ..callbacks import ConferenceAnnouncement, VoiceRequest
from ._documents import ask_once
from ._errors import FailedError
from ._participant import Announcement, Participant
from ._rooms import LiveConference
from ._steps import Ask, Steps


def announce(
    conference: LiveConference, url: str, method: str, to: Participant | None = None
) -> None:
    """Ask for a document, and let it be heard.

    Args:
        conference: where.
        url: the whole address.
        method: how it is asked for.
        to: who hears it; all who are not on hold, if unset.

    """
    conference.board.world.start(_announce(conference, url, method, to))


def _announce(
    conference: LiveConference, url: str, method: str, to: Participant | None
) -> Steps[None]:
    carrier = to or next(iter(conference.participants.values()))
    told: list[str] = []

    def finish(problem: str) -> None:
        if not told:  # the first one who has heard it tells
            told.append(url)
            conference.events.announced(url, to, carrier.leg, problem)

    standard = conference.board.standard() if to is None else to.leg.standard()
    said = ConferenceAnnouncement.from_form(VoiceRequest(**standard).to_form())
    try:
        page = yield from ask_once(carrier.leg, Ask(url=url, method=method, callback=said))
    except FailedError as failed:
        finish(failed.message)
        return
    inside = [each for each in conference.participants.values() if not each.is_held]
    for each in inside if to is None else [to]:
        if each.is_inside:
            each.announcements.append(Announcement(page=page, finish=finish))
            each.nudge()
