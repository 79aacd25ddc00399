"""Requests as the platform makes them, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, urlencode, urlsplit

from attrs import frozen

from .errors import DemoError

TIMEOUT = 5
"""Seconds that the platform waits for an application."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@frozen
class Answer:
    """What an application answered, and to what."""

    request: str
    status: int
    media_type: str
    charset: str | None
    body: bytes


def send(method: str, url: str, parameters: Mapping[str, str]) -> Answer:
    """Send the parameters as a form, in the body of a POST or in the query of a GET.

    Raises:
        DemoError: no answer came.

    """
    address, form = urlsplit(url), urlencode(parameters)
    if method == "GET":
        query = "&".join(filter(None, (address.query, form)))
        address, form = address._replace(query=query), ""
    try:
        return _exchange(method, address, form.encode())
    except (OSError, HTTPException, UnicodeError) as error:
        detail = str(error) or type(error).__name__
        raise DemoError(f"{method} {address.path} was not answered: {detail}") from error


def _exchange(method: str, address: SplitResult, body: bytes) -> Answer:
    target = address._replace(scheme="", netloc="", fragment="").geturl() or "/"
    with closing(HTTPConnection(address.netloc, timeout=TIMEOUT)) as connection:
        connection.request(method, target, body or None, FORM if body else {})
        response = connection.getresponse()
        kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
        return Answer(f"{method} {address.path}", response.status, kind, charset, response.read())
