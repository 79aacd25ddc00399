"""A response of Django that is a document."""

from __future__ import annotations

from django.http import HttpResponse

from .._web.answer import XML_TYPE, Document, as_document


class CxmlResponse(HttpResponse):
    """A response of Django that is a document.

    Args:
        document: what it says; ``None`` is an empty document, and a text is one that is written
            already.
        status: the status.

    """

    def __init__(self, document: Document = None, *, status: int = 200) -> None:
        super().__init__(as_document(document), content_type=XML_TYPE, status=status)
