"""The databases that rooms are kept in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from .desks import OPEN, Desk, Open, sqlite_in
from .django_desk import of_django
from .postgresql import Cluster, cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """Run a PostgreSQL for all tests."""
    with cluster() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database."""
    if request.param == "sqlite":
        return sqlite_in(tmp_path)
    server: Cluster = request.getfixturevalue("postgresql")
    engine = create_engine(server.url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS cxml_room_events, cxml_room_conferences"))
    engine.dispose()
    return server.url


OPEN["django"] = of_django


@pytest.fixture(params=OPEN)
def opened(request: pytest.FixtureRequest) -> Open:
    """Give what opens rooms: those that wait, those that do not, and those of Django."""
    return OPEN[request.param]


@pytest.fixture
def desk(url: str, opened: Open) -> Iterator[Desk]:
    """Open rooms whose tables are made."""
    with opened(url) as desk:
        desk.create_schema()
        yield desk
