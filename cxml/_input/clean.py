"""Text from outside, made fit for XML."""

from __future__ import annotations

from .._text.characters import illegal
from ..errors import Problem, UsageError


def clean_text(text: str) -> str:
    """Drop the characters that no XML document can hold.

    cxml refuses such characters where they are given. Use this for text from outside, when losing
    a stray control character is better than losing the call::

        response.say(clean_text(request.form["SpeechResult"]))

    Args:
        text: any text.

    Returns:
        The text without control characters (tab, newline and carriage return stay), lone
        surrogates, U+FFFE and U+FFFF: what the production ``Char`` of XML 1.0 leaves out.

    Raises:
        UsageError: what was given is no text, such as ``None`` for a field that did not come.

    """
    _refuse_no_text(text)
    return illegal().sub("", text)


def _refuse_no_text(given: object) -> None:
    if not isinstance(given, str):
        advice = 'give "" for what is not there, and str(...) of all else'
        message = f"clean_text takes text, not {type(given).__name__}: {advice}"
        raise UsageError(Problem(code="usage", message=message))
