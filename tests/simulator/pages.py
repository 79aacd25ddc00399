"""Applications for tests: a page for each path."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import flask

from cxml.simulator import Platform

Form = Mapping[str, str]
Said = str | bytes | tuple[int, str, str]
"""The verbs of a document; or the whole body; or a status, a content type (of a redirect, where it
leads), and a body."""
Page = Said | Callable[[Form], Said]

ASKS = '<Gather action="/menu" numDigits="1"><Say>Press a key</Say></Gather><Say>Goodbye</Say>'


def application(pages: Mapping[str, Page]) -> flask.Flask:
    """Make an application that answers each path with its page."""
    app = flask.Flask("pages")

    @app.route("/<path:path>", methods=["GET", "POST"])
    def answer(path: str) -> flask.Response:
        page = pages.get(f"/{path}", (404, "text/html", "nothing"))
        said = page(flask.request.values) if callable(page) else page
        return _response(said)

    return app


def _response(said: Said) -> flask.Response:
    if isinstance(said, str):
        said = f"<Response>{said}</Response>".encode()
    if isinstance(said, bytes):
        return flask.Response(said, content_type="text/xml")
    status, kind, body = said
    if 300 <= status < 400:
        return flask.Response(body, status, {"Location": kind})
    return flask.Response(body, status, content_type=kind)


def platform(pages: Mapping[str, Page] | str, **options: object) -> Platform:
    """Make a platform that calls pages, or one page at ``/voice``."""
    pages = {"/voice": pages} if isinstance(pages, str) else pages
    make: Callable[..., Platform] = Platform
    return make(application(pages), **options)


def asked(platform: Platform) -> list[str]:
    """Give the kinds of all requests."""
    return [each.kind for each in platform.requests]
