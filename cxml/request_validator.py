"""The module that Twilio's and SignalWire's older libraries have for signatures.

Change ``twilio.request_validator`` or ``signalwire.request_validator`` into
``cxml.request_validator``; the rest of the program stays. New programs are better off with
:mod:`cxml.signature`, or with the module of their web framework.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast

from ._input.form import Form, Pairs, read_pairs
from .errors import CallbackError
from .signature import (
    Algorithm,
    Keys,
    SignedSuffix,
    algorithm_of,
    form_suffixes,
    matches,
    plain_form_tail,
    raw_suffixes,
    read_keys,
    sign,
    sign_body,
    to_bytes,
)

__all__ = ["RequestValidator"]

Parameters: TypeAlias = Form | None
_ALGORITHMS: dict[str, Algorithm] = {"HMAC_SHA1": "sha1", "HMAC_SHA256": "sha256"}


class RequestValidator:
    """Computes signatures, and compares them with what a request came with.

    Args:
        token: the project's signing key; or several, of which any is good enough.
        strip_port: whether the address is also tried without a port that is not the usual one, as
            Twilio's library does.

    Raises:
        ConfigurationError: there is no key, or it is blank.

    """

    def __init__(self, token: Keys, *, strip_port: bool = False) -> None:
        self._keys = read_keys(token)
        # Signed with the first of several: the new key, while the old one is still accepted.
        self._key = self._keys[0].decode()
        self._strip_port = strip_port

    def compute_signature(self, uri: str, params: Parameters, algorithm: str | None = None) -> str:
        """Sign a form, or an address alone, in base64.

        Args:
            uri: the whole address, as the platform knows it.
            params: the form that is posted; ``None`` or an empty one if there is none.
            algorithm: ``HMAC_SHA1``, which is also meant by ``None``, or ``HMAC_SHA256``.

        Raises:
            CallbackError: the form cannot be read.
            ValueError: there is no such algorithm.

        """
        if (found := _algorithm(algorithm)) is None:
            raise ValueError(f"algorithm is {algorithm!r}: must be {' or '.join(_ALGORITHMS)}")
        return sign(self._key, uri, params or (), algorithm=found)

    def build_signature(self, uri: str, params: str | bytes | None) -> str:
        """Sign a body that is no form, such as JSON, in hexadecimal digits, with SHA-1.

        Args:
            uri: the whole address, as the platform knows it.
            params: the body as it is sent.

        Raises:
            CallbackError: the address or the body is not text.

        """
        return sign_body(self._key, uri, params or b"")

    def build_signature_with_compatibility(self, uri: str, params: Parameters) -> str:
        """Sign a form: another name of :meth:`compute_signature`."""
        return self.compute_signature(uri, params)

    def validate(
        self,
        uri: str,
        params: Parameters,
        signature: str | None,
        algorithm: str | None = None,
    ) -> bool:
        """Tell whether a request has the signature that it should have.

        Nothing that a peer can send raises.

        Args:
            uri: the whole address, as the platform knows it.
            params: the form that was posted, or ``None`` without one. A text is the body as it
                came, and no form: signed as it is, or by its hash in ``bodySHA256`` at the end of
                the address, or as the form whose parameters are the members of the JSON object
                that it is.
            signature: the text of the header; without it a request is not valid.
            algorithm: ``HMAC_SHA1``, which is also meant by ``None``, or ``HMAC_SHA256``; with
                any other, nothing is valid.

        """
        # "none" is no algorithm: without it, an unknown name and a text that is no signature would
        # agree, both being None.
        if signature is None or algorithm_of(signature) != (_algorithm(algorithm) or "none"):
            return False
        tails = _suffixes(uri, params)
        try:
            return matches(self._keys, uri, tails, [signature], strip_port=self._strip_port)
        # As in `signature.find_fault`: the suffixes are worked out inside, and may meet all of
        # these.
        except (CallbackError, UnicodeEncodeError, TypeError, AttributeError):
            return False

    def validate_with_compatibility(
        self, uri: str, params: Parameters, signature: str | None
    ) -> bool:
        """Tell the same: another name of :meth:`validate`."""
        return self.validate(uri, params, signature)


def _algorithm(name: str | None) -> Algorithm | None:
    return _ALGORITHMS.get("HMAC_SHA1" if name is None else name.upper())


def _suffixes(uri: str, params: Parameters) -> Iterator[SignedSuffix]:
    """Give what may follow the address in the text that is signed."""
    if isinstance(params, (str, bytes)):
        body = to_bytes(params)
        yield from raw_suffixes(uri, body)
        if members := _members(body):
            yield from form_suffixes(members)
    # Not isinstance: Werkzeug's and Django's forms are dicts as well, whose values are lists.
    elif type(params) is dict:  # what most programs give
        yield from _dict_tails(cast("dict[str, str]", params))
    else:
        yield from form_suffixes(read_pairs(() if params is None else params))


def _dict_tails(params: dict[str, str]) -> Iterable[SignedSuffix]:
    try:
        return (plain_form_tail(params),)
    except TypeError:  # a list of texts, or what is no text
        return form_suffixes(read_pairs(params))


def _members(body: bytes) -> Pairs:
    """Read the parameters of a JSON object whose members are texts; nothing else has any."""
    try:
        # Objects become tuples of pairs: a name that stands twice is kept, as it was signed, and an
        # object inside is told from a text. A list at the top stays a list, and has no members.
        found: object = json.loads(body, object_pairs_hook=tuple)
    except (ValueError, RecursionError):
        return ()
    pairs = cast("tuple[tuple[str, object], ...]", found) if isinstance(found, tuple) else ()
    return cast("Pairs", pairs) if all(isinstance(value, str) for _, value in pairs) else ()
