"""Posts of tests that are not as the platform posts, so that what is verified refuses them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

from .._check.python.literal import last_name
from .._check.python.module import is_of_tests
from .addresses import views_at
from .neighbours import neighbours_of
from .program import Program
from .reads import kinds
from .verified import Asked, views_called

_POSTS = b".post("
_DJANGO = ("django.", "rest_framework.")
_OTHERS = {"aiohttp", "fastapi", "flask", "httpx", "quart", "requests", "starlette", "werkzeug"}
_CLIENTS = ("test_client", "TestClient")
"""What makes a client of Flask, or of Starlette."""
_TYPES = {"content_type", "format"}
_MULTIPART = "multipart/form-data"
_SIGNING = {"environ_base", "environ_overrides", "headers", None}
"""How a header may be given with a post, or with what stands behind two stars."""
_REFUSALS = (401, 403)


def may_post(path: str, data: bytes) -> bool:
    """Whether a file of tests that is about something else may concern views of calls.

    It posts to them, or patches what they use.
    """
    return (_POSTS in data or b"patch" in data) and _is_of_tests(path)


def _is_of_tests(path: str) -> bool:
    return is_of_tests(path) or PurePosixPath(path).name == "tests.py"


def refused_posts(program: Program) -> Iterator[tuple[ast.Call, str]]:
    """Give the posts of test clients that views which are verified refuse, each with why.

    That is ``multipart``, where the platform never posts so: Django's client does where nothing
    else is said, and those of Flask and Starlette where a file is in the form. Else it is
    ``unsigned``, in files of tests.
    """
    for call in program.module.all(ast.Call) if _POSTS in program.data else ():
        if _is_of_client(program, call):
            views = _views(program, call)
            if _has_files(call) or (_is_default(call) and _is_of_django(program, views)):
                is_refused = _is_refused(program, views, is_known=_knows_client(program, call))
                why = "multipart" if is_refused else ""
            else:
                why = "unsigned" if _is_unsigned(program, call, views) else ""
            if why:
                yield call, why


def _knows_client(program: Program, call: ast.Call) -> bool:
    """Whether a post is multipart, wherever it goes."""
    return _has_files(call) or _imports_django(program)


def _imports_django(program: Program) -> bool:
    return bool(program.packages & {each.rstrip(".") for each in _DJANGO})


def _is_of_django(program: Program, views: list[Asked]) -> bool:
    """Whether it is Django's client that posts, by what is imported, or by what is asked."""
    is_asked = any(each.is_django for each in views) and not program.packages & _OTHERS
    return _imports_django(program) or is_asked


def _is_of_client(program: Program, call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Call(func=made), attr="post"):
            return _makes_client(program, made)
        case ast.Attribute(value=owner, attr="post"):
            name = last_name(owner)
            given = [e for e in program.module.given.get(name, ()) if isinstance(e, ast.Call)]
            if any(program.names(each.func).startswith("cxml.") for each in given):
                return False
            return any(_makes_client(program, each.func) for each in given) or (
                name.lower().endswith("client") and not _is_fixture_of_ours(program, name)
            )
        case _:
            return False


def _makes_client(program: Program, made: ast.expr) -> bool:
    name = program.names(made)
    is_django = name.startswith(_DJANGO) and name.endswith("Client")
    return is_django or last_name(made) in _CLIENTS


def _is_fixture_of_ours(program: Program, name: str) -> bool:
    """Whether a function of the project gives a client of cxml, as a fixture of that name does."""
    for other in (program, *neighbours_of(program).every):
        for each in other.functions.get(name, ()):
            calls = (e for e in other.module.answers.returned(each) if isinstance(e, ast.Call))
            if any(other.names(call.func).startswith("cxml.") for call in calls):
                return True
    return False


def _is_unsigned(program: Program, call: ast.Call, views: list[Asked]) -> bool:
    """Whether a post of a test goes to what is verified, has no signature, and is to be taken."""
    names = {each.arg for each in call.keywords}
    if names & _SIGNING or any(str(each).startswith("HTTP_") for each in names):
        return False
    is_ours = any(last_name(each) in kinds() for each in call.args[1:2])
    if is_ours or not _is_of_tests(program.path) or _expects_refusal(program, call):
        return False
    is_handed_on = bool(call.args) and isinstance(call.args[0], ast.Name)
    return _is_refused(program, views, is_known=is_handed_on and not _signs(program))


def _signs(program: Program) -> bool:
    return any(name.startswith("cxml.testing") for _, name in program.names.imports())


def _expects_refusal(program: Program, call: ast.Call) -> bool:
    """Whether a test looks that a post is refused."""
    statement = program.around(call)
    places: list[ast.AST] = [statement]
    if isinstance(statement, ast.Assign):
        scope = program.names.scope_of(statement)
        uses = program.module.used.get(last_name(statement.targets[0]), ())
        near = (each for each in uses if program.names.scope_of(each) is scope)
        places += [program.around(each) for each in near]
    return any(map(_names_refusal, places))


def _names_refusal(statement: ast.AST) -> bool:
    if not isinstance(statement, ast.Assert | ast.Assign | ast.Expr):
        return False
    every = (each for each in ast.walk(statement) if isinstance(each, ast.Constant))
    return any(each.value in _REFUSALS for each in every)


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


def _is_refused(program: Program, views: list[Asked], *, is_known: bool) -> bool:
    """Whether a post leads to a view of calls; where nobody knows, by what the file is about."""
    if views:
        return any(each.is_verified for each in views)
    return is_known and not program.is_other


def _views(program: Program, call: ast.Call) -> list[Asked]:
    address = program.module.given_once(call.args[0]) if call.args else None
    names = views_at(program, address) if address else ()
    return [each for name in names for each in views_called(program, name)]
