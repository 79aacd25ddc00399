"""The databases that rooms are kept in."""

from __future__ import annotations

import os
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


# By hand: the address of an empty database of MySQL or MariaDB, with PyMySQL and aiomysql.
MYSQL = os.environ.get("CXML_TEST_MYSQL", "")


@pytest.fixture(params=["sqlite", "postgresql", *(["mysql"] if MYSQL else [])])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database."""
    if request.param == "sqlite":
        return sqlite_in(tmp_path)
    url = MYSQL if request.param == "mysql" else request.getfixturevalue("postgresql").url
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS cxml_room_events, cxml_room_conferences"))
    engine.dispose()
    return url


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
