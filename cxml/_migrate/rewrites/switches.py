"""What lets requests pass that nobody has verified."""

from __future__ import annotations

from collections.abc import Iterator

from ..change import Change, Left
from ..deciding import looks_who_asks
from ..program import Program
from ..rewrite import Safety, rewrite
from ..switches import switches_in

_PASSES = (
    "{name} also lets requests pass when {when}; @document does not: {setting},"
    " and False, no other word, takes requests from anybody; let tests sign"
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
    """
    setting = (
        _WEBHOOKS if program.packages & {"fastapi", "starlette"} else "CXML_VERIFY is the setting"
    )
    for each in program.module.functions:
        for place, when in switches_in(program, each) if looks_who_asks(each) else ():
            yield program.left(place, _PASSES.format(name=each.name, when=when, setting=setting))
