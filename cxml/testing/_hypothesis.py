"""Hypothesis, or what to install where it is not there."""

from __future__ import annotations

try:
    from hypothesis import strategies as strategies
except ModuleNotFoundError as error:
    message = 'the strategies of cxml.testing need Hypothesis; run: pip install "cxml[testing]"'
    raise ImportError(message, name="hypothesis") from error
