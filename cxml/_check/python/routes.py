"""The paths and the names under which programs serve their views, as far as they are written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..._text.wording import misspelt
from .literal import last_name, operands, written
from .namespaces import MOUNTS, PREFIXES, Namespaces
from .views import JOINS, ROUTES, RULES, Framework

if TYPE_CHECKING:
    from .module import Module
    from .views import Route, View

Segments: TypeAlias = tuple[str | None, ...]
"""What stands between the slashes of a path; nothing where any text may stand."""
_PATTERNS = ("re_path", "url")
"""What serves a view of Django's at a pattern, which may fit more than it looks."""
_TABLES = ("path", *_PATTERNS)
"""What serves a view in a list of Django's."""
_FRAMEWORKS = {**RULES, **dict.fromkeys(_TABLES, Framework.DJANGO)}
"""What serves a view that it does not decorate."""
_REGISTERS = "register"
_AS_VIEW = "as_view"
_PATCHES = "patch"
"""What is patched in tests has a name with dots; what serves by that method, a path."""
_RESOURCES = ("Rule", "add_resource")
"""What serves views of REST frameworks under names, and at paths, that they make themselves."""
_GIVEN = {
    Framework.DJANGO: (1, ("view",)),
    Framework.FASTAPI: (1, ("endpoint", "route")),
    Framework.FLASK: (2, ("view_func",)),
}
"""Which argument is a view where one is served, and what else it is called."""
_ADDRESSES = ("path", "route", "rule")
_FILLS = ("defaults", "kwargs")
_SERVES = re.compile(
    rb"\b(?:urlpatterns|url_prefix)\b|\b(?:%b)\s*\("
    % "|".join((*_FRAMEWORKS, *_RESOURCES, *JOINS, *MOUNTS, _AS_VIEW, _REGISTERS)).encode()
)
_MAY_DECORATE = re.compile(
    rb"\.(?:%b)\(\s*[rRfF]?[\"']/|^[ \t]*@[\w.]+\.(?:%b)\("
    % ("|".join(sorted(ROUTES)).encode(), "|".join(sorted(ROUTES - {_PATCHES})).encode()),
    re.MULTILINE,
)
_HOST = re.compile(r"\w+://[^/]*")
_SLASHED = re.compile(r"\[\^/\]")
_ANY = re.compile(r"[<{(\[\\+*?|]")
_REST = re.compile(r"<path:|:path\}")
"""A part of a path that may have slashes."""
_PART = re.compile(r"<(?:[^<>]*:)?(?P<name>\w+)>|\{(?P<other>\w+)(?::\w+)?\}")
_ENDS = "/^$"
_HOLE = "\0"
MOST_ROUTES = 1_000
"""With how many routes a path, or a name, is compared that none has."""
DEEPEST = 8
"""Below how many parts of a path views are looked for that stand elsewhere."""


def path_of(address: ast.expr) -> Segments | None:
    """Give the path of an address that is written down; nothing where it is not.

    What a program works out in front of it is where the application is; elsewhere it may be any
    text.
    """
    match address:
        case ast.Call(func=ast.Attribute(attr="build_absolute_uri"), args=[inner]):
            return path_of(inner)
        case ast.JoinedStr(values=parts):
            return _path(map(_text, parts))
        case ast.BinOp(op=ast.Add()):
            return _path(map(_text, operands(address)))
        case _:
            return _path([_text(address)])


def _text(part: ast.expr) -> str:
    return written(part) or _HOLE


def _path(parts: Iterable[str]) -> Segments | None:
    whole = re.split("[?#]", "".join(parts).lstrip(_HOLE))[0]
    return segments_of(whole[_host(whole) :]) if whole else None


def _host(whole: str) -> int:
    found = _HOST.match(whole)
    return found.end() if found else 0


def segments_of(path: str) -> Segments:
    """Take a path apart, or the pattern of one."""
    parts = _SLASHED.sub(".", path).strip(_ENDS).split("/")
    return tuple(None if _ANY.search(each) else each for each in parts if each)


