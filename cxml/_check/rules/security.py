"""CX701 to CX706: what a document gives away, and to whom it listens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_plus, urlsplit

from ..._text.characters import has_template
from ..._text.secrets import is_secret_parameter
from ..document import Place
from ..found import Found, SetValue
from ..rule import Fixable, Severity, attributes, fields, kinds, rule
from .urls import is_private, is_stream

_TEMPLATE = re.compile(r"\{\{([A-Za-z0-9_-]+)\}\}")
_CALLERS = {"Body", "Digits", "SipUser", "SpeechResult"}
_CALLERS_BEGIN = "SipHeader_X-"
_HOST = re.compile("(?<=://)[^/]*")
MOST_NAMED = 20
"""How many templates of one address are judged."""
_SIP_PASSWORD = re.compile(r"sips?:[^:@]*:(?!\{\{)[^@]+@", re.IGNORECASE)
_PLUS = {"From", "To", "Caller", "Called"}
_FILES = ("Media", "Play")
_TALK = "what callers say, and your instructions, travel"


@rule(
    "CX701",
    "http-url",
    Severity.WARNING,
    kinds("url"),
    message="{what} in the open: use https",
    platform_code=11251,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>http://example.com/next</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/next</Redirect>
        </Response>
    """,
    sources=["SignalWire: guides/webhooks/common-webhook-errors (11251)"],
)
def http_url(value: str, place: Place) -> Iterator[Found]:
    """Without TLS anybody on the way reads what is sent, and changes what is answered.

    SignalWire's own examples use `http` here and there. Where a file is fetched to be played or
    sent, nothing of the caller's goes there: that is info. An address that cannot be reached at all
    has the finding CX315 alone, one that takes payments CX702, and one of a stream CX311. One of
    Twilio's twimlets answers for nobody after a move, whatever it begins with.
    """
    if value[:7].lower() != "http://" or place.element.tag == "Pay" or is_stream(place):
        return
    host = _hostname(value)
    if host and host != "twimlets.com" and not is_private(host):
        right = f"https://{value[7:]}"
        is_file = place.element.tag in _FILES
        what = "what is heard or seen travels" if is_file else _TALK
        severity = "info" if is_file else None
        changes = (SetValue(right),)
        yield place.found(what=what, suggestion=right, changes=changes, severity=severity)


def _hostname(value: str) -> str:
    try:
        return urlsplit(value).hostname or ""
    except ValueError:
        return ""


@rule(
    "CX702",
    "payment-not-https",
    Severity.ERROR,
    attributes("action", "payment_connector_url", "status_callback", of=["Pay"]),
    message="{name} is not https: the data of cards goes over nothing else",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Pay paymentConnectorUrl="http://pay.example.com/charge"
               action="https://example.com/paid"/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Pay paymentConnectorUrl="https://pay.example.com/charge"
               action="https://example.com/paid"/>
        </Response>
    """,
    sources=["SignalWire: voice/pay/index"],
)
def payment_not_https(value: str, place: Place) -> Iterator[Found]:
    """The page of `Pay` demands `https` of its action and its status callback.

    For the connector it is inferred.
    """
    if value[:5].lower() == "http:":
        yield place.found()


@rule(
    "CX703",
    "credentials-in-url",
    Severity.WARNING,
    kinds("url", "sip-uri"),
    message="the address carries a secret that every log keeps: {what}",
    is_secret=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://alice:not-a-secret@example.com/next</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/next</Redirect>
        </Response>
    """,
    sources=["lpsinger/flask-twilio#1"],
)
def credentials_in_url(value: str, place: Place) -> Iterator[Found]:
    """A user with a password, or a parameter such as `token`, in an address.

    Addresses stand in the logs of servers, proxies and the platform. Views of `cxml` verify who
    asks by the signature, and need no secret in the address. A password in the address of a SIP
    endpoint is one too. What it is, is never shown.
    """
    if "@" not in value and "=" not in value:
        return
    try:
        split = urlsplit(value)
        given = _given(split.query)
        is_web = split.scheme in ("http", "https", "wss", "ws")
        has_password = (is_web and split.password) or _SIP_PASSWORD.match(value)
        names = ["a password"] if has_password else []
    except ValueError:
        return
    names += [each for each in given if is_secret_parameter(each)]
    if names:
        yield place.found(what=", ".join(names[:MOST_NAMED]))


