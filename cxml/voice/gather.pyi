# Written by tests/stubs.py from the file beside it.
"""``<Gather>``: collect keys or speech."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal
from attrs import define, field
from .._declare.metadata import SECONDS, Default, KeyPresses, Language, Method, Support, Url
from .._tree.element import Element
from .pause import Pause
from .play import Play
from .say import Say
from collections.abc import Mapping

GatherInput = Literal["dtmf", "speech"]


def gather_inputs(value: Iterable[GatherInput] | str | None) -> tuple[GatherInput, ...] | None:
    """Take kinds of input, as words or as one text with spaces."""


@define(kw_only=True, slots=False, eq=False, repr=False)
class Gather(Element):
    """Collect the keys a caller presses, or what a caller says, while prompts are played.

    Input makes ``action`` be requested; without any, the document goes on with the next verb.

    Args:
        action: What to request with the input; unset, this document again.
        action_on_empty_result: Whether ``action`` is requested even without input.
        enhanced: Whether the better recognition is used, at extra cost.
        finish_on_key: The keys that end the input; empty for none.
        hints: Words and phrases to expect, up to 100 characters each.
        input: What to collect: a list of words, or one text with spaces.
        language: The language to expect, as a tag such as ``en-US``.
        method: How ``action`` is requested.
        num_digits: How many keys end the input.
        partial_result_callback: Where speech is reported while it is being recognised.
        partial_result_callback_method: How ``partial_result_callback`` is requested.
        profanity_filter: Whether offensive words are masked.
        speech_model: The recognition model; only with ``enhanced``.
        timeout: How long to wait for input, or for the next key, in seconds.
        speech_timeout: How much silence ends the speech, in seconds, or ``auto``.
        max_speech_time: How long one may speak, in seconds.
        barge_in: Whether input stops the prompts.
        debug: Whether the result says more about the recognition.
        children: The elements, and texts, that stand inside, in order.
        unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

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

    def pause(
        self,
        *,
        length: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Pause:
        """Add a ``Pause`` element, and return it.

        Args:
            length: How long, in seconds.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def play(
        self,
        url: str | None = None,
        *,
        digits: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Play:
        """Add a ``Play`` element, and return it.

        Args:
            url: Where the audio is: ``http``, ``https`` or ``rtmp``. Not needed with ``digits``.
            digits: Keys to press; ``w`` waits half a second. Not inside a Gather.
            loop: How often it is played; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

    def say(
        self,
        message: str = '',
        *,
        voice: Literal["man", "woman", "alice"] | str | None = None,
        language: str | None = None,
        loop: int | None = None,
        children: Iterable[Element | str] = (),
        unknown_attributes: Mapping[str, str] | Iterable[tuple[str, str]] | None = (),
    ) -> Say:
        """Add a ``Say`` element, and return it.

        Args:
            message: What to say; white space and order are kept.
            voice: Who says it: ``man``, ``woman``, or a voice of ``Polly.`` or ``gcloud.``.
            language: The language, as a tag such as ``en-US``.
            loop: How often it is said; 0 means until the call ends.
            children: The elements, and texts, that stand inside, in order.
            unknown_attributes: Attributes that cxml has no declaration for, by their names on the wire. They are written as they are; a ``repr`` does not show those whose names end in ``pass``, ``password``, ``token`` or ``secret``.

        """

