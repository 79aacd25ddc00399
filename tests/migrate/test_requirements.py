"""What a project requires follows what it imports."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from cxml._migrate.change import Change, Left
from cxml._migrate.engine import Rewriting, rewrite_file
from cxml._migrate.program import Program
from cxml._migrate.project import Project, Requirements
from cxml._migrate.requirements import is_requirements
from cxml._migrate.rewrites.installed import MOST_NAMES, env_names, requirements
from cxml._migrate.settings import Settings

MOVED = Project(is_whole=True, modules={"cxml", "os"})
"""A project that imports nothing of Twilio's any more."""
BESIDE = Project(is_whole=True, modules={"cxml", "twilio"})
"""One that does."""


def done(path: str, text: str, project: Project = MOVED) -> Rewriting[Requirements]:
    """Rewrite a file."""
    read = partial(Requirements, path=path, project=project)
    return rewrite_file(text.encode(), read, [requirements], path, unsafe=True)


def rewritten(path: str, text: str, project: Project = MOVED) -> str:
    """Give a file, rewritten, and look that a second run changes nothing."""
    data = done(path, text, project).data.decode()
    assert done(path, data, project).data.decode() == data
    return data


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (
            "pyproject.toml",
            '[project.optional-dependencies]\na = ["twilio"]\nb = ["twilio", "flask-twilio"]\n',
            '[project.optional-dependencies]\na = ["cxml"]\nb = ["cxml"]\n',
        ),
        (
            "pyproject.toml",
            '[project]\ndependencies = ["twilio"]\n[dependency-groups]\nb = ["twilio", "a"]\n',
            '[project]\ndependencies = ["cxml"]\n[dependency-groups]\nb = ["a"]\n',
        ),
        (
            "pyproject.toml",
            '[tool.poetry.group.a.dependencies]\ntwilio = "*"\n'
            '[tool.poetry.group.b.dependencies]\ntwilio = "*"\n',
            '[tool.poetry.group.a.dependencies]\ncxml = "*"\n'
            '[tool.poetry.group.b.dependencies]\ncxml = "*"\n',
        ),
        (
            "setup.cfg",
            "[options.extras_require]\na =\n  twilio\nb =\n  twilio\n",
            "[options.extras_require]\na =\n  cxml\nb =\n  cxml\n",
        ),
        (
            "setup.py",
            "setup(extras_require={'a': ['twilio'], 'b': ['twilio', 'twilio']})\n",
            "setup(extras_require={'a': ['cxml'], 'b': ['cxml']})\n",
        ),
        (
            "setup.py",
            "setup(extras_require={'b': ['twilio', 'c']}, install_requires=['twilio'])\n",
            "setup(extras_require={'b': ['cxml', 'c']}, install_requires=['cxml'])\n",
        ),
        (
            "setup.py",
            "setup(install_requires=['twilio'], extras_require={'b': ['twilio', 'c']})\n",
            "setup(install_requires=['cxml'], extras_require={'b': ['c']})\n",
        ),
    ],
)
def test_extras_that_are_installed_alone(path: str, before: str, after: str) -> None:
    """Each extra and group requires cxml by itself, unless what is installed with it does."""
    assert rewritten(path, before) == after


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "a\n<twilio>\nb"),
        ("requirements.txt", "<Twilio[x] >= 8, < 9 ; python_version > '3'>"),
        ("requirements.txt", "<twilio @ https://example.com/a>  # why\n"),
        ("requirements/dev.in", "<twilio~=8.0>\r\n"),
        ("setup.cfg", "[options]\ninstall_requires =\n  <twilio>\n"),
        ("setup.cfg", "[options.extras_require]\nx =\n  <twilio>1>\n"),
        ("tox.ini", "[testenv:a]\ndeps =\n  a\n  <twilio>\n"),
        ("Pipfile", '[packages]\n<twilio = "*">'),
        ("pyproject.toml", '[project]\ndependencies = ["<twilio>=8>"]\n'),
        (
            "pyproject.toml",
            "[project]\ndependencies = [\n '<twilio>=8>', # [\n 'a',\n]\nkeywords = ['twilio']\n",
        ),
        ("pyproject.toml", '[dependency-groups]\ntest = [\n "<twilio>", "b",\n]\n'),
        ("pyproject.toml", '[tool.poetry.group.x.dependencies]\n<twilio = {version = "^8"}>\n'),
        ("pyproject.toml", '[tool.uv]\ndev-dependencies = ["<twilio>"]\n'),
        ("setup.py", "setup(install_requires=['a', '<twilio>'], keywords=['twilio'])\n"),
        ("setup.py", "requires = [\n    '<twilio>=8>',\n    'b',\n]\nnames = ['twilio']\n"),
        ("setup.py", "setup(extras_require={'x': (b, '<twilio>')})\na.b = ['twilio']\n"),
    ],
)
def test_what_is_required_no_more(path: str, text: str) -> None:
    """A requirement that nothing needs becomes cxml, wherever it may stand."""
    before = re.sub("<(twilio.*)>", r"\1", text, flags=re.IGNORECASE)
    ours = 'cxml = "*"' if " = " in text[text.index("<") :][:11] else "cxml"
    after = re.sub("<twilio.*>", ours, text, flags=re.IGNORECASE)
    assert rewritten(path, before) == after


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "# twilio\n-r twilio.txt\ntwilio-x\n"),
        ("setup.cfg", "[metadata]\nkeywords =\n  twilio\n"),
        ("tox.ini", "[testenv]\ncommands =\n  twilio\n"),
        ("Pipfile", '[requires]\ntwilio = "*"\n'),
        ("pyproject.toml", '[project]\nkeywords = ["twilio"]\n'),
        ("pyproject.toml", '[[tool.mypy.overrides]]\nmodule = ["twilio"]\n'),
        ("setup.py", "setup(install_requires=['''\ntwilio''', r'twilio'])\n"),
    ],
)
def test_what_is_no_requirement(path: str, text: str) -> None:
    """A name that stands anywhere else stays."""
    assert rewritten(path, text) == text


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "{twilio}==9 \\\n  ; python_version > '3'\nb\n"),
        ("requirements.txt", "{twilio} \\\n  --no-binary twilio\n"),
        ("requirements.txt", '{twilio} --config-settings "x=1"  # twilio\n'),
        ("requirements.txt", "a \\\ntwilio\n# b \\\n-e git+https://a.example/x#egg={twilio}\n"),
        ("setup.cfg", "[options]\ninstall_requires = {twilio}>=8\n    flask\n"),
        ("setup.cfg", "[options]\ninstall_requires = {Twilio}>=8; flask ; twilio\n"),
        ("setup.cfg", "[options]\n# twilio\ninstall_requires =\n  # twilio\n  {twilio} --pre\n"),
        ("tox.ini", "[testenv]\ndeps = {twilio}\n"),
        ("pyproject.toml", '[project]\noptional-dependencies = {tele = ["{twilio}"]}\n'),
        ("pyproject.toml", 'project.dependencies = ["{twilio}"] # twilio\n'),
        ("pyproject.toml", '[tool.poetry.dependencies.{twilio}]\nversion = "9"\nextras = ["b"]\n'),
        ("pyproject.toml", 'tool.poetry.dependencies.{twilio}.version = "9"\n'),
        ("pyproject.toml", '[tool.poetry]\ndependencies = {a = "1", {twilio} = "9"}\n'),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\n{twilio} = [\n  {version = "9", python = "3"},\n'
            '  {version = "8", python = "2"},\n]\nb = "1"\n',
        ),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\n{twilio} = {version = "9", extras = [\n  "twilio",\n]}\n',
        ),
        ("pyproject.toml", '[tool.poetry.extras]\nphone = ["{twilio}"]\n'),
        ("pyproject.toml", '[tool.uv.sources]\n{twilio} = {git = "https://a.example/twilio"}\n'),
        ("Pipfile", '[packages]\n{twilio} = {version = "*", extras = [\n "a"]}\n'),
        ("setup.py", 'setup(install_requires="""\n  a\n  {twilio}\n""", keywords="twilio")\n'),
        ("setup.py", "REQ = '''\n{flask-twilio}\n'''.split()\nsetup(install_requires=REQ + REQ)\n"),
        ("setup.py", "setup(extras_require={'twilio': '{twilio}'}, name='twilio')\n"),
    ],
)
def test_forms_that_are_not_moved(path: str, text: str) -> None:
    """What is required in a form that no command moves stays, and is told once, with its place."""
    place = re.search(r"\{(\S*twilio)\}", text, re.IGNORECASE)
    assert place
    plain = text.replace(place[0], place[1])
    assert rewritten(path, plain) == plain
    (said,) = done(path, plain).left
    assert said.start == place.start()
    assert isinstance(said.about, Left)
    assert said.about.why == (
        f"{place[1].lower()} is required here in a form that no command moves: write cxml in its"
        " place, or take it out where cxml is required already"
    )


