"""Whether two documents say the same, however they are written and held."""

from __future__ import annotations

from typing import Any

from lxml import etree


def canonical(found: Any) -> str:
    """Write a document, read or built, in the form that all equal documents share."""
    root = found if etree.iselement(found) else etree.fromstring(str(found).encode())
    return bytes(etree.tostring(root, method="c14n2")).decode()


def same_documents(ours: object, theirs: object) -> bool:
    """Tell whether both sides made the same document."""
    return canonical(ours) == canonical(theirs)