def _given(query: str) -> Iterable[str]:
    """Give the names of parameters that have a value which no template writes, each once."""
    pairs = (each.partition("=") for each in dict.fromkeys(query.split("&")))
    names = dict.fromkeys(
        name for name, _, text in pairs if text and not has_template(unquote_plus(text))
    )
    return dict.fromkeys(map(unquote_plus, names))


@rule(
    "CX704",
    "secret-in-document",
    Severity.WARNING,
    fields(lambda field: field.secret),
    message="{name} is written down in the document",
    is_secret=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Sip username="desk" password="1234">sip:desk@example.com</Sip></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Sip username="desk" password="{{SipPassword}}">sip:desk@example.com</Sip></Dial>
        </Response>
    """,
    sources=["SignalWire: voice/sip-noun", "SignalWire: voice/stream"],
)
def secret_in_document(value: object, place: Place) -> Iterator[Found]:
    """A password or a token in a file, which whoever has the repository has too.

    A program that builds the document takes it from its settings; then there is no finding.
    """
    if value and place.document.is_written:
        yield place.found()


@rule(
    "CX705",
    "template-in-url",
    Severity.WARNING,
    kinds("url"),
    message="what {template} holds changes the address{why}",
    templates=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://{{Body}}.example.com/next</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/next?call={{CallSid}}</Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: guides/mustache-template-parameters",
        "OWASP: server-side request forgery",
    ],
)
def template_in_url(value: str, place: Place) -> Iterator[Found]:
    """The platform fills a template in as it is: nothing escapes it for an address.

    In the host any template is reported, elsewhere those that a caller decides about. `From` and
    `To` hold a plus, which has to be `%2B` in a query: that is info.
    """
    if "{{" not in value:
        return
    named = _HOST.search(value)
    host, query = range(*named.span()) if named else range(0), value.find("?")
    seen: set[str] = set()
    for found in _TEMPLATE.finditer(value):
        template, name = found.group(0, 1)
        if template in seen or len(seen) >= MOST_NAMED:
            continue
        seen.add(template)
        if found.start() in host or _is_callers(name):
            order = f"write an address without it, of a view that chooses by {name}"
            why = "; nothing escapes it"
            yield place.found(template=template, why=why, word=template, suggestion=order)
        elif name in _PLUS and 0 <= query < found.start():
            why = ": its plus has to be %2B"
            yield place.found(template=template, why=why, word=template, severity="info")


def _is_callers(name: str) -> bool:
    return name in _CALLERS or name.startswith(_CALLERS_BEGIN)


@rule(
    "CX706",
    "dialled-by-the-caller",
    Severity.WARNING,
    attributes("text()", of=["Dial", "Number", "Sip"]),
    message="the caller decides by {template} who is dialled, and what it costs",
    templates=True,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>{{Body}}</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="{{From}}">+15550100101</Dial>
        </Response>
    """,
    sources=["SignalWire: guides/mustache-template-parameters", "general practice: toll fraud"],
)
def dialled_by_the_caller(value: str, place: Place) -> Iterator[Found]:
    """What a caller types, says or sends is dialled as it is: a number abroad, at your cost.

    A header of SIP as the caller's number is SignalWire's own example, and fine.
    """
    for name in _TEMPLATE.findall(value) if "{{" in value else ():
        if _is_callers(name):
            yield place.found(template=f"{{{{{name}}}}}")
            return
