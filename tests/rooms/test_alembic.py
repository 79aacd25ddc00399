"""The tables as Alembic sees them, which writes the migrations of many projects."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine

from cxml.rooms import Rooms, metadata


def differences(engine: Engine) -> list[str]:
    """Name what Alembic would change so that the database has the tables."""
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    return sorted({str(each[0]) for each in found})


def test_alembic_makes_the_tables() -> None:
    """In an empty database, tables and their indexes are what is missing."""
    assert differences(create_engine("sqlite://")) == ["add_index", "add_table"]


def test_alembic_finds_nothing_to_change() -> None:
    """Tables that ``create_schema`` made are as Alembic would make them."""
    engine = create_engine("sqlite://")
    Rooms(engine).create_schema()
    assert differences(engine) == []
