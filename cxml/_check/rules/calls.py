"""CX801 to CX805 and CX814: what a program does with the classes that build documents."""

from __future__ import annotations

import ast
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..._text.values import ValueRefusedError
from ..._tree.spec import spec_of
from ..._tree.twilio_names import MOVED
from ..found import Found, Replace
from ..locate import with_its_line
from ..python.tree import place_of
from ..rule import PYTHON, Fixable, Severity, rule

if TYPE_CHECKING:
    from ..._declare.infer import SimpleType
    from ..python.built import Built, GivenList, Remark
    from ..python.module import Module

_RENAMED = {"verbs": "children", "name": "tag", "xml": "to_xml()"}
_CHANGES = {*dir(list)} - {*dir(tuple)}
"""The methods that change a list, which a tuple has not."""


@rule(
    "CX801",
    "unknown-keyword",
    Severity.ERROR,
    PYTHON,
    message="{said}",
    fix=Fixable.SAFE,
    wrong="""
        from cxml import Dial

        dial = Dial(callerid="+15550100100")
    """,
    line=3,
    right="""
        from cxml import Dial

        dial = Dial(caller_id="+15550100100")
    """,
    sources=["cxml: UnknownAttributeError when it runs", "twilio/twilio-python#400"],
)
def unknown_keyword(module: Module) -> Iterator[Found]:
    """The element has no attribute of that name, in Python's spelling or in that of XML.

    The classes of cxml refuse it when the program runs; those of Twilio and of SignalWire's older
    package send it as it is, and the platform ignores it. It is mended where only capitals and
    underscores are wrong. `unknown_attributes=` and `add_child` take any name.
    """
    mended: dict[int, set[str | None]] = {}  # by the call
    for keyword, name, said, near in module.builders.shop.unknown_keywords:
        call = module.parent(keyword)
        if id(call) not in mended:
            mended[id(call)] = _keywords(call)
        given = mended[id(call)]
        start = module.text.span(keyword).start
        span = (start, start + len(name))
        is_same = near is not None and _folded(near) == _folded(name)
        is_free = near not in given
        changes = (Replace(*span, near),) if near and is_same and is_free else ()
        given.update(each.text for each in changes)
        yield Found(says={"said": said}, span=span, changes=changes, suggestion=near)


def _folded(name: str) -> str:
    return name.replace("_", "").lower()


def _keywords(call: ast.AST | None) -> set[str | None]:
    return {each.arg for each in call.keywords} if isinstance(call, ast.Call) else set()


@rule(
    "CX802",
    "wrong-call",
    Severity.ERROR,
    PYTHON,
    message="{what}",
    fix=Fixable.UNSAFE,
    wrong="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.redirect("https://example.com/menu", "POST")
    """,
    line=4,
    right="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.redirect("https://example.com/menu", method="POST")
    """,
    sources=[
        "cxml: UsageError, InvalidValueError and AttributeError when it runs",
        "Twilio: its library raises a TypeError when the document is written",
    ],
)
def wrong_call(module: Module) -> Iterator[Found]:
    """An element is called in a way that fails when the program runs.

    That is an attribute by position, a list, a number or `None` for a text, an attribute that is
    given in both of its spellings, a method that an element of cxml does not have, such as that of
    a noun on the response, and an attribute that is set and that there is not. What is given by
    position gets the name that it has in the order of Twilio's library.
    """
    for each in module.builders.shop.wrong_calls:
        names = " ".join(change.text for change in each.changes)
        suggestion = f"write {names}" if names else None
        yield module.found(each.node, each.says, changes=each.changes, suggestion=suggestion)


def _found(module: Module, remark: Remark) -> Found:
    return module.found(remark.node, remark.says)


@rule(
    "CX803",
    "list-to-twilio",
    Severity.ERROR,
    PYTHON,
    message="Twilio's classes send the list as Python shows it: write one text, or use cxml",
    fix=Fixable.SAFE,
    wrong="""
        from twilio.twiml.voice_response import Dial

        dial = Dial()
        dial.conference(
            "Weekly call",
            status_callback="https://example.com/events",
            status_callback_event=["start", "end"],
        )
    """,
    line=7,
    right="""
        from cxml.voice_response import Dial

        dial = Dial()
        dial.conference(
            "Weekly call",
            status_callback="https://example.com/events",
            status_callback_event=["start", "end"],
        )
    """,
    sources=["Twilio: its library writes attributes with str()", "BTBurke/twiml#8"],
)
def list_to_twilio(module: Module) -> Iterator[Found]:
    """A list for an attribute is written as Python shows it: `['start', 'end']`.

    Of that the platform knows no word. The classes of cxml join the words as the attribute wants
    them. A list of words that the attribute knows is mended.
    """
    for each in module.builders.shop.lists:
        changes = _joined(each, module)
        suggestion = changes[0].text if changes else None
        yield module.found(each.node, changes=changes, suggestion=suggestion)


def _joined(given: GivenList, module: Module) -> tuple[Replace, ...]:
    node, kind = given.node, given.field.kind
    parts = node.elts if isinstance(node, ast.List | ast.Tuple) else []
    words = [each.value for each in parts if isinstance(each, ast.Constant)]
    texts = [each for each in words if isinstance(each, str) and each.isprintable()]
    joined = (getattr(kind, "separator", None) or " ").join(texts)
    if not parts or len(texts) < len(parts) or {*joined} & {*"\\'\""}:
        return ()
    if not _is_taken(kind, joined):  # what is left to say would be more than before
        return ()
    quote = module.text.text[module.text.span(parts[0]).start]
    quote = quote if quote in "\"'" else '"'
    return (Replace(*module.text.span(node), f"{quote}{joined}{quote}"),)


