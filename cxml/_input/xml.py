"""The only door to lxml and defusedxml: from a document to a tree that is safe to walk."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from ..errors import DocumentError
from .limits import DEEPEST, MOST_ATTRIBUTES
from .mistaken import looks_like, no_document, page
from .problems import NOT_CLOSED, document_error

if TYPE_CHECKING:
    from .positions import Source

XmlNode: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage] - its only name
"""An element of a tree that lxml has read."""

_USUAL = (b'<?xml version="1.0" encoding="UTF-8"?>', b"<Response")
"""How documents in UTF-8 begin that are sent most: no need to look for their encoding."""
_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# All of it bounded: it runs over bytes of which nothing is known yet.
_ENCODING = re.compile(rb"""<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][\w.\-]{0,40})["']""")
# Every <! but those of comments and CDATA; what is left may be a document type. One that stands
# inside a comment is only a suspicion, which defusedxml settles.
_SUSPICIOUS = re.compile(rb"<!(?!--|\[CDATA\[)")
_NAMESPACES = re.compile(rb"xml(ns|:)")

# Few documents need these; compiling them would make the first of a process wait.
_DECLARATION = rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION|\[(?!CDATA\[))"
_BEFORE_DECLARATION = rb"(?s:[ \t\r\n]+|<!--.*?-->|<\?.*?\?>)*"
# An = with a long value behind it, or with much white space, behind which nobody looks on. The name
# before it is looked at afterwards: a pattern for both takes quadratic time.
_LONG_VALUE = rb"""=(?=[ \t\r\n]{0,99}(?:"[^"<]{256}|'[^'<]{256}|[ \t\r\n]))"""
_PLACE = r", line \d+, column \d+$"

# No others: each codec of Python, such as utf-7, is one more way to hide from other readers what
# a document says.
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "iso-8859-1", "latin-1"}
# lxml makes a node of every tag: `<a/>` takes 4 bytes here and some 30 times as much in memory.
# Real documents have far fewer tags than one in 16 bytes.
_BYTES_PER_TAG = 16
_FEW_TAGS = 4096
# The fewest bytes in which too many attributes can stand.
_CROWDED_BYTES = MOST_ATTRIBUTES * len(' a=""')
_CROWDED = f"boolean(//*[count(@*) > {MOST_ATTRIBUTES}])"
ESCAPES_NAMESPACES = etree.LIBXML_VERSION < (2, 13)  # that of lxml before 5.4
_ESCAPED = "&#38;"
PLATFORM_CODES = {"syntax": 12100, "too-large": 11750}

# The beginnings of libxml2's messages, which differ between its versions; what no line knows is
# said in its own words.
_SAYINGS = {
    r"xmlParseEntityRef|EntityRef: exp": "& has to be written &amp;",
    r"Entity '([^']{1,40})'": r"&\1; is not defined; & has to be written &amp;",
    r"AttValue: \"": "the value of an attribute has to stand in quotes",
    r"Unescaped '<'": "< inside a value, or a quote is missing; < has to be written &lt;",
    r"StartTag: invalid": "a tag without a name; < has to be written &lt;",
    r"xmlParseCharRef|PCDATA invalid|.*[Cc]har(acter)? .*(invalid|range)|.*invalid.*Char ": (
        "a character that XML cannot hold"
    ),
    r"Failed to parse QName|Name too long|.*not a valid URI|colons|xmlParsePI": (
        "a name that XML does not allow"
    ),
    r"Opening and ending tag mismatch: ([^\s,]{1,60}) line (\d+) and ([^\s,]{1,60})": (
        rf"<\1> of line \2 {NOT_CLOSED} before </\3>"
    ),
    r"Premature end of data in tag ([^\s,]{1,60}) line (\d+)": rf"<\1> of line \2 {NOT_CLOSED}",
    r"CData section": "a CDATA section does not end",
    r"Document is empty": "the document is empty, or does not begin with a tag",
    r"Start tag expected": "the document does not begin with a tag",
    r"Extra content": "text or a second root after the end of the root",
}


def _new_parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        # Doctypes are refused before and after, so there is nothing to resolve; this is the second
        # lock, as are the two lines below it.
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        # libxml2's own bounds (depth, length of a text) stay on.
        huge_tree=False,
        # Text on both sides of what is removed becomes one text, so nothing can be hidden in it.
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        # Nobody looks elements up by xml:id, so lxml need not keep a table of them.
        collect_ids=False,
    )


# One parser for all documents: making one takes a third as long as reading a short document.
_PARSER = _new_parser()


