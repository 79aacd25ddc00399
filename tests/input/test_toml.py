"""TOML: what is read, and what it may cost."""

from __future__ import annotations

import tomllib
from itertools import product

import pytest
from pace import bounded

from cxml._input.limits import MOST_DOTS, MOST_PARTS
from cxml._input.toml import TomlRefusedError, read_toml

MANY = ".".join("a" * (MOST_PARTS + 1))
"""A name of too many parts."""
MOST = ".".join("a" * MOST_PARTS)


@pytest.mark.parametrize(
    "text",
    [
        f"{MOST} = 1",
        f"[{MOST}]\n[['a.b'.{MOST[:-4]}]]",
        f"a = '{MANY}'  # {MANY}",
        f'a = "{MANY}\\"{MANY}"',
        f'"{MANY}" = 1',
        f'a = """\n{MANY}\n""{MANY}\\"""{MANY}"""""\nb = 1',
        f"a = '''\n{MANY}\n''{MANY}'''''\nb = 1",
        "a = [" + "1.5, " * 1_000 + "]\r\nb = 1979-05-27T07:32:00.999Z\r\n",
    ],
)
def test_what_is_read(text: str) -> None:
    """What Python reads is read: dots in texts and comments are not those of names."""
    assert read_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (MANY, "line 1, column 1"),
        (f"[a]\n  {MANY} = 1", "line 2, column 3"),
        (f"[{MANY}]", "line 1, column 2"),
        (f"[[ {MANY} ]]", "line 1, column 4"),
        (f"a = {{b = 1, {MANY} = 2}}", "line 1, column 13"),
        (MANY.replace(".", " .\t"), "line 1, column 1"),
        (MANY.replace("a", "'.'"), "line 1, column 1"),
        (MANY.replace("a", '"\\""'), "line 1, column 1"),
        (f'a = [{{b = """a"""", c = 1}}, {{{MANY} = ""}}]', "line 1, column 30"),
        (f"a = [{{b = '''a''''', {MANY} = 1}}]", "line 1, column 22"),
        (f'a = ""\nb = """"""\n{MANY} = """', "line 3, column 1"),
        (f"a = 1 # '''\n{MANY} = 1 # '''", "line 2, column 1"),
    ],
)
def test_names_of_too_many_parts(text: str, place: str) -> None:
    """A name of very many parts is refused where it stands, before it costs anything."""
    with pytest.raises(TomlRefusedError, match=f"{place}\\)$"):
        read_toml(text)


def test_the_most_parts() -> None:
    """It is said how many parts there may be, in a name and in all."""
    with pytest.raises(TomlRefusedError, match=r"name has 101 parts, and at most 100 are read"):
        read_toml(MANY)
    with pytest.raises(TomlRefusedError, match=r"more than 20,000 dots .* \(at line 10001, col"):
        read_toml("[a.b.c]\n" * (MOST_DOTS // 2 + 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a =", "Invalid value"),
        (f"a = {'[' * 5_000}", "too many lists or tables stand inside each other"),
        (f"a = {'1' * 5_000}", "a number has more digits than Python reads"),
        ("a = 1979-02-30", "Invalid date"),
    ],
)
def test_what_is_refused(text: str, said: str) -> None:
    """Whatever Python's reader raises is one error."""
    with pytest.raises(TomlRefusedError, match=said):
        read_toml(text)


HOSTILE = ("a.", ".", '"', "'", '"""', "'''", '\\"""', '"\\', "#", "a", "' . '", "[a.", "{a.", " ")


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("start", ["", "a = '", 'a = """', "a.b", "a" + " " * 50_000])
def test_what_it_costs(start: str, piece: str) -> None:
    """Whatever a file is full of, it is refused soon."""
    with bounded(), pytest.raises(TomlRefusedError):
        read_toml(start + piece * 100_000 + "\n!")


def test_a_name_is_found_behind_whatever_is_read() -> None:
    """Where Python's reader comes to a name of too many parts, that is refused before."""
    found = 0
    for pieces in product(['"', "'", '"""', "'''", "\\", "#", "\n", "a"], repeat=5):
        text = f"a={''.join(pieces)}\n"
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            continue
        found += 1
        with pytest.raises(TomlRefusedError, match="parts"):
            read_toml(f"{text}{MANY}=1")
    assert found > 100
