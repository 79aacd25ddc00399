"""``cxml.flow()``: a picture of how documents lead to each other."""

from __future__ import annotations

from collections.abc import Mapping

from .._check.check import findings_of, shown_findings
from .._check.examined import Examined
from .._check.runner import Runner
from .._check.select import make_settings
from .._text.wording import shown
from .._tree.element import Element
from ..errors import Problem, UsageError
from .build import graph_of
from .mermaid import write_mermaid


def flow(
    documents: str | bytes | Element | Mapping[str, str | bytes | Element],
) -> str:
    """Draw how documents lead to each other, with what ``cxml.check`` finds marked.

    Args:
        documents: one document, as text or as bytes, or an element; or several by their names, by
            which they ask for each other.

    Returns:
        the picture as Mermaid.

    Raises:
        UsageError: it is neither.

    """
    named = documents if isinstance(documents, Mapping) else {"": documents}
    runner = Runner(make_settings())
    every = [Examined(_written(each), runner, name) for name, each in named.items()]
    findings = shown_findings(findings_of(every, runner, is_whole=True))
    return write_mermaid(graph_of({each.path: each.document for each in every}, findings))


def _written(document: object) -> bytes:
    if isinstance(document, bytes):
        return document
    if not isinstance(document, (str, Element)):
        message = f"flow takes documents and elements, not {shown(document)}"
        raise UsageError(Problem(code="usage", message=message))
    return str(document).encode(errors="surrogatepass")
