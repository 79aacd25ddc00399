"""A response of Django that is a document."""

from __future__ import annotations

from django.http import HttpResponse

from .._tree.element import Element
from .._web.answer import XML_TYPE, as_document


class CxmlResponse(HttpResponse):
    """A response of Django that is a document.

    Args:
        document: what it says; ``None`` is an empty document.
        status: the status.

    """

    def __init__(self, document: Element | None = None, *, status: int = 200) -> None:
        super().__init__(as_document(document), content_type=XML_TYPE, status=status)
