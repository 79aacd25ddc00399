"""The header in which requests are signed is renamed in every spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml._check.files import Finder
from cxml._check.patterns import Patterns
from cxml._migrate.files import is_wanted
from cxml._migrate.rewrites import REWRITES
from cxml._migrate.run import Run

from .rewriting import left, rewritten

FASTAPI = "from typing import Annotated\nfrom fastapi import Header\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("X-Twilio-Signature", "X-SignalWire-Signature"),
        ("x-twilio-signature", "x-signalwire-signature"),
        ("HTTP_X_TWILIO_SIGNATURE", "HTTP_X_SIGNALWIRE_SIGNATURE"),
        ("X_TWILIO_SIGNATURE", "X_SIGNALWIRE_SIGNATURE"),
    ],
)
def test_spellings(before: str, after: str) -> None:
    """A header is renamed in the letters that it has."""
    assert rewritten(f"x = '{before}'\n", "signature-header") == f"x = '{after}'\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x_twilio_signature: str = Header(None)", "Header(None, alias="),
        ("x_twilio_signature: str = Header()", "Header(alias="),
        ("a, x_twilio_signature=Header(default='',)", "Header(default='', alias="),
        ("a=1, *, x_twilio_signature=Header()", "Header(alias="),
        ("x_twilio_signature: Annotated[str, Header()]", "Header(alias="),
    ],
)
def test_parameters_of_fastapi(before: str, after: str) -> None:
    """A parameter that has the name of the header says which header is meant."""
    done = rewritten(f"{FASTAPI}def f({before}):\n    pass\n", "signature-header")
    assert f'{after}"X-SignalWire-Signature")' in done


@pytest.mark.parametrize(
    "stays",
    [
        "x_twilio_signature=Header(alias='X-Mine')",
        "x_twilio_signature=None, x_signature=Header()",
        "x_twilio_signature=Depends(Header)",
        "x_twilio_signature: str, x_other: Annotated[str, Header()]",
        "*, x_twilio_signature, y=Header()",
    ],
)
def test_other_parameters(stays: str) -> None:
    """A parameter that is another header, or none, stays."""
    source = f"{FASTAPI}def f({stays}):\n    pass\nx = Header()\n"
    assert rewritten(source, "signature-header") == source


def test_bytes_are_said() -> None:
    """A header that is named in bytes, as servers give them, is said."""
    source = "x = headers[b'x-twilio-signature'] + b'x'\n"
    assert rewritten(source, "signature-header") == source
    assert left(source, "signature-header") == [
        ("signature-header", 1, "SignalWire signs in x-signalwire-signature")
    ]


def test_where_the_key_stands() -> None:
    """The line for the key is said where the application is made, and in settings of Django."""
    flask = "from cxml.flask import document\nfrom flask import Flask\n\napplication = Flask('x')\n"
    ((_, line, why),) = left(flask, "signing-key")
    assert line == 4
    assert why.endswith('application.config["CXML_SIGNING_KEY"] = os.environ["CXML_SIGNING_KEY"]')
    prefixed = f"{flask}application.config.from_prefixed_env()\n"
    ((_, _, why),) = left(prefixed, "signing-key")
    assert "FLASK_CXML_SIGNING_KEY" in why
    ((_, line, why),) = left("X = 1\nROOT_URLCONF = 'a'\nTWILIO_AUTH_TOKEN = ''\n", "signing-key")
    assert line == 2
    assert why.endswith(' CXML_SIGNING_KEY = os.environ["CXML_SIGNING_KEY"]')
    assert left(f"{flask}KEY = 'CXML_SIGNING_KEY'\n", "signing-key") == []
    assert left("from flask import Flask\n\napp = Flask('x')\n", "signing-key") == []


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("", 'here, below import os: CXML_SIGNING_KEY = os.environ["CXML_SIGNING_KEY"]'),
        ("import os", 'here: CXML_SIGNING_KEY = os.environ["CXML_SIGNING_KEY"]'),
        ("import os as o", 'here: CXML_SIGNING_KEY = o.environ["CXML_SIGNING_KEY"]'),
        ("from os import environ", 'here: CXML_SIGNING_KEY = environ["CXML_SIGNING_KEY"]'),
        ("SECRET_KEY = env('SECRET_KEY')", 'here: CXML_SIGNING_KEY = env("CXML_SIGNING_KEY")'),
        ("A_KEY = env.str('A_KEY', 'x')", 'here: CXML_SIGNING_KEY = env.str("CXML_SIGNING_KEY")'),
        ("import os\nA_KEY = os.getenv('A_KEY')", 'os.environ["CXML_SIGNING_KEY"]'),
        ("import os\nT = TypeVar('T')\nA_B = f('A')\nA_C = f()", 'os.environ["CXML_SIGNING_KEY"]'),
    ],
)
def test_the_line_fits_the_settings(start: str, said: str) -> None:
    """The line for the key works where it is to stand, as the others there do."""
    ((_, _, why),) = left(f"{start}\nROOT_URLCONF = 'a'\n", "signing-key")
    assert why.endswith(said)
    source = f"{start}\nINSTALLED_APPS = ['django_twilio']\nTWILIO_AUTH_TOKEN = ''\n"
    assert any(why.endswith(said) for _, _, why in left(source, "django-twilio-settings"))


@pytest.mark.parametrize(
    ("name", "text", "is_asked"),
    [
        ("config.py", "CXML_SIGNING_KEY = environ['KEY']", False),
        ("config.py", "class Config:\n    CXML_SIGNING_KEY: str | None = environ['KEY']", False),
        ("config.py", "app.config['CXML_SIGNING_KEY'] = environ['KEY']", False),
        ("config.py", "app.config.update(CXML_SIGNING_KEY=environ['KEY'])", False),
        ("config.py", "app.config.from_mapping({'CXML_SIGNING_KEY': environ['KEY']})", False),
        ("config.py", "app.config.setdefault('CXML_SIGNING_KEY', environ['KEY'])", False),
        ("deep/settings/base.py", 'CXML_SIGNING_KEY = env("CXML_SIGNING_KEY")', False),
        (".env", "FLASK_CXML_SIGNING_KEY=", False),
        (".env", "CXML_SIGNING_KEY=", True),
        ("other.py", "key = environ['CXML_SIGNING_KEY']", True),
        ("other.py", "environ['CXML_SIGNING_KEY'] = 'a'", True),
        ("other.py", "if 'CXML_SIGNING_KEY' == name: pass", True),
        ("other.py", "if CXML_SIGNING_KEY == name: pass", True),
        ("tests/base.py", "app.config['CXML_SIGNING_KEY'] = 'PSK_test'", True),
        ("conftest.py", "app.config['CXML_SIGNING_KEY'] = 'PSK_test'", True),
    ],
)
def test_a_key_that_is_set_elsewhere(name: str, text: str, is_asked: bool, tmp_path: Path) -> None:
    """Nobody is asked for the key where a file of the project sets it, and not only in tests."""
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{text}\n")
    (tmp_path / "app.py").write_text(
        "from cxml.flask import document\nfrom flask import Flask\n\napp = Flask('x')\n"
    )
    run = Run([REWRITES["signing-key"]], is_whole=True)
    run.add(Finder(Patterns(), wanted=is_wanted).find([tmp_path]))
    assert [each.name for each in run.left] == ["signing-key"] * is_asked


def test_a_key_that_is_given() -> None:
    """Nobody is asked for the key where each view is given one."""
    source = (
        "from cxml.callbacks import VoiceCallback\nfrom cxml.flask import document\n"
        "from flask import Flask\n\napp = Flask('x')\n\n\n"
        "@app.post('/a')\n@document(VoiceCallback, signing_key=find)\ndef a(call): pass\n"
    )
    assert left(source, "signing-key") == []
    more = "@app.post('/b')\n@document(VoiceCallback)\ndef b(call): pass\n"
    assert len(left(source + more, "signing-key")) == 1


def test_settings_of_django_twilio() -> None:
    """In settings of django-twilio the key is asked for once, until it is there."""
    source = "ROOT_URLCONF = 'a'\nINSTALLED_APPS = ['django_twilio']\nTWILIO_AUTH_TOKEN = token\n"
    names = ("signing-key", "django-twilio-settings")
    assert [line for _, line, why in left(source, *names) if "SIGNING" in why] == [3]
    keyed = f"{source}CXML_SIGNING_KEY = key\n"
    assert [line for _, line, why in left(keyed, *names) if "SIGNING" in why] == []


@pytest.mark.parametrize(
    ("test", "count"),
    [
        ("patch('a.RequestValidator.validate')", 1),
        ("mock.patch('a.RequestValidator', x)", 1),
        ("monkeypatch.setattr('a.RequestValidator.validate', x)", 1),
        ("patch.object(RequestValidator, 'validate', return_value=True)", 1),
        ("monkeypatch.setattr(a.RequestValidator, 'validate', x)", 1),
        ("RequestFactory()", 1),
        ("patch('a.Other.validate')", 0),
        ("log('RequestValidator')", 0),
        ("patch.object(Form, 'validate')", 0),
        ("Client()", 0),
    ],
)
def test_tests_to_move(test: str, count: int) -> None:
    """Tests that verify nothing, or sign nothing, are named."""
    source = f"from django.test import Client, RequestFactory\nx = {test}\n"
    assert len(left(source, "test-signatures")) == count


def test_a_header_by_a_keyword() -> None:
    """Where Django's client is given the header by a keyword, that is SignalWire's afterwards."""
    source = "client.post('/', form, HTTP_X_TWILIO_SIGNATURE=signature)\n"
    after = source.replace("TWILIO", "SIGNALWIRE")
    assert rewritten(source, "signature-header") == after
    both = f"{source}x = 'X-SignalWire-Signature'\n"
    assert rewritten(both, "signature-header") == both
    assert "stands here too" in str(left(both, "signature-header"))


def test_letters_that_are_no_header() -> None:
    """A name in letters that nobody writes is left, and said."""
    source = "x = 'X-tWILIO-Signature'\n"
    assert rewritten(source, "signature-header") == source
    assert "in these letters" in str(left(source, "signature-header"))
