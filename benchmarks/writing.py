"""The rows of building and of rendering documents."""

from __future__ import annotations

from .case import Case, timed
from .documents import Build
from .libraries import CXML, TWILIO, TWILIO_NAME


def build_and_render(document: str, build: Build) -> Case:
    """Compare building and rendering a document."""
    return timed(
        f"build + render: {document}",
        TWILIO_NAME,
        lambda: str(build(CXML)),
        lambda: str(build(TWILIO)),
    )


def render(document: str, build: Build) -> Case:
    """Compare rendering a document that is built already."""
    ours, theirs = build(CXML), build(TWILIO)
    return timed(f"render only: {document}", TWILIO_NAME, lambda: str(ours), lambda: str(theirs))
