"""Documents that are written down in programs: found, checked and mended where they stand."""

from __future__ import annotations

import ast
from functools import partial
from pathlib import Path
from textwrap import dedent, indent

import pytest
from attrs import evolve

from cxml._check.check import check_bytes, check_folder, examine
from cxml._check.files import File, is_program, looks_like_telephony
from cxml._check.finding import Finding
from cxml._check.found import Found
from cxml._check.mend import Mended, mend, write_program, write_xml
from cxml._check.python.literal import MOST_LINES
from cxml._check.python.module import Module
from cxml._check.rule import Fixable, Rule, RuleFailedError
from cxml._check.rules import RULES
from cxml._check.run import Run
from cxml._check.runner import Runner
from cxml._check.select import make_settings

RUNNER = Runner(make_settings())
ONE = [each for each in RULES.values() if isinstance(each.wrong, str) and each.language == "xml"]
FIXED = [
    each for each in RULES.values() if each.fix is not Fixable.NO and each.language == "python"
]
WRONG = [each for each in ONE if "<Response" in str(each.wrong) and len(str(each.wrong)) < 5_000]


def findings(source: str | bytes) -> list[Finding]:
    """Check a program."""
    data = source.encode() if isinstance(source, str) else source
    return check_bytes(data, RUNNER, "program.py")


def codes(source: str | bytes) -> list[str]:
    """Name what is found in a program, and not suppressed."""
    return [each.code for each in findings(source) if not each.suppressed]


def mended(data: bytes) -> Mended:
    """Mend a program."""
    check = partial(check_bytes, runner=RUNNER, path="program.py")
    return mend(data, check, write_program, unsafe=True)


SPELLINGS = {
    "long": lambda text: f'x = """{text}"""\n',
    "raw": lambda text: f"x = r'''{text}'''\n",
    "short": lambda text: f"x = {text!r}\n",
    "bytes": lambda text: f"x = {text.encode()!r}\n",
    "pieces": lambda text: f"x = (\n{_pieces(text)})\n",
    "sum": lambda text: "x = " + " + ".join(map(repr, text.splitlines(keepends=True))) + "\n",
    "dedent": lambda text: f'x = dedent("""\\\n{indent(text, "    ")}""")\n',
}


def _pieces(text: str) -> str:
    return "".join(f"    {each!r}  # a line\n" for each in text.splitlines(keepends=True))


def value(source: bytes) -> str:
    """Give the text that a program of one assignment has."""
    statement = ast.parse(source).body[0]
    assert isinstance(statement, ast.Assign)
    program = compile(ast.Expression(statement.value), "program.py", "eval")
    text: str | bytes = eval(program, {"dedent": dedent})  # noqa: S307 - made in this file
    return text if isinstance(text, str) else text.decode()


@pytest.mark.parametrize("rule", WRONG, ids=lambda rule: rule.id)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_is_found_in_a_document_is_found_in_a_literal(rule: Rule, spelling: str) -> None:
    """A document in a program has the findings that it has in a file, at the same words."""
    wrong = str(rule.wrong)
    source = SPELLINGS[spelling](wrong) + "import cxml\n"
    module = Module(source.encode(), RUNNER.settings)
    if not module.literals:
        assert rule.id in ("CX103", "CX104", "CX108", "CX111", "CX101", "CX105")
        return
    here = [each for each in findings(source) if each.code != "CX003"]
    there = check_bytes(wrong.encode(), RUNNER)
    assert sorted((each.code, each.message) for each in here) == sorted(
        (each.code, each.message) for each in there
    )
    literal = module.literals[0]
    lines = source.splitlines(keepends=True)
    for one in here:
        offset = sum(map(len, lines[: (one.line or 1) - 1])) + (one.column or 1) - 1
        starts = [literal.span(at, at).start for at in range(len(literal.value) + 1)]
        assert offset in starts


