"""Hypothesis strategies for what ``cxml.swml`` writes, drawn from its declarations.

All that they give can be written for the older of the platform's two schemas, which is the one
that the SDK ships.
"""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from cxml._declare.simple_types import Choice, Integer, Words
from cxml.swml import Cond, Document, JoinConference, Switch
from cxml.swml._metadata import Absent, OneOf, Schema
from cxml.swml._spec import Property, properties_of
from cxml.swml._variable import OrVariable
from cxml.swml.result import RESULTS, ResultKind

_DEEPEST = 2
_TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=12)
_VARIABLES = st.from_regex(r"[$%]\{[a-z_.]{1,9}\}", fullmatch=True)
_CONDITIONS = st.sampled_from(["return_value == 'completed'", "size > 2", "a && !b"])
_OTHERS = st.sampled_from(
    [
        {"answer": {}},
        {"hangup": {"reason": "busy"}},
        {"play": {"url": "https://example.com/music.mp3"}},
        {"play": {"urls": ["say:Welcome.", "silence:1.5"], "volume": -3}},
        {"set": {"room": "Room 1234", "size": 2}},
        {"transfer": {"dest": "main"}},
    ]
)


def documents() -> st.SearchStrategy[Document]:
    """Give whole documents."""
    names = _TEXTS.filter(lambda name: name != "main")
    others = st.dictionaries(names, _instructions(1), max_size=2)
    return st.builds(
        lambda main, others: Document({"main": main, **others}), _instructions(_DEEPEST), others
    )


@st.composite
def joins(draw: st.DrawFn, depth: int = _DEEPEST) -> JoinConference:
    """Give instructions to join a conference."""
    fields = {
        each.name: each for each in properties_of(JoinConference).values() if _is_written(each)
    }
    required = {name for name, each in fields.items() if each.required}
    chosen = draw(st.sets(st.sampled_from(sorted(fields)), max_size=6)) | required
    return JoinConference(**{name: draw(_values(fields[name], depth)) for name in sorted(chosen)})


def _is_written(field: Property) -> bool:
    return Absent(Schema.SDK) not in field.notes


def _values(field: Property, depth: int) -> st.SearchStrategy[Any]:
    for note in field.notes:
        if isinstance(note, OneOf) and note.schema is Schema.SDK:
            return st.sampled_from(note.words)
    return _results(depth) if isinstance(field.kind, ResultKind) else _plain(field.kind)


def _plain(kind: Any) -> st.SearchStrategy[Any]:
    if isinstance(kind, OrVariable):
        return _plain(kind.kind) | _VARIABLES
    if isinstance(kind, Choice):
        return st.sampled_from(kind.values)
    if isinstance(kind, Integer):
        return st.integers(kind.low, kind.high)
    if isinstance(kind, Words):
        return st.lists(st.sampled_from(kind.words), unique=True)
    return _TEXTS.filter(re.compile(kind.pattern or ".*").fullmatch)


def _results(depth: int) -> st.SearchStrategy[Any]:
    inner = _instructions(depth - 1)
    switches = st.builds(
        Switch,
        st.dictionaries(st.sampled_from(RESULTS), inner),
        variable=st.sampled_from(["return_value", "join_conference_result"]),
        default=st.none() | inner,
    )
    conditions = st.builds(Cond, when=_CONDITIONS, then=inner, else_=st.none() | inner)
    last = st.lists(st.builds(Cond, else_=inner), max_size=1)
    return switches | st.builds(list.__add__, st.lists(conditions, max_size=2), last)


def _instructions(depth: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(_OTHERS | joins(depth) if depth else _OTHERS, max_size=2)
