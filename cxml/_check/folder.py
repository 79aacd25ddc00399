"""Several documents that belong together, and how they lead to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from posixpath import basename, dirname, join, normpath
from urllib.parse import unquote, urlsplit

from .._tree.node import Node
from .document import Document, text_of


class Folder:
    """The documents of a run.

    Args:
        documents: those that could be read, by their paths.
        is_whole: whether these are all; else nothing is said of what may stand elsewhere.

    """

    def __init__(self, documents: Mapping[str, Document], is_whole: bool) -> None:
        self.documents = dict(sorted(documents.items()))
        self.is_whole = is_whole

    def target(self, path: str, address: str) -> str | None:
        """Find the document that an address in another one leads to.

        A relative address leads to the file of that name; an absolute one to the only document
        that is called like its last part, with a slash behind it or without.

        Args:
            path: the document in which the address stands.
            address: the address.

        """
        try:
            split = urlsplit(address.strip())
        except ValueError:
            return None
        if split.scheme or split.netloc or split.path.startswith("/"):
            named = self._by_name.get(basename(unquote(split.path).rstrip("/")), [])
            return named[0] if len(named) == 1 else None
        if not split.path:
            return path
        found = normpath(join(dirname(path), unquote(split.path)))
        return found if found in self.documents else None

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in self.documents:
            names.setdefault(basename(path), []).append(path)
        return names

    @cached_property
    def rooms(self) -> dict[str, list[tuple[str, Node]]]:
        """The conferences of each name, each with its file; names that are filled in have none."""
        rooms: dict[str, list[tuple[str, Node]]] = {}
        for path, document in self.documents.items():
            for conference in document.find("Conference"):
                name = text_of(conference)
                if name and "{{" not in name:
                    rooms.setdefault(name, []).append((path, conference))
        return rooms

    def circles(self, passes: Callable[[str], bool]) -> Iterator[list[str]]:
        """Give the circles of documents that lead to each other by their first redirect.

        Args:
            passes: tells a document that leads on whatever happens; through others none goes.

        """
        done: set[str] = set()
        for start in self.documents:
            chain: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in done and passes(here):
                done.add(here)
                chain[here] = None
                _, here = self.next_of(here)
            if here in chain:
                circle = [*chain][[*chain].index(here) :]
                if len(circle) > 1:
                    yield circle

    def next_of(self, path: str) -> tuple[Node | None, str | None]:
        """Give the first redirect of a document, and the document that it leads to."""
        verb = next((each for each in self.documents[path].verbs if each.tag == "Redirect"), None)
        return verb, None if verb is None else self.target(path, text_of(verb))
