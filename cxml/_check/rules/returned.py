"""CX816 and CX817: what a view has to return, and what it has not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..found import Found, Replace
from ..python.literal import last_name
from ..python.tree import MOST_KNOWN, assigned_by, walk
from ..python.views import Framework
from ..rule import PYTHON, Fixable, Severity, rule
from .views import is_surely_view, leaves_answer

if TYPE_CHECKING:
    from ..python.module import Module
    from ..python.views import Function, View

_GOES_ON = (ast.Raise, ast.Yield, ast.YieldFrom)
"""How a function gives an answer without returning it."""
_ENDS = {"abort"}
_SHOWS = {"debug", "info", "print", "repr", "str"}
_HANDLERS = {"dispatch_request", "get", "post"}
"""The methods of a class that frameworks ask when the platform does."""
_DISPLAYS = (
    ast.Dict, ast.DictComp, ast.JoinedStr, ast.List, ast.ListComp, ast.Set, ast.SetComp, ast.Tuple
)  # fmt: skip
"""What is never nothing, and no response of a framework."""
_FAILS = 400
"""From which status on an answer says that something went wrong."""


@rule(
    "CX816",
    "response-not-returned",
    Severity.ERROR,
    PYTHON,
    message="the view builds this, and returns nothing: {consequence}; return it",
    platform_code=11200,
    wrong="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        @document(VoiceCallback)
        def voice(call):
            response = VoiceResponse()
            response.say("Welcome.")
    """,
    line=12,
    right="""
        from cxml import VoiceResponse
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        @document(VoiceCallback)
        def voice(call):
            response = VoiceResponse()
            response.say("Welcome.")
            return response
    """,
    sources=[
        "Flask: Quickstart, About Responses",
        "Django: Writing views",
        "cxml: how-to/flask",
    ],
)
def response_not_returned(module: Module) -> Iterator[Found]:
    """A view builds a response, and ends without a `return`, so that nobody gets it.

    Flask and Django answer 500, FastAPI `null`, and below `@document` of cxml the document is
    empty: the call ends. That is said where nothing else can become of the response: it is given to
    no function and to no other name, and the view raises nothing, and returns nothing anywhere.
    Below decorators that cxml does not know there is no finding.
    """
    views = {each.function: each for each in module.views}
    for function in module.outer_functions:
        consequence = _consequence(function, views.get(function), module)
        if consequence and not _may_answer(function, module):
            for call in _left(function, module):
                yield module.found(call, {"consequence": consequence})


def _consequence(function: Function, view: View | None, module: Module) -> str:
    """Say what becomes of a view that returns nothing; nothing where that is not known."""
    decorators = view.behind_routes if view else function.decorator_list
    if any(_is_ours(each, "document", module) for each in decorators):
        return "the document is empty"
    if view is None or not is_surely_view(view, module):
        return ""
    if view.framework is not Framework.FASTAPI:
        return f"{view.framework.value} answers 500"
    is_json = any(name.startswith("fastapi.") for _, name in module.names.imports())
    return "FastAPI answers null" if is_json else "Starlette answers 500"


def _is_ours(decorator: ast.expr, name: str, module: Module) -> bool:
    function = decorator.func if isinstance(decorator, ast.Call) else decorator
    return last_name(function) == name and module.guards.is_ours(decorator)


def _may_answer(function: Function, module: Module) -> bool:
    """Whether a function may give an answer: by returning it, or in another way."""
    if any(not _is_none(each) for each in module.answers.returned(function)):
        return True
    return any(
        isinstance(each, _GOES_ON) or (isinstance(each, ast.Call) and last_name(each.func) in _ENDS)
        for each in walk(function)
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _left(function: Function, module: Module) -> Iterator[ast.Call]:
    """Give the responses that are made in a function, and go nowhere."""
    uses: dict[str, list[ast.Name]] = {}
    assigned: list[tuple[ast.expr, ast.expr]] = []
    for each in walk(function):
        if isinstance(each, ast.Name):
            uses.setdefault(each.id, []).append(each)
        elif len(pairs := assigned_by(each)) == 1:
            assigned += pairs
    for target, value in assigned:
        if not isinstance(target, ast.Name) or not isinstance(value, ast.Call):
            continue
        every = uses[target.id]
        is_left = len(every) <= MOST_KNOWN and all(
            use is target or _is_aside(use, module) for use in every
        )
        if is_left and module.answers.is_built(value):
            yield value


def _is_aside(use: ast.Name, module: Module) -> bool:
    """Whether a response stays where it is: it is added to, or shown."""
    parent = module.parent(use)
    if isinstance(parent, ast.Attribute):
        return isinstance(module.parent(parent), ast.Call)
    while isinstance(parent, ast.Call) and last_name(parent.func) in _SHOWS:
        parent = module.parent(parent)
    return isinstance(parent, ast.Expr)


@rule(
    "CX817",
    "status-callback-answers",
    Severity.ERROR,
    PYTHON,
    message="nobody reads what a status callback is answered with, and cxml refuses it, with 500:"
    " return nothing",
    fix=Fixable.UNSAFE,
    wrong="""
        from cxml.callbacks import CallStatus
        from cxml.flask import status_callback
        from flask import Flask

        app = Flask(__name__)


        @app.post("/status")
        @status_callback(CallStatus)
        def status(call):
            app.logger.info("%s", call.call_status)
            return "", 204
    """,
    line=12,
    right="""
        from cxml.callbacks import CallStatus
        from cxml.flask import status_callback
        from flask import Flask

        app = Flask(__name__)


        @app.post("/status")
        @status_callback(CallStatus)
        def status(call):
            app.logger.info("%s", call.call_status)
    """,
    sources=["cxml: how-to/read-callbacks", "SignalWire: guides/webhooks/index"],
)
def status_callback_answers(module: Module) -> Iterator[Found]:
    """What answers below `@status_callback` of cxml returns a document, a text, or a status.

    The platform tells of what has happened, and runs nothing that it is answered with. `cxml` sends
    the 204 itself, and takes `None`, or a whole response of the framework where another status is
    wanted; anything else it refuses: the platform gets 500, and the report may be lost. That is
    said of documents, and of texts, tuples and the like that are written down where they are
    returned. Views without that decorator are not judged: it cannot be seen what asks them.
    """
    for function in module.functions:
        if _is_told(function, module):
            for node in module.answers.returned(function):
                if module.answers.is_built(node) or module.answers.is_text(node):
                    yield module.found(node)
                elif _is_something(node):
                    yield module.found(node, changes=_bare(node, module))


def _is_told(function: Function, module: Module) -> bool:
    """Whether `@status_callback` gets what a function returns, as that of a class does."""
    above = module.parent(function)
    said = function.decorator_list
    if not said and isinstance(above, ast.ClassDef) and function.name in _HANDLERS:
        said = above.decorator_list
    for each in reversed(said):
        if _is_ours(each, "status_callback", module):
            return True
        if not leaves_answer(each):
            return False
    return False


def _is_something(node: ast.expr) -> bool:
    is_literal = isinstance(node, ast.Constant) and node.value is not None
    return is_literal or isinstance(node, _DISPLAYS)


def _bare(node: ast.expr, module: Module) -> tuple[Replace, ...]:
    """Return nothing instead of what only says that all is well."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    values = [each.value for each in parts if isinstance(each, ast.Constant)]
    is_well = not any(isinstance(each, int) and each >= _FAILS for each in values)
    parent = module.parent(node)
    if len(values) < len(parts) or not is_well or not isinstance(parent, ast.Return):
        return ()
    return (Replace(*module.text.span(parent), "return"),)
