"""``<Response>``: a voice document."""

from __future__ import annotations

from typing import ClassVar

from attrs import define

from .. import voice
from .._declare.metadata import Support
from .._tree.child import child
from .._tree.element import Element


@define(kw_only=True, slots=False, eq=False, repr=False)
class VoiceResponse(Element):
    """What a call does next: verbs, run one after the other. It may be empty."""

    tag: ClassVar[str] = "Response"

    nesting_code: ClassVar[int | None] = 13750

    connect = child(later=lambda: voice.Connect)
    denoise = child(later=lambda: voice.Denoise, support=Support.CXML)
    dial = child(later=lambda: voice.Dial)
    echo = child(later=lambda: voice.Echo)
    enqueue = child(later=lambda: voice.Enqueue)
    gather = child(later=lambda: voice.Gather)
    hangup = child(later=lambda: voice.Hangup)
    leave = child(later=lambda: voice.Leave)
    pause = child(later=lambda: voice.Pause)
    pay = child(later=lambda: voice.Pay)
    play = child(later=lambda: voice.Play)
    # These two are verbs in twilio-python; on SignalWire's pages they stand in a Pay, and in a
    # Dial.
    prompt = child(later=lambda: voice.Prompt, support=Support.TWIML)
    queue = child(later=lambda: voice.Queue, support=Support.TWIML)
    record = child(later=lambda: voice.Record)
    redirect = child(later=lambda: voice.Redirect)
    refer = child(later=lambda: voice.Refer)
    reject = child(later=lambda: voice.Reject)
    say = child(later=lambda: voice.Say)
    sms = child(later=lambda: voice.Sms)
    # A list of verbs on SignalWire's pages has Stream in place of these; it is never one by itself.
    start = child(later=lambda: voice.Start)
    stop = child(later=lambda: voice.Stop)
