"""Which documents an address leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath
from urllib.parse import urlsplit

from .._check.folder import Folder

_TEMPLATE = re.compile(r"(?P<before>[^{}]*)\{\{(?P<name>[A-Za-z0-9_-]+)\}\}(?P<behind>[^{}]*)")


def documents_at(folder: Folder, path: str, address: str) -> Iterator[tuple[str, str]]:
    """Give the documents that an address leads to, each with what has to be so for it.

    An address with one template, such as ``menu-{{Digits}}.xml``, leads to every document of such
    a name; what has to be so for the second is then ``Digits 2``.

    Args:
        folder: all documents.
        path: the one in which the address stands.
        address: the address.

    """
    target = folder.target(path, address)
    if target is not None:
        yield target, ""
    elif "{{" in address:
        yield from _by_template(folder, path, address)


def _by_template(folder: Folder, path: str, address: str) -> Iterator[tuple[str, str]]:
    try:
        split = urlsplit(address)
    except ValueError:
        return
    is_elsewhere = bool(split.scheme or split.netloc or split.path.startswith("/"))
    wanted = (
        basename(split.path.rstrip("/"))
        if is_elsewhere
        else normpath(join(dirname(path), split.path))
    )
    found = _TEMPLATE.fullmatch(wanted)
    # A template alone would lead everywhere.
    if found and (found["before"] or found["behind"].rpartition(".")[0]):
        for each in folder.documents:
            name = basename(each) if is_elsewhere else each
            if value := _between(name, found["before"], found["behind"]):
                yield each, f"{found['name']} {value}"


def _between(name: str, before: str, behind: str) -> str:
    """Give what a template would have to be filled in with to give a name; empty if nothing."""
    if not (name.startswith(before) and name.endswith(behind)):
        return ""
    value = name[len(before) : len(name) - len(behind)]
    return "" if "/" in value else value
