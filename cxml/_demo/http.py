"""Requests as the platform makes them, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, urlencode, urlsplit

from attrs import field, frozen

from ..signature import HEADER, sign
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


@frozen
class Platform:
    """Who sends requests, and signs them."""

    key: str = field(repr=False)

    def send(self, method: str, url: str, parameters: Mapping[str, str]) -> Answer:
        """Send the parameters as a form, in the body of a POST or in the query of a GET.

        Raises:
            DemoError: no answer came.

        """
        # HTTP does not send it: to the platform it is an instruction. No source says whether it is
        # signed.
        address, form = urlsplit(url)._replace(fragment=""), urlencode(parameters)
        if method == "GET":
            query = "&".join(filter(None, (address.query, form)))
            address, form = address._replace(query=query), ""
        return _send(method, address, form, {HEADER: sign(self.key, address.geturl(), form)})


def send(method: str, url: str) -> Answer:
    """Send a request as anybody can.

    Raises:
        DemoError: no answer came.

    """
    return _send(method, urlsplit(url), "", {})


def _send(method: str, address: SplitResult, form: str, headers: Mapping[str, str]) -> Answer:
    try:
        return _exchange(method, address, form.encode(), headers)
    except (OSError, HTTPException, UnicodeError) as error:
        detail = str(error) or type(error).__name__
        raise DemoError(f"{method} {address.path} was not answered: {detail}") from error


def _exchange(method: str, address: SplitResult, body: bytes, headers: Mapping[str, str]) -> Answer:
    target = address._replace(scheme="", netloc="").geturl() or "/"
    # Not urllib.request, which would ask a proxy that the environment names, and follow redirects.
    with closing(HTTPConnection(address.netloc, timeout=TIMEOUT)) as connection:
        connection.request(method, target, body or None, {**headers, **(FORM if body else {})})
        response = connection.getresponse()
        kind, charset = response.headers.get_content_type(), response.headers.get_content_charset()
        return Answer(f"{method} {address.path}", response.status, kind, charset, response.read())