def parse(data: bytes, max_bytes: int) -> XmlNode:
    """Turn a document in UTF-8 into a tree without DTD, entities, comments or instructions.

    What is cheap to ask comes first, and is asked only of documents that may fail it: these looks
    at the bytes are to cost a small part of the parse itself. Namespaces are refused before
    defusedxml sees the document, because expat copies them into every name.

    Raises:
        DocumentError: it is not well-formed, or holds what no cXML document needs.

    """
    if len(data) > _FEW_TAGS:
        _refuse_many_tags(data, max_bytes)
    has_prefixes = _NAMESPACES.search(data) is not None
    if has_prefixes and b"xmlns" in data:
        _refuse_long_namespaces(data)
    suspicion = _SUSPICIOUS.search(data) if b"!" in data else None
    if suspicion:
        _refuse_declarations(data)
    # The log of a parser that others use at the same time may be of another document.
    root = _tree(data, _new_parser()) if has_prefixes else _tree(data, _PARSER)
    # Asked again of lxml: if the two parsers ever disagree about where a comment ends, the stricter
    # one is right.
    if suspicion and root.getroottree().docinfo.doctype:
        raise _declared(data)
    # Counting walks the whole tree, so it is asked only where a tag is long enough.
    if _may_be_crowded(data) and root.xpath(_CROWDED):
        raise _too_many_attributes(root, data)
    if has_prefixes and ESCAPES_NAMESPACES:  # pragma: no cover - of an older libxml2
        mend_namespaces(root)
    return root


def mend_namespaces(root: XmlNode) -> None:
    """Write an ``&`` in the namespace of a name for what some versions of libxml2 make of it."""
    for node in root.iter():
        tag, attributes = str(node.tag), node.items()
        if _ESCAPED in tag:
            node.tag = tag.replace(_ESCAPED, "&")
        if any(_ESCAPED in str(name) for name, _ in attributes):
            node.attrib.clear()
            for name, value in attributes:
                node.set(str(name).replace(_ESCAPED, "&"), value)


