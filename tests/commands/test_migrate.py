"""What ``cxml migrate`` promises."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cxml._commands.migrate as command
from cxml._migrate.program import Program
from cxml._migrate.rewrites import REWRITES
from cxml._migrate.select import ORIGINS
from cxml.cli import main

OLD = "from twilio.twiml.voice_response import VoiceResponse\n"
NEW = "from cxml.voice_response import VoiceResponse\n"
HEADER = 'HEADER = "X-Twilio-Signature"\n'
DOCUMENT = "<Response>\n  <say>Welcome.</say>\n</Response>\n"

Migrate = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to an empty folder of no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


@pytest.fixture
def migrate(capsys: pytest.CaptureFixture[str]) -> Migrate:
    """Give what runs the command: its exit code, and what it printed on either stream."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["migrate", *arguments])
        output = capsys.readouterr()
        return code, output.out, output.err

    return run


def write(name: str, text: str = OLD) -> Path:
    """Write a file."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8", newline="")
    return Path(name)


def git(*arguments: str) -> None:
    """Do something with git."""
    who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S603, S607


# What it does


def test_it_shows_what_would_change(migrate: Migrate) -> None:
    """Without an option it shows a diff, changes nothing, and is 1."""
    path = write("calls/views.py")
    code, output, said = migrate()
    assert code == 1
    assert output.splitlines()[-2:] == [f"-{OLD}".strip(), f"+{NEW}".strip()]
    assert "1 file would change, in 1 place" in said
    assert path.read_text() == OLD
    assert migrate("--diff")[:2] == (code, output)


def test_git_takes_the_difference(migrate: Migrate) -> None:
    """What is shown can be applied by git, also to files in folders, and then nothing is left."""
    path = write("calls/in/views.py", f"import os\n{OLD}import sys\n")
    write("change.diff", migrate()[1])
    assert migrate(str(path.absolute()))[1].startswith("--- a/calls/in/views.py\n+++ b/calls/in")
    git("apply", "change.diff")
    assert path.read_text() == f"import os\n{NEW}import sys\n"
    assert migrate("--check")[:2] == (0, "")


def test_it_names_what_would_change(migrate: Migrate) -> None:
    """With --check it names the files that would change, and is 1."""
    write("b.py")
    write("a.py")
    write("other.py", "import os\n")
    assert migrate("--check")[:2] == (1, "a.py\nb.py\n")


def test_it_changes(migrate: Migrate) -> None:
    """With --write it changes the files, names each place, and is 0; then nothing is left to do."""
    path = write("views.py", f"import os\n{OLD}")
    code, output, said = migrate("--write")
    assert (code, said) == (0, "")
    assert output.startswith("views.py:2: twiml-imports: ")
    assert output.endswith("\n1 file changed, in 1 place\n")
    assert path.read_text() == f"import os\n{NEW}"
    for option in ("--diff", "--check"):
        assert migrate(option) == (0, "", "there is nothing to change\n")
    assert migrate("--write") == (0, "there is nothing to change\n", "")


def test_lines_are_those_that_stand_in_the_files(migrate: Migrate) -> None:
    """What is named with --write stands there when it is written."""
    write("views.py", f"from twilio.twiml.voice_response import Say, Unheard\n{HEADER}")
    assert "views.py:3: signature-header" in migrate("--write", "--unsafe")[1]


def test_documents_are_mended(migrate: Migrate) -> None:
    """Documents of XML are mended as cxml check does, unless they are left out."""
    path = write("call.xml", DOCUMENT)
    write("pom.xml", "<project><say/></project>")
    assert migrate("--skip", "documents")[0] == 0
    assert migrate("--only", "twiml-imports")[0] == 0
    assert migrate("--write")[1].startswith("call.xml:2: documents: ")
    assert path.read_text() == DOCUMENT.replace("say", "Say")


def test_what_is_unsafe_is_asked_for(migrate: Migrate) -> None:
    """What is only probably meant waits for --unsafe, and is counted."""
    path = write("views.py", HEADER)
    code, output, said = migrate()
    assert (code, output) == (0, "")
    assert "there is nothing to change\n1 place waits for --unsafe\n" in said
    assert migrate("--unsafe", "--write")[0] == 0
    assert path.read_text() == HEADER.replace("Twilio", "SignalWire")


def test_rewrites_are_chosen(migrate: Migrate) -> None:
    """--only and --skip take names, and --from leaves out what is for other programs."""
    write("views.py", "from signalwire.voice_response import Say\n" + OLD)
    assert migrate("--from", "twilio")[1].count("\n+from") == 1
    assert migrate("--from", "signalwire")[1].count("\n+from") == 1
    assert migrate("--from", "signalwire", "--only", "twiml-imports")[1].count("\n+from") == 1
    assert migrate()[1].count("\n+from") == 2
    assert migrate("--skip", "twiml-imports,signalwire-imports")[0] == 0


def test_what_there_is(migrate: Migrate) -> None:
    """--list names every rewrite, with its safety and what it does."""
    code, output, _ = migrate("--list")
    assert code == 0
    assert [each.split()[0] for each in output.splitlines()] == [*REWRITES, "documents"]
    assert "twiml-base" in output
    assert " safe " in output


def test_the_origins_are_the_same_everywhere() -> None:
    """The command knows the origins without loading anything, and they are those there are."""
    assert command.ORIGINS == ORIGINS


# What it refuses


def test_changes_that_git_does_not_have(migrate: Migrate) -> None:
    """With changes that are not committed nothing at all is written, but with --force."""
    git("init", "-q")
    paths = [write("a.py"), write("ä.py"), write("sub/b.py")]
    git("add", "a.py", "sub")
    code, output, said = migrate("--write")
    assert (code, output) == (2, "")
    assert "nothing was written: a.py, sub/b.py, ä.py have changes that are not committed" in said
    assert {each.read_text() for each in paths} == {OLD}
    git("add", ".")
    git("commit", "-qm", "x")
    git("mv", "a.py", "c.py")
    assert "nothing was written: c.py has" in migrate("--write")[2]
    git("commit", "-qm", "y")
    write("untouched.txt")
    assert migrate("--write")[0] == 0


def test_force(migrate: Migrate) -> None:
    """With --force files are written all the same."""
    git("init", "-q")
    path = write("a.py")
    assert migrate("--write", "--force")[0] == 0
    assert path.read_text() == NEW


def test_many_files_are_named_in_short(migrate: Migrate) -> None:
    """Of many files that wait for git only some are named."""
    git("init", "-q")
    for number in range(7):
        write(f"{number}.py")
    assert "4.py and 2 more have changes" in migrate("--write")[2]


def test_without_git(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no git, nothing is refused."""
    git("init", "-q")
    write("a.py")
    monkeypatch.setenv("PATH", "")
    assert migrate("--write")[0] == 0


