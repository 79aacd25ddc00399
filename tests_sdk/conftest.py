"""Tests with the real parts of the platform's own library, ``signalwire-sdk``.

They need an environment of their own, as that library brings some thirty more, and are not part of
an ordinary run of the tests: ``pip install -e . --group sdk``, then ``python -m pytest tests_sdk``.
A test that is skipped proves nothing, so here it counts as failed.
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which something was skipped."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """Make a certificate for 127.0.0.1, which the client trusts in this test alone."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SIGNALWIRE_RELAY_CA_FILE", str(trusted))
    return context


@pytest.fixture(autouse=True)
def _says_nothing(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail when the client or the server logged a warning or an error."""
    yield
    serious = [each for each in caplog.get_records("call") if each.levelno >= logging.WARNING]
    talking = ("signalwire", "websockets")
    assert [each.getMessage() for each in serious if each.name.startswith(talking)] == []
