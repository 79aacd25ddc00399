"""What rules find beside their own examples, and what they leave alone."""

from __future__ import annotations

import pytest

from cxml import Dial, Gather, VoiceResponse
from cxml._check.check import check, check_folder
from cxml._check.runner import Runner
from cxml._check.select import make_settings

URL = "https://example.com/next"
UUID = "6f2a9d0e-3c41-4b7e-9f55-1d2c8a7b9e10"


def codes(document: str | bytes, **options: str) -> list[str]:
    """Give the ids of what is found, in order."""
    return [each.code for each in check(document, **options)]


def inside(text: str, **options: str) -> list[str]:
    """Give the ids of what is found in a response with this in it."""
    return codes(f"<Response>{text}</Response>", **options)


def conference(attributes: str) -> list[str]:
    """Give the ids of what is found in a conference with these attributes."""
    return inside(f"<Dial><Conference {attributes}>Room</Conference></Dial>")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # CX1
        ("", ["CX108"]),
        ("   ", ["CX108"]),
        ('{"version": "1.0.0"}', ["CX108"]),
        ("<!DOCTYPE html><html><body>404</body></html>", ["CX108"]),
        ("<html><body>Not found</body></html>", ["CX108"]),
        ("<Responses/>", ["CX103"]),
        ("<Response><Say><![CDATA[a & b]]> & c</Say></Response>", ["CX107"]),
        ("<Response><Say>caf&eacute; &nbsp;</Say></Response>", ["CX107", "CX107"]),
        ("<Response><Say>&#65;&#11;</Say></Response>", ["CX106"]),
        ("<Response><Say>&#x110000;</Say></Response>", ["CX106"]),
        ("<Response><Say><![CDATA[&amp;amp;]]>&amp; b</Say></Response>", []),
        ("<Response><Say>${name}</Say></Response>", ["CX111"]),
        ("\n<Response/>", ["CX102"]),
        ("<!-- a --><?xml version='1.0'?><Response/>", ["CX102"]),
        ("<Response>" + "<Say>a</Say>" * 5_340 + "</Response>", ["CX109"]),
    ],
)
def test_documents(text: str, found: list[str]) -> None:
    """A document as a whole has the findings of what it is, and no others."""
    assert codes(text) == found


