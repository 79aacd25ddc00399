"""How an application ended the program that asked it, by what is no ``Exception``."""

from __future__ import annotations


def said_of_end(left: BaseException) -> str:
    """Write the statement that ends a program so."""
    if isinstance(left, SystemExit):
        return f"sys.exit({left.code!r})"
    return f"raise {type(left).__name__}"
