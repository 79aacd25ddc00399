"""Secrets in addresses: passwords, and what parameters carry whose names say that it is secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

Part: TypeAlias = tuple[int, int]
"""Where a part of a text begins and ends: a span without its name, of which there may be many."""

HIDDEN = "*"
KEYS = (
    "access", "account", "api", "auth", "encryption", "hmac", "master", "private", "secret",
    "shared", "signing", "subscription",
)  # fmt: skip
"""What stands before ``key`` where that is a secret: a key that sorts, or is public, is none."""
_ENDINGS = (
    "credential", "credentials", "jwt", "passcode", "passphrase", "passwd", "password", "pwd",
    "secret", "signature", "token", *(f"{each}key" for each in KEYS),
)  # fmt: skip
"""How names end, in any spelling: no word of a language does that is none of a secret."""
_LAST_WORDS = frozenset({"pass", "sig"})
"""What other words end with too, as ``compass`` does."""
_WHOLE = frozenset({"auth", "key"})
_WORD = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_USER = re.compile(r"""//[^\s:/?#"'<>]*:(?P<password>[^\s/?#"'<>]*)@""")
# A token in the place of a user, as indexes of packages and hosts of repositories take it; what is
# filled in, and the user that all have of git, are none.
_TOKEN_USER = re.compile(
    r"""https?://(?!git:?@|[$%{<][^\s/?#"'<>@]{0,80}@)(?P<token>[^\s:/?#"'<>@]+):?@""",
    re.IGNORECASE,
)
# Also where no scheme is: what has one, and no password, is no user with one.
_BARE_USER = re.compile(
    r"""(?<![^\s"'<>@])(?!(?:acct|client|mailto|sips?|tel|xmpp):[^\s"'<>@:]*@)(?:sips?:)?"""
    r"""[^\s:@/?#"'<>]*:(?!//)(?P<password>[^\s"'<>@]*)@""",
    re.IGNORECASE,
)
_SIP_USER = re.compile(r"""sips?:[^\s:@/?#"'<>]*:(?P<password>[^\s"'<>@]{0,128})@""", re.IGNORECASE)
_USERS = (_USER, _TOKEN_USER, _SIP_USER)
# Each bounded, or with a class that the next one cannot match: they run over hostile documents.
_PARAMETER = re.compile(r"[?&;#]([\w.\[\]-]{1,200})=")
_TEMPLATES = re.compile(r"(?:\{\{[A-Za-z0-9_-]+\}\})+")
_VALUE = re.compile(r"""[^\s&#"'<>]+""")


@lru_cache(maxsize=4096)
def is_secret_parameter(name: str) -> bool:
    """Whether a parameter of an address carries a secret, by its name, in any spelling."""
    words = [each.lower() for each in _WORD.findall(name)]
    joined = "".join(words)
    return joined.endswith(_ENDINGS) or joined in _WHOLE or not _LAST_WORDS.isdisjoint(words[-1:])


def is_filled_in(text: str, part: Part) -> bool:
    """Whether the platform fills in what stands there, which is no secret."""
    return text[part[0]] == "{" and bool(_TEMPLATES.fullmatch(text, *part))


def in_addresses(text: str) -> Iterator[Part]:
    """Give where secrets stand in the addresses of a text, also of those without a scheme."""
    for found in _BARE_USER.finditer(text):
        yield found.span(1)
    yield from _in_whole_addresses(text)


def _in_whole_addresses(text: str) -> Iterator[Part]:
    for pattern in _USERS:
        for found in pattern.finditer(text):
            yield found.span(1)
    done = 0
    for name in _PARAMETER.finditer(text):
        # A value may hold another address, and its parameters end with it.
        if name.start() < done or not is_secret_parameter(name[1]):
            continue
        if value := _VALUE.match(text, name.end()):
            done = value.end()
            yield value.span()


def apart(parts: Iterable[Part]) -> list[Part]:
    """Give one for those that overlap."""
    found: list[Part] = []
    last = 0
    for start, end in sorted(parts):
        if found and start < last:
            last = max(end, last)
            found[-1] = found[-1][0], last
        else:
            last = end
            found.append((start, end))
    return found


def without(text: str, parts: Iterable[Part]) -> str:
    """Put a star for each character of these parts; ends of lines stay."""
    pieces: list[str] = []
    done = 0
    for start, end in apart(parts):
        pieces += [text[done:start], re.sub(r"[^\r\n]", HIDDEN, text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def without_secrets(text: str) -> str:
    """Give an address, or a text with some, without what is secret in it."""
    if "@" not in text and "=" not in text:
        return text
    # Without a scheme it is as likely what somebody says, as in "mail to: ann@example.com".
    found = (each for each in _in_whole_addresses(text) if each[0] < each[1])
    return without(text, [each for each in found if not is_filled_in(text, each)])


def shown_value(value: object) -> str:
    """Give the ``repr`` of a value, of a text without the secrets of the addresses in it."""
    return repr(without_secrets(value) if type(value) is str else value)
