"""Views that answer with documents: what they read, what they return, and who looks who asks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define

from .._check.python.built import Built
from .._check.python.classes import Library
from .._check.python.literal import last_name
from .._check.python.views import Function
from .addresses import kind_asked
from .forms import names_read
from .program import Program
from .reads import CHANNELS, kind_for
from .validators import asks_validator, makes_validator

HANDLERS = {"delete", "get", "head", "patch", "post", "put"}
"""The methods of a class that answer requests."""
ANSWERS = {
    "CxmlResponse", "HTMLResponse", "HttpResponse", "PlainTextResponse", "Response",
    "make_response",
}  # fmt: skip
"""What makes an answer of a document, by the last part of its name."""
_SAYS_XML = {"content_type", "media_type", "mimetype"}
BODIES = {"content", "response"}
_OK = (200, "200")
_XML_TYPES = ("application/xml", "text/xml")
_NAMES = {"fax": "fax", "messaging": "message", "voice": "call"}
_OTHERS = ("event", "callback", "cxml_callback")
FINE = {
    "HttpResponseBadRequest", "HttpResponseForbidden", "HttpResponseNotAllowed",
    "HttpResponseNotFound", "HttpResponseRedirect", "JSONResponse", "JsonResponse",
    "RedirectResponse", "abort", "jsonify", "redirect",
}  # fmt: skip
"""What makes an answer that is no document, by the last part of its name."""
_STATUS = {"status", "status_code"}
_CHANNELS = {"VoiceResponse": "voice", "MessagingResponse": "messaging", "FaxResponse": "fax"}
DEEPEST = 5
"""How many functions may call each other for an answer."""
MOST_HELPERS = 50
"""How many functions are looked through for what one returns."""
VERB = re.compile(r"<Response[^<>]*+>\s*+<(\w+)")
_ROOTS = {"Message": "MessagingResponse", "Receive": "FaxResponse"}


@define(eq=False, slots=False)
class Candidate:
    """A function that may become a view of cxml.

    Args:
        program: where it stands.
        function: the function.
        others: what else it reads of what was sent, by the names that are sent.

    """

    program: Program
    function: Function
    others: tuple[str, ...] = ()

    @cached_property
    def channels(self) -> list[str]:
        """The channels of the responses that it makes, and of the documents that it writes down."""
        follower = self.program.module.builders.follower
        documents = [document for _, document in self.returned if document]
        built = [each for function in self._functions for each in follower.made.get(function, [])]
        made = [*built, *map(follower.values.get, documents)]
        names = [type(each.element).__name__ for each in made if isinstance(each, Built)]
        inside = {each for function in self._functions for each in ast.walk(function)}
        written = (each for each in self.program.module.literals if each.node in inside)
        names += [
            _ROOTS.get(found[1], "") for each in written if (found := VERB.search(each.value))
        ]
        return [*dict.fromkeys(_CHANNELS[name] for name in names if name in _CHANNELS)]

    @property
    def _functions(self) -> list[Function]:
        """The function, and those of the same file that it calls for what it returns."""
        returned = (node for node, _ in self.returned)
        every = _followed(returned, self.program, through_texts=True)
        helpers = (each for _, makers in every for each in makers)
        return [*dict.fromkeys([self.function, *helpers])]

    @property
    def channel(self) -> str:
        """The channel that it answers on."""
        return (self.channels or ["voice"])[0]

    @cached_property
    def kind(self) -> str:
        """The class of callbacks that it is sent."""
        return self.kind_of(self.names)

    def kind_of(self, names: Iterable[str]) -> str:
        """Give the class of callbacks that it is sent, by what asks for it, or what it reads."""
        above = self.program.module.parent(self.function)
        name = above.name if isinstance(above, ast.ClassDef) else self.function.name
        asked = kind_asked(self.program, name)
        return asked if asked in CHANNELS[self.channel] else kind_for(self.channel, names)

    @cached_property
    def names(self) -> list[str]:
        """What it reads of what was sent, by the names that are sent."""
        return [*names_read(self.program, self.function), *self.others]

    def parameter(self, channel: str) -> str:
        """Give a name for the callback of a channel, or of a report, which nothing in it has."""
        nodes = [*ast.walk(self.function)]
        taken = {each.id for each in nodes if isinstance(each, ast.Name)}
        taken |= {each.arg for each in nodes if isinstance(each, ast.arg)} | {self.function.name}
        names = (_NAMES[channel], *_OTHERS) if channel else _OTHERS
        return next((each for each in names if each not in taken), _OTHERS[-1])

    @cached_property
    def checks(self) -> list[ast.stmt]:
        """The statements in which it looks itself who asks."""
        found = [each for each in self.function.body if _refuses(each, self.program)]
        if found:
            found += [each for each in self.function.body if self._is_validator(each, found)]
        return found

    def _is_validator(self, node: ast.stmt, checks: list[ast.stmt]) -> bool:
        """Whether a statement makes a validator for these checks alone."""
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=made):
                inside = {each for check in checks for each in ast.walk(check)}
                uses = (each for each in ast.walk(self.function) if _uses(each, name))
                is_one = makes_validator(self.program, made)
                return is_one and all(each in inside for each in uses)
            case _:
                return False

    @cached_property
    def returned(self) -> list[tuple[ast.expr, ast.expr | None]]:
        """Give what it returns, each with the document in it, if there is one."""
        inside = {each for check in self.checks for each in ast.walk(check)}
        every = self.program.module.answers.returned(self.function)
        return [(each, document_in(each, self.program)) for each in every if each not in inside]

    @property
    def foreign(self) -> str:
        """The class of a response that it returns, where that is of another library."""
        every = (each for node, _ in self.returned for each in comes_to(node, self.program))
        documents = (document_in(each, self.program) for each in every)
        found = (_response(each, self.program) for each in documents if each is not None)
        strange = (each for each in found if each and each.library is not Library.CXML)
        return next((type(each.element).__name__ for each in strange), "")

    @property
    def strange(self) -> ast.expr | None:
        """Something that it returns, and that is no answer below ``@document``."""
        every = (node for node, document in self.returned if document is None)
        return next((each for each in every if self.unknown(each) is not None), None)

    def unknown(self, node: ast.expr) -> ast.expr | None:
        """Give what something that is returned comes to, and that is not known to be an answer."""
        found = [*comes_to(node, self.program)]
        # Whatever a function of the program makes of a document is one, or an answer.
        strange = (each for each in found if not is_sent(each, self.program))
        return next(strange, None if found else node)

    @property
    def answers(self) -> bool:
        """Whether it answers with a document, or gives one to what makes an answer of it."""
        every = (each for node, _ in self.returned for each in comes_to(node, self.program))
        return any(_is_document(each, self.program) for each in every)


def document_in(node: ast.expr, program: Program) -> ast.expr | None:
    """Give the document that an answer is, without what makes an answer of it."""
    if isinstance(node, ast.Tuple) and node.elts and all(map(_says_xml, node.elts[1:])):
        return document_in(node.elts[0], program)
    inside = _wrapped(node) if isinstance(node, ast.Call) else None
    if inside is not None:
        return document_in(inside, program)
    is_document = is_response(node, program) or program.module.answers.is_text(node)
    return node if is_document else None


def is_response(node: ast.expr, program: Program) -> bool:
    """Whether something is a whole response: a verb alone is no document, whatever was meant."""
    return _response(node, program) is not None


def _response(node: ast.expr, program: Program) -> Built | None:
    """Give the whole response that something is, as the program builds it."""
    built = program.module.builders.follower.values.get(node)
    return built if isinstance(built, Built) and built.element.tag == "Response" else None


def _wrapped(call: ast.Call) -> ast.expr | None:
    """Give what a call makes an answer, or a text, of."""
    name = last_name(call.func)
    if name == "str" and len(call.args) == 1:
        return call.args[0]
    bodies = [*call.args[:1], *(each.value for each in call.keywords if each.arg in BODIES)]
    others = [each for each in call.keywords if each.arg not in BODIES]
    is_plain = all(each.arg in _SAYS_XML or _is_ok(each) for each in others)
    is_plain = is_plain and all(map(_says_xml, call.args[1:]))
    return bodies[0] if name in ANSWERS and len(bodies) == 1 and is_plain else None


def _is_ok(keyword: ast.keyword) -> bool:
    return keyword.arg in _STATUS and _says_xml(keyword.value)


def _says_xml(node: ast.expr) -> bool:
    """Whether something behind an answer only says that all is well, and that it is XML."""
    match node:
        case ast.Constant(value=value):
            return value in _OK or str(value).partition(";")[0] in _XML_TYPES
        case ast.Dict(keys=[ast.Constant(value=str() as name)]):
            return name.lower() == "content-type"
        case _:
            return False


def is_sent(node: ast.expr, program: Program) -> bool:
    """Whether something that is returned is sent below ``@document``, as far as it is known."""
    return _is_document(node, program) or _is_made(node, program)


def _is_document(node: ast.expr, program: Program) -> bool:
    return document_in(node, program) is not None or _gives_document(node, program)


def _gives_document(node: ast.expr, program: Program) -> bool:
    """Whether something is called with a response, as what makes an answer of it is."""
    arguments = node.args if isinstance(node, ast.Call) else []
    return any(is_response(each, program) for each in arguments)


def comes_to(node: ast.expr, program: Program) -> Iterator[ast.expr]:
    """Give what is returned in the end, where helpers of the same file are called for it."""
    return (each for each, makers in _followed([node], program) if not makers)


def _followed(
    nodes: Iterable[ast.expr], program: Program, *, through_texts: bool = False
) -> Iterator[tuple[ast.expr, list[Function]]]:
    """Give what is returned, and what the helpers return that it calls, each with its helpers.

    Args:
        nodes: what is returned.
        program: where.
        through_texts: whether that is asked also of what is surely sent, as the text of a helper.

    """
    seen: set[Function] = set()
    waiting = [*nodes]
    while waiting:
        here = waiting.pop()
        is_end = len(seen) >= MOST_HELPERS or (not through_texts and is_sent(here, program))
        makers = [] if is_end else _makers(document_in(here, program) or here, program)
        yield here, makers
        fresh = [each for each in makers if each not in seen]
        seen.update(fresh)
        waiting += [node for each in fresh for node in program.module.answers.returned(each)]


def _makers(node: ast.expr, program: Program) -> list[Function]:
    """Give the functions of the same file that something returned is asked of."""
    returned = program.module.answers.returned
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name)):
            makers = program.functions.get(name, [])
            is_known = len(makers) <= MOST_HELPERS and all(map(returned, makers))
            return makers if is_known else []
        case ast.Await(value=value):
            return _makers(value, program)
        case _:
            return []


def is_answer(node: ast.expr, program: Program) -> bool:
    """Whether what is returned is an answer of the framework's own, which is sent as it is."""
    found = [*comes_to(node, program)]
    return bool(found) and all(
        _is_made(each, program) or document_in(each, program) is not None for each in found
    )