@pytest.mark.parametrize("rule", WRONG, ids=lambda rule: rule.id)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_is_mended_in_a_document_is_mended_in_a_literal(rule: Rule, spelling: str) -> None:
    """A document in a program becomes what it becomes in a file, or stays as it is."""
    wrong = str(rule.wrong)
    before = SPELLINGS[spelling](wrong).encode() + b"import cxml\n"
    after = mended(before)
    file = mend(wrong.encode(), partial(check_bytes, runner=RUNNER), write_xml, unsafe=True)
    if after.data != before:
        assert value(after.data).split() == file.data.decode().split()
    elif Module(before, RUNNER.settings).literals and spelling in ("long", "short", "pieces"):
        assert file.data == wrong.encode()


@pytest.mark.parametrize(
    "source",
    [
        '"""<Response><say/></Response>"""',
        "def f():\n    '<Response><say/></Response>'\n",
        "x = '<Response><say/>'",
        "x = '<Response><Status>OK</Status></Response>'",
        "x = 'The root is <Response></Response>'",
        "x = '<Response><Dial>{number}</Dial></Response>'",
        "x = '<Response><Dial>%s</Dial></Response>'",
        "x = '<Response>{% if a %}<say/>{% endif %}</Response>'",
        "x = '<Response><Dial>{{ a.b }}</Dial></Response>'",
        "x = '<Response><Dial>$number</Dial></Response>'",
        "x = Template('<Response><say/></Response>')",
        "x = '<Response><say/></Response>'\nrender_template_string(x)",
        "x = '<Response><say/></Response>'\nx.format(1)",
        "x: str = '<Response><say/></Response>'\nx.format(1)",
        "x = '<Response><Say>A</Say></Response>'.upper()",
        "x = 1\ny = x + 2",
    ],
)
def test_what_is_no_document(source: str) -> None:
    """Of a text that is no whole document, that is filled in, or is another's, nothing is said."""
    assert codes(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "import twilio\nx = '<Response><Status>OK</Status></Response>'",
        "x = '<Response><Status>OK</Status><Say>A</Say></Response>'",
        "x = '<?xml version=\"1.0\"?><!-- a --><Response><say/><Say>A</Say></Response> <!-- b -->'",
        "x = ['<Response><say/><Say>A</Say></Response>']",
        "return_('<Response><say/><Say>A</Say></Response>')",
        "# cxml\nx = b'<Response><say/></Response>'",
        "# cxml\nx = '<Response>' '<say/>' + '<!-- <Response/> -->' + '</Response>'",
    ],
)
def test_what_is_a_document(source: str) -> None:
    """A text that is a whole document, with a verb or in a program of telephony, is checked."""
    assert codes(source) == ["CX201"]


def test_an_empty_document() -> None:
    """A document of one tag is one too."""
    assert [each.code for each in findings("x = '<Response beep=\"1\"/>'")] == ["CX204"]


def test_white_space_that_a_program_takes_off() -> None:
    """What stands before a document is no mistake where the program strips it."""
    text = 'X = """\n<Response><Say>A</Say></Response>"""\n'
    assert codes(text) == ["CX102"]
    assert codes(f"{text}send(X.strip())\n") == []
    assert codes(f"{text}send(dedent(X))\n") == ["CX102"]
    assert codes(text.replace("\n<", "\n  <") + "send(inspect.cleandoc(X))\n") == []


def test_white_space_is_taken_off_where_that_is_safe() -> None:
    """What a program strips elsewhere is mended all the same."""
    text = 'X = """\n<Response><say>A</say></Response>"""\nsend(X.strip())\n# cxml\n'
    assert mended(text.encode()).data == text.replace("say", "Say").encode()


