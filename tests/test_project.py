"""What a release says of itself, and what those install who work on cxml, wherever it is said."""

from __future__ import annotations

import re
import runpy
import tomllib
from configparser import ConfigParser
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INSTALLING = re.compile(r"--group (?:\S*:)?(?P<group>[\w-]+)")
LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
LOWEST = re.compile(r"(?P<name>[\w-]+)(?:\[.*\])? (?:>=|~=) (?P<version>[\d.]+)")


def text(name: str) -> str:
    """Read a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def settings() -> ConfigParser:
    """Read what a release says."""
    read = ConfigParser(interpolation=None)
    read.read(ROOT / "setup.cfg", encoding="utf-8")
    return read


GROUPS: dict[str, list[str | dict[str, str]]] = tomllib.loads(text("pyproject.toml"))[
    "dependency-groups"
]
SETTINGS = settings()
EXTRAS = dict(SETTINGS["options.extras_require"])
VERSION = SETTINGS["metadata"]["version"]
PYTHONS = re.findall(r"Python :: (3\.\d+)$", SETTINGS["metadata"]["classifiers"], re.MULTILINE)


def places() -> list[Path]:
    """Give the files in which commands install a group."""
    pages = chain(ROOT.glob("*.md"), (ROOT / "docs").rglob("*.md"))
    hosts = (ROOT / ".github").rglob("*.yml")
    return [*pages, *hosts, ROOT / ".ci" / "run", ROOT / ".readthedocs.yaml"]


def test_extras_are_for_users() -> None:
    """No extra has the name of a group: what is needed to work on cxml, no release offers."""
    assert EXTRAS.keys().isdisjoint(GROUPS)


@pytest.mark.parametrize("page", ["README.md", "docs/reference/extras.md"])
def test_every_extra_is_named(page: str) -> None:
    """Where extras are listed, no one is missing."""
    assert [each for each in EXTRAS if f"`{each}`" not in text(page)] == []


def test_an_extra_brings_fastapi() -> None:
    """Who installs for FastAPI has it, and all that the views need."""
    assert "cxml[starlette]" in EXTRAS["fastapi"].splitlines()
    assert any(each.startswith("fastapi >= ") for each in EXTRAS["fastapi"].splitlines())


def test_every_group_that_is_installed_exists() -> None:
    """A command of a page, of the gate or of a host names groups that pyproject.toml has."""
    named = {
        (place.relative_to(ROOT).as_posix(), found["group"])
        for place in places()
        for found in INSTALLING.finditer(place.read_text(encoding="utf-8"))
    }
    assert {group for _, group in named} >= {"docs", "lint", "release", "sdk", "test"}
    assert [each for each in sorted(named) if each[1] not in GROUPS] == []


def test_groups_take_extras_that_exist() -> None:
    """A group takes what cxml itself needs by extras, and others by groups, that there are."""
    for name, group in GROUPS.items():
        own = [each for each in group if isinstance(each, str) and each.startswith("cxml[")]
        taken = [extra.strip() for each in own for extra in each[5:-1].split(",")]
        assert set(taken) <= set(EXTRAS), name
        others = [each["include-group"] for each in group if isinstance(each, dict)]
        assert set(others) <= set(GROUPS), name


def test_one_lowest_version_each() -> None:
    """What several need has one lowest version, or no set would fit the gate's constraints."""
    said = chain(
        SETTINGS["options"]["install_requires"].splitlines(),
        chain.from_iterable(each.splitlines() for each in EXTRAS.values()),
        (each for group in GROUPS.values() for each in group if isinstance(each, str)),
    )
    found = {match.group("name", "version") for each in said if (match := LOWEST.match(each))}
    names = sorted(name for name, _ in found)
    assert len(names) > 40
    assert names == sorted(set(names))


def test_the_gate_reads_every_lowest_version() -> None:
    """Each requirement of a group stands on a line of its own, where the gate looks for it."""
    lines = text("pyproject.toml").splitlines()
    for each in chain.from_iterable(GROUPS.values()):
        if isinstance(each, str):
            assert f'    "{each}",' in lines


def changes() -> dict[str, str]:
    """Give what the changelog has below the heading of each version."""
    _, *parts = re.split(r"^## (.*)\n", text("CHANGELOG.md"), flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_the_changelog_has_this_version() -> None:
    """The changelog begins with what is not released, and then has the version, with its day."""
    first, second = list(changes())[:2]
    assert first == "[Unreleased]"
    assert re.fullmatch(rf"\[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d", second)


def test_the_first_release_adds_all() -> None:
    """Nothing was changed, fixed or removed in the first release, for there was nothing before."""
    *_, first = changes().values()
    assert re.findall(r"^### (.*)", first, re.MULTILINE) == ["Added"]


def test_the_changelog_says_nothing_twice() -> None:
    """A change stands under one version once, and where there is none yet, that is said."""
    bullets = [each for part in changes().values() for each in part.split("\n- ")[1:]]
    assert len(bullets) == len(set(bullets)) > 0
    unreleased = changes()["[Unreleased]"]
    assert ("\n- " in unreleased) is ("Nothing yet." not in unreleased)


def test_links_of_the_readme() -> None:
    """What the README links to, and the pictures that it shows, are there."""
    paths = [each.partition("#")[0] for each in LINK.findall(text("README.md"))]
    assert len(paths) > 20
    assert [each for each in paths if "://" not in each and not (ROOT / each).exists()] == []


def test_a_release_describes_itself_anywhere() -> None:
    """On the page of a release, links of the README lead to the site, or to a heading of it."""
    described: str = runpy.run_path(str(ROOT / "setup.py"))["described"]()
    site = SETTINGS["metadata"]["project_urls"].partition("Documentation = ")[2].split()[0]
    assert "](docs/" in text("README.md")
    assert f"]({site}how-to/move-from-twilio.html)" in described
    assert f"]({site}_static/check.svg)" in described
    assert "[`CONTRIBUTING.md`](" not in described
    assert [each for each in LINK.findall(described) if not each.startswith((site, "#"))] == []


def test_what_a_release_shows_is_the_readme() -> None:
    """But for where its links lead, a release describes itself as the README does."""
    described: str = runpy.run_path(str(ROOT / "setup.py"))["described"]()
    plain = re.compile(r"!?\[([^\]]+)\]\([^)\s]+\)")
    assert plain.sub(r"\1", described) == plain.sub(r"\1", text("README.md"))


def test_every_supported_python_is_tried() -> None:
    """The classifiers name the Pythons that the gate and the workflow try, from the lowest."""
    tried = re.findall(r"^readonly PYTHONS=\((.*)\)", text(".ci/run"), re.MULTILINE)
    assert tried == [" ".join(PYTHONS)]
    assert SETTINGS["options"]["python_requires"] == f">={PYTHONS[0]}"
    for each in PYTHONS:
        assert each in text(".github/workflows/gate.yml")


def test_no_command_says_the_gate_again() -> None:
    """The workflow of the gate runs ``.ci/run`` and no tool of it."""
    workflow = text(".github/workflows/gate.yml")
    assert re.findall(r"run: (.*)", workflow) == ["bash .ci/run"]