def test_a_byte_order_mark_and_other_encodings_are_warnings() -> None:
    """What most parsers read is a warning, what cannot be read an error."""
    assert codes("\ufeff<Response/>".encode()) == ["CX102"]
    latin = "<?xml version='1.0' encoding='ISO-8859-1'?><Response><Say>\xe9</Say></Response>"
    assert [each.severity for each in check(latin.encode("latin-1"))] == ["warning"]
    assert [each.severity for each in check(b"<Response><Say>\xe9</Say></Response>")] == ["error"]
    assert codes(b"<Response>" + b" " * (1 << 20) + b"</Response>") == ["CX109"]
    assert codes("<Response>" + "<a>" * 150 + "</a>" * 150 + "</Response>") == ["CX104"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # CX2
        ("<Dial><Say>a</Say></Dial>", ["CX202"]),
        ("<Gather action='https://example.com/a'><Wait/></Gather><Hangup/>", ["CX408", "CX201"]),
        (
            "<Gather action='https://example.com/a'><say>a</say></Gather><Hangup/>",
            ["CX201"],
        ),
        ("<PLAY>a</PLAY><Gather action='https://example.com/a'/><Hangup/>", ["CX201"]),
        ("<Say>a</Say><Receive/>", ["CX203"]),
        ("<Say lang='en'>a</Say>", ["CX204"]),
        ("<Dial><Number beep='true'>+15550100101</Number></Dial>", ["CX204"]),
        ("<Dial><Number timeLimit='9'>+15550100101</Number></Dial>", ["CX205"]),
        ("<Message><Media>https://example.com/a.png</Media>a<Media/></Message>", ["CX207"]),
        ("<Dial>+15550100101<Number>+15550100101</Number></Dial>", ["CX209"]),
        ("<Connect/><Play/><Hangup/>", ["CX211", "CX211"]),
        ("<Play digits='1'/>", []),
        ("<Pay/>", ["CX212", "CX405"]),
        ("<Start><Stream url='wss://example.com/a'/></Start><Stop><Stream/></Stop>", ["CX212"]),
        ("<Connect><Stream url='wss://example.com/a' track='inbound_track'/></Connect>", []),
        (
            "<Gather action='https://example.com/a'><Say>a</Say><Play digits='1'/></Gather>"
            "<Hangup/>",
            ["CX213"],
        ),
        # CX3
        ("<Dial record='yes'>+15550100101</Dial>", ["CX301"]),
        ("<Redirect method='post'>https://example.com/a</Redirect>", ["CX302"]),
        ("<Pause length='a'/>", ["CX304"]),
        ("<Say><break time='11s'/>a</Say>", ["CX304"]),
        ("<Dial callerName='" + "a" * 71 + "'><Sip>sip:a@example.com</Sip></Dial>", ["CX317"]),
        (
            "<Gather input='speech' hints='" + "a" * 101 + ", b' action='https://example.com/a'>"
            "<Say>a</Say></Gather><Hangup/>",
            ["CX317"],
        ),
        ("<Redirect>https://example.com/undefined/a</Redirect>", ["CX303"]),
        ("<Redirect>/None</Redirect>", ["CX303"]),
        ("<Dial>911</Dial>", []),
        ("<Dial>5550100101</Dial>", ["CX306"]),
        ("<Dial>front desk</Dial>", ["CX307"]),
        ("<Dial callerId='client:desk'>+15550100101</Dial>", []),
        ("<Dial callerId='desk'><Sip>sip:a@example.com</Sip></Dial>", []),
        ("<Dial callerId='the desk'><Sip>sip:a@example.com</Sip></Dial>", ["CX308"]),
        ("<Dial callerId='desk'>+15550100101</Dial>", ["CX308"]),
        ("<Dial><Sip>sip:a@example.com;transport=udp</Sip></Dial>", []),
        ("<Dial><Sip>sip:a@example.com;transport=sctp</Sip></Dial>", ["CX310"]),
        ("<Dial><Sip>sip:desk</Sip></Dial>", ["CX310", "CX315"]),
        ("<Dial><Sip>the desk</Sip></Dial>", ["CX310"]),
        ("<Redirect>http://[/a</Redirect>", ["CX313"]),
        ("<Redirect>https://exa mple.com/a</Redirect>", ["CX313"]),
        ("<Redirect>example.com:8080/a</Redirect>", []),
        ("<Redirect>//example.com/a</Redirect>", ["CX313"]),
        ("<Redirect>https://10.0.0.1/a</Redirect>", ["CX315"]),
        ("<Redirect>https://example.com/a#top</Redirect>", []),
        ("<Redirect>https://example.com/a#rt=99999</Redirect>", ["CX316"]),
        ("<Play>https://example.com/a.php</Play>", []),
        ("<Say language='english'>a</Say>", ["CX319"]),
        ("<Say voice='alice'>a</Say>", []),
        # CX4
        ("<Say loop='0'>a</Say><Hangup/>", ["CX401"]),
        ("<Say loop='2'>a</Say><Hangup/>", []),
        ("<Hangup/><Say>a</Say><Redirect>https://example.com/a</Redirect><Say>b</Say>", ["CX401"]),
        (
            "<Gather action='https://example.com/a' actionOnEmptyResult='true'><Say>a</Say>"
            "</Gather><Say>b</Say>",
            ["CX403"],
        ),
        ("<Play>https://example.com/a.mp3</Play><Redirect/>", []),
        ("<Dial>+15550100101</Dial><Hangup/>", []),
        (
            "<Say>a</Say><Gather numDigits='1' input='speech' action='https://example.com/a'/>"
            "<Hangup/>",
            ["CX412"],
        ),
        (
            "<Say>a</Say><Gather numDigits='1' input='{{Input}}' action='https://example.com/a'/>"
            "<Hangup/>",
            [],
        ),
        (
            "<Record transcribeCallback='https://example.com/a' action='https://example.com/a'/>",
            ["CX413"],
        ),
        ("<Dial callerName='a'>+15550100101</Dial>", ["CX413"]),
        ("<Dial><Sip username='a'>sip:a@example.com</Sip></Dial>", ["CX413"]),
        (
            "<Dial trim='trim-silence'><Conference streamUrl='wss://example.com/a'>a</Conference>"
            "</Dial>",
            ["CX413"],
        ),
        (
            "<Dial><Conference trim='trim-silence' streamUrl='wss://example.com/a'>a</Conference>"
            "</Dial>",
            [],
        ),
        ("<Dial><Number statusCallbackMethod='GET'>+15550100101</Number></Dial>", ["CX414"]),
        # CX6
        ("<Dial><WhatsApp>+15550100101</WhatsApp></Dial>", ["CX601"]),
        ("<Say><p>a<emphasis>b</emphasis></p></Say>", []),
        ("<Say>a<w>b</w></Say>", ["CX602"]),
        (
            "<Dial><Number>+15550100101</Number><Sip>sip:a@example.com</Sip>"
            "<Sip>sip:b@example.com</Sip></Dial>",
            ["CX602"],
        ),
        ("<Dial><Sip>sip:a@example.com</Sip><Sip>sip:b@example.com</Sip></Dial>", []),
        ("<Dial sequential='true'>+15550100101</Dial>", ["CX603"]),
        ("<Dial><Client statusCallback='https://example.com/a'>a</Client></Dial>", ["CX601"]),
        ("<Play>https://[twilio/a</Play>", ["CX313"]),
        ("<Play>https://twins.example.com/a.mp3</Play>", []),
        # CX7
        ("<Redirect>http://[a/b</Redirect>", ["CX313"]),
        ("<Redirect>https://example.com/a?token=abc</Redirect>", ["CX703"]),
        ("<Redirect>https://a:bcd@example.com/a?token=abc&amp;key=d</Redirect>", ["CX703"]),
        ("<Dial><Sip>sip:bob:hunter2@example.com</Sip></Dial>", ["CX703"]),
        ("<Dial><Sip>SIPS:bob:hunter2@example.com:5061;transport=tls</Sip></Dial>", ["CX703"]),
        ("<Dial><Sip>sip:bob@example.com:5061</Sip></Dial>", []),
        ("<Dial><Sip>sip:bob:{{Pin}}@example.com</Sip></Dial>", []),
        ("<Redirect>https://example.com/a?token={{Token}}</Redirect>", []),
        ("<Redirect>https://example.com/a?b=@c</Redirect>", []),
        ("<Redirect>https://[a@b?c=d</Redirect>", ["CX313"]),
        (
            "<Redirect>https://example.com/a?n={{From}}&amp;d={{Digits}}</Redirect>",
            ["CX705", "CX705"],
        ),
        ("<Redirect>https://example.com/{{CallSid}}</Redirect>", []),
        ("<Dial>{{To}}</Dial>", []),
        # CX9
        ("<Message from='12345' to='+15550100101'>a</Message>", []),
        ("<Message from='x' to='+15550100101'>a</Message>", ["CX904"]),
        ("<Message><Body>a</Body></Message>", []),
        ("<Receive action='https://example.com/a'/>", []),
    ],
)
def test_elements(text: str, found: list[str]) -> None:
    """What stands in a document has the findings of its own, and what is usual has none."""
    assert inside(text) == found


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        ("maxParticipants='300'", ["CX512"]),
        ("maxParticipants='200000'", ["CX512"]),
        ("maxParticipants='{{Most}}'", []),
        ("statusCallbackEvent='{{Events}}'", ["CX501"]),
        (
            "statusCallbackEvent='stat joined' statusCallback='https://example.com/a'",
            ["CX301", "CX301"],
        ),
        ("statusCallbackEvent='start,end' statusCallback='https://example.com/a'", ["CX302"]),
        (
            "statusCallbackEvent='start' statusCallback='https://example.com/a' "
            "recordingStatusCallbackEvent='absent' recordingStatusCallback='https://example.com/a' "
            "record='record-from-start'",
            ["CX604"],
        ),
        ("muted='true' beep='onEnter'", []),
        (f"muted='true' coach='{UUID}'", ["CX510"]),
        ("coach='{{CallSid}}'", []),
        ("record='do-not-record'", []),
        ("record='record-from-start' eventCallbackUrl='https://example.com/a'", []),
        ("region='us1'", ["CX513"]),
    ],
)
def test_conferences(attributes: str, found: list[str]) -> None:
    """Attributes of a conference have findings where they contradict or miss each other."""
    assert conference(attributes) == found


