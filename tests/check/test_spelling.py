"""Where each character of a text stands in Python source, however it is spelled."""

from __future__ import annotations

import ast
from inspect import cleandoc
from textwrap import dedent

import pytest
from hypothesis import given, strategies as st

from cxml._check.locate import Replacement
from cxml._check.python.literal import Literal, read_literal
from cxml._check.python.spelling import spelling_of
from cxml._check.python.text import PythonText, parse
from cxml._input.positions import Span

TEXTS = st.text(
    st.sampled_from("ab<>&\"'\\ \n\té\u20ac\U0001f600\x00\x7f"), min_size=1, max_size=20
)


def literal_of(source: str) -> Literal:
    """Read the only expression of a program."""
    text = PythonText(source)
    statement = parse(source.encode(), text.text).body[-1]
    assert isinstance(statement, ast.Expr | ast.Assign)
    spelling = read_literal(statement.value, text)
    assert spelling
    return Literal(statement.value, text, spelling)


def replacement(start: int, end: int, content: str) -> Replacement:
    """Make a change of which nothing around it has to stay."""
    return Replacement(start, end, content, Span(start, end))


def written(literal: Literal, start: int, end: int, source: str) -> str:
    """Give what stands in the source for a part of a text."""
    return source[slice(*literal.span(start, end))]


@given(text=TEXTS, newline=st.sampled_from(["\n", "\r\n", "\r"]))
def test_each_character_is_found(text: str, newline: str) -> None:
    """What stands in the source for a character means that character, whatever the spelling."""
    longs = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\\0")
    for source in (repr(text), ascii(text), f'"""{longs}"""'.replace("\n", newline)):
        literal = literal_of(f"x = {source}{newline}")
        assert literal.value == text
        for index, character in enumerate(text):
            piece = written(literal, index, index + 1, f"x = {source}{newline}")
            assert meant(piece) == character


def meant(piece: str) -> str:
    """Give the character that a piece of a literal stands for."""
    if piece in ("\r\n", "\r", "\n"):
        return "\n"
    if len(piece) == 1:
        return piece
    value: str = ast.literal_eval(f"'{piece}'")
    return value


@pytest.mark.parametrize(
    ("source", "part", "spelled"),
    [
        (r"'a\x41b'", "A", r"\x41"),
        (r"'a\101b'", "A", r"\101"),
        (r"'a\N{LATIN SMALL LETTER E WITH ACUTE}b'", "é", r"\N{LATIN SMALL LETTER E WITH ACUTE}"),
        (r"'a\U0001f600b'", "\U0001f600", r"\U0001f600"),
        (r"'a\qb'", r"\q", r"\q"),
        (r"r'a\x41b'", r"\x41", r"\x41"),
        (r"rb'a\x41b'", r"\x41", r"\x41"),
        (r"b'a\xc3\xa9b'", "é", r"\xc3\xa9"),
        (r"b'\351a'", "a", "a"),
        (r"b'a\u0041'", r"\u0041", r"\u0041"),
        ("'''a\\\r\nb'''", "b", "b"),
        ("'a'  # 'b'\n'b'", "b", "b"),
        ("'a' \\\n u'b'", "b", "b"),
        ("'a' + 'b' + 'c'", "b", "b"),
        ("' ab '.strip()", "b", "b"),
        ("' ab '.lstrip().rstrip().encode()", "b", "b"),
        ("dedent('''\n  a\n    b\n  ''')", "  b", "  b"),
        ("inspect.cleandoc('''\n  a\n    b\n  ''')", "  b", "  b"),
        ("cleandoc('''a\n    b\n  ''')", "b", "b"),
    ],
)
def test_a_part_is_found(source: str, part: str, spelled: str) -> None:
    """A part of a text is found in every kind of literal, and in what is made of one."""
    program = f"({source})"
    literal = literal_of(program)
    start = literal.value.index(part)
    assert written(literal, start, start + len(part), program) == spelled


@given(
    lines=st.lists(
        st.tuples(st.sampled_from(["", " ", "  ", "    "]), st.sampled_from(["", "a", "b c"])),
        min_size=1,
        max_size=5,
    )
)
def test_indentation_that_is_taken_off(lines: list[tuple[str, str]]) -> None:
    """What dedent and cleandoc give is what they give in a program, and is found in it."""
    text = "\n".join(f"{indent}{words}" for indent, words in lines)
    for name, function in (("dedent", dedent), ("cleandoc", cleandoc)):
        if value := function(text):
            program = f"{name}({text!r})"
            literal = literal_of(program)
            assert literal.value == value
            for index, character in enumerate(value):
                assert meant(written(literal, index, index + 1, program)) == character


