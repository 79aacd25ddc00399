"""Messages that somebody writes to a number."""

from __future__ import annotations

import pytest

from cxml.callbacks import MessageAction, MessageRequest, MessageStatus
from cxml.simulator import CircleError

from .pages import Page, platform


def test_an_answer() -> None:
    """A message is answered with the texts and files of the document."""
    answer = (
        "<Message>Hello\n there</Message><Message><Body>One</Body><Media>a.png</Media></Message>"
    )
    world = platform({"/sms": answer})
    message = world.message("/sms", "Hi", media=["https://example.com/b.png"])
    message.gets("Hello there")
    message.gets("One")
    message.gets("http://localhost/a.png")
    message.does_not_get("Goodbye")
    assert message.replies == ["Hello there", "One", "http://localhost/a.png"]
    (said,) = world.requests.of(MessageRequest)
    assert (said.body, said.num_media, said.message_sid) == ("Hi", 1, message.sid)
    assert (said.from_, said.to) == ("+15550100142", "+15550100199")
    assert said.media[0].url == "https://example.com/b.png"
    assert repr(message) == "<message +15550100142 -> +15550100199: 3 replies>"


def test_errors_show_the_transcript() -> None:
    """What is not as expected shows what happened."""
    message = platform({"/sms": "<Message>Hello</Message>"}).message("/sms", "Hi")
    with pytest.raises(AssertionError, match=r"the writer did not get 'Bye' next\n(.|\n)*> 00:00"):
        message.gets("Bye")
    with pytest.raises(AssertionError, match="the writer got 'Hello'"):
        message.does_not_get("Hello")
    assert 'writes "Hi" to +15550100199' in str(message)


def test_action_and_status() -> None:
    """A message is reported, and its action gives the next document; nothing behind it runs."""
    pages: dict[str, Page] = {
        "/sms": '<Message action="/done" statusCallback="/s">Hi</Message><Message>No</Message>',
        "/done": "<Redirect method='GET'>/last</Redirect>",
        "/last": "<Sms>Bye</Sms>",
        "/s": (204, "", ""),
    }
    world = platform(pages)
    message = world.message("/sms", "Hi")
    world.wait(1)
    assert message.replies == ["Hi", "Bye"]
    (action,) = world.requests.of(MessageAction)
    (report,) = world.requests.of(MessageStatus)
    assert (action.message_status, report.message_status) == ("sent", "sent")
    assert (action.from_, action.to) == ("+15550100199", "+15550100142")
    assert action.message_sid == report.message_sid != message.sid


def test_a_text_that_is_too_long() -> None:
    """A text that is too long is invalid."""
    text = "x" * 1601
    pages: dict[str, Page] = {
        "/sms": f'<Message action="/done" statusCallback="/s">{text}</Message>',
        "/done": "",
        "/s": (204, "", ""),
    }
    world = platform(pages)
    world.message("/sms", "Hi")
    world.wait(1)
    assert world.requests.of(MessageAction)[0].message_status == "invalid"
    assert world.requests.of(MessageStatus)[0].message_status == "failed"


def test_a_message_to_somebody_else() -> None:
    """A message to somebody else is no answer; without a text there may be a file alone."""
    verbs = """<Message to="+15550100700">News</Message><Message><Media>a.png</Media></Message>
        <Sing/>"""
    world = platform({"/sms": verbs})
    message = world.message("/sms", "Hi")
    assert message.replies == ["http://localhost/a.png"]
    assert 'sends "News" to +15550100700' in str(message)
    assert "RUN1" in {each.code for each in world.findings}


@pytest.mark.parametrize("page", [(500, "", ""), "<Redirect>http://[</Redirect>"])
def test_failures(page: Page) -> None:
    """A document that cannot be had is asked of the fallback, once."""
    pages: dict[str, Page] = {"/sms": page, "/fallback": "<Message>Sorry</Message>"}
    world = platform(pages, fallback_url="/fallback")
    message = world.message("/sms", "Hi")
    assert message.replies == (["Sorry"] if page == (500, "", "") else [])
    assert platform(pages).message("/sms", "Hi").replies == []


def test_a_circle() -> None:
    """Documents without an end are an error here too."""
    with pytest.raises(CircleError):
        platform({"/sms": "<Redirect/>"}).message("/sms", "Hi")


def test_texts_that_answers_send() -> None:
    """A test can ask which texts were sent, from where, to whom, and with which files."""
    answer = (
        "<Message>Thanks</Message>"
        "<Message to='+15550100700'><Body>See this</Body><Media>a.png</Media></Message>"
        "<Sms from='+15550100001'>Bye</Sms>"
    )
    world = platform({"/sms": answer})
    one = world.message("/sms", "Hi")
    world.wait(2)
    other = world.message("/sms", "Hello", from_="+15550100143")
    assert [(each.from_, each.to, each.body, each.media) for each in one.texts] == [
        ("+15550100199", "+15550100142", "Thanks", ()),
        ("+15550100199", "+15550100700", "See this", ("http://localhost/a.png",)),
        ("+15550100001", "+15550100142", "Bye", ()),
    ]
    assert world.texts == [*one.texts, *other.texts]
    assert {each.at for each in other.texts} == {2.0}
    assert {each.is_sent for each in world.texts} == {True}
    assert len({each.sid for each in world.texts}) == 6
