"""What holds of all recipes, and of their pages."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

import cxml
from cxml.cli import main
from cxml.errors import ConfigurationError

from .recipes import FRAMEWORKS, KEY, PACKAGE, PUBLIC, application

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "docs" / "_ext"))

callbacks_of: Any = import_module("cxml_cookbook.callbacks_of")
documents: Any = import_module("cxml_cookbook.documents")

PAGES = ROOT / "docs/cookbook"
CODE = ROOT / "examples/cookbook"
RECIPES = sorted(
    each.stem for each in (CODE / "with_flask").glob("*.py") if each.stem != "__init__"
)
FLOW = re.compile(r"^```\{recipe-flow\} (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def page(recipe: str) -> str:
    """Read the page of a recipe, whose file is called like it, with hyphens."""
    return (PAGES / f"{recipe.replace('_', '-')}.md").read_text(encoding="utf-8")


def asked(recipe: str) -> list[str]:
    """Give what is asked for the picture of a page."""
    [(name, lines)] = FLOW.findall(page(recipe))
    assert name == recipe
    return [line for line in lines.splitlines() if line]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_framework_has_all_recipes(framework: str) -> None:
    """A recipe for one framework is there for the others."""
    besides = {"__init__", "settings", "urls"}
    found = {each.stem for each in (CODE / f"with_{framework}").glob("*.py")}
    assert found - besides == {*RECIPES}


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_has_a_page_and_tests(recipe: str) -> None:
    """A page shows flow, code and tests, and stands in the index, with a sentence."""
    text, name = page(recipe), recipe.replace("_", "-")
    for directive in ("recipe", "recipe-test", "recipe-callbacks"):
        assert f"```{{{directive}}} {recipe}\n" in text
    assert (ROOT / f"tests/cookbook/test_{recipe}.py").exists()
    index = (PAGES / "index.md").read_text(encoding="utf-8")
    assert f"]({name}.md): " in index
    assert f"\n{name}\n" in index


@pytest.mark.parametrize("recipe", RECIPES)
def test_frameworks_answer_the_same(recipe: str) -> None:
    """What the picture shows is what every framework answers, and the checker finds nothing."""
    found = {}
    for framework in FRAMEWORKS:
        with application(framework, recipe) as app:
            module = import_module(f"{PACKAGE}.with_{framework}.{recipe}")
            found[framework] = documents.documents(app, asked(recipe), module)
    assert found["flask"] == found["django"] == found["fastapi"]
    for line, text in found["flask"].items():
        assert cxml.check(text) == [], line


def test_the_picture_says_what_has_to_be_so() -> None:
    """Answers to one path are told apart by the parameter, and addresses are short."""
    ask = f'<Response><Gather action="{PUBLIC}/chosen"/></Response>'
    back = f"<Response><Redirect>{PUBLIC}/voice</Redirect></Response>"
    assert documents.leading(
        {"/voice": ask, "/chosen Digits=1": back, "/chosen Digits=#2": ""}
    ) == {
        "voice": '<Response><Gather action="chosen-{{Digits}}"/></Response>',
        "chosen-1": "<Response><Redirect>voice</Redirect></Response>",
        "chosen-2": "",
    }


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_page_names_the_request_of_every_view(recipe: str) -> None:
    """Each view that the platform asks stands in the table, with a request that has a page."""
    code = (CODE / f"with_flask/{recipe}.py").read_text(encoding="utf-8")
    found = [*callbacks_of.callbacks(code)]
    assert len(found) == len(re.findall(r"^@(?:document|status_callback)\(", code, re.MULTILINE))
    assert found
    for _, _, name, said in found:
        assert (ROOT / f"docs/reference/callbacks/{name}.md").exists()
        assert said.endswith(".")


def test_what_has_no_document_cannot_be_drawn() -> None:
    """A line of a page that is not answered stops the build."""
    with (
        application("flask", "voicemail") as app,
        pytest.raises(ValueError, match="/nothing was answered with 404"),
    ):
        documents.documents(app, ["/nothing"], import_module(f"{PACKAGE}.with_flask.voicemail"))


def test_the_pages_are_signed_as_the_tests_are() -> None:
    """Pages and tests agree on the key and the address."""
    assert (documents.KEY, documents.PUBLIC) == (KEY, PUBLIC)


def test_the_checker_finds_nothing_in_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """``cxml check`` is content with all recipes."""
    assert main(["check", str(CODE)]) == 0
    assert re.search(r"No problems in \d+ files", capsys.readouterr().out)


@pytest.mark.parametrize("recipe", RECIPES)
def test_the_project_of_django_has_all_recipes(recipe: str) -> None:
    """In the project of Django each recipe is below its name."""
    with application("django", "urls") as app:
        module = import_module(f"{PACKAGE}.with_django.{recipe}")
        assert documents.documents(app, [f"/{recipe}{asked(recipe)[0]}"], module)


def test_the_command_of_the_index(capsys: pytest.CaptureFixture[str]) -> None:
    """The call that the index plays is as it says."""
    index = (PAGES / "index.md").read_text(encoding="utf-8")
    [words] = re.findall(r"^cxml call (\w+):app (.*)$", index, re.MULTILINE)
    recipe, options = words
    with application("flask", recipe):
        app = f"{PACKAGE}.with_flask.{recipe}:app"
        assert main(["call", app, *shlex.split(options)]) == 0
    assert "We are there from nine to five" in capsys.readouterr().out


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("framework", ["flask", "fastapi"])
def test_no_recipe_starts_without_a_key(
    framework: str, recipe: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who forgets the key is told so when the application starts, not when the first call comes."""
    for name in ("CXML_SIGNING_KEY", "FLASK_CXML_SIGNING_KEY"):
        monkeypatch.delenv(name, raising=False)
    name = f"{PACKAGE}.with_{framework}.{recipe}"
    monkeypatch.delitem(sys.modules, name, raising=False)  # which is put back in the end
    with pytest.raises(ConfigurationError, match="there is no signing key"):
        import_module(name)


def test_the_settings_of_the_project_of_django(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key, and the host that callbacks come to, are those of the environment."""
    monkeypatch.setenv("CXML_SIGNING_KEY", KEY)
    monkeypatch.setenv("CXML_PUBLIC_URL", PUBLIC)
    name = f"{PACKAGE}.with_django.settings"
    monkeypatch.delitem(sys.modules, name, raising=False)  # which is put back in the end
    settings = import_module(name)
    assert (settings.CXML_SIGNING_KEY, settings.CXML_PUBLIC_URL) == (KEY, PUBLIC)
    assert urlsplit(PUBLIC).hostname in settings.ALLOWED_HOSTS
    assert f"{PACKAGE}.with_django.urls" == settings.ROOT_URLCONF


@pytest.mark.parametrize(
    "command",
    [
        "-m flask --app examples/cookbook/with_flask/click_to_call routes",
        "-m django check --deploy --tag cxml --settings=examples.cookbook.with_django.settings",
        "-c 'from examples.cookbook.with_fastapi.click_to_call import app'",
    ],
)
def test_a_recipe_starts_with_a_key_alone(command: str) -> None:
    """Where the key is in the environment the commands that the recipes name find them."""
    environment = {each: os.environ[each] for each in ("PATH", "HOME") if each in os.environ}
    keys = {"CXML_SIGNING_KEY": KEY, "FLASK_CXML_SIGNING_KEY": KEY}
    done = subprocess.run(  # noqa: S603 - our own programs
        [sys.executable, *shlex.split(command)],
        capture_output=True,
        cwd=ROOT,
        env={**environment, **keys},
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
