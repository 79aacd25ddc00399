"""No secret is ever shown, whatever rule it stands beside."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, strategies as st

import cxml
from cxml import Dial, Sip, VoiceResponse
from cxml._check.check import examine
from cxml._check.diff import difference
from cxml._check.examined import Examined
from cxml._check.finding import Finding
from cxml._check.formats.github import write_github
from cxml._check.formats.json import write_json
from cxml._check.formats.sarif import write_sarif
from cxml._check.formats.shared import Report
from cxml._check.formats.text import write_concise, write_text
from cxml._check.mend import mend, write_xml
from cxml._check.runner import Runner
from cxml._check.secrets import HIDDEN, MOST_SECRETS, hidden
from cxml._check.select import make_settings
from cxml._check.sources import lines_of

from .checking import RUNNER, found, inside

SECRET = "hunter2"  # noqa: S105 - of nobody
BLIND = Runner(make_settings(ignore=["CX703", "CX704"]))


def everything(document: str | bytes, runner: Runner) -> str:
    """Give all that is ever printed of a document."""
    data = document.encode() if isinstance(document, str) else document
    examined = Examined(data, runner, "a.xml")
    findings = examined.findings()
    report = Report(findings=findings, lines={"a.xml": lines_of(examined.shown)})
    formats = (write_text, write_concise, write_json, write_sarif, write_github)
    after = mend(data, lambda some: found(some, runner), write_xml, unsafe=True).data
    diff = difference("a.xml", examined.shown, Examined(after, runner).shown)
    return "".join([*(each(report) for each in formats), diff, *map(str, findings)])


@pytest.mark.parametrize("runner", [RUNNER, BLIND], ids=["all rules", "without those of secrets"])
@pytest.mark.parametrize(
    "document",
    [
        f"<Dial timeout='x'><Sip username='a' password='{SECRET}'>sip:a@b.com</Sip></Dial>",
        f"<Dial callerid='x'><Sip username='a'\n password = \"{SECRET}\"\n>sip:a@b.c</Sip></Dial>",
        f"<Dial><Sip username='None' password='{SECRET}' zzz='1'>desk</Sip></Dial>",
        f"<Dial><Sip username='a' password='&#104;unter2{SECRET}'>desk</Sip></Dial>",
        f"<Dial><Sip username='a' password='{{{{ {SECRET} }}}}'>desk</Sip></Dial>",
        f"<Dial><Sip username='a' password='{SECRET}&amp;amp;{SECRET}'>desk</Sip></Dial>",
        f"<Redirect>http://alice:{SECRET}@example.com/None</Redirect>",
        f"<Redirect>http://alice:a@{SECRET}@example.com/None</Redirect>",
        f"<Redirect>http&#58;//alice&#58;{SECRET}&#64;example.com/None</Redirect>",
        f"<Redirect>ftp://alice:{SECRET}@example.com</Redirect>",
        f"<Redirect>http://localhost/?token={SECRET}</Redirect>",
        f"<Redirect>http://localhost/?a=b&amp;Api-Key={SECRET}#ct=1</Redirect>",
        f"<Redirect>http://localhost/x y?AuthToken={SECRET}</Redirect>",
        f"<Redirect>http://localhost/?clientSecret={SECRET}&amp;X-Amz-Signature={SECRET}</Redirect>",
        f"<Play>https://example.com/a b?x-api-key={SECRET}&amp;pwd={SECRET}</Play>",
        f"<Connect><Stream url='x'><Parameter name='jwt' value='{SECRET}'/></Stream></Connect>",
        f"<Redirect>http://localhost/?a=b&#38;tok&#101;n={SECRET}</Redirect>",
        f"<Play>https://example.com/a b?auth={SECRET}</Play>",
        f"<Redirect>https://example.com/#token={SECRET}</Redirect>",
        f"<Redirect>https://a:{SECRET}@example.com/\n{{{{Body}}}} {{{{ x }}}}</Redirect>",
        f"<Connect><AI><Swaig postPromptAuthPassword='{SECRET}'/></AI></Connect><Dial/>",
        f"<Start><Stream authBearerToken='{SECRET}' url='http://x'/></Start>",
        f"<Dial><Sip password='{SECRET}'>a & b</Sip></Dial>",
        f"<Dial><Sip password='{SECRET}'>a</Sap></Dial>",
        f"<Dial><Sip passwort='1' password='{SECRET}' <a",
        f"<Dial password='{SECRET}'/>",
        f"<Dial timeout='x'><Sip>sip:user:{SECRET}@example.com</Sip></Dial>",
        f"<Dial timeout='x'><Sip>sip:user&#58;{SECRET}&#64;example.com</Sip></Dial>",
        f"<Redirect>//alice:{SECRET}@example.com/None</Redirect>",
        f"<Redirect>alice:{SECRET}@example.com/None</Redirect>",
        f"<Redirect>https://{SECRET}@example.com/None</Redirect>",
        f"<Redirect>https://{SECRET}:@example.com/None</Redirect>",
        f"<Redirect>http://exa mple.com/?%74oken={SECRET}</Redirect>",
        f"<Redirect>http://alice:%68{SECRET}@localhost/</Redirect>",
        f"<Redirect>http://alice:{SECRET}{{{{Digits}}}}@example.com/</Redirect>",
        f"<Dial><Sip password={SECRET} username=a>sip:a@b.c</Sip></Dial>",
        f"<Dial><Sip password={SECRET}#{SECRET}&{SECRET}>sip:a@b.c</Sip></Dial>",
        f"<Dial><Sip pasword='{SECRET}'>sip:a@b.c</Sip></Dial>",
        f"<Connect><Stream url='x'><Parameter name='token' value='{SECRET}'/></Stream></Connect>",
        f"<Connect><Stream url='x'><Parameter value='{SECRET}' name='token'/></Stream></Connect>",
        f"<Redirect method='PSK_000000000000{SECRET}'>http://example.com/</Redirect>",
        f"<Redirect>http://a:{SECRET}@example.com/?token={SECRET}{'&amp;key=' + SECRET}"
        + "".join(f"&amp;token={SECRET}{number}" for number in range(40)) + "</Redirect>",
    ],
)  # fmt: skip
def test_no_secret_is_shown(document: str, runner: Runner) -> None:
    """A password, or a token in an address, is in no output: message, line, fix or difference."""
    text = everything(inside(document), runner)
    assert len(text) > 500
    assert SECRET not in text
    assert "unter2" not in text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_in_other_encodings(encoding: str) -> None:
    """Nor in other encodings."""
    document = inside(f"<Dial><Sip password='{SECRET}'>{{{{ a }}}}</Sip></Dial>")
    assert SECRET not in everything(document.encode(encoding), RUNNER)


def test_no_secret_of_a_tree_is_shown() -> None:
    """Nor of a tree, which has no lines."""
    sid = "AC" + "0123456789abcdef" * 2
    response = VoiceResponse(children=[Dial(children=[Sip("sip:a@b.com", password=sid)])])
    findings = cxml.check(response)
    assert "CX611" in [each.code for each in findings]
    assert sid not in "".join(map(str, findings))
    response.redirect(f"http://a:{SECRET}@example.com/None")
    text = "".join(f"{each}{each.suggestion}" for each in cxml.check(response))
    assert "http://example.com" not in text
    assert SECRET not in text


def test_what_is_no_secret_is_shown() -> None:
    """What the platform fills in is shown, and so is all around a secret; its length stays."""
    document = inside(
        "<Redirect>http://a:{{Password}}@example.com/?token={{Token}}&amp;a=b</Redirect>"
        f"<Dial><Sip username='desk' password='{SECRET}'>None</Sip></Dial>"
    )
    shown = Examined(document.encode(), RUNNER).shown
    assert shown == document.replace(SECRET, "*" * len(SECRET))


def fix(findings: list[Finding], code: str) -> object:
    """Give the fix of a rule, as JSON has it."""
    data = json.loads(write_json(Report(findings=findings)))
    return next(each["fix"] for each in data if each["code"] == code)


def test_a_fix_that_holds_a_secret() -> None:
    """A fix says what it writes unless that holds a secret; the fix is made all the same."""
    document = inside(f"<Redirect>http://a:{SECRET}@example.com/</Redirect>")
    assert fix(found(document), "CX701") is not None  # an s, and nothing more
    moved = inside(f"<Dial password='{SECRET}'><Sip username='a'>sip:a@b.com</Sip></Dial>")
    findings = found(moved)
    assert fix(findings, "CX205") is None
    after = mend(moved.encode(), found, write_xml, unsafe=True).data.decode()
    assert after == inside(
        f"<Dial><Sip username='a' password=\"{SECRET}\">sip:a@b.com</Sip></Dial>"
    )


KEY = f"PSK_000000000000{SECRET}"
TOKEN = f"PT{'0123456789' * 5}"


@pytest.mark.parametrize(
    "program",
    [
        f'KEY = b"{KEY}"',
        f'print(f"key {KEY} of {{name}}")',
        f'AUTH = "Bearer {TOKEN}"',
        f"# signed with {KEY}",
        f"def broken(:  {KEY}",
        f'signing_key = "{SECRET}"',
        f'auth_token: str | None = "{SECRET}"',
        f'settings["auth_token"] = ("{SECRET}")',
        f'settings = {{"auth_token": "{SECRET}"}}',
        f'settings = \'{{\\"auth_token\\": \\"{SECRET}\\"}}\'',
        f'sid, token = "AC", "{SECRET}"',
        f'token, sid = "{SECRET}", "AC"',
        f'SIGNING_KEYS = ["one", "{SECRET}"]',
        f'password = """{SECRET}"""',
        f'password = "a\\"{SECRET}"',
        f'password = ("hunter"\n    "{SECRET}")',
        f'password = "{SECRET}',
        f'client = Client("AC{"0" * 32}", "{SECRET}")',
        f'client = Client(SID, token="{SECRET}")',
        f'get(url, auth=("user", "{SECRET}"))',
        f'RequestValidator("{SECRET}")',
        f'get(url, headers={{"Authorization": "Bearer {SECRET}"}})',
        f'token = environ.get("AUTH_TOKEN", "{SECRET}")',
        f'url = "https://example.com/?%74oken={SECRET}"',
        f'settings = {{"tok\\u0065n": "{SECRET}"}}',
        f'settings = {{"tok&#x65;n": "{SECRET}", "&#1114112;": 1}}',
    ],
)
def test_no_secret_of_a_program_is_shown(program: str) -> None:
    """A key or a token in a program is hidden however it is spelled, and no more."""
    shown = hidden(program)
    assert len(shown) == len(program)
    assert SECRET not in shown
    assert TOKEN not in shown
    assert HIDDEN * len(SECRET) in shown
    assert shown.strip(HIDDEN)


@pytest.mark.parametrize(
    "program",
    [
        "password = x or 'SECRET'",
        "password = x if y else 'SECRET'",
        "token += 'SECRET'",
        "password[:] = 'SECRET'",
        "settings['password'] = x or 'SECRET'",
        "settings = {**x, 'password': x or 'SECRET'}",
        "if 'SECRET' == token: pass",
        "if request.args.get('token') in ('a', 'SECRET'): pass",
        "token = b64(b'SECRET')",
        "token = ''.join(['a', f'SECRET{x}'])",
        "password = (lambda: 'SECRET')()",
        "PASSWORD: 'str' = 'SECRET'",
        "password: str\ndef f(a, password=x or 'SECRET', *, b, token=x or r'''SECRET'''): pass",
        "user, self.password = read(x) or ('a', 'SECRET')",
        "[a, (password := x or 'SECRET')]",
        "login(password=(\n    x\n    or 'SECRET'\n), **more)",
        "match token:\n    case 'SECRET': pass",
        "url = 'https://user:' + 'SECRET' + '@example.com'",
        "url = 'https://user:SECRET' + '@' + host",
        "url = 'https://user:' 'SECRET@example.com'",
        "url = 'https://%s:%s@example.com' % ('a', 'SECRET')",
        "url = 'https://{}:{x}@example.com'.format('a', x='SECRET')",
        "api = Client(os.environ['SID'], 'SECRET')",
        "api = rest.Client(sid, x or 'SECRET', region='us1')",
        "validator = RequestValidator(x or 'SECRET')",
        "from twilio.rest import Client as C\napi = C(sid, x or 'SECRET')",
        "from twilio.request_validator import RequestValidator as R\nR(x or 'SECRET')",
        "make = rest.Client\napi = make(sid, x or 'SECRET')",
        "self.make = RequestValidator\nself.make('SECRET')",
        "api = Client(*('AC', x or 'SECRET'))",
        "api = Client(*['AC'], *['SECRET'])",
        "api = Client(*x or ('AC', 'SECRET'), *y or ('AC', 'SECRET'))",
        "make = partial(Client, sid, x or 'SECRET')",
        "given = ['AC', x or 'SECRET']\napi = Client(*given)",
        "word = x or 'SECRET'\napi = Client(sid, word)",
        "class Api(rest.Client): pass\napi = Api(sid, x or 'SECRET')",
        "make: type = Client\nmore = make\napi = more(sid, x or 'SECRET')",
        "(make := Client)\napi = make(sid, x or 'SECRET')",
        "api = (make := Client)(sid, x or 'SECRET')",
        "make, [check] = Client, [x]\napi = make(sid, x or 'SECRET')",
        "headers.add('Authorization', x or 'Token SECRET')",
        "headers = [('Authorization', x or 'Token SECRET')]",
        "request.add_header('Proxy-Authorization', 'Token SECRET')",
        "environ.setdefault('AUTH_TOKEN', x or 'SECRET')",
        "x = os.environ.get('AUTH_TOKEN') or 'SECRET'",
        "x = os.environ['AUTH_TOKEN'] if y else f'SECRET{z}'",
        "x = 'SECRET' if y is None else y.token",
        "headers = {'Authorization': 'Token SECRET', 'X-Api-Key': x or 'SECRET'}",
        "def broken(:\n    password = x or 'SECRET'",
    ],
)
def test_no_secret_that_the_tree_tells_is_shown(program: str) -> None:
    """What is given to a name of a secret, or compared with it, is hidden, whatever is around."""
    source = f"import twilio\n{program}\nx = 'a word'\n".replace("SECRET", SECRET)
    shown = examine(source.encode(), RUNNER, "a.py").shown
    assert SECRET not in shown
    assert "'a word'" in shown
    assert len(shown) == len(source)


@pytest.mark.parametrize(
    "program",
    [
        "token = os.environ['TOKEN_OF_APP']",
        "voice.say('Your token, please')",
        "voice.sip('sip:a@example.com', password=password)",
        "x = 3 % 2 + len('a') + 'b'\nx['a'] = y == {}",
        "x = f'a:@{y}'",
        "api = Client('a word')\n(lambda: 'a')()\nothers('a')",
        "if token or mode == 'prod': pass\nx = token and 'a word'",
        "x = y or 'a word'\nx = ['Authorization', x, 'a word']\nadd(*x, 'Authorization', *y)",
        "partial()",
        "make: type\nmake = make\nx = 'a word'\nmake(y, x)",
        "x = load('a word')\napi = Client(sid, x, *y)",
    ],
)
def test_what_is_around_a_secret_is_shown(program: str) -> None:
    """A program that has no secret is shown as it is, also where it names one."""
    assert examine(program.encode(), RUNNER, "a.py").shown == program


@pytest.mark.parametrize(
    "text",
    [
        'token = os.environ["X"]',
        'f(token=token, name="b")',
        'def f(password: str, name: str = "x")',
        "<Say>Enter your password, please: it is no basic question</Say>",
        'compass="north"',
        "<Sip>sip:alice@example.com</Sip>",
        '"{{Password}}"',
        "password={{Password}}",
        "https://example.com/a@b?x=%20",
        "git+https://git@example.com/a",
        "git+ssh://git@example.com/a",
        "https://${INDEX_TOKEN}@example.com/simple",
        "https://$INDEX_TOKEN:@example.com/simple",
        'f"https://{account}@example.com/"',
    ],
)
def test_what_only_looks_like_a_secret(text: str) -> None:
    """A program that takes a secret from elsewhere is shown as it is."""
    assert hidden(text) == text


@pytest.mark.parametrize(
    "source",
    [f'K = b"{KEY}"', f'K = f"{KEY}{{x}}"', f'K = "sign with {KEY}"', f'K = "PSK_" "{KEY[4:]}"'],
)
def test_a_key_in_any_text(source: str) -> None:
    """A key is found in bytes, between the values of an f-string, and inside a text; not shown."""
    findings = found(source, path="a.py")
    assert [each.code for each in findings] == ["CX709"]
    assert SECRET not in examine(source.encode(), RUNNER, "a.py").shown


def test_a_short_secret_is_not_told_by_stars() -> None:
    """A message does not say where a word of it holds the letters of a short password."""
    document = inside("<Dial><Sip username='desk' password='a' method='PATCH'>a</Sip></Dial>")
    said = [str(each) for each in found(document)]
    assert said
    assert "***" not in "".join(re.sub(r"\W\*\*\*\W", "", each) for each in said)


@given(st.text("aA:/@?&=#;'\"<> {}*\n", max_size=30) | st.sampled_from(["token", "password"]))
def test_what_is_hidden_keeps_its_length(text: str) -> None:
    """Nothing moves when something is hidden, and hiding twice changes nothing more."""
    for spelled in (text, f"https://a:b@c/?token={text}", f"password='{text}'", text * 2):
        assert len(hidden(spelled)) == len(spelled)
        assert hidden(hidden(spelled)) == hidden(spelled)
        assert spelled.count("\n") == hidden(spelled).count("\n")


def test_very_many_secrets() -> None:
    """Of a document with more secrets than are told apart nothing is shown."""
    address = f"//example.com/?{f'token={SECRET}&amp;' * MOST_SECRETS}token=a"
    document = inside(f"<Redirect>{address}</Redirect><Dial callerid='x'/>")
    assert SECRET not in everything(document, RUNNER)
    examined = Examined(document.encode(), RUNNER)
    assert not examined.shown.strip(HIDDEN)
    assert "***" in next(each.message for each in examined.findings() if each.code == "CX703")


def test_a_secret_too_long_to_look_for() -> None:
    """What stands beside a secret of many characters is shown as stars."""
    password = f"{SECRET} " * 2_000
    document = inside(f"<Dial><Sip password='{password}' zzz='1'>sip:a@b.c</Sip></Dial>")
    assert SECRET not in everything(document, RUNNER)
    assert "***" in next(each.message for each in found(document) if each.code == "CX413")
