"""Posts of tests that go out as the platform never posts, so that what is verified refuses them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from .._check.python.literal import last_name
from .._check.python.module import is_of_tests
from .addresses import views_at
from .answering import is_ours
from .neighbours import neighbours_of
from .program import Program
from .views import Candidate

_POSTS = b".post("
_DJANGO = ("django.", "rest_framework.")
_OTHERS = (
    "aiohttp.", "fastapi.", "flask.", "httpx.", "quart.", "requests.", "starlette.", "werkzeug.",
)  # fmt: skip
_TYPES = {"content_type", "format"}
_MULTIPART = "multipart/form-data"


def may_post(path: str, data: bytes) -> bool:
    """Whether a file of tests that is about something else may post to views of calls."""
    return _POSTS in data and (is_of_tests(path) or PurePosixPath(path).name == "tests.py")


def multipart_posts(program: Program) -> Iterator[ast.Call]:
    """Give the posts of test clients that are multipart, and go to views that refuse those.

    Django's client sends a form so where nothing else is said; those of Flask and Starlette do
    where a file is in it.
    """
    is_django = _imports(program, _DJANGO)
    may_be = is_django or not _imports(program, _OTHERS)
    for call in program.module.all(ast.Call) if _POSTS in program.data else ():
        has_files = _has_files(call)
        is_multipart = has_files or (may_be and _is_default(call))
        if not is_multipart or not _is_of_client(program, call):
            continue
        # What posts to a view of Django's is a client of Django's, whoever gave it.
        packages = (*_DJANGO, *_OTHERS) if has_files or is_django else _DJANGO
        if _is_refused(program, call, packages, is_known=has_files or is_django):
            yield call


def _imports(program: Program, packages: tuple[str, ...]) -> bool:
    return any(f"{name}.".startswith(packages) for _, name in program.names.imports())


def _is_of_client(program: Program, call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Call(func=made), attr="post"):
            return _makes_client(program.names(made)) or last_name(made) == "test_client"
        case ast.Attribute(value=owner, attr="post"):
            name = last_name(owner)
            given = (e for e in program.module.given.get(name, ()) if isinstance(e, ast.Call))
            makers = [program.names(each.func) for each in given]
            is_ours_now = any(each.startswith("cxml.") for each in makers)
            return any(map(_makes_client, makers)) or (
                name.lower().endswith("client") and not is_ours_now
            )
        case _:
            return False


def _makes_client(name: str) -> bool:
    return name.startswith(_DJANGO) and name.endswith("Client")


def _is_default(call: ast.Call) -> bool:
    """Whether a post of Django's client is one of a form, of which no type is said."""
    names = {each.arg for each in call.keywords}
    return 0 < len(call.args) < 3 and not names & {*_TYPES, None}


def _has_files(call: ast.Call) -> bool:
    """Whether a post of any client says that it is multipart, or has a file, which makes it so."""
    return any(map(_has_file, call.keywords))


def _has_file(keyword: ast.keyword) -> bool:
    match keyword:
        case ast.keyword(arg="content_type", value=ast.Constant(value=str() as kind)):
            return kind.startswith(_MULTIPART)
        case ast.keyword(arg="data", value=ast.Dict(values=values)):
            return any(map(_is_file, values))
        case _:
            return keyword.arg == "files"


def _is_file(node: ast.expr) -> bool:
    name = last_name(node.func) if isinstance(node, ast.Call) else ""
    return isinstance(node, ast.Tuple) or name in ("BytesIO", "FileStorage", "open")


def _is_refused(
    program: Program, call: ast.Call, packages: tuple[str, ...], *, is_known: bool
) -> bool:
    """Whether a post leads to a view of calls; where nobody knows, by what the file is about."""
    address = _given(program, call.args[0]) if call.args else None
    views = [*_views(program, views_at(program, address))] if address else []
    if views:
        return any(_is_verified(each) and _imports(each.program, packages) for each in views)
    return is_known and not program.is_other


def _given(program: Program, address: ast.expr) -> ast.expr:
    """Give what a name stands for that is given once."""
    given = program.module.given.get(address.id, []) if isinstance(address, ast.Name) else []
    return given[0] if len(given) == 1 else address


def _views(program: Program, names: Iterable[str]) -> Iterator[Candidate]:
    """Give the functions of a project that are called so, or that stand in a class of the name."""
    for name in names:
        for other in neighbours_of(program).every:
            for each in other.module.functions:
                above = other.module.parent(each)
                if name in (each.name, above.name if isinstance(above, ast.ClassDef) else ""):
                    yield Candidate(other, each)


def _is_verified(view: Candidate) -> bool:
    above = view.program.module.parent(view.function)
    of_class = above.decorator_list if isinstance(above, ast.ClassDef) else []
    every = [*view.function.decorator_list, *of_class]
    return view.answers or any(is_ours(view.program, each) for each in every)
