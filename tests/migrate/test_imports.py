"""Imports are moved in whatever form they are written."""

from __future__ import annotations

import pytest

from .rewriting import left, rewriting, rewritten

VOICE = "twilio.twiml.voice_response"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from {0} import VoiceResponse", "from {1} import VoiceResponse"),
        ("from {0} import VoiceResponse as V, Dial", "from {1} import VoiceResponse as V, Dial"),
        ("from {0} import *", "from {1} import *"),
        ("from {0} import(Say)", "from {1} import(Say)"),
        ("from  {0}  import  Say  # why", "from  {1}  import  Say  # why"),
        ("from {0} \\\n    import Say", "from {1} \\\n    import Say"),
        (
            "from {0} import (\n    Say,  # a\n    # b\n)",
            "from {1} import (\n    Say,  # a\n    # b\n)",
        ),
        ("import {0} as vr\nvr.Dial()", "import {1} as vr\nvr.Dial()"),
        ("import os, {0}, sys\n{0}.Dial()", "import os, {1}, sys\n{1}.Dial()"),
        ("def f():\n\tfrom {0} import Say", "def f():\n\tfrom {1} import Say"),
        (
            "try:\n  from {0} import Say\nexcept ImportError: pass",
            "try:\n  from {1} import Say\nexcept ImportError: pass",
        ),
        ("x = 1; from {0} import Say; y = 2", "x = 1; from {1} import Say; y = 2"),
        ("if TYPE_CHECKING: from {0} import Say", "if TYPE_CHECKING: from {1} import Say"),
        ("from {0} import Say, TiniestWord", "from {1} import Say\nfrom {0} import TiniestWord"),
    ],
)
def test_forms_of_imports(before: str, after: str) -> None:
    """The module is another, and every other character stays."""
    old, new = (each.format(VOICE, "cxml.voice_response") for each in (before, after))
    assert rewritten(old, "twiml-imports") == new


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "from twilio.twiml import voice_response\nvoice_response.Dial()",
            "from cxml import voice_response\nvoice_response.Dial()",
        ),
        (
            "from twilio.twiml import voice_response as v\nv.Dial()",
            "from cxml import voice_response as v\nv.Dial()",
        ),
        ("from twilio import twiml\nx(twiml.TwiML)", "from cxml import twiml\nx(twiml.TwiML)"),
        (
            "from twilio import request_validator, rest",
            "from cxml import request_validator\nfrom twilio import rest",
        ),
        (
            "from twilio.util import RequestValidator",
            "from cxml.request_validator import RequestValidator",
        ),
        (
            "from twilio.twiml.voice_response import Say, TwiML",
            "from cxml.voice_response import Say\nfrom cxml.twiml import TwiML",
        ),
        (
            "from signalwire.fax_response import FaxResponse",
            "from cxml.fax_response import FaxResponse",
        ),
        (
            "import twilio.rest, twilio.twiml.voice_response\n"
            "twilio.rest.Client(twilio.twiml.voice_response.Say)",
            "import twilio.rest, cxml.voice_response\ntwilio.rest.Client(cxml.voice_response.Say)",
        ),
        (
            "import twilio.twiml\nx = twilio.twiml.voice_response.Say",
            "import cxml.voice_response\nx = cxml.voice_response.Say",
        ),
        (
            "import os, twilio.twiml\n"
            "x = [twilio.twiml.voice_response.Say, twilio.twiml.TwiML, twilio.twiml.fax_response]",
            "import os, cxml.twiml, cxml.voice_response, cxml.fax_response\n"
            "x = [cxml.voice_response.Say, cxml.twiml.TwiML, cxml.fax_response]",
        ),
        (
            "import twilio.twiml, twilio.twiml.voice_response\n"
            "x = [twilio.twiml.voice_response.Say, twilio.twiml.TwiML]",
            "import cxml.twiml, cxml.voice_response\n"
            "x = [cxml.voice_response.Say, cxml.twiml.TwiML]",
        ),
        (
            "import twilio.twiml.voice_response, twilio.twiml.fax_response\n"
            "twilio.twiml.fax_response.Receive()",
            "import cxml.voice_response, cxml.fax_response\ncxml.fax_response.Receive()",
        ),
    ],
)
def test_where_names_go(before: str, after: str) -> None:
    """A name goes where cxml has it, and what cxml has not stays where it is."""
    assert rewritten(before) == after


def test_a_statement_is_taken_apart_as_it_is_written() -> None:
    """Names that part keep their comments, their lines and their places."""
    before = (
        "if True:\n"
        "    from twilio.twiml import (\n"
        "        TwiML,  # the base\n"
        "        voice_response,  # calls\n"
        "    )  # noqa: F401\n"
    )
    assert rewritten(before) == (
        "if True:\n"
        "    from cxml import (\n"
        "        voice_response,  # calls\n"
        "    )  # noqa: F401\n"
        "    from cxml.twiml import (\n"
        "        TwiML,  # the base\n"
        "    )  # noqa: F401\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # type: ignore", ""),
        ("  # type: ignore[import]", ""),
        ("  # type:ignore[import-untyped, import-not-found]  # noqa: F401", "  # noqa: F401"),
        ("  # type: ignore[attr-defined]", "  # type: ignore[attr-defined]"),
        ("  # noqa: F401  # type: ignore", "  # noqa: F401"),
        ("; x = ' # type: ignore'", "; x = ' # type: ignore'"),
    ],
)
def test_comments_for_a_library_without_types(before: str, after: str) -> None:
    """A comment that is for a library without types goes; others stay."""
    line = "from {}.voice_response import Say{}\n"
    done = rewritten(line.format("twilio.twiml", before), "twiml-imports")
    assert done == line.format("cxml", after)