def test_documents_for_both_platforms() -> None:
    """With the target both, what one platform alone documents is said, since both read it."""
    assert inside("<Dial><Client>desk</Client></Dial>", target="both") == ["CX601"]
    assert inside("<Queue>support</Queue>", target="both") == ["CX602"]
    assert inside("<Dial sequential='true'>+15550100101</Dial>", target="both") == ["CX603"]
    assert conference_for_both(
        "region='us1' statusCallback='https://example.com/a' statusCallbackEvent='modify'"
    ) == ["CX604"]
    assert inside("<Dial><Verto>a</Verto></Dial>", target="both") == ["CX610"]
    assert inside("<Dial callerName='a'><Sip>sip:a@example.com</Sip></Dial>", target="both") == [
        "CX610"
    ]


def test_what_moving_alone_has_to_mind_is_not_said_of_documents_for_both() -> None:
    """Hosts and ids of Twilio are right for the one platform that knows them."""
    sid = "CA" + 32 * "0"
    for content, code in (
        ("<Play>https://api.twilio.com/cowbell.mp3</Play>", "CX609"),
        (
            "<Play>https://com.twilio.sounds.music.s3.amazonaws.com/MARKOVICHAMP-B.mp3</Play>",
            "CX609",
        ),
        (
            "<Play>https://s3.amazonaws.com/com.twilio.music.classical/BusyStrings.mp3</Play>",
            "CX609",
        ),
        (f"<Dial><Conference coach='{sid}'>Room</Conference></Dial>", "CX611"),
    ):
        assert {*inside(content)} - {*inside(content, target="both")} == {code}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<Dial passports='a' events='a'>+15550100101</Dial>", "CX603"),
        (
            "<Dial><Conference statusCallback='https://example.com/a' "
            "statusCallbackEvent='start modify'>Room</Conference></Dial>",
            "CX604",
        ),
        ("<Say voice='Google.en-US-Wavenet-C'>Welcome.</Say>", "CX605"),
    ],
)
def test_what_is_right_for_twilio_is_taken_only_from_documents_that_leave_it(
    content: str, code: str
) -> None:
    """Mending takes away what Twilio alone knows, but not where Twilio reads the document too."""
    leaving, staying = (
        [each.fix for each in check(f"<Response>{content}</Response>", target=target)
         if each.code == code]
        for target in ("signalwire", "both")
    )  # fmt: skip
    assert leaving
    assert all(leaving)
    assert staying == [None] * len(leaving)


