"""Say why a request is not verified: look for what the signature is of, near what was given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from attrs import field, frozen

from .._text.addresses import shown_address
from .._text.characters import has_half
from .._text.wording import listed
from ._address import with_ports
from ._advice import SETTING, advice, key_notes, next_step
from ._headers import (
    HEADERS,
    NEEDED,
    Headers,
    Values,
    content_type_in,
    read_headers,
    signatures_in,
)
from ._keys import Hidden, Keys, Secrets, read_keys
from ._match import Match, find_match
from ._near import NEAR_HEADERS, near, parts_of
from ._notation import NOTATIONS, in_base64, notation_of
from ._readings import Reading, readings
from ._suffix import media_type, to_bytes
from ._usage import check_address, check_body
from ._verify import UNKNOWN, examine

EXPLAINING = (*HEADERS, "Content-Type", *NEAR_HEADERS)
"""The headers that an explanation looks at."""
_WANTED = NEEDED | {name.lower() for name in NEAR_HEADERS}

# A request that is refused may come from anybody, and costs so much more: some milliseconds.
_MOST_TRIED = 230
_MOST_HASHED = 1 << 21
MOST_EXPLAINED = 1 << 16
"""The longest body, in bytes, of which it is looked for what its signature fits."""
_LEAST_HASHED = 1 << 10
"""What a hash costs at least, as if it were of so many bytes."""


@frozen
class Explanation:
    """Whether a request is verified, and why, or why not; true only when it is.

    As text it is the reason. It is for whoever runs the program, and not for the peer.
    """

    verified: bool
    reason: str
    """What was signed, or what is wrong, as far as that can be told; without keys, signatures,
    passwords and queries, of which it may name one parameter."""
    fits: str | None = field(default=None, repr=False)
    """The address that the signature is of, where that was found: the whole of it."""

    def __bool__(self) -> bool:
        return self.verified

    def __str__(self) -> str:
        return self.reason


def explain(
    keys: Keys,
    url: str,
    headers: Headers,
    body: str | bytes = b"",
    *,
    strip_port: bool = False,
) -> Explanation:
    """Say why a request is not verified, or what was signed if it is.

    What is not signed as it was given is verified again in other ways: with the other scheme, with
    the hosts, ports and paths that the headers of proxies name, with and without a slash at the
    end, a prefix or the query, with the parameters of the query in another order or without one of
    them, and with the body read otherwise. Nothing is trusted because it fits: the request stays
    refused, and what to change is said. The work is bounded, and none is done for what has nothing
    of the length of a signature.

    Args:
        keys: as for :func:`verify`.
        url: as for :func:`verify`.
        headers: as for :func:`verify`; all of them, since those of proxies say more.
        body: as for :func:`verify`.
        strip_port: as for :func:`verify`.

    Returns:
        The reason, for a log; a peer should not get it.

    Raises:
        ConfigurationError: there is no key, or one is no text, or blank; the address has no scheme.
        UsageError: an argument is nothing that it could be.

    """
    given = Hidden(keys)
    del keys  # from here on no error shows them
    secrets = read_keys(given)
    check_address(url, secrets)
    check_body(body)
    values = read_headers(headers, _WANTED)
    found = examine(secrets, url, values, body, strip_port=strip_port)
    if isinstance(found, str):
        return _refused(secrets, url, values, body, found)
    return Explanation(verified=True, reason=_signed(found, url, secrets, values), fits=found.url)


def explain_fault(
    keys: Secrets,
    url: str,
    headers: Headers,
    body: str | bytes,
    fault: str,
    *,
    public_url: str,
) -> str:
    """Say more of a fault that :func:`examine` found, for a log.

    Args:
        keys: the keys.
        url: the address.
        headers: all headers.
        body: the body.
        fault: what was found.
        public_url: how the option is spelt that says the public address.

    """
    values = read_headers(headers, _WANTED)
    return _refused(keys, url, values, body, fault, public_url).reason


def _refused(
    keys: Secrets,
    url: str,
    headers: Values,
    body: str | bytes,
    fault: str,
    public_url: str = SETTING,
) -> Explanation:
    given = signatures_in(headers)
    if given and not any(map(notation_of, given)):
        return Explanation(verified=False, reason=_of_no_length(headers))
    if fault != UNKNOWN:
        return Explanation(verified=False, reason=fault)
    sent, kind = to_bytes(body), media_type(content_type_in(headers))
    if len(sent) > MOST_EXPLAINED:
        reason = f"{UNKNOWN}; more than {MOST_EXPLAINED:,} bytes are not looked at any nearer"
        return Explanation(verified=False, reason=reason)
    found = _nearest(keys, url, headers, sent, kind)
    notes = [_fit(url, *found, public_url)] if found else [UNKNOWN, *key_notes(keys)]
    if kind.startswith("multipart/"):
        notes.append("the body is multipart, which the platform never sends: something made it so")
    if notes == [UNKNOWN]:
        notes.append(next_step(url))
    fits = found[1].url if found else None
    return Explanation(verified=False, reason="; ".join(notes), fits=fits)


def _of_no_length(headers: Values) -> str:
    name, *_ = (each for each in HEADERS if each.lower() in headers)
    [value, *_] = headers[name.lower()]
    lengths = listed(str(each) for each in sorted(NOTATIONS))
    return f"{name} has {len(value):,} characters, and a signature has {lengths}"


def _nearest(
    keys: Secrets, url: str, headers: Values, body: bytes, kind: str
) -> tuple[Reading, Match] | None:
    """Find what the signature is of; with as few changes as possible."""
    signatures = signatures_in(headers)
    found: list[tuple[Reading, Match]] = []
    budget = _MOST_HASHED
    for address, reading in _tried(url, headers, body, kind):
        budget -= _cost(address, reading) * len(keys) * len(signatures)
        if budget < 0:
            break
        # To the end, whatever fits: how long it takes says nothing of what did.
        urls = with_ports(address, strip_port=True)
        if match := find_match(keys, urls, reading.suffixes, signatures):
            found.append((reading, match))
    return found[0] if found else None


def _tried(url: str, headers: Values, body: bytes, kind: str) -> Iterator[tuple[str, Reading]]:
    parts = parts_of(url)
    beside = near(parts, headers, body) if parts else [(0, url)]
    # Nobody has signed half a character, which a peer may send in a header.
    addresses = [each for each in beside if not has_half(each[1])]
    read = [*enumerate(readings(url, body, kind))]
    changed = [
        (changes + (number > 0), address, reading)
        for (changes, address), (number, reading) in product(addresses, read)
        if reading.suffixes
    ]
    # Sorted by their number alone, and else as they came, the likely ones first.
    changed.sort(key=lambda each: each[0])
    return ((address, reading) for _, address, reading in changed[:_MOST_TRIED])


def _cost(address: str, reading: Reading) -> int:
    sizes = (len(address) + len(each.text) for each in reading.suffixes)
    return sum(2 * max(size, _LEAST_HASHED) for size in sizes)  # with its port, and without


def _fit(url: str, reading: Reading, match: Match, public_url: str) -> str:
    notes = [reading.note] if reading.note else []
    if match.url != url:
        notes.insert(0, f"it fits {shown_address(match.url)}: {advice(url, match.url, public_url)}")
    return "; ".join(notes)


def _signed(match: Match, url: str, keys: Secrets, headers: Values) -> str:
    """Say what was signed, and how."""
    name, *_ = (each for each in HEADERS if match.signature in headers.get(each.lower(), ()))
    algorithm, write = NOTATIONS[len(match.signature)]
    written = "base64" if write is in_base64 else "hexadecimal digits"
    only = match.suffix.write
    what = " and the form" if only is in_base64 else " and the body" if only else ""
    spelled = "" if match.url == url else f", as {shown_address(match.url)}"
    which = f", with key {keys.index(match.key) + 1} of {len(keys)}" if len(keys) > 1 else ""
    return f"{name} is of the address{what}, by SHA-{algorithm[3:]} in {written}{spelled}{which}"