def test_a_comment_in_a_statement_of_several_lines() -> None:
    """Such a comment goes from the first line too, and stays where a name stays."""
    before = "from twilio.twiml.voice_response import (  # type: ignore\n    Say,{}\n)\n"
    after = "from cxml.voice_response import (\n    Say,\n)\n"
    assert rewritten(before.format(""), "twiml-imports") == after
    assert "# type: ignore" in rewritten(before.format(" Unknown,"), "twiml-imports")


@pytest.mark.parametrize(
    ("source", "line", "why"),
    [
        ("from twilio.twiml.voice_response import No", 1, "cxml.voice_response has no No"),
        ("from twilio.twiml import Response", 1, "twilio 5"),
        ("from twilio import twiml\ntwiml.Response()", 2, "twilio 5"),
        ("import twilio.twiml\ntwilio.twiml.Response()", 2, "twilio 5"),
        (
            "import twilio\ntwilio.twiml.voice_response.Say(twilio.twiml.TwiML)",
            2,
            "imported by itself",
        ),
        ("import twilio.twiml as t\nt.voice_response.Say()", 2, "imported by itself"),
        ("import twilio.twiml\ntwilio.twiml.voice_response.No()", 2, "imported by itself"),
        ("import twilio.twiml\ntwilio.twiml.voice_response.TwiML", 2, "imported by itself"),
        (
            "import twilio.twiml.voice_response\ntwilio.twiml.voice_response.Say(twilio.VERSION)",
            1,
            "twilio.VERSION needs",
        ),
    ],
)
def test_what_stays_is_said(source: str, line: int, why: str) -> None:
    """An import stays whole where something that is used of it would be lost."""
    assert rewritten(source) == source
    ((_, at, said),) = left(source)
    assert at == line
    assert why in said


def test_names_of_ones_own_stay() -> None:
    """What only looks like the name of a module, where a function has its own, stays."""
    source = (
        "import twilio.twiml.voice_response\ndef f(twilio):\n    twilio.twiml.voice_response.x\n"
    )
    assert rewritten(source).splitlines()[1:] == source.splitlines()[1:]
    relative = "from .twilio.twiml.voice_response import Say\nfrom . import twilio\n"
    assert rewritten(relative) == relative


@pytest.mark.parametrize(
    "text",
    [
        "twilio.rest.Client",
        "twilio.twiml",
        "twilio.twimlx",
        "twilio.twiml.voice_response.Nothing",
        "twilio.twiml.voice_response and more",
        "twilio.request_validator.compare",
    ],
)
def test_texts_that_stay(text: str) -> None:
    """A text that is no name of what moves stays as it is, but for a module that moves."""
    source = f"x = {text!r}\n"
    after = source.replace("twilio.twiml'", "cxml.twiml'")
    assert rewritten(source, "patched-names") == after


def test_texts_that_are_surely_names() -> None:
    """What is given to mock.patch moves without --unsafe, and any other text does not."""
    source = 'mocker.patch("twilio.twiml.voice_response.Say")\nx = "twilio.twiml.voice_response"\n'
    done = rewriting(source, unsafe=False)
    assert done.data.decode() == source.replace(
        "twilio.twiml.voice_response.Say", "cxml.voice_response.Say"
    )
    assert [each.safety for each in done.left] == ["unsafe"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"X-Twilio-Signature"', '"X-SignalWire-Signature"'),
        ("'x-twilio-signature'", "'x-signalwire-signature'"),
        ('"HTTP_X_TWILIO_SIGNATURE"', '"HTTP_X_SIGNALWIRE_SIGNATURE"'),
        ('b"X-Twilio-Signature"', 'b"X-Twilio-Signature"'),
        ('"X-TwIlIo-Signature"', '"X-TwIlIo-Signature"'),
    ],
)
def test_the_header(before: str, after: str) -> None:
    """The header has its other name in the letters that it had, in tests too."""
    source = "h = [{}]\n"
    done = rewritten(source.format(before), "signature-header", path="tests/test_view.py")
    assert done == source.format(after)


def test_both_headers() -> None:
    """Where both headers are read, both platforms are served, and that is only said."""
    source = "h = ['X-Twilio-Signature', 'X-SignalWire-Signature']\n"
    assert rewritten(source) == source
    assert [name for name, _, _ in left(source)] == ["signature-header"]


@pytest.mark.parametrize(
    "source",
    [
        "import twilio.twiml.voice_response\nx = twilio.twiml.voice_response.Say\ndel twilio\n",
        "import twilio.twiml.voice_response\nprint(twilio)\n",
        "def f():\n    global twilio\n    import twilio.twiml.voice_response\n",
        "def f():\n    twilio = 1\n    def g():\n        nonlocal twilio\n"
        "        import twilio.twiml.voice_response\n",
    ],
)
def test_a_name_that_stands_by_itself(source: str) -> None:
    """An import stays whose first name is used for more than what moves."""
    assert rewritten(source, "twiml-imports") == source
    ((_, _, says),) = left(source, "twiml-imports")
    assert "needs this name too" in says