def view_in(node: ast.expr) -> str:
    """Give the name of a view where it is given to a route, whatever is called with it."""
    while isinstance(node, ast.Call):
        is_class = isinstance(node.func, ast.Attribute) and node.func.attr == _AS_VIEW
        inner = node.func.value if is_class and isinstance(node.func, ast.Attribute) else None
        node = inner or next(iter(node.args), ast.Constant(""))
    return last_name(node)


def own_name(name: str) -> str:
    """Give the last part of the name of a route, without its namespace or blueprint."""
    return re.split("[.:]", name)[-1]


class Served(NamedTuple):
    """A view, and how it is reached."""

    view: str
    """What it is called; empty where that is not known."""
    path: str | None
    """Where it is served, as it is written; nothing where that is not said here."""
    name: str | None
    """What its address is called, if it has a name; nothing where that is worked out."""
    framework: Framework | None = None
    is_pattern: bool = False
    """Whether the path is a pattern, which may fit more than it looks."""
    fills: frozenset[str] | None = frozenset()
    """The parts of its path that have a value without being given one; nothing for any."""
    front: str | None = None
    """What stands in front of the name, with its dot or colon; nothing where that is not known."""
    prefix: str | None = None
    """What stands in front of the path; nothing where that is not known."""
    is_route: bool = True
    """Whether it is a route, and not only a view that is named for one."""

    @property
    def segments(self) -> Segments | None:
        """What stands between the slashes of its path."""
        return None if self.path is None else segments_of(self.path)

    @property
    def ends(self) -> bool:
        """Whether its path ends with a slash."""
        return (self.path or "").endswith("/")

    def lacks_prefix(self, path: Segments) -> bool:
        """Whether what stands in front of its path is known, and is not in front of another.

        Args:
            path: the other path, which has its own part.

        """
        prefix = segments_of(self.prefix or "")
        return bool(prefix) and None not in prefix and path[: len(prefix)] != prefix

    @property
    def is_open(self) -> bool:
        """Whether it may be served at more paths than are written down."""
        return (
            self.is_pattern
            or (self.path is None and self.is_route)
            or _REST.search(self.path or "") is not None
        )

    @property
    def needs(self) -> frozenset[str] | None:
        """The parts of its path that have to be given; nothing where that is not known."""
        if self.path is None or self.is_pattern or self.fills is None:
            return None
        parts = (each["name"] or each["other"] for each in _PART.finditer(self.path))
        return frozenset(parts) - self.fills


_UNKNOWN = Served("", None, None)
"""What may have any name, and stand at any path."""


class Table(NamedTuple):
    """All views that a program serves."""

    served: tuple[Served, ...]
    prefixes: tuple[Segments | None, ...]
    """What stands in front of all paths of another table; nothing where it is worked out."""
    is_renamed: bool = False
    """Whether it may say what stands in front of the names of another table."""
    is_moved: bool = False
    """Whether it may say what stands in front of the paths of another table."""
    includes: frozenset[str] = frozenset()
    """The modules whose namespaces it has in front of their names."""

    @property
    def is_open(self) -> bool:
        """Whether it may serve at more paths than are written down."""
        return None in self.prefixes or any(each.is_open for each in self.served)


NOTHING = Table((), ())
"""What a program serves that serves nothing."""


def may_serve(data: bytes) -> bool:
    """Whether a program may serve views that stand elsewhere, as its text tells."""
    return any(each.search(data) for each in (_SERVES, _MAY_DECORATE))


def table_of(module: Module) -> Table:
    """Give the views that a program serves."""
    namespaces = Namespaces(module)
    served = tuple(_served(module, namespaces))
    return Table(
        served,
        tuple(_prefixes(module)),
        namespaces.are_renamed,
        namespaces.are_moved,
        namespaces.included,
    )


class Near(NamedTuple):
    """What was probably meant with a path."""

    path: str
    misspelt: str
    """The part that is spelled otherwise."""


