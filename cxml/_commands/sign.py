"""The subcommand ``sign``."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator

from ..errors import CallbackError, CxmlError
from .options import complain
from .request import JSON_TYPE, KEYS, Content, add_arguments, content_of, keys_of

SUMMARY = "sign a request as the platform does, and print the header, or a curl command"
DESCRIPTION = f"""\
Sign a request as the platform signs its own, and print the header with the signature; with --curl,
a command that sends the request. Without a body it is a GET.

{KEYS}"""
EPILOG = """\
exit codes:
  0  the signature was printed
  2  there is no key, the body cannot be read, or the request cannot be sent

examples:
  cxml sign https://example.com/voice --form CallSid=1 --form From=+15550100101 --curl
  cxml sign https://example.com/swml --json '{"call": {}}' --key-file signing.key
"""
_MOST_INLINE = 100_000
"""The longest body that is written into a command: systems refuse longer arguments."""


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "sign",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument(
        "--type", metavar="TYPE", help=f"the content type of --body; {JSON_TYPE} unless said"
    )
    parser.add_argument(
        "--algorithm", choices=("sha1", "sha256"), default="sha1", help="the hash; sha1 unless said"
    )
    parser.add_argument(
        "--curl", action="store_true", help="print a command that sends the request"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Sign a request."""
    try:
        content = content_of(arguments)
        kind = content.type or (arguments.type or JSON_TYPE if arguments.body else "")
        url = _sent(arguments.url)
        header = _header(arguments, url, content, kind)
        text = _command(url, header, content, kind) if arguments.curl else header
    except (CxmlError, OSError) as error:
        complain("sign", error)
        return 2
    sys.stdout.buffer.write(text.encode() + b"\n")
    return 0


def _sent(url: str) -> str:
    """Give what is sent of an address, and so what is signed: not what follows a #.

    Raises:
        CallbackError: it has spaces.

    """
    if any(each.isspace() for each in url):
        raise CallbackError("an address has no spaces: write %20 for one")
    return url.partition("#")[0]


def _header(arguments: Namespace, url: str, content: Content, kind: str) -> str:
    from ..signature import FORM_TYPE, HEADERS, media_type, sign, sign_body

    [key, *_], algorithm = keys_of(arguments), arguments.algorithm
    if kind and media_type(kind) != FORM_TYPE:
        signature = sign_body(key, url, content.body, algorithm=algorithm)
    else:
        signature = sign(key, url, content.body, algorithm=algorithm)
    return f"{HEADERS[0 if algorithm == 'sha1' else 2]}: {signature}"


def _command(url: str, header: str, content: Content, kind: str) -> str:
    """Write a command that any shell of Unix reads as it was meant."""
    import shlex

    # Else curl takes brackets for a pattern, and drops /../ from the path.
    # With -i, since an answer to a report has nothing but its status.
    words = ["curl", "-i", "--globoff", "--path-as-is", "-H", header]
    if kind:
        words += ["-H", f"Content-Type: {kind}", *_data(content)]
    words += ["--url", url]  # not by itself: an address may look like an option
    for each in words:
        if not each.replace("\n", "").replace("\t", "").isprintable():
            raise CallbackError(
                "what cannot be printed cannot stand in a command: escape it in the address, and"
                " give a body as a file, with --body FILE"
            )
    return shlex.join(words)


def _data(content: Content) -> Iterator[str]:
    if content.file not in ("", "-"):
        yield from ("--data-binary", f"@{content.file}")
        return
    if len(content.body) > _MOST_INLINE:
        raise CallbackError("the body is too long for a command: give it with --body FILE")
    # Not --data, for which a text that begins with @ is the name of a file. Half characters stand
    # for what is no text, and cannot be printed.
    yield from ("--data-raw", content.body.decode("utf-8", "surrogateescape"))
