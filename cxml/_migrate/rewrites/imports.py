"""What is imported of Twilio's library, and of SignalWire's older one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import TypeAlias

from attrs import evolve

from ..._check.locate import Replacement
from ..._check.python.literal import last_name
from ..._check.python.values import literal_at
from ..._check.rules.moving import MOVES, literal_changes
from ..._input.positions import Span
from ..change import Change, Edit, Left
from ..engine import Rewriting, rewrite_file
from ..held import unless_held, why_held
from ..imports import Moves, Stranded, moved_imports, stranded, written_out
from ..program import Program
from ..rewrite import FROM_TWILIO, Origin, Safety, rewrite

_CHANNELS = ("voice_response", "messaging_response", "fax_response")
_OLD = (
    "this is twilio 5, which has one Response for all: write VoiceResponse of cxml.voice_response,"
    " or MessagingResponse of cxml.messaging_response"
)

_UNLOADED = (
    "{module} has to be imported by itself, since what loads it here may move: add import {module},"
    " under which this is {whole}"
)
_STAYS = (
    "its import stays, for something else that is named with it: write from {module} import {name},"
    " and {name} here"
)
_HELD = (
    "{whole} in line {line} stays, and would be missing then, or of another library: mend that,"
    " and run this again"
)


def _of(pattern: str) -> Mapping[str, str]:
    return {old: new for old, new in MOVES.items() if re.fullmatch(pattern, old)}


TWIML = Moves(
    _of(r"twilio\.twiml\.\w+"),
    names={f"twilio.twiml.{each}.TwiML": "cxml.twiml.TwiML" for each in _CHANNELS},
)
BASE = Moves(
    _of(r"twilio\.twiml"),
    stay={"twilio.twiml.Response": _OLD, **{f"twilio.twiml.{each}": "" for each in _CHANNELS}},
    below={f"twilio.twiml.{each}": f"cxml.{each}" for each in _CHANNELS},
)
SIGNALWIRE = Moves(
    _of(r"signalwire\.\w+"),
    names={f"signalwire.{each}.TwiML": "cxml.twiml.TwiML" for each in _CHANNELS},
)
VALIDATOR = Moves(
    _of(r"twilio\.request_validator"),
    names={"twilio.util.RequestValidator": "cxml.request_validator.RequestValidator"},
)
Group: TypeAlias = tuple[Moves, ...]
_GROUPS: tuple[Group, ...] = ((TWIML, BASE), (SIGNALWIRE,), (VALIDATOR,))
"""What moves together in a file: what of it stays is said with the last."""
_PACKAGES: tuple[Group, ...] = ((TWIML, BASE, VALIDATOR), (SIGNALWIRE,))
"""What is written with the same first name: the last import that gives it takes it away."""


def _together(program: Program, own: Moves) -> Iterator[Change | Left]:
    """Move imports as long as none that stays needs them: else all stay, and it is said why.

    Who imports a submodule loads it for all that is written out with the name of its package, and
    who builds of two libraries builds what neither takes.
    """
    group = next(each for each in _GROUPS if own in each)
    said = moved_imports(program, own)
    done = _when_moved(program, _package(own))
    lost = _lost(done, group) if done else []
    if done is None or not lost:
        yield from said
        return
    why = _HELD.format(whole=_whole(done, lost[0]), line=_line(done, lost[0]))
    yield from (Left(each.span, why=why) for each in said if isinstance(each, Change))
    # What is in the way of others is in the way no more where those could move.
    after = moved_imports(done.after, own)
    still = [_of_before(done, each) for each in after if isinstance(each, Left)]
    yield from still
    if own is group[-1]:
        starts = {each.span.start for each in still}
        shown = (_left(done, each) for each in lost if done.made or not each.is_loaded)
        yield from (each for each in shown if each.span.start not in starts)


def _package(own: Moves) -> Group:
    return next(each for each in _PACKAGES if own in each)


@lru_cache(maxsize=len(_GROUPS))
def _when_moved(program: Program, group: Group) -> Rewriting[Program] | None:
    """Give what becomes of a program when some imports move, and nothing else."""
    # Most programs import each class, and write out nothing.
    if not written_out(program, group):
        return None

    def find(here: Program) -> Iterator[Change | Left]:
        return (each for moves in group for each in moved_imports(here, moves))

    read = partial(Program, path=program.path)
    asked = [evolve(twiml_imports, find=find)]
    return rewrite_file(program.data, read, asked, program.path, unsafe=False)


def _lost(done: Rewriting[Program], group: Group) -> list[Stranded]:
    """Give what keeps a group where it is: what is of its modules, or has no first name."""
    others = {each for moves in {*_EVERY} - {*group} for each in moves.modules}
    return [each for each in stranded(done.after, _package(group[0])) if each.module not in others]


def _whole(done: Rewriting[Program], lost: Stranded) -> str:
    return done.after.source(lost.node)


def _line(done: Rewriting[Program], lost: Stranded) -> int:
    start = done.after.text.span(lost.node).start
    return done.line(done.offsets.original(start), is_written=False)


def _left(done: Rewriting[Program], lost: Stranded) -> Left:
    """Say what to do about something that stays."""
    why = _STAYS if lost.is_loaded else _UNLOADED
    whole = done.after.names(lost.node) or _whole(done, lost)
    said = why.format(module=lost.module, whole=whole, name=lost.node.attr)
    return _of_before(done, done.after.left(lost.node, said))


def _of_before(done: Rewriting[Program], about: Left) -> Left:
    """Say the same of the program before anything moves."""
    start, end = about.span
    first = done.offsets.original(start)
    return evolve(about, span=Span(first, first + end - start))


@rewrite(
    "twiml-imports",
    Safety.SAFE,
    summary="import the classes of documents from cxml",
    origins=FROM_TWILIO,
    rules=["CX809"],
    before="""
        import twilio.twiml.messaging_response
        from twilio.twiml.voice_response import (
            Dial,  # for the desk
            VoiceResponse as Answer,
        )


        def answer():
            return Answer([])


        def reply():
            return twilio.twiml.messaging_response.MessagingResponse()
    """,
    after="""
        import cxml.messaging_response
        from cxml.voice_response import (
            Dial,  # for the desk
            VoiceResponse as Answer,
        )


        def answer():
            return Answer([])


        def reply():
            return cxml.messaging_response.MessagingResponse()
    """,
)
def twiml_imports(program: Program) -> Iterator[Change | Left]:
    """The classes of documents have the same names in cxml, in modules of the same names.

    The statement stays as it is written, with its alias, its comments and its place. What is
    written out, as `twilio.twiml.voice_response.Dial`, moves with its import. A comment such as
    `# type: ignore[import-untyped]`, which is for a library without types, goes.
    """
    return unless_held(program, _together(program, TWIML))


@rewrite(
    "twiml-base",
    Safety.SAFE,
    summary="import TwiML and TwiMLException from cxml.twiml",
    origins=FROM_TWILIO,
    rules=["CX809"],
    before="""
        import twilio.twiml
        from twilio.twiml import TwiMLException


        def is_element(thing):
            return isinstance(thing, twilio.twiml.TwiML)
    """,
    after="""
        import cxml.twiml
        from cxml.twiml import TwiMLException


        def is_element(thing):
            return isinstance(thing, cxml.twiml.TwiML)
    """,
)
def twiml_base(program: Program) -> Iterator[Change | Left]:
    """The base of all elements, and that of all errors, are there under their old names.

    So `isinstance` and `except` go on to work. Where a program imports `twilio.twiml` alone, and
    writes `twilio.twiml.voice_response.Dial` out, the module of that is imported; where it imports
    `twilio` alone, that is reported, since what was imported elsewhere, and loaded it, may move.
    Where something that is written out has to stay, no import of documents moves in that file, and
    what to import instead is said: otherwise nothing might load it, or two libraries be mixed.
    `twilio.twiml.Response` is of an older twilio, whose one class stands for two of today: that is
    reported.
    """
    return unless_held(program, _together(program, BASE))


@rewrite(
    "signalwire-imports",
    Safety.SAFE,
    summary="import what the older signalwire has of documents and signatures from cxml",
    origins=[Origin.SIGNALWIRE],
    rules=["CX809"],
    before="""
        from signalwire.request_validator import RequestValidator
        from signalwire.rest import Client
        from signalwire.voice_response import VoiceResponse
    """,
    after="""
        from cxml.request_validator import RequestValidator
        from signalwire.rest import Client
        from cxml.voice_response import VoiceResponse
    """,
)
def signalwire_imports(program: Program) -> Iterator[Change | Left]:
    """SignalWire's older package has Twilio's classes under names of its own.

    The package named `signalwire` today, `signalwire-sdk`, has no such modules; the client of its
    API stays.
    """
    return _together(program, SIGNALWIRE)


@rewrite(
    "validator-import",
    Safety.SAFE,
    summary="import RequestValidator from cxml.request_validator",
    origins=FROM_TWILIO,
    rules=["CX809"],
    before="""
        from twilio.request_validator import RequestValidator, compare
    """,
    after="""
        from cxml.request_validator import RequestValidator
        from twilio.request_validator import compare
    """,
    left=[2],
)
def validator_import(program: Program) -> Iterator[Change | Left]:
    """The validator takes what Twilio's takes, and answers the same.

    It needs another key, which `validator-key` says, and another header, which `signature-header`
    writes.
    """
    return _together(program, VALIDATOR)


_EVERY = (TWIML, BASE, SIGNALWIRE, VALIDATOR)
_ROOTS = ("twilio.", "signalwire.")
_PATCHES = {"delattr", "dict", "import_module", "multiple", "object", "patch", "setattr", "spy"}


@rewrite(
    "patched-names",
    Safety.SAFE,
    summary="write cxml's names in what mock.patch takes, and with --unsafe in all texts",
    before="""
        from unittest import mock


        @mock.patch("twilio.twiml.voice_response.VoiceResponse.say")
        def test_greeting(say):
            assert not say.called
    """,
    after="""
        from unittest import mock


        @mock.patch("cxml.voice_response.VoiceResponse.say")
        def test_greeting(say):
            assert not say.called
    """,
)
def patched_names(program: Program) -> Iterator[Change | Left]:
    """A name in a text has to move with the import: where twilio is still there, nothing fails.

    It is safe in what is surely the name of something to import or to replace, as the first that
    `mock.patch`, `monkeypatch.setattr` or `import_module` is given; in any other text it is unsafe.
    """
    every = [each for each in program.module.texts if _begins(each.value, _ROOTS)]
    stay = ("twilio.twiml",) if every and (why_held(program) or _are_held(program)) else ()
    for node in every:
        if not _begins(node.value, stay):
            yield from _named(program, node, str(node.value))


def _begins(value: object, prefixes: tuple[str, ...]) -> bool:
    return isinstance(value, str) and value.startswith(prefixes)


def _are_held(program: Program) -> bool:
    """Whether the imports of documents stay in a file: what a text loads may be needed too."""
    done = _when_moved(program, _PACKAGES[0])
    return done is not None and bool(_lost(done, _GROUPS[0]))


def _named(program: Program, node: ast.Constant, value: str) -> Iterator[Change]:
    new = next((new for each in _EVERY if (new := _moved(value, each))), "")
    literal = literal_at(node, program.text)
    if not new or literal is None:
        return
    made = literal.replaced([Replacement.of(0, len(value), new)])
    edits = tuple(Edit(each.start, each.end, each.text) for each in literal_changes(made))
    safety = Safety.SAFE if _is_patched(program, node) else Safety.UNSAFE
    says = f"{value} becomes {new}"
    yield Change(program.text.span(node), edits, says=says, safety=safety)


def _moved(value: str, moves: Moves) -> str:
    """Give the new name of what is named by a text, if it moves."""
    for old, new in {**moves.names, **moves.modules}.items():
        rest = value.removeprefix(old)
        if rest != value and re.fullmatch(r"(?:\.\w+)*", rest):
            first = rest.split(".")[1:2]
            is_there = old in moves.names or not first or moves.home(old, first[0])
            return f"{new}{rest}" if is_there and not isinstance(is_there, str) else ""
    return ""


def _is_patched(program: Program, node: ast.Constant) -> bool:
    call = program.module.parent(node)
    is_first = isinstance(call, ast.Call) and call.args[:1] == [node]
    return is_first and isinstance(call, ast.Call) and last_name(call.func) in _PATCHES
