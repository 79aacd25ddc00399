"""The subcommand ``convert``."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from .._input.limits import MAX_BYTES
from .._input.problems import document_error
from .._text.terminal import IN_JSON, IN_XML, escape_hidden
from ..errors import ConversionError, CxmlError, DocumentError
from .files import read_file
from .options import complain

if TYPE_CHECKING:
    from .._text.notes import Note
    from ..convert import Source

SUMMARY = "say a conference in another language: cXML, SWML or RELAY"
DESCRIPTION = """\
Read one conference and print it in another language:

  cxml   <Response><Dial><Conference>, as XML
  swml   a document with join_conference, as JSON or YAML
  relay  the arguments of the RELAY SDK's Call.join_conference, as JSON or YAML

What gets lost, means something else or may, is said on standard error.
"""
EXIT_CODES = """\
exit codes:
  0  the result was printed
  1  something would be lost, and --strict was given; nothing was printed
  2  the input cannot be read, or holds no conference or more than one; or the output cannot be
     written

example:
  python -m cxml convert --to swml --format yaml conference.xml
"""
FORMS = ("cxml", "swml-json", "swml-yaml", "relay")
# XML says itself how it is encoded; JSON and YAML are UTF-8 here.
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NEITHER = "it begins neither with < as XML nor with { as JSON"


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "convert",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EXIT_CODES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", help="the file to read; - is standard input")
    parser.add_argument(
        "--to", required=True, choices=("swml", "cxml", "relay"), help="the language to print"
    )
    parser.add_argument(
        "--from", dest="form", choices=FORMS, help="what FILE holds; found out when it is not said"
    )
    parser.add_argument(
        "--format", choices=("json", "yaml"), help="how to print SWML and RELAY; json unless said"
    )
    parser.add_argument(
        "--strict", action="store_true", help="print nothing, and exit with 1, when there is loss"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Convert a file."""
    if arguments.to == "cxml" and arguments.format:
        _say("--format is for swml and relay: cXML is XML")
        return 2
    try:
        source = _understood(read_file(arguments.file, MAX_BYTES), arguments.form)
        text, notes = _converted(source, arguments.to, arguments.format, strict=arguments.strict)
    # Before CxmlError, which it is one of: to lose something is no mistake of the input.
    except ConversionError as error:
        _say(*error.notes)
        return 1
    except CxmlError as error:
        name = "standard input" if arguments.file == "-" else arguments.file
        problems = error.problems if isinstance(error, DocumentError) else [error]
        where = name if name.isprintable() else repr(name)
        _say(*(f"{where}: {each}" for each in problems))
        return 2
    except (OSError, ImportError) as error:
        _say(error)
        return 2
    _say(*notes)
    text = escape_hidden(text.rstrip("\n"), IN_XML if arguments.to == "cxml" else IN_JSON)
    # As bytes: a terminal's encoding may have no such characters, and Windows would write \r\n.
    sys.stdout.buffer.write(text.encode() + b"\n")
    return 0


def _say(*lines: object) -> None:
    for each in lines:
        complain("convert", each)


def _start(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()


def found_form(data: bytes) -> str:
    """Find out what a file holds, from how it begins and from the names in it.

    Raises:
        DocumentError: it holds nothing, or nothing that is read.

    """
    start = _start(data)
    if start.startswith(_UTF16) and data.decode("utf-16", "replace").lstrip()[:1] in ("{", "["):
        raise document_error("encoding", "JSON in UTF-16; save it in UTF-8")
    if not start:
        raise document_error("syntax", "the document is empty")
    if start.startswith((b"<", *_UTF16)):
        return "cxml"
    is_json = start.startswith(b"{")
    plain = _plain(data) if is_json else _as_yaml(data)
    return f"swml-{'json' if is_json else 'yaml'}" if "sections" in plain else "relay"


def _as_yaml(data: bytes) -> Mapping[str, object]:
    """Read what begins neither as XML does nor as JSON, which only YAML does."""
    try:
        return _plain(data)
    except ImportError as error:
        raise document_error("syntax", f"{_NEITHER}; {error}") from None
    except DocumentError as error:
        if re.match(rb"[\w\"'-]+\s*:", _start(data)):  # it does begin as YAML does
            raise
        first, *others = error.problems
        first = evolve(first, message=f"{_NEITHER}; {first.message}")
        raise DocumentError([first, *others]) from None


def _plain(data: bytes) -> Mapping[str, object]:
    """Read an object, in JSON if it begins with a brace, else in YAML."""
    from ..swml import _json, _yaml

    read = _json.read if _start(data).startswith(b"{") else _yaml.read
    return read(data, MAX_BYTES)


def _understood(data: bytes, form: str | None) -> Source:
    form = form or found_form(data)
    if form == "cxml":
        from ..voice import VoiceResponse

        return VoiceResponse.from_xml(data)
    if form == "relay":
        return _plain(data)
    from ..swml import Document

    return Document.from_json(data) if form == "swml-json" else Document.from_yaml(data)


def _converted(
    source: Source, language: str, form: str | None, *, strict: bool
) -> tuple[str, tuple[Note, ...]]:
    """Give what to print, and what there is to say."""
    from .. import convert
    from ..swml import Document
    from ..voice import Dial, VoiceResponse

    if language == "cxml":
        if isinstance(source, VoiceResponse):  # there is nothing to convert
            return source.to_xml(pretty=True), ()
        room = convert.to_cxml(source, strict=strict)
        return VoiceResponse(children=[Dial(children=[room.value])]).to_xml(pretty=True), room.notes
    if language == "relay":
        arguments = convert.to_relay(source, strict=strict)
        return _data(dict(arguments.value), form), arguments.notes
    # Nothing to convert either: this is how JSON becomes YAML.
    if isinstance(source, Document):
        return _data(source.to_dict(), form), ()
    joining = convert.to_swml(source, strict=strict)
    return _data(Document([joining.value]).to_dict(), form), joining.notes


def _data(data: Mapping[str, object], form: str | None) -> str:
    from ..swml import _json, _yaml

    return _yaml.write(data) if form == "yaml" else _json.write(data, 2)
