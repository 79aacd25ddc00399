"""``cxml.check()``: what is wrong with a document or a tree, found before the call."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast

from .._text.wording import shown
from .._tree.element import Element
from ..errors import MOST_PROBLEMS, ConfigurationError, Problem, UsageError
from .document import Document
from .elsewhere import Elsewhere
from .examined import Examined, finding_of
from .files import is_program
from .finding import Finding
from .folder import Folder
from .runner import Runner, Said
from .select import make_settings

if TYPE_CHECKING:
    from .elsewhere import Teller
    from .program import Program
    from .site.told import Told


_HOLD = ("document", "data", "content", "to_xml()")
"""What gives the document of an answer, or of a response of another library."""


def check(
    document: str | bytes | Element,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    target: str = "signalwire",
    coming_from: str | None = None,
    default_country: str | None = None,
) -> list[Finding]:
    """Find what is wrong with a document, or with a response that was built.

    A document that cannot be read is a finding too. In a test::

        assert cxml.check(response) == []

    Args:
        document: the document, as text or as bytes, or an element.
        select: ids of rules, such as ``CX501``, beginnings of ids, such as ``CX5``, or names; all
            that are on by default, if unset.
        ignore: likewise, of rules that are off all the same.
        target: where the document runs: ``signalwire``, or ``both`` for Twilio too.
        coming_from: ``twilio`` makes what is info about moving warnings.
        default_country: the country, such as ``US``, of numbers that name none.

    Returns:
        the findings, in the order of the document; an empty list if all is well.

    Raises:
        ConfigurationError: there is no such rule, or an option cannot be.
        UsageError: it is neither a document nor an element.

    """
    known = _words("select", select), _words("ignore", ignore)
    words = {"target": target, "coming_from": coming_from, "default_country": default_country}
    for option, word in words.items():
        if word is not None:
            _refuse_all_but_text(option, word, "a text")
    return shown_findings(_all(document, _runner(*known, target, coming_from, default_country)))


def _all(document: object, runner: Runner) -> list[Finding]:
    if isinstance(document, str):
        # A lone surrogate is refused by the reader, in its own words.
        return Examined(document.encode(errors="surrogatepass"), runner).findings()
    if isinstance(document, bytes):
        return Examined(document, runner).findings()
    return check_tree(_checked(document), runner)


def _words(option: str, selectors: object) -> tuple[str, ...]:
    """Give the names of rules that an option lists, each once."""
    is_list = isinstance(selectors, Iterable) and not isinstance(selectors, str | bytes)
    words: list[object] = [selectors]
    if is_list:
        words = [*cast("Iterable[object]", selectors)]
    for each in words:
        _refuse_all_but_text(option, each, "names of rules")
    return tuple(dict.fromkeys(cast("list[str]", words)))


def _refuse_all_but_text(option: str, word: object, what: str) -> None:
    if not isinstance(word, str):
        raise ConfigurationError(f"{option} has to be {what}, not {shown(word)}")


def _checked(document: object) -> Element:
    if not isinstance(document, Element):
        # By the class, since an answer without a document raises where it is asked for one.
        has = (each for each in _HOLD if hasattr(type(document), each.removesuffix("()")))
        meant = f": give it the .{name} of that" if (name := next(has, "")) else ""
        message = f"check takes a document or an element, not {shown(document)}{meant}"
        raise UsageError(Problem(code="usage", message=message))
    return document


@lru_cache(maxsize=16)
def _runner(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    target: str,
    coming_from: str | None,
    default_country: str | None,
) -> Runner:
    # Kept, since a suite of tests asks the same again and again.
    settings = make_settings(
        select=select,
        ignore=ignore,
        target=target,
        coming_from=coming_from,
        default_country=default_country,
    )
    return Runner(settings)


def check_tree(root: Element, runner: Runner) -> list[Finding]:
    """Find what is wrong with a tree that was built; it has no lines."""
    document = Document(root=root, settings=runner.settings, is_written=False, is_served=False)
    said = runner.worst(runner.document(document), MOST_PROBLEMS)
    found = sorted(said, key=lambda each: _order(document, each))
    return [finding_of(each, runner, document) for each in found]


def _order(document: Document, said: Said) -> tuple[int, str]:
    element = said.found.element
    return (0 if element is None else document.numbers[id(element)], said.rule.id)


def check_folder(
    files: Mapping[str, bytes], runner: Runner, *, is_whole: bool = True
) -> list[Finding]:
    """Find what is wrong with all documents of a folder, and between them.

    Args:
        files: what is in each file, by its path.
        runner: asks the rules.
        is_whole: whether these are all of the documents that belong together.

    """
    every = [examine(data, runner, path) for path, data in files.items()]
    return findings_of(every, runner, is_whole=is_whole)


def examine(data: bytes, runner: Runner, path: str = "") -> Examined | Program:
    """Read a file, which is a document or a program, and ask all rules about it.

    Raises:
        RuleFailedError: a rule does not work.

    """
    if not is_program(path, data):
        return Examined(data, runner, path)
    from .program import Program  # where there are none, nothing that knows them is loaded

    return Program(data, runner, path)


def findings_of(
    every: Sequence[Examined | Program], runner: Runner, *, is_whole: bool
) -> list[Finding]:
    """Give what there is to say about files, and about each document as one of several."""
    more = between(every, runner, is_whole=is_whole)
    return [each for some in every for each in some.findings(more.get(some.path, ()))]


def between(
    every: Sequence[Examined | Program],
    runner: Runner,
    *,
    is_whole: bool,
    others: Callable[[], Iterable[tuple[str, bytes]]] = tuple,
) -> dict[str, list[Said]]:
    """Find what is wrong between files, by the paths of those that it is said of.

    What programs, and templates, answer with is not known, so nothing is said of what may stand in
    one of them.
    Each file is told of what the others do for its views.

    Args:
        every: the files.
        runner: asks the rules.
        is_whole: whether these are all that belong together.
        others: gives the programs that are about something else, when they are needed: what each
            is called, and the file.

    """
    found: dict[str, list[Said]] = {}
    told = [each.told for each in every if each.told]
    if any(each.asks for each in told):
        from .site.site import Site

        more = partial(_told_by_others, others, every, runner)
        site = Site(told, more, is_whole=is_whole)
        for said in runner.programs(site):
            found.setdefault(said.found.file, []).append(said)
    is_whole = is_whole and not any(each.answers for each in every)
    exempted = frozenset[str]().union(*(each.exempts for each in every))
    tellers = (each.teller for each in every if each.teller)
    elsewhere = Elsewhere(exempted, tellers, partial(_tellers_of, others))
    for each in every:
        each.elsewhere = elsewhere
    known = [each for each in every if not each.answers]
    documents = {each.path: each.document for each in known if each.document is not None}
    if len(documents) > 1:
        for said in runner.folder(Folder(documents, is_whole)):
            found.setdefault(said.found.file, []).append(said)
    return found


def _told_by_others(
    others: Callable[[], Iterable[tuple[str, bytes]]],
    every: Iterable[Examined | Program],
    runner: Runner,
) -> Iterator[Told]:
    """Give what programs tell that are about something else, and what documents tell.

    Those are written down, and may have addresses too.
    """
    from .python.routes import NOTHING
    from .site.told import Told, told_by_other

    yield from (told_by_other(data, runner.settings, path) for path, data in others())
    documents = (each for each in every if isinstance(each, Examined))
    yield from (Told(each.path, each.raw.data, NOTHING) for each in documents)


def _tellers_of(others: Callable[[], Iterable[tuple[str, bytes]]]) -> Iterator[Teller]:
    from .program import teller_of

    return (teller_of(path, data) for path, data in others())


def shown_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Give those that nobody suppressed."""
    return [each for each in findings if not each.suppressed]


def check_bytes(data: bytes, runner: Runner, path: str = "") -> list[Finding]:
    """Find what is wrong with a file; what is suppressed says so."""
    return examine(data, runner, path).findings()
