"""Where a project sets the key that verifies."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePath

from .._check.python.literal import last_name
from .._check.python.module import is_of_tests
from .program import Program

SETTING = "CXML_SIGNING_KEY"
"""The setting of Flask and of Django."""
# What is set in the environment is no setting of an application by itself.
_SETS = re.compile(
    rb"""(?<!environ\[["'])\bCXML_SIGNING_KEY(?:["']\s*+\]?+)?+\s*+(?::[^=\r\n]{0,80})?=(?!=)"""
    rb"""|["']CXML_SIGNING_KEY["']\s*:|config\.setdefault\(\s*["']CXML_SIGNING_KEY["']"""
)
_PREFIXED = re.compile(rb"\bFLASK_CXML_SIGNING_KEY\b")
_VERIFIES = {"document", "from_request", "status_callback"}
REWRITE = "signing-key"
"""The rewrite that says where it is to be set."""
FLASK, DJANGO = "cxml.flask", "cxml.django"
"""The modules whose views are verified by a setting."""


def sets_key(path: PurePath, data: bytes) -> bool:
    """Whether a file sets the key for an application, and not only for its tests."""
    if path.suffix != ".py":
        return _PREFIXED.search(data) is not None
    return _SETS.search(data) is not None and not is_of_tests(path.as_posix())


def value_of_key(program: Program) -> str:
    """Write how a program gets the key from the environment, in the way in which it gets others."""
    for each in program.module.all(ast.Assign):
        match each.value:
            case ast.Call(func=function, args=[ast.Constant(value=str() as name), *_]) if (
                _is_setting(each, name) and not program.names(function).startswith("os.")
            ):
                return f'{program.source(function)}("{SETTING}")'
            case _:
                pass
    by_name = {whole: alias.asname or alias.name for alias, whole in program.names.imports()}
    return f'{by_name.get("os.environ") or by_name.get("os", "os") + ".environ"}["{SETTING}"]'


def lacks_os(program: Program, value: str) -> str:
    """Say that what writes the key needs an import that a program has not; else nothing."""
    names = {whole for _, whole in program.names.imports()}
    return ", below import os" if value.startswith("os.") and "os" not in names else ""


def _is_setting(node: ast.Assign, name: str) -> bool:
    return name in map(last_name, node.targets) and name.isupper() and "_" in name


def has_keys(program: Program) -> bool:
    """Whether each view of Flask in a program says itself which key verifies it."""
    every = [each for module, each in _verified(program) if module == FLASK]
    return bool(every) and all(map(_has_key, every))


def decorators_without_key(program: Program) -> dict[str, list[ast.Call]]:
    """Give what verifies by the setting of a framework, by the module of cxml for that."""
    found: dict[str, list[ast.Call]] = {}
    for module, each in _verified(program):
        if not _has_key(each):
            found.setdefault(module, []).append(each)
    return found


def _has_key(call: ast.Call) -> bool:
    return any(each.arg == "signing_key" for each in call.keywords)


def _verified(program: Program) -> Iterator[tuple[str, ast.Call]]:
    for each in program.module.all(ast.Call):
        module, _, name = program.names(each.func).rpartition(".")
        if module in (FLASK, DJANGO) and name in _VERIFIES:
            yield module, each