def test_what_cannot_be_read_is_named(migrate: Migrate) -> None:
    """A file that does not parse stays as it is, is named, and does not stop the others."""
    path = write("old.py", f"{OLD}print 'x'\n")
    write("new.py")
    code, said, _ = migrate("--write")
    assert code == 0
    assert "old.py is left as it is: this is Python 2" in said
    assert path.read_text().startswith(OLD)


def test_a_file_that_is_too_long(migrate: Migrate) -> None:
    """A file that is longer than is read is named."""
    write("long.py", OLD + "#" * 2**20)
    assert "long.py is left as it is: it is longer than" in migrate()[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "twiml-import"], "no rewrite 'twiml-import'; did you mean 'twiml-imports'?"),
        (["--skip", "nothing"], "no rewrite 'nothing'"),
        (["missing"], "missing is not there"),
        ([""], "the name of a file is empty"),
    ],
)
def test_what_cannot_be_is_said(migrate: Migrate, arguments: list[str], said: str) -> None:
    """What cannot be asked is 2, with the reason."""
    code, output, error = migrate(*arguments)
    assert (code, output) == (2, "")
    assert said in error


def test_without_libcst(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra, the command says what to install."""
    monkeypatch.setattr(command, "find_spec", lambda _: None)
    code, _, said = migrate()
    assert code == 2
    assert 'pip install "cxml[migrate]"' in said


def test_a_rewrite_at_fault(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rewrite that fails is named, its file stays, others go on, and that is 2."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cxml._migrate.rewrites.imports.literal_at", broken)
    path = write("a.py", f"{OLD}x = 'twilio.twiml'\n")
    write("b.py")
    code, output, said = migrate()
    assert code == 2
    assert "patched-names failed with ZeroDivisionError in a.py" in said
    assert "b.py" in output
    assert path.read_text().startswith(OLD)


def test_files_that_cannot_be_read_or_written(
    migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be read, or is another when it is written, is said and is 2."""
    path = write("a.py")

    def changed(*_: object) -> list[str]:
        path.write_text("import os\n")
        return []

    with monkeypatch.context() as patched:
        patched.setattr("cxml._migrate.run.Run.uncommitted", changed)
        code, output, said = migrate("--write")
    assert code == 2
    assert "a.py cannot be written: somebody else has changed it" in said
    assert output == "there is nothing to change\n"

    def broken(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("cxml._check.files.File.read", broken)
    code, _, said = migrate()
    assert code == 2
    assert "a.py cannot be read: Permission denied" in said


def test_links_and_modes_stay(migrate: Migrate, here: Path) -> None:
    """Of a link the file that it leads to is written, with its mode; the link stays one."""
    path = write("real/a.py")
    path.chmod(0o755)
    link = here / "link.py"
    link.symlink_to(path)
    assert migrate("--write", "link.py")[0] == 0
    assert link.is_symlink()
    assert path.read_text() == NEW
    assert path.stat().st_mode & 0o777 == 0o755


def test_links_in_folders_are_not_followed(migrate: Migrate, here: Path) -> None:
    """A folder cannot have files changed that stand elsewhere; what a link leads to is in it."""
    outside = write("elsewhere/a.py")
    inside = write("folder/z.py")
    Path("folder/a.py").symlink_to(outside)
    Path("folder/b.py").symlink_to(here / "folder" / "z.py")
    Path("folder/gone.py").symlink_to("nowhere")
    Path("folder/round").symlink_to(here / "folder")
    code, output, _ = migrate("folder", "--write")
    named = [each.split(":")[0] for each in output.splitlines() if ":" in each]
    assert (code, named) == (0, ["folder/z.py"])
    assert (outside.read_text(), inside.read_text()) == (OLD, NEW)
    assert Path("folder/b.py").is_symlink()


def test_a_report_takes_no_place_of_a_program(migrate: Migrate) -> None:
    """A report is not written over a file that is read."""
    path = write("app.py")
    code, _, said = migrate(".", "--report", "app.py")
    assert (code, path.read_text()) == (2, OLD)
    assert "--report app.py is one of the files that are read" in said


@pytest.mark.parametrize("option", ["--check", "--write"])
def test_a_name_commands_nobody(migrate: Migrate, option: str) -> None:
    """The name of a file is no command to the runner of a pipeline, and stays in one line."""
    for name in ("::error title=a::b.py", "##vso[task]b.py", "a\n::warning::z.py"):
        write(name)
    _, out, said = migrate(".", option)
    assert sum("b.py" in each or "z.py" in each for each in out.splitlines()) == 3
    assert not [each for each in (out + said).splitlines() if each.startswith(("::", "##vso["))]


def test_a_folder_that_is_a_link(migrate: Migrate, here: Path) -> None:
    """Where git lists files of a folder that has become a link, what it leads to stays."""
    victim = write("victim/a.py")
    write("repo/d/a.py")
    for given in (["init"], ["add", "-A"], ["commit", "-m", "a"]):
        git("-C", "repo", *given)
    shutil.rmtree(here / "repo/d")
    (here / "repo/d").symlink_to(victim.parent)
    assert migrate("repo", "--write", "--force")[0] in (0, 2)
    assert victim.read_text() == OLD
    assert main(["check", "repo", "--fix", "--unsafe-fixes", "--exit-zero"]) in (0, 2)
    assert victim.read_text() == OLD


def test_a_file_keeps_its_other_names(migrate: Migrate) -> None:
    """A file that has two names, as hard links are, is one file afterwards too."""
    path = write("folder/a.py")
    Path("other.py").hardlink_to(path)
    assert migrate("folder", "--write")[0] == 0
    assert path.read_text() == NEW
    assert path.samefile("other.py")


def test_a_run_that_is_killed(here: Path) -> None:
    """A run that is killed between files leaves each old or new, and the next one goes on."""
    paths = [write(f"{number}.py") for number in range(9)]
    program = (
        "import os, signal, sys\n"
        "import cxml._check.replace as replace\n"
        "refuse, seen = replace._refuse_changed, []\n"
        "def dying(*given):\n"
        "    seen.append(1)\n"
        "    if len(seen) == 5:\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    refuse(*given)\n"
        "replace._refuse_changed = dying\n"
        "import cxml.cli\n"
        "cxml.cli.main(['migrate', '--write'])\n"
    )
    dead = subprocess.run([sys.executable, "-c", program], cwd=here, check=False)  # noqa: S603
    assert dead.returncode == -9
    assert [each.read_text() for each in paths] == [NEW] * 4 + [OLD] * 5
    assert main(["migrate", "--write"]) == 0
    assert {each.read_text() for each in paths} == {NEW}


def test_names_that_are_no_text(migrate: Migrate, here: Path) -> None:
    """A file whose name is no text, or would steer a terminal, is moved and named as it can be."""
    path = here / os.fsdecode(b"\xff\x1b[31m.py")
    path.write_text(OLD)
    code, output, _ = migrate("--write", "--report", "moved.json")
    assert (code, path.read_text()) == (0, NEW)
    assert "\x1b" not in output
    assert json.loads(Path("moved.json").read_text())["changed"]


# What it costs


def test_only_this_command_loads_libcst() -> None:
    """Nothing but this command loads libcst, and it does not load libcst.codemod."""
    write("a.py")
    program = (
        "import sys, cxml.cli\n"
        "cxml.cli.main(['check', 'a.py'])\n"
        "assert 'libcst' not in sys.modules\n"
        "cxml.cli.main(['migrate', 'a.py'])\n"
        "assert 'libcst' in sys.modules and 'libcst.codemod' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)  # noqa: S603


def test_files_that_name_none_of_it_are_not_parsed(
    migrate: Migrate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What names neither Twilio nor SignalWire is not parsed."""
    seen: list[str] = []

    def read(data: bytes, path: str, *, is_keyed: bool = False, **other: Any) -> Program:
        seen.append(path)
        return Program(data, path, is_keyed=is_keyed, **other)

    monkeypatch.setattr("cxml._migrate.run.Program", read)
    write("a.py")
    write("b.py", "import os\n")
    migrate()
    assert set(seen) == {"a.py"}


# What it reports


def test_the_report_says_all_of_it(migrate: Migrate) -> None:
    """The report says what was changed, what waits, what is left, and what is different."""
    write(
        "views.py",
        f"{OLD}from twilio.rest import Client\n{HEADER}r = VoiceResponse()\nr.dial().client('a')\n"
        "r.dial('+15550100100', record='maybe')\nif status == 'in-progress': pass\n",
    )
    write("call.xml", "<Response>\n<Dial><Client>desk</Client></Dial>\n<Dial/>\n</Response>")
    write("old.py", f"{OLD}print 'x'\n")
    write("page.html", "<Response/>")
    write("notes.ipynb", "twilio")
    write(".env", "TWILIO_AUTH_TOKEN=hidden\nTWILIO_ACCOUNT_SID=x\nTWILIO_X=1\n")
    write(".env.test", "TWILIO_AUTH_TOKEN=hidden\n")
    for number in range(7):
        write(f"{number}.js", "twilio")
    code, _, said = migrate("--report", "moved.md")
    assert code == 1
    assert "differences of the platforms concern this program" in said
    report = Path("moved.md").read_text(encoding="utf-8")
    for each in (
        "files to change: 1; places in them: 1. Lines are those of the files as they are.",
        "- `views.py:1` `twiml-imports`: VoiceResponse of",
        "### Waiting for --unsafe\n",
        "- `views.py:3` `signature-header`: ",
        "- `views.py:6` `refused-values`: ",
        "- `call.xml:3` `documents`: ",
        "- `old.py`: this is Python 2",
        "- `page.html`: it is a template",
        "- `notes.ipynb`: notebooks",
        "### 1. Who can be dialled",
        "the nearest is Verto or Sip: `call.xml:2`, `views.py:5`",
        "### 28. ",
        "- in-progress: `views.py:7`",
        "SignalWire's REST API is at the address of the space: `views.py:2`",
        "- JavaScript, which this command does not move, names Twilio in `0.js`",
        "`4.js` and 2 more.",
        "- `.env:1`, `.env.test:1` `env-names`: TWILIO_AUTH_TOKEN becomes two values",
    ):
        assert each in report, each
    assert "hidden" not in report
    numbers = re.findall(r"^(?:### |- )(\d+)\. ", report, re.MULTILINE)
    others = re.findall(r"- Looked for, and not found here: (\d+) more", report)
    assert len({*numbers}) + int(*others) == 46
    assert report.index("## Do this, in this order\n\n1. Look at the diff") < report.index(
        "views.py"
    )
    assert "2. Look at what waits below, and write it with --unsafe --write.\n3. Do what" in report
    assert "Let the tests sign" not in report


def test_the_report_of_tests(migrate: Migrate) -> None:
    """Tests that have to sign stand in a list of their own, and so does that step."""
    write("tests.py", f"{NEW}from django.test import RequestFactory\nx = RequestFactory()\n")
    migrate("--report", "moved.md")
    report = Path("moved.md").read_text(encoding="utf-8")
    assert "### Left to you\n\nNothing.\n\n### Tests to move\n\n- `tests.py:3` `test-sign" in report
    assert "2. Let the tests sign, and run them." in report


def test_what_is_written_in_the_report(migrate: Migrate) -> None:
    """What is to be written stands in the report as it is, and Markdown reads nothing into it."""
    write(
        "app.py",
        "import os\nfrom cxml.flask import document\nfrom flask import Flask\n\n"
        "app_ = Flask('twilio')\n",
    )
    write("views.py", f"{OLD}r = VoiceResponse()\nr.redirect('/a`*b*[c](d)<e> __f__')\n")
    migrate("--report", "moved.md")
    report = Path("moved.md").read_text(encoding="utf-8")
    line = '`app_.config["CXML_SIGNING_KEY"] = os.environ["CXML_SIGNING_KEY"]`'
    assert f"is to stand here: {line}\n" in report
    assert "redirect asks `'/a'*b*[c](d)<e>` `__f__'`, which has no host" in report
    assert "know CXML_PUBLIC_URL; `url_for(..., _external=True)` and request" in report
    assert "\\" not in report


def test_the_report_of_what_is_good(migrate: Migrate) -> None:
    """A report of nothing says that there is nothing."""
    write("views.py", NEW)
    assert migrate("--write", "--report", "moved.md")[0] == 0
    report = Path("moved.md").read_text(encoding="utf-8")
    assert (
        "files changed: 0; places in them: 0. Lines are those of the files as they are now."
        in report
    )
    assert report.count("Nothing.") == 2
    assert "None was found." in report


def test_the_report_for_programs(migrate: Migrate) -> None:
    """As JSON the report has the same, under names that stay."""
    write("views.py", f"{OLD}from twilio.rest import Client\n{HEADER}")
    write("old.py", f"{OLD}print 'x'\n")
    write("a.go", "twilio")
    migrate("--write", "--report", "moved.json")
    data = json.loads(Path("moved.json").read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert (data["written"], data["looked_at"], data["files"]) == (True, 2, 1)
    (changed,) = data["changed"]
    assert (changed["path"], changed["line"], changed["rewrite"]) == (
        "views.py",
        1,
        "twiml-imports",
    )
    assert (changed["safety"], changed["rule"]) == ("safe", None)
    assert [each["rewrite"] for each in data["waiting"]] == ["signature-header"]
    assert [each["path"] for each in data["skipped"]] == ["old.py"]
    assert {each["number"] for each in data["differences"]} == {39, 43}
    assert {each["line"] for each in data["differences"][1]["places"]} == {2}
    assert len(data["differences"]) + len(data["also"]) == 46
    assert data["languages"] == {"Go": ["a.go"]}


def test_comments_are_written(migrate: Migrate) -> None:
    """With --mark a comment stands above what is left, once, wherever a comment can stand."""
    path = write(
        "views.py",
        "# coding: latin-1\n"
        "from cxml.request_validator import RequestValidator\n"
        "from cxml.voice_response import VoiceResponse\n\n\n"
        "@route(\n    RequestValidator(TWILIO_AUTH_TOKEN),\n)\n"
        "def view():\n"
        "    r = VoiceResponse()\n"
        "    x = '''\n''';r.dial('+1', record='\xe9')\n"
        "    if r.dial('+1', record='maybe'): r.dial('+1', record='perhaps')\n"
        "    elif r.dial('+1', trim='\xe9'):\n"
        "        pass\n",
    )
    path.write_bytes(path.read_text(encoding="utf-8").encode("latin-1"))
    before = path.read_bytes().decode("latin-1")
    assert migrate("--write", "--mark")[0] == 0
    marked = path.read_bytes().decode("latin-1").splitlines()
    kept = [each for each in marked if "TODO" not in each]
    assert kept == before.splitlines()
    at = [number for number, each in enumerate(marked) if "# TODO(cxml): " in each]
    assert [marked[each + 1].strip() for each in at if each + 1 not in at] == [
        "@route(",
        "x = '''",
        "if r.dial('+1', record='maybe'): r.dial('+1', record='perhaps')",
        "elif r.dial('+1', trim='\xe9'):",
    ]
    assert len(at) == 5
    write("other.py", HEADER)  # what waits for an option is not marked
    assert migrate("--mark")[0] == 0


def test_comments_are_written_once(migrate: Migrate) -> None:
    """A comment that names a line, or stands behind a form feed, is not written again."""
    path = write(
        "views.py",
        "import twilio.twiml.voice_response\n\x0cdel twilio\n"
        "from cxml.voice_response import VoiceResponse\n"
        "\x0cprint(VoiceResponse().xml())\n",
    )
    assert migrate("--write", "--mark")[0] == 0
    marked = path.read_bytes()
    assert marked.count(b"# TODO(cxml)") == 2
    assert migrate("--write", "--mark")[0] == 0
    assert path.read_bytes() == marked


def test_settings_that_are_no_text(migrate: Migrate, here: Path) -> None:
    """A file that is none of its kind is named, and stays; so does one that cannot be marked."""
    (here / "a.env").write_bytes(b"TWILIO_AUTH_TOKEN=\xff")
    write("old.py", f"{OLD}print 'x'\n")
    write("requirements.txt", "twilio\n")
    write("b.py", NEW)
    code, output, said = migrate("--mark", "--unsafe")
    assert code == 1
    assert "a.env is left as it is: not UTF-8" in said
    assert "+cxml\n twilio\n" in output


def test_a_rule_at_fault(migrate: Migrate, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of the checker that fails is named, its file stays, and that is 2."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("cxml._check.rules.moving._keys", broken)
    write("a.py")
    write("b.xml", DOCUMENT)
    code, output, said = migrate()
    assert code == 2
    assert "CX811 wrong-signature-key failed with ZeroDivisionError in a.py" in said
    assert "b.xml" in output


def test_secrets_are_not_shown(migrate: Migrate) -> None:
    """What is a secret is shown neither in a diff nor in a report."""
    secret = "PSK_" + 24 * "0"
    write("a.py", f"{OLD}KEY = '{secret}'\n")
    write(
        "b.xml", f"<Response>\n<say>x</say><Play>https://a:{secret}@example.com/</Play></Response>"
    )
    _, output, said = migrate("--report", "moved.md")
    assert "+from cxml.voice_response" in output
    assert "+<Say>" in output
    assert secret not in output + said + Path("moved.md").read_text(encoding="utf-8")


def test_a_place_is_named_once(migrate: Migrate) -> None:
    """What is said several times of one line stands there once."""
    write("a.py", "from django_twilio.views import dial, say, sms\n")
    migrate("--report", "moved.md")
    assert Path("moved.md").read_text(encoding="utf-8").count("a.py:1`") == 1


def test_comments_alone(migrate: Migrate) -> None:
    """Where nothing but comments is written, that is what is said."""
    write("a.py", f"{NEW}r = VoiceResponse()\nprint(r.xml())\n")
    migrate("--write", "--unsafe")
    said = migrate("--write", "--unsafe", "--mark", "--force")[1]
    assert "1 file changed, by comments alone\n" in said