def _is_taken(kind: SimpleType, text: str) -> bool:
    try:
        kind.decode(text)
    except ValueRefusedError:
        return False
    return True


@rule(
    "CX804",
    "child-for-response",
    Severity.ERROR,
    PYTHON,
    message="this is the {child} alone, and not the response that it stands in",
    wrong="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        print(str(response.say("Welcome.")))
    """,
    line=4,
    right="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.")
        print(str(response))
    """,
    sources=["TwilioDevEd/mobile-quickstart#2", "twilio/twilio-python#27, #299"],
)
def child_for_response(module: Module) -> Iterator[Found]:
    """The method of a verb gives the verb that it adds, not the response.

    So `str(response.say(...))`, or a view that returns it, is a document with another root, which
    the platform refuses.
    """
    return (_found(module, each) for each in module.builders.shop.served)


@rule(
    "CX805",
    "added-twice",
    Severity.ERROR,
    PYTHON,
    message="{name} stands in {parent} already: {method}() has added it",
    fix=Fixable.SAFE,
    wrong="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        refer = response.refer(action="https://example.com/referred")
        refer.sip("sip:desk@example.com")
        response.append(refer)
    """,
    line=6,
    right="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        refer = response.refer(action="https://example.com/referred")
        refer.sip("sip:desk@example.com")
    """,
    sources=["SignalWire: voice/refer (its example in Python does it)"],
)
def added_twice(module: Module) -> Iterator[Found]:
    """What a method has made stands in its parent, and `append` puts it there once more.

    Building takes it, and writes the element twice: the call is dialled twice, or the caller is
    asked twice.
    """
    for each in module.builders.shop.added_twice:
        changes = _without(each.node, module)
        yield module.found(each.node, each.says, changes=changes, suggestion="remove it")


def _without(node: ast.expr, module: Module) -> tuple[Replace, ...]:
    """Take a statement away, where nothing else stands in its lines and others are beside it."""
    statement = module.parent(node)
    if not isinstance(statement, ast.Expr):
        return ()
    body: list[ast.stmt] = getattr(module.parent(statement), "body", [])
    span = module.text.span(node)
    whole = with_its_line(module.text.text, span)
    # By its place, and not one by one: a program may have very many.
    number = bisect_left(body, place_of(statement), key=place_of)
    if len(body) < 2 or body[number : number + 1] != [statement] or whole == span:
        return ()
    return (Replace(*whole, ""),)


@rule(
    "CX814",
    "twilio-tree-access",
    Severity.WARNING,
    PYTHON,
    message="{old} is of Twilio's elements: {new}",
    fix=Fixable.SAFE,
    wrong="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.")
        print(response.verbs)
    """,
    line=5,
    right="""
        from cxml import VoiceResponse

        response = VoiceResponse()
        response.say("Welcome.")
        print(response.children)
    """,
    sources=["cxml: AttributeError when it runs", "cxml: how-to/move-from-twilio"],
)
def twilio_tree_access(module: Module) -> Iterator[Found]:
    """Twilio's elements are looked into by names that those of cxml do not have.

    `.verbs`, `.name`, and `.attrs` with the name of an attribute, are mended; but not where what
    stands inside is changed in place, which cxml has `append` for alone.
    """
    for node, built in module.builders.shop.old_names:
        end = module.text.span(node).end
        start = end - len(node.attr)
        new, until = _new_name(node, built, module)
        changes = (Replace(start, until or end, new),) if new and node.attr != "xml" else ()
        yield Found(
            says={"old": f".{node.attr}", "new": f"write .{new}" if new else MOVED[node.attr]},
            span=(start, end),
            changes=changes,
            suggestion=f".{new}" if new else None,
        )


def _new_name(node: ast.Attribute, built: Built, module: Module) -> tuple[str, int | None]:
    """Give what takes the place of a name, and where what it takes the place of ends."""
    spec = spec_of(type(built.element))
    if node.attr == "value":
        return spec.text.name if spec.text else "", None
    if node.attr == "verbs":
        return _for_verbs(node, module)
    if node.attr != "attrs":
        return _RENAMED.get(node.attr, ""), None
    subscript = module.parent(node)
    if isinstance(subscript, ast.Subscript) and isinstance(subscript.slice, ast.Constant):
        name = subscript.slice.value
        found = spec.attributes.get(str(name)) or spec.by_wire.get(str(name))
        if found and isinstance(subscript.ctx, ast.Load):
            return found.name, module.text.span(subscript).end
    return "", None


def _for_verbs(node: ast.Attribute, module: Module) -> tuple[str, int | None]:
    """Give what takes the place of the list, which is a tuple that nobody can change."""
    around = module.parent(node)
    if isinstance(around, ast.Attribute) and around.attr == "append":
        return "append", module.text.span(around).end
    if isinstance(around, ast.Attribute):
        is_changed = around.attr in _CHANGES
    else:
        is_changed = isinstance(around, ast.Subscript) and not isinstance(around.ctx, ast.Load)
    return "" if is_changed else _RENAMED["verbs"], None