class Routes:
    """Tells which view of a project is served at a path.

    Args:
        tables: what each of its programs serves.

    """

    def __init__(self, tables: Iterable[Table]) -> None:
        self._prefixes: set[Segments] = set()
        self._heads: dict[Segments, bool] = {(): True}
        self._routes: dict[Segments, list[Served]] = {}
        for table in tables:
            self._prefixes.update(filter(None, table.prefixes))
            for each in table.served:
                if (path := each.segments) is not None:
                    self._routes.setdefault(path, []).append(each)

    def view_at(self, path: Segments) -> str:
        """Give the name of the view that is served at a path, where it is one."""
        found = [each for each in self._routes if self._leads(path, each)]
        best = self._routes[max(found, key=_exact)] if found else ()
        views = {each.view for each in best if each.view}
        return next(iter(views)) if len(views) == 1 else ""

    def exactly(self, path: Segments) -> list[Served]:
        """Give all that is served at a path as it is written."""
        return self._routes.get(path, [])

    def at(self, path: Segments) -> list[Served]:
        """Give all that may be served at a path."""
        found = (each for path_, each in self._routes.items() if self._leads(path, path_))
        return [*chain.from_iterable(found)]

    def near(self, path: str) -> Near | None:
        """Give a path that is served, and from which another differs by one misspelt part."""
        asked = segments_of(path)
        for route in [*self._routes][:MOST_ROUTES]:
            head = asked[: len(asked) - len(route)]
            is_led = len(route) <= len(asked) and self._is_prefix(head)
            if is_led and (meant := _meant(asked, (*head, *route))):
                parts, word = meant
                end = "/" if self._routes[route][0].ends else ""
                return Near(f"/{'/'.join(parts)}{end}", word)
        return None

    def _leads(self, path: Segments, route: Segments) -> bool:
        split = len(path) - len(route)
        return split >= 0 and _fits(path[split:], route) and self._is_prefix(path[:split])

    def _is_prefix(self, head: Segments) -> bool:
        """Whether what stands in front of a route is all known to be there."""
        if len(head) > DEEPEST:
            return False
        if head not in self._heads:  # else many prefixes can be put together in very many ways
            begun = (each for each in self._prefixes if _fits(head[: len(each)], each))
            self._heads[head] = any(self._is_prefix(head[len(each) :]) for each in begun)
        return self._heads[head]


def _fits(path: Segments, route: Segments) -> bool:
    pairs = zip(path, route, strict=False)
    return len(path) == len(route) and all(there in (None, here) for here, there in pairs)


def _meant(path: Segments, route: Segments) -> tuple[list[str], str] | None:
    """Give the parts of a path as a route has them that has one misspelt, and that one."""
    pairs = [*zip(path, route, strict=True)]
    wrong = [number for number, (here, there) in enumerate(pairs) if there not in (None, here)]
    here, there = pairs[wrong[0]] if len(wrong) == 1 else (None, None)
    if not (here and there and misspelt(here, [there])):
        return None
    parts = [there if each == wrong[0] else part or "" for each, part in enumerate(path)]
    return parts, here


def _exact(route: Segments) -> tuple[int, int]:
    return len(route), sum(each is not None for each in route)


def _prefixes(module: Module) -> Iterator[Segments | None]:
    for each in module.all(ast.keyword):
        if each.arg in PREFIXES:
            yield _prefix(each.value)
    for call in module.called_any((*MOUNTS, *_TABLES)):
        if call.args and (last_name(call.func) in MOUNTS or _includes(call)):
            yield _prefix(call.args[0])


def _prefix(given: ast.expr) -> Segments | None:
    return () if written(given) == "" else path_of(given)


def _includes(call: ast.Call) -> bool:
    match call.args:
        case [_, ast.Call(func=included), *_]:
            return last_name(call.func) in _TABLES and last_name(included) == "include"
        case _:
            return False


def _served(module: Module, namespaces: Namespaces) -> Iterator[Served]:
    for view in module.views:
        for route in view.routes:
            if route.call in view.function.decorator_list:
                yield _placed(_decorated(route, view), route.call, namespaces)
    for call in module.called_any(_FRAMEWORKS):
        if not _includes(call):
            yield from (_placed(each, call, namespaces) for each in _ruled(call))
    for call in module.called_any((_AS_VIEW,)):
        if name := _as_view(call):
            yield Served(view_in(call), None, name, is_route=False)
    for call in module.called.get(_REGISTERS, ()):
        if len(call.args) > 1 and written(call.args[0]):
            yield _UNKNOWN
    if any(module.called_any(_RESOURCES)):
        yield _UNKNOWN
    yield from _otherwise(module, namespaces)


