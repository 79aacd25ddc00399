"""What a view may return, and what the platform is answered."""

from __future__ import annotations

from typing import cast

from attrs import frozen

from .._tree.element import Element

XML_TYPE = "text/xml; charset=utf-8"
EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'


@frozen
class Answer:
    """What the platform is answered, which each framework says in a response of its own."""

    status: int
    body: str = ""
    content_type: str | None = None


def answer_document(result: Element | None, view: object) -> Answer:
    """Answer with the document that a view returned.

    Raises:
        TypeError: it is none.

    """
    return Answer(200, as_document(result, view), XML_TYPE)


def answer_nothing(result: None, view: object) -> Answer:
    """Answer that a status callback was taken.

    Raises:
        TypeError: the view returned something, which the platform would not read.

    """
    expect_nothing(result, view)
    return Answer(204)


def as_document(result: Element | None, view: object = None) -> str:
    """Write a document, which a view returned.

    Raises:
        TypeError: it is none.

    """
    if result is None:
        return EMPTY
    if not isinstance(cast("object", result), Element) or result.tag != "Response":
        raise TypeError(
            f"{_kind(result)}{_from(view)} is no document: give a response of cxml, such as"
            " VoiceResponse, or None"
        )
    return str(result)


def expect_nothing(result: None, view: object) -> None:
    """Refuse what a view returned, unless it is nothing.

    Raises:
        TypeError: it is something, which the platform would not read.

    """
    if result is not None:
        raise TypeError(
            f"{_kind(result)}{_from(view)} would be read by nobody: answer a status callback with"
            " None"
        )


def _from(view: object) -> str:
    return f" from {getattr(view, '__qualname__', view)}" if view is not None else ""


def _kind(result: object) -> str:
    return f"<{result.tag}>" if isinstance(result, Element) else f"a {type(result).__name__}"
