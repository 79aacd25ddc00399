"""CX820 and CX821: the fields of events, and the words that they are compared with."""

from __future__ import annotations

import pytest

from .checking import found, runner_of

NAMED = (
    "from cxml.callbacks import CallStatus, ConferenceEvent, DialAction, GatherAction\n"
    "from cxml.callbacks import RecordAction, VoiceCallback\n"
)


def said(program: str, rule: str) -> list[str]:
    """Give the messages of a rule about a program."""
    return [each.message for each in found(program, runner_of(rule), "program.py")]


@pytest.mark.parametrize(
    ("read", "part"),
    [
        ("call.Digits", "write call.digits"),
        ("print(call.digit)", "has no field digit"),
        ("digit = call.digit", "has no field digit"),
        ("call.get('Digits')", "write call.call_sid"),
        ("[call.Digits for _ in range(2)]", "write call.digits"),
        ("(lambda: call.Digits)()", "write call.digits"),
        ("call.message_sid", "message_sid is a field of"),
    ],
)
def test_a_field_that_there_is_not(read: str, part: str) -> None:
    """An attribute that the class of an event does not have is found, with what to write."""
    (message,) = said(f"{NAMED}def view(call: GatherAction):\n    {read}\n", "CX820")
    assert part in message


@pytest.mark.parametrize(
    "program",
    [
        "def view(call: GatherAction):\n    call.digits, call.form, call.unknown, call._x\n",
        "def view(call: GatherAction):\n    call = other()\n    call.Digits\n",
        "def view(call: GatherAction):\n    for call in calls:\n        call.Digits\n",
        "def view(call: GatherAction):\n    [call.Digits for call in calls]\n",
        "def view(call: GatherAction):\n    (lambda call: call.Digits)(1)\n",
        "def view(call: GatherAction):\n    def inner():\n        nonlocal call\n    call.Digits\n",
        "def view(call: GatherAction):\n    getattr(call, 'x')\n    call.Digits\n",
        "def view(call: VoiceCallback):\n    call.digits\n",
        "def view(call: VoiceCallback):\n    isinstance(call, Own)\n    call.own\n",
        "def view(call: VoiceCallback):\n    match call:\n        case Own(): call.own\n",
        "def view(call: GatherAction):\n    try:\n        call.x\n    except AttributeError: ...\n",
        "def view(call: GatherAction):\n    call.x = 1\n    call.x\n",
        "def view(call: GatherAction | DialAction):\n    call.Digits\n",
        "class Own(GatherAction): own = 1\ndef view(call: Own):\n    call.own\n",
        "def view(call: GatherAction):\n    call().Digits\n    other.Digits\n",
        "def view(call: Nothing):\n    call.Digits\n",
        "def view(call):\n    call.Digits\n",
    ],
)
def test_what_may_have_the_field(program: str) -> None:
    """Nothing is said of what may be another thing than the annotation says, or has the field."""
    assert said(NAMED + program, "CX820") == []


def test_the_name_on_the_wire_is_mended() -> None:
    """What is mended is the name alone; a field that was probably meant is only named."""
    program = f"{NAMED}def view(call: GatherAction):\n    call.Digits, call.digit\n"
    first, second = found(program, runner_of("CX820"), "program.py")
    assert first.fix is not None
    assert [each.content for each in first.fix.edits] == ["digits"]
    assert str(first).endswith("GatherAction has no field Digits; write call.digits")
    assert second.fix is None


@pytest.mark.parametrize(
    ("test", "near"),
    [
        ("call.dial_call_status == 'noanswer'", "no-answer"),
        ("'no_answer' != call.dial_call_status", "no-answer"),
        ("call.dial_call_status in ('busy', 'noanswer')", "no-answer"),
        ("call.dial_call_status not in ['cancelled', 'busy']", "canceled"),
        ("request.form['DialCallStatus'] == 'noanswer'", "no-answer"),
        ("request.POST.get('CallStatus') == 'in_progress'", "in-progress"),
        ("request.values.get('CallStatus', '') == 'in_progress'", "in-progress"),
        ("call.dial_call_status == 'elsewhere entirely'", None),
    ],
)
def test_a_word_that_is_never_sent(test: str, near: str | None) -> None:
    """A word that is documented nowhere for a parameter is found, and the one that was meant."""
    program = f"{NAMED}def view(request, call: DialAction):\n    if {test}: ...\n"
    (each,) = found(program, runner_of("CX821"), "program.py")
    assert each.suggestion == near


