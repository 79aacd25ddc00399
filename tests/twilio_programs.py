"""Programs as people write them for twilio-python, each a function of the module it uses.

``tests/documents/twilio`` holds what twilio-python 9.13 made of each, one document per program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Program = Callable[[Any], Any]


def empty(twiml: Any) -> Any:
    """Answer with nothing."""
    return twiml.VoiceResponse()


def hello(twiml: Any) -> Any:
    """Greet the caller."""
    response = twiml.VoiceResponse()
    response.say("Hello World!")
    return response


def voices(twiml: Any) -> Any:
    """Speak in several voices and languages."""
    response = twiml.VoiceResponse()
    response.say("Chapeau!", voice="alice", language="fr-FR")
    response.say("Bonjour", voice="Polly.Celine", language="fr-FR", loop=2)
    response.say("こんにちは", voice="gcloud.ja-JP-Wavenet-A", language="ja-JP", loop=0)
    return response


def delicate_text(twiml: Any) -> Any:
    """Say what XML has to escape."""
    response = twiml.VoiceResponse()
    response.say("5 < 6 & \"seven\" > 'eight' ]]> é 😀")
    response.say("two\nlines\tand a tab")
    response.say("  spaces at both ends  ")
    return response


def delicate_attributes(twiml: Any) -> Any:
    """Give addresses that XML has to escape."""
    response = twiml.VoiceResponse()
    response.dial(
        action="https://example.com/next?a=1&b=<2>&c=\"3\"&d='4'",
        number="+15550100100",
        caller_id="+15550100101",
    )
    response.redirect("https://example.com/again?a=1&b=2")
    return response


def play_and_pause(twiml: Any) -> Any:
    """Play a file, wait, press keys."""
    response = twiml.VoiceResponse()
    response.play("https://example.com/welcome.mp3", loop=10)
    response.pause(length=10)
    response.pause()
    response.play(digits="wwww3")
    response.play("", digits="1")
    return response


def reject_busy(twiml: Any) -> Any:
    """Do not take the call."""
    response = twiml.VoiceResponse()
    response.reject(reason="busy")
    return response


def reject_with_parameter(twiml: Any) -> Any:
    """Do not take the call, and say something to the other side."""
    response = twiml.VoiceResponse()
    reject = response.reject()
    reject.parameter(name="cause", value="17")
    return response


def hang_up(twiml: Any) -> Any:
    """End the call."""
    response = twiml.VoiceResponse()
    response.say("Goodbye.")
    response.hangup()
    return response


def empty_forms(twiml: Any) -> Any:
    """Leave texts empty."""
    response = twiml.VoiceResponse()
    response.say("")
    response.redirect("")
    response.say()
    response.play("")
    response.dial().client("")
    response.dial().sip("")
    response.dial("").application("")
    return response


def dial_number(twiml: Any) -> Any:
    """Dial one number."""
    response = twiml.VoiceResponse()
    response.dial("555-010-0100")
    response.say("Goodbye")
    return response


def dial_with_everything(twiml: Any) -> Any:
    """Dial with all that a Dial has."""
    response = twiml.VoiceResponse()
    response.dial(
        "+15550100100",
        action="/handleDialCallStatus",
        method="GET",
        timeout=15,
        hangup_on_star=True,
        time_limit=3600,
        caller_id="+15550100101",
        record="record-from-ringing-dual",
        trim="trim-silence",
        recording_status_callback="https://example.com/recording",
        recording_status_callback_method="GET",
        recording_status_callback_event="in-progress completed",
        answer_on_bridge=False,
        ring_tone="us-old",
        recording_track="both",
        sequential=True,
        refer_url="https://example.com/refer",
        refer_method="POST",
    )
    return response


def numbers_at_once(twiml: Any) -> Any:
    """Ring several numbers at once."""
    response = twiml.VoiceResponse()
    dial = twiml.Dial(caller_id="+15550100100")
    dial.number("+15550100101")
    dial.number("+15550100102", send_digits="wwww1928")
    dial.number(
        "+15550100103",
        status_callback_event="initiated ringing answered completed",
        status_callback="https://example.com/events",
        status_callback_method="POST",
        url="screen.xml",
    )
    response.append(dial)
    return response


def numbers_with_detection(twiml: Any) -> Any:
    """Ring a number, and find out who answers."""
    response = twiml.VoiceResponse()
    dial = response.dial()
    dial.number(
        "+15550100100",
        machine_detection="DetectMessageEnd",
        machine_detection_timeout=30,
        machine_detection_speech_threshold=2400,
        machine_detection_speech_end_threshold=1200,
        machine_detection_silence_timeout=5000,
        amd_status_callback="https://example.com/amd",
        amd_status_callback_method="POST",
        byoc="BY00000000000000000000000000000000",
    )
    return response


def simple_conference(twiml: Any) -> Any:
    """Put the caller in a room."""
    response = twiml.VoiceResponse()
    dial = twiml.Dial()
    dial.conference("Room 1234")
    response.append(dial)
    return response


def moderated_conference(twiml: Any) -> Any:
    """Put the caller in a room that waits for somebody else."""
    response = twiml.VoiceResponse()
    response.dial().conference("moderated-conference-room", start_conference_on_enter=False)
    return response


def conference_with_everything(twiml: Any) -> Any:
    """Put the caller in a room, with all that a Conference has."""
    response = twiml.VoiceResponse()
    dial = response.dial(timeout=20)
    dial.conference(
        "EventedConf",
        muted=False,
        beep="onEnter",
        start_conference_on_enter=True,
        end_conference_on_exit=True,
        wait_url="https://example.com/music?x=1&y=2",
        wait_method="GET",
        max_participants=10,
        record="record-from-start",
        region="us1",
        coach="CA00000000000000000000000000000000",
        trim="do-not-trim",
        status_callback_event="start end join leave mute hold speaker",
        status_callback="https://example.com/events",
        status_callback_method="POST",
        recording_status_callback="https://example.com/recording",
        recording_status_callback_method="GET",
        recording_status_callback_event="in-progress completed absent",
        event_callback_url="https://example.com/end",
        jitter_buffer_size="small",
        participant_label="agent",
    )
    return response


def conference_without_music(twiml: Any) -> Any:
    """Put the caller in a silent room."""
    response = twiml.VoiceResponse()
    dial = response.dial()
    dial.conference("NoMusicNoBeepRoom", beep="false", wait_url="", max_participants="2")
    return response


def boolean_words(twiml: Any) -> Any:
    """Write booleans as words."""
    response = twiml.VoiceResponse()
    dial = response.dial(hangup_on_star="true", answer_on_bridge="false")
    dial.conference("Room", muted="true", beep=True, end_conference_on_exit="false")
    return response


def sip_endpoint(twiml: Any) -> Any:
    """Dial a SIP endpoint with a name and a password."""
    response = twiml.VoiceResponse()
    dial = response.dial(record="record-from-answer", timeout="10", hangup_on_star="true")
    dial.sip(
        "sip:desk@example.com?x-mycustomheader=foo&x-myotherheader=bar;transport=tcp",
        username="desk",
        password="example",  # noqa: S106 - of nobody
        url="https://example.com/screen",
        method="GET",
        status_callback_event="initiated ringing",
    )
    return response


def sip_addresses(twiml: Any) -> Any:
    """Dial a SIP endpoint by several addresses, with headers."""
    response = twiml.VoiceResponse()
    sip = response.dial().sip()
    sip.uri("sip:one@example.com", priority="1", weight="2")
    sip.uri("sip:two@example.com", username="two", password="example")  # noqa: S106
    headers = sip.headers()
    headers.header(name="X-One", value="1")
    headers.header(name="X-Two", value="a&b")
    return response


def queued_caller(twiml: Any) -> Any:
    """Take the first caller of a queue."""
    response = twiml.VoiceResponse()
    dial = response.dial()
    dial.queue("support", url="about_to_connect.xml", method="GET")
    return response


def worker_queue(twiml: Any) -> Any:
    """Take a caller for a worker."""
    response = twiml.VoiceResponse()
    response.queue(
        "support",
        reservation_sid="WR00000000000000000000000000000000",
        post_work_activity_sid="WA00000000000000000000000000000000",
    )
    return response


def sdk_client(twiml: Any) -> Any:
    """Dial a client of the SDK, by text and by child."""
    response = twiml.VoiceResponse()
    dial = response.dial(caller_id="+15550100100")
    dial.client("desk", url="https://example.com/screen", status_callback_event="answered")
    client = twiml.Client()
    client.identity("front-desk")
    client.parameter(name="Floor", value="1")
    client.parameter(name="Level", value="<high>")
    dial.append(client)
    return response


def application(twiml: Any) -> Any:
    """Dial an application."""
    response = twiml.VoiceResponse()
    dial = response.dial()
    app = dial.application(customer_id="12345", copy_parent_to=True)
    app.application_sid("AP00000000000000000000000000000000")
    app.parameter(name="room", value="1")
    dial.application("AP00000000000000000000000000000001")
    return response


def other_nouns(twiml: Any) -> Any:
    """Dial a SIM and a WhatsApp number."""
    response = twiml.VoiceResponse()
    dial = response.dial()
    dial.sim("HS00000000000000000000000000000000")
    dial.whats_app("+15550100100", url="https://example.com/screen", method="GET")
    return response


def gather_digits(twiml: Any) -> Any:
    """Ask for keys."""
    response = twiml.VoiceResponse()
    gather = twiml.Gather(action="/process_gather.php", method="GET", num_digits=4)
    gather.say("Please enter your account number, followed by the pound sign")
    response.append(gather)
    response.say("We didn't receive any input. Goodbye!")
    return response


def gather_speech(twiml: Any) -> Any:
    """Ask for speech."""
    response = twiml.VoiceResponse()
    gather = response.gather(
        input="speech dtmf",
        timeout=3,
        num_digits=1,
        speech_timeout="auto",
        max_speech_time=30,
        profanity_filter=False,
        finish_on_key="",
        partial_result_callback="https://example.com/partial",
        partial_result_callback_method="GET",
        language="en-GB",
        hints="this is a phrase I expect to hear, keyword, product name",
        barge_in=True,
        debug=False,
        action_on_empty_result=True,
        speech_model="numbers_and_commands",
        enhanced=True,
    )
    gather.say("Welcome, please tell us why you're calling")
    gather.pause(length=1)
    gather.play("https://example.com/beep.mp3")
    return response


def gather_in_a_with_block(twiml: Any) -> Any:
    """Ask in a with-block."""
    response = twiml.VoiceResponse()
    with response.gather(num_digits=1, action="/menu") as gather:
        gather.say("Press 1 for sales.")
        gather.say("Press 2 for support.")
    response.redirect("/voice", method="POST")
    return response


def response_in_a_with_block(twiml: Any) -> Any:
    """Build the whole document in a with-block."""
    with twiml.VoiceResponse() as response:
        response.say("One")
        with response.dial() as dial:
            dial.number("+15550100100")
    return response


def chained_appends(twiml: Any) -> Any:
    """Chain what append returns."""
    response = twiml.VoiceResponse()
    response.append(twiml.Say("One")).append(twiml.Pause(length=2)).append(twiml.Hangup())
    return response


def nested(twiml: Any) -> Any:
    """Go on with what nest returns."""
    response = twiml.VoiceResponse()
    response.nest(twiml.Dial(timeout=10)).nest(twiml.Conference("Room"))
    return response


def same_element_twice(twiml: Any) -> Any:
    """Put the same element in twice."""
    response = twiml.VoiceResponse()
    say = twiml.Say("Again", voice="man")
    response.append(say)
    response.append(twiml.Pause())
    response.append(say)
    return response


def unknown_children(twiml: Any) -> Any:
    """Add elements that the library has no class for."""
    response = twiml.VoiceResponse()
    response.add_child("Shout")
    menu = response.add_child(
        "Menu", "text & more", some_option="a<b", truth=True, count=3, no=None
    )
    menu.add_child("Item", "one", for_="x", class_="y", xml_lang="en")
    return response


def none_leaves_out(twiml: Any) -> Any:
    """Give None for what is not wanted."""
    response = twiml.VoiceResponse()
    dial = response.dial(None, action=None, timeout=None, record=None)
    dial.number("+15550100100", send_digits=None, status_callback_event=None)
    response.say("Bye", voice=None, loop=None)
    return response


def zeros_and_empty_values(twiml: Any) -> Any:
    """Give values that are false but not None."""
    response = twiml.VoiceResponse()
    response.dial("+15550100100", action="", time_limit=0, answer_on_bridge=False)
    response.say("Forever", loop=0, voice="")
    response.gather(finish_on_key="", timeout=0, hints="")
    return response


def templates(twiml: Any) -> Any:
    """Let the platform fill in values."""
    response = twiml.VoiceResponse()
    response.say("You called from {{From}}, as {{CallerName}}.")
    dial = response.dial(caller_id="{{From}}", timeout="{{Timeout}}", answer_on_bridge="{{Answer}}")
    dial.conference("{{Room}}", beep="{{Beep}}", status_callback_event="{{Events}}")
    return response


def phone_menu(twiml: Any) -> Any:
    """Offer a menu, and go on when nobody presses a key."""
    response = twiml.VoiceResponse()
    gather = response.gather(num_digits=1, action="/menu?step=1&try=2", method="POST", timeout=10)
    gather.say("For sales, press 1. For support, press 2.", voice="woman", language="en-US", loop=3)
    response.say("We are closed.")
    response.play("https://example.com/closed.mp3")
    response.pause(length=1)
    response.redirect("/voice")
    return response


def call_screening(twiml: Any) -> Any:
    """Screen a call before it is put through."""
    response = twiml.VoiceResponse()
    response.say("One moment please.")
    dial = response.dial(
        action="/after", caller_id="+15550100100", record="record-from-answer-dual"
    )
    for last in range(3):
        dial.number(f"+1555010010{last}", url=f"/screen?agent={last}", method="GET")
    response.say("Nobody is there.")
    response.hangup()
    return response


PROGRAMS: dict[str, Program] = {
    name.replace("_", "-"): value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", None) == __name__
}
