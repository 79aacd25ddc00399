"""Building, as type checkers see it: what is right passes, and what is wrong does not."""

# ruff: noqa: D401, T201 - sentences of the specification, and nothing here is run

from collections.abc import Callable
from typing import Literal, assert_type

from cxml import (
    Application,
    Client,
    Conference,
    Dial,
    Element,
    Gather,
    Hangup,
    Header,
    Headers,
    Number,
    Parameter,
    Pause,
    Play,
    Queue,
    Redirect,
    Reject,
    Say,
    Sim,
    Sip,
    SipUri,
    Unknown,
    Verto,
    VoiceResponse,
    WhatsApp,
    clean_text,
)
from cxml._declare.words import ConferenceEvent

response = VoiceResponse()
dial = Dial()


def methods_return_the_child() -> None:
    """A method of a verb returns an element of the child's class."""
    assert_type(response.dial(), Dial)
    assert_type(response.dial(timeout=20).conference("Room"), Conference)
    assert_type(response.say("Hi", voice="alice", loop=2), Say)
    assert_type(response.play("https://example.com/a.mp3"), Play)
    assert_type(response.play(digits="1"), Play)
    assert_type(response.pause(length=1), Pause)
    assert_type(response.redirect("/next", method="GET"), Redirect)
    assert_type(response.hangup().parameter(name="a", value="b"), Parameter)
    assert_type(response.reject(reason="busy"), Reject)
    assert_type(response.gather(input=["dtmf"]).say(), Say)
    assert_type(response.queue("support"), Queue)
    assert_type(dial.number("+15550100100", send_digits="1"), Number)
    assert_type(dial.sip("sip:room@example.com", password=None), Sip)
    assert_type(dial.sip().uri("sip:room@example.com"), SipUri)
    assert_type(dial.sip().headers().header(name="X", value="1"), Header)
    assert_type(dial.sip().headers(), Headers)
    assert_type(dial.verto("room@example.com"), Verto)
    assert_type(dial.client("desk"), Client)
    assert_type(dial.sim("1"), Sim)
    assert_type(dial.application(), Application)
    assert_type(dial.whats_app("+15550100100"), WhatsApp)
    assert_type(dial.add_child("Verto", "room@example.com"), Element)


def the_rest_returns_what_it_should() -> None:
    """Other methods return what they are documented to return."""
    assert_type(dial.append(Number("+15550100100")), Dial)
    assert_type(response.append(dial).append(Say("Hi")), VoiceResponse)
    assert_type(response.nest(dial), Dial)
    assert_type(response.nest(dial).nest(Conference("Room")), Conference)
    assert_type(str(response), str)
    assert_type(response.to_xml(False, pretty=True), str)
    assert_type(response.to_xml(xml_declaration=False), str)
    assert_type(response.to_bytes(), bytes)
    assert_type(response.children, tuple[Element | str, ...])
    assert_type(clean_text("a"), str)
    with response.gather(num_digits=1) as gather:
        assert_type(gather, Gather)


def one_expression() -> VoiceResponse:
    """Children are given to the constructor, in any iterable."""
    children = (Number(number) for number in ("+15550100100", "+15550100101"))
    return VoiceResponse(
        children=[
            Say("Hi", children=["more"]),
            Dial(timeout=20, children=children),
            Unknown("Thing", children=["text", Pause()], unknown_attributes={"a": "1"}),
        ],
        unknown_attributes=[("b", "2")],
    )


