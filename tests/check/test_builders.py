"""What a program builds is judged where its source says for certain what that is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from cxml._check.check import check_bytes
from cxml._check.finding import Finding
from cxml._check.mend import mend, write_program
from cxml._check.python import built, follow
from cxml._check.python.built import MOST_HINTS
from cxml._check.runner import Runner
from cxml._check.select import make_settings
from cxml._tree.build import unknown_attribute

RUNNER = Runner(make_settings(ignore=["CX314", "CX809"]))
CXML = "from cxml import *\nfrom cxml.messaging import MessagingResponse\n"
TWILIO = "from twilio.twiml.voice_response import *\n"


def findings(source: str, imports: str = CXML) -> list[Finding]:
    """Check a program."""
    return check_bytes((imports + source).encode(), RUNNER, "program.py")


def found(source: str, imports: str = CXML) -> list[tuple[str, str]]:
    """Give what is found in a program, each with the words that it stands at."""
    lines = (imports + source).split("\n")
    return [
        (
            each.code,
            lines[(each.line or 1) - 1][(each.column or 1) - 1 : (each.end_column or 1) - 1],
        )
        for each in findings(source, imports)
    ]


def names(source: str) -> list[str]:
    """Name what is found in a program."""
    return [each.code for each in findings(source)]


def mended(source: str, imports: str = CXML) -> str:
    """Mend a program."""
    check = partial(check_bytes, runner=RUNNER, path="program.py")
    data = mend((imports + source).encode(), check, write_program, unsafe=True).data
    return data.decode().removeprefix(imports)


R = "r = VoiceResponse()\n"
START = "r.start().stream(url='wss://example.com/a')"


# Where a class is known, and what of a call is judged


@pytest.mark.parametrize(
    ("url", "is_there"),
    [
        ("url_for('a')", True),
        ("request.build_absolute_uri(reverse('a'))", True),
        ("f'https://{x}/a'", True),
        ("x + f'/{y}'", True),
        ("f'{x}' + y", True),
        ("x + '/a'", True),
        ("'https://%s/a' % x", True),
        ("x", False),
        ("x + y", False),
        ("load(x)", False),
        ("x or '/a'", False),
        ("'{{ url }}'", False),
        ("'${url}'", False),
    ],
)
def test_an_address_that_a_program_works_out(url: str, is_there: bool) -> None:
    """What surely is a text is an address; what may be none, or is filled in, may be no address."""
    source = f"r = VoiceResponse()\nr.dial().conference('a', status_callback={url})"
    assert ("CX502" in names(source)) is is_there


@pytest.mark.parametrize(
    "source",
    [
        "r = VoiceResponse()\nr.dial('911', timeout=3)\nstr(r)",
        "r = VoiceResponse()\nr.append(Dial('911', timeout=3))",
        "r = VoiceResponse()\nr.nest(Dial(timeout=3)).number('+15550100100')",
        "r = VoiceResponse()\nd = Dial('911', timeout=3)\nr.append(d)",
        "VoiceResponse().append(Dial('911', timeout=3)).hangup()",
        "r = VoiceResponse()\nwith r.dial(timeout=3) as d:\n    d.number('+15550100100')",
        "with VoiceResponse() as r, r.dial(timeout=3) as d:\n    d.number('+15550100100')",
        "with VoiceResponse() as r:\n    r.dial('911').timeout = 3",
        "def f(r: VoiceResponse) -> None:\n    r.dial('911', timeout=3)",
        "def f(r: 'VoiceResponse | None' = None):\n    r.dial('911', timeout=3)",
        "r: VoiceResponse = make()\nr.dial('911', timeout=3)",
        "V = VoiceResponse\nr = V()\nr.dial('911', timeout=3)",
        "async def f(r: VoiceResponse):\n    async with a:\n        r.dial('911', timeout=3)",
        "class A:\n    def f(self):\n        r = VoiceResponse()\n        r.dial('911', timeout=3)",
        "if (r := VoiceResponse()):\n    r.dial('911', timeout=3)",
        "r: VoiceResponse = VoiceResponse()\nr.dial('911', timeout=3)",
        "VoiceResponse(children=[Dial('911', timeout=3)])",
        "x = [VoiceResponse().dial('911', timeout=3)]",
        "r = VoiceResponse()\nwhile True:\n    r.dial('911', timeout=3)",
        "r = VoiceResponse()\ntry:\n    r.dial('911', timeout=3)\nfinally:\n    pass",
        "try:\n    pass\nexcept E:\n    VoiceResponse().dial('911', timeout=3)",
        "match x:\n    case 1:\n        VoiceResponse().dial('911', timeout=3)",
        "if x:\n    pass\nelif y:\n    VoiceResponse().dial('911', timeout=3)",
        "r = VoiceResponse()\nx and r.dial('911', timeout=3)",
        "r = VoiceResponse()\n[r.dial('911', timeout=3) for x in y]",
        "f(lambda: Dial('911', timeout=3))",
        "async def f():\n    await g(Dial('911', timeout=3))",
        "def f():\n    return VoiceResponse().dial('911', timeout=3) or 1",
    ],
)
def test_a_receiver_is_known(source: str) -> None:
    """A class is known by import, assignment, with, chain and annotation, wherever it is called."""
    words = [words for code, words in found(source) if code == "CX304"]
    assert words in (["timeout=3"], ["r.dial('911').timeout"])


@pytest.mark.parametrize(
    "source",
    [
        "r.dial('911', timeout=3)",
        "engine.say('a', voice='x')",
        "self.r = VoiceResponse()\nself.r.dial('911', timeout=3)",
        "r = VoiceResponse() if x else None\nr.dial('911', timeout=3)",
        "r = make()\nr.dial('911', timeout=3)",
        "r = VoiceResponse()\nr = make()\nr.dial('911', timeout=3)",
        "r, s = VoiceResponse(), 1\nr.dial('911', timeout=3)",
        "r = VoiceResponse()\nr += 1\nr.dial('911', timeout=3)",
        "r = VoiceResponse()\ndel r\nr.dial('911', timeout=3)",
        "if x:\n    r = VoiceResponse()\nelse:\n    r = None\nr.dial('911', timeout=3)",
        "def f(r: int, s):\n    r.dial('911', timeout=3)",
        "r = VoiceResponse()\ndef r(): pass\nr.dial('911', timeout=3)",
        "r = VoiceResponse()\nfor r in x:\n    r.dial('911', timeout=3)",
        "r = VoiceResponse()\nr.frobnicate().dial('911', timeout=3)",
        "r = VoiceResponse()\nr.append('a').dial.x(timeout=3)",
        "r = VoiceResponse()\nr.find(Dial).dial('911', timeout=3)",
        "r = VoiceResponse()\nr.add_child('Dial', timeout=3)",
        "r = VoiceResponse()\nr.nest(x).dial('911', timeout=3)",
        "(" * 70 + "Dial('911', timeout=3)" + ".a)" * 70,
    ],
)
def test_a_receiver_is_not_known(source: str) -> None:
    """Of what may be anything, such as a method of another library, nothing is said."""
    assert "CX304" not in [each.code for each in findings(source)]


@pytest.mark.parametrize(
    "arguments",
    [
        "timeout=x",
        "timeout=int('3')",
        "timeout=f'{x}'",
        "timeout=None",
        "timeout=...",
        "timeout=3j and 1",
        "**{'timeout': 3}",
        "status_callback_event=[x, 'start']",
        "unknown_attributes={'timeout': 3}",
        "caller_id=-x",
    ],
)
def test_a_value_that_is_not_known(arguments: str) -> None:
    """Only what is written down is judged."""
    source = f"{R}r.dial('911', {arguments})\nstr(r)"
    assert [code for code, _ in found(source) if code != "CX801"] == []


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("r.dial('+1 (555) 010-0101')", [("CX306", "'+1 (555) 010-0101'")]),
        ("r.dial(number='5550100101')", [("CX306", "'5550100101'")]),
        ("r.say('a', voice='nobody')", [("CX318", "voice='nobody'")]),
        ("r.dial('911', record='yes')", [("CX301", "record='yes'")]),
        ("r.pause(length=-1)", [("CX304", "length=-1")]),
        ("r.play('http://example.com/a.mp3')", [("CX701", "'http://example.com/a.mp3'")]),
        ("r.play('http://' 'example.com/a.mp3')", [("CX701", "'http://' 'example.com/a.mp3'")]),
        ("r.dial().conference('a', beep='True')", [("CX302", "beep='True'")]),
        ("r.dial().conference('a', status_callback=U, status_callback_event='start ends')",
         [("CX301", "ends")]),
        ("r.dial().conference('a', status_callback=U, status_callback_event=['start', 'ends'])",
         [("CX301", "ends")]),
        ("r.dial().conference('a', statusCallbackEvent='start')",
         [("CX501", "statusCallbackEvent='start'")]),
        ("r.dial().sip('sip:a@example.com', username='a', password='1234')",
         [("CX704", "password='1234'")]),
        ("r.append(Conference('a'))", [("CX202", "Conference")]),
        ("r.append(MessagingResponse().message('a'))", [("CX203", "message")]),
        ("d = r.dial()\nd.conference('a')\nd.conference('b')", [("CX208", "conference")]),
        ("d = r.dial()\nd.number('911')\nd.conference('b')", [("CX209", "conference")]),
        ("r.dial('911').number('911')", [("CX209", "number")]),
        ("r.dial().conference()", [("CX207", "conference")]),
        ("r.record(action='https://example.com/a')\nr.hangup()", [("CX402", "hangup")]),
        (START, [("CX411", "start")]),
        ("r.gather(action='https://example.com/a')\nr.hangup()", [("CX408", "gather")]),
    ],
)  # fmt: skip
def test_what_is_found_stands_at_its_argument(source: str, wanted: list[tuple[str, str]]) -> None:
    """A finding stands at the argument, at the word in it, or at the name that makes an element."""
    assert found(f"{R}{source}\nprint(r)") == wanted


# What is certain


@pytest.mark.parametrize(
    "source",
    [
        "r = VoiceResponse()\nif x:\n    r.redirect('/a')\nr.say('b')\nstr(r)",
        "r = VoiceResponse()\nfor x in y:\n    r.redirect('/a')\n    break\nr.say('b')\nstr(r)",
        "r = VoiceResponse()\nSTART\ngo_on(r)\nstr(r)",
        "r = VoiceResponse()\nSTART\nif x:\n    r.say('a')",
        "def f():\n    r = VoiceResponse()\n    START\n    return r",
        "def f():\n    r = VoiceResponse()\n    g = lambda: r.say('a')\n    START\n    g()",
        "def f():\n    r = VoiceResponse()\n    START\n    def g(): r.say('a')\n    g()",
        "def f():\n    r = VoiceResponse()\n    START\n    yield r",
        "r = VoiceResponse()\nSTART\nx = [r]",
        "r = VoiceResponse()\nSTART\nx = r.say\nx('a')",
        "r = VoiceResponse()\nSTART\nself.r = r",
        "r = VoiceResponse()\nSTART\nx = 1, r",
        "r = VoiceResponse()\nSTART\nr.add_child('Unheard')",
        "r = VoiceResponse()\nSTART\nr.note = 1",
        "r = VoiceResponse()\nSTART\nr.append(x)",
        "r = VoiceResponse()\nSTART\nr.append('a')",
        "r = VoiceResponse(children=x)\nSTART",
        "r = VoiceResponse(children=[x])\nSTART",
        "r = VoiceResponse()\nSTART\nx = (r if y else s)",
        "if x:\n    r = VoiceResponse()\n    START\nuse(r)",
        "r = VoiceResponse()\nif x:\n    r.say('Press one.')\nr.gather(action='/a')\nr.hangup()",
        "r = VoiceResponse()\nd = r.dial()\nd.status_callback = 'https://example.com/a'",
        "d = VoiceResponse().dial()\nif x:\n    d.conference('a')\nelse:\n    d.conference('b')",
        "r = VoiceResponse()\nc = r.dial().conference('a', status_callback_event='start')\n"
        "if x:\n    c.status_callback = 'https://example.com/a'",
        "d = Dial()",
        "def f():\n    d = Dial()\n    return d",
        "g = Gather(action='/a')",
        "r = VoiceResponse()\nc = r.dial().conference('a', status_callback_event='start')\n"
        "c.statusCallback = 'https://example.com/a'",
        "r = VoiceResponse()\nr.append(r)",
        "r = VoiceResponse()\nr.dial('911', timeout=None)\nr.say('a', **x)",
        "@app.get('/a')\ndef f():\n    return VoiceResponse().nest(x)",
        "r = VoiceResponse()\nr.dial(*x)\nstr(r)",
        "r = VoiceResponse()\nr.gather(*x)\nstr(r)",
        "r = VoiceResponse()\nr.dial('911')\nassert r.children and not r == 1 and f'{r}'",
    ],
)
def test_what_is_not_certain_is_not_said(source: str) -> None:
    """What a branch, a loop, a call or somebody else may add is not missing, nor behind."""
    source = source.replace("START", START)
    # What is set and cannot be is another thing: CX802 says it.
    assert [each for each in found(source) if each[0] not in {"CX210", "CX409", "CX802"}] == []


@pytest.mark.parametrize(
    "source",
    [
        "r = VoiceResponse()\nSTART\nprint(r)",
        "def f():\n    r = VoiceResponse()\n    START\n    return str(r)",
        "def f():\n    r = VoiceResponse()\n    START\n    return HttpResponse(str(r))",
        "def f():\n    r = VoiceResponse()\n    START\n    return HttpResponse(r)",
        "@view\ndef f():\n    r = VoiceResponse()\n    START\n    return r",
        "def f():\n  if x:\n    r = VoiceResponse()\n    START\n    return r.to_xml()",
        "r = VoiceResponse()\nSTART\nif r:\n    log(f'{r}', str(r), len(r.to_bytes()))",
        "r = VoiceResponse()\nif x:\n    s = 1\nSTART\nprint(r)",
    ],
)
def test_what_is_certain_is_said(source: str) -> None:
    """A response that is only written, shown and compared is known as a whole."""
    assert "CX411" in [each.code for each in findings(source.replace("START", START))]


@pytest.mark.parametrize(
    "source",
    [
        "if x:\n    r.hangup()\n    r.say('a')",
        "if x:\n    pass\nelse:\n    r.hangup()\n    if y:\n        z()\n    r.say('a')",
        "while x:\n    r.hangup()\n    r.say('a')",
        "try:\n    r.hangup()\n    r.say('a')\nexcept E:\n    pass",
        "match x:\n    case 1:\n        r.hangup()\n        r.say('a')",
    ],
)
def test_what_stands_behind_in_a_branch(source: str) -> None:
    """What follows in a branch is behind what ends the document there."""
    assert ("CX401", "say") in found(R + source)


@pytest.mark.parametrize(
    "source",
    [
        "if x:\n    r.hangup()\nelse:\n    r.say('a')",
        "if x:\n    r.hangup()\nif y:\n    r.say('a')",
        "if x:\n    r.hangup()\nr.say('a')",
        "r.hangup() if x else r.say('a')",
        "x and r.hangup() or r.say('a')",
        "[r.hangup() for y in x if r.say('a')]",
        "{r.hangup(): r.say('a') for y in x}",
        "f(lambda: r.hangup(), lambda: r.say('a'))",
    ],
)
def test_what_stands_in_another_branch(source: str) -> None:
    """What may be done without the other, or before it, is not behind it."""
    assert "CX401" not in names(R + source)


def test_a_method_that_there_is_not() -> None:
    """What is said of a method that is not there is what the program would fail with."""
    said = [each.message for each in findings(f"{R}r.sayy('a')\nr.number('911')\n")]
    assert said == [
        "cxml.VoiceResponse has no attribute sayy; did you mean 'say'?",
        "cxml.VoiceResponse has no attribute number: Number stands in Dial:"
        " response.dial().number(...)",
    ]


def test_what_is_given_twice() -> None:
    """What is given twice is said with both of its names."""
    source = "Dial(caller_id=x, callerId=x)\nDial(callerId=x, caller_id=x)\nSay('a', message='a')\n"
    assert [each.message for each in findings(source)] == [
        "caller_id is given twice: as caller_id, and as callerId",
        "caller_id is given twice: as callerId, and as caller_id",
        "message is given twice: as the first argument, and as message",
    ]


def test_an_element_in_two_documents() -> None:
    """What stands in two responses is found once."""
    source = "s = Dial('911', timeout=3)\na, b = 1, 2\nVoiceResponse().append(s)\n" + R
    assert found(f"{source}r.append(s)") == [("CX304", "timeout=3")]


# Mending


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("r.dial('+1 (555) 010-0101')", "r.dial('+15550100101')"),
        ('r.dial("+1 (555)" " 010-0101")', 'r.dial("+15550100101" "")'),
        ("r.dial().conference('a', beep='True')", "r.dial().conference('a', beep='true')"),
        ("r.play(\n    'http://example.com/a.mp3',  # a\n)",
         "r.play(\n    'https://example.com/a.mp3',  # a\n)"),
        ("r.reject()\nr.hangup()", "r.reject()\nr.hangup()"),
        ("r.append(Conference('a'))", "r.append(Conference('a'))"),
        ("r.dial().conference('a', status_callback=U, status_callback_event=['Start', 'end'])",
         "r.dial().conference('a', status_callback=U, status_callback_event=['Start', 'end'])"),
    ],
)  # fmt: skip
def test_a_value_is_mended_in_its_quotes(before: str, after: str) -> None:
    """A text that is written down is mended where it stands; nothing else of a call is."""
    assert mended(f"{R}{before}\nprint(r)\n") == f"{R}{after}\nprint(r)\n"


# Calls (CX8)


@pytest.mark.parametrize(
    ("source", "imports", "wanted"),
    [
        ("Dial(callerid='+15550100100')", CXML, [("CX801", "callerid")]),
        ("Dial(colour='a')", CXML, [("CX801", "colour")]),
        ("Dial(callerid='+15550100100')", TWILIO, [("CX801", "callerid")]),
        ("Dial(callerId='+15550100100')", CXML, []),
        ("Dial(caller_id='+15550100100')", CXML, []),
        ("Dial(unknown_attributes={'a': 'b'})", CXML, []),
        ("Say('a', 'alice')", CXML, [("CX802", "'alice'")]),
        ("Hangup('a')", CXML, [("CX802", "'a'")]),
        ("Say('a', 'alice')", TWILIO, []),
        ("Gather('dtmf')", TWILIO, []),
        ("Number(['+15550100100'])", CXML, [("CX802", "['+15550100100']")]),
        ("Number(None)", CXML, [("CX802", "None")]),
        ("Say(1.5)", CXML, [("CX802", "1.5")]),
        ("Say(True)", CXML, [("CX802", "True")]),
        ("Say(5)", CXML, []),
        ("Say(5)", TWILIO, [("CX802", "5")]),
        ("Dial(None)", CXML, []),
        ("Dial(caller_id='+15550100100', callerId='+15550100101')", CXML,
         [("CX802", "'+15550100101'")]),
        ("Say('a', message='b')", CXML, [("CX802", "'b'")]),
        ("Say(*a, message='b')", CXML, []),
        ("VoiceResponse().sayy('a')", CXML, [("CX802", "VoiceResponse().sayy")]),
        ("r = VoiceResponse()\nr.number('911')", CXML, [("CX802", "r.number")]),
        ("r = VoiceResponse()\nr.say('a').hangup()", CXML, [("CX802", "r.say('a').hangup")]),
        ("r = VoiceResponse()\nr.sayy('a')", TWILIO, []),
        ("r = VoiceResponse()\nr.redirect = r.redirect('/a')", CXML, [("CX802", "r.redirect")]),
        ("d = Dial()\nd.callerId = 'a'", CXML, [("CX802", "d.callerId")]),
        ("d = Dial()\nd.callerId = '+15550100100'", TWILIO, []),
        ("d = Dial()\nd.caller_id = '+15550100100'", CXML, []),
        ("d = Dial()\nd.unknown_attributes = {'a': 'b'}", CXML, []),
        ("s = Say('a')\ns.message = 'b'", CXML, []),
        ("def f(d: Dial):\n    d.colour = 'a'", CXML, []),
        ("def f(r: VoiceResponse):\n    r.greet()", CXML, []),
        ("r = VoiceResponse()\nr._greet()\nr.find(Say)", CXML, []),
        ("VoiceResponse.greet = greet\nVoiceResponse().greet()", CXML, []),
        ("Number()", CXML, [("CX207", "Number")]),
        ("Number(**x)", CXML, []),
        ("Number(phone_number='911')", CXML, []),
        ("Conference('a', status_callback_event=['start'])", TWILIO, [("CX803", "['start']")]),
        ("Conference('a', status_callback_event=['start'])", CXML, []),
        ("Conference('a', status_callback_event=x)", TWILIO, []),
        ("str(VoiceResponse().say('a'))", CXML, [("CX804", "str(VoiceResponse().say('a'))")]),
        ("VoiceResponse().say('a').to_xml()", CXML,
         [("CX804", "VoiceResponse().say('a').to_xml()")]),
        ("def f():\n    return VoiceResponse().say('a')", CXML,
         [("CX804", "VoiceResponse().say('a')")]),
        ("def f(r: VoiceResponse):\n    return r.say('a')", CXML, []),
        ("def f():\n    return str(VoiceResponse().append(Say('a')))", CXML, []),
        ("str(Say('a'))", CXML, []),
        ("r = VoiceResponse()\ng = r.say('a')\nr.append(g)", CXML, [("CX805", "r.append(g)")]),
        ("r = VoiceResponse()\nr.append(r.say('a'))", CXML, [("CX805", "r.append(r.say('a'))")]),
        ("r = VoiceResponse()\nr.nest(r.say('a'))", CXML, [("CX805", "r.nest(r.say('a'))")]),
        ("r = VoiceResponse()\ng = Say('a')\nr.append(g)", CXML, []),
        ("r = VoiceResponse()\nr.say('a')\nr.verbs", CXML, [("CX814", "verbs")]),
        ("r = VoiceResponse()\nr.say('a')\nr.xml()", CXML, [("CX814", "xml")]),
        ("r = VoiceResponse()\nr.say('a').value", CXML, [("CX814", "value")]),
        ("r = VoiceResponse()\nr.dial('911').attrs['timeout']", CXML, [("CX814", "attrs")]),
        ("r = VoiceResponse()\nr.say('a')\nr.verbs", TWILIO, []),
        ("Conference('a').name", CXML, []),
        ("VoiceResponse().name", CXML, [("CX814", "name")]),
        ("VoiceResponse().tag", CXML, []),
    ],
)  # fmt: skip
def test_calls(source: str, imports: str, wanted: list[tuple[str, str]]) -> None:
    """A call that fails, or does not what was meant, is found; what works is not."""
    assert [
        each for each in found(source, imports) if each[0] in {"CX207"} or "CX8" in each[0]
    ] == (wanted)


@pytest.mark.parametrize(
    ("before", "after", "imports"),
    [
        ("Dial(callerid='+15550100100')", "Dial(caller_id='+15550100100')", CXML),
        ("Dial(callerid='', callerId_='')", "Dial(caller_id='', callerId_='')", CXML),
        ("Dial(callerid='+15550100100')", "Dial(caller_id='+15550100100')", TWILIO),
        ("Dial(callerid=x, caller_id=y)", "Dial(callerid=x, caller_id=y)", CXML),
        ("Dial(colour=x)", "Dial(colour=x)", CXML),
        ("Conference('a', status_callback=U, status_callback_event=['start', 'end'])",
         "Conference('a', status_callback=U, status_callback_event='start end')", TWILIO),
        ('Conference("a", status_callback=U, status_callback_event=("start",))',
         'Conference("a", status_callback=U, status_callback_event="start")', TWILIO),
        ("Conference('a', status_callback=U, status_callback_event=[r'start'])",
         "Conference('a', status_callback=U, status_callback_event=\"start\")", TWILIO),
        ("Conference('a', status_callback=U, status_callback_event=['st\\'art', 1])",
         "Conference('a', status_callback=U, status_callback_event=['st\\'art', 1])", TWILIO),
        ("Conference('a', status_callback=U, status_callback_event=['start', 'ended'])",
         "Conference('a', status_callback=U, status_callback_event=['start', 'ended'])", TWILIO),
        ("Conference('a', status_callback=U, status_callback_event=['st\\'art'])",
         "Conference('a', status_callback=U, status_callback_event=['st\\'art'])", TWILIO),
        ("r = VoiceResponse()\ng = r.say('a')\nr.append(g)\n",
         "r = VoiceResponse()\ng = r.say('a')\n", CXML),
        ("r = VoiceResponse()\ng = r.say('a'); r.append(g)\n",
         "r = VoiceResponse()\ng = r.say('a'); r.append(g)\n", CXML),
        ("r = VoiceResponse()\ng = r.say('a')\nif x:\n    r.append(g)\n",
         "r = VoiceResponse()\ng = r.say('a')\nif x:\n    r.append(g)\n", CXML),
        ("r = VoiceResponse()\nx = r.append(r.say('a'))\n",
         "r = VoiceResponse()\nx = r.append(r.say('a'))\n", CXML),
        ("VoiceResponse().verbs", "VoiceResponse().children", CXML),
        ("VoiceResponse().verbs.append(Say('a'))", "VoiceResponse().append(Say('a'))", CXML),
        ("VoiceResponse().verbs.index(1)", "VoiceResponse().children.index(1)", CXML),
        ("VoiceResponse().verbs[0]", "VoiceResponse().children[0]", CXML),
        ("VoiceResponse().verbs.insert(0, 1)", "VoiceResponse().verbs.insert(0, 1)", CXML),
        ("VoiceResponse().verbs[0] = 1", "VoiceResponse().verbs[0] = 1", CXML),
        ("del VoiceResponse().verbs[0]", "del VoiceResponse().verbs[0]", CXML),
        ("VoiceResponse().verbs = []", "VoiceResponse().verbs = []", CXML),
        ("VoiceResponse().name = 'a'", "VoiceResponse().name = 'a'", CXML),
        ("VoiceResponse().name", "VoiceResponse().tag", CXML),
        ("Say('a').value", "Say('a').message", CXML),
        ("Hangup().value", "Hangup().value", CXML),
        ("Dial().attrs['timeLimit']", "Dial().time_limit", CXML),
        ("Dial().attrs['time_limit']", "Dial().time_limit", CXML),
        ("Dial().attrs[x]", "Dial().attrs[x]", CXML),
        ("Dial().attrs['x']", "Dial().attrs['x']", CXML),
        ("Dial().attrs['timeout'] = 5", "Dial().attrs['timeout'] = 5", CXML),
        ("VoiceResponse().xml()", "VoiceResponse().xml()", CXML),
    ],
)  # fmt: skip
def test_calls_are_mended(before: str, after: str, imports: str) -> None:
    """What was surely meant is written."""
    assert mended(before, imports) == after


def test_a_list_of_words_that_nobody_knows() -> None:
    """Where a list would be as wrong as one text, no mending is announced."""
    for words, is_mended in (("['start', 'ended']", False), ("['start', 'end']", True)):
        (finding,) = findings(f"Conference('a', status_callback_event={words})", TWILIO)
        assert (finding.code, finding.fix is not None) == ("CX803", is_mended)


def test_other_attributes_of_an_element_of_twilio() -> None:
    """What may be Twilio's alone is left alone: it writes whatever it is given."""
    assert findings("x = VoiceResponse()\nx.note = 1\nx.say('a').voice = 'alice'", TWILIO) == []


