"""What a program has of Twilio: imports, signatures, ids; and keys that are written down."""

from __future__ import annotations

from functools import partial

import pytest

from cxml._check.check import check_bytes, examine
from cxml._check.mend import mend, write_program
from cxml._check.runner import Runner
from cxml._check.select import make_settings

ABOUT = ["CX709", "CX809", "CX810", "CX811", "CX812", "CX813"]
RUNNER = Runner(make_settings(select=ABOUT))
BOTH = Runner(make_settings(select=ABOUT, target="both"))
PSK = "PSK_" + 24 * "0"
PT = "PT" + 48 * "0"


def found(source: str, runner: Runner = RUNNER, path: str = "program.py") -> list[tuple[str, int]]:
    """Give what is found in a program, with its lines."""
    return [(each.code, each.line or 0) for each in check_bytes(source.encode(), runner, path)]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("from twilio.twiml.voice_response import Dial, VoiceResponse", "cxml.voice_response"),
        ("import twilio.twiml.messaging_response as m", "cxml.messaging_response"),
        ("from twilio.twiml import TwiML", "cxml.twiml"),
        ("from twilio.request_validator import RequestValidator", "cxml.request_validator"),
        ("from signalwire.voice_response import *", "cxml.voice_response"),
        ("from django_twilio.decorators import twilio_view", "cxml.django"),
        ("import flask_twilio", "cxml.flask"),
    ],
)
def test_an_import_that_has_a_counterpart(source: str, said: str) -> None:
    """A module of which cxml has one of the same names is a hint, once for each import."""
    (finding,) = check_bytes(source.encode(), RUNNER, "program.py")
    assert (finding.code, finding.severity) == ("CX809", "info")
    assert finding.message.endswith(f" can be {said}")
    assert found(source, BOTH) == []
    coming = Runner(make_settings(coming_from="twilio", select=["CX809"]))
    assert [each.severity for each in check_bytes(source.encode(), coming, "a.py")] == ["warning"]


@pytest.mark.parametrize(
    "source", ["import twilio", "from twilio.rest.api import x", "import cxml"]
)
def test_other_imports(source: str) -> None:
    """What cxml has no counterpart of is no hint."""
    assert found(source) == []


@pytest.mark.parametrize(
    "source",
    ["from twilio.rest import Client", "import twilio.rest", "from twilio.rest import *"],
)
def test_the_client_of_the_api(source: str) -> None:
    """The client of Twilio's API is a hint."""
    assert found(source) == [("CX813", 1)]
    assert found(source, BOTH) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = h['X-Twilio-Signature']", "x = h['X-SignalWire-Signature']"),
        ("x = h.get('x-twilio-signature')", "x = h.get('x-signalwire-signature')"),
        ("x = m['HTTP_X_TWILIO_SIGNATURE']", "x = m['HTTP_X_SIGNALWIRE_SIGNATURE']"),
        ("x = m[b'x-twilio-signature']", "x = m[b'x-twilio-signature']"),
        ("x = m['x-tWiLiO-signature']", "x = m['x-tWiLiO-signature']"),
        (r"x = m['X-\x54wilio-Signature']", "x = m['X-SignalWire-Signature']"),
    ],
)
def test_the_header_of_twilio(before: str, after: str) -> None:
    """The header that Twilio signs in is found, and renamed as it is spelled."""
    check = partial(check_bytes, runner=RUNNER, path="program.py")
    is_found = found(before) == [("CX810", 1)]
    assert is_found is ("[b" not in before)
    assert mend(before.encode(), check, write_program, unsafe=True).data.decode() == after


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("'''X-Twilio-Signature'''", "program.py"),
        ("x = 'the X-Twilio-Signature header'", "program.py"),
        ("x = 'X-Twilio-Signature', 'X-SignalWire-Signature'", "program.py"),
        ("x = f'X-Twilio-Signature{y}'", "program.py"),
        ("x = 'X-Twilio-Signature'", "tests/program.py"),
        ("x = 'X-Twilio-Signature'", "a/test_program.py"),
        ("x = 'X-Twilio-Signature'", "program_test.py"),
        ("x = 'X-Twilio-Signature'", "conftest.py"),
    ],
)
def test_where_the_header_of_twilio_is_fine(source: str, path: str) -> None:
    """A text about it, a program that reads both, and tests are left alone."""
    assert found(source, path=path) == []
    assert found("x = 'X-Twilio-Signature'", BOTH) == []
    assert found("x = 'X-Twilio-Signature'", path="") == [("CX108", 1)]  # a document, and none