@pytest.mark.parametrize(
    "source",
    [
        "f'<Response><Say>{x}</Say></Response>'",
        "f'<Response>{x}'",
        "f'<Response><Say>{escape(x)} {x}</Say></Response>'",
        "'<Response><Say>%s</Say></Response>' % x",
        "'<Response><Say>%s, %s</Say></Response>' % (1, x)",
        "'<Response><Say>%(a)s</Say></Response>' % {'a': x}",
        "'<Response><Say>{}</Say></Response>'.format(x)",
        "'<Response><Say>{a}</Say></Response>'.format(a=x)",
        "('<Response><Say>' '{a}</Say></Response>').format_map(x)",
        "'<Response><Say>' + x + '</Say></Response>'",
        "'<Response><Say>' + str(x) + '</Say></Response>'",
        "b'<Response><Say>' + x + b'</Say></Response>'",
        "('<Response><Say>' + x + '</Say></Response>').strip()",
        "X % y\nX = '<Response><Say>%s</Say></Response>'",
        "self.X.format(y)\nself.X = '<Response><Say>{}</Say></Response>'",
        "def a(x):\n    if x:\n        x = escape(x)\n    f'<Response><Say>{x}</Say></Response>'",
        "def a(x):\n    f'<Response><Say>{x}</Say></Response>'\n    x = escape(x)",
        "x = escape(y)\nx = y\nf'<Response><Say>{x}</Say></Response>'",
        "x = escape(y)\nx += y\nf'<Response><Say>{x}</Say></Response>'",
        "for x in y:\n    f'<Response><Say>{x}</Say></Response>'",
        "x, y = escape(z)\nf'<Response><Say>{x}</Say></Response>'",
        "x = escape(y)\ndef a(x):\n    f'<Response><Say>{x}</Say></Response>'",
        "x = escape(y)\n" * 102 + "f'<Response><Say>{x}</Say></Response>'",
        "class A:\n    x = escape(y)\nf'<Response><Say>{x}</Say></Response>'",
        "'<Response>' + f'<Say>{x}</Say>' + '</Response>'",
        "x = ''\nx += '<Response>'\nx += f'<Say>{y}</Say>'\nx += '</Response>'",
        "x = '<Response>'\nx = x + '<Say>' + y + '</Say>'\nreturn_(x + '</Response>')",
        "x: str = '<Response>'\nx += '<Say>%s, %s</Say>' % (1, y)\nx += '</Response>'",
        "x = '<Response>'\nx += '<Say>%(a)s</Say>' % {'a': y}\nx += '</Response>'",
        "x = '<Response>'\nx += '<Say>%s</Say>' % y\nx += '</Response>'",
        "x = '<Response>'\nx += '<Say>{} {a}</Say>'.format(1, a=y)\nx += '</Response>'",
        "x = '<Response>'\nx += '<Say>' + 2 * y + '</Say>'\nx += '</Response>'",
        "''.join(['<Response><Say>', y, '</Say></Response>'])",
        "''.join(('<Response><Say>', y.strip(), '</Say></Response>'))",
        "x = ['<Response>']\nx.append(f'<Say>{y}</Say>')\nx.extend(['</Response>'])\n''.join(x)",
        "x = ['<Response>']\nx += [y, '</Response>']\nb''.join(x)",
        "x = ['<Response>']\nx.extend(f'<Say>{a}</Say>' for a in y)\n'\\n'.join(x + z)\n"
        "'\\n'.join(x)",
        "f'<Response>{\"\".join(y)}</Response>'",
        "def a(y):\n    f'<Response>{\"\".join(y)}</Response>'",
        "x = f'<Say>{y}</Say>'\nf'<Response>{x}</Response>'",
        "f'<Response>{\"\".join(a for a in y)}</Response>'",
        "x = ''\n" + "x += ' '\n" * 1_000 + "f'<Response>{x}</Response>'",
        "x = ''\n" + "x = f'{x}{x}'\n" * 90 + "f'<Response>{x}</Response>'\n" + "x = y",
    ],
)
def test_a_value_that_is_put_into_a_document(source: str) -> None:
    """A value that nobody escapes is found, once, and the rest of the document is not judged."""
    assert codes(source) == ["CX707"]


