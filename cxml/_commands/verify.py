"""The subcommand ``verify``."""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterable, Iterator

from .._input.limits import MAX_BODY
from .._text.terminal import in_one_line
from ..errors import CallbackError, CxmlError
from .files import read_file
from .options import complain
from .request import KEYS, add_arguments, content_of, keys_of

SUMMARY = "say what a recorded request is signed with, or why it is not verified"
DESCRIPTION = f"""\
Verify a request that was recorded, and say what is signed; or, as far as that can be told, why it
is not: the address that the signature fits, a body that was changed, a key that is none.

{KEYS}"""
EPILOG = """\
exit codes:
  0  it is signed with the key
  1  it is not; why is said
  2  there is no key, or the request cannot be read

examples:
  cxml verify https://example.com/voice -H 'X-SignalWire-Signature: ...' \\
      -H 'Content-Type: application/x-www-form-urlencoded' --body recorded.txt
  cxml verify 'https://example.com/voice?a=b' -H @headers.txt --body recorded.txt
"""
_REQUEST_LINE = re.compile(r"[A-Z]+ \S+ HTTP/[0-9.]+\s*$")


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "verify",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument(
        "-H",
        "--header",
        action="append",
        default=[],
        metavar="'NAME: VALUE'",
        help="a header of the request, or @FILE with one a line, as in a dump; repeatable",
    )
    parser.add_argument(
        "--strip-port", action="store_true", help="also try the address without an unusual port"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Verify a request."""
    from ..signature import explain

    try:
        content = content_of(arguments)
        headers = [*_headers(arguments.header)]
        if content.type:  # behind those that were given, of which the first counts
            headers.append(("Content-Type", content.type))
        port = arguments.strip_port
        keys = keys_of(arguments)
        found = explain(keys, arguments.url, headers, content.body, strip_port=port)
    except (CxmlError, OSError) as error:
        complain("verify", error)
        return 2
    sys.stdout.write(f"{'' if found else 'not '}verified: {in_one_line(found)}\n")
    return 0 if found else 1


def _headers(given: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, each in enumerate(given, 1):
        is_file = each.startswith("@")
        for line, text in _lines(each[1:]) if is_file else [(number, each)]:
            name, found, value = text.partition(":")
            if not found:  # what stands there is not shown: it may be a key, or a file of keys
                where = f"line {line} of {each[1:]}" if is_file else f"--header {line}"
                raise CallbackError(f"{where} has no colon: write 'NAME: VALUE'")
            yield name.strip(), value


def _lines(file: str) -> Iterator[tuple[int, str]]:
    """Give the headers of a file, which may be the dump of a request: behind its first line."""
    text = read_file(file, MAX_BODY).decode("latin-1")  # as headers are
    lines = [*enumerate(text.splitlines(), 1)]
    while lines and not lines[0][1].strip():
        del lines[0]
    is_dump = bool(lines) and _REQUEST_LINE.match(lines[0][1]) is not None
    for number, line in lines[is_dump:]:
        if line.strip():
            yield number, line
        elif is_dump:  # behind it is the body
            return
