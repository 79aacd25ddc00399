"""What tells who sent a request."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..._check.python.literal import last_name
from ..._check.rules.moving import SIGNALWIRE_HEADER, TWILIO_HEADER, renamed_header
from ..change import Change, Edit, Left
from ..configured import object_named
from ..keys import FLASK, SETTING, has_keys, lacks_os, value_of_key
from ..patches import is_patching, patched_api
from ..posts import refused_posts
from ..program import Program
from ..rewrite import FROM_TWILIO, Safety, rewrite

_BOTH = "X-SignalWire-Signature stands here too: Twilio's is read beside it"
_BYTES = "SignalWire signs in x-signalwire-signature"
_MARKS = {"fastapi.Header", "fastapi.params.Header", "fastapi.param_functions.Header"}
_PARAMETER = "x_twilio_signature"
_KEYWORD = "HTTP_X_TWILIO_SIGNATURE"
_OURS = "HTTP_X_SIGNALWIRE_SIGNATURE"
_SPELLED = "in these letters, no header of SignalWire's is known to be meant"


@rewrite(
    "signature-header",
    Safety.UNSAFE,
    summary="read the header in which SignalWire signs",
    origins=FROM_TWILIO,
    rules=["CX810"],
    before="""
        def signature(request):
            return request.headers["X-Twilio-Signature"]


        def of_django(request):
            return request.META["HTTP_X_TWILIO_SIGNATURE"]
    """,
    after="""
        def signature(request):
            return request.headers["X-SignalWire-Signature"]


        def of_django(request):
            return request.META["HTTP_X_SIGNALWIRE_SIGNATURE"]
    """,
)
def signature_header(program: Program) -> Iterator[Change | Left]:
    """SignalWire signs in a header of its own, and no test tells that it was forgotten.

    Tests send the header that the program reads, so both are rewritten together. It is unsafe
    because both platforms may call while numbers move; a file that names SignalWire's header too is
    left as it is. A parameter of FastAPI's that has the name of the header gets an alias; a name
    that is written as bytes is reported.
    """
    yield from _parameters(program)
    yield from _in_bytes(program)
    yield from _keywords(program)
    for node in program.module.texts:
        if not isinstance(node.value, str) or not TWILIO_HEADER.fullmatch(node.value):
            continue
        changes = renamed_header(node, program.module)
        if SIGNALWIRE_HEADER.search(program.text.text):
            yield program.left(node, _BOTH, "CX810")
        elif changes:
            edits = tuple(Edit(each.start, each.end, each.text) for each in changes)
            yield Change(program.text.span(node), edits, says=f"{node.value} becomes SignalWire's")
        else:
            yield program.left(node, _SPELLED, "CX810")


def _keywords(program: Program) -> Iterator[Change | Left]:
    """Name the header that tests of Django give by a keyword."""
    for keyword in program.module.all(ast.keyword):
        if keyword.arg == _KEYWORD:
            span = program.text.span(keyword)
            edit = Edit(span.start, span.start + len(_KEYWORD), _OURS)
            if SIGNALWIRE_HEADER.search(program.text.text):
                yield Left(span, why=_BOTH, rule="CX810")
            else:
                yield Change(span, (edit,), says=f"{_KEYWORD} becomes {_OURS}")


def _parameters(program: Program) -> Iterator[Change]:
    """Name the header of parameters that have had its name."""
    for call in program.module.all(ast.Call):
        has_name = any(each.arg == "alias" for each in call.keywords)
        if program.names(call.func) in _MARKS and not has_name and _is_signature(call, program):
            written = program.source(call).removesuffix(")").rstrip().removesuffix(",")
            comma = ", " if call.args or call.keywords else ""
            after = f'{written}{comma}alias="X-SignalWire-Signature")'
            yield program.replaced(call, after, f"{_PARAMETER} is SignalWire's header")


def _is_signature(call: ast.Call, program: Program) -> bool:
    """Whether something says of a parameter that it is the header that it is named as."""
    for function in program.module.functions:
        given = function.args
        every = [*given.posonlyargs, *given.args]
        first = len(every) - len(given.defaults)
        defaults: list[ast.expr | None] = [*given.defaults, *given.kw_defaults]
        named = [*every[first:], *given.kwonlyargs]
        pairs = zip(named, defaults, strict=True)
        if any(arg.arg == _PARAMETER and default is call for arg, default in pairs):
            return True
        notes = [each.annotation for each in (*every, *given.kwonlyargs) if each.arg == _PARAMETER]
        if any(call in {*ast.walk(each)} for each in notes if each):
            return True
    return False


def _in_bytes(program: Program) -> Iterator[Left]:
    for node in program.module.all(ast.Constant):
        if isinstance(node.value, bytes) and node.value.lower() == b"x-twilio-signature":
            yield program.left(node, _BYTES, "CX810")


@rewrite(
    "validator-key",
    Safety.REPORT,
    summary="say which signatures are made with another key",
    rules=["CX811"],
    before="""
        import os

        from cxml.request_validator import RequestValidator

        validator = RequestValidator(os.environ["TWILIO_AUTH_TOKEN"])
    """,
    left=[5],
)
def validator_key(program: Program) -> Iterator[Change | Left]:
    """Twilio signs with the token that opens its API too; SignalWire with a signing key.

    The key has to be made in the dashboard, and begins with `PSK_`; so the one setting becomes two,
    and no command knows their values.
    """
    return program.mended("CX811")


_TESTS = {
    "patch": "nothing verifies with {name} any more below @document: take the patch out, and sign",
    "factory": "a request of RequestFactory has no signature, and is refused below @document: sign"
    " it, as the guide shows, or ask with cxml.testing.client",
    "multipart": "this is posted as multipart/form-data, which the platform never does, and a view"
    " that is verified refuses: post with cxml.testing.client(...), which signs too",
    "unsigned": "this is posted without a signature, and a view that is verified answers 403: post"
    " with cxml.testing.client(...), whose answer has status and body, and text and document too",
    "api": "this patches {name}, which the program uses no more when it asks SignalWire: patch then"
    " what asks, where it is used",
}


@rewrite(
    "test-signatures",
    Safety.REPORT,
    summary="say which tests have to sign",
    before="""
        from unittest.mock import patch

        from django.test import TestCase


        class Calls(TestCase):
            @patch("phones.views.RequestValidator.validate", return_value=True)
            def test_menu(self, validate):
                self.client.post("/menu", {"Digits": "1"})
    """,
    left=[7, 9],
)
def tests_that_sign(program: Program) -> Iterator[Change | Left]:
    """Tests that switch verification off, or make requests by hand, are refused afterwards.

    Views of cxml do not ask what a patch of `RequestValidator.validate` replaces, and a request of
    `RequestFactory` is not signed. The report has them in a list of their own; a header that is
    given by the keyword `HTTP_X_TWILIO_SIGNATURE` is written anew by `signature-header`.

    Django's test client posts `multipart/form-data` where nothing else is said, and so do those of
    Flask and Starlette where a file is in the form; what the platform signs is never so. Such posts
    are said where they lead to a view that answers with documents, in all tests of the project; so
    are those that have no signature, unless the test looks that they are refused. What patches the
    client of Twilio's API is said too, by its own name or by that of the module that imports it.
    """
    for call in program.module.all(ast.Call):
        if _is_patch(call):
            yield program.left(call, _TESTS["patch"].format(name="RequestValidator"))
        elif name := patched_api(program, call):
            yield program.left(call, _TESTS["api"].format(name=name))
        elif _is_factory(program, call) and not program.is_other:
            yield program.left(call, _TESTS["factory"])
    for each, why in refused_posts(program):
        yield program.left(each, _TESTS[why])


def _is_factory(program: Program, call: ast.Call) -> bool:
    is_named = last_name(call.func) in ("AsyncRequestFactory", "RequestFactory")
    return is_named and program.names(call.func).startswith("django.test.")


def _is_patch(call: ast.Call) -> bool:
    """Whether something patches what verifies, by its name or as an attribute of its class."""
    match call.args:
        case [ast.Constant(value=str() as name), *_]:
            return "RequestValidator" in name.split(".") and is_patching(call)
        case [ast.expr() as owner, ast.Constant(value="validate"), *_]:
            return last_name(owner) == "RequestValidator"
        case _:
            return False


_IN_FLASK = 'the key that verifies is to stand here{needs}: {app}.config["{key}"] = {value}{or_in}'
_PREFIXED = (
    "from_prefixed_env() takes the key that verifies from the variable FLASK_{key}: set that"
)
_IN_DJANGO = "the key that verifies is to stand here{needs}: {key} = {value}"


@rewrite(
    "signing-key",
    Safety.REPORT,
    summary="say where the key has to be set that verifies",
    before="""
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from flask import Flask

        app = Flask(__name__)


        @app.post("/voice")
        @document(VoiceCallback)
        def voice(call: VoiceCallback):
            return "<Response><Say>Welcome.</Say></Response>"
    """,
    left=[5],
)
def signing_key(program: Program) -> Iterator[Change | Left]:
    """The key is a setting of Flask or Django, and no variable of the environment by itself.

    It is said where the application of views that cxml verifies is made, in whichever file, and in
    settings of Django; where nothing that was looked at makes it, at the first of the views. It is
    not said where a file of the project sets it, other than its tests, or where each view is given
    its key. For FastAPI `fastapi-view` writes it.
    """
    if program.is_keyed or SETTING in program.text.text or has_keys(program):
        return
    # Of settings of django-twilio it is said where they have its token.
    is_said = "TWILIO_AUTH_TOKEN" in program.module.given and "django_twilio" in program.text.text
    every = (*program.verified, *(name for _, name in program.names.imports()))
    is_verified = any(name.startswith(FLASK) for name in every)
    value = value_of_key(program)
    says = {"key": SETTING, "value": value, "needs": lacks_os(program, value)}
    says["or_in"] = _in_config(program)
    for each in program.module.all(ast.Assign):
        if is_verified and isinstance(each.value, ast.Call) and _is_flask(program, each.value):
            is_prefixed = "from_prefixed_env" in program.text.text
            why = _PREFIXED if is_prefixed else _IN_FLASK
            app = last_name(each.targets[0])
            yield program.left(each, why.format(app=app, **says))
        elif "ROOT_URLCONF" in map(last_name, each.targets) and not is_said:
            yield program.left(each, _IN_DJANGO.format(**says))


def _in_config(program: Program) -> str:
    """Say that it may stand where the other settings of an application do."""
    for call in program.module.all(ast.Call):
        match call:
            case ast.Call(
                func=ast.Attribute(attr="from_object" | "from_pyfile" as how), args=[one]
            ):
                return f", or as {SETTING} in {object_named(program, one)}, which {how} takes"
            case _:
                pass
    return ""


def _is_flask(program: Program, call: ast.Call) -> bool:
    return program.names(call.func) == "flask.Flask"
