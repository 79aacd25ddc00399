"""CX1: the document itself, its XML and its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from itertools import chain, islice

from ..._input.positions import Source
from ..._input.problems import NOT_CLOSED
from ..._text.characters import illegal
from ..document import Raw
from ..found import Found, Replace
from ..leftover import first_left
from ..reading import Reported
from ..rule import RAW, Fixable, Severity, problems, rule

MOST_BYTES = 65_536
SURE_BYTES = 64_000
"""64 kB may mean this as well."""
MOST_LOOKED_AT = 1_000
"""In how many characters binary data betrays itself."""
MOST_SHOWN = 20
"""How many mistakes in the spelling of one kind are shown of a document."""

# Possessive, and a comment that does not end goes to the end: these run over what is no XML.
_BEFORE = re.compile(r"(?:\s++|<!--(?>.*?-->))++(?=<\?xml)", re.DOTALL)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
_DECLARED = re.compile(r"""\s*<\?xml\s[^>]*?encoding\s*=\s*["']([^"']{1,40})["']""")
_WRONG_BYTE = re.compile("not UTF-8: byte ([0-9]{1,9}) is wrong")
_SKIPPED = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)"
# Behind the last end tag stand but comments and instructions.
_LAST_TAG = re.compile(r"</([^\s/>]+)\s*>(?:\s++|<!--(?>.*?-->)|<\?(?>.*?\?>))*+\Z", re.DOTALL)
_AMPERSAND = re.compile(
    rf"(?:{_SKIPPED})|(?P<bad>&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)"
    r"(?:(?:amp|lt|gt|quot|apos)(?![\w=;])|[A-Za-z][A-Za-z0-9]{1,30};)?)",
    re.DOTALL,
)
_REFERENCE = re.compile(r"&#(?:(?P<ten>[0-9]{1,7})|x(?P<sixteen>[0-9A-Fa-f]{1,6}));")
_TWICE = re.compile(
    rf"(?:{_SKIPPED})|(?P<bad>&amp;(?P<name>amp|lt|gt|quot|apos|#[0-9]{{1,7}}|#x[0-9A-Fa-f]{{1,6}});)",
    re.DOTALL,
)
_IN_LINE = re.compile(r"(?<=>) of line [0-9]+(?= is)")
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])", re.IGNORECASE)


@rule(
    "CX102",
    "content-before-document",
    Severity.ERROR,
    RAW,
    message="{what} before the document, which has to begin with <",
    platform_code=12100,
    fix=Fixable.SAFE,
    wrong=' <?xml version="1.0" encoding="UTF-8"?>\n<Response><Say>Welcome.</Say></Response>\n',
    line=1,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (12100 names a leading space)",
        "Twilio: docs/api/errors/12100",
        "caktus/rapidsms-twilio#19",
    ],
)
def content_before_document(raw: Raw) -> Iterator[Found]:
    """A document begins with its first character: an XML declaration, or the root.

    A blank line before the declaration, as a template engine leaves it, is the most frequent case.
    Before a root without a declaration XML allows white space, and SignalWire's list of errors
    names it all the same: a warning, as programs take it off, or are answered all the same. A byte
    order mark is taken by most parsers, so it is a warning too.
    """
    if raw.data[:1] == b"<" and not raw.data.startswith(b"<!--"):
        return
    if raw.data.startswith(b"\xef\xbb\xbf"):
        mark = "a byte order mark stands"
        yield Found(
            says={"what": mark}, span=(0, 0), changes=(Replace(-1, 0, ""),), severity="warning"
        )
    if found := _leading(raw.text):
        has_comment = found.strip()
        declared = _DECLARATION.match(raw.text, len(found)) if has_comment else None
        end = declared.end() if declared else len(found)
        mended = f"{declared[0]}\n{found.strip()}" if declared else ""
        what = "a comment stands" if has_comment else "white space stands"
        is_xml = not raw.text.startswith("<?xml", len(found))
        yield Found(
            says={"what": what},
            span=(0, len(found)),
            changes=(Replace(0, end, mended),),
            severity="warning" if is_xml else None,
        )


def _leading(text: str) -> str:
    """Give what stands before the document; of a comment only if a declaration follows it."""
    if found := _BEFORE.match(text):
        return found[0]
    space = text[: len(text) - len(text.lstrip())]
    return space if text[len(space) : len(space) + 1] == "<" else ""


@rule(
    "CX108",
    "not-a-document",
    Severity.ERROR,
    problems("syntax", "root", "forbidden"),
    message="this is {kind}, and no document; an empty answer is <Response/>",
    platform_code=12100,
    wrong="OK\n",
    line=1,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response/>
    """,
    sources=[
        "SignalWire: guides/webhooks/common-webhook-errors",
        "mozilla/fx-private-relay#40",
        "jpf/TwilioSheet#1",
    ],
)
def not_a_document(reported: Reported) -> Iterator[Found]:
    """An address that should answer with a document answers with something else.

    Mostly that is the page of an error, in HTML, or a view that answers `OK` or JSON. Depending on
    its content type the platform reports 12100 or 12300.
    """
    text = reported.raw.text
    begins = text.lstrip()[:1]
    kind = {"": "empty", "{": "JSON", "[": "JSON"}.get(begins, "plain text")
    if "\0" in text[:MOST_LOOKED_AT]:
        kind = "binary data"
    elif _HTML.match(text):
        kind = "HTML"
    elif begins == "<":
        return
    yield Found(says={"kind": kind}, span=_first_word(text))