@pytest.mark.parametrize(
    "body",
    [
        "match call.dial_call_status:\n        case 'noanswer' | 'busy': ...",
        "match call.dial_call_status:\n        case 'noanswer': ...\n        case _: ...",
        "status = call.dial_call_status\n    status == 'noanswer'",
        "call.said = 1\n    status = call.dial_call_status\n    status == 'noanswer'",
        "status = request.form.get('DialCallStatus')\n    status == 'noanswer'",
    ],
)
def test_a_word_in_a_pattern_or_of_a_name(body: str) -> None:
    """The words of patterns are judged too, and those with which a name is compared."""
    assert len(said(f"{NAMED}def view(request, call: DialAction):\n    {body}\n", "CX821")) == 1


@pytest.mark.parametrize(
    "test",
    [
        "call.dial_call_status == 'no-answer'",
        "call.dial_call_status == ''",
        "call.dial_call_status == other",
        "call.dial_call_status < 'noanswer'",
        "'a' == call.dial_call_status == 'b'",
        "call.dial_call_status in known",
        "call.dial_call_sid == 'noanswer'",
        "call.nothing == 'noanswer'",
        "call.dial_call_status.lower() == 'noanswer'",
        "request.form['Own'] == 'noanswer'",
        "request.cookies['CallStatus'] == 'noanswer'",
        "request.form['From'] == 'noanswer'",
        "request.form.get('CallStatus', 'none') == 'none'",
        "status == 'noanswer'",
        "request[0] == 'noanswer'",
    ],
)
def test_a_word_that_may_be_sent(test: str) -> None:
    """Nothing is said of words that are documented, nor of what has no list of words."""
    before = "status = call.dial_call_status\n    status = 'noanswer'"
    program = f"{NAMED}def view(request, call: DialAction):\n    {before}\n    if {test}: ...\n"
    assert said(program, "CX821") == []


@pytest.mark.parametrize(
    ("test", "said_so"),
    [
        ("call.digits == 1", 'Digits is never 1, but text; write "1"'),
        ("0 != call.digits", 'Digits is never 0, but text; write "0"'),
        ("call.digits in (-3, other)", 'Digits is never -3, but text; write "-3"'),
        ("call.digits == True", "Digits is never True, but text"),
        ("call.digits == 1.5", "Digits is never 1.5, but text"),
        ("call.digits == b'1'", "Digits is never b'1', but text"),
        ("call.sip_headers == 'a'", "SipHeader_ is never 'a', but a mapping"),
        ("call.from_ == 15550100142", 'From is never 15550100142, but text; write "+15550100142"'),
        ("call.from_ == 142", 'From is never 142, but text; write "142"'),
        ("f'{call.digits == 1}'", 'Digits is never 1, but text; write "1"'),
        ("dial.dial_bridged == 'true'", "but True or False; write True"),
        ("dial.dial_bridged == 'yes'", "DialBridged is never 'yes', but True or False"),
        ("record.recording_duration == '5'", "is never '5', but a whole number; write 5"),
        ("record.recording_duration == '05'", "is never '05', but a whole number"),
        ("record.recording_duration == '5.5'", "is never '5.5', but a whole number"),
        ("call.confidence == '0.5'", "such as Decimal('0.0075'); write Decimal(\"0.5\")"),
        ("call.confidence == '1'", "such as Decimal('0.0075'); write 1"),
        ("call.confidence == 'high'", "is never 'high', but a number, such as Decimal('0.0075')"),
        ("status.timestamp == 0", "Timestamp is never 0, but a datetime"),
        ("status.timestamp == '2031'", "Timestamp is never '2031', but a datetime"),
        ("dial.dial_call_status == 3", "DialCallStatus is never 3, but answered, busy, canceled"),
    ],
)
def test_a_literal_of_another_type(test: str, said_so: str) -> None:
    """What a field is never equal to, since it is of another type, is found with what to write."""
    parameters = "call: GatherAction, dial: DialAction, record: RecordAction, status: CallStatus"
    program = f"{NAMED}def view({parameters}):\n    if {test}: ...\n"
    (each,) = found(program, runner_of("CX821"), "program.py")
    assert str(each).endswith(said_so) or said_so in each.message


