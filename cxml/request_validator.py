"""The module that Twilio's and SignalWire's older libraries have for signatures.

Change ``twilio.request_validator`` or ``signalwire.request_validator`` into
``cxml.request_validator``; the rest of the program stays. New programs are better off with
:mod:`cxml.signature`, or with the module of their web framework.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, NoReturn, TypeAlias, cast
from urllib.parse import urlparse

from ._declare.lazy import face
from ._input.form import Form, Pairs, read_pairs
from ._text.wording import did_you_mean, no_such
from ._web.keys import Hidden, Secrets, secrets_of
from .errors import CallbackError, ConfigurationError
from .signature import TWILIO_HEADER, Algorithm, Keys
from .signature._address import spellings
from .signature._match import find_match
from .signature._notation import algorithm_of, in_base64
from .signature._sign import make_digest
from .signature._suffix import (
    SignedSuffix,
    distinct,
    form_suffixes,
    plain_form_suffix,
    raw_suffixes,
    submitted,
    to_bytes,
)

__all__ = [
    "HMAC_SHA1",
    "HMAC_SHA256",
    "SIGNATURE_HEADER",
    "SIGNATURE_SETTINGS_HEADER",
    "RequestValidator",
    "get_signature_algorithm",
]

HMAC_SHA1 = "HMAC_SHA1"
HMAC_SHA256 = "HMAC_SHA256"
SIGNATURE_HEADER = TWILIO_HEADER
"""The header of Twilio's requests. SignalWire's have :data:`cxml.signature.HEADER`."""
SIGNATURE_SETTINGS_HEADER = "X-Twilio-Webhooks-Signature-Settings"
"""The header that names the algorithm in requests of Twilio's that a shared key signs."""

_INSTEAD = {
    "compare": "hmac.compare_digest compares without telling by its time where texts differ",
    **dict.fromkeys(
        ("add_port", "remove_port"), "validate itself tries an address with its port and without"
    ),
    "get_values": "request.form.getlist(name), or getall(name), gives the values of a name",
}
"""What Twilio's module and class have, and what to write."""

if not TYPE_CHECKING:  # pragma: no branch - checkers would take any name for one that is here
    __getattr__, _, _ = face(__name__, {}, here=__all__, instead=_INSTEAD)

Parameters: TypeAlias = Form | None
_ALGORITHMS: dict[str, Algorithm] = {HMAC_SHA1: "sha1", HMAC_SHA256: "sha256"}


