"""CX306 to CX308 and CX310: whom to dial, and who calls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..document import Place, children
from ..found import Found, Rename, SetValue
from ..rule import Fixable, Severity, attributes, kinds, rule

LONGEST_SHORT = 6
"""The most digits of an emergency number, or of another short one."""
CALLING_CODES = {"CA": "1", "US": "1"}
"""The codes of countries in which a number without one has ten digits."""
NATIONAL_DIGITS = 10

_E164 = re.compile(r"\+[0-9]{7,15}")
_DIALLED = re.compile(r"\+?[0-9().\s/-]+")
_BEGINS = re.compile(r"\+?[0-9*#]")
_SEPARATOR = re.compile(r"[,;/|]|\s(?=\+)|\s(?:and|or)\s")
# A number goes on until the first character that no number has: so this takes linear time.
_EXTENSION = re.compile(
    r"(?P<number>\+?[0-9().\s/-]+)(?:extension|ext\.?|x|[,;#pw]+)[:\s]*(?P<digits>[0-9]{1,10})#?",
    re.IGNORECASE,
)
_ABROAD = ("00", "011")
"""What is dialled before a number of another country: in most countries, and in North America."""
LONGEST_HOME = 11
"""The most digits of a number that begins with 011 and is one of a city: in Delhi, and in Leeds."""
_NO_NUMBER = re.compile(r"@|[xX]{3}")
_SIP_CALLER = re.compile(r"[A-Za-z0-9+_.-]+")
_SIP = re.compile(r"sips?:", re.IGNORECASE)
_SIP_ADDRESS = re.compile(r"sips?:[^\s@]+@[^\s@;?]+(?:[;?]\S*)?", re.IGNORECASE)
_USER_AT_HOST = re.compile(r"[^\s@:/]+@[^\s@:/]+")
_TRANSPORT = re.compile(r";transport=([^;?]*)", re.IGNORECASE)
_TRANSPORTS = ("udp", "tcp", "tls")


@rule(
    "CX306",
    "number-not-e164",
    Severity.WARNING,
    attributes("text()", of=["Dial", "Number"], skips_plain=True),
    message="{number} is not in E.164{hint}",
    platform_code=13223,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+1 (555) 010-0101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial>+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (13223)",
        "SignalWire: core/cxml-spec",
        "Twilio: docs/api/errors/13223",
    ],
)
def number_not_e164(value: str, place: Place) -> Iterator[Found]:
    """A number is dialled in E.164: a plus, the country, and no punctuation.

    Without a plus nobody can say which country is meant, unless `default-country` does, or the
    number begins as people dial abroad. Up to six digits may be an emergency number, and pass.
    An extension is dialled by the `sendDigits` of a `Number`. SignalWire's own pages dial
    `123-456-7890` here and there, hence a warning.
    """
    if _E164.fullmatch(value) or len(numbers_in(value)) > 1:
        return
    if extended := _extended(value):
        yield place.found(number=value, hint=_with_digits(extended, place))
        return
    if not is_dialled(value):
        return
    digits = _digits(value)
    if len(digits) > LONGEST_SHORT:
        meant, is_sure = meant_number(value, place)
        yield place.found(
            number=value,
            hint=f"; write {meant}" if meant else _hint(value),
            suggestion=meant,
            changes=(SetValue(meant),) if meant and is_sure else (),
        )


def _extended(text: str) -> re.Match[str] | None:
    """Take a number with an extension apart."""
    found = _EXTENSION.fullmatch(text)
    return found if found and len(_digits(found["number"])) > LONGEST_SHORT else None


def _with_digits(extension: re.Match[str], place: Place) -> str:
    number = extension["number"].strip()
    meant = number if _E164.fullmatch(number) else meant_number(number, place)[0]
    dialled = f"; write {meant} as a Number" if meant else "; write the number as a Number"
    return f'{dialled} with sendDigits="{extension["digits"]}"'


def numbers_in(text: str) -> list[str]:
    """Give the numbers that stand in a text, where that is more than one."""
    parts = [each.strip() for each in _SEPARATOR.split(text) if each.strip()]
    are_numbers = all(is_dialled(each) and len(_digits(each)) > LONGEST_SHORT for each in parts)
    return parts if are_numbers and len(parts) > 1 else []


def _hint(value: str) -> str:
    if value.startswith("+"):
        return "; that has 7 to 15 digits"
    return "; write + and the country before it"


def is_dialled(text: str) -> bool:
    """Whether a text is a number as people write one, with nothing in it but punctuation."""
    return _DIALLED.fullmatch(text) is not None


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def meant_number(text: str, place: Place) -> tuple[str | None, bool]:
    """Give the number in E.164, as far as that can be told, and whether it surely is that."""
    if text.startswith("+"):
        # A zero in brackets is dialled within the country alone.
        abroad = text.replace("(0)", "")
        meant = f"+{_digits(abroad)}"
        return (meant, abroad == text) if _E164.fullmatch(meant) else (None, False)
    digits = _digits(text)
    if (abroad := _abroad(digits)) and _E164.fullmatch(f"+{abroad}"):
        return f"+{abroad}", False
    code = CALLING_CODES.get((place.document.settings.default_country or "").upper())
    if code and len(digits) in (NATIONAL_DIGITS, NATIONAL_DIGITS + len(code)):
        return (
            f"+{digits if digits.startswith(code) and len(digits) > 10 else code + digits}",
            False,
        )
    return None, False


def _abroad(digits: str) -> str:
    """Give a number with its country, of digits as people dial abroad; empty where they do not."""
    first = next((each for each in _ABROAD if digits.startswith(each)), "")
    if not first or (first == "011" and len(digits) <= LONGEST_HOME):
        return ""
    number = digits.removeprefix(first)
    return "" if number.startswith("0") else number


@rule(
    "CX307",
    "not-a-phone-number",
    Severity.ERROR,
    attributes("text()", of=["Dial", "Number"], skips_plain=True),
    message="{value} is no phone number{hint}",
    platform_code=13223,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Number>sip:desk@example.com</Number></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Sip>sip:desk@example.com</Sip></Dial>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (13223)", "Twilio: docs/api/errors/13223"],
)
def not_a_phone_number(value: str, place: Place) -> Iterator[Found]:
    """An address of SIP, a client, a URL or a word where a number is dialled.

    A `Sip` dials an address of SIP, and a `Client` a client of Twilio's. A number as in an
    advertisement, with letters behind its digits, passes; one with an `x` for each digit that
    somebody was to fill in does not, nor do several numbers in one text.
    """
    if len(numbers := numbers_in(value)) > 1:
        yield place.found(value=value, hint=f", but {len(numbers)}: write a Number for each")
        return
    if (
        _extended(value)
        or is_dialled(value)
        or (_BEGINS.match(value) and not _NO_NUMBER.search(value))
    ):
        return
    is_sip = _SIP.match(value) is not None
    may_change = is_sip and place.element.tag == "Number"
    yield place.found(
        value=value,
        hint="; Sip dials it" if is_sip else "",
        changes=(Rename("Sip"),) if may_change else (),
        suggestion="Sip" if is_sip else None,
    )


@rule(
    "CX308",
    "caller-id-format",
    Severity.WARNING,
    attributes("caller_id", of=["Dial"], skips_plain=True),
    message="callerId is {value}; {what}",
    platform_code=21212,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="+1 555 010 0100">+15550100101</Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial callerId="+15550100100">+15550100101</Dial>
        </Response>
    """,
    sources=[
        "SignalWire: voice/dial",
        "SignalWire: voice/sip-noun",
        "Twilio: docs/api/errors/13214",
    ],
)
def caller_id_format(value: str, place: Place) -> Iterator[Found]:
    """The other side sees a number in E.164; with a `Sip` also letters, digits and `+-_.`.

    With another caller the call fails. Whether the number is yours cannot be seen in a document.
    In programs that come from Twilio, `client:` may stand here.
    """
    if _E164.fullmatch(value) or value.startswith("client:"):
        return
    if any(each.tag in ("Sip", "Client", "Verto") for each in children(place.element)):
        if not _SIP_CALLER.fullmatch(value):
            yield place.found(value=value, what="with a Sip it may hold letters, digits and +-_.")
        return
    if not place.document.is_complete(place.element) and _SIP_CALLER.fullmatch(value):
        return  # a Sip may stand in it
    meant, is_sure = meant_number(value, place) if is_dialled(value) else (None, False)
    yield place.found(
        value=value,
        what=f"write {meant}" if meant else "it has to be a number in E.164",
        suggestion=meant,
        changes=(SetValue(meant),) if meant and is_sure else (),
    )


@rule(
    "CX310",
    "sip-uri",
    Severity.WARNING,
    kinds("sip-uri"),
    message="{value} is no address of SIP: {what}",
    platform_code=13243,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Sip>desk@example.com</Sip></Dial>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Dial><Sip>sip:desk@example.com</Sip></Dial>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (13243, 13254; 32110 in Refer)",
        "SignalWire: voice/sip-noun",
    ],
)
def sip_uri(value: str, place: Place) -> Iterator[Found]:
    """An address of SIP begins with `sip:` or `sips:`, and names a user and a host.

    Its transport is one of `udp`, `tcp` and `tls`.
    """
    if _SIP_ADDRESS.fullmatch(value):
        used = _TRANSPORT.search(value)
        if used and used[1].lower() not in _TRANSPORTS:
            yield place.found(value=value, what=f"the transport is one of {', '.join(_TRANSPORTS)}")
    elif not _SIP.match(value):
        is_near = _USER_AT_HOST.fullmatch(value) is not None
        yield place.found(
            value=value,
            what="one begins with sip:",
            suggestion=f"sip:{value}" if is_near else None,
            changes=(SetValue(f"sip:{value}"),) if is_near else (),
        )
    else:
        yield place.found(value=value, what="write sip:user@host, without spaces")
