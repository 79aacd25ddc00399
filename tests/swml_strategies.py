"""Hypothesis strategies for conferences of SWML and RELAY, drawn from the declarations."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cxml._declare.simple_types import Choice, Integer, Words
from cxml.convert.relay_arguments import JoinConferenceArguments, check, plan
from cxml.swml import Cond, Document, Instruction, JoinConference, Stream, Switch
from cxml.swml._spec import Property, properties_of
from cxml.swml._variable import OrVariable, is_variable
from cxml.swml.result import RESULTS
from cxml.testing import texts

_MOST = 5
_CONTAINERS = ("stream", "stream_obj", "result", "custom_parameters")
VARIABLES = st.sampled_from(["${vars.a}", "%{call.from}", "${}"])
PLACEHOLDERS = st.sampled_from(["${a}", "x ${a} y", "{{From}}", "a {{B}}", "%{c}d"])


def values(property_: Property) -> st.SearchStrategy[Any]:
    """Give values, as a caller would write them, that a property without parts accepts."""
    kind = property_.kind
    if isinstance(kind, OrVariable):
        return VARIABLES | _plain(kind.kind)
    return _plain(kind)


def _plain(kind: Any) -> st.SearchStrategy[Any]:
    if isinstance(kind, Choice):
        return st.sampled_from(kind.values)
    if isinstance(kind, Integer):
        return st.integers(kind.low, kind.high or 10**18 - 1)
    if isinstance(kind, Words):
        return st.lists(st.sampled_from(kind.words))
    free = texts() | PLACEHOLDERS
    if kind.pattern:
        return free.filter(kind.pattern.fullmatch)
    return free.filter(lambda text: not is_variable(text)) | st.sampled_from(
        ["start end", "join", "failed completed", "absent", "cxml", "relay", "eu", "POST"]
    )


@st.composite
def _some(
    draw: st.DrawFn, properties: dict[str, st.SearchStrategy[Any]], always: str
) -> dict[str, Any]:
    """Give a few of the properties, and one that is always there."""
    chosen = draw(st.lists(st.sampled_from(sorted(properties)), max_size=_MOST, unique=True))
    return {name: draw(properties[name]) for name in dict.fromkeys([always, *chosen])}


def streams() -> st.SearchStrategy[Stream]:
    """Give streams, a token and parameters among what they may have."""
    plan = properties_of(Stream)
    properties = {name: values(each) for name, each in plan.items() if name not in _CONTAINERS}
    properties["custom_parameters"] = st.dictionaries(st.text("ab ", max_size=3), texts())
    return _some(properties, "url").map(lambda given: Stream(**given))


def instructions(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Instruction]]:
    """Give lists of instructions, known and unknown ones."""
    unknown: st.SearchStrategy[Any] = st.sampled_from(
        [{"hangup": {}}, {"play": {"url": "on"}}, {"sleep": 0.5}]
    )
    return st.lists(unknown | inner, max_size=2)


def results(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give what happens after a conference."""
    lists = instructions(inner)
    cases = st.dictionaries(st.sampled_from(RESULTS), lists, max_size=2)
    switches = st.builds(Switch, cases, default=st.none() | lists)
    conditions = st.builds(Cond, when=st.just("a"), then=lists, else_=st.none() | lists)
    return switches | st.lists(conditions, max_size=2)


def _conferences(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[JoinConference]:
    plan = properties_of(JoinConference)
    properties = {name: values(each) for name, each in plan.items() if name not in _CONTAINERS}
    properties |= {"stream": streams(), "result": results(inner)}
    return _some(properties, "name").map(lambda given: JoinConference(**given))


def conferences() -> st.SearchStrategy[JoinConference]:
    """Give conferences, which may have conferences in their results."""
    return _conferences(_conferences(st.nothing()))


def documents() -> st.SearchStrategy[Document]:
    """Give documents of one section or two."""
    sections = {"main": instructions(conferences())}
    more = {"on": instructions(st.nothing())}
    return st.fixed_dictionaries(sections, optional=more).map(Document)


def arguments() -> st.SearchStrategy[JoinConferenceArguments]:
    """Give arguments of RELAY's join_conference."""
    given = {name: values(each) for name, each in plan().items() if name not in _CONTAINERS}
    given["stream_obj"] = streams().map(lambda stream: stream.to_dict())
    return _some(given, "name").map(check)


__all__ = ["arguments", "conferences", "documents"]
