"""Mistakes of a program that only a request with a good signature shows."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import misused
from ._address import with_ports
from ._headers import OF_A_BODY, Values, content_type_in, signatures_in
from ._match import find_match
from ._readings import as_form, out_of_base64
from ._suffix import SignedSuffix, media_type, to_bytes


def refuse_mistakes(keys: Iterable[bytes], url: str, headers: Values, body: str | bytes) -> None:
    """Refuse what was left out, or not decoded, before it came here.

    Only what the platform has signed gets that far; a peer that has no key learns nothing, and
    causes nothing.

    Raises:
        UsageError: the signature is of the body, read in another way than was said.

    """

    def fits(suffixes: tuple[SignedSuffix, ...]) -> bool:
        urls = with_ports(url, strip_port=False)
        return bool(suffixes) and bool(find_match(keys, urls, suffixes, signatures_in(headers)))

    try:
        sent = to_bytes(body)
        if not any(name in headers for name in OF_A_BODY) and fits(as_form(sent)):
            raise misused(
                "what was signed is a form, and the headers have no Content-Type: give all headers"
                " of the request, or that one beside the signature"
            )
        if fits(out_of_base64(sent, media_type(content_type_in(headers)))):
            raise misused("the body is still in base64: decode it, as base64.b64decode(body)")
    except UnicodeEncodeError:  # a peer may send half characters
        return
