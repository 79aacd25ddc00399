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
        ("import twilio\ntwilio.twiml.voice_response.Say()", 2, "imported by itself"),
        ("import twilio as t\nx = t.twiml.TwiML", 2, "which this is twilio.twiml.TwiML"),
        ("import twilio\nx = twilio.twiml", 2, "add import twilio.twiml,"),
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


RESPONSE = "from twilio.twiml.voice_response import VoiceResponse\n"
VOICE_APART = "write from twilio.twiml import voice_response"
ADD = "add import twilio.twiml,"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            f"import twilio\n{RESPONSE}x = twilio.twiml.voice_response.Dial()\n",
            [(2, "voice_response.Dial in line 3"), (3, f"add import {VOICE}")],
        ),
        (
            f"import twilio\n{RESPONSE}x = isinstance(r, twilio.twiml.TwiML)\n",
            [(2, "twilio.twiml.TwiML in line 3"), (3, ADD)],
        ),
        (
            f"import twilio.twiml as t\n{RESPONSE}x = t.voice_response.Dial()\n",
            [(2, "voice_response.Dial in line 3"), (3, VOICE_APART)],
        ),
        (
            f"from twilio import twiml\n{RESPONSE}x = twiml.voice_response.Dial()\n",
            [(2, "voice_response.Dial in line 3"), (3, VOICE_APART)],
        ),
        (
            f"import twilio.base.exceptions\n{RESPONSE}x = twilio.twiml.TwiMLException\n"
            "y = twilio.twiml.TwiML, twilio.base.exceptions.TwilioException\n",
            [(2, "TwiMLException in line 3"), (3, ADD), (4, ADD)],
        ),
        (
            f"import twilio.twiml\nimport {VOICE}\nr = {VOICE}.VoiceResponse()\n"
            "x = isinstance(r, twilio.twiml.TwiML), twilio.twiml.format_language\n",
            [
                (2, "twilio.twiml.TwiML in line 4"),
                (4, "cxml.twiml has no format_language"),
                (4, "write from twilio.twiml import TwiML"),
            ],
        ),
        (
            f"import twilio\nfrom {VOICE} import Say, No\nx = twilio.twiml.TwiML\n",
            [(2, "twilio.twiml.TwiML in line 3"), (2, "has no No"), (3, ADD)],
        ),
        (
            "import twilio\nfrom twilio.request_validator import RequestValidator\n"
            "x = twilio.request_validator.RequestValidator\n",
            [(2, "in line 3 stays"), (3, "add import twilio.request_validator,")],
        ),
        (
            f"import {VOICE}\nimport twilio.rest\nx = twilio.twiml.format_language\n",
            [(1, "twilio.twiml in line 3"), (3, ADD)],
        ),
        (
            f"import {VOICE}\nimport twilio.request_validator\nx = twilio.VERSION\n",
            [
                (1, "twilio.VERSION in line 3"),
                (3, "add import twilio, under which this is twilio.VERSION"),
                (2, "twilio.VERSION in line 3"),
                (3, "add import twilio, under which this is twilio.VERSION"),
            ],
        ),
    ],
)
def test_what_only_another_import_loads(source: str, said: list[tuple[int, str]]) -> None:
    """No import moves that loads what stays, or without which that is another library's."""
    assert rewritten(source, unsafe=False) == source
    found = left(source, unsafe=False)
    assert [line for _, line, _ in found] == [line for line, _ in said]
    for (_, _, why), (_, part) in zip(found, said, strict=True):
        assert part in why


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"import twilio, {VOICE}\n{RESPONSE}x = {VOICE}.Dial()\n",
            "import twilio, cxml.voice_response\n"
            "from cxml.voice_response import VoiceResponse\nx = cxml.voice_response.Dial()\n",
        ),
        (
            f"import twilio.twiml\nfrom twilio.twiml import TwiML\nimport {VOICE}\n"
            f"x = isinstance({VOICE}.VoiceResponse(), TwiML), twilio.twiml.format_language\n",
            "import twilio.twiml\nfrom cxml.twiml import TwiML\nimport cxml.voice_response\n"
            "x = isinstance(cxml.voice_response.VoiceResponse(), TwiML),"
            " twilio.twiml.format_language\n",
        ),
        (
            f"from twilio.twiml import voice_response\n{RESPONSE}x = voice_response.Dial()\n",
            "from cxml import voice_response\nfrom cxml.voice_response import VoiceResponse\n"
            "x = voice_response.Dial()\n",
        ),
        (
            f"{RESPONSE}from twilio.twiml import voice_response as v\nDial = v.Dial\nx = Dial.y\n",
            "from cxml.voice_response import VoiceResponse\n"
            "from cxml import voice_response as v\nDial = v.Dial\nx = Dial.y\n",
        ),
    ],
)
def test_what_is_imported_by_itself_moves(before: str, after: str) -> None:
    """What is imported as the report asks moves; what cxml has not stays with its own import."""
    assert rewritten(before, unsafe=False) == after


def test_a_text_stays_with_the_imports() -> None:
    """What a text loads may be what a name that stays needs: it moves with that."""
    source = f"import twilio\nimport_module({VOICE!r})\nx = twilio.twiml.voice_response.Dial()\n"
    assert rewritten(source) == source
