"""A real PostgreSQL of the tests' own, in a temporary folder: started, stopped, started anew."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DEBIAN = "/usr/lib/postgresql/*/bin/initdb"
REQUIRED = "CXML_TEST_POSTGRESQL"
"""Where this is set, a PostgreSQL that is not there fails the tests, which are else skipped."""


class Cluster:
    """The server, with its data."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        # It refuses to run as root.
        self._user = "postgres" if os.getuid() == 0 else None
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self._port = taken.getsockname()[1]

    @property
    def url(self) -> str:
        """The address for SQLAlchemy, which is the same for programs that wait and others."""
        return f"postgresql+psycopg://cxml@127.0.0.1:{self._port}/postgres"

    @property
    def django(self) -> dict[str, object]:
        """The same for Django."""
        host = {"HOST": "127.0.0.1", "PORT": self._port, "USER": "cxml", "NAME": "postgres"}
        return {"ENGINE": "django.db.backends.postgresql", **host}

    def make(self) -> None:
        """Make the data."""
        if self._user:
            owner = pwd.getpwnam(self._user)
            os.chown(self._folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "--auth=trust", "--username=cxml", "--encoding=UTF8", "--locale=C")

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        self._run("pg_ctl", "start", "--wait", "--log", f"{self._folder}/log", "-o", options)

    def stop(self) -> None:
        """Stop the server, whoever is connected, as a machine that is switched off does."""
        self._run("pg_ctl", "stop", "--wait", "--mode=immediate")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 - a program of PostgreSQL's
            [str(self._programs / program), f"--pgdata={self._folder}/data", *arguments],
            user=self._user,
            cwd=self._folder,
            check=True,
            stdout=subprocess.DEVNULL,
            # The server outlives pg_ctl, and would keep a pipe open.
            stderr=subprocess.DEVNULL,
            timeout=120,
        )


def programs() -> Path | None:
    """Find PostgreSQL: in the path, or where Debian puts it."""
    in_path = shutil.which("initdb")
    found = [Path(in_path).resolve()] if in_path else []
    if not found or not found[0].with_name("postgres").exists():
        found = sorted(Path("/").glob(DEBIAN.lstrip("/")))
    return found[-1].parent if found else None


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a PostgreSQL for as long as tests need it."""
    found = programs()
    if found is None:
        if os.environ.get(REQUIRED):
            raise AssertionError("PostgreSQL is not installed, and the tests must not be skipped")
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="cxml-pg-"))
    server = Cluster(found, folder)
    try:
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