def test_numbers_in_patterns_and_of_names() -> None:
    """A number is found among the alternatives of a pattern, and beside what names a field."""
    body = "match call.digits:\n        case 1 | '2': ...\n        case 3: ...\n        case 2: ..."
    program = f"{NAMED}def view(call: GatherAction):\n    {body}\n    x = call.digits\n    x == 1\n"
    assert [each[:17] for each in said(program, "CX821")] == [
        "Digits is never 1", "Digits is never 3", "Digits is never 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "test",
    [
        "call.digits == '1'",
        "call.digits in ('1', 1)",
        "call.digits in (None, '')",
        "call.digits is True",
        "call.digits == -other",
        "call.digits == ['1']",
        "call.digits == other",
        f"call.digits == {10**4000}",
        "int(call.digits) == 1",
        "len(call.digits) == 1",
        "call.confidence == 0.5",
        "call.confidence == 1",
        "call.form == 1",
        "dial.dial_bridged == 1",
        "record.recording_duration == 5.0",
        "record.recording_duration == ''",
        "other == 1",
        "request.form['Digits'] == 1",
    ],
)
def test_a_literal_that_may_be_equal(test: str) -> None:
    """Numbers equal each other; nothing is said of none, of empty texts, and of what is unknown."""
    parameters = "call: GatherAction, dial: DialAction, record: RecordAction, request"
    program = f"{NAMED}def view({parameters}):\n    if {test}: ...\n"
    assert said(program, "CX821") == []


FLASK = "from cxml.flask import Webhooks, document\nwebhooks = Webhooks()\n"
DJANGO = "from cxml.django import document, status_callback\n"
READS = "):\n    call.Digits\n"


@pytest.mark.parametrize(
    "program",
    [
        f"{FLASK}@app.post('/a')\n@document(GatherAction)\ndef view(call{READS}",
        f"{FLASK}@webhooks.document(GatherAction)\ndef view(call, level{READS}",
        f"{DJANGO}@status_callback(GatherAction)\ndef view(request, call{READS}",
        f"{FLASK}@document(GatherAction, require=['CallSid'])\ndef view(call{READS}",
        f"{FLASK}class V:\n  @document(GatherAction)\n  def post(self, call{READS}",
    ],
)
def test_an_event_that_is_not_annotated(program: str) -> None:
    """The decorator says which class it is, and the framework which parameter."""
    (message,) = said(NAMED + program, "CX820")
    assert "write call.digits" in message


@pytest.mark.parametrize(
    "program",
    [
        f"{FLASK}@document(GatherAction)\n@other\ndef view(call{READS}",
        f"{FLASK}@document(Own)\ndef view(call{READS}",
        f"{FLASK}@document(GatherAction)\ndef view(call: Own{READS}",
        f"{FLASK}@document(GatherAction)\ndef view(it, call{READS}",
        f"{FLASK}@document(GatherAction)\ndef view():\n    call.Digits\n",
        f"{FLASK}{DJANGO}@document(GatherAction)\ndef view(request, call{READS}",
        f"from own import document\n@document(GatherAction)\ndef view(call{READS}",
        f"{FLASK}@other(GatherAction)\ndef view(call{READS}",
        f"{FLASK}@document(GatherAction)\ndef view(call):\n    call = other()\n    call.Digits\n",
    ],
)
def test_what_may_be_no_event(program: str) -> None:
    """Nothing is said where something else may be given, or it is not known which parameter."""
    assert said(NAMED + program, "CX820") == []


def test_an_event_of_a_conference() -> None:
    """The word of the attribute leads to that of the request, and of many words some are named."""
    program = f"{NAMED}def view(call: ConferenceEvent):\n    if call.event == 'join': ...\n"
    (each,) = found(program, runner_of("CX821"), "program.py")
    assert str(each).endswith("or one of 6 more; write participant-join")
