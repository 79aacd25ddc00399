"""What ``python -m cxml verify`` promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxml.cli import main
from cxml.signature import HEADER, sign, sign_body

KEY = "PSK_of-this-test"
URL = "https://example.com/voice?a=b"
BODY = "CallSid=1&From=%2B15550100101"
FORM = "application/x-www-form-urlencoded"
SIGNATURE = f"{HEADER}: {sign(KEY, URL, BODY)}"


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the key as a shell does."""
    monkeypatch.setenv("CXML_SIGNING_KEY", KEY)


@pytest.fixture
def body(tmp_path: Path) -> str:
    """Give a file with a recorded body."""
    (tmp_path / "body").write_text(BODY)
    return str(tmp_path / "body")


def said(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """Give the one line that is printed, which has neither key nor escapes."""
    assert main(["verify", *arguments]) == code
    output = capsys.readouterr()
    line = output.err if code == 2 else output.out
    assert (output.out, output.err) == (("", line) if code == 2 else (line, ""))
    assert line[:-1].isprintable()
    assert "PSK_" not in line
    return line[:-1]


def test_a_request_that_is_signed(
    body: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A recorded request is verified, however it is given, and what it is signed with is said."""
    good = f"verified: {HEADER} is of the address and the form, by SHA-1 in base64"
    form = ["--form", "CallSid=1", "--form", "From=+15550100101"]
    assert said(capsys, 0, URL, "-H", SIGNATURE, *form) == good
    kind = f"content-type:{FORM}"
    assert said(capsys, 0, URL, "-H", SIGNATURE, "--header", kind, "--body", body) == good
    (tmp_path / "headers").write_bytes(
        f"{kind}\r\n{SIGNATURE}\r\nX: \xe9\r\n\r\n".encode("latin-1")
    )
    assert said(capsys, 0, URL, "-H", f"@{tmp_path / 'headers'}", "--body", body) == good
    made = f"{HEADER}: {sign_body(KEY, URL, '{}')}"
    assert "the address and the body" in said(capsys, 0, URL, "-H", made, "--json", "{}")
    assert "is of the address, by" in said(capsys, 0, URL, "-H", f"{HEADER}: {sign(KEY, URL)}")
    odd = URL.replace(".com", ".com:8443")
    assert "as https://example.com/voice" in said(
        capsys, 0, odd, "--strip-port", "-H", f"{HEADER}: {sign(KEY, URL)}"
    )


def test_a_request_that_is_not(body: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Why a request is not verified is said, with the address that it fits."""
    found = said(capsys, 1, URL.replace("https", "http"), "-H", SIGNATURE, "--form", "CallSid=1")
    assert found.startswith("not verified: the signature is of another address, of another body")
    told = ["-H", SIGNATURE, "-H", f"Content-Type: {FORM}", "--body", body]
    assert said(capsys, 1, URL.replace("https", "http"), *told) == (
        "not verified: it fits https://example.com/voice: set CXML_PUBLIC_URL to"
        " https://example.com"
    )
    assert "the Content-Type is missing" in said(capsys, 1, URL, "-H", SIGNATURE, "--body", body)
    assert "it has none of the headers" in said(capsys, 1, URL)


def test_which_key_it_was(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Of several keys it says which one was used, and shows none."""
    (tmp_path / "keys").write_text(f"PSK_new\n{KEY}\n")
    header = f"{HEADER}: {sign(KEY, URL)}"
    keys = ["--key-file", str(tmp_path / "keys")]
    assert said(capsys, 0, URL, "-H", header, *keys).endswith("with key 2 of 2")
    assert "a key begins with PT, as API" in said(capsys, 1, URL, "-H", header, "--key", "PT_1")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["voice"], "the address has no scheme"),
        ([URL, "-H", "A: b", "-H", KEY], "--header 2 has no colon: write 'NAME: VALUE'"),
        ([URL, "--form", "a=b", "--form", KEY], "--form 2 has no =: write --form NAME=VALUE"),
        ([URL, "--key-file", KEY], "cannot be read: No such file or directory; it takes the name"),
        ([URL, "-H", "@/missing"], "No such file"),
        ([URL, "--body", "/missing"], "No such file"),
        ([URL, "--key", "PSK 1"], "white space"),
    ],
)
def test_what_cannot_be_read(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no request is one line, and the exit code is 2."""
    assert message in said(capsys, 2, *arguments)


def test_a_file_of_keys_in_place_of_headers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """No line of a file that is none of headers is shown: its place is said."""
    (tmp_path / "keys").write_text(f"\nA: b\n\n{KEY}\n")
    line = said(capsys, 2, URL, "-H", f"@{tmp_path / 'keys'}")
    assert line == f"cxml verify: line 4 of {tmp_path / 'keys'} has no colon: write 'NAME: VALUE'"


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ([KEY], "unrecognized arguments: 1, which may be keys, and so are not shown"),
        (["--keys", KEY], "unrecognized arguments: --keys; did you mean '--key'?"),
        ([f"--keys={KEY}", f"-k{KEY}"], "unrecognized arguments: --keys -k; did you mean '--key'?"),
    ],
)
def test_a_key_in_the_wrong_place(
    others: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the command does not take is not shown where that may be a key."""
    with pytest.raises(SystemExit):
        main(["verify", URL, *others])
    output = capsys.readouterr().err
    assert output.startswith(f"cxml verify: {message}\n")
    assert KEY not in output


def test_what_a_recorded_request_may_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was recorded, what is printed is one line without escapes."""
    url = "https://example.com/\x1b[2J\u202e?a=b"
    header = f"{HEADER}: {sign(KEY, url)}"
    found = said(capsys, 1, url.replace("https", "http"), "-H", header)
    assert "it fits https://example.com/\\x1b[2J\\u202e: set" in found


def test_a_dump_of_a_request(capsys: pytest.CaptureFixture[str], body: str, tmp_path: Path) -> None:
    """A file of headers may be a dump that begins with the line of the request, up to its body."""
    dump = f"\nPOST /voice?a=b HTTP/1.1\r\nContent-Type: {FORM}\r\n{SIGNATURE}\r\n\r\n{BODY}"
    (tmp_path / "dump").write_bytes(dump.encode())
    arguments = (URL, "-H", f"@{tmp_path / 'dump'}", "--body", body)
    assert said(capsys, 0, *arguments).startswith("verified")
    (tmp_path / "dump").write_bytes(b"")
    assert said(capsys, 1, *arguments).startswith("not verified")