@pytest.mark.parametrize(
    "source",
    [
        "f'<Response [{x}]>'",
        "f'expected <Response> and not {x}'",
        "f'<Response><Say>{escape(x)}</Say></Response>'",
        "f'<Response><Pause length=\"{x:d}\"/></Response>'",
        "f'<Response><Say>{len(x):03} {1}</Say></Response>'",
        "f'<Response><Say>A</Say></Response>'",
        "'<Response><Say>%s</Say></Response>' % escape(x)",
        "'<Response><Say>%(a)s</Say></Response>' % {'a': quoteattr(x)}",
        "'<Response><Say>{}</Say></Response>'.format(xml.sax.saxutils.escape(x))",
        "'<Response><Say>' + escape(x) + '</Say></Response>'",
        "X = 'a'\ny = '<Response><Say>' + X + '</Say></Response>'",
        "y = escape(x) if x else 'nobody'\nf'<Response><Say>{y}</Say></Response>'",
        "def a(x):\n    x = escape(x)\n    if x:\n        f'<Response><Say>{x}</Say></Response>'",
        "N = '+15550100101'\ndef a():\n    f'<Response><Dial>{N}</Dial></Response>'",
        "x = y\ndef a(y):\n    x = escape(y)\n    f'<Response><Say>{x}</Say></Response>'",
        "'<Response [%s]>' % x",
        "'<Response>'.format",
        "'<Response><Say>{}</Say></Response>'.format",
        "'<Response><Say>A</Say></Response>' == x",
        "x = '<Response>'\nx += f'<Say>{escape(y)}</Say>'\nx += '</Response>'",
        "x = '<Response>'\nx += '<Say>A</Say>'\nx += '</Response>'",
        "x = '<Response>'\nx -= f'<Say>{y}</Say>'\nx.a += y",
        "x: str\nx = ''\nfor a in y:\n    x += f'<Say>{escape(a)}</Say>'\n"
        "f'<Response>{x}</Response>'",
        "x = '<Say>' + escape(y) + '</Say>'\nf'<Response>{x}</Response>'",
        "x = []\nfor a in y:\n    x.append('<Say>%s</Say>' % escape(a))\n"
        "f'<Response>{\"\".join(x)}</Response>'",
        "f'<Response>{\"\".join([escape(a) for a in y])}</Response>'",
        "f'<Response>{escape(y).strip()}</Response>'",
        "a.b.append(f'<Response>')\nappend(x)\n''.join()\nos.path.join(x)",
        "''.join(['a', y])\nx = 'a'\nx += y",
        "''.join(x)\n" * 200,
    ],
)
def test_a_value_that_is_escaped(source: str) -> None:
    """A number, what was escaped, and a text that is no document, are fine."""
    assert codes(source) == []


# Suppressions


@pytest.mark.parametrize(
    "source",
    [
        "x = '<Response><say/><Say>A</Say></Response>'  # cxml: ignore[CX201]",
        "x = (  # cxml: ignore[CX201]\n    '<Response><say/>'\n    '<Say>A</Say></Response>'\n)",
        "x = (\n    '<Response><say/>'\n    '<Say>A</Say></Response>'\n)  # cxml: ignore[CX2]",
        "if x: y = '<Response><say/><Say>A</Say></Response>'  # cxml: ignore[unknown-element]",
        "x = (\n    '<Response><say/>'  # cxml: ignore[CX201]\n    '<Say>A</Say></Response>'\n)",
        "# cxml: ignore-file[CX201]\nx = '<Response><say/><Say>A</Say></Response>'",
        "x = '''<Response><!-- cxml: ignore[CX201] --><say/><Say>A</Say></Response>'''",
        "x = '''<Response>\n<!-- cxml: ignore[CX201] -->\n<say\n/><Say>A</Say></Response>'''",
        "match '<Response><say/><Say>A</Say></Response>':  # cxml: ignore[CX201]\n  case 1: pass",
        "@f('<Response><say/><Say>A</Say></Response>')  # cxml: ignore[CX201]\ndef g(): pass",
    ],
)
def test_a_comment_suppresses(source: str) -> None:
    """A comment in the first or last line of a statement, or in the XML, suppresses a finding."""
    assert codes(source) == []
    assert [each.code for each in findings(source)] == ["CX201"]