def test_forms_that_are_not_moved_beside_others() -> None:
    """What is moved is not told; what has to stay is told where cxml is not required beside it."""
    text = "[options]\ninstall_requires = twilio\n[options.extras_require]\nx =\n  twilio\n"
    (said,) = done("setup.cfg", text).left
    assert said.start == text.index("twilio")
    assert done("setup.cfg", text, BESIDE).left == []
    (said,) = done("setup.cfg", text[: text.index("[options.ex")], BESIDE).left
    assert isinstance(said.about, Left)
    assert said.about.why.endswith("in a form that no command moves: write cxml beside it")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "-r twilio.txt\n-c twilio/all.txt\n# twilio\na # twilio\ntwilio-x\n"),
        ("setup.cfg", "[metadata]\nname = twilio\n[mypy-twilio.*]\nx = twilio\n"),
        ("pyproject.toml", '[project]\nkeywords = ["twilio"]\ndescription = "Calls of twilio"\n'),
        ("pyproject.toml", '[[tool.mypy.overrides]]\nmodule = ["twilio", "twilio.*"]\n'),
        ("pyproject.toml", '[project.optional-dependencies]\ntwilio = ["a"]\n'),
        ("pyproject.toml", '[tool.poetry.dependencies]\na = "1" # twilio\n'),
        ("setup.py", "setup(name='twilio', keywords=['twilio'], **twilio)\nx.y = 'twilio'\n"),
    ],
)
def test_names_that_require_nothing(path: str, text: str) -> None:
    """Where a name requires no package, nothing is told."""
    assert done(path, text).left == []