def test_long_chains_of_branches() -> None:
    """A chain of branches may be longer than Python calls functions."""
    chain = "".join(f"elif x == {each}:\n    r.say('a', voice='nobody')\n" for each in range(900))
    assert len(findings(f"r = VoiceResponse()\nif x:\n    pass\n{chain}")) == 100


def test_a_part_is_of_no_channel() -> None:
    """A verb of another channel in a part of a document is misplaced, wherever that will stand."""
    imports = "from cxml import Dial\nfrom cxml.messaging import Message\n"
    assert "CX203" not in [code for code, _ in found("Dial().append(Message('x'))\n", imports)]


@pytest.mark.parametrize(
    "statement",
    [
        "[r.dial(callerid=1) for r in rows]",
        "{r: r.dial(callerid=1) for r in rows}",
        "sorted(rows, key=lambda r: r.dial(callerid=1))",
        "f(lambda a, /, *r, b: r.dial(callerid=1))",
        "try: f()\nexcept E as r: r.dial(callerid=1)",
        "match c:\n case A(b=r): r.dial(callerid=1)",
        "match c:\n case [*r]: r.dial(callerid=1)",
        "match c:\n case {**r}: r.dial(callerid=1)",
        "import r\nr.dial(callerid=1)",
        "from m import q as r\nr.dial(callerid=1)",
        "for r in rows: r.dial(callerid=1)",
        "if c:\n r = other()\nr.dial(callerid=1)",
        "if c:\n import r\nr.dial(callerid=1)",
        "try:\n def r(): pass\nfinally: pass\nr.dial(callerid=1)",
        "try:\n class r: pass\nfinally: pass\nr.dial(callerid=1)",
        "try:\n async def r(): pass\nfinally: pass\nr.dial(callerid=1)",
        "del r\nr.dial(callerid=1)",
        "(r := other()).dial(callerid=1); r.dial(callerid=1)",
        "with f() as r: r.dial(callerid=1)",
    ],
)
def test_a_name_that_is_given_to_something_else(statement: str) -> None:
    """Where a name is that of something else, nothing is said of what is called on it."""
    source = f"r = VoiceResponse()\n{statement}\n"
    assert "CX801" not in names(source)


