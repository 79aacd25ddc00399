"""What a hostile or broken sender can put into a document, and what it may cost.

The documents are read in a process of their own, which this file is the program of, each in a
fork with a limit on time and memory: what goes wrong there cannot take the tests with it.
"""

from __future__ import annotations

import codecs
import itertools
import json
import os
import resource
import select
import socket
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings, strategies as st
from pace import paced

import cxml
from cxml import CxmlError, DocumentError, VoiceResponse

MEBIBYTE = 1 << 20
SECONDS = 2.0
"""The processor time a document may take here; a fraction of it is what is aimed at."""
MEBIBYTES = 150
"""The memory that a document may take here; a third of it is what is aimed at."""
LIMIT = 3
"""After so many seconds of processor time reading a document is given up."""
INTERNAL = ("xmlParse", "XML_", "libxml", "lxml", "expat", "defusedxml", "EntityRef", "AttValue")
READ = "read"


@frozen
class Hostile:
    """A document, and the codes with which it may be refused; ``read`` when it may be read."""

    name: str
    document: str | bytes | Callable[[], str | bytes]
    """The document; what is long is made when it is needed."""
    strict: str
    lenient: str


HOSTILE: dict[str, Hostile] = {}


def hostile(
    name: str,
    document: str | bytes | Callable[[], str | bytes],
    strict: str,
    lenient: str | None = None,
) -> None:
    """Add a document that strict reading, and other reading, answers with one of these codes."""
    assert name not in HOSTILE
    HOSTILE[name] = Hostile(name, document, strict, lenient or strict)


def inside(content: str) -> str:
    """Put something into a response."""
    return f"<Response>{content}</Response>"