def _refuse_many_tags(data: bytes, max_bytes: int) -> None:
    most = max(max_bytes // _BYTES_PER_TAG, _FEW_TAGS)
    # The length is compared first because it costs nothing.
    if len(data) > most * len("<a>") and data.count(b"<") > most:
        raise refuse("too-large", f"more than {most} tags (max_bytes allows more)")


def _may_be_crowded(data: bytes) -> bool:
    """Whether any tag is long enough for too many attributes; no ``<`` can stand in a tag.

    Hopping from one ``<`` to the last one within reach looks at few of them.
    """
    start, last = 0, len(data) - _CROWDED_BYTES
    while start <= last:
        found = data.rfind(b"<", start, start + _CROWDED_BYTES)
        if found < 0:
            # A stretch this long without < may also be a text, which has few =.
            return data.count(b"=") > MOST_ATTRIBUTES
        start = found + 1
    return False


def _refuse_long_namespaces(data: bytes) -> None:
    """Refuse what would be copied into the name of every element and attribute."""
    for value in re.finditer(_LONG_VALUE, data):
        start = max(0, value.start() - 256)
        # 256 bytes back are enough for a name of 200. Where none ends in them, the name is too long
        # to be looked for, and refused as if it were a namespace.
        before = data[start : value.start()].rstrip()
        name = re.split(rb"[\s<]", before)[-1]
        if not name or name.startswith(b"xmlns") or len(name) > 200:
            place = _behind(data[: start + len(before) - len(name)].decode(errors="replace"))
            raise refuse("too-large", "a namespace of more than 255 characters", *place)


def _tree(data: bytes, parser: etree.XMLParser) -> XmlNode:
    """Let lxml read the document; where names have prefixes, with a parser whose log can be read.

    A prefix that is wrong stops lxml only if no warning comes after it.
    """
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _syntax(data, error.msg or "", *error.position) from None
    if parser is not _PARSER:
        for entry in parser.error_log.filter_from_errors():
            raise _syntax(data, entry.message, entry.line, entry.column)
    return root


def _syntax(data: bytes, message: str, line: int, column: int) -> DocumentError:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        place = _behind(data[: error.start].decode())
        return refuse("encoding", f"not UTF-8: byte {error.start} is wrong", *place)
    if "Excessive depth" in message:
        return too_deep(data)
    said = _said(message) + page(data)
    if "begin with a tag" in said:
        said += looks_like(text)
    return refuse("syntax", said, *_for_people(text, line, column))


def _for_people(text: str, line: int, column: int) -> tuple[int, int]:
    """Turn a place of lxml into one for people: a carriage return alone ends a line as well."""
    if not re.search("\r(?!\n)", text):
        return line, column
    # libxml2 counts newlines alone; this finds where its line begins, and counts again from there.
    ends = (each.end() for each in re.finditer("\n", text))
    start = next(islice(ends, line - 2, None)) if line > 1 else 0
    return source_of(text).position(min(start + column - 1, len(text)))


def _behind(text: str) -> tuple[int, int]:
    """Give the place behind a text: of what comes next in its document."""
    return source_of(text).position(len(text))


def source_of(text: str) -> Source:
    """Give what knows the places in a document; loaded when there is a problem."""
    from .positions import Source

    return Source(text)


def _said(message: str) -> str:
    """Say what lxml says without the words of its inside."""
    for pattern, saying in _SAYINGS.items():
        if found := re.match(pattern, message):
            return found.expand(saying)
    first, *_ = message.splitlines() or ["not XML"]
    return re.sub(_PLACE, "", first)[:120]


def too_deep(data: bytes) -> DocumentError:
    """Make the error for a document with too many elements inside each other."""
    place = source_of(data.decode()).first_inside(DEEPEST).position
    return refuse("too-deep", f"more than {DEEPEST} elements inside each other", *place)


def _too_many_attributes(root: XmlNode, data: bytes) -> DocumentError:
    """Make the error for an element with more attributes than any has."""
    every = enumerate(root.iter())
    number = next(number for number, each in every if len(each.attrib) > MOST_ATTRIBUTES)
    place = source_of(data.decode()).element(number).position
    return refuse("too-large", f"an element with more than {MOST_ATTRIBUTES} attributes", *place)


def _declared(data: bytes) -> DocumentError:
    """Make the error for a document type declaration, behind what may stand before it."""
    before = re.match(_BEFORE_DECLARATION, data)
    place = _behind(before[0].decode(errors="replace") if before else "")
    said = f"a document type declaration is not allowed{page(data)}"
    return refuse("forbidden", said, *place)


def refuse(
    code: str, message: str, line: int | None = None, column: int | None = None
) -> DocumentError:
    """Make the error for a document of cXML with one problem, which ends the reading."""
    platform = PLATFORM_CODES.get(code)
    return document_error(code, message, line=line, column=column, platform_code=platform)


def utf8(document: str | bytes, max_bytes: int) -> bytes:
    """Give the document in UTF-8, whatever it came in, unless it is too long.

    Raises:
        DocumentError: it is too long, or in an encoding that is not read.

    """
    # The way of most documents: nothing is copied, and nothing is looked for.
    if type(document) is bytes and len(document) <= max_bytes and document.startswith(_USUAL):
        return document
    if not isinstance(document, (str, bytes)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise refuse("type", no_document(document))
    # A text has at least as many bytes as characters, so the longest are refused before they are
    # encoded.
    if len(document) > max_bytes:
        raise _too_long(max_bytes)
    if isinstance(document, bytes):
        if document.startswith(_UTF8_BOM):
            return document[len(_UTF8_BOM) :]
        encoding = _encoding(document)
        if encoding in ("utf-8", "utf8"):
            return document
        document = _decoded(document, encoding)
    data = _encoded(document.removeprefix("\ufeff"))
    if len(data) > max_bytes:
        raise _too_long(max_bytes)
    return data


def coding_of(document: bytes) -> tuple[bytes, str]:
    """Give the byte order mark of a document, and the encoding of what stands behind it.

    Raises:
        DocumentError: it is in an encoding that is not read.

    """
    if document.startswith(_UTF8_BOM):
        return _UTF8_BOM, "utf-8"
    if document.startswith(_UTF16_BOMS):
        mark = document[:2]
        return mark, "utf-16-le" if mark == _UTF16_BOMS[0] else "utf-16-be"
    return b"", _known(_encoding(document))


def _encoding(document: bytes) -> str:
    if document.startswith(_UTF16_BOMS):
        return "utf-16"
    declared = _ENCODING.match(document)
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    # UTF-16 without a mark, or UTF-32: which of them, and in which order of bytes, would be a
    # guess.
    if encoding.startswith("utf-16") or b"\0" in document[:4]:
        raise refuse("encoding", f"not {encoding} with a byte order mark; send UTF-8")
    return encoding


def _known(encoding: str) -> str:
    if encoding not in _ENCODINGS:
        raise refuse("encoding", f"cannot read {encoding}; send UTF-8")
    return encoding


def _decoded(document: bytes, encoding: str) -> str:
    _known(encoding)
    try:
        return document.decode(encoding)
    except UnicodeDecodeError as error:
        place = _behind(document[: error.start].decode(encoding))
        raise refuse("encoding", f"not {encoding}: byte {error.start} is wrong", *place) from None


def _encoded(document: str) -> bytes:
    try:
        return document.encode()
    except UnicodeEncodeError as error:
        place = _behind(document[: error.start])
        raise refuse("syntax", f"a lone surrogate at position {error.start}", *place) from None


def _too_long(max_bytes: int) -> DocumentError:
    return refuse("too-large", f"longer than {max_bytes} bytes (max_bytes allows more)")


class _Nobody:
    """A parser's target that keeps nothing."""

    def close(self) -> None:
        return None


def _refuse_declarations(data: bytes) -> None:
    """Let defusedxml decide whether ``<!`` opens a declaration, or stands in a comment.

    It is loaded here because hardly any document needs it.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    # A target that keeps nothing: all that is wanted is whether expat meets a declaration.
    parser = DefusedXMLParser(target=_Nobody(), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise _declared(data) from None
    except ParseError as error:
        # expat may stop at what lxml takes. Unless a declaration may stand behind that place, lxml
        # decides, and says what is wrong in the usual words.
        if re.search(_DECLARATION, data):
            at, column = error.position
            raise refuse("syntax", "not XML, or a declaration", at, column + 1) from None
