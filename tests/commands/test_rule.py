"""What ``cxml rule`` promises."""

from __future__ import annotations

import io
import json
import sys

import pytest

from cxml._check.rules import RULES
from cxml.cli import main


@pytest.mark.parametrize("name", ["CX306", "cx306", "number-not-e164"])
def test_a_rule(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule is explained by its id or its name."""
    assert main(["rule", name]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# CX306 number-not-e164\n")
    assert "## Wrong" in out


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON it is one object, or with --all a list of them."""
    assert main(["rule", "CX306", "--format", "json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one["code"] == "CX306"
    assert one["fix"] == "safe"
    assert main(["rule", "--all", "--format", "json"]) == 0
    every = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in every] == sorted(RULES)
    assert one in every


def test_all(capsys: pytest.CaptureFixture[str]) -> None:
    """--all explains all rules."""
    assert main(["rule", "--all"]) == 0
    out = capsys.readouterr().out
    assert all(f"# {each.id} {each.name}\n" in out for each in RULES.values())


@pytest.mark.parametrize("name", ["CX999", "CX3", "number-not-e146", "\x1b[31m", "RUN9"])
def test_no_such_rule(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What no rule is called is refused, with the nearest name, and moves no cursor."""
    assert main(["rule", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("cxml rule: there is no rule ")
    assert all(each.isprintable() or each == "\n" for each in err)


@pytest.mark.parametrize("code", ["16002", "13223", "99999"])
def test_an_error_code(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An error code of the platform is no rule, and leads to those of it, and to its page."""
    rules = [each.id for each in RULES.values() if each.platform_code == int(code)]
    assert main(["rule", code]) == 2
    err = capsys.readouterr().err
    assert err.startswith(
        f"cxml rule: there is no rule {code!r}; as an error code of SignalWire it"
    )
    assert err.endswith("/reference/error-codes.html\n")
    assert "did you mean" not in err
    assert ("cxml rule" in err.partition(";")[2]) == bool(rules)
    assert all(each in err for each in rules)


@pytest.mark.parametrize("name", ["RUN3", "run3", "verb-never-reached"])
def test_a_rule_of_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What simulated calls alone find is explained too, and where it is found."""
    assert main(["rule", name]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# RUN3 verb-never-reached\n\nA finding of it is: info. A simulated call")
    assert out.endswith("reference/simulator.html#verb-never-reached\n")


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a rule the rules are listed, a line each."""
    assert main(["rule"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [each[:5] for each in lines] == sorted(RULES)
    assert "CX306 warning number-not-e164" in lines
    assert "CX210 error   empty-dial" in lines
    assert main(["rule", "--format", "json"]) == 0
    assert [each["code"] for each in json.loads(capsys.readouterr().out)] == sorted(RULES)


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """One rule is asked for, or all."""
    with pytest.raises(SystemExit) as ended:
        main(["rule", "CX306", "--all"])
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("cxml rule: argument")


def test_a_stream_that_lacks_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be printed whatever the encoding of the stream."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["rule", "--all"]) == 0
