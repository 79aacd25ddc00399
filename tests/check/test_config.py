"""What a project says of checking, in its ``pyproject.toml``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxml import ConfigurationError
from cxml._check.config import MAX_CONFIG, PerFile, find_config, read_config
from cxml._check.rule import Severity
from cxml._check.rules import RULES
from cxml._check.select import make_settings, resolve, resolve_one

TABLE = "[tool.cxml.check]\n"


def config(folder: Path, text: str) -> Path:
    """Write a file of settings."""
    path = folder / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest(tmp_path: Path) -> None:
    """The nearest file that has the table counts, above a file or a folder."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = config(tmp_path, TABLE)
    config(tmp_path / "a", "[tool.other]\n")
    assert find_config(inner) == outer
    assert find_config(inner / "document.xml") == outer
    nearest = config(inner, TABLE)
    assert find_config(inner / "document.xml") == nearest
    (tmp_path / "a" / "pyproject.toml").unlink()
    (tmp_path / "a" / "pyproject.toml").mkdir()
    nearest.unlink()
    assert find_config(inner) == outer


def test_none(tmp_path: Path) -> None:
    """Where there is none, there is none."""
    assert find_config(tmp_path / "missing") in (None, find_config(tmp_path.parent))


def test_all_settings(tmp_path: Path) -> None:
    """Every setting is read."""
    text = (
        'select = ["CX5", "CX210"]\nignore = ["room-size"]\nexclude = ["a/*"]\nfail-on = "error"\n'
        'min-severity = "info"\ntarget = "both"\ncoming-from = "twilio"\ndefault-country = "us"\n'
        '[tool.cxml.check.severity]\nCX404 = "info"\nempty-dial = "warning"\n'
        '[tool.cxml.check.per-file-ignores]\n"tests/*" = ["CX7"]\n'
    )
    read = read_config(config(tmp_path, TABLE + text))
    assert read["select"] == ["CX5", "CX210"]
    assert read["severity"] == {"CX404": "info", "empty-dial": "warning"}
    assert read["per-file-ignores"] == {"tests/*": ["CX7"]}
    assert len(read) == 10


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.cxml.chek]", "[tool.cxml]: there is no table 'chek'; did you mean 'check'?"),
        (f"{TABLE}[tool.cxml.migration]", "[tool.cxml]: there is no table 'migration'"),
        ("tool.cxml.fail-on = 1", "[tool.cxml]: there is no setting 'fail-on' here; they stand"
                                        " below [tool.cxml.check]"),
        ("a =", "cannot be read: Invalid value"),
        ("\0", "cannot be read: "),
        (f"a = {'[' * 5_000}", "cannot be read: "),
        (f"\n{'a.' * 20_000}a = 1", "cannot be read: the name has 20,001 parts, and at most 100 are"
                                    " read (at line 2, column 1)"),
        ("#" * (MAX_CONFIG + 1), f"is longer than {MAX_CONFIG} bytes"),
        ("", "has no [tool.cxml.check]"),
        ("tool = 1", "has no [tool.cxml.check]"),
        ("tool.cxml = 1", "has no [tool.cxml.check]"),
        ("tool.cxml.check = 1", "[tool.cxml.check]: has to be a table"),
        (f"{TABLE}CX405 = 'off'", "there is no setting 'CX405'; to leave the rule out, write"
         ' ignore = ["CX405"]; how bad it is stands below [tool.cxml.check.severity]'),
        (f"{TABLE}empty-dial = 'off'", 'write ignore = ["CX210"]'),
        (f"{TABLE}severity = {{ CX405 = 'off' }}", 'severity: to leave a rule out, write ignore ='
         ' ["CX405"]'),
        (f"{TABLE}select = ['CX999']", "select: there is no rule 'CX999'; cxml rule lists them"),
        (f"{TABLE}fail_on = 'error'", "there is no setting 'fail_on'; did you mean 'fail-on'?"),
        (f"{TABLE}select = 'CX5'", "select has to be a list of texts, not 'CX5'"),
        (f"{TABLE}select = [1]", "select has to be a list of texts, not [1]"),
        (f"{TABLE}fail-on = 1", "fail-on has to be a text, not 1"),
        (f"{TABLE}severity = 'info'", "severity has to be a table of texts, not 'info'"),
        (f"{TABLE}severity = {{ CX404 = 1 }}", "severity has to be a table of texts"),
        (f"{TABLE}per-file-ignores = {{ a = 'CX5' }}", "has to be a table of lists of texts"),
        (f"{TABLE}select = ['CX999']", "select: there is no rule 'CX999'"),
        (f"{TABLE}ignore = ['empty-dail']", "ignore: there is no rule 'empty-dail'; did you mean"
                                            " 'empty-dial'?"),
        (f"{TABLE}per-file-ignores = {{ 'never/*' = ['CX999'] }}", "per-file-ignores: there is no"),
        (f"{TABLE}per-file-ignores = {{ a = ['CX101'] }}", "CX101 is about the document as a"),
        (f"{TABLE}severity = {{ CX404 = 'warn' }}", "there is no severity 'warn'; did you mean"
                                                    " 'warning'?"),
        (f"{TABLE}severity = {{ CX4 = 'info' }}", "severity: there is no rule 'CX4'"),
        (f"{TABLE}fail-on = 'bad'", "fail-on: there is no severity 'bad'; there is error, warning"
                                    " or info"),
        (f"{TABLE}min-severity = 'eror'", "did you mean 'error'?"),
        (f"{TABLE}target = 'twilio'", "target: there is no target 'twilio'; there is signalwire or"
                                      " both"),
        (f"{TABLE}coming-from = 'twillio'", "did you mean 'twilio'?"),
        (f"{TABLE}default-country = 'DE'", "there is no default-country 'DE'; there is CA or US"),
    ],
)  # fmt: skip
def test_what_is_refused(
    tmp_path: Path, text: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not understood is refused, with the file, and the nearest right thing."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError) as caught:
        read_config(config(tmp_path, text))
    assert str(caught.value).startswith("pyproject.toml")
    assert said in str(caught.value)


def test_a_table_that_is_misspelt(tmp_path: Path) -> None:
    """A table that nothing reads is refused where the settings are looked for."""
    config(tmp_path, "[tool.cxml.chek]\nfail-on = 'error'\n")
    with pytest.raises(ConfigurationError, match=r"there is no table 'chek'; did you mean 'check'"):
        find_config(tmp_path / "a.xml")


def test_a_nearer_one_that_cannot_be_read(tmp_path: Path) -> None:
    """A nearer file that cannot be read is not passed over."""
    config(tmp_path, TABLE)
    inner = tmp_path / "a"
    inner.mkdir()
    config(inner, "nonsense")
    with pytest.raises(ConfigurationError, match=r"a/pyproject\.toml cannot be read"):
        find_config(inner)
    with pytest.raises(ConfigurationError, match="cannot be read: No such file or directory"):
        read_config(tmp_path / "missing.toml")


def test_settings_that_are_no_file(tmp_path: Path) -> None:
    """What is no file is refused, and nobody waits for it; a search passes it over."""
    config(tmp_path, TABLE)
    inner = tmp_path / "a"
    inner.mkdir()
    os.mkfifo(inner / "pyproject.toml")
    with pytest.raises(ConfigurationError, match="cannot be read: it is no file"):
        read_config(inner / "pyproject.toml")
    assert find_config(inner) == tmp_path / "pyproject.toml"


def test_per_file(tmp_path: Path) -> None:
    """Rules are off for the files of a pattern, which starts from the folder of the settings."""
    per_file = PerFile({"tests/*": ["CX5", "CX210"], "*.twiml": ["empty-dial"]}, tmp_path)
    assert per_file.off(tmp_path / "tests" / "a.xml") == resolve(["CX5", "CX210"])
    assert per_file.off(tmp_path / "b.twiml") == {"CX210"}
    assert per_file.off(tmp_path / "a.xml") == frozenset()


def test_a_document_that_does_not_run_is_said_in_every_file(tmp_path: Path) -> None:
    """What is wrong with a document as a whole is not off where others of its group are."""
    off = PerFile({"*": ["CX1"]}, tmp_path).off(tmp_path / "a.xml")
    assert off == {"CX109", "CX110", "CX111"}
    with pytest.raises(ConfigurationError):
        PerFile({"a": ["CX999"]}, tmp_path)


# Which rules are on


def test_unset() -> None:
    """Without a choice all rules are on, but those that have to be asked for."""
    on = make_settings().rules
    assert on == {each.id for each in RULES.values() if each.default}
    assert {"CX608", "CX610"} & on == set()


@pytest.mark.parametrize(
    ("selectors", "chosen"),
    [
        (["CX210"], {"CX210"}),
        (["cx210"], {"CX210"}),
        (["empty-dial"], {"CX210"}),
        (["CX21", "CX508"], {each for each in RULES if each.startswith("CX21")} | {"CX508"}),
        (["CX"], {each.id for each in RULES.values() if each.default}),
        (["CX6"], {each.id for each in RULES.values() if each.default and each.id[:3] == "CX6"}),
        (["CX608"], {"CX608"}),
        (["answered-comes-twice"], {"CX608"}),
    ],
)
def test_select(selectors: list[str], chosen: set[str]) -> None:
    """Rules are chosen by id, by its beginning, or by name; in full, those off by default too."""
    assert make_settings(select=selectors).rules == chosen


def test_ignore() -> None:
    """What is ignored is off, also where it is selected."""
    assert make_settings(select=["CX5"], ignore=["CX50"]).rules == {
        each for each in RULES if each.startswith("CX51")
    }
    assert "CX608" not in make_settings(coming_from="twilio", ignore=["CX6"]).rules


@pytest.mark.parametrize("selector", ["", "C", "X5", "CX999", "CX5x", "nothing"])
def test_no_such_rule(selector: str) -> None:
    """What no rule is called is refused."""
    with pytest.raises(ConfigurationError, match="there is no rule"):
        resolve([selector])


def test_the_nearest_name() -> None:
    """A slip is answered with the nearest name."""
    with pytest.raises(ConfigurationError, match="did you mean 'http-url'"):
        resolve_one("htp-url")
    assert resolve_one("HTTP-URL".lower()).id == resolve_one("cx701").id == "CX701"


def test_severities() -> None:
    """How bad a finding is, is what the rule says, or the project; hints of a move are warnings."""
    settings = make_settings(severities={"CX404": "info", "empty-dial": "warning"})
    assert settings.severity(RULES["CX404"]) is Severity.INFO
    assert settings.severity(RULES["CX210"]) is Severity.WARNING
    assert settings.severity(RULES["CX608"]) is Severity.INFO
    assert make_settings(coming_from="twilio").severity(RULES["CX608"]) is Severity.WARNING
    assert Severity.ERROR.reaches(Severity.WARNING)
    assert Severity.WARNING.reaches(Severity.WARNING)
    assert not Severity.INFO.reaches(Severity.WARNING)