def _otherwise(module: Module, namespaces: Namespaces) -> Iterator[Served]:
    """Say what a program serves by decorators of applications that stand elsewhere, or by none."""
    decorating = {route.call for view in module.views for route in view.routes}
    for function in module.outer_functions:
        for each in function.decorator_list:
            if each not in decorating and isinstance(each, ast.Call) and _may_route(each):
                name = _said(each, function.name, is_flask=True)
                yield Served(function.name, _address(each), name, fills=_filled(each))
                decorating.add(each)
    for call in module.called_any(ROUTES):
        if call not in decorating and namespaces.prefix(call) is not None:
            yield _UNKNOWN


def _may_route(call: ast.Call) -> bool:
    """Whether a decorator may be one of an application that stands elsewhere."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in ROUTES:
        return False
    path = _address(call)
    return call.func.attr != _PATCHES if path is None else path.startswith("/")


def _placed(served: Served, call: ast.Call, namespaces: Namespaces) -> Served:
    front = namespaces.front(call, served.framework) if served.framework else None
    return served._replace(front=front, prefix=namespaces.prefix(call))


def _decorated(route: Route, view: View) -> Served:
    call, own = route.call, view.function.name
    name = _said(call, own, is_flask=route.framework is Framework.FLASK)
    return Served(own, _address(call), name, route.framework, fills=_filled(call))


def _ruled(call: ast.Call) -> Iterator[Served]:
    """Say what a call serves that decorates nothing."""
    rule = last_name(call.func)
    framework = _FRAMEWORKS[rule]
    place, called = _GIVEN[framework]
    if any(isinstance(each, ast.Starred) for each in call.args):
        yield _UNKNOWN
    given = (*call.args[place:], *(each.value for each in call.keywords if each.arg in called))
    view = next((found for each in given if (found := view_in(each))), "")
    own = next((named for each in given if (named := _as_view(each))), view)
    if framework is Framework.DJANGO:
        own = ""  # which has no other names than those that are said
    name = _said(call, own, is_flask=framework is Framework.FLASK)
    if given:
        is_pattern = rule in _PATTERNS
        yield Served(view, _address(call), name, framework, is_pattern, _filled(call))


def _as_view(node: ast.expr) -> str | None:
    """Give the name that a class of views is served under; nothing for anything else."""
    match node:
        case ast.Call(func=ast.Attribute(attr="as_view"), args=[named, *_]):
            return own_name(written(named) or "")
        case _:
            return None


def _said(call: ast.Call, own: str, *, is_flask: bool) -> str | None:
    """Give what the address of a route is called; nothing where that is worked out."""
    named = [each.value for each in call.keywords if each.arg == "name"]
    if is_flask:
        named += (each.value for each in call.keywords if each.arg == "endpoint")
        named += call.args[1:2]
    named = [each for each in named if not _is_none(each)]
    if not named:
        return None if any(each.arg is None for each in call.keywords) else own
    text = written(named[0])
    return None if text is None else own_name(text)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _address(call: ast.Call) -> str | None:
    named = [each.value for each in call.keywords if each.arg in _ADDRESSES]
    given = [*call.args[:1], *named][:1]
    return written(given[0]) if given else None


def _filled(call: ast.Call) -> frozenset[str] | None:
    """Give the parts of a path that have a value already; nothing where that may be any."""
    given = [each.value for each in call.keywords if each.arg in _FILLS]
    given += (each for each in call.args[2:3] if isinstance(each, ast.Dict))
    keys = [key for each in given if isinstance(each, ast.Dict) for key in each.keys]
    names = [text for key in keys if key and (text := written(key))]
    is_known = all(isinstance(each, ast.Dict) for each in given) and len(names) == len(keys)
    return frozenset(names) if is_known else None