@pytest.mark.parametrize("word", ["nonlocal", "global"])
def test_a_name_that_an_inner_function_rebinds(word: str) -> None:
    """What an inner function gives another value may be anything."""
    source = (
        "def f():\n    r = VoiceResponse()\n"
        f"    def g():\n        {word} r\n        r = other()\n    g()\n"
        "    r.dial(callerid=1)\n"
    )
    assert "CX801" not in names(source)


def test_names_beside_a_comprehension() -> None:
    """Behind a comprehension a name is what it was before."""
    source = "r = VoiceResponse()\n[r for r in x]\n"
    assert "CX801" in names(f"{source}r.dial(callerid=1)\n")


def test_very_many_names() -> None:
    """However many elements have names, each is followed by its own."""
    source = "".join(f"r{number} = VoiceResponse()\n" for number in range(2_000))
    assert "CX801" in names(f"{source}r0.dial(callerid=1)\n")
    assert "CX801" in names(f"{source}r1999.dial(callerid=1)\n")


class _Counting(dict[str, Any]):
    """Counts how often a name is looked up, set, or looked at among others."""

    work = 0

    def get(self, *of: Any) -> Any:
        _Counting.work += 1
        return super().get(*of)

    def __setitem__(self, *of: Any) -> None:
        _Counting.work += 1
        super().__setitem__(*of)

    def __iter__(self) -> Iterator[str]:
        _Counting.work += len(self)
        return super().__iter__()

    def keys(self) -> Any:
        _Counting.work += len(self)
        return super().keys()

    def items(self) -> Any:
        _Counting.work += len(self)
        return super().items()


