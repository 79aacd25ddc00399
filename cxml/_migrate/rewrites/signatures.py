"""What tells who sent a request."""

from __future__ import annotations

from collections.abc import Iterator

from ..._check.rules.moving import SIGNALWIRE_HEADER, TWILIO_HEADER, renamed_header
from ..change import Change, Edit, Left
from ..program import Program
from ..rewrite import FROM_TWILIO, Safety, rewrite

_BOTH = "X-SignalWire-Signature stands here too: Twilio's is read beside it"
_SPELLED = "in these letters, no header of SignalWire's is known to be meant"


@rewrite(
    "signature-header",
    Safety.UNSAFE,
    summary="read the header in which SignalWire signs",
    origins=FROM_TWILIO,
    rules=["CX810"],
    before="""
        def signature(request):
            return request.headers["X-Twilio-Signature"]


        def of_django(request):
            return request.META["HTTP_X_TWILIO_SIGNATURE"]
    """,
    after="""
        def signature(request):
            return request.headers["X-SignalWire-Signature"]


        def of_django(request):
            return request.META["HTTP_X_SIGNALWIRE_SIGNATURE"]
    """,
)
def signature_header(program: Program) -> Iterator[Change | Left]:
    """SignalWire signs in a header of its own, and no test tells that it was forgotten.

    Tests send the header that the program reads, so both are rewritten together. It is unsafe
    because both platforms may call while numbers move; a file that names SignalWire's header too is
    left as it is.
    """
    for node in program.module.texts:
        if not isinstance(node.value, str) or not TWILIO_HEADER.fullmatch(node.value):
            continue
        changes = renamed_header(node, program.module)
        if SIGNALWIRE_HEADER.search(program.text.text):
            yield program.left(node, _BOTH, "CX810")
        elif changes:
            edits = tuple(Edit(each.start, each.end, each.text) for each in changes)
            yield Change(program.text.span(node), edits, says=f"{node.value} becomes SignalWire's")
        else:
            yield program.left(node, _SPELLED, "CX810")


@rewrite(
    "validator-key",
    Safety.REPORT,
    summary="say which signatures are made with another key",
    rules=["CX811"],
    before="""
        import os

        from cxml.request_validator import RequestValidator

        validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
    """,
    left=[5],
)
def validator_key(program: Program) -> Iterator[Change | Left]:
    """Twilio signs with the token that opens its API too; SignalWire with a signing key.

    The key has to be made in the dashboard, and begins with `PSK_`; so the one setting becomes two,
    and no command knows their values.
    """
    return program.mended("CX811")
