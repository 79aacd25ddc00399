"""Secrets of a program that its tree tells: what is given to, or compared with, a secret's name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeGuard

from ..._input.positions import Span
from ..secrets import Part, beside_names, names_secret, secrets_in
from .literal import last_name
from .tree import children_of

if TYPE_CHECKING:
    from .tree import Tree

_HEADERS = ("authorization", "proxy-authorization", "x-api-key")
"""Headers whose values are secrets, whatever stands before them."""
_SEVERAL = (ast.Tuple, ast.List)
_TEXTS = (ast.Constant, ast.JoinedStr, ast.BinOp, ast.BoolOp)
MOST_NAMES = 4
"""Through how many names a client is known."""
MOST_GIVEN = 20
"""How many arguments are looked for in a list that is given as such."""
_OPENING = re.compile("[A-Za-z]{0,2}(\"\"\"|'''|\"|')")


def secrets_of(tree: Tree) -> Iterator[Part]:
    """Give the texts that are secrets by where they stand in a program, without their quotes.

    Of what is given to a name of a secret every text is one, whatever is done with it. Of a program
    that cannot be read, every text is that stands in a line with such a name.
    """
    if tree.problem:
        yield from beside_names(tree.text.text)
        return
    # Each once: what a name is given may be meant by very many calls.
    values = dict.fromkeys(_secret(tree))
    texts = [text for value in values for text in _texts(value)]
    texts += [text for parts in _joined(tree) for text in parts]
    for each in dict.fromkeys(texts):
        start, end = tree.text.span(each)
        opening = _OPENING.match(tree.text.text, start)
        yield Span(opening.end(), end - len(opening[1])) if opening else Span(start, end)


def _secret(tree: Tree) -> Iterator[ast.AST]:
    """Give what is given to names of secrets, or compared with what has one."""
    for assign in tree.all(ast.Assign):
        yield from _if(assign.targets, [assign.value])
    single: list[ast.AnnAssign | ast.AugAssign | ast.NamedExpr] = [*tree.all(ast.AnnAssign)]
    single += [*tree.all(ast.AugAssign), *tree.all(ast.NamedExpr)]
    for each in single:
        yield from _if([each.target], [each.value] if each.value else [])
    for keyword in tree.all(ast.keyword):
        yield from [keyword.value] if names_secret(keyword.arg or "") else []
    aliases = dict(_aliases(tree))
    for call in tree.all(ast.Call):
        called = [call.func, *(part for each in call.args for part in _unpacked(each, tree))]
        yield from (text for each in _credentials(called, aliases) for text in _meant(each, tree))
        yield from _behind_names(call.args)
    couples: list[ast.Tuple | ast.List] = [*tree.all(ast.Tuple), *tree.all(ast.List)]
    for couple in couples:
        yield from _behind_names(couple.elts) if len(couple.elts) == 2 else ()
    for either in tree.all(ast.BoolOp):
        yield from _instead(either.values) if isinstance(either.op, ast.Or) else ()
    for choice in tree.all(ast.IfExp):
        yield from _instead([choice.body, choice.orelse])
    for made in tree.all(ast.Dict):
        for key, value in zip(made.keys, made.values, strict=True):
            yield from _if([key] if key else [], [value])
    for compare in tree.all(ast.Compare):
        sides = [compare.left, *compare.comparators]
        yield from _if(sides, sides)
    for match in tree.all(ast.Match):
        yield from _if([match.subject], [each.pattern for each in match.cases])
    for arguments in tree.all(ast.arguments):
        names = [*arguments.posonlyargs, *arguments.args]
        behind = names[len(names) - len(arguments.defaults) :]
        pairs = [*zip(behind, arguments.defaults, strict=True)]
        pairs += [
            (name, value)
            for name, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
            if value
        ]
        yield from (value for name, value in pairs if names_secret(name.arg))


def _if(targets: Iterable[ast.expr], values: Iterable[ast.AST]) -> Iterable[ast.AST]:
    """Give values if one of their names is that of a secret."""
    return values if any(map(_is_secret, _names(targets))) else ()


def _is_secret(name: str) -> bool:
    return names_secret(name) or name.lower() in _HEADERS


def _aliases(tree: Tree) -> Iterator[tuple[str, str]]:
    """Give the other names of clients and validators, and the names that they have.

    A class is called by another name than the one that it derives from, too.
    """
    for imported in tree.all(ast.ImportFrom):
        yield from ((each.asname, each.name) for each in imported.names if each.asname)
    for defined in tree.all(ast.ClassDef):
        yield from ((defined.name, last_name(each)) for each in defined.bases)
    for target, value in tree.assigned():
        yield from _renamed(target, value)


def _renamed(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    match target, value:
        case (
            (ast.Tuple(elts=names) | ast.List(elts=names)),
            (ast.Tuple(elts=values) | ast.List(elts=values)),
        ):
            for name, each in zip(names, values, strict=False):
                yield last_name(name), last_name(each)
        case _, (ast.Name() | ast.Attribute()):
            yield last_name(target), last_name(value)
        case _:
            pass


def _name_of(name: str, aliases: Mapping[str, str]) -> str:
    """Give what a name stands for, through some others."""
    for _ in range(MOST_NAMES):
        name = aliases.get(name) or name
    return name


def _credentials(called: Sequence[ast.expr], aliases: Mapping[str, str]) -> Sequence[ast.expr]:
    """Give the arguments that open an API, or verify, by what clients and validators are called.

    Who one is stands first for a client, and is no secret.
    """
    name, given = next(_names(called[:1]), ""), called[1:]
    if name == "partial":
        return _credentials(given, aliases)
    name = _name_of(name, aliases).lower()
    if name.endswith("client"):
        return given if isinstance(next(iter(given), None), ast.Starred) else given[1:]
    return given[:1] if name.endswith("validator") else []


def _unpacked(argument: ast.expr, tree: Tree) -> Sequence[ast.expr]:
    match argument:
        case ast.Starred(value=ast.Tuple(elts=several) | ast.List(elts=several)):
            return several
        case ast.Starred(value=ast.Name(id=name)):
            known = [each for each in tree.given.get(name, ()) if isinstance(each, _SEVERAL)]
            return [part for each in known for part in each.elts[:MOST_GIVEN]] or [argument]
        case _:
            return [argument]


def _meant(argument: ast.expr, tree: Tree) -> Sequence[ast.expr]:
    """Give what an argument is: of a name, the texts that the program gives it."""
    if not isinstance(argument, ast.Name):
        return [argument]
    return [each for each in tree.given.get(argument.id, ()) if isinstance(each, _TEXTS)]


def _behind_names(given: Sequence[ast.expr]) -> Iterator[ast.expr]:
    """Give what stands behind the name of a secret, as in ``headers.add(name, value)``."""
    for name, value in pairwise(given):
        if _is_text(name) and _is_secret(str(name.value)):
            yield value


def _instead(values: Sequence[ast.expr]) -> Iterator[ast.expr]:
    """Give the texts that are taken where a secret is not there."""
    if any(map(_is_secret, _names(values))):
        yield from (each for each in values if isinstance(each, ast.Constant | ast.JoinedStr))


def _names(nodes: Iterable[ast.expr]) -> Iterator[str]:
    """Give the words that say what something is."""
    waiting = [*nodes]
    for each in waiting:  # which grows
        match each:
            case ast.Name(id=name) | ast.Constant(value=str(name)):
                yield name
            case ast.Attribute(attr=name):
                yield name
            case ast.Subscript(value=owner, slice=key):
                waiting += [owner, key]
            case ast.Call(func=function, args=arguments):
                waiting += [function, *arguments]
            case ast.NamedExpr(target=target, value=value):
                waiting += [target, value]
            case ast.Tuple(elts=several) | ast.List(elts=several):
                waiting += several
            case _:
                pass


def _texts(value: ast.AST) -> Iterator[ast.expr]:
    """Give the texts in a part of a program, but for those that say what is taken."""
    waiting = [value]
    for each in waiting:  # which grows
        match each:
            case ast.JoinedStr() | ast.Constant(value=str() | bytes()):
                yield each
            case ast.Subscript(value=owner):
                waiting.append(owner)
            case _:
                waiting += children_of(each)


def _joined(tree: Tree) -> Iterator[list[ast.expr]]:
    """Give the texts of which one with a secret is made, as an address with a password."""
    for each in tree.all(ast.BinOp):
        if isinstance(each.op, ast.Mod) and _holds_secret([each.left]):
            yield [*_texts(each.right)]
        if isinstance(each.op, ast.Add) and not isinstance(tree.parent(each), ast.BinOp):
            parts = _added(each)
            yield [*filter(_is_text, parts)] if _holds_secret(parts) else []
    for call in tree.all(ast.Call):
        match call.func:
            case ast.Attribute(value=text, attr="format") if _holds_secret([text]):
                given = [*call.args, *(each.value for each in call.keywords)]
                yield [found for each in given for found in _texts(each)]
            case _:
                pass
    # Texts beside each other are one part of the tree, in pieces.
    yield [each for each in tree.all(ast.Constant) if _is_split_address(tree, each)]


def _is_split_address(tree: Tree, node: ast.Constant) -> bool:
    """Whether a text is an address with a secret, that is not seen where it is written."""
    if not isinstance(node.value, str) or "@" not in node.value or ":" not in node.value:
        return False
    if isinstance(tree.parent(node), ast.JoinedStr):
        return False
    written = tree.text.text[slice(*tree.text.span(node))]
    return _holds_secret([node]) and not any(True for _ in secrets_in(written))


def _added(node: ast.expr) -> list[ast.expr]:
    """Give what is added up, from the left."""
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp):
        parts.append(node.right)
        node = node.left
    return [node, *reversed(parts)]


def _holds_secret(parts: Iterable[ast.expr]) -> bool:
    """Whether texts hold a secret when they are joined; what is no text stands for some word."""
    joined = "".join(str(each.value) if _is_text(each) else "x" for each in parts)
    return any(True for _ in secrets_in(joined))


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