def test_a_comment_in_a_document_is_of_that() -> None:
    """A comment in a document that is written down says nothing of the program around it."""
    source = (
        'X = "<Response><!-- cxml: ignore-file[CX] --><Dial/></Response>"; KEY = "PSK_123456789012"'
        '\nY = "<Response><Dial/></Response>"\n'
    )
    assert [(each.code, each.line) for each in findings(source) if not each.suppressed] == [
        ("CX709", 1),
        ("CX210", 2),
    ]
    assert "CX210" in [each.code for each in findings(source) if each.suppressed]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("x = (\n '<Response><say/>'\n '<Say>A</Say>'  # cxml: ignore[CX201]\n '</Response>')",
         ["CX001", "CX201"]),
        ("# cxml: ignore[CX201]\nx = '<Response><say/><Say>A</Say></Response>'",
         ["CX002", "CX201"]),
        ("x = 1  # cxml: ignore[CX201]", ["CX001"]),
        ("x = 1  # cxml: ignore", ["CX002"]),
        ("x = '# cxml: ignore[CX201]'", []),
        ("x = 1  # cxml: ignore[]", ["CX002"]),
        ('x = """<Response>\n<!-- cxml: ignore[CX201] -->\n</Response>"""', ["CX001"]),
        ("x = 1  # cxml: ignore[CX101]", ["CX002"]),
        ("x = '<Response><!-- cxml: ignore[CX201] -->\\\n</Response>'", ["CX001"]),
        ("x = 1  # cxml: it is a library", ["CX002"]),
        ("def f():  # cxml: ignore[CX201]\n    x = '<Response><say/><Say>A</Say></Response>'",
         ["CX001", "CX201"]),
    ],
)  # fmt: skip
def test_a_comment_that_suppresses_nothing(source: str, wanted: list[str]) -> None:
    """A comment elsewhere, or one that is malformed, suppresses nothing and is found."""
    assert sorted(codes(source)) == sorted(wanted)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 1  # cxml: ignore[CX201]\n", "x = 1\n"),
        ("# cxml: ignore-file[CX201, CX707]\nx = f'<Response><Say>{x}</Say>'\n",
         "# cxml: ignore-file[CX707]\nx = f'<Response><Say>{x}</Say>'\n"),
        ("x = '<Response><!-- cxml: ignore[CX201] --><Say>A</Say></Response>'\n",
         "x = '<Response><Say>A</Say></Response>'\n"),
        ("x = '<Response><!-- cxml: ignore[CX20\\x31] --><Say>A</Say></Response>'\n",
         "x = '<Response><!-- cxml: ignore[CX20\\x31] --><Say>A</Say></Response>'\n"),
    ],
)  # fmt: skip
def test_a_comment_of_no_use_is_removed(before: str, after: str) -> None:
    """A comment that suppresses nothing goes, with the white space before it."""
    assert mended(before.encode()).data == after.encode()


