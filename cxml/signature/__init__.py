"""Who sent a request: the signatures that the platform puts in its headers.

A signature is an HMAC, with the project's signing key, of the address that was asked for and of
what was sent::

    if not verify(keys, "https://example.com/voice", request.headers, request.get_data()):
        abort(403)

:mod:`cxml.flask`, :mod:`cxml.django` and :mod:`cxml.starlette` do that for whole views. No
signature says when it was made: a request that was recorded is valid for ever.
"""

from ._explain import (
    EXPLAINING as EXPLAINING,
    Explanation,
    explain,
    explain_fault as explain_fault,
)
from ._headers import HEADER, HEADERS, TWILIO_HEADER as TWILIO_HEADER, Headers
from ._host import same_hosts as same_hosts
from ._keys import (
    Hidden as Hidden,
    Keys,
    Secret as Secret,
    Secrets as Secrets,
    read_keys as read_keys,
)
from ._match import Match as Match
from ._notation import Algorithm
from ._sign import sign, sign_body
from ._suffix import (
    FORM_TYPE as FORM_TYPE,
    hash_of_body as hash_of_body,
    media_type as media_type,
)
from ._verify import examine as examine, verify

__all__ = [
    "HEADER",
    "HEADERS",
    "Algorithm",
    "Explanation",
    "Headers",
    "Keys",
    "explain",
    "sign",
    "sign_body",
    "verify",
]
