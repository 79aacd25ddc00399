"""The only door to lxml and defusedxml: from a document to a tree that is safe to walk."""

from __future__ import annotations

import re

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError
from lxml import etree
from lxml.etree import _Element as Node

from .errors import DocumentError, Problem

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z][\w.\-]{0,40})["']""")
_SUSPICIOUS = re.compile(rb"<!(?!--|\[CDATA\[)")
_PLACE = re.compile(r"(, use XML_PARSE_HUGE option)?, line \d+, column \d+$")
_ENCODINGS = {"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "iso-8859-1", "latin-1"}
_BYTES_PER_TAG = 16
_NO_DOCTYPE = "a document type declaration is not allowed"
_MOST_ATTRIBUTES = 200
_MANY_ATTRIBUTES = 2000
_CROWDED = f"boolean(//*[count(@*) > {_MOST_ATTRIBUTES}])"
_PARSE_FAILURE = 12100

_PARSER = etree.XMLParser(
    encoding="utf-8",
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
    strip_cdata=True,
    collect_ids=False,
)


def parse(document: str | bytes, *, max_bytes: int) -> Node:
    """Turn a document into a tree without DTD, entities, comments or processing instructions.

    Raises:
        DocumentError: it is too long, not well-formed, or holds what no cXML document needs.

    """
    data = _utf8(document, max_bytes)
    if data.count(b"<") > max_bytes // _BYTES_PER_TAG:
        raise refuse("too-large", f"more than {max_bytes // _BYTES_PER_TAG} tags")
    if is_suspicious := _SUSPICIOUS.search(data) is not None:
        _refuse_declarations(data)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        message = _PLACE.sub("", error.msg or "not XML")
        raise refuse("syntax", message, line, column) from None
    if is_suspicious and root.getroottree().docinfo.doctype:
        raise refuse("forbidden", _NO_DOCTYPE)
    if data.count(b"=") > _MANY_ATTRIBUTES and root.xpath(_CROWDED):
        raise refuse("too-large", f"an element with more than {_MOST_ATTRIBUTES} attributes")
    return root


def refuse(
    code: str, message: str, line: int | None = None, column: int | None = None
) -> DocumentError:
    """Make the error for a document with one problem that ends the reading."""
    platform_code = _PARSE_FAILURE if code == "syntax" else None
    problem = Problem(
        code=code, message=message, line=line, column=column, platform_code=platform_code
    )
    return DocumentError([problem])


def _utf8(document: str | bytes, max_bytes: int) -> bytes:
    """Give the document in UTF-8, whatever it came in, unless it is too long."""
    if not isinstance(document, (str, bytes)):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise refuse("type", f"a document is str or bytes, not {type(document).__name__}")
    if len(document) > max_bytes:
        raise _too_long(max_bytes)
    if isinstance(document, bytes):
        document = document.removeprefix(_UTF8_BOM)
        encoding = _encoding(document)
        if encoding in ("utf-8", "utf8"):
            return document
        document = _decoded(document, encoding)
    data = _encoded(document.removeprefix("\ufeff"))
    if len(data) > max_bytes:
        raise _too_long(max_bytes)
    return data


def _encoding(document: bytes) -> str:
    if document.startswith(_UTF16_BOMS):
        return "utf-16"
    if declared := _ENCODING.match(document):
        return declared[1].decode("ascii").lower()
    return "utf-8"


def _decoded(document: bytes, encoding: str) -> str:
    if encoding not in _ENCODINGS:
        raise refuse("encoding", f"cannot read {encoding}; send UTF-8")
    try:
        return document.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse("encoding", f"not {encoding}: byte {error.start} is wrong") from None


def _encoded(document: str) -> bytes:
    try:
        return document.encode()
    except UnicodeEncodeError as error:
        raise refuse("syntax", f"a lone surrogate at position {error.start}") from None


def _too_long(max_bytes: int) -> DocumentError:
    return refuse("too-large", f"longer than {max_bytes} bytes (max_bytes allows more)")


class _Nobody:
    """A parser's target that keeps nothing."""

    def close(self) -> None:
        return None


def _refuse_declarations(data: bytes) -> None:
    """Let defusedxml decide whether ``<!`` opens a declaration, or stands in a comment."""
    parser = DefusedXMLParser(target=_Nobody(), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(data)
        parser.close()
    except DefusedXmlException:
        raise refuse("forbidden", _NO_DOCTYPE) from None
    except ParseError as error:
        line, column = error.position
        raise refuse("syntax", str(error).split(":")[0], line, column + 1) from None
