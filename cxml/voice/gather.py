"""``<Gather>``: collect keys or speech."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from attrs import define, field

from .. import voice
from .._declare.metadata import SECONDS, Default, KeyPresses, Language, Method, Support, Url
from .._declare.simple_types import split_words
from .._tree.child import child
from .._tree.element import Element

GatherInput = Literal["dtmf", "speech"]


def gather_inputs(value: Iterable[GatherInput] | str | None) -> tuple[GatherInput, ...] | None:
    """Take kinds of input, as words or as one text with spaces."""
    return split_words(value)


@define(kw_only=True, slots=False, eq=False, repr=False)
class Gather(Element):
    """Collect the keys a caller presses, or what a caller says, while prompts are played.

    Input makes ``action`` be requested; without any, the document goes on with the next verb.
    """

    action: Url | None = None
    """What to request with the input; unset, this document again."""
    action_on_empty_result: Annotated[bool | None, Default("false")] = None
    """Whether ``action`` is requested even without input."""
    enhanced: Annotated[bool | None, Default("false")] = None
    """Whether the better recognition is used, at extra cost."""
    finish_on_key: Annotated[KeyPresses | None, Default("#")] = None
    """The keys that end the input; empty for none."""
    # One text: an example has commas between, a guide has spaces.
    hints: str | None = None
    """Words and phrases to expect, up to 100 characters each."""
    # The attribute's default is "dtmf", though an example says that a bare Gather hears speech too.
    input: Annotated[tuple[GatherInput, ...] | None, Default("dtmf")] = field(
        default=None, converter=gather_inputs
    )
    """What to collect: a list of words, or one text with spaces."""
    language: Annotated[Language | None, Default("en-US")] = None
    """The language to expect, as a tag such as ``en-US``."""
    method: Annotated[Method | None, Default("POST")] = None
    """How ``action`` is requested."""
    num_digits: int | None = None
    """How many keys end the input."""
    partial_result_callback: Url | None = None
    """Where speech is reported while it is being recognised."""
    partial_result_callback_method: Annotated[Method | None, Default("POST")] = None
    """How ``partial_result_callback`` is requested."""
    profanity_filter: Annotated[bool | None, Default("true")] = None
    """Whether offensive words are masked."""
    # Open, since three sources have three lists.
    speech_model: Literal["phone_call", "video", "default"] | str | None = None
    """The recognition model; only with ``enhanced``."""
    speech_timeout: Annotated[int | Literal["auto"] | None, SECONDS] = None
    """How much silence ends the speech, in seconds, or ``auto``."""
    timeout: Annotated[int | None, SECONDS, Default("5")] = None
    """How long to wait for input, or for the next key, in seconds."""
    max_speech_time: Annotated[int | None, SECONDS, Support.TWIML] = None
    """How long one may speak, in seconds."""
    barge_in: Annotated[bool | None, Support.TWIML] = None
    """Whether input stops the prompts."""
    debug: Annotated[bool | None, Support.TWIML] = None
    """Whether the result says more about the recognition."""

    pause = child(later=lambda: voice.Pause)
    play = child(later=lambda: voice.Play)
    say = child(later=lambda: voice.Say)