# Files


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"x = 1\ny = (\n# twilio", 2, "not Python 3"),
        (b"x = '\\\xff'", 1, "not UTF-8, and no other encoding is declared"),
        (b"# coding: rot\nx = 1", 1, "unknown encoding: rot"),
        (b"# coding: utf-7\nx = 1", 1, "the encoding utf-7 is not read"),
        (b"# coding: UTF7\nx = 1", 1, "the encoding UTF7 is not read"),
        (b"# coding: u7\nx = 1", 1, "the encoding u7 is not read"),
        (b"# coding: unicode_1_1_utf_7\nx = 1", 1, "the encoding unicode_1_1_utf_7 is not read"),
        (b"# coding: unicode_escape\nx = 1", 1, "the encoding unicode_escape is not read"),
        (b"# coding: raw_unicode_escape\nx = 1", 1, "the encoding raw_unicode_escape is not read"),
        (b"# coding: rot13\nx = 1", 1, "the encoding rot13 is not read"),
        (b"# coding: hex\nx = 1", 1, "the encoding hex is not read"),
        (b"# coding: bz2\nx = 1", 1, "the encoding bz2 is not read"),
        (b"# coding: ascii\nx = '\xe9'", 1, "not ascii: byte 21 is wrong"),
        (b"x = 1\0", 1, "null bytes"),
        (b"-" * 100_000 + b"1", 1, "more than 100,000 words and signs"),
        (b"#" + b" " * 1_048_576, 1, "longer than 1048576 bytes"),
        (b"-" * 50_000 + b"1", 1, "too many brackets or signs inside each other"),
        (b"a" + b".a" * 30_000, 1, "too many brackets or signs inside each other"),
    ],
)
def test_a_program_that_cannot_be_read(data: bytes, line: int, said: str) -> None:
    """What is no Python is a finding, and nothing else is said of the file."""
    (finding,) = findings(data)
    assert (finding.code, finding.severity, finding.line) == ("CX003", "warning", line)
    assert said in finding.message


@pytest.mark.parametrize("options", [{"select": ["CX5"]}, {"ignore": ["CX003"]}])
def test_a_program_that_cannot_be_read_is_never_all_right(options: dict[str, list[str]]) -> None:
    """That nothing of a program can be read is said once, whatever rules are chosen."""
    runner = Runner(make_settings(**options))  # type: ignore[arg-type]
    assert [each.code for each in check_bytes(b"x = [", runner, "program.py")] == ["CX003"]


def test_comments_in_what_is_no_python() -> None:
    """A comment for the file also suppresses that it is no Python."""
    assert codes("# cxml: ignore-file[CX003]\nx = [") == []


@pytest.mark.parametrize(
    "source", ["print 'a'", "print", "exec 'a'", "raise E, 'a'", "if x:\n\tprint x, y\n"]
)
def test_a_program_of_python_2(source: str) -> None:
    """A program of Python 2 is not checked, and a hint says so."""
    (finding,) = findings(f"{source}\nx = `1`\n")
    assert (finding.code, finding.severity) == ("CX003", "info")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_stays_as_it_is(newline: str, mark: bytes) -> None:
    """Ends of lines, a byte order mark, and all that is not wrong stay when a file is mended."""
    source = '# a\té\fx\nX = """<Response>\n<Dial callerid="+15550100100">' + (
        '+15550100101</Dial>\n</Response>"""\n'
    )
    data = mark + source.replace("\n", newline).encode()
    assert mended(data).data == data.replace(b"callerid", b"callerId")


def test_a_file_of_another_encoding() -> None:
    """A file keeps its encoding."""
    source = "# coding: latin-1\nX = '<Response><say>é</say></Response>'  # cxml\n"
    data = source.encode("latin-1")
    assert mended(data).data == data.replace(b"say", b"Say")
    (finding,) = findings(data)
    assert (finding.line, finding.column) == (2, 16)


def test_a_document_of_another_encoding() -> None:
    """A document that says it is of another encoding than a program's texts is found as a whole."""
    text = 'x = \'<?xml version="1.0" encoding="ISO-8859-1"?><Response><Say>é</Say></Response>\''
    (finding,) = findings(text)
    assert (finding.code, finding.line, finding.column) == ("CX105", 1, 6)
    assert finding.fix is None
    comment = text.replace("<Say>", "<!-- cxml: ignore[CX105] --><Say>")
    assert codes(comment) == ["CX105"]