def wrong_names() -> None:
    """A wrong keyword is an error; so is the spelling of the wire, which is for old programs."""
    Dial(timeot=20)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Dial(callerId="1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Dial(phone_number="1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    response.dial(timeot=20)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    dial.conference("Room", colour="red")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    dial.confrence("Room")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    response.conference("Room")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    dial.timeot = 20  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    print(dial.timeot)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def wrong_values() -> None:
    """A value of another type, or a word outside a closed list, is an error."""
    dial.conference("Room", beep="sometimes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    dial.conference("Room", muted="yes")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    dial.conference("Room", max_participants="10")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Conference("Room", wait_method="PUT")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Conference(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Conference(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Dial(timeout=1.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Dial(timeout="20")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Dial(trim="trim")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Gather(speech_timeout="never")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    Pause(length=True).length = "1"  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]


def right_values() -> None:
    """None, words of an open list, and words beside booleans and numbers are right."""
    Conference("Room", beep=True, muted=None, record="record-from-start")
    Conference("Room", beep="onEnter")
    Gather(speech_timeout=3, speech_model="another")
    Gather(speech_timeout="auto", speech_model="phone_call")
    Say("Hi", voice="Polly.Joanna")
    Dial(None, timeout=None)


def words() -> None:
    """A list of words takes any iterable of its words, or one text; a wrong word is an error."""
    Conference("Room", status_callback_event=["start", "end"])
    Conference("Room", status_callback_event=("start",))
    Conference("Room", status_callback_event={"start", "end"})
    given: dict[ConferenceEvent, int] = {"start": 1}
    Conference("Room", status_callback_event=given.keys())
    Conference("Room", status_callback_event="start end")
    dial.conference("Room", status_callback_event=["start"], recording_status_callback_event=None)
    dial.sip("sip:a", codecs=["PCMU", "OPUS"], status_callback_event="answered")
    Conference("Room", status_callback_event=["begin"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    dial.conference("Room", status_callback_event=["start", "begin"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    dial.sip("sip:a", codecs=["MP3"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    Conference("Room", status_callback_event=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def what_is_needed() -> None:
    """A text that is needed is needed; nothing but the text is positional."""
    Conference()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    dial.conference()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    response.redirect()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    dial.number()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Unknown()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Hangup("now")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    Dial("+15550100100", "/action")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    dial.conference("Room", True)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def wrong_children() -> None:
    """What is no element is no child."""
    response.append(5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    response.append(Say)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    response.nest("text")  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
    VoiceResponse(children=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    VoiceResponse(children=[5])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
    response.children = ()  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    Dial(unknown_attributes={"a": 5})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def what_elements_are_not() -> None:
    """An element is neither iterable nor a container."""
    list(response)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    len(response)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    response[0]  # type: ignore[index]  # pyright: ignore[reportIndexIssue]
    for _ in response:  # type: ignore[attr-defined]  # pyright: ignore[reportGeneralTypeIssues, reportUnknownVariableType]
        pass


def methods_are_callables() -> None:
    """A method of a child can be handed on as a callable."""
    say: Callable[[str], Say] = response.say
    assert_type(say("Hi"), Say)
    redirect: Callable[[], Redirect] = response.redirect  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
    redirect()


def attributes_are_read() -> None:
    """An attribute is read as what is kept: None where nobody set it."""
    conference = dial.conference("Room")
    assert_type(conference.name, str)
    assert_type(conference.beep, bool | Literal["onEnter", "onExit"] | None)
    assert_type(conference.muted, bool | None)
    assert_type(conference.max_participants, int | None)
    assert_type(conference.wait_url, str | None)
    assert_type(conference.wait_method, Literal["GET", "POST"] | None)
    assert_type(dial.phone_number, str | None)
    assert_type(dial.timeout, int | None)
    assert_type(Say("Hi").message, str)
    assert_type(Redirect("").url, str)
    assert_type(Gather().speech_timeout, int | Literal["auto"] | None)
    events = conference.status_callback_event
    if events is not None:
        assert_type(events, tuple[ConferenceEvent, ...])


def attributes_are_assigned() -> None:
    """An attribute is assigned what it takes."""
    conference = dial.conference("Room")
    conference.beep = "onExit"
    conference.max_participants = 5
    conference.muted = None
    conference.name = "Other"
    conference.status_callback_event = ("start", "end")
    conference.beep = "sometimes"  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    conference.max_participants = "5"  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    conference.name = None  # type: ignore[assignment]  # pyright: ignore[reportAttributeAccessIssue]
    del conference.beep
