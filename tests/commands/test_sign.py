"""What ``python -m cxml sign`` promises."""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cxml.callbacks import MAX_BODY
from cxml.cli import main
from cxml.signature import HEADERS, sign, sign_body

KEY = "PSK_of-this-test"
URL = "https://example.com/voice?a=b"
FORM = {"CallSid": "1", "Body": "it's @ é\n$HOME"}
FORM_ARGUMENTS = [word for name, value in FORM.items() for word in ("--form", f"{name}={value}")]
JSON = '{"a": "it\'s"}'


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the key as a shell does."""
    monkeypatch.setenv("CXML_SIGNING_KEY", KEY)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Give a file with a body."""
    path = tmp_path / "a body"
    path.write_text(JSON, encoding="utf-8")
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Give what is printed of a request that is signed."""
    assert main(["sign", *arguments]) == 0
    output = capsys.readouterr()
    assert (output.err, output.out[-1]) == ("", "\n")
    assert KEY not in output.out
    return output.out[:-1]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Give the one line about a request that cannot be signed."""
    assert main(["sign", *arguments]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("cxml sign: ")
    assert (output.err.count("\n"), "PSK" in output.err) == (1, False)
    return output.err[len("cxml sign: ") : -1]


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Give something on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_prints_the_header(capsys: pytest.CaptureFixture[str], file: str) -> None:
    """It prints the header of a GET, of a form, of JSON and of any other body."""
    assert printed(capsys, URL) == f"{HEADERS[0]}: {sign(KEY, URL)}"
    assert printed(capsys, URL, *FORM_ARGUMENTS) == f"{HEADERS[0]}: {sign(KEY, URL, FORM)}"
    signed = f"{HEADERS[0]}: {sign_body(KEY, URL, JSON)}"
    assert printed(capsys, URL, "--json", JSON) == signed
    assert printed(capsys, URL, "--body", file) == signed
    assert printed(capsys, URL, "--body", file, "--type", "text/plain") == signed


def test_a_body_may_be_a_form(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A body whose content type is that of a form is signed as one."""
    (tmp_path / "form").write_text("b=2&a=1")
    kind = "application/x-www-form-urlencoded; charset=utf-8"
    made = printed(capsys, URL, "--body", str(tmp_path / "form"), "--type", kind)
    assert made == f"{HEADERS[0]}: {sign(KEY, URL, {'a': '1', 'b': '2'})}"


def test_other_hash(capsys: pytest.CaptureFixture[str]) -> None:
    """SHA-256 stands in the header that has its name."""
    made = printed(capsys, URL, *FORM_ARGUMENTS, "--algorithm", "sha256")
    assert made == f"{HEADERS[2]}: {sign(KEY, URL, FORM, algorithm='sha256')}"


@pytest.mark.parametrize("told", [["--json"], ["--body", "-"]])
def test_reads_standard_input(
    told: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body may come from standard input."""
    given(monkeypatch, JSON.encode())
    assert printed(capsys, URL, *told) == f"{HEADERS[0]}: {sign_body(KEY, URL, JSON)}"
    given(monkeypatch, JSON.encode())
    words = shlex.split(printed(capsys, URL, *told, "--curl"))
    assert words[-4:] == ["--data-raw", JSON, "--url", URL]


# The key


def test_where_the_key_comes_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The key is in a file, the first of several, or given; else in the environment."""
    (tmp_path / "keys").write_text("\nPSK_2 \r\nPSK_3\n")
    monkeypatch.setenv("CXML_SIGNING_KEY", "PSK_1")
    for told, key in (
        ([], "PSK_1"),
        (["--key-file", str(tmp_path / "keys")], "PSK_2"),
        (["--key", "PSK_4"], "PSK_4"),
    ):
        assert printed(capsys, URL, *told) == f"{HEADERS[0]}: {sign(key, URL)}"


def test_without_a_key(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a key it says where one is looked for; a wrong one is not shown."""
    (tmp_path / "none").write_text("\n")
    (tmp_path / "bytes").write_bytes(b"PSK_\xff")
    assert "white space" in refused(capsys, URL, "--key", "PSK 1")
    assert "lone surrogate" in refused(capsys, URL, "--key-file", str(tmp_path / "bytes"))
    assert "set CXML_SIGNING_KEY, or give --key-file FILE" in refused(
        capsys, URL, "--key-file", str(tmp_path / "none")
    )
    assert "No such file" in refused(capsys, URL, "--key-file", str(tmp_path / "missing"))
    for empty in ("", None):
        if empty is None:
            monkeypatch.delenv("CXML_SIGNING_KEY")
        else:
            monkeypatch.setenv("CXML_SIGNING_KEY", empty)
        assert "there is no signing key: set CXML_SIGNING_KEY" in refused(capsys, URL)


# What cannot be signed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["/voice"], "the address has no scheme"),
        (["https://example.com/a voice"], "an address has no spaces: write %20 for one"),
        ([URL, "--form", "a"], "--form 1 has no =: write --form NAME=VALUE"),
        ([URL, "--form", "a=b", "--form", f"\x1b[2J{'a' * 999}"], "--form 2 has no ="),
        ([URL, "--json", "{"], "the text of --json is no JSON: "),
        ([URL, "--json", "[" * 100_000], "the text of --json is no JSON: "),
        ([URL, "--body", "/missing\n"], "No such file or directory: '/missing\\n'"),
        ([f"{URL}\x1b[2J", "--curl"], "what cannot be printed cannot stand in a command"),
        ([URL, "--json", '"\u202e"', "--curl"], "what cannot be printed cannot stand in a command"),
        ([URL, "--json", f'"{"a" * 100_000}"', "--curl"], "too long for a command: give it with"),
        ([URL, *["--form", f"a={'b' * 90_000}"] * 12], f"larger than the {MAX_BODY:,} bytes"),
    ],
)
def test_what_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be signed, or written into a command, is one short line that shows no escapes."""
    said = refused(capsys, *arguments)
    assert message in said
    assert said.isprintable()
    assert len(said) < 300


def test_closed_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the shell closed standard input it says so; what is too long there is not read."""
    monkeypatch.setattr(sys, "stdin", None)
    assert "standard input is closed" in refused(capsys, URL, "--body", "-")
    given(monkeypatch, bytes(2 * MAX_BODY))
    assert "larger than" in refused(capsys, URL, "--body", "-")
    given(monkeypatch, b"\xff")
    assert "give a body as a file" in refused(capsys, URL, "--body", "-", "--curl")


