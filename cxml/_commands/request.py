"""A request, as the arguments of ``sign`` and ``verify`` say it."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import NamedTuple

from .._input.form import refuse_large
from .._input.limits import MAX_BODY
from ..errors import CallbackError, ConfigurationError
from .files import read_file

KEYS = """\
The key is taken from the environment variable CXML_SIGNING_KEY, or from a file with --key-file,
where nobody else can see it. It is never printed. Several keys, the newest first, have commas
between them in the variable, and a line each in the file.
"""
JSON_TYPE = "application/json"
VARIABLE = "CXML_SIGNING_KEY"


class Content(NamedTuple):
    """What a request holds, if it holds anything."""

    body: bytes = b""
    type: str = ""
    file: str = ""
    """The file that the body was read from."""


def add_arguments(parser: ArgumentParser) -> None:
    """Add what says a request and the keys."""
    parser.add_argument(
        "url", metavar="URL", help="the whole address, as the platform was given it, with its query"
    )
    content = parser.add_mutually_exclusive_group()
    content.add_argument(
        "--form", action="append", metavar="NAME=VALUE", help="a parameter of the form; repeatable"
    )
    content.add_argument("--body", metavar="FILE", help="the body as it is; - is standard input")
    content.add_argument(
        "--json",
        nargs="?",
        const="",
        metavar="TEXT",
        help="a body of JSON; without TEXT from standard input",
    )
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument(
        "--key-file", metavar="FILE", help="a file with the signing key, or several, one a line"
    )
    keys.add_argument(
        "--key",
        action="append",
        metavar="KEY",
        help="the signing key, for experiments: others can see the arguments of a program",
    )


def keys_of(arguments: Namespace) -> list[str]:
    """Find the keys.

    Raises:
        ConfigurationError: there are none, or the file cannot be read.

    """
    if arguments.key:
        keys: list[str] = arguments.key
    elif arguments.key_file:
        text = _read_keys(arguments.key_file).decode("utf-8", "surrogateescape")
        keys = [line.strip() for line in text.splitlines() if line.strip()]
    else:
        given = os.environ.get(VARIABLE, "").split(",")
        keys = [each for each in given if each]
    if not keys:
        raise ConfigurationError(
            f"there is no signing key: set {VARIABLE}, or give --key-file FILE"
        )
    return keys


def _read_keys(file: str) -> bytes:
    try:
        return read_file(file, MAX_BODY)
    except OSError as error:  # which names the file, and that may be the key itself
        raise ConfigurationError(
            f"the file of --key-file cannot be read: {error.strerror or error}; it takes the name"
            " of a file, and not the key"
        ) from None


def content_of(arguments: Namespace) -> Content:
    """Put the body together, or read it; no more of it than is read of a request.

    Raises:
        CallbackError: it is nothing that could be sent.
        OSError: the file cannot be read.

    """
    content = _content(arguments)
    refuse_large(len(content.body))
    return content


def _content(arguments: Namespace) -> Content:
    if arguments.form:
        from urllib.parse import urlencode

        from ..signature import FORM_TYPE

        pairs = [_pair(number, each) for number, each in enumerate(arguments.form, 1)]
        return Content(urlencode(pairs, errors="surrogateescape").encode(), FORM_TYPE)
    if arguments.json is not None:
        body = os.fsencode(arguments.json) or read_file("-", MAX_BODY)
        return Content(_checked(body), JSON_TYPE)
    if arguments.body:
        return Content(read_file(arguments.body, MAX_BODY), "", arguments.body)
    return Content()


def _pair(number: int, text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found:  # nor is it shown: it may be a key that stands in the wrong place
        raise CallbackError(f"--form {number} has no =: write --form NAME=VALUE")
    return name, value


def _checked(body: bytes) -> bytes:
    import json

    try:
        json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CallbackError(f"the text of --json is no JSON: {error}") from None
    return body