def _is_made(node: ast.expr, program: Program) -> bool:
    if isinstance(node, ast.Name):
        given = program.module.given.get(node.id, [])
        calls = [each for each in given if isinstance(each, ast.Call)]
        return any(last_name(each.func) in ANSWERS for each in calls)
    name = last_name(node.func) if isinstance(node, ast.Call) else ""
    return name in FINE or (name in ANSWERS and isinstance(node, ast.Call) and _refuses_with(node))


def _refuses_with(call: ast.Call) -> bool:
    """Whether an answer of a status that is no good one holds nothing that could be a document."""
    status = [each.value for each in call.keywords if each.arg in _STATUS] or call.args[1:2]
    bodies = [*call.args[:1], *(each.value for each in call.keywords if each.arg in BODIES)]
    is_bad = any(isinstance(each, ast.Constant) and each.value not in _OK for each in status)
    return is_bad and all(isinstance(each, ast.Constant) for each in bodies)


def _uses(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name(id=used, ctx=ast.Load()):
            return used == name
        case _:
            return False


def _refuses(node: ast.stmt, program: Program) -> bool:
    """Whether a statement surely refuses who has no good signature, and does nothing else."""
    match node:
        case ast.If(
            test=ast.UnaryOp(op=ast.Not(), operand=ast.Call() as call),
            body=[ast.Expr() | ast.Return() | ast.Raise()],
            orelse=[],
        ):
            return asks_validator(program, call)
        case _:
            return False
