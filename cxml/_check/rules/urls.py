"""CX311 to CX316 and CX320: addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from posixpath import splitext
from urllib.parse import SplitResult, parse_qsl, urlsplit

from ..._text.wording import listed
from ..document import Place
from ..found import Found, SetValue
from ..rule import Fixable, Severity, attributes, kinds, rule

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_BARE_HOST = re.compile(r"(?:www\.[\w-]+\.|[\w-]+\.(?:com|net|org|io|app|dev)/)[\w./?=&%-]*")
_PRIVATE_NAMES = (".local", ".localhost", ".internal", ".test", ".invalid", ".lan")
_OF_TESTS = ("localhost", "testserver", "127.0.0.1")
"""What the host of a request is in tests, and while a program is developed."""
_STREAMS = {"Stream", "Siprec", "ConversationRelay"}
_AUDIO = {".mp3", ".wav", ".aiff", ".aif", ".aifc", ".gsm", ".ulaw"}
_MEDIA = {
    ".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tiff", ".tif", ".mp4", ".mpeg", ".mpg", ".mov",
    ".3gp", ".3g2", ".webm", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".amr", ".wav", ".ac3",
    ".vcf", ".ics", ".rtf", ".csv", ".txt", ".html", ".htm", ".css", ".xml",
}  # fmt: skip
_FRAGMENT = re.compile(r"[^=&]+=[^&]*(?:&[^=&]+=[^&]*)*")
_LIMITS = {"ot": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000)}
_RENAMED = {"ct": "ot"}


def _split(value: str) -> SplitResult | None:
    try:
        return urlsplit(value.strip())
    except ValueError:
        return None


def is_stream(place: Place) -> bool:
    """Whether audio is sent to the address."""
    name = place.field.name
    return name == "stream_url" or (name == "url" and place.element.tag in _STREAMS)


@rule(
    "CX311",
    "stream-url-not-wss",
    Severity.ERROR,
    attributes("url", of=["Stream"]),
    attributes("stream_url", of=["Conference"]),
    message="a stream goes to wss:// alone, not to {scheme}://",
    platform_code=31922,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="ws://media.example.com/audio"/>
          </Connect>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="wss://media.example.com/audio"/>
          </Connect>
        </Response>
    """,
    sources=["SignalWire: rest-api/core/error-codes (31922)", "SignalWire: voice/stream"],
)
def stream_url_not_wss(value: str, place: Place) -> Iterator[Found]:
    """The audio of a call is sent over a WebSocket with TLS, and over nothing else."""
    scheme, colon, rest = value.partition("://")
    if colon and scheme.lower() != "wss":
        is_near = scheme.lower() in ("ws", "http", "https")
        changes = (SetValue(f"wss://{rest}"),) if is_near else ()
        yield place.found(scheme=scheme, changes=changes, suggestion="wss")


@rule(
    "CX312",
    "stream-url-query",
    Severity.WARNING,
    attributes("url", of=["Stream"], skips_plain=True),
    message="the query of a stream's address is not sent: write Parameter elements",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="wss://media.example.com/audio?agent=7"/>
          </Connect>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Connect>
            <Stream url="wss://media.example.com/audio">
              <Parameter name="agent" value="7"/>
            </Stream>
          </Connect>
        </Response>
    """,
    sources=["SignalWire: voice/stream (notes on usage)"],
)
def stream_url_query(value: str, place: Place) -> Iterator[Found]:
    """What a stream should be told stands in `Parameter` elements; a query is dropped."""
    if "?" in value:
        yield place.found()


@rule(
    "CX313",
    "url-malformed",
    Severity.ERROR,
    kinds("url"),
    message="{value} is no address that can be asked: {what}",
    platform_code=21402,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>www.example.com/welcome.mp3</Play>
          <Redirect>ftp://example.com/voice</Redirect>
        </Response>
    """,
    line=4,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://www.example.com/welcome.mp3</Play>
          <Redirect>https://example.com/voice</Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (21402; 21455 of Play, 31922 of streams, 11210)",
        "SignalWire: guides/webhooks/common-webhook-errors",
        "SignalWire: voice/play (HTTP and RTMP)",
    ],
)
def url_malformed(value: str, place: Place) -> Iterator[Found]:
    """An address that no request can be made to.

    White space stands in it, or it has another scheme than `https` and `http`; audio may also come
    by `rtmp`, and goes to `wss`. Without a scheme `www.example.com` is a path below the address of
    the document, which is hardly ever meant: a warning.
    """
    if what := _fault(value, place):
        yield place.found(value=value, what=what, platform_code=_code(place))
    elif _is_bare_host(value):
        meant = f"https://{value.removeprefix('//')}"
        yield place.found(
            value=value,
            what="it has no scheme",
            severity="warning",
            suggestion=meant,
            changes=(SetValue(meant),),
        )