def _work_of(source: str, monkeypatch: pytest.MonkeyPatch) -> int:
    start = follow._Known.__init__

    def counting(self: Any) -> None:
        start(self)
        self.values = _Counting()

    with monkeypatch.context() as patched:
        patched.setattr(follow._Known, "__init__", counting)
        _Counting.work = 0
        findings(source)
    return _Counting.work


def test_what_a_branch_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A branch costs what stands in it, however many names are known around it."""
    named = "".join(f"r{number} = VoiceResponse()\n" for number in range(200))
    branches = "if x:\n    r1 = VoiceResponse()\n    r1.say('a')\n" * 100
    few = _work_of(branches, monkeypatch)
    assert few > 100
    alone = _work_of(named, monkeypatch)
    assert _work_of(named + branches, monkeypatch) <= few + alone + 100


@pytest.mark.parametrize(
    ("keyword", "asked"), [("lop", 1), ("lop{}", MOST_HINTS)], ids=["one", "many"]
)
def test_what_a_name_that_there_is_not_costs(
    keyword: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was meant is worked out once for each name, and not for more than are ever shown."""
    count = 0

    def counting(*of: Any) -> Any:
        nonlocal count
        count += 1
        return unknown_attribute(*of)

    monkeypatch.setattr(built, "unknown_attribute", counting)
    calls = "".join(f"Dial({keyword.format(n)}=1)\n" for n in range(MOST_HINTS + 10))
    assert len(findings(calls)) == 100
    assert count == asked