def conference_for_both(attributes: str) -> list[str]:
    """Give the ids of what is found in a conference for both platforms."""
    return inside(f"<Dial><Conference {attributes}>Room</Conference></Dial>", target="both")


@pytest.mark.parametrize(
    ("number", "meant"),
    [("555-010-0101", "+15550100101"), ("1 555 010 0101", "+15550100101"), ("0101 0101", None)],
)
def test_a_country_says_what_a_number_means(number: str, meant: str | None) -> None:
    """With a default country, a hint names the whole number, and nothing is mended by it."""
    (found,) = check(f"<Response><Dial>{number}</Dial></Response>", default_country="us")
    assert (found.suggestion, found.fix) == (meant, None)


def test_a_tree_that_was_built_is_checked_without_lines() -> None:
    """A response of a program has findings with places in the tree, and none of secrets."""
    response = VoiceResponse()
    dial = response.dial(caller_id="None")
    dial.sip("sip:a@example.com", username="a", password="b")  # noqa: S106 - it is none
    (found,) = check(response)
    assert (found.code, found.line, found.element) == ("CX303", None, "Response/Dial/@callerId")
    assert str(found).startswith("Response/Dial/@callerId: CX303 error")


def test_what_a_view_may_read_itself_is_a_hint() -> None:
    """A program may tell two requests of one address apart, so a loop is only a hint there."""
    response = VoiceResponse()
    response.say("Press one.")
    response.append(Gather(num_digits=1))
    response.record()
    assert [each.severity for each in check(response)] == ["info", "info"]