# curl


def run_by_a_shell(command: str) -> list[str]:
    """Give the arguments that a shell gives to curl."""
    shell = ["/bin/sh", "-c", f"curl() {{ printf '%s\\0' \"$@\"; }}; {command}"]
    done = subprocess.run(shell, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout.split("\0")[:-1]


def test_a_command_for_curl(capsys: pytest.CaptureFixture[str], file: str) -> None:
    """A shell gives to curl just what was signed, whatever is in it."""
    url = "https://example.com/../it's?a=[1]&b=$(date)"
    assert run_by_a_shell(printed(capsys, url, "--curl")) == [
        "-i",
        "--globoff",
        "--path-as-is",
        "-H",
        f"{HEADERS[0]}: {sign(KEY, url)}",
        "--url",
        url,
    ]
    *_, kind, raw, body, _, last = run_by_a_shell(printed(capsys, url, *FORM_ARGUMENTS, "--curl"))
    assert kind == "Content-Type: application/x-www-form-urlencoded"
    assert (raw, last) == ("--data-raw", url)
    assert sign(KEY, url, body) == sign(KEY, url, FORM)
    *_, kind, raw, body, _, _ = run_by_a_shell(printed(capsys, url, "--json", JSON, "--curl"))
    assert (kind, raw, body) == ("Content-Type: application/json", "--data-raw", JSON)
    *_, raw, body, _, _ = run_by_a_shell(printed(capsys, url, "--body", file, "--curl"))
    assert (raw, body) == ("--data-binary", f"@{file}")


def test_bytes_that_are_no_text() -> None:
    """Arguments that are no text are signed as they are; one that is printed cannot be."""
    program: list[str | bytes] = [sys.executable, "-m", "cxml", "sign", URL, "--form", b"a=\xff"]
    environment = {**os.environ, "CXML_SIGNING_KEY": KEY, "PYTHONUTF8": "1"}
    done = subprocess.run(program, capture_output=True, env=environment, check=False)  # noqa: S603
    assert done.stdout.decode() == f"{HEADERS[0]}: {sign(KEY, URL, {'a': chr(0xDCFF)})}\n"


def test_what_follows_a_number_sign(capsys: pytest.CaptureFixture[str]) -> None:
    """What follows a # is not sent, and so neither signed nor written."""
    assert printed(capsys, f"{URL}#rt=5") == printed(capsys, URL)
    assert printed(capsys, f"{URL}#rt=5", "--curl") == printed(capsys, URL, "--curl")


def test_a_command_shows_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    """An answer without a body is seen too."""
    assert printed(capsys, URL, "--curl").startswith("curl -i ")


def test_several_keys_in_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several keys with commas between them, as applications take them, the first signs."""
    monkeypatch.setenv("CXML_SIGNING_KEY", f"{KEY},PSK_old")
    assert printed(capsys, URL) == f"{HEADERS[0]}: {sign(KEY, URL)}"
