"""How things are said: values, names and lists in messages, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONGEST_READ = 1_000


def shown(value: object) -> str:
    """Show a value in a message: shortly, and whatever it is."""
    from .secrets import without_secrets  # which takes a thirtieth of the time of importing cxml

    try:
        # An address may hold a password, and a message goes into logs.
        text = repr(
            without_secrets(value[:_LONGEST_READ])[:80] if isinstance(value, str) else value
        )
    except Exception:  # a number with too many digits, a class whose repr fails
        text = f"{article(value)} that cannot be shown"
    return text if len(text) <= 100 else f"{text[:97]}..."


def in_line(name: object) -> str:
    """Show a name in a message without quotes: shortly, and without what ends or hides a line."""
    if not isinstance(name, str):
        return shown(name)
    name = name[:80]
    return name if name.isprintable() else repr(name)[1:-1]


def article(value: object) -> str:
    name = type(value).__name__
    if name == "bytes":  # which are several
        return name
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def listed(words: Iterable[str]) -> str:
    """Name the allowed words: ``a, b or c``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def no_such(
    kind: str, name: object, known: Iterable[str], *, owner: str = ""
) -> tuple[str, str | None]:
    """Say that there is nothing of a name, and give the known one that was probably meant.

    Args:
        kind: what there is none of, such as ``attribute``.
        name: what was given for its name.
        known: the names that there are.
        owner: what has none, such as ``cxml.Dial``; its names are written as they are, all others
            in quotes.

    """
    near = nearest(name, known) if isinstance(name, str) else None
    if not owner:
        return f"there is no {kind} {shown(name)}", near
    return f"{owner} has no {kind} {in_line(name)}", near


def did_you_mean(near: str | None) -> str:
    """Ask, at the end of a sentence, for what was probably meant."""
    return f"; did you mean {near!r}?" if near else ""


LONGEST_MISSPELLED = 100
"""The longest word of which it is asked what was meant."""


def nearest(word: str, allowed: Iterable[str], likeness: float = 0.6) -> str | None:
    """Find the allowed word that was probably meant.

    That is the first that begins with it, as ``record-from-answer`` does with ``record``; one that
    is spelled much the same; one that follows a word of another vocabulary, as ``join`` does in
    ``participant-join``; or the only one that has it as a part, as ``participant-join`` has
    ``join``.

    Args:
        word: what was written.
        allowed: what may be.
        likeness: how much alike two spellings have to be, from 0 to 1.

    """
    allowed = [*allowed]
    by_fold = _by_fold(word, allowed)
    begun = [each for each in allowed if word and each.startswith(f"{word}-")]
    if begun and _fold(word) not in by_fold:
        return begun[0]
    if close := _closest(word, by_fold, likeness):
        return by_fold[close]
    return by_fold.get(_fold(re.split("[-_]", word, maxsplit=1)[-1])) or _around(word, allowed)


def _around(word: str, allowed: Iterable[str]) -> str | None:
    """Give the only word of which this one is a part, between dashes."""
    found = [each for each in allowed if "-" in each and word.lower() in each.split("-")]
    return found[0] if len(found) == 1 else None


def _by_fold(word: str, allowed: Iterable[str]) -> dict[str, str]:
    # Names are compared without case and underscores, for statusCallback and status_callback. What
    # is too long is compared with none: difflib takes quadratic time, and it may be of a document.
    return {_fold(each): each for each in allowed} if len(word) <= LONGEST_MISSPELLED else {}


def _closest(word: str, folded: Iterable[str], likeness: float) -> str | None:
    import difflib  # a program without mistakes never needs it

    return next(iter(difflib.get_close_matches(_fold(word), folded, n=1, cutoff=likeness)), None)


def misspelt(word: str, allowed: Iterable[str]) -> str | None:
    """Find the allowed word of which this one is surely a slip, and no other word.

    That is one of the same letters, in another case or order, or with hardly a difference.
    """
    by_fold, letters = _by_fold(word, allowed), sorted(_fold(word))
    turned = next((each for each in by_fold if sorted(each) == letters), None)
    close = turned or _closest(word, by_fold, 0.8)
    return by_fold[close] if close else None


def _fold(word: str) -> str:
    return word.replace("_", "").replace("-", "").lower()