def test_a_byte_order_mark_in_a_literal() -> None:
    """A byte order mark at the beginning of a document goes, in whatever way it is spelled."""
    text = "x = '\\ufeff<Response><say>A</say></Response>'  # cxml\n"
    assert (
        mended(text.encode()).data.decode() == "x = '<Response><Say>A</Say></Response>'  # cxml\n"
    )


def test_what_cannot_be_written() -> None:
    """A file that was changed into no Python meanwhile is left alone."""
    fix = findings("x = '<Response><say/><Say>A</Say></Response>'")[0].fix
    assert fix
    assert write_program(b"# coding: rot\n", [fix]) is None
    assert write_program(b"\xff", [fix]) is None
    # It reads this, and would write it without the two switches.
    assert write_program(b"# coding: iso2022_jp\nx = 'a\x1b$B\x1b(B'\n", [fix]) is None


def test_which_files_are_programs() -> None:
    """A program is told by its name, or by the first line of a script."""
    assert is_program("a.py", b"")
    assert is_program("a.pyi", b"")
    assert is_program("a", b"#!/usr/bin/env python3\n")
    assert not is_program("a.xml", b"<Response/> #!python")
    assert not is_program("a", b"#!/bin/sh\npython")


@pytest.mark.parametrize(
    "data",
    [
        b"import twilio",
        b"from cxml import Dial",
        b"x = '<Response>'",
        b"TWILIO_AUTH_TOKEN = 1",
        b"X-SignalWire-Signature",
        b"KEY = 'PSK_1'",
        b"VoiceResponse()",
    ],
)
def test_what_looks_like_telephony(data: bytes) -> None:
    """Of a folder those programs are read that name what they could be checked for."""
    assert looks_like_telephony(data)


def test_a_run_over_programs(tmp_path: Path) -> None:
    """A run takes programs of a folder that look like telephony, and any that is given by hand."""
    other, ours = tmp_path / "other.py", tmp_path / "ours.py"
    other.write_text("x = (", encoding="utf-8")
    ours.write_text("x = '<Response><say>A</say></Response>'\n", encoding="utf-8")
    run = Run(RUNNER, fix=True)
    run.check(File(path, path.name, is_given=False) for path in (other, ours))
    run.finish()
    assert (run.checked, run.findings, len(run.fixed)) == (1, [], 1)
    run.write()
    assert ours.read_text(encoding="utf-8") == "x = '<Response><Say>A</Say></Response>'\n"
    given = Run(RUNNER)
    given.check([File(other, other.name, is_given=True)])
    given.finish()
    assert [each.code for each in given.findings] == ["CX003"]
    assert given.lines == {"other.py": ["x = ("]}


def test_programs_beside_documents() -> None:
    """Where a program answers too, nothing is said of what a document alone would lack."""
    room = next(each for each in RULES.values() if each.id == "CX505")
    assert not isinstance(room.wrong, str)
    files = {name: text.encode() for name, text in room.wrong.items()}
    wanted = [each.code for each in check_folder(files, RUNNER)]
    assert "CX505" in wanted
    program = b"x = '<Response><Say>A</Say></Response>'"
    assert "CX505" not in [each.code for each in check_folder({**files, "a.py": program}, RUNNER)]


def test_a_program_is_no_document_of_a_folder() -> None:
    """What a program answers with has no address, so no document leads to it."""
    assert examine(b"x = 1", RUNNER, "a.py").document is None


@pytest.mark.parametrize("rule", FIXED, ids=lambda rule: rule.id)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_what_a_rule_finds_in_a_program_is_mended(rule: Rule, newline: str) -> None:
    """What a rule can fix in a program is fixed, and stays so, and the program stays one."""
    data = str(rule.wrong).replace("\n", newline).encode()
    after = mended(data)
    left = [each.code for each in after.findings]
    assert rule.id not in left
    assert "CX003" not in left
    assert mended(after.data).data == after.data
    ast.parse(after.data)