def test_a_part_of_a_document_can_be_checked() -> None:
    """An element that stands in no response is checked as well."""
    assert [each.code for each in check(Dial())] == ["CX210"]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("<Dial record='record'>+15550100101</Dial>", "record-from-answer"),
        ("<Dial record='True'>+15550100101</Dial>", "record-from-answer"),
        ("<Dial answerOnBridge='yes'>+15550100101</Dial>", "true"),
        (f"<Record maxLength='60s' action='{URL}'/>", "60"),
        (f"<Record maxLength='9 sec' action='{URL}'/>", "9"),
        (f"<Record maxLength='1m' action='{URL}'/>", None),
        ("<Say loop='-1'>a</Say>", "0"),
        ("<Pause length='-1'/>", None),
        ("<Message>a</Message><Sms>b</Sms>", "Message"),
    ],
)
def test_advice_is_fine_itself(text: str, advice: str | None) -> None:
    """What is advised instead of a wrong value, or of an element, is no finding itself."""
    (said,) = check(f"<Response>{text}</Response>")
    assert said.suggestion == advice
    if advice:
        wrong = text.partition("='")[2].partition("'")[0]
        mended = text.replace(f"'{wrong}'", f"'{advice}'").replace("Sms>", "Message>")
        assert inside(mended) == []


def test_all_secrets_of_an_address_are_named() -> None:
    """One finding names whatever is secret in an address, and shows none of it."""
    address = "https://a:bcdef@example.com/a?token=abcdef&amp;key=defghi&amp;token=abcdef"
    (said,) = check(f"<Response><Redirect>{address}</Redirect></Response>")
    assert said.message.endswith(": a password, token, key")


def test_what_is_recorded_is_not_mended_for_sure() -> None:
    """A recording that is switched on by True gets a mode, and not for sure; it is one finding."""
    (said,) = check("<Response><Dial record='True'>+15550100101</Dial></Response>")
    assert said.code == "CX302"
    assert said.fix is not None
    assert (said.fix.applicability, said.fix.edits[0].content) == ("unsafe", "record-from-answer")


@pytest.mark.parametrize(
    ("text", "said", "not_said"),
    [
        ("<Say>a</Say><Foo/>", "Record, Redirect", "Queue"),
        ("<Message>a</Message><Foo/>", "allowed: Message, Redirect", "Sms"),
        ("<Dial record='maybe'>+15550100101</Dial>", "or record-from-ringing-dual", "true"),
        ("<Say>a</Say><Number>+15550100101</Number>", "belongs in Dial", "allowed"),
        ("<Hangup><Foo/></Hangup>", "allowed: nothing", "Parameter"),
        ("<Pause><Foo/></Pause>", "allowed: nothing", "Say"),
    ],
)
def test_what_is_offered(text: str, said: str, not_said: str) -> None:
    """What another rule would refuse, as what Twilio alone documents, is not offered."""
    message = check(f"<Response>{text}</Response>")[-1].message
    assert said in message
    assert not_said not in message


def test_an_sms_may_stand_in_a_call() -> None:
    """A text message alone may be the document of a call, where it is documented."""
    (said,) = check("<Response><Sms>a</Sms></Response>")
    assert (said.code, said.severity, said.fix) == ("CX602", "info", None)
    (said,) = check("<Response><Message>a</Message><Sms>a</Sms></Response>", target="both")
    assert (said.severity, said.fix) == ("warning", None)


def redirect(to: str, *, before: str = "", behind: str = "") -> bytes:
    """Give a document that leads to another one."""
    return f"<Response>{before}<Redirect>{to}</Redirect>{behind}</Response>".encode()


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"a.xml": redirect("b.xml"), "b.xml": redirect("c.xml")}, []),
        (
            {"a.xml": redirect("b.xml"), "b.xml": redirect("c.xml"), "c.xml": redirect("b.xml")},
            ["CX407"],
        ),
        ({"a.xml": redirect("b.xml"), "b.xml": redirect("a.xml")}, ["CX407"]),
        (
            {"a.xml": redirect("https://example.com/x/b.xml"), "b.xml": redirect("/a.xml")},
            ["CX407"],
        ),
        (
            {"a.xml": redirect("b.xml", behind="<Hangup/>"), "b.xml": redirect("a.xml")},
            ["CX407", "CX401"],
        ),
        (
            {"a.xml": redirect("b.xml", before="<Hangup/>"), "b.xml": redirect("a.xml")},
            ["CX401"],
        ),
        (
            {
                "a.xml": redirect("b.xml", before="<Say loop='0'>a</Say>"),
                "b.xml": redirect("a.xml"),
            },
            ["CX401"],
        ),
        ({"a.xml": redirect("https://[/b.xml"), "b.xml": redirect("a.xml")}, ["CX313"]),
        ({"a.xml": redirect("?again=1"), "b.xml": redirect("https://example.com/c.xml")}, []),
    ],
)
def test_documents_lead_to_each_other(files: dict[str, bytes], found: list[str]) -> None:
    """A circle of redirects is found by the names of the files, whatever leads to it."""
    assert [each.code for each in check_folder(files, Runner(make_settings()))] == found