def test_comments_stay() -> None:
    """A comment behind what is required stays, in every kind of file."""
    text = '[tool.poetry.dependencies]\ntwilio = "^9"  # phone, not "fax"\n'
    assert rewritten("pyproject.toml", text) == text.replace('twilio = "^9"', 'cxml = "*"')
    pipfile = "[packages]\ntwilio = 'a#b' #c\n"
    assert rewritten("Pipfile", pipfile) == '[packages]\ncxml = "*" #c\n'


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("requirements.txt", "twilio\ndjango_twilio\nb\n", "cxml\nb\n"),
        ("requirements.txt", "cxml>1\ntwilio\nb", "cxml>1\nb"),
        ("pyproject.toml", "'a', 'cxml', 'twilio>=8'", "'a', 'cxml'"),
        ("pyproject.toml", "'cxml',  'twilio', 'b[c]'", "'cxml',  'b[c]'"),
        ("pyproject.toml", "'twilio', 'flask-twilio'", "'cxml'"),
        ("pyproject.toml", "'twilio', 'cxml'", "'cxml'"),
        ("pyproject.toml", "\n 'twilio>=8', 'b>=2',\n", "\n 'cxml', 'b>=2',\n"),
        ("setup.py", "\n  'twilio>=8', 'b'\n", "\n  'cxml', 'b'\n"),
    ],
)
def test_what_goes(path: str, before: str, after: str) -> None:
    """Where cxml is required already, the other goes, with its line or its comma."""
    around = {
        "pyproject.toml": "[project]\ndependencies = [{}]\n",
        "setup.py": "requires = [{}]\n",
    }.get(path, "{}")
    assert rewritten(path, around.format(before)) == around.format(after)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("requirements.txt", "a\ntwilio\n", "a\ncxml\ntwilio\n"),
        ("requirements.txt", "twilio # x\ncxml\n", "twilio # x\ncxml\n"),
        ("requirements.txt", "twilio\ndjango-twilio\n", "cxml\ntwilio\n"),
        ("setup.py", "deps = ['twilio']", "deps = ['cxml', 'twilio']"),
        ("setup.py", "deps = [\n  'twilio',\n]", "deps = [\n  'cxml',\n  'twilio',\n]"),
        ("Pipfile", "[packages]\ntwilio = 1\n", '[packages]\ncxml = "*"\ntwilio = 1\n'),
    ],
)
def test_what_stays_beside(path: str, before: str, after: str) -> None:
    """What is imported still stays, and cxml stands in front of it."""
    assert rewritten(path, before, BESIDE) == after


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requirements.txt", "# This file is autogenerated by pip-compile\ntwilio==9\n"),
        ("requirements.txt", "twilio==9 \\\n    --hash=sha256:0\n"),
        ("poetry.lock", '[[package]]\nname = "twilio"\n'),
    ],
)
def test_files_that_a_tool_makes(path: str, text: str) -> None:
    """A file that a tool makes stays as it is, and is said, until it names cxml."""
    result = done(path, text)
    assert result.data.decode() == text
    assert len(result.left) == 1
    assert done(path, f"{text}# cxml\n").left == []