@pytest.mark.parametrize(
    "source",
    [
        "x",
        "'a' + x",
        "1",
        "f'a'",
        "''",
        "'a'.strip('a')",
        "dedent('a', x)",
        "dedent(x)",
        "cleandoc('\ta')",
        "' '.strip()",
        "'a'.upper()",
        "'a' - 'b'",
        "f('a')",
    ],
)
def test_what_is_not_written_down(source: str) -> None:
    """A text that is not known is nothing, and neither is one that is empty."""
    text = PythonText(source)
    node = ast.parse(source, mode="eval").body
    spelling = read_literal(node, text)
    assert spelling is None or not spelling.text


def test_a_spelling_that_cannot_be_told() -> None:
    """Where what stands in the source is not what Python made of it, there is no spelling."""
    assert spelling_of("'a'", PythonText("'a'").span(ast.parse("'a'").body[0]), "b") is None


def change(source: str, old: str, new: str) -> str:
    """Change a part of the text that a program has."""
    literal = literal_of(source)
    start = literal.value.index(old)
    replaced = literal.replaced([replacement(start, start + len(old), new)])
    for each in reversed(replaced):
        source = source[: each.start] + each.content + source[each.end :]
    return source


@pytest.mark.parametrize(
    ("source", "old", "new", "changed"),
    [
        ("'<a>'", "a", "b", "'<b>'"),
        ("'<a>'", "a", "it's", r"'<it\'s>'"),
        ('"<a>"', "a", 'x="1"', r'"<x=\"1\">"'),
        ("'<a>'", "a", "b\\c\n\td", r"'<b\\c\n\td>'"),
        ('"""<a>"""', "a", 'b"\nc', '"""<b\\"\nc>"""'),
        ('"""<a>\r\n"""', "a", "b\nc", '"""<b\r\nc>\r\n"""'),
        ("r'<a>'", "a", "b\\c", r"r'<b\c>'"),
        ("r'<a>'", "a", "it's", "r'<a>'"),
        ("r'<a>'", "a", "b\nc", "r'<a>'"),
        ("r'<a>'", "a", "b\0c", "r'<a>'"),
        ("b'<a>'", "a", "é", r"b'<\xc3\xa9>'"),
        ("rb'<a>'", "a", "é", "rb'<a>'"),
        ("'<a>'", "a", "\u200eb", r"'<\u200eb>'"),
        (r"'<\x61>'", "a", "b", "'<b>'"),
        ("'<a' 'b>'", "ab", "c", "'<c' '>'"),
        ("'<a' + 'b>'", "ab", "", "'<' + '>'"),
        ("'<ab>'", "", "c", "'c<ab>'"),
        (r"'\1a2'", "a", "", r"'\1a2'"),
        ("dedent('''\n  a\n  b\n  c\n''')", "b\n", "", "dedent('''\n  a\n  c\n''')"),
        ("dedent('''\n  a\n    b\n  c\n''')", "  b\n", "", "dedent('''\n  a\n  c\n''')"),
        ("dedent('''\n  a\n  b\n''')", "a", "x\ny", "dedent('''\n  a\n  b\n''')"),
        ("' a '.strip()", "a", " b", "' a '.strip()"),
    ],
)
def test_a_text_is_changed_where_it_stands(source: str, old: str, new: str, changed: str) -> None:
    """A change is spelled as the literal has it, and not made where the text would not be right."""
    assert change(source, old, new) == changed


def test_the_end_of_a_text() -> None:
    """What is put behind the last character stands before the quotes."""
    literal = literal_of("'ab'")
    assert literal.span(2, 2) == (3, 3)
    assert literal.replaced([replacement(2, 2, "c")]) == (replacement(3, 3, "c"),)


def test_characters_of_another_encoding() -> None:
    """A character that the file cannot hold is written as an escape."""
    text = PythonText("'ab'", "latin-1")
    node = ast.parse("'ab'", mode="eval").body
    spelling = read_literal(node, text)
    assert spelling
    replaced = Literal(node, text, spelling).replaced([replacement(0, 1, "é\u20ac")])
    assert replaced == (replacement(1, 2, r"é\u20ac"),)


@given(text=TEXTS, data=st.data())
def test_a_change_makes_the_text_that_is_wanted(text: str, data: st.DataObject) -> None:
    """A change of the source makes the change of the text, or is not made."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(TEXTS)
    longs = text.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\\0")
    for source in (repr(text), ascii(text), f'"""{longs}"""'):
        literal = literal_of(source)
        replaced = literal.replaced([replacement(start, end, new)])
        assert replaced
        again = source
        for each in reversed(replaced):
            again = again[: each.start] + each.content + again[each.end :]
        assert ast.literal_eval(again) == text[:start] + new + text[end:]
