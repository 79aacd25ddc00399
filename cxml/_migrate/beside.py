"""The Python files that stand beside each other in a project."""

from __future__ import annotations

from pathlib import PurePath

from .._check.files import is_program

_ADDRESSES = (
    b"urlpatterns", b"add_url_rule", b"as_view", b"add_api_route", b"include_router", b"mount(",
    b"Mount(", b"url_prefix",
)  # fmt: skip


def may_be_asked(name: str, data: bytes) -> bool:
    """Whether a file that has nothing to do with telephony may tell something of one that has."""
    is_package = PurePath(name).name == "__init__.py" and b"import" in data
    return is_program(name, data) and (is_package or any(each in data for each in _ADDRESSES))


class Files:
    """The files of a project, by the parts of the names that they have as modules."""

    def __init__(self) -> None:
        self.data: dict[tuple[str, ...], tuple[str, bytes]] = {}

    def add(self, name: str, data: bytes) -> None:
        """Take a file.

        Args:
            name: what it is called, with its folders.
            data: what is in it.

        """
        self.data[_parts(name)] = (name, data)


def _parts(name: str) -> tuple[str, ...]:
    parts = PurePath(name).with_suffix("").parts
    return parts[:-1] if parts[-1:] == ("__init__",) else parts