def test_nothing_is_required_that_is_not_used() -> None:
    """Where nothing imports cxml, and where not all programs are known, nothing goes."""
    assert rewritten("requirements.txt", "twilio\n", Project(True, {"twilio"})) == "twilio\n"
    assert rewritten("requirements.txt", "twilio\n", Project(False, {"cxml"})) == "cxml\ntwilio\n"


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        ("pyproject.toml", b"[twilio", "not TOML"),
        ("pyproject.toml", b"twilio." * 20_000, "not TOML: the name has 20,000 parts"),
        ("Pipfile", b"twilio = " + b"1" * 5_000, "not TOML: a number has more digits"),
        ("setup.py", b"print 'twilio'", "Python 2"),
        ("requirements.txt", b"twilio\xff", "not UTF-8"),
    ],
)
def test_what_cannot_be_read_says_so(path: str, data: bytes, problem: str) -> None:
    """What is not what its name says is left as it is."""
    assert problem in Requirements(data, path, MOVED).problem


@pytest.mark.parametrize(
    ("source", "modules"),
    [
        ("import twilio.rest", {"twilio"}),
        ("from django_twilio.views import say", {"django_twilio"}),
        ("INSTALLED_APPS = ['django_twilio']", {"django_twilio"}),
        ("mock.patch('twilio.rest.Client')", {"twilio"}),
        ("x = 'twilio is a platform'", set()),
        ("from . import twilio", set()),
    ],
)
def test_what_counts_as_imported(source: str, modules: set[str]) -> None:
    """An import counts, and a text that is a name as imports have it."""
    project = Project()
    project.add(Program(source.encode(), "a.py"))
    assert project.modules - {""} == modules


def test_a_file_that_cannot_be_read_may_import_all_that_it_names() -> None:
    """Of a file that does not parse, every name counts."""
    project = Project(is_whole=True)
    project.add_unread(b"import twilio\nprint 'flask_twilio'")
    assert project.needs("twilio")
    assert project.needs("flask-twilio")
    assert not project.needs("signalwire")


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("requirements.txt", True),
        ("requirements-dev.in", True),
        ("a/requirements/base.txt", True),
        ("a/base.txt", False),
        ("setup.py", True),
        ("tox.ini", True),
        ("setup.cfg", True),
        ("poetry.lock", True),
        ("requirements.md", False),
    ],
)
def test_names_of_files(name: str, is_one: bool) -> None:
    """Files that may say what a project needs are known by their names."""
    assert is_requirements(Path(name)) is is_one


def test_texts_that_are_no_requirements() -> None:
    """In a list that is named so, what is no requirement stays."""
    text = "[project]\ndependencies = ['-e twilio', '', 'twilio']\n"
    assert rewritten("pyproject.toml", text) == text.replace(", 'twilio'", ", 'cxml'")


def test_what_stands_on_a_package_needs_it() -> None:
    """While django-twilio is imported, twilio stays, and it is said why."""
    project = Project(is_whole=True, modules={"cxml", "django_twilio", "twilio"})
    text = "django-twilio\ntwilio\n"
    assert rewritten("requirements.txt", text, project) == "cxml\ndjango-twilio\ntwilio\n"
    about = done("requirements.txt", "twilio\n", project).made[0].about
    assert isinstance(about, Change)
    assert about.says == "cxml is required too; twilio stays, for django_twilio and twilio"
    project = Project(is_whole=True, modules={"cxml", "twilio"})
    about = done("requirements.txt", "twilio\n", project).made[0].about
    assert isinstance(about, Change)
    assert about.says == "cxml is required too; twilio stays, which is used still"
    alone = done("requirements.txt", "twilio\n", Project(modules={"cxml"})).made[0].about
    assert isinstance(alone, Change)
    assert alone.says == "cxml is required too"


