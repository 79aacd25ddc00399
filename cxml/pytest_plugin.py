"""The plugin of pytest: calls without a phone, as a fixture.

pytest loads it by itself where cxml is installed; the simulator is loaded when a test asks for a
fixture, and not before::

    @pytest.fixture
    def cxml_app():
        return create_app()


    def test_the_menu(platform):
        call = platform.call("/voice")
        call.hears("For sales, press one")
"""

from __future__ import annotations

import re
import sys
from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from contextlib import contextmanager
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

import pytest

if TYPE_CHECKING:
    from .simulator import AsyncPlatform, Platform

_APP = "cxml_app"
_TRANSCRIPTS = "--cxml-transcripts"
_NOT_IN_A_NAME = re.compile(r"[^\w.-]+")
_PLATFORM = pytest.StashKey["Platform | AsyncPlatform"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of this plugin."""
    group = parser.getgroup("cxml", "simulated calls")
    group.addoption(
        _TRANSCRIPTS, metavar="DIR", help="write what happened in the calls of each test to a file"
    )
    parser.addini(_APP, "the application that simulated calls are made to, as module:name")


def pytest_configure(config: pytest.Config) -> None:
    """Say which marker there is."""
    config.addinivalue_line(
        "markers",
        "cxml(**options): options of the simulated platform of a test, such as seed=3",
    )
    if config.pluginmanager.hasplugin("asyncio"):
        config.pluginmanager.register(_with_pytest_asyncio())


@pytest.fixture
def cxml_app(request: pytest.FixtureRequest) -> object:
    """Give the application that calls are made to: override this, or set ``cxml_app``.

    It may be all that :class:`cxml.simulator.Platform` takes.
    """
    name: str = request.config.getini(_APP)
    if not name:
        raise pytest.UsageError(
            "say which application is called: write a fixture cxml_app that returns it, or set"
            " cxml_app = module:name in the configuration of pytest"
        )
    from ._calling.application import find_application

    return find_application(name)


@pytest.fixture
def cxml_options() -> Mapping[str, object]:
    """Give the options of the platform, such as ``number``: override this.

    They are those of :class:`cxml.simulator.Platform`, which looks for the ``signing_key`` and the
    ``public_url`` in the settings of Flask or Django, and then in the environment variables
    ``CXML_SIGNING_KEY`` and ``CXML_PUBLIC_URL``; where views have theirs from elsewhere, give them
    here. The marker ``@pytest.mark.cxml(...)`` has options of one test, which count before these.
    """
    return {}


@pytest.fixture
def platform(
    request: pytest.FixtureRequest, cxml_app: object, cxml_options: Mapping[str, Any]
) -> Iterator[Platform]:
    """Play the platform: :class:`cxml.simulator.Platform` of ``cxml_app``, with ``cxml_options``.

    Its ids follow from the name of the test, unless a ``seed`` is given: they are others in each
    test, and the same in each run. All calls are hung up in the end. What the application raised is
    raised then, unless the test has looked at ``platform.requests``.
    """
    from .simulator import Platform

    with _fixture():
        made = Platform(cxml_app, **_options(request, cxml_options))
    request.node.stash[_PLATFORM] = made
    yield made
    try:
        made.close()
    finally:  # documents may lead in a circle
        _write(made, request)
    made.raise_unseen()


@pytest.fixture
def async_platform(request: pytest.FixtureRequest) -> AsyncPlatform:
    """Play the platform in an asynchronous test: :class:`cxml.simulator.AsyncPlatform`.

    The test is one of anyio's, marked with ``pytest.mark.anyio``, or of pytest-asyncio's. All else
    is as for :func:`platform`: the application, the options, and where the key is looked for.
    """
    if "anyio_backend" in request.fixturenames:
        of_anyio: AsyncPlatform = request.getfixturevalue("_cxml_platform_of_anyio")
        return of_anyio
    if not request.config.pluginmanager.hasplugin("asyncio"):
        raise pytest.UsageError(
            "async_platform is for asynchronous tests: mark the test with @pytest.mark.anyio, or"
            " install pytest-asyncio and mark it with @pytest.mark.asyncio"
        )
    of_asyncio: AsyncPlatform = request.getfixturevalue("_cxml_platform_of_asyncio")
    return of_asyncio


async def _played(
    request: pytest.FixtureRequest, cxml_app: object, cxml_options: Mapping[str, Any]
) -> AsyncIterator[AsyncPlatform]:
    from .simulator import AsyncPlatform

    with _fixture():
        made = AsyncPlatform(cxml_app, **_options(request, cxml_options))
    request.node.stash[_PLATFORM] = made
    yield made
    try:
        await made.close()
    finally:  # documents may lead in a circle
        _write(made, request)
    made.raise_unseen()


_cxml_platform_of_anyio = pytest.fixture(name="_cxml_platform_of_anyio")(_played)


def _with_pytest_asyncio() -> ModuleType:
    """Make the plugin that is there besides where pytest-asyncio is, whose fixtures say so."""
    import pytest_asyncio

    plugin, name = ModuleType("cxml_pytest_asyncio"), "_cxml_platform_of_asyncio"
    setattr(plugin, name, pytest_asyncio.fixture(name=name)(_played))
    return plugin


@contextmanager
def _fixture() -> Generator[None]:
    """Let what is made here say in its hints where its options are."""
    from .simulator._errors import IN_FIXTURE

    token = IN_FIXTURE.set(True)
    try:
        yield
    finally:
        IN_FIXTURE.reset(token)


def _options(request: pytest.FixtureRequest, given: Mapping[str, Any]) -> dict[str, Any]:
    marker: pytest.Mark | None = request.node.get_closest_marker("cxml")
    marked: Mapping[str, Any] = marker.kwargs if marker else {}
    _refuse_misspelt("@pytest.mark.cxml", marked)
    _refuse_misspelt("the fixture cxml_options", given)
    node_id: str = request.node.nodeid
    # So that a database that outlives a test meets no id again.
    return {"seed": crc32(node_id.encode()), **given, **marked}


def _refuse_misspelt(where: str, given: Mapping[str, Any]) -> None:
    """Refuse options that no platform has.

    Raises:
        pytest.UsageError: there is one.

    """
    from ._text.wording import did_you_mean, nearest
    from .simulator import Platform

    _, *known = signature(Platform).parameters  # the first is the application
    for name in given:
        if name not in known:
            near = nearest(name.replace("_", "-"), [each.replace("_", "-") for each in known])
            hint = did_you_mean(near and near.replace("-", "_"))
            raise pytest.UsageError(
                f"{where} has no option {name}{hint}; there is {', '.join(known)}"
            )


def _write(platform: Platform | AsyncPlatform, request: pytest.FixtureRequest) -> None:
    folder: str | None = request.config.getoption(_TRANSCRIPTS)
    name: str = request.node.nodeid
    if folder is not None:
        path = Path(folder) / f"{_NOT_IN_A_NAME.sub('-', name)}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{platform.transcript}\n", encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what happened in the calls of a test that failed, unless its error shows all of it."""
    report = yield
    platform = item.stash.get(_PLATFORM, None)
    if platform is None or not report.failed or call.when != "call":
        return report
    from .simulator._expect import SHOWS_ALL

    if call.excinfo is None or not getattr(call.excinfo.value, SHOWS_ALL, False):
        report.sections.append(("simulated calls", platform.transcript))
    return report


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Show each finding in a line where a test expects none."""
    for found, wanted in ((left, right), (right, left)):
        is_none_wanted = op == "==" and type(wanted) is list and not wanted
        if is_none_wanted and type(found) is list and _are_findings(cast("list[object]", found)):
            return ["no findings", *map(str, cast("list[object]", found))]
    return None


def _are_findings(found: list[object]) -> bool:
    # Where nobody has checked anything, the checker is not loaded.
    module = sys.modules.get("cxml._check.finding")
    return module is not None and all(isinstance(each, module.Finding) for each in found)