def _first_word(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, min(len(text), start + 1)


@rule(
    "CX103",
    "wrong-root",
    Severity.ERROR,
    problems("root"),
    message="{said}",
    platform_code=12100,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <response>
          <Say>Welcome.</Say>
        </response>
    """,
    line=2,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=["SignalWire: guides/webhooks/common-webhook-errors", "SignalWire: core/cxml-spec"],
)
def wrong_root(reported: Reported) -> Iterator[Found]:
    """A document is a `Response`: with any other root the platform ends the call.

    Names are written as they are documented, capitals included, and without a namespace.
    """
    text, start = reported.raw.text, reported.start
    name = re.compile(r"[^\s/>]*").match(text, start + 1)
    span = (start, name.end()) if name else (start, start)
    changes = [Replace(start + 1, span[1], "Response")]
    changes += [
        Replace(each.start(1), each.end(1), "Response") for each in _LAST_TAG.finditer(text)
    ]
    is_same = text[start + 1 : span[1]].lower() == "response"
    yield Found(
        says={"said": reported.problem.message},
        span=span,
        changes=tuple(changes) if is_same else (),
        suggestion="Response",
    )


@rule(
    "CX104",
    "unsafe-document",
    Severity.ERROR,
    problems("forbidden", "too-deep", "too-large"),
    message="{said}",
    wrong="""
        <!DOCTYPE Response>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    line=1,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=["defusedxml: the attacks that it refuses"],
)
def unsafe_document(reported: Reported) -> Iterator[Found]:
    """What no document needs, and what attacks on readers of XML are made of.

    That is a document type declaration, which may define entities; more than 100 elements inside
    each other; more than 200 attributes of one element; and more tags than any document has. What
    SignalWire does with them is documented nowhere.
    """
    if not reported.problem.message.startswith("longer than"):
        yield Found(says={"said": reported.problem.message}, span=_here(reported))


def _here(reported: Reported) -> tuple[int, int]:
    return reported.start, min(reported.start + 1, len(reported.raw.text))


@rule(
    "CX105",
    "encoding",
    Severity.ERROR,
    RAW,
    problems("encoding"),
    message="{said}",
    wrong="""
        <?xml version="1.0" encoding="windows-1252"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    line=1,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: guides/webhooks/common-webhook-errors",
        "twilio/twilio-python#4",
        "twilio/twilio-node#8",
    ],
)
def encoding(document: Raw | Reported) -> Iterator[Found]:
    """A document is served in UTF-8: its bytes, and what its declaration says.

    ISO-8859-1, and UTF-16 with a byte order mark, can be read, so they are a warning; any other
    encoding, and bytes that are not of the one that is declared, are an error. Those are mostly of
    windows-1252, in which editors of Windows save.
    """
    if isinstance(document, Reported):
        # What stops at no byte in particular stops at the declaration.
        declared = None if document.problem.line else _DECLARED.match(document.raw.text)
        span = declared.span(1) if declared else _here(document)
        yield Found(says={"said": _with_windows(document)}, span=span)
    elif document.read is not None and document.read is not document.data:
        declared = _DECLARED.match(document.text)
        if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
            said = f"the document is {declared[1]}; send UTF-8"
            yield Found(says={"said": said}, span=declared.span(1), severity="warning")


def _with_windows(reported: Reported) -> str:
    """Say which character the first wrong byte is where the document is of windows-1252."""
    message = reported.problem.message
    found = _WRONG_BYTE.fullmatch(message)
    at = int(found[1]) if found else 0
    wrong = reported.raw.known[at : at + 1] if found else b""
    meant = wrong.decode("windows-1252", errors="ignore")
    return f"{message}; in windows-1252 it is {meant}: save it as UTF-8" if meant else message


@rule(
    "CX107",
    "bad-ampersand",
    Severity.ERROR,
    problems("syntax"),
    message="{said}",
    platform_code=12100,
    fix=Fixable.SAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://media.example.com/greeting.mp3?lang=en&version=2</Play>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Play>https://media.example.com/greeting.mp3?lang=en&amp;version=2</Play>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (12100)",
        "Twilio: docs/api/errors/12100",
        "twilio/twilio-node#500",
        "plivo/plivo-ruby#108",
    ],
)
def bad_ampersand(reported: Reported) -> Iterator[Found]:
    """In XML an ampersand begins a reference; one that means itself is written `&amp;`.

    It is the most frequent cause of error 12100 in documents that are written by hand, mostly in
    an address with several parameters. References that only HTML knows, such as `&eacute;`, are
    written as the character itself, or as its number where nobody would see it, such as `&#160;`.
    """
    yield from islice(_bad_ampersands(reported.raw.text), MOST_SHOWN)


def _visible(text: str) -> str:
    """Write characters in XML: those that nobody sees, such as a space, by their number."""
    return "".join(escape(each) if each.isprintable() else f"&#{ord(each)};" for each in text)


def _bad_ampersands(text: str) -> Iterator[Found]:
    for each in _AMPERSAND.finditer(text):
        if (bad := each["bad"]) is None:
            continue
        # As a reference where the character itself would be markup.
        mended, said = _visible(html5.get(bad[1:], "")), f"{bad} is of HTML: write "
        span = each.span("bad")
        if bad[1:] and not bad.endswith(";"):
            mended, said = f"{bad};", f"{bad} lacks its semicolon: write "
        elif not mended:
            mended, said = "&amp;", "& has to be written "
            span = (span[0], span[0] + 1)
        yield Found(
            says={"said": said + mended},
            span=span,
            suggestion=mended,
            changes=(Replace(*span, mended),),
        )


@rule(
    "CX106",
    "illegal-character",
    Severity.ERROR,
    problems("syntax"),
    message="{character} cannot stand in XML",
    platform_code=12100,
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Line one&#11;line two</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Line one, line two</Say>
        </Response>
    """,
    sources=["W3C: XML 1.0, Char"],
)
def illegal_character(reported: Reported) -> Iterator[Found]:
    """XML has no way to write most control characters, not even by their number.

    They come from what callers and other programs put in; `cxml.clean_text` drops them.
    """
    yield from islice(_illegal(reported.raw.text), MOST_SHOWN)


def _illegal(text: str) -> Iterator[Found]:
    raw = ((each.span(), each[0]) for each in illegal().finditer(text))
    named = ((each.span(), _character(each)) for each in _REFERENCE.finditer(text))
    for span, character in chain(raw, named):
        if illegal().match(character):
            said = f"U+{ord(character):04X}"
            yield Found(says={"character": said}, span=span, changes=(Replace(*span, ""),))


def _character(reference: re.Match[str]) -> str:
    ten, sixteen = reference["ten"], reference["sixteen"]
    code = int(ten) if ten else int(sixteen, 16)
    return chr(code) if code <= 0x10FFFF else "\0"


@rule(
    "CX101",
    "not-well-formed",
    Severity.ERROR,
    problems("syntax"),
    message="the document is not XML: {said}",
    platform_code=12100,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Welcome.</Say>
        </Response>
    """,
    sources=[
        "SignalWire: rest-api/core/error-codes (12100)",
        "SignalWire: guides/webhooks/common-webhook-errors",
        "bmlt-enabled/yap#415",
    ],
)
def not_well_formed(reported: Reported) -> Iterator[Found]:
    """The platform reads a document with an XML parser, which stops at the first mistake.

    Everything behind that place is unknown, so this is the only finding of its document. Of an
    element that is never closed, the place is that of its tag.
    """
    if not _leading(reported.raw.text):
        said = reported.problem.message
        tag = Source(reported.raw.text).wrong_tag() if NOT_CLOSED in said else None
        # The line is that of the document, which may stand in a program.
        said = _IN_LINE.sub("", said) if tag else said
        yield Found(says={"said": said}, span=tag or _here(reported))


@rule(
    "CX109",
    "too-large",
    Severity.ERROR,
    RAW,
    problems("too-large"),
    message="{bytes} bytes; SignalWire takes 64 kB: split the document with Redirect",
    platform_code=11750,
    wrong="<Response>\n" + 30 * f"<Say>{2_500 * 'a'}</Say>\n" + "</Response>\n",
    line=1,
    right="<Response>\n"
    + 10 * f"<Say>{2_500 * 'a'}</Say>\n"
    + "<Redirect>https://example.com/more</Redirect>\n</Response>\n",
    sources=[
        "SignalWire: rest-api/core/error-codes (11750)",
        "SignalWire: guides/webhooks/common-webhook-errors (11750)",
        "pBread/twiml-size-validator",
    ],
)
def too_large(document: Raw | Reported) -> Iterator[Found]:
    """A document may have 64 kB when it is served.

    Whether that is 64,000 or 65,536 bytes is not documented: between the two it is a warning. A
    template grows when it is filled in, so one near the limit may pass it.
    """
    raw = document.raw if isinstance(document, Reported) else document
    length = len(raw.data if raw.read is None else raw.read)
    if length <= SURE_BYTES or (raw.read is None) is isinstance(document, Raw):
        return
    severity = "warning" if length <= MOST_BYTES else None
    more = "more than " if raw.read is None else ""
    yield Found(says={"bytes": f"{more}{length:,}"}, span=(0, 0), severity=severity)


@rule(
    "CX110",
    "double-escaped",
    Severity.WARNING,
    RAW,
    message="{text} is escaped twice: the caller hears, or the platform dials, {shown}",
    fix=Fixable.UNSAFE,
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Bed &amp;amp; breakfast</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Bed &amp; breakfast</Say>
        </Response>
    """,
    sources=["SignalWire: voice/sip-noun (its Python example)", "twilio/twilio-csharp#181"],
)
def double_escaped(raw: Raw) -> Iterator[Found]:
    """A text that was escaped by hand, and once more by what wrote the document.

    Builders and template engines escape by themselves. A text that means to speak of markup is
    rare, so mending it is not safe.
    """
    if b"&amp;" not in raw.known:
        return
    twice = (each for each in _TWICE.finditer(raw.text) if each["bad"])
    for each in islice(twice, MOST_SHOWN):
        once = f"&{each['name']};"
        yield Found(
            says={"text": each["bad"], "shown": once},
            span=each.span(),
            suggestion=once,
            changes=(Replace(*each.span(), once),),
        )


@rule(
    "CX111",
    "leftover-template",
    Severity.WARNING,
    RAW,
    message="{text} was not filled in, and is no template of SignalWire",
    wrong="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Hello {{ customer.name }}.</Say>
        </Response>
    """,
    line=3,
    right="""
        <?xml version="1.0" encoding="UTF-8"?>
        <Response>
          <Say>Hello {{CustomerName}}.</Say>
        </Response>
    """,
    sources=["SignalWire: guides/mustache-template-parameters"],
)
def leftover_template(raw: Raw) -> Iterator[Found]:
    """Markup of a template language that reached the document as it is.

    SignalWire fills in `{{Name}}`: letters, digits, `_` and `-`, without spaces. Files that are
    templates of Jinja or Django on purpose are better excluded: what the view answers is checked
    in its test, by `cxml.check`. Only the first of a file is shown, and what it would become is
    judged by no other rule: neither a value that it stands in, nor, where it is `{% if %}` and the
    like, which elements there are.
    """
    if left := first_left(raw.text):
        yield Found(says={"text": left[0]}, span=left.span())
