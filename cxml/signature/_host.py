"""The spellings of one host: in capitals, with a dot at its end, in Unicode and without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from unicodedata import normalize

from ._address import AUTHORITY

_LONGEST = 255
_SAID = re.compile(r"(?P<host>\[[^\]/?#]{1,255}\]|[^/?#:@\[\]]{1,255})(?::[0-9]{0,5})?")
_IDNA = "xn--"


def same_hosts(url: str, said: Iterable[str]) -> Iterator[str]:
    """Give an address with its host as others write it, who mean the same one.

    There are three at the most, however many hosts are said, as each is hashed with the body.

    Args:
        url: the address, which is not given again.
        said: what headers have as the host, with its port or without. They may come from anybody:
            what is another host is left out.

    """
    found = AUTHORITY.match(url)
    if found is None or len(found["host"]) > _LONGEST:
        return
    host, meant = found["host"], _meant(found["host"])
    # IDNA is slow: nobody has to pay for it who has a plain host.
    may_be = (each for each in _hosts_in(said) if each.isascii() or _IDNA in meant)
    # What was said comes first: it is how whoever asks spells it, if no proxy has changed it.
    asked = (each for each in may_be if each != host and _meant(each) == meant)
    for other in dict.fromkeys((*islice(asked, 1), *_spellings(meant))):
        if other != host:
            yield url[: found.start("host")] + other + url[found.end("host") :]


def _hosts_in(said: Iterable[str]) -> Iterator[str]:
    found = (_SAID.fullmatch(each) for each in said)
    return (each["host"] for each in found if each)


@lru_cache(maxsize=16)  # of one request, it is asked several times
def _meant(host: str) -> str:
    """Give what all spellings of a host have in common: small letters, no dot, and ASCII."""
    plain = host.lower().removesuffix(".")  # the dot of the root of all names may be left out
    if plain.isascii():
        return plain
    with suppress(UnicodeError):
        encoded = plain.encode("idna")
        # What IDNA makes another text of, such as ss of ß, is another host to its newer version.
        if encoded.decode("idna") == normalize("NFC", plain):
            return encoded.decode()
    return plain


def _spellings(meant: str) -> Iterator[str]:
    yield meant
    if _IDNA in meant:
        with suppress(UnicodeError):
            yield meant.encode().decode("idna")