@pytest.mark.parametrize(
    ("verbs", "severities"),
    [
        ("", ["warning"]),
        ("<Say>Welcome.</Say>", ["info"]),
        ("<Say>Please hold.</Say><Pause length='20'/>", []),
        ("<Pause/>", []),
        (f"<Play>{URL}</Play>", []),
    ],
)
def test_a_caller_is_held_by_a_document_that_leads_to_itself(
    verbs: str, severities: list[str]
) -> None:
    """Waiting is no mistake; a text again and again may be one; to hear nothing at all is one."""
    found = check(f"<Response>{verbs}<Redirect/></Response>", select=["CX406"])
    assert [each.severity for each in found] == severities
    files = {"a.xml": redirect("b.xml", before=verbs), "b.xml": redirect("a.xml")}
    circles = check_folder(files, Runner(make_settings(select=["CX407"])))
    assert [each.severity for each in circles] == [
        "error" if each == "warning" else each for each in severities
    ]


def test_what_is_never_reached_ends_no_circle() -> None:
    """A verb that waits for the caller behind the redirect to itself does not wait."""
    gather = f"<Gather action='{URL}'><Say>a</Say></Gather>"
    assert inside(f"<Redirect/>{gather}") == ["CX406", "CX401"]
    assert inside(f"{gather}<Redirect/>") == []


def test_a_queue_may_do_more_while_its_callers_wait() -> None:
    """A waiting document of a queue may speak; what two pages see differently is a warning."""
    files = {
        "queue.xml": b"<Response><Enqueue waitUrl='wait.xml'>support</Enqueue></Response>",
        "wait.xml": b"<Response><Say>Wait.</Say><Hangup/></Response>",
    }
    (found,) = check_folder(files, Runner(make_settings()))
    assert (found.code, found.severity, found.path) == ("CX504", "warning", "wait.xml")


def test_words_for_those_who_wait_for_a_conference_are_in_doubt() -> None:
    """What a page does not name and no text forbids is a warning; what both forbid is an error."""
    files = {
        "room.xml": b"<Response><Dial><Conference waitUrl='wait.xml'>a</Conference></Dial>"
        b"</Response>",
        "wait.xml": b"<Response><Say>Wait.</Say><Hangup/></Response>",
    }
    found = check_folder(files, Runner(make_settings(select=["CX504"])))
    assert [(each.line, each.severity) for each in found] == [(1, "warning"), (1, "error")]
    assert ["Say" in each.message for each in found] == [True, False]


def test_nothing_is_said_of_what_may_stand_elsewhere() -> None:
    """Where only some files are known, nobody can say that no document starts a conference."""
    room = b"<Conference startConferenceOnEnter='false'>a</Conference>"
    text = b"<Response><Dial>%b</Dial></Response>" % room
    files = {"a.xml": text, "b.xml": text}
    runner = Runner(make_settings())
    assert [each.code for each in check_folder(files, runner)] == ["CX506"]
    assert check_folder(files, runner, is_whole=False) == []


@pytest.mark.parametrize(
    ("voice", "meant"),
    [("women", "woman"), ("Women", "woman"), ("alica", "alice"), ("Joanna", None)],
)
def test_the_plain_voice_that_was_meant(voice: str, meant: str | None) -> None:
    """A voice that is hardly another than a plain one leads to that, and no other to any."""
    (each,) = check(f'<Response><Say voice="{voice}">Welcome.</Say></Response>')
    assert (each.code, each.suggestion) == ("CX318", meant)