def is_relative(value: str) -> bool:
    """Whether an address has neither a scheme nor a host."""
    return not _SCHEME.match(value) and not _is_bare_host(value)


def _is_bare_host(value: str) -> bool:
    return value.startswith("//") or _BARE_HOST.fullmatch(value) is not None


def _code(place: Place) -> int | None:
    return 21455 if place.element.tag == "Play" else place.field.platform_code


def _fault(value: str, place: Place) -> str:
    if re.search(r"\s", value.strip()):
        return "white space stands in it"
    found = _SCHEME.match(value)
    if found is None:
        return ""
    scheme = found[0][:-1].lower()
    known = {"http", "https"}
    if is_stream(place):
        known |= {"wss", "ws"}
    if place.element.tag == "Play":
        known |= {"rtmp", "rtmps"}
    # A host with a port looks like a scheme.
    if scheme not in known:
        meant = ["wss"] if is_stream(place) else sorted(known)
        said = f"it begins with {scheme}:, not with {listed(f'{each}:' for each in meant)}"
        return "" if re.match(r"[\w.-]+:[0-9]", value) else said
    split = _split(value)
    return "" if split is not None and split.hostname else "it names no host"


@rule(
    "CX314",
    "url-not-absolute",
    Severity.INFO,
    attributes("action", of=["Dial", "Enqueue", "Gather"], skips_plain=True),
    attributes("recording_status_callback", of=["Conference"], skips_plain=True),
    attributes("storage_url", "recording_storage_url", skips_plain=True),
    message="{name} is relative; SignalWire's page asks for an absolute address",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="/menu" numDigits="1"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Gather action="https://example.com/menu" numDigits="1"><Say>Press one.</Say></Gather>
          <Hangup/>
        </Response>
    """,
    sources=[
        "SignalWire: voice/dial",
        "SignalWire: voice/enqueue",
        "SignalWire: voice/gather",
        "SignalWire: voice/conference-noun",
        "SignalWire: voice/record (storageUrl)",
    ],
)
def url_not_absolute(value: str, place: Place) -> Iterator[Found]:
    """A relative address where the page of the attribute says absolute.

    Other pages say that both will do, and SignalWire's own examples are relative in places, so
    this is info. Where a recording is uploaded to, nothing is there that it could be relative
    to: a warning. Of a host without a scheme CX313 speaks.
    """
    if is_relative(value) and not _fault(value, place):
        is_upload = place.field.name.endswith("storage_url")
        yield place.found(severity="warning" if is_upload else None)


@rule(
    "CX315",
    "url-private-host",
    Severity.WARNING,
    kinds("url", "sip-uri"),
    message="SignalWire cannot reach {host}{hint}",
    platform_code=11210,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://localhost:5000/voice</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/voice</Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: guides/webhooks/common-webhook-errors",
        "SignalWire: rest-api/core/error-codes (11210; 13254 of Sip)",
        "twilio/twilio-php#676",
    ],
)
def url_private_host(value: str, place: Place) -> Iterator[Found]:
    """An address of the machine itself, or of a network that the platform is not in.

    That is `localhost`, a private address, a name without a dot, and names that end in `.local`,
    `.internal`, `.test`, `.invalid` or `.lan`.

    `cxml.flask.url_for` and `cxml.django.build_absolute_uri` begin with the setting
    `CXML_PUBLIC_URL`, and without it with the address of the request, which in tests is
    `http://localhost` or `http://testserver`: set it there too, such as to
    `https://calls.example.com`.
    """
    host = _host(value)
    if host and is_private(host):
        is_code = place.element.tag == "Sip"
        # A file says itself where it leads; what a view answers may have been made by url_for.
        is_made = host in _OF_TESTS and not place.document.path
        hint = "; addresses that cxml makes begin with CXML_PUBLIC_URL" if is_made else ""
        yield place.found(host=host, hint=hint, platform_code=13254 if is_code else None)


def _host(value: str) -> str:
    if value[:4].lower() in ("sip:", "sips"):
        address = re.split("[;?]", value.partition(":")[2], maxsplit=1)[0]
        return address.rpartition("@")[2].partition(":")[0].lower()
    split = _split(value)
    return (split.hostname or "") if split and "//" in value else ""


def is_private(host: str) -> bool:
    """Whether a host is one that nobody can reach from outside."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        name = host.rstrip(".")
        return "." not in name or name.endswith(_PRIVATE_NAMES)


@rule(
    "CX316",
    "timeout-fragment",
    Severity.WARNING,
    kinds("url"),
    message="{pair} means nothing to SignalWire{hint}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/voice#ct=5000&amp;rc=2</Redirect>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Redirect>https://example.com/voice#ot=5000</Redirect>
        </Response>
    """,
    sources=[
        "SignalWire: guides/webhooks/index (connection overrides)",
        "Twilio: docs/usage/webhooks/webhooks-connection-overrides",
        "twilio/twilio-node#691",
    ],
)
def timeout_fragment(value: str, place: Place) -> Iterator[Found]:
    """Limits of time behind the `#` of an address, in the words of another platform.

    SignalWire knows `ot` (to connect, 100 to 10,000 milliseconds), and `rt` and `tt` (to read and
    in all, 100 to 15,000). Twilio's `ct` is `ot`; the others of Twilio's have no counterpart.
    Fragments without `=` are left alone.
    """
    address, mark, fragment = value.partition("#")
    if not mark or not _FRAGMENT.fullmatch(fragment):
        return
    pairs = parse_qsl(fragment, keep_blank_values=True)
    strange = [(name, text) for name, text in pairs if not _is_limit(name, text)]
    if strange:
        kept = "&".join(_mended(pairs))
        name, text = strange[0]
        right = f"{address}#{kept}" if kept else address
        twin = _RENAMED.get(name)
        yield place.found(
            pair=f"{name}={text}",
            hint=f"; here it is {twin}" if twin else "",
            suggestion=right,
            changes=(SetValue(right),),
        )


def _is_limit(name: str, text: str) -> bool:
    low, high = _LIMITS.get(name, (1, 0))
    return text.isascii() and text.isdecimal() and len(text) < 7 and low <= int(text) <= high


def _mended(pairs: list[tuple[str, str]]) -> Iterator[str]:
    for name, text in pairs:
        known = _RENAMED.get(name, name)
        if known in _LIMITS and text.isascii() and text.isdecimal() and len(text) < 7:
            low, high = _LIMITS[known]
            yield f"{known}={min(max(int(text), low), high)}"


@rule(
    "CX320",
    "media-extension",
    Severity.WARNING,
    attributes("text()", of=["Play", "Media"]),
    message="SignalWire does not list {extension} for {tag}",
    platform_code=13420,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://media.example.com/welcome.ogg</Play>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://media.example.com/welcome.mp3</Play>
        </Response>
    """,
    sources=[
        "SignalWire: voice/play (MIME types)",
        "SignalWire: messaging/overview (MIME types)",
        "SignalWire: rest-api/core/error-codes (13420 of Play, 21612 of media)",
    ],
)
def media_extension(value: str, place: Place) -> Iterator[Found]:
    """A file whose name is that of a kind that the page does not list.

    The content type of the answer counts, not the name, hence a warning.
    """
    split = _split(value)
    extension = splitext(split.path)[1].lower() if split else ""
    known = _AUDIO if place.element.tag == "Play" else _MEDIA
    # A page of a program, such as .php, serves what it likes.
    if extension and extension not in known and extension in _KNOWN:
        code = None if place.element.tag == "Play" else 21612
        yield place.found(extension=extension, platform_code=code)


_KNOWN = _MEDIA | {
    ".flac", ".opus", ".wma", ".mid", ".midi", ".webp", ".svg", ".heic", ".avif", ".pdf", ".doc",
    ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".zip", ".gz", ".avi", ".mkv", ".flv", ".wmv",
    ".m3u", ".m3u8", ".pls", ".weba",
}  # fmt: skip