def test_extras() -> None:
    """The extras of cxml that are required are those of the frameworks that are imported."""
    project = Project(is_whole=True, modules={"cxml", "fastapi", "flask", "starlette"})
    written = rewritten("requirements.txt", "twilio==9\n", project)
    assert written == "cxml[flask,starlette]\n"
    assert rewritten("pyproject.toml", '[tool.poetry.dependencies]\ntwilio = "*"\n', project) == (
        '[tool.poetry.dependencies]\ncxml = {extras = ["flask", "starlette"], version = "*"}\n'
    )


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("requirements.txt", "--extra-index-url https://{}@packages.example.com/simple"),
        ("requirements.txt", "-i https://{}@packages.example.com/simple"),
        ("requirements.txt", "a @ git+https://{}@example.com/a.git@v1"),
        ("requirements.txt", "-e git+https://{}@example.com/a.git#egg=a"),
        ("requirements.txt", "--find-links=https://{}@packages.example.com/"),
        ("pyproject.toml", '[[tool.uv.index]]\nurl = "https://{}@packages.example.com"'),
        ("pyproject.toml", '[[tool.poetry.source]]\nurl = "https://{}@packages.example.com"'),
        ("Pipfile", '[[source]]\nurl = "https://{}@packages.example.com/simple"'),
        ("setup.cfg", "[options]\ndependency_links =\n  https://{}@packages.example.com/"),
        ("tox.ini", "[testenv]\nsetenv =\n  PIP_INDEX_URL=https://{}@packages.example.com/"),
        ("setup.py", "LINKS = ['https://{}@packages.example.com/simple']"),
    ],
)
@pytest.mark.parametrize("word", ["deploy:S3cretPassw0rd", "S3cretPassw0rd", "S3cretPassw0rd:"])
def test_secrets_of_indexes_are_not_shown(path: str, line: str, word: str) -> None:
    """What is shown has no password or token of where packages come from, also as the user."""
    read = Requirements(line.format(word).encode(), path, MOVED)
    assert "S3cretPassw0rd" in read.content
    assert "S3cretPassw0rd" not in read.shown
    assert read.shown.count("*") >= len("S3cretPassw0rd")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("A_TWILIO_ACCOUNT_SID=${TWILIO_ACCOUNT_SID}", ["A_TWILIO_ACCOUNT_SID"]),
        ("TWILIO_API_KEY: ${env:TWILIO_API_KEY}", ["TWILIO_API_KEY"]),
        ('{"TWILIO_API_SECRET": "", "TWILIO_FROM": ""}', ["TWILIO_API_SECRET", "TWILIO_FROM"]),
        ("TWILIO_PHONE=\nTWILIO_PHONE=", ["TWILIO_PHONE", "TWILIO_PHONE"]),
        ("TWILIO_MODE=", ["TWILIO_MODE"]),
    ],
)
def test_variables(line: str, said: list[str]) -> None:
    """A variable is named where it is set, and not where another one is made of it."""
    found = [*env_names.find(Settings(line.encode(), ".env"))]
    words = {"KEY": "the API token", "SECRET": "the API token", "MODE": "what SignalWire has"}
    assert [each.why.split()[0] for each in found if isinstance(each, Left)] == said
    for each, name in zip(found, said, strict=True):
        assert isinstance(each, Left)
        ending = name.rpartition("_")[2]
        word = "the id of the project" if ending == "SID" else words.get(ending, "a number that")
        assert each.why.startswith(f"{name} becomes {word}")


def test_very_many_variables_in_a_line() -> None:
    """Of a line no more variables are told than anybody reads."""
    line = " ".join(f"TWILIO_{number}=" for number in range(MOST_NAMES + 1))
    found = [*env_names.find(Settings(line.encode(), ".env"))]
    assert len(found) == MOST_NAMES
