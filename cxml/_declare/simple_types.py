"""Values on the wire: what a Python type accepts, how it is read and how it is written.

A kind is found from an annotation once per class. Its ``accept`` checks what a caller gives and
returns what is kept; its ``decode`` does the same for the text of an attribute; its ``encode``
gives that text back. ``fast`` is an expression that is true of the values ``accept`` returns
unchanged, with ``{v}`` for the value. ``facts`` are those of :mod:`.metadata` that say something
about the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeVar, cast

from .._text.characters import XML_SPACE, has_template
from .._text.values import (
    MOST,
    MOST_DIGITS,
    ValueRefusedError,
    exact_text,
    is_named,
    is_proxy,
    legal,
    plain_text,
    write_scalar,
)
from .._text.wording import article, listed
from .given import Given
from .metadata import Length, Pattern, Range, Separator, Type, UndocumentedWords

_WORD = TypeVar("_WORD", bound=str)
# Both bounds together say what strangers can make a process keep for one attribute: 13 KB.
MOST_REMEMBERED = 64
LONGEST_REMEMBERED = 200


class Memo(dict[str, Any]):
    """What short texts stand for, worked out at their first use: most programs give the same few.

    A full one is emptied. If it were closed instead, the first texts of a process would keep all
    later ones out for ever.
    """

    def __init__(self, decode: Callable[[str], Any]) -> None:
        super().__init__()
        self._read = decode

    def __missing__(self, text: str) -> Any:
        value = self._read(text)
        if len(text) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[text] = value
        return value


def split_words(
    value: Iterable[_WORD] | str | None, separator: str | None = None
) -> tuple[_WORD, ...] | None:
    """Turn words, in one text or in any iterable, into a tuple of words; a set gets an order."""
    return None if value is None else cast("tuple[_WORD, ...]", _parts(value, separator))


def _parts(value: object, separator: str | None) -> tuple[object, ...]:
    if isinstance(value, str):
        text = legal(exact_text(value))
        # str.split divides at any white space of Unicode, such as a no-break space. In ASCII that
        # is XML's alone, now that legal() has refused the rest.
        parts = (
            text.split(separator) if text.isascii() else re.split(separator or "[ \t\r\n]", text)
        )
        return tuple(word for part in parts if (word := part.strip(XML_SPACE)))
    if isinstance(value, bytes | bytearray) or not isinstance(value, Iterable):
        raise ValueRefusedError(f"must be words, in a list or in one text, not {article(value)}")
    words = cast("Iterable[object]", value)
    # A set has another order in each process, and a document should not.
    return tuple(sorted(words, key=str) if isinstance(value, set | frozenset) else words)


class Text(Given):
    """Any text, or text of a certain shape."""

    name: str = "string"
    strip: bool = False
    pattern: re.Pattern[str] | None = None
    meaning: str = ""
    most: int | None = None
    words: tuple[str, ...] = ()
    templates: bool = True
    """Whether a text that the platform fills in, such as ``{{From}}``, passes unchecked."""
    facts: ClassVar[tuple[type, ...]] = (Type, Pattern, Length)

    @property
    def fast(self) -> str:
        if self.pattern:
            return ""
        length = f" and len({{v}}) <= {self.most}" if self.most else ""
        # XML can hold all that is printable; what else it can hold, such as a tab, takes longer.
        printable = "({v}.isprintable() or {v}.replace('\\n', '').isprintable())"
        if self.strip:
            printable = "{v}.isprintable() and (' ' not in {v} or {v}.strip(' ') == {v})"
        return "type({v}) is str and " + printable + length

    def accept(self, value: object) -> str:
        return self._shaped(plain_text(value))

    def decode(self, text: str) -> str:
        if self.strip:
            text = text.strip(XML_SPACE)
        # No look at the characters: a parser has let these through.
        if self.pattern is None and (self.most is None or len(text) <= self.most):
            return text
        return self._shaped(text)

    def encode(self, value: object) -> str:
        return str(value)

    def _shaped(self, text: str) -> str:
        if self.strip:
            text = text.strip(XML_SPACE)
        if (self.pattern or self.most) and not (self.templates and has_template(text)):
            self._check_shape(text)
        return text

    def _check_shape(self, text: str) -> None:
        if self.pattern and not self.pattern.fullmatch(text):
            raise ValueRefusedError(f"must be {self.meaning}")
        if self.most is not None and len(text) > self.most:
            raise ValueRefusedError(f"{len(text)} characters; at most {self.most} are allowed")


def _is_one_of(words: Iterable[str]) -> str:
    """Write the test for being one of some words, as a part of ``fast``."""
    known = set(words)
    return f"type({{v}}) is str and {{v}} in {known!r}" if known else ""


class Integer(Given):
    """A whole number in a range, or one of a few words that stand for one."""

    low: int = 0
    high: int | None = None
    words: tuple[str, ...] = ()
    templates: bool = True
    facts: ClassVar[tuple[type, ...]] = (Range,)

    @property
    def name(self) -> str:
        return " or ".join(["integer", *self.words])

    @property
    def fast(self) -> str:
        number = f"type({{v}}) is int and {self.low} <= {{v}} <= {self.highest}"
        return " or ".join(filter(None, (number, _is_one_of(self.words))))

    @property
    def highest(self) -> int:
        return MOST if self.high is None else self.high

    def accept(self, value: object) -> int | str:
        if isinstance(value, str):
            return self._from_text(legal(exact_text(value)))
        if isinstance(value, int) and not isinstance(value, bool):
            # int() takes a subclass off; a lazy object that claims to be one is asked for its text.
            return (
                self._from_text(str(value)) if is_proxy(value, int) else self._in_range(int(value))
            )
        raise ValueRefusedError(f"must be {self.allowed}, not {article(value)}")

    def decode(self, text: str) -> int | str:
        return self._from_text(text.strip(XML_SPACE))

    def encode(self, value: object) -> str:
        return str(value)

    @property
    def allowed(self) -> str:
        top = "" if self.high is None else f" to {self.high}"
        number = f"a whole number from {self.low}{top}"
        return listed([number, *self.words])

    def _from_text(self, text: str) -> int | str:
        digits = text.removeprefix("-")
        # isdecimal alone is true of the digits of all scripts. The length comes before int(), which
        # refuses very long texts by an error of its own.
        if digits.isascii() and digits.isdecimal() and len(digits) < MOST_DIGITS:
            return self._in_range(int(text))
        if text in self.words or (self.templates and has_template(text)):
            return text
        raise ValueRefusedError(f"must be {self.allowed}", text, self.words)

    def _in_range(self, number: int) -> int:
        if self.low <= number <= self.highest:
            return number
        raise ValueRefusedError(f"must be {self.allowed}")


_YES_OR_NO: dict[str, str] = {
    **dict.fromkeys(("true", "yes", "y", "on", "enabled"), "true"),
    **dict.fromkeys(("false", "no", "n", "off", "disabled"), "false"),
}
"""How people, and other languages, say that something is so, or is not."""


class Choice(Given):
    """True or false, one of a closed list of words, or both."""

    words: tuple[str, ...] = ()
    booleans: bool = False
    undocumented: tuple[str, ...] = ()
    templates: bool = True
    facts: ClassVar[tuple[type, ...]] = (UndocumentedWords,)

    def _work_out(self) -> None:
        booleans = {"true": True, "false": False} if self.booleans else {}
        self._by_text: dict[str, bool | str] = booleans | {
            word: word for word in (*self.words, *self.undocumented)
        }

    @property
    def name(self) -> str:
        return ("boolean or enum" if self.words else "boolean") if self.booleans else "enum"

    @property
    def fast(self) -> str:
        boolean = "{v} is True or {v} is False" if self.booleans else ""
        return " or ".join(filter(None, (boolean, _is_one_of(self.words))))

    @property
    def values(self) -> tuple[bool | str, ...]:
        """Everything ``accept`` can return, but for templates."""
        return tuple(self._by_text.values())

    def accept(self, value: object) -> bool | str:
        # By identity, since 1 == True, and 1 is none of the words.
        if value is True or value is False:
            value = "true" if value else "false"
        if isinstance(value, str):
            return self._from_text(legal(exact_text(value)))
        raise ValueRefusedError(f"must be {listed(self._by_text)}")

    def decode(self, text: str) -> bool | str:
        # None is tested below, because False is a value.
        found = self._by_text.get(text)
        return self._from_text(text.strip(XML_SPACE)) if found is None else found

    def encode(self, value: object) -> str:
        return write_scalar(value)

    def _from_text(self, text: str) -> bool | str:
        if text in self._by_text:
            return self._by_text[text]
        if self.templates and has_template(text):
            return text
        raise ValueRefusedError(
            f"must be {listed(self._by_text)}", self._meant(text), self._by_text
        )

    def _meant(self, text: str) -> str:
        """Turn a yes or no, however it is said, into the word for it, where just one is."""
        said = _YES_OR_NO.get(text.lower())
        if said is None:
            return text
        if self.booleans:
            return said
        chosen = [each for each in self.words if each.startswith("do-not-") is (said == "false")]
        return chosen[0] if len(chosen) == 1 else text


class Words(Given):
    """Words of a closed list, any number of them, in the caller's order."""

    words: tuple[str, ...]
    undocumented: tuple[str, ...] = ()
    separator: str | None = None
    templates: bool = True
    also: str = ""
    """What may stand between words too; it is not written."""
    fast = ""
    facts: ClassVar[tuple[type, ...]] = (Separator, UndocumentedWords)

    def _work_out(self) -> None:
        self._known = {word: word for word in (*self.words, *self.undocumented)}
        self.seen = Memo(lambda text: self._canonical(self._split(text)))
        """Texts that were accepted, taken apart."""

    @property
    def name(self) -> str:
        return "comma-list" if self.separator == "," else "event-list"

    def accept(self, value: object) -> tuple[str, ...]:
        if isinstance(value, str):
            return self.decode(exact_text(value))
        return self._canonical(_parts(value, self.separator))

    def _canonical(self, words: tuple[Any, ...]) -> tuple[str, ...]:
        try:
            # The quick way, for words that are known; what is no word may not even be a key.
            found = tuple(map(self._known.__getitem__, words))
        except (KeyError, TypeError):
            found = tuple(map(self._word, words))
        return found if len(set(found)) == len(found) else tuple(dict.fromkeys(found))

    def decode(self, text: str) -> tuple[str, ...]:
        words: tuple[str, ...] = self.seen[text]
        return words

    def _split(self, text: str) -> tuple[object, ...]:
        spaced = text.replace(self.also, self.separator or " ") if self.also else text
        return _parts(spaced, self.separator)

    def encode(self, value: object) -> str:
        if isinstance(value, str):
            return value
        return (self.separator or " ").join(cast("tuple[str, ...]", value))

    def _word(self, word: object) -> str:
        word = word.value if is_named(word) else word
        if not isinstance(word, str):
            known = ", ".join(self._known)
            raise ValueRefusedError(f"{article(word)} is not a word; known are {known}")
        text = legal(exact_text(word))
        if text not in self._known and not (self.templates and has_template(text)):
            reason = f"{text[:80]!r} is not one of {', '.join(self._known)}"
            if self.separator is None and "," in text:
                raise ValueRefusedError(f"{reason}; words in one text stand apart by spaces")
            raise ValueRefusedError(reason, text, self._known)
        return text


class BooleanOrText:
    """True, false, or a text."""

    name = "boolean-or-string"
    strip = False
    fast = "{v} is True or {v} is False"
    facts: ClassVar[tuple[type, ...]] = ()

    def accept(self, value: object) -> bool | str:
        if value is True or value is False:
            return value
        return self.decode(plain_text(value))

    def decode(self, text: str) -> bool | str:
        return {"true": True, "false": False}.get(text.strip(XML_SPACE), text)

    def encode(self, value: object) -> str:
        return write_scalar(value)
