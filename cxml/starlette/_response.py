"""What the platform is answered, as responses of Starlette."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.background import BackgroundTask
from starlette.responses import Response

from .._web.answer import Document, as_document


class CxmlResponse(Response):
    """A response that is a document.

    It can also be the ``response_class`` of an endpoint of FastAPI, which returns a document then.

    Args:
        document: what it says; ``None`` is an empty document, and a text is one that is written
            already.
        status_code: the status.
        headers: more headers.
        media_type: what it is sent as.
        background: what is done afterwards.

    Raises:
        UsageError: it is no document.

    """

    media_type = "text/xml"

    def __init__(
        self,
        document: Document = None,
        status_code: int = 200,
        headers: Mapping[str, str] | None = None,
        media_type: str | None = None,
        background: BackgroundTask | None = None,
    ) -> None:
        super().__init__(as_document(document), status_code, headers, media_type, background)


class NothingResponse(Response):
    """What a status callback is answered with, to whoever looks at the signature."""
