"""What can be said about a conference, how each language says it, and where they differ.

This table is the only place where the three languages meet: conversions and the table in the
documentation are drawn from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from .._text.notes import Language, Outcome

# In the order of their members; a name more or less fails at import, not in a conversion.
CXML, SWML, RELAY = Language
EVERY = frozenset(Language)


@frozen(kw_only=True)
class Caveat:
    """What is to be said when a value goes from one language into another."""

    outcome: Outcome
    reason: str
    advice: str = ""
    source: frozenset[Language] = EVERY
    target: frozenset[Language] = EVERY
    words: tuple[object, ...] = ()
    """The values it is about; empty for all."""
    both_ways: bool = False
    """Whether it also holds from ``target`` into ``source``."""

    def holds(self, source: Language, target: Language, value: object) -> bool:
        """Whether it is to be said about this value."""
        there = source in self.source and target in self.target
        back = self.both_ways and source in self.target and target in self.source
        return (there or back) and (not self.words or value in self.words)


@frozen(kw_only=True)
class Correspondence:
    """One thing that can be said about a conference."""

    name: str
    cxml: str | None = None
    """The keyword of :class:`cxml.Conference`, if it has one."""
    swml: str | None = None
    """The property of ``join_conference``, if it has one."""
    relay: str | None = None
    """The argument of ``Call.join_conference``, if it has one."""
    implied: str | None = None
    """The value that languages that cannot say this always act by."""
    remarks: tuple[Caveat, ...] = ()

    def names(self) -> Mapping[Language, str]:
        """Give what the languages that can say it call it."""
        spelled = {CXML: self.cxml, SWML: self.swml, RELAY: self.relay}
        return {language: name for language, name in spelled.items() if name}

    def remarks_on(self, source: Language, target: Language, value: object) -> Iterator[Caveat]:
        """Give what is to be said about a value that goes from one language into another."""
        return (each for each in self.remarks if each.holds(source, target, value))


def _lost(
    reason: str,
    advice: str = "",
    *,
    into: Language | None = None,
    out_of: Language | None = None,
    words: tuple[object, ...] = (),
) -> Caveat:
    return Caveat(
        outcome=Outcome.LOST,
        reason=reason,
        advice=advice,
        source=frozenset([out_of]) if out_of else EVERY,
        target=frozenset([into]) if into else EVERY,
        words=words,
    )


def _between(
    one: Language,
    *others: Language,
    outcome: Outcome,
    reason: str,
    advice: str = "",
    words: tuple[object, ...] = (),
) -> Caveat:
    return Caveat(
        outcome=outcome,
        reason=reason,
        advice=advice,
        source=frozenset([one]),
        target=frozenset(others),
        words=words,
        both_ways=True,
    )


def _everywhere(name: str, *remarks: Caveat, cxml: str | None = None) -> Correspondence:
    return Correspondence(name=name, cxml=cxml or name, swml=name, relay=name, remarks=remarks)


_OTHER_REPORTS = _between(
    CXML,
    SWML,
    RELAY,
    outcome=Outcome.CHANGED,
    reason="cXML posts a form; SWML and RELAY post JSON, an event calling.conference",
    advice="let the handler read both, or see whether the event type cxml keeps the form",
)


def _event_type(name: str) -> Correspondence:
    form = Caveat(
        outcome=Outcome.UNCERTAIN,
        reason="cXML has no choice, and seems to report in this form anyway",
        # From cXML there is nothing to carry over, so this holds one way alone.
        target=frozenset([CXML]),
        words=("cxml",),
    )
    return Correspondence(name=name, swml=name, relay=name, remarks=(form,))


CORRESPONDENCES = (
    _everywhere("name"),
    _everywhere("muted"),
    _everywhere("beep"),
    _everywhere("start_on_enter", cxml="start_conference_on_enter"),
    _everywhere("end_on_exit", cxml="end_conference_on_exit"),
    _everywhere(
        "wait_url",
        _between(
            CXML,
            SWML,
            outcome=Outcome.CHANGED,
            reason="cXML fetches audio or cXML there; SWML fetches SWML, by POST with JSON",
            advice="serve the other language at this address, or leave it out for hold music",
        ),
        _between(
            RELAY,
            CXML,
            SWML,
            outcome=Outcome.UNCERTAIN,
            reason="RELAY's page speaks of audio there, the others of a document",
            advice="try it, or leave it out for hold music",
        ),
    ),
    Correspondence(
        name="wait_method",
        cxml="wait_method",
        implied="POST",
        remarks=(_lost("the waiting document is always fetched by POST", "answer POST there too"),),
    ),
    _everywhere("max_participants"),
    _everywhere("record"),
    _everywhere(
        "trim",
        _between(
            CXML,
            SWML,
            RELAY,
            outcome=Outcome.UNCERTAIN,
            reason="cXML cuts silence off both ends; SWML speaks of the start alone",
            words=("trim-silence",),
        ),
    ),
    _everywhere(
        "coach",
        _between(
            RELAY,
            CXML,
            SWML,
            outcome=Outcome.UNCERTAIN,
            reason="RELAY's page describes another role for the call that is named",
            advice="listen to who hears whom before you rely on it",
        ),
    ),
    _everywhere(
        "region",
        _lost("SignalWire's Conference has no region", into=CXML),
        Caveat(
            outcome=Outcome.UNCERTAIN,
            reason="region is Twilio's in cXML; the words that are the same were carried over",
            source=frozenset([CXML]),
        ),
    ),
    _everywhere("status_callback", _OTHER_REPORTS),
    _everywhere(
        "status_callback_event",
        _lost(
            "SignalWire's Conference does not have this event",
            "the handler will not hear of it",
            into=CXML,
            # The element takes them, as Twilio has them; SignalWire's page of Conference does not.
            words=("modify", "announcement"),
        ),
    ),
    _event_type("status_callback_event_type"),
    _everywhere("status_callback_method"),
    _everywhere("recording_status_callback", _OTHER_REPORTS),
    _everywhere(
        "recording_status_callback_event",
        _lost(
            "failed (the recording broke) is an event of cXML alone",
            "absent (nothing worth keeping) is not the same",
            out_of=CXML,
            words=("failed",),
        ),
        _lost(
            "absent (nothing worth keeping) is no event of SignalWire's Conference",
            "failed (the recording broke) is not the same",
            into=CXML,
            words=("absent",),
        ),
    ),
    _event_type("recording_status_callback_event_type"),
    _everywhere("recording_status_callback_method"),
    Correspondence(
        name="event_callback_url",
        cxml="event_callback_url",
        remarks=(
            _lost(
                "only cXML reports the end of a conference there",
                'status_callback with the event "end" is nearest; it reports in another form',
            ),
        ),
    ),
    Correspondence(
        name="stream",
        cxml="stream",
        swml="stream",
        relay="stream_obj",
        remarks=(
            _between(
                CXML,
                SWML,
                RELAY,
                outcome=Outcome.UNCERTAIN,
                reason="SignalWire's page of Conference has no Stream; another page shows one",
            ),
        ),
    ),
    Correspondence(
        name="stream_url",
        cxml="stream_url",
        remarks=(
            _lost(
                "the page of Conference does not describe it, so nothing says that it is the same",
                "give a stream with this url if that is what you mean",
            ),
        ),
    ),
    Correspondence(
        name="result",
        swml="result",
        remarks=(
            _lost(
                "cXML goes on with the next verb, or asks the action of Dial",
                "give Dial an action that branches by DialCallStatus",
                into=CXML,
            ),
            _lost(
                "RELAY goes on with the code after the call of join_conference",
                "branch there",
                into=RELAY,
            ),
        ),
    ),
    Correspondence(name="recording_configuration_id", cxml="recording_configuration_id"),
    Correspondence(name="jitter_buffer_size", cxml="jitter_buffer_size"),
    Correspondence(name="participant_label", cxml="participant_label"),
)
"""Everything that can be said about a conference."""

STREAM = (
    _everywhere("url"),
    _everywhere("name"),
    _everywhere("codec"),
    _everywhere("realtime"),
    _everywhere("status_url", cxml="status_callback"),
    _everywhere("status_url_method", cxml="status_callback_method"),
    _everywhere(
        "authorization_bearer_token",
        _lost("a Stream of a conference takes no token in cXML", "sign the url", into=CXML),
        cxml="auth_bearer_token",
    ),
    Correspondence(name="track", cxml="track"),
    Correspondence(name="bidir", cxml="bidir"),
    Correspondence(name="ssl_validate_certificate", cxml="stream_ssl_validate_certificate"),
    Correspondence(name="start_conference_on_enter", cxml="stream_start_conference_on_enter"),
    Correspondence(name="connector_name", cxml="connector_name"),
    Correspondence(name="audio_format", cxml="audio_format"),
    Correspondence(name="sample_rate", cxml="sample_rate"),
)
"""What can be said about a conference's stream, besides its custom parameters."""

DIAL_ADVICE = {
    "action": "the result of SWML, or the code after RELAY's join_conference, is nearest",
    "method": "it belongs to action",
    "record": "record of the conference is another recording, with other words",
    "recording_status_callback": "that of the conference reports the conference's recording",
    "recording_status_callback_event": "see that of the conference",
    "recording_status_callback_method": "see that of the conference",
    "trim": "trim of the conference is for the conference's recording",
}
"""What to do about attributes of Dial; none of them has a counterpart."""
