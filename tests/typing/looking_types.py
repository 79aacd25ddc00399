"""Reading and looking inside, as type checkers see it."""

# ruff: noqa: D401, T201 - sentences of the specification, and nothing here is run

from collections.abc import Iterator
from typing import assert_type

import cxml
import cxml.voice_response
from cxml import Conference, Dial, DocumentError, Element, Number, Problem, Say, VoiceResponse


class Mine(VoiceResponse):
    """A document of one's own."""


response = VoiceResponse.from_xml("<Response />")


def reading_gives_the_class() -> None:
    """A document is read as the class that reads it."""
    assert_type(response, VoiceResponse)
    assert_type(Mine.from_xml(b"<Response />"), Mine)
    assert_type(Dial.from_xml("<Dial />", strict=False, max_bytes=100), Dial)
    assert_type(
        cxml.parse("<Response />"), cxml.VoiceResponse | cxml.MessagingResponse | cxml.FaxResponse
    )
    assert_type(cxml.voice_response.VoiceResponse(), VoiceResponse)


def find_gives_the_class() -> None:
    """Finding by class gives that class, finding by name gives an element, or nothing."""
    assert_type(response.find(Conference), Conference | None)
    assert_type(response.find("Conference"), Element | None)
    assert_type(response.find(Element), Element | None)
    conference = response.find(Conference)
    print(conference.name)  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]
    if conference is not None:
        assert_type(conference.name, str)


def one_gives_the_class() -> None:
    """The only one of a class has that class, and is there; that of a name is an element."""
    assert_type(response.one(Conference), Conference)
    assert_type(response.one("Conference"), Element)
    assert_type(response.one(Conference).name, str)


def iter_gives_the_class() -> None:
    """Walking by class gives that class, walking by name or through all gives elements."""
    assert_type(response.iter(), Iterator[Element])
    assert_type(response.iter(Number), Iterator[Number])
    assert_type(response.iter("Number"), Iterator[Element])
    assert_type([each.phone_number for each in response.iter(Number)], list[str])


def wrong_kinds() -> None:
    """Only classes and names are looked for."""
    response.find(5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    response.find()  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    response.find(Say("Hi"))  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    response.one(5)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    print(response.verbs)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
    response.find(int)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType, reportCallIssue]
    response.iter(str)  # type: ignore[type-var]  # pyright: ignore[reportArgumentType, reportCallIssue]


def wrong_documents() -> None:
    """Only text and bytes are read, and options are keywords."""
    VoiceResponse.from_xml(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    VoiceResponse.from_xml(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    cxml.parse("", True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    cxml.parse("", strict="no")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def errors_have_their_problems() -> None:
    """An error of a document lists problems, each with typed facts."""
    try:
        cxml.parse("")
    except DocumentError as error:
        assert_type(error.problems, tuple[Problem, ...])
        assert_type(error.problems[0].line, int | None)
        assert_type(error.problems[0].path, str)
        error.problems[0].path = ""  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    try:
        Dial(timeout=1)
    except cxml.InvalidValueError as error:
        assert_type(error.problem, Problem)