class RequestValidator:
    """Computes signatures, and compares them with what a request came with.

    Whatever Twilio's class takes, this one takes too, but for a body that nothing has signed: its
    hash counts as the last parameter of the address alone.

    Args:
        token: the project's signing key; or several, of which any is good enough. Without one, or
            with a blank one, there is a warning, and an error when something is asked.
        strip_port: whether the address is also tried without a port that is not the usual one, as
            Twilio's library does.

    Raises:
        ConfigurationError: the key is nothing that could be one.

    """

    def __init__(self, token: Keys | None, *, strip_port: bool = True) -> None:
        self._strip_port = strip_port
        self._fault = ""
        self._keys: Secrets = ()
        is_plain = token is None or isinstance(token, (str, list, tuple))
        given = Hidden(token)
        del token  # from here on no error shows it
        try:
            self._keys = secrets_of(given)
        # Programs make validators where they are imported, also where nothing is verified.
        except ConfigurationError as error:
            if not is_plain:
                raise
            self._fault = str(error)
            warnings.warn(f"{error}: nothing can be verified", stacklevel=2)

    @property
    def token(self) -> bytes:
        """The key that signs: the first of several; empty where there is none."""
        return self._keys[0] if self._keys else b""

    if not TYPE_CHECKING:  # pragma: no branch - checkers know what there is

        def __getattr__(self, name: str) -> NoReturn:
            known = [each for each in dir(type(self)) if not each.startswith("_")]
            message, near = no_such("attribute", name, known, owner="RequestValidator")
            hint = f"; {_INSTEAD[name]}" if name in _INSTEAD else did_you_mean(near)
            raise AttributeError(f"{message}{hint}", name=name, obj=self)

    def _secrets(self) -> Secrets:
        if not self._keys:
            raise ConfigurationError(f"{self._fault}: give RequestValidator the signing key")
        return self._keys

    def compute_signature(self, uri: str, params: Parameters, algorithm: str | None = None) -> str:
        """Sign a form, or an address alone, in base64.

        Where a name stands in the form more than once, its distinct values are signed, sorted, as
        Twilio's library does.

        Args:
            uri: the whole address, as the platform knows it.
            params: the form that is posted; ``None`` or an empty one if there is none.
            algorithm: ``HMAC_SHA1``, which is also meant by ``None``, or ``HMAC_SHA256``.

        Raises:
            CallbackError: the form cannot be read.
            ConfigurationError: there is no key.
            ValueError: there is no such algorithm.

        """
        if (found := _algorithm(algorithm)) is None:
            raise ValueError(f"algorithm is {algorithm!r}: must be {' or '.join(_ALGORITHMS)}")
        key, *_ = self._secrets()
        return in_base64(make_digest(key, uri, distinct(_pairs(params)), found))

    def compute_hash(self, body: str | bytes) -> str:
        """Hash a body, as it stands in ``bodySHA256`` of an address."""
        return sha256(to_bytes(body)).hexdigest()

    def build_signature(self, uri: str, params: str | bytes | None) -> str:
        """Sign a body that is no form, such as JSON, in hexadecimal digits, with SHA-1.

        Args:
            uri: the whole address, as the platform knows it.
            params: the body as it is sent.

        Raises:
            CallbackError: the address or the body is not text.
            ConfigurationError: there is no key.

        """
        key, *_ = self._secrets()
        return make_digest(key, uri, params or b"", "sha1").hex()

    def build_signature_with_compatibility(self, uri: str, params: Parameters) -> str:
        """Sign a form as SignalWire's library does: all values of a name, in their order."""
        key, *_ = self._secrets()
        return in_base64(make_digest(key, uri, submitted(_pairs(params)), "sha1"))

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

        Raises:
            ConfigurationError: there is no key.

        """
        keys = self._keys or self._secrets()
        # "none" is no algorithm: without it, an unknown name and a text that is no signature would
        # agree, both being None.
        if signature is None or algorithm_of(signature) != (_algorithm(algorithm) or "none"):
            return False
        try:
            urls = _spellings(uri, strip_port=self._strip_port)
            return find_match(keys, urls, _suffixes(uri, params), (signature,)) is not None
        # As in `signature`: the suffixes are worked out inside. These come of forms and addresses
        # that are no text.
        except (CallbackError, UnicodeEncodeError, TypeError, AttributeError):
            return False

    def validate_with_compatibility(
        self, uri: str, params: Parameters, signature: str | None
    ) -> bool:
        """Tell the same: another name of :meth:`validate`."""
        return self.validate(uri, params, signature)


def get_signature_algorithm(signature_settings_header: str | None) -> str:
    """Read the algorithm in the header ``X-Twilio-Webhooks-Signature-Settings``.

    Args:
        signature_settings_header: its value, such as ``key=...,algorithm=HMAC_SHA256``.

    Returns:
        The name that is said; without one, ``HMAC_SHA1``.

    """
    for part in (signature_settings_header or "").split(","):
        name, _, value = part.partition("=")
        if name.strip() == "algorithm" and value.strip():
            return value.strip()
    return HMAC_SHA1


def _algorithm(name: str | None) -> Algorithm | None:
    return _ALGORITHMS.get(name.upper() if name else HMAC_SHA1)


def _spellings(uri: str, *, strip_port: bool) -> Iterator[str]:
    """Give the address, and what Twilio's library makes of it, which drops an empty query."""
    yield from spellings(uri, strip_port=strip_port)
    try:
        cleaned = urlparse(uri).geturl()
    except ValueError:
        return
    if cleaned != uri:
        yield from spellings(cleaned, strip_port=strip_port)


def _suffixes(uri: str, params: Parameters) -> Iterator[SignedSuffix]:
    """Give what may follow the address in the text that is signed."""
    # Not isinstance: Werkzeug's and Django's forms are dicts as well, whose values are lists.
    if type(params) is dict:  # what most programs give
        yield from _dict_suffixes(cast("dict[str, str]", params))
    elif isinstance(params, (str, bytes)):
        body = to_bytes(params)
        yield from raw_suffixes(uri, body)
        if members := _members(body):
            yield from form_suffixes(members)
    else:
        yield from form_suffixes(_pairs(params))


def _dict_suffixes(params: dict[str, str]) -> Iterable[SignedSuffix]:
    try:
        return (plain_form_suffix(params),)
    except TypeError:  # a list of texts, or what is no text
        return form_suffixes(read_pairs(params))


def _pairs(params: Parameters) -> Pairs:
    return read_pairs(_every_value(params) if params else ())


def _every_value(form: Form) -> Form:
    """Walk through a form as Twilio's library does, which knows the methods of several."""
    for method in ("getall", "getlist"):
        if hasattr(form, method):
            several = getattr(form, method)
            names = dict.fromkeys(cast("Iterable[str]", form))
            return ((name, value) for name in names for value in several(name))
    return form


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
