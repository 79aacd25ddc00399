"""CX809 to CX813 and CX818: what a program has of Twilio, and has to change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..found import Found, Replace
from ..locate import Replacement
from ..python.literal import last_name
from ..python.values import literal_at
from ..rule import PYTHON, Fixable, Severity, attributes, rule

if TYPE_CHECKING:
    from ..document import Place
    from ..python.module import Module

MOVES = {
    "twilio.twiml.voice_response": "cxml.voice_response",
    "twilio.twiml.messaging_response": "cxml.messaging_response",
    "twilio.twiml.fax_response": "cxml.fax_response",
    "twilio.twiml": "cxml.twiml",
    "twilio.request_validator": "cxml.request_validator",
    "signalwire.voice_response": "cxml.voice_response",
    "signalwire.messaging_response": "cxml.messaging_response",
    "signalwire.fax_response": "cxml.fax_response",
    "signalwire.request_validator": "cxml.request_validator",
    "django_twilio": "cxml.django",
    "flask_twilio": "cxml.flask",
}
"""The modules of other libraries, and those that stand for them."""
TWILIO_HEADER = re.compile(r"(?:http[-_])?x[-_]twilio[-_]signature", re.IGNORECASE)
"""The name of the header that Twilio signs in, as programs spell it."""
SIGNALWIRE_HEADER = re.compile(r"x[-_]signalwire[-_]signature", re.IGNORECASE)
_SPELLED = {"Twilio": "SignalWire", "twilio": "signalwire", "TWILIO": "SIGNALWIRE"}
_WRONG_KEY = re.compile(r"auth_?token|api_?token|twilio", re.IGNORECASE)
_API_TOKEN = re.compile(r"PT[0-9a-f]{40,}")
_KEYED = re.compile(r"(?:cxml|twilio|signalwire)\.request_validator\.RequestValidator")
_SIGNS = {"cxml.signature.sign", "cxml.signature.verify"}
_TAKE_KEYS = {"RequestValidator", "sign", "verify"}
_SETTING = "CXML_SIGNING_KEY"
_SID = re.compile(
    r"\b(?:AC|CA|SM|MM|CF|RE)\)?\[[0-9a-fA-F-]{3,9}\]\{32\}|\b(?i:(?:var)?char)\s*\(\s*34\s*\)"
)
_CLIENTS = {"twilio.rest", "twilio.rest.*", "twilio.rest.Client", "twilio.rest.TwilioRestClient"}
_BEGINS = {"AC", "CA", "CF", "MM", "RE", "SM"}
_COLUMNS = {"CHAR", "NVARCHAR", "String", "Unicode", "VARCHAR"}
_WIDTHS = {"length", "max_length"}
SID_LENGTH = 34
NOT_ASKED = "SignalWire was seen not to ask"
"""What is known of the action of a Record when the caller hangs up."""
IS_LOST = "what is saved there is lost"
KEPT_AT = "recordingStatusCallback is asked, which is told in each case"
"""Where a recording is kept whatever ends it."""
_TOLD = ("recording_status_callback", "storage_url", "transcribe_callback")
"""What tells of a recording besides, or is given it."""


@rule(
    "CX809",
    "twilio-import",
    Severity.INFO,
    PYTHON,
    message="{module} can be {replacement}",
    hints_at="twilio",
    wrong="""
        from twilio.twiml.voice_response import VoiceResponse
    """,
    line=1,
    right="""
        from cxml.voice_response import VoiceResponse
    """,
    sources=[
        "SignalWire: core/cxml-spec (signalwire.voice_response)",
        "signalwire-sdk 3: has no such modules",
        "cxml: how-to/move-from-twilio",
    ],
)
def twilio_import(module: Module) -> Iterator[Found]:
    """A module of another library, of which cxml has a counterpart with the same names.

    It writes what SignalWire reads, so this is info; a project that names Twilio as where it
    comes from gets a warning, and one that runs on both gets nothing. `cxml migrate` changes all of
    a file at once.
    """
    if module.settings.target == "both":
        return
    seen: set[ast.AST | None] = set()
    for alias, name in module.names.imports():
        statement = module.parent(alias)
        moved = next((each for each in MOVES if f"{name}.".startswith(f"{each}.")), None)
        if moved and statement not in seen:
            seen.add(statement)
            place = statement if isinstance(statement, ast.stmt) else alias
            yield module.found(place, {"module": moved, "replacement": MOVES[moved]})


@rule(
    "CX810",
    "wrong-signature-header",
    Severity.WARNING,
    PYTHON,
    message="SignalWire signs in X-SignalWire-Signature",
    fix=Fixable.UNSAFE,
    wrong="""
        def signature(request):
            return request.headers.get("X-Twilio-Signature")
    """,
    line=2,
    right="""
        def signature(request):
            return request.headers.get("X-SignalWire-Signature")
    """,
    sources=["SignalWire: guides/webhooks/webhook-security"],
)
def wrong_signature_header(module: Module) -> Iterator[Found]:
    """The signature is read from the header that only Twilio sends.

    Whether SignalWire sends both is not documented. A program that names its header too is fine,
    and so are tests; `cxml.signature` reads both.
    """
    if (
        module.is_test
        or module.settings.target == "both"
        or SIGNALWIRE_HEADER.search(module.text.text)
    ):
        return
    for node in module.texts:
        if TWILIO_HEADER.fullmatch(str(node.value)):
            changes = renamed_header(node, module)
            suggestion = "X-SignalWire-Signature" if changes else None
            yield module.found(node, changes=changes, suggestion=suggestion)


def renamed_header(node: ast.Constant, module: Module) -> tuple[Replace, ...]:
    """Write the other name of a header that is written down, in the letters that it has."""
    literal = literal_at(node, module.text)
    found = re.search("twilio", str(node.value), re.IGNORECASE)
    new = _SPELLED.get(found[0]) if found else None
    if literal is None or found is None or new is None:
        return ()
    return literal_changes(literal.replaced([Replacement.of(*found.span(), new)]))


def literal_changes(replaced: tuple[Replacement, ...]) -> tuple[Replace, ...]:
    """Say changes of a literal as changes of the program."""
    return tuple(Replace(each.start, each.end, each.content) for each in replaced)


@rule(
    "CX811",
    "wrong-signature-key",
    Severity.WARNING,
    PYTHON,
    message="webhooks are signed with the signing key of the project, PSK_..., and not with {name}",
    wrong="""
        import os

        from cxml.request_validator import RequestValidator

        validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
    """,
    line=5,
    right="""
        import os

        from cxml.request_validator import RequestValidator

        validator = RequestValidator(os.environ["SIGNALWIRE_SIGNING_KEY"])
    """,
    sources=[
        "SignalWire: guides/webhooks/webhook-security",
        "SignalWire: its older package, tests",
    ],
)
def wrong_signature_key(module: Module) -> Iterator[Found]:
    """Twilio signs with the token that also opens its API, and SignalWire with a key of its own.

    With another key every signature is wrong, and every request is refused. What is looked at is
    the name that the key comes by.
    """
    for node in _keys(module) if module.settings.target != "both" else ():
        if name := _wrong_name(node, module):
            yield module.found(node, {"name": name})


def _keys(module: Module) -> Iterator[ast.expr]:
    for call in module.all(ast.Call):
        # Asking what a name stands for takes longer than looking at it.
        name = module.names(call.func) if last_name(call.func) in _TAKE_KEYS else ""
        if (_KEYED.fullmatch(name) or name in _SIGNS) and call.args:
            yield call.args[0]
        yield from (each.value for each in call.keywords if each.arg == "signing_key")
    yield from (value for target, value in module.assigned() if _says(target) == _SETTING)


def _says(node: ast.expr) -> str:
    """Name what an expression takes its value from."""
    if isinstance(node, ast.Subscript):
        return _says(node.slice)
    if isinstance(node, ast.Call) and node.args:
        return _says(node.args[0])
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    return last_name(node)


def _wrong_name(node: ast.expr, module: Module) -> str:
    name = _says(node)
    if isinstance(node, ast.Constant):
        return "an API token" if _API_TOKEN.fullmatch(name) else ""
    is_right = any("sign" in _says(each).lower() for each in module.given.get(name, ()))
    return name if _WRONG_KEY.search(name) and not is_right else ""


@rule(
    "CX812",
    "twilio-sid-shape",
    Severity.WARNING,
    PYTHON,
    message="ids of SignalWire are UUIDs of 36 characters, and this is for those of Twilio",
    wrong="""
        import re

        import cxml

        CALL_SID = re.compile(r"^CA[0-9a-f]{32}$")
    """,
    line=5,
    right="""
        import uuid

        import cxml


        def call_id(text):
            return uuid.UUID(text)
    """,
    sources=[
        "SignalWire: specs/compatibility-api/calls/models/webhooks.tsp",
        "SignalWire: compatibility-api-js, src/index.ts",
    ],
)
def twilio_sid_shape(module: Module) -> Iterator[Found]:
    """An id is checked, or cut, by the shape that Twilio gives it: two letters and 32 digits.

    That is a regular expression, `startswith("CA")` of something that is called a sid, a length of
    34, and a column of a database that is as wide, such as `String(34)`; all of
    it only in a file that names one of the platforms, or cxml.
    """
    if module.names_platform:
        yield from map(module.found, shapes_of_sids(module))


def shapes_of_sids(module: Module) -> Iterator[ast.expr]:
    """Give what is for ids of Twilio's, by their shape alone, whatever else the file is about."""
    yield from (each for each in module.texts if _SID.search(str(each.value)))
    for call in module.all(ast.Call):
        if _asks_for_beginning(call) or _is_column(call):
            yield call
    for compare in module.all(ast.Compare):
        if _is_length(compare.left) and any(map(_is_34, compare.comparators)):
            yield compare