HEX = "0123456789abcdef0123456789ABCDEF"


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        (f"AUTH_TOKEN = '{HEX}'", True),
        (f"RequestValidator(b'{HEX}')", True),
        (f"Client('AC{HEX}', '{HEX}')", True),
        (f"app.config['TWILIO_AUTH_TOKEN'] = f'{HEX}{{x}}'", True),
        (f"MD5 = '{HEX}'", False),
        (f"AUTH_TOKEN = '{HEX[1:]}'", False),
        (f"AUTH_TOKEN = 'AC{HEX}'", False),
    ],
)
def test_a_token_of_twilio_in_the_source(source: str, is_found: bool) -> None:
    """What looks like a token of Twilio's is a secret where it is given to what takes one."""
    assert found(f"{source}  # twilio") == ([("CX709", 1)] if is_found else [])


VALIDATOR = "from cxml.request_validator import RequestValidator\n"


@pytest.mark.parametrize(
    "source",
    [
        VALIDATOR + "RequestValidator(os.environ['TWILIO_AUTH_TOKEN'])",
        VALIDATOR + "RequestValidator(os.environ.get('AUTH_TOKEN'))",
        VALIDATOR + "RequestValidator(os.getenv('SIGNALWIRE_API_TOKEN', ''))",
        VALIDATOR + "RequestValidator(settings.TWILIO_AUTH_TOKEN)",
        VALIDATOR + "RequestValidator(auth_token)",
        VALIDATOR + "auth_token = os.environ['A']\nRequestValidator(auth_token)",
        VALIDATOR + f"RequestValidator('{PT}')",
        "from cxml import signature\nsignature.verify(settings.api_token, url, headers, body)",
        "from cxml.signature import verify\nverify(auth_token, url, headers, body)",
        "app.config['CXML_SIGNING_KEY'] = os.environ['TWILIO_AUTH_TOKEN']",
        "CXML_SIGNING_KEY = AUTH_TOKEN",
        "CXML_SIGNING_KEY: str = AUTH_TOKEN",
        "document(V, signing_key=auth_token)",
    ],
)
def test_the_key_of_something_else(source: str) -> None:
    """A key that comes by the name of a token is found."""
    assert [code for code, _ in found(source) if code != "CX709"] == ["CX811"]
    assert [code for code, _ in found(source, BOTH) if code != "CX709"] == []


@pytest.mark.parametrize(
    "source",
    [
        VALIDATOR + "RequestValidator(os.environ['SIGNALWIRE_SIGNING_KEY'])",
        VALIDATOR + "RequestValidator(signing_key)",
        VALIDATOR + "auth_token = os.environ['SIGNING_KEY']\nRequestValidator(auth_token)",
        VALIDATOR + "RequestValidator(get_key())",
        VALIDATOR + "RequestValidator(1)",
        VALIDATOR + "RequestValidator()",
        "RequestValidator(auth_token)",
        "from plivo import verify\nverify(auth_token)",
        "CXML_SIGNING_KEY = x[1]",
    ],
)
def test_the_key_that_is_meant(source: str) -> None:
    """A key by another name, or one that is given to something else, is fine."""
    assert found(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "x = re.compile(r'^CA[0-9a-f]{32}$')",
        "x = re.compile(r'(AC|CA)[a-fA-F0-9]{32}')",
        "path('<re:^(AC)[0-9a-f]{32}>')",
        "call_sid.startswith('CA')",
        "request.form['CallSid'].startswith('CA')",
        "len(call_sid) == 34",
        "len(self.sid) != 34",
        "models.CharField(max_length=34)",
        "sa.Column(sa.String(34))",
        "sa.VARCHAR(length=34)",
        "x = 'create table calls (sid VARCHAR(34), b int)'",
        "x = 'sid char ( 34 )'",
    ],
)
def test_the_shape_of_an_id(source: str) -> None:
    """What takes an id for one of Twilio's is found."""
    assert found(f"{source}  # cxml") == [("CX812", 1)]
    assert found(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "name.startswith('CA')",
        "call_sid.startswith(prefix)",
        "call_sid.startswith()",
        "startswith('CA')",
        "call_sid.endswith('CA')",
        "len(name) == 34",
        "len(call_sid) == 36",
        "count == 34",
        "models.CharField(max_length=36)",
        "x = re.compile(r'[0-9a-f]{32}')",
        "x = re.compile(r'LOCATION[0-9a-f]{32}')",
        "x = 'VARCHAR(340)'",
    ],
)
def test_other_shapes(source: str) -> None:
    """Other lengths and beginnings are fine."""
    assert found(f"{source}  # cxml") == []


