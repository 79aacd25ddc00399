"""The rows of reading documents, beside a parse that nobody looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle

from lxml import etree

from cxml import VoiceResponse

from .case import Case, timed
from .documents import Build, conferences_anew
from .libraries import TWILIO
from .measure import Work, compare
from .sameness import same_documents

LXML = "bare lxml parse"


def data_of(build: Build) -> bytes:
    """Write the document that is read."""
    return str(build(TWILIO)).encode()


def read(document: str, build: Build) -> Case:
    """Compare reading a document into objects with parsing it alone."""
    data = data_of(build)
    return timed(
        f"read: {document}",
        LXML,
        partial(VoiceResponse.from_xml, data),
        partial(etree.fromstring, data),
    )


def touched(data: bytes) -> etree._Element:
    """Parse a document, and ask for all that is in it."""
    root = etree.fromstring(data)
    for each in root.iter():
        _ = each.tag, each.items(), each.text, each.tail
    return root


def floor(document: str, build: Build) -> Case:
    """Compare the least that any reader has to do, objects or none, with parsing alone."""
    data = data_of(build)
    return timed(
        f"floor, parse + touch: {document}",
        LXML,
        partial(touched, data),
        partial(etree.fromstring, data),
    )


def in_turn(function: Callable[[bytes], object], documents: Sequence[bytes]) -> Work:
    """Let each call take the next of some documents."""
    following = cycle(documents)
    return lambda: function(next(following))


def read_anew() -> Case:
    """Compare reading documents in which nothing is as in the last, so that no memory helps."""
    documents = conferences_anew()
    return Case(
        "read: conference, every word and number new",
        LXML,
        measure=partial(
            compare,
            in_turn(VoiceResponse.from_xml, documents),
            in_turn(etree.fromstring, documents),
        ),
        same=lambda: all(
            same_documents(VoiceResponse.from_xml(each), etree.fromstring(each))
            for each in documents
        ),
    )