@pytest.mark.parametrize("number", ["{}", "-{}", "[{}]"])
def test_a_number_that_nobody_writes(number: str) -> None:
    """Of a number so long that Python does not write it as text, nothing is said."""
    source = f"VoiceResponse().pause(length={number.format('0x' + 'f' * 9_000)})\n"
    assert names(source) == []


@pytest.mark.parametrize("name", ["toxml", "to_string", "tostring", "xml", "add_text", "text"])
def test_names_of_twilio_that_nothing_replaces(name: str) -> None:
    """A name of Twilio's elements is found, whether or not another one takes its place."""
    assert names(f"r = VoiceResponse()\nr.{name}()\n") == ["CX814"]


@pytest.mark.parametrize(
    ("source", "is_mended"),
    [
        (f"{TWILIO}Conference('a', status_callback_event=[\n    'start',\n    'end',\n])\n", True),
        (f"{TWILIO}Conference('a', status_callback_event=[\n    'start',  # us\n])\n", False),
        (f"{TWILIO}Gather(hints=['#1'])\n", True),
        (f"{CXML}r = VoiceResponse()\ng = r.say('a')\nr.append(\n    g\n)\n", True),
        (f"{CXML}r = VoiceResponse()\ng = r.say('a')\nr.append(\n    g  # why\n)\n", False),
    ],
)
def test_a_mending_loses_no_comment(source: str, is_mended: bool) -> None:
    """What would take away a comment that somebody wrote is for that person to do."""
    fixes = [
        each.fix
        for each in check_bytes(source.encode(), RUNNER, "program.py")
        if each.code in ("CX803", "CX805")
    ]
    assert [fix is not None for fix in fixes] == [is_mended]
