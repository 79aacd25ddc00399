"""The subcommand ``flow``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from typing import TYPE_CHECKING

from .check import add_files, checked, print_to, settings_of, without_effect
from .options import complain

if TYPE_CHECKING:
    from .._flow.graph import Graph

SUMMARY = "draw how documents lead to each other"
DESCRIPTION = """\
Draw documents of cXML as a picture: the verbs in their order, and where a call goes on from
there: actions, redirects, rooms, documents for who waits, callbacks. What cxml check finds is
marked in it, with a number, and listed below.
"""
EPILOG = """\
Mermaid is text, which many viewers of Markdown draw. SVG needs the extra flow.
Exit code: 0 when a picture was drawn, 2 when the command could not run.
"""
FORMATS = ("mermaid", "svg")


def add_to(add_parser: Callable[..., ArgumentParser]) -> None:
    """Add the subcommand's parser."""
    parser = add_parser(
        "flow",
        help=SUMMARY,
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders of documents; unset, .")
    add("--format", choices=FORMATS, default="mermaid", help="how to draw it (mermaid)")
    add("--output", metavar="FILE", help="write to this file")
    add("--no-findings", action="store_true", help="mark nothing in it")
    add_files(parser)
    chosen = {"select": None, "ignore": None, "target": None, "coming_from": None}
    parser.set_defaults(run=run, fix=False, diff=False, unsafe_fixes=False, **chosen)


def run(arguments: Namespace) -> int:
    """Draw what is named."""
    from ..errors import ConfigurationError

    try:
        return _run(arguments)
    except (ConfigurationError, ImportError) as error:
        complain("flow", error)
        return 2


def _run(arguments: Namespace) -> int:
    graph = _graph(arguments)
    if graph.left_out:
        left_out = f"{graph.left_out} documents are not drawn; name fewer"
        complain("flow", f"there is no more place: {left_out}")
    print_to(_drawn(graph, arguments.format), arguments.output)
    complain("flow", *without_effect(arguments))
    return 0


def _graph(arguments: Namespace) -> Graph:
    from .._check.check import shown_findings
    from .._check.rule import Severity
    from .._flow.build import graph_of
    from ..errors import ConfigurationError

    settings = settings_of(arguments)
    checking = checked(arguments, settings, to="draw")
    if checking.failures:
        raise ConfigurationError("; ".join(checking.failures))
    findings = [] if arguments.no_findings else shown_findings(checking.findings)
    least = Severity(settings.config.get("min-severity", "info"))
    marked = (each for each in findings if each.severity.reaches(least))
    return graph_of(checking.documents, marked)


def _drawn(graph: Graph, form: str) -> str:
    if form == "svg":
        from .._flow.svg import write_svg

        return write_svg(graph)
    from .._flow.mermaid import write_mermaid

    return write_mermaid(graph)