@pytest.mark.parametrize("key", [PSK, PT])
def test_a_key_that_is_written_down(key: str) -> None:
    """A key in the source is found, and shown to nobody: not in its line, nor in its message."""
    source = f"import cxml\nKEY = '{key}'\n"
    (finding,) = check_bytes(source.encode(), RUNNER, "program.py")
    assert (finding.code, finding.severity, finding.line, finding.column) == (
        "CX709",
        "error",
        2,
        7,
    )
    assert key not in str(finding)
    shown = examine(source.encode(), RUNNER, "program.py").shown
    assert shown == source.replace(f"'{key}'", "*" * (len(key) + 2))


@pytest.mark.parametrize("text", ["PSK_your_signing_key", "PSK_...", "PT", "a_PSK_" + 11 * "0"])
def test_what_is_no_key(text: str) -> None:
    """What stands for a key, or is about one, is fine."""
    assert found(f"KEY = '{text}'\n'''{PSK}'''\n") == []


def test_secrets_of_documents_in_programs_are_not_shown() -> None:
    """Passwords of documents in a program are hidden, built or written down, whatever is asked."""
    source = (
        "from cxml import Sip\n"
        "Sip('sip:a@example.com', username='a', password='12' '34')\n"
        "X = '<Response><Dial><Sip password=\"56&amp;78\">sip:a@b.c</Sip></Dial></Response>'\n"
    )
    shown = examine(source.encode(), RUNNER, "program.py").shown
    assert not {"12", "34", "56", "78"} & {shown[at : at + 2] for at in range(len(shown))}


COMING = Runner(make_settings(coming_from="twilio", select=["CX818"]))
RECORD = '<Response><Record action="https://example.com/recorded"{}/></Response>'
TOLD = [
    "recordingStatusCallback='https://example.com/recording'",
    "transcribe='true' transcribeCallback='https://example.com/text'",
    "storageUrl='https://example.com/files'",
]


def test_a_recording_that_is_lost_on_a_hang_up() -> None:
    """A recording that its action alone is told of is warned of, where it comes from Twilio."""
    document = RECORD.format("").encode()
    (finding,) = check_bytes(document, COMING, "call.xml")
    assert (finding.code, finding.severity) == ("CX818", "warning")
    assert check_bytes(document, Runner(make_settings(select=["CX4", "CX8"])), "call.xml") == []


@pytest.mark.parametrize("more", TOLD)
def test_a_recording_that_is_told_of_besides(more: str) -> None:
    """With another place that is told of the recording, or gets it, nothing is said."""
    assert check_bytes(RECORD.format(f" {more}").encode(), COMING, "call.xml") == []


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        ("r.record(action='/recorded')", [4]),
        ("r.record(action=action)", []),
        ("r.record()", []),
        ("r.record(action='/recorded', **more)", []),
        ("r.record(action='/recorded', recording_status_callback=told)", []),
    ],
)
def test_a_recording_of_a_program(made: str, lines: list[int]) -> None:
    """It is found in what a program builds, where all that is given is known."""
    start = "from cxml import VoiceResponse\n\nr = VoiceResponse()\n"
    assert [line for _, line in found(f"{start}{made}\n", COMING)] == lines