def _asks_for_beginning(call: ast.Call) -> bool:
    function, first = call.func, call.args[0] if call.args else None
    if not isinstance(function, ast.Attribute) or function.attr != "startswith":
        return False
    is_sid = "sid" in _says(function.value).lower()
    return is_sid and isinstance(first, ast.Constant) and first.value in _BEGINS


def _is_column(call: ast.Call) -> bool:
    """Whether something is a text, or a column of texts, of the width of an id."""
    is_of_texts = last_name(call.func) in _COLUMNS
    return any(map(_is_width, call.keywords)) or (is_of_texts and any(map(_is_34, call.args[:1])))


def _is_width(keyword: ast.keyword) -> bool:
    return keyword.arg in _WIDTHS and _is_34(keyword.value)


def _is_length(node: ast.expr) -> bool:
    is_length = isinstance(node, ast.Call) and last_name(node.func) == "len"
    return is_length and "sid" in _says(node).lower()


def _is_34(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == SID_LENGTH


@rule(
    "CX813",
    "twilio-rest-client",
    Severity.INFO,
    PYTHON,
    message="this client asks Twilio: SignalWire's REST API is at the address of the space",
    wrong="""
        from twilio.rest import Client

        client = Client("id", "token")
    """,
    line=1,
    right="""
        from base64 import b64encode
        from urllib.request import Request

        calls = "https://space.signalwire.com/api/laml/2010-04-01/Accounts/project/Calls"
        key = f"Basic {b64encode(b'project:token').decode()}"
        request = Request(calls, b"From=%2B1555...", {"Authorization": key})
    """,
    sources=["SignalWire: rest-api/core/client-sdks", "SignalWire: core/overview"],
)
def twilio_rest_client(module: Module) -> Iterator[Found]:
    """The REST API of SignalWire is at the address of the space, and takes the same parameters.

    cxml has no client for it; the recipe of click-to-call has a page of code that asks it. The
    client of SignalWire's package `signalwire`, of version 2, has the shapes of Twilio's, but
    requires twilio 6.54.0, and so cannot be installed beside a newer one; `signalwire-sdk`, which
    shares its name in Python, has another client.
    """
    for alias, name in module.names.imports() if module.settings.target != "both" else ():
        if name in _CLIENTS:
            statement = module.parent(alias)
            yield module.found(statement if isinstance(statement, ast.stmt) else alias)


@rule(
    "CX818",
    "recording-lost-on-hang-up",
    Severity.INFO,
    attributes("action", of=["Record"], lacking=_TOLD),
    message=f"{NOT_ASKED} action when the caller hangs up: {IS_LOST}; keep it where {KEPT_AT}",
    default=False,
    hints_at="twilio",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Leave a message.</Say>
          <Record action="https://example.com/recorded" maxLength="60"/>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Leave a message.</Say>
          <Record action="https://example.com/recorded" maxLength="60"
                  recordingStatusCallback="https://example.com/recording"/>
        </Response>
    """,
    sources=[
        "SignalWire: voice/record (names no request on a hang-up)",
        "Twilio: docs/voice/twiml/record (Digits is hangup)",
    ],
)
def recording_lost_on_hang_up(value: object, place: Place) -> Iterator[Found]:
    """A `Record` of which `action` alone is told, and most who leave a message then hang up.

    Twilio asks `action` also then, with `hangup` as `Digits`. No page of SignalWire says it, and it
    was seen not to. With `recordingStatusCallback`, `transcribeCallback` or `storageUrl` there is
    another place to keep the recording. On only where the program comes from Twilio.
    """
    if value is not None and all(map(place.lacks, _TOLD)):
        yield place.found()