def full(piece: str, start: str = "<Response>", end: str = "</Response>") -> str:
    """Repeat a piece until the document is as long as it may be."""
    room = MEBIBYTE - len(start.encode()) - len(end.encode())
    return start + piece * (room // len(piece.encode())) + end


def names(count: int) -> Iterator[str]:
    """Give short names, no two alike, none of which begins with ``xml``."""
    letters = "abcdefghijklmnopqrstuvw"
    every = (itertools.product(letters, repeat=length) for length in itertools.count(1))
    return ("".join(each) for each in itertools.islice(itertools.chain.from_iterable(every), count))


def attributes(count: int, value: str = "") -> str:
    """Give attributes, no two of one name."""
    return "".join(f' {name}="{value}"' for name in names(count))


def namespaces(count: int, scheme: str = "urn:") -> str:
    """Give declarations of namespaces, no two of one prefix or name."""
    return "".join(f' xmlns:{name}="{scheme}{name}"' for name in names(count))


# Declarations and entities, in every encoding

SUBSETS = {
    "empty": "",
    "entity": '<!ENTITY a "b">',
    "entity of a file": '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "entity of an address": '<!ENTITY a SYSTEM "http://127.0.0.1:9/a">',
    "public entity": '<!ENTITY a PUBLIC "-//a" "http://127.0.0.1:9/a">',
    "parameter entity": "<!ENTITY % p \"<!ENTITY a 'b'>\">%p;",
    "parameter entity of a file": '<!ENTITY % p SYSTEM "file:///etc/passwd">%p;',
    "parameter entity of an address": '<!ENTITY % p SYSTEM "http://127.0.0.1:9/a.dtd">%p;',
    "entity with markup": '<!ENTITY a "</Say><Hangup/><Say>">',
    "entity in itself": '<!ENTITY a "&a;">',
    "entities in each other": '<!ENTITY a "&b;"><!ENTITY b "&a;">',
    "unparsed entity": '<!NOTATION n SYSTEM "n"><!ENTITY a SYSTEM "b" NDATA n>',
    "default attribute": '<!ATTLIST Say voice CDATA "a"><!ENTITY a "">',
    "default namespace": '<!ATTLIST Response xmlns CDATA "urn:a"><!ENTITY a "">',
    "billion laughs": "".join(
        [
            '<!ENTITY a0 "ha">',
            *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)),
            '<!ENTITY a "&a9;">',
        ]
    ),
    "quadratic blow-up": f'<!ENTITY a "{"a" * 20_000}">',
    "conditional": "<![INCLUDE[<!ENTITY a 'b'>]]>",
}
USES = {
    "unused": "<Say>b</Say>",
    "in text": "<Say>&a;</Say>",
    "in an attribute": '<Say voice="&a;"/>',
}
ENCODINGS: dict[str, tuple[str, Callable[[str], str | bytes]]] = {
    "text": ("", lambda text: text),
    "text with a mark": ("", lambda text: "\ufeff" + text),
    "text that says utf-16": ("utf-16", lambda text: text),
    "utf-8": ("", str.encode),
    "utf-8 with a mark": ("UTF-8", lambda text: text.encode("utf-8-sig")),
    "utf-16 le": ("UTF-16", lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le")),
    "utf-16 be": ("UTF-16", lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be")),
    "utf-16 that says utf-8": ("UTF-8", lambda text: text.encode("utf-16")),
    "latin-1": ("ISO-8859-1", lambda text: text.encode("latin-1")),
    "ascii": ("us-ascii", lambda text: text.encode("ascii")),
}
ODD_ENCODINGS: dict[str, tuple[str, str]] = {
    "utf-16 le without a mark": ("utf-16", "utf-16-le"),
    "utf-16 be without a mark": ("", "utf-16-be"),
    "utf-16 be that says so": ("utf-16be", "utf-16-be"),
    "utf-32": ("utf-32", "utf-32"),
    "utf-32 le": ("", "utf-32-le"),
    "utf-32 be": ("", "utf-32-be"),
    "utf-7": ("utf-7", "utf-7"),
    "utf-7 that does not say so": ("", "utf-7"),
    "ebcdic": ("ebcdic-cp-us", "cp037"),
    "ebcdic that does not say so": ("", "cp037"),
    "utf-8 that says utf-7": ("utf-7", "utf-8"),
    "utf-8 that says utf-16": ("utf-16", "utf-8"),
    "utf-8 that says ebcdic": ("cp037", "utf-8"),
}


def declaring(subset: str, use: str = "<Say>&a;</Say>", encoding: str = "") -> str:
    """Make a document with a document type declaration."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>' if encoding else ""
    return f"{declaration}<!DOCTYPE Response [{subset}]>{inside(use)}"


def spread(head: str, hidden: str, encoding: str) -> bytes:
    """Hide the encoding behind more white space than one looks through."""
    return f'<?xml version="1.0"{" " * 300}encoding="{head}"?>'.encode() + hidden.encode(encoding)


for kind, subset in SUBSETS.items():
    for use, content in USES.items():
        for said, (declared, encode) in ENCODINGS.items():
            if said == "text" or (use == "in text" and kind in {"entity", "billion laughs"}):
                document = encode(declaring(subset, content, declared))
                hostile(f"{kind}, {use}, {said}", document, "forbidden")
for kind in ("entity of a file", "billion laughs"):
    for said, (declared, codec) in ODD_ENCODINGS.items():
        near = declaring(SUBSETS[kind], encoding=declared).encode(codec)
        far = spread(declared, declaring(SUBSETS[kind]), codec)
        hostile(f"{kind}, {said}", near, "encoding syntax forbidden")
        hostile(f"{kind}, {said}, far away", far, "encoding syntax forbidden")

DECLARATION = "<!DOCTYPE Response SYSTEM 'http://127.0.0.1:9/a.dtd'>"
hostile("external subset", lambda: DECLARATION + "<Response/>", "forbidden")
hostile(
    "public subset",
    lambda: "<!DOCTYPE a PUBLIC '-//a' 'file:///etc/passwd'><Response/>",
    "forbidden",
)
hostile("declaration after a comment", lambda: f"<!-- -->\n{DECLARATION}<Response/>", "forbidden")
hostile("declaration after an instruction", lambda: f"<?a?>{DECLARATION}<Response/>", "forbidden")
hostile(
    "declaration after a mebibyte",
    lambda: full(" ", "<!--", f"-->{DECLARATION}<Response/>"),
    "forbidden",
)
hostile("declaration after the root", lambda: f"<Response/>{DECLARATION}", "syntax forbidden")
hostile("declaration in the root", lambda: inside(DECLARATION), "syntax forbidden")
hostile("two declarations", lambda: f"{DECLARATION * 2}<Response/>", "forbidden syntax")
hostile("declaration in small letters", lambda: "<!doctype html><html/>", "syntax forbidden")
hostile("half a declaration", lambda: "<!DOCTYPE Response [<!ENTITY a", "forbidden syntax")
hostile("entity without declaration", lambda: inside("<Say>&a;</Say>"), "syntax")
hostile("entity without declaration in an attribute", lambda: inside('<Say a="&a;"/>'), "syntax")
hostile(
    "100,000 entities",
    lambda: declaring("".join(f'<!ENTITY {name} "a">' for name in names(40_000))),
    "forbidden",
)
hostile(
    "chain of entities",
    lambda: declaring(
        '<!ENTITY a "">' + "".join(f'<!ENTITY a{n} "&a{n + 1};">' for n in range(30_000)),
        "<Say>&a0;</Say>",
    ),
    "forbidden",
)
hostile(
    "quadratic blow-up of half a mebibyte",
    lambda: declaring(f'<!ENTITY a "{"a" * 500_000}">', f"<Say>{'&a;' * 100_000}</Say>"),
    "forbidden",
)

# What must not be followed

hostile(
    "xinclude",
    lambda: inside('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
    "unknown-element",
    READ,
)
hostile(
    "schema",
    lambda: (
        '<Response xmlns:x="http://www.w3.org/2001/XMLSchema-instance"'
        ' x:noNamespaceSchemaLocation="file:///etc/passwd"/>'
    ),
    "unknown-attribute",
    READ,
)
hostile(
    "base", lambda: inside('<Say xml:base="http://127.0.0.1:9/">a</Say>'), "unknown-attribute", READ
)
hostile(
    "style sheet",
    lambda: '<?xml-stylesheet type="text/xsl" href="http://127.0.0.1:9/a"?><Response/>',
    READ,
)

# Much of one thing

TOO_LONG = "syntax too-large"
MUCH: dict[str, tuple[Callable[[], str], str, str]] = {
    "unknown verbs": (lambda: full("<a/>"), "too-large unknown-element", f"too-large {READ}"),
    "65,000 unknown verbs": (lambda: inside("<a/>" * 65_000), "unknown-element", READ),
    "60,000 verbs that are nearly right": (
        lambda: inside("<Dialx/>" * 60_000), "unknown-element", READ,
    ),
    "65,000 verbs": (lambda: inside("<Hangup/>" * 65_000), READ, READ),
    "65,000 texts": (lambda: inside("<Say/>" * 65_000), READ, READ),
    "65,000 verbs with an attribute": (
        lambda: inside('<Say loop="1"/>' * 65_000), READ, READ,
    ),
    "65,000 verbs with a wrong value": (
        lambda: inside('<Say loop="x"/>' * 65_000), "value", READ,
    ),
    "65,000 unknown attributes": (
        lambda: inside('<Say a="1"/>' * 65_000), "unknown-attribute", READ,
    ),
    "60,000 stray texts": (lambda: inside("<Hangup/>x" * 60_000), "text", READ),
    "8,000 wrong nouns": (
        lambda: inside("<Dial><Sip><Headers><Headerx/></Headers></Sip></Dial>" * 8_000),
        "unknown-element", READ,
    ),
    "32,000 nouns in one verb": (
        lambda: inside(f"<Dial>{'<Verto>a</Verto>' * 32_000}</Dial>"), READ, READ,
    ),
    "problems at the end": (
        lambda: inside("<Hangup/>" * 64_000 + "<hangup/>" * 200), "unknown-element", READ,
    ),
    "text": (lambda: full("a", "<Response><Say>", "</Say></Response>"), "value", READ),
    "stray text": (lambda: full("a"), "text", READ),
    "lines": (lambda: full("\n"), READ, READ),
    "carriage returns": (lambda: full("\r"), READ, READ),
    "letters of three bytes": (
        lambda: full("你", "<Response><Say>", "</Say></Response>"), "value", READ,
    ),
    "letters of four bytes": (
        lambda: full("😀", "<Response><Say>", "</Say></Response>"), "value", READ,
    ),
    "ampersands": (lambda: full("&", "<Response><Say>", "</Say></Response>"), "syntax", "syntax"),
    "escapes": (lambda: full("&lt;", "<Response><Say>", "</Say></Response>"), "value", READ),
    "references": (lambda: full("&#9;", "<Response><Say>", "</Say></Response>"), "value", READ),
    "references in an attribute": (
        lambda: full("&#9;", '<Response><Say voice="', '"/></Response>'), READ, READ,
    ),
    "comments": (lambda: inside("<!---->" * 65_000), READ, READ),
    "comments with declarations": (lambda: inside("<!--<!-->" * 32_000), READ, READ),
    "instructions": (lambda: inside("<?a?>" * 65_000), READ, READ),
    "cdata": (lambda: inside(f"<Say>{'<![CDATA[]]>' * 65_000}</Say>"), READ, READ),
    "cdata with a letter": (
        lambda: inside(f"<Say>{'<![CDATA[a]]>' * 65_000}</Say>"), "value", READ,
    ),
    "cdata with declarations": (
        lambda: inside(f"<Say>{'<![CDATA[<!]]>' * 32_000}</Say>"), "value", READ,
    ),
    "one comment": (lambda: full("a", "<Response><!--", "--></Response>"), READ, READ),
    "white space in a tag": (lambda: full(" ", "<Response", "/>"), READ, READ),
    "white space in the declaration": (
        lambda: full(" ", '<?xml version="1.0"', "?><Response/>"), READ, READ,
    ),
    "white space before the root": (lambda: full(" ", "", "<Response/>"), READ, READ),
    "equals signs": (lambda: full("=", "<Response><Say>", "</Say></Response>"), "value", READ),
    "quotes": (lambda: full('"', "<Response a=", ""), "syntax", "syntax"),
    "open comment": (lambda: full("<!-- ", "<Response>", ""), TOO_LONG, TOO_LONG),
    "open cdata": (lambda: full("]", "<Response><![CDATA[", ""), "syntax", "syntax"),
    "open tag": (lambda: full("a ", "<Response ", ""), "syntax", "syntax"),
    "open tags": (lambda: full("<a>", "<Response>", ""), "syntax too-large too-deep",
                  "syntax too-large too-deep"),
    "left angles": (lambda: full("<", "", ""), "syntax too-large", "syntax too-large"),
    "nul": (lambda: full("\0", "", ""), "syntax", "syntax"),
}  # fmt: skip
for kind, (make, strictly, leniently) in MUCH.items():
    hostile(f"much: {kind}", make, strictly, leniently)

# Much of each kind of value

LONG_VALUES = {
    "whole numbers": ("1 ", '<Pay><Prompt attempt="', '"/></Pay>', READ),
    "words": ("start ", '<Dial><Conference statusCallbackEvent="', '">a</Conference></Dial>', READ),
    "wrong words": ("a ", '<Dial><Conference statusCallbackEvent="', '">a</Conference></Dial>',
                    "value"),
    "templates": ("{{a}} ", '<Dial><Conference statusCallbackEvent="', '">a</Conference></Dial>',
                  READ),
    "words with commas": ("visa,", '<Pay validCardTypes="', '"/>', READ),
    "digits of an amount": ("1", '<Pay chargeAmount="', '"/>', "value"),
    "digits of a number": ("1", '<Dial timeout="', '"/>', "value"),
    "digits of a duration": ("0", '<Say><break time="', 's"/></Say>', READ),
    "keys": ("1", '<Play digits="', 'x"/>', "value"),
    "a word that is nearly right": ("onEnter", '<Dial><Conference beep="',
                                    '">a</Conference></Dial>', "value"),
    "open templates": ("{{a", '<Dial timeout="', '"/>', "value"),
    "brackets": ("[", "<Enqueue><Task>", "</Task></Enqueue>", READ),
    "what an agent holds": (f'<a b="c">{"text" * 9}</a>', "<Connect><AI>", "</AI></Connect>", READ),
    "speech": (f"<s>a<break/>{'words ' * 9}</s>", "<Say><p>", "</p></Say>", READ),
}  # fmt: skip
for kind, (piece, start, end, strictly) in LONG_VALUES.items():
    make = partial(full, piece, f"<Response>{start}", f"{end}</Response>")
    hostile(f"long value: {kind}", make, strictly, READ)

# The same where the document looks as if it held a declaration, so that it is read twice

SUSPECT = "<Response><!--<!a-->"
for kind, (piece, strictly) in {
    "lines": ("\n", READ),
    "short lines": ("a\n", "text"),
    "carriage returns": ("\r", READ),
    "escapes": ("&lt;", "text"),
    "references": ("&#9;", READ),
}.items():
    hostile(f"much: {kind}, read twice", partial(full, piece, SUSPECT), strictly, READ)
hostile(
    "much: verbs, read twice",
    lambda: f"{SUSPECT}{'<Hangup/>' * 65_000}</Response>",
    READ,
)
hostile(
    "much: verbs on lines, read twice",
    lambda: f"{SUSPECT}{chr(10).join(['<Hangup/>'] * 65_000)}</Response>",
    READ,
)
hostile(
    "much: elements in each other, read twice",
    lambda: f"{SUSPECT}{'<a>' * 32_000}{'</a>' * 32_000}</Response>",
    "too-deep syntax",
)

# Long names and values

for kind, document in {
    "root": "<{}/>",
    "element": "<Response><{}/></Response>",
    "attribute": '<Response><Say {}=""/></Response>',
    "prefix": '<Response><{}:a xmlns:{}="urn:a"/></Response>',
    "entity": "<Response>&{};</Response>",
    "instruction": "<Response><?{}?></Response>",
}.items():
    for length in (40_000, 400_000, 1_000_000):
        if length * document.count("{}") < MEBIBYTE - 100:
            codes = f"{TOO_LONG} root unknown-element unknown-attribute {READ}"
            hostile(
                f"{kind} of {length} letters",
                document.replace("{}", "x" * length)
                if length < 50_000
                else partial(document.replace, "{}", "x" * length),
                codes,
            )
hostile(
    "20 elements of 49,000 letters",
    lambda: inside(f"<{'a' * 49_000}/>" * 20),
    "unknown-element too-large",
    f"{READ} too-large",
)
hostile(
    "100 elements of 9,000 letters of three bytes",
    lambda: inside("".join(f"<{'你' * 3_000}{n}/>" for n in range(100))),
    "unknown-element too-large",
    f"{READ} too-large",
)
hostile(
    "100 attributes of 9,000 letters",
    lambda: inside(f'<Say {"a" * 9_000}="1"/>' * 100),
    "unknown-attribute too-large",
    f"{READ} too-large",
)
for kind, start in {
    "text": '<Response><Say voice="',
    "unknown attribute": '<Response><Say foo="',
    "boolean": '<Response><Dial answerOnBridge="',
    "number": '<Response><Dial timeout="',
    "word": '<Response><Dial method="',
    "keys": '<Response><Play digits="',
    "words": '<Response><Gather input="',
}.items():
    for piece in ("x", "1", "dtmf ", "{{a"):
        codes = f"value {READ} unknown-attribute too-large"
        hostile(
            f"{kind} of a mebibyte of {piece!r}",
            partial(full, piece, start, '"/></Response>'),
            codes,
            f"{READ} too-large",
        )

# Attributes and namespaces

TWICE = ' a="" a=""'
TOO_MANY = f"too-large unknown-attribute unknown-element {READ}"
hostile("100,000 attributes", lambda: inside(f"<Say{attributes(100_000)}/>"), "too-large")
hostile("100,000 attributes of the root", lambda: f"<Response{attributes(100_000)}/>", "too-large")
hostile("100,000 attributes of one name", lambda: inside(f"<Say{TWICE * 50_000}/>"), "syntax")
hostile(
    "100,000 attributes, read twice",
    lambda: f"{SUSPECT}<Say{attributes(100_000)}/></Response>",
    "too-large",
)
for count in (50, 100, 200):
    for value in ("", "x"):
        hostile(
            f"elements with {count} attributes of {value!r}",
            partial(full, f"<Say{attributes(count, value)}/>"),
            TOO_MANY,
        )
hostile(
    "60,000 namespaces",
    lambda: inside(f"<a{namespaces(60_000)}/>"),
    TOO_MANY,
)
hostile("60,000 relative namespaces", lambda: inside(f"<a{namespaces(60_000, '')}/>"), TOO_MANY)
hostile(
    "30,000 namespaces, and attributes in 190 of them",
    lambda: inside(
        "<a{}><b{}/></a>".format(
            namespaces(30_000), "".join(f' {name}:a=""' for name in names(190))
        )
    ),
    TOO_MANY,
)
hostile(
    "700 namespaces at each of 90 levels",
    lambda: inside(f"<a{namespaces(700)}>" * 90 + "</a>" * 90),
    TOO_MANY,
)


def long_namespace(length: int, content: str, *, start: str = "") -> str:
    """Make a document with one long namespace name that much of it uses."""
    return f'<Response xmlns:p="urn:{"u" * length}">{start}{content}</Response>'


def behind(before: str, length: int, content: str) -> str:
    """Make a document with a long namespace name in its start tag."""
    return f"{before.replace('{}', 'u' * length)}{content}</Response>"


def prefixed(count: int) -> str:
    """Give attributes in the namespace of the prefix ``p``, no two of one name."""
    return "".join(f' p:{name}=""' for name in names(count))


MANY = {
    "elements": "<p:a/>" * 65_000,
    "nested elements": ("<p:a>" * 90 + "</p:a>" * 90) * 300,
    "attributes": '<Say p:a=""/>' * 30_000,
    "attributes of few": f"<Say{prefixed(190)}/>" * 200,
    "attributes of one": f"<Say{prefixed(50_000)}/>",
}
for kind, content in MANY.items():
    for length in (200, 1_000, 400_000):
        for start in ("", "<!--<!a-->"):
            hostile(
                f"{kind} in a namespace of {length} letters{', read twice' if start else ''}",
                partial(long_namespace, length, content, start=start),
                f"{TOO_MANY} forbidden",
            )
hostile(
    "elements in a long namespace without a prefix",
    lambda: inside(f'<a xmlns="urn:{"u" * 400_000}">{"<a/>" * 65_000}</a>'),
    f"{TOO_MANY} forbidden",
)

# A long namespace behind something that looks like the beginning of a value

for kind, before in {
    "value in double quotes": """<Response b="='" xmlns:p="{}">""",
    "value in double quotes, after white space": """<Response b="= '" xmlns:p="{}">""",
    "value in single quotes": """<Response b='="' xmlns:p='{}'>""",
    "comment": """<!-- =' --><Response xmlns:p="{}">""",
    "instruction": """<?a ='?><Response xmlns:p="{}">""",
    "line": """<Response\n\txmlns:p\n=\n'{}'\n>""",
    "many lines": f"""<Response xmlns:p{" " * 1000}={" " * 1000}'{{}}'>""",
    "long prefix": f"""<Response xmlns:p="a" xmlns:{"q" * 1000}="{{}}">""",
}.items():
    for length in (1_000, 400_000):
        content = "<p:a/>" * 60_000
        if kind == "long prefix":
            content = f"<{'q' * 1000}:a/>" * 600
        hostile(
            f"namespace of {length} letters behind a {kind}",
            partial(behind, before, length, content),
            f"{TOO_MANY} forbidden",
        )

# What only looks like a namespace, or like the message of a parser

ALIKE = ("xmlns", " xmlns", " xmlns:a", "xmlns:", "xmlns=", " xmlns=", 'xmlns="', "xmlns='", "= '")
for piece in ALIKE:
    for kind, (start, end) in {
        "text": ("<Response><Say>", "</Say></Response>"),
        "comment": ("<Response><!--", "--></Response>"),
        "cdata": ("<Response><Say><![CDATA[", "]]></Say></Response>"),
        "tag": ("<Response><Say ", "/></Response>"),
    }.items():
        codes = f"value syntax too-large {READ}"
        hostile(f"{kind} of {piece!r}", partial(full, piece, start, end), codes)
for word in ("invalid", "Char", "range", "Entity"):
    for document in ("<Response><{}></x></Response>", "<Response><x></{}></Response>"):
        long = document.replace("{}", word * (45_000 // len(word)))
        hostile(f"{document} of {word!r}", long, "syntax")


# The process that reads them


def reading(document: str | bytes, *, strict: bool) -> dict[str, Any]:
    """Read a document, write it again, and tell how it went and what it cost."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    problems: list[dict[str, Any]] = []
    try:
        VoiceResponse.from_xml(document, strict=strict)
        kind = READ
    except DocumentError as error:
        kind = "DocumentError"
        problems = [
            {"code": each.code, "message": each.message[:300], "length": len(str(each))}
            for each in error.problems
        ]
    except BaseException as error:
        kind = repr(error)[:200]
    seconds = paced(time.process_time() - began)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"kind": kind, "problems": problems, "seconds": seconds, "kib": after - before}


def apart(document: str | bytes, *, strict: bool) -> dict[str, Any]:
    """Read a document in a fork, which may take only so much time and memory."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + 8 * MEBIBYTES * MEBIBYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        with open(outlet, "w", encoding="ascii") as pipe:  # noqa: PTH123
            json.dump(reading(document, strict=strict), pipe)
        os._exit(0)
    os.close(outlet)
    with open(inlet, encoding="ascii") as pipe:  # noqa: PTH123
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    died = {"kind": f"died: {status}", "problems": [], "seconds": LIMIT, "kib": 0}
    return json.loads(answer) if answer else died


def made(hostile: Hostile) -> str | bytes:
    """Give a document, made if need be."""
    return hostile.document if isinstance(hostile.document, str | bytes) else hostile.document()


def read_all() -> None:
    """Read all the documents, and print how it went as JSON."""
    cxml.parse(inside("<Dail/><!--<!a-->"), strict=False)
    answers = {
        f"{each.name}, {strict}": apart(made(each), strict=strict)
        for each in HOSTILE.values()
        for strict in (True, False)
    }
    json.dump(answers, sys.stdout)


def watch(documents: list[str]) -> None:
    """Read documents, and print what the interpreter opened or connected to meanwhile."""
    for document in documents:
        for strict in (True, False):
            _try(document, strict=strict)
    seen: list[str] = []
    sys.addaudithook(lambda event, args: seen.append(f"{event} {args!r}"[:200]))
    for document in documents:
        for strict in (True, False):
            _try(document, strict=strict)
    own = ("object.", "sys.", "code.", "compile", "exec", "marshal.", "gc.", "import")
    events = [event for event in seen if not event.startswith(own)]
    sys.stdout.write(json.dumps(events))


def _try(document: str | bytes, *, strict: bool) -> None:
    try:
        cxml.parse(document, strict=strict)
    except CxmlError as error:
        str(error)


def run(*arguments: str, stdin: str = "") -> Any:
    """Run this file as a program, without measuring its coverage."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(  # noqa: S603
        [sys.executable, __file__, *arguments],
        input=stdin,
        env=kept | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return json.loads(done.stdout)


if __name__ == "__main__":
    read_all() if sys.argv[1] == "all" else watch(json.load(sys.stdin))
    sys.exit()


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, Any]]:
    """Read every document once."""
    found: dict[str, dict[str, Any]] = run("all")
    return found


every = pytest.mark.parametrize(
    ("name", "strict"),
    list(itertools.product(HOSTILE, (True, False))),
    ids=lambda each: each if isinstance(each, str) else ("strict" if each else "lenient"),
)


@every
def test_answer(answers: dict[str, dict[str, Any]], name: str, strict: bool) -> None:
    """A hostile document is refused with a DocumentError, or read as what it is."""
    answer = answers[f"{name}, {strict}"]
    codes = {each["code"] for each in answer["problems"]} or {answer["kind"]}
    allowed = HOSTILE[name].strict if strict else HOSTILE[name].lenient
    assert codes <= set(allowed.split())
    assert len(answer["problems"]) <= (100 if strict else 1)


@every
def test_cost(answers: dict[str, dict[str, Any]], name: str, strict: bool) -> None:
    """A hostile document is answered soon, and takes little memory."""
    answer = answers[f"{name}, {strict}"]
    assert answer["seconds"] < SECONDS
    assert answer["kib"] < MEBIBYTES * 1024


@every
def test_message(answers: dict[str, dict[str, Any]], name: str, strict: bool) -> None:
    """The message about a hostile document is short, and speaks of no parser."""
    for each in answers[f"{name}, {strict}"]["problems"]:
        assert each["message"]
        assert each["length"] < 1000
        assert "\n" not in each["message"]
        assert [word for word in INTERNAL if word in each["message"]] == []


# Files and the network


OUTSIDE = [
    '<!DOCTYPE Response SYSTEM "{}"><Response/>',
    '<!DOCTYPE Response PUBLIC "-//a" "{}"><Response/>',
    '<!DOCTYPE Response [<!ENTITY a SYSTEM "{}">]><Response><Say>&a;</Say></Response>',
    '<!DOCTYPE Response [<!ENTITY a SYSTEM "{}">]><Response><Say voice="&a;"/></Response>',
    '<!DOCTYPE Response [<!ENTITY % a SYSTEM "{}">%a;]><Response/>',
    '<!DOCTYPE Response [<!ENTITY % a SYSTEM "{}"><!ENTITY b "%a;">]><Response/>',
    '<!-- <!a --><Response xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{}"/>'
    '<xi:include href="{}" parse="text"><xi:fallback/></xi:include></Response>',
    '<?xml-stylesheet type="text/xsl" href="{}"?><Response/>',
    '<?xml-model href="{}"?><Response/>',
    '<Response xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:schemaLocation="{} {}"'
    ' x:noNamespaceSchemaLocation="{}"/>',
    '<Response xml:base="{}"><Say xml:base="{}">a</Say></Response>',
    '<Response xmlns:a="{}"><a:b/><Redirect>{}</Redirect><Play>{}</Play></Response>',
]


def test_opens_nothing(tmp_path: Path) -> None:
    """Reading opens no file and no connection, whatever a document points to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with socket.create_server(("127.0.0.1", 0)) as server:
        host, port = server.getsockname()
        targets = [pipe.as_uri(), str(pipe), f"http://{host}:{port}/", f"ftp://{host}:{port}/"]
        documents = [each.replace("{}", target) for each in OUTSIDE for target in targets]
        assert run("watch", stdin=json.dumps(documents)) == []
        ready, _, _ = select.select([server], [], [], 0)
        assert ready == []


# Broken on the way


SAMPLE = (
    '<?xml version="1.0" encoding="UTF-8"?><!-- é --><Response><Dial timeout="20">'
    '<Conference beep="onEnter">Zimmer “1”</Conference></Dial><Say>1 &lt; 2 &#233; '
    "<![CDATA[<b>]]></Say><?a b?><Hangup/></Response>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("strict", [True, False])
def test_truncated(encoding: str, strict: bool) -> None:
    """A document that ends too early, at any byte, is refused with one problem."""
    whole = SAMPLE.encode(encoding)
    VoiceResponse.from_xml(whole, strict=strict)
    for length in range(len(whole)):
        with pytest.raises(DocumentError) as caught:
            VoiceResponse.from_xml(whole[:length], strict=strict)
        (problem,) = caught.value.problems
        assert problem.code in {"syntax", "encoding", "forbidden"}, length
        assert problem.message, length


@pytest.mark.parametrize("strict", [True, False])
def test_truncated_text(strict: bool) -> None:
    """A text that ends too early, at any character, is refused with one problem."""
    for length in range(len(SAMPLE)):
        with pytest.raises(DocumentError) as caught:
            VoiceResponse.from_xml(SAMPLE[:length], strict=strict)
        assert len(caught.value.problems) == 1, length


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("byte", [0, 1, 0x0B, 0x21, 0x26, 0x3C, 0x3E, 0x5D, 0x7F, 0x80, 0xC3, 0xFF])
def test_damaged(byte: int, strict: bool) -> None:
    """A document with one wrong byte, anywhere, raises nothing but a CxmlError."""
    whole = SAMPLE.encode()
    for place in range(len(whole)):
        _try(whole[:place] + bytes([byte]) + whole[place + 1 :], strict=strict)
        _try(whole[:place] + bytes([byte]) + whole[place:], strict=strict)


TOKENS = [
    *("<!DOCTYPE a [", "<!ENTITY a 'b'>", "]>", "&a;", "&amp;", "&#0;", "&#x41;", "<!--", "-->"),
    *("<![CDATA[", "]]>", "<?a", "?>", "<", ">", "/>", "</", '"', "'", "=", " ", "\n", "\0"),
    *("<Response>", "</Response>", "<Response/>", "<Say>", "</Say>", "<Dial ", "<Number>", "</"),
    *("xmlns", ":", "xmlns:a", '="urn:a"', '="a"', "a:", "xml:lang", "timeout", "你", "\ud800"),
    *('<?xml version="1.0"', ' encoding="utf-16"', "é", "\ufeff", "{{A}}", "}", "{", "\x85"),
]


@given(tokens=st.lists(st.sampled_from(TOKENS), max_size=30), strict=st.booleans())
@settings(max_examples=300)
def test_any_tokens(tokens: list[str], strict: bool) -> None:
    """No sequence of pieces of XML raises anything but a CxmlError."""
    text = "".join(tokens)
    _try(text, strict=strict)
    _try(inside(text), strict=strict)
    _try(inside(text).encode("utf-8", "surrogatepass"), strict=strict)


@given(document=st.text() | st.binary(), strict=st.booleans())
def test_anything(document: str | bytes, strict: bool) -> None:
    """No text and no bytes raise anything but a CxmlError."""
    _try(document, strict=strict)
    if isinstance(document, bytes):
        _try(b"<Response><Say>" + document + b"</Say></Response>", strict=strict)


# What stays


@pytest.mark.parametrize(
    ("attribute", "strict"),
    [
        ('statusCallbackEvent="start {}"', True),
        ('statusCallbackEvent="{}"', False),
        ('beep="{}"', False),
        ('trim="{}"', False),
        ('maxParticipants="{}"', False),
        ('unknown="{}"', False),
    ],
)
def test_nothing_long_is_remembered(attribute: str, strict: bool) -> None:
    """Nothing long of a document stays when the document is gone."""
    # What the first document of a process loads is no part of what stays of others.
    short = inside(f"<Dial><Conference {attribute.replace('{}', 'end')}>a</Conference></Dial>")
    VoiceResponse.from_xml(short, strict=strict).to_bytes()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(20):
        value = attribute.replace("{}", "end " * 5_000 + " " * number)
        document = inside(f"<Dial><Conference {value}>a</Conference></Dial>")
        VoiceResponse.from_xml(document, strict=strict).to_bytes()
    del document, value
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 100_000


# Threads


def test_threads() -> None:
    """Threads that read at once each get their own documents and their own errors."""
    documents = [
        *(f"<Response><Say>{number}</Say></Response>" for number in range(20)),
        *("\n" * number + "<Response><Say></Response>" for number in range(20)),
        *(f'<Response><Say n{number}="1"/><v{number}/></Response>' for number in range(20)),
        *(f"<!DOCTYPE a{number}><Response/>" for number in range(5)),
        *(f"<Response><!--<!a-->{number}</wrong></Response>" for number in range(5)),
        *(f"<Response>&entity{number};</Response>" for number in range(20)),
    ]
    expected = [_outcome(each) for each in documents]
    wrong: list[object] = []
    barrier = threading.Barrier(8)

    def work(first: int) -> None:
        barrier.wait()
        for turn in range(20):
            for place in range(len(documents)):
                index = (place * 7 + first * 11 + turn) % len(documents)
                outcome = _outcome(documents[index])
                if outcome != expected[index]:
                    wrong.append((documents[index], outcome))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert wrong == []


def _outcome(document: str) -> object:
    try:
        return VoiceResponse.from_xml(document)
    except DocumentError as error:
        return error.problems
