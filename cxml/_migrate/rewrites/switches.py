"""What lets requests pass that nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator

from ..assigned import places_set
from ..change import Change, Left
from ..deciding import looks_who_asks
from ..program import Program
from ..rewrite import Safety, rewrite
from ..switches import Switch, switches_in
from ..unused import unused_checks

_PASSES = (
    "{name} also lets requests pass when {when}{where}; @document does not: {setting},"
    " and False, no other word, takes requests from anybody; let tests sign"
)
_UNUSED = (
    "nothing uses {name} any more, since the views are verified by cxml: take it out, unless files"
    " that were not looked at need it"
)
_WEBHOOKS = "verify is the option of Webhooks"


@rewrite(
    "verify-switch",
    Safety.REPORT,
    summary="say what switches off the verification that a decorator of the project does",
    before="""
        from functools import wraps

        from cxml.request_validator import RequestValidator
        from flask import abort, current_app, request


        def validate(view):
            @wraps(view)
            def wrapper(*args, **kwargs):
                if current_app.config.get("SKIP_VALIDATION"):
                    return view(*args, **kwargs)
                signature = request.headers["X-SignalWire-Signature"]
                validator = RequestValidator(current_app.config["SIGNING_KEY"])
                if not validator.validate(request.url, request.form, signature):
                    abort(403)
                return view(*args, **kwargs)

            return wrapper
    """,
    left=[10],
)
def verify_switch(program: Program) -> Iterator[Change | Left]:
    """A decorator that looks who asks goes, and with it what it let pass, as in tests.

    `@document` verifies every request, also in debugging and in tests; `CXML_VERIFY` is the setting
    of Flask and Django that switches this off, and `verify` the option of FastAPI. It has to be
    `False`, so that no variable of the environment does it by chance. Tests sign instead.

    Where what it asks is set in files of the project, those are named, with the classes and
    functions that set it: settings, and variables of the environment.
    """
    setting = (
        _WEBHOOKS if program.packages & {"fastapi", "starlette"} else "CXML_VERIFY is the setting"
    )
    for each in program.module.functions:
        for switch in switches_in(program, each) if looks_who_asks(program, each) else ():
            says = {"name": each.name, "when": switch.when, "where": _where(program, switch)}
            yield program.left(switch.place, _PASSES.format(**says, setting=setting))


def _where(program: Program, switch: Switch) -> str:
    """Say where a switch is set, as far as the project tells."""
    places = [place for each in switch.parts if (place := places_set(program, each))]
    return f", which is set in {' and '.join(dict.fromkeys(places))}" if places else ""


@rewrite(
    "unused-check",
    Safety.REPORT,
    summary="say what looked who asks, and is used no more",
    is_last=True,
    before="""
        from cxml.callbacks import VoiceCallback
        from cxml.flask import document
        from cxml.request_validator import RequestValidator
        from flask import Flask, abort, request

        app = Flask(__name__)
        validator = RequestValidator("PSK_of-this-page")


        def verified(view):
            def wrapper(*args):
                if not validator.validate(request.url, request.form, ""):
                    abort(403)
                return view(*args)

            return wrapper


        @app.post("/voice")
        @document(VoiceCallback)
        def voice(call: VoiceCallback):
            return "<Response><Say>Welcome.</Say></Response>"
    """,
    left=[7, 10],
)
def unused_check(program: Program) -> Iterator[Change | Left]:
    """What a view looked at itself to know who asks goes, and what that needed stays.

    A decorator that nothing decorates with any more, a validator, and a function that gives one or
    asks one, are named in whichever file they stand, where no file of the project uses them; so is
    what these alone used. That is known when all files are rewritten.
    """
    for each in unused_checks(program):
        why = _UNUSED.format(name=each.name)
        yield Left(program.module.heading(each.node), why=why)