def test_a_mending_never_leaves_what_is_no_python() -> None:
    """A mending after which nothing could be read is not done."""
    data = b"x = '<Response><say>A</say></Response>'  # cxml"
    check = partial(check_bytes, runner=RUNNER, path="program.py")
    assert mend(data, check, lambda *_: b"x = (", unsafe=True).data == data


@pytest.mark.parametrize(
    ("program", "is_written"),
    [
        (b"f(a=1, c=1)\n", True),
        (b"f(a=1, b=1)\n", False),
        (b"f(a=1, b=1, b=2)\n", True),
        (b"f(a=1)\nx = '\\d'; f(b=1\n", True),
    ],
)
def test_python_takes_what_is_written(program: bytes, is_written: bool) -> None:
    """A program is not written where Python would take less of it, whatever rules are on."""
    known = findings("from cxml import Dial\nd = Dial(callerid='')\n")[0].fix
    assert known
    start = program.index(b"a=")
    edit = evolve(known.edits[0], start=start, end=start + 1, content="b")
    written = write_program(program, [evolve(known, edits=(edit,))])
    assert written == (program.replace(b"a=", b"b=") if is_written else None)


def test_a_hostile_program_ends_somewhere() -> None:
    """Programs that are as bad as they can be have a few findings, and no error."""
    deep = "x = " + "(" * 90 + "VoiceResponse()" + ").say('a')" * 90
    texts = "'<Response><Say>'" + " + x" * 900 + " + '</Say></Response>'"
    calls = "r = VoiceResponse()\n" + "r.say('a', voice='nobody')\n" * 5_000
    again = (
        "X = '<Response><Say>A</Say></Response>'\nsend(X)\n" * 200
        + "y = '<Response>' + X + '<Say>a</Say></Response>'"
    )
    for source in (deep, texts, calls, again, "f'<Response>{" * 50 + "x" + "}'" * 50):
        assert len(findings(f"from cxml import *\n{source}\n")) <= 100


def test_very_many_findings() -> None:
    """Of very many findings the worst are given, and those that are suppressed take no place."""
    many = "".join(f"X{each} = '<Response>{90 * '<say/>'}</Response>'\n" for each in range(4))
    assert len(findings(f"# cxml\n{many}")) == 100
    suppressed = findings(f"# cxml: ignore-file[CX201]\n{many}")
    assert [each.suppressed for each in suppressed] == [True] * 360


def test_a_rule_that_fails_in_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that does not work is said with its file."""

    def fail(_: Module) -> list[Found]:
        raise ValueError

    broken = evolve(RULES["CX709"], find=fail)
    monkeypatch.setitem(RULES, "CX709", broken)
    with pytest.raises(RuleFailedError, match=r"CX709 .* in program\.py"):
        check_bytes(b"x = 1", Runner(make_settings()), "program.py")


@pytest.mark.parametrize("name", ["dedent", "cleandoc"])
def test_a_text_of_very_many_lines(name: str) -> None:
    """Of a text that is dedented and has more lines than any document, nothing is said."""
    wrong = "<Response><Dial/></Response>"
    assert codes(f'X = {name}("""{wrong}""")\n') == ["CX210"]
    blank = "\n" * MOST_LINES
    assert codes(f'X = {name}("""{wrong}{blank}""")\n') == []


def test_texts_that_cannot_be_added() -> None:
    """A text and bytes are never one document, whatever characters stand in them."""
    assert not findings("t = b'<Response><Play/></Response>' + '\u0100'\n")


def test_what_would_leave_a_text_empty() -> None:
    """Of a text in pieces no piece is emptied, since the rest would not be read any more."""
    comment = "<!-- cxml: ignore[CX306] -->"
    [finding] = findings(
        f"t = ('<Response>' + '{comment}' +\n '<Hangup/></Response>')\n",
    )
    assert (finding.code, finding.fix) == ("CX001", None)
