"""The two tables, as they are made and as Alembic compares them."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Column, Index, MetaData, String, Table, Text
from sqlalchemy.types import TypeEngine

from .._rooms.row import LONGEST_ID, LONGEST_NAME

metadata: Final = MetaData()
"""What ``create_schema`` makes; give it to Alembic as ``target_metadata``."""


def _text(length: int) -> TypeEngine[Any]:
    # MySQL takes "a" for "A" unless it is told otherwise.
    exact = String(length, collation="utf8mb4_bin")
    return String(length).with_variant(exact, "mysql", "mariadb")


# MySQL takes a length for what it has to hold, and has a type for up to that; others ignore it.
_BODY: TypeEngine[Any] = Text().with_variant(Text(1 << 23), "mysql", "mariadb")

events: Final = Table(
    "cxml_room_events",
    metadata,
    Column("key", _text(64), primary_key=True),
    Column("conference_sid", _text(LONGEST_ID), nullable=False),
    Column("account_sid", _text(LONGEST_ID), nullable=False),
    Column("room", _text(LONGEST_NAME), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("is_end", Boolean, nullable=False),
    Column("kept_at", BigInteger, nullable=False),
    Column("is_folded", Boolean, nullable=False),
    Column("body", _BODY, nullable=False),
    Index("cxml_room_events_conference", "conference_sid", "is_folded"),
    Index("cxml_room_events_room", "is_folded", "room"),
)
"""Every event. Of one that is folded, the body is in its conference's snapshot."""

conferences: Final = Table(
    "cxml_room_conferences",
    metadata,
    Column("conference_sid", _text(LONGEST_ID), primary_key=True),
    Column("account_sid", _text(LONGEST_ID), nullable=False),
    Column("room", _text(LONGEST_NAME), nullable=False),
    Column("began_at", BigInteger, nullable=False),
    Column("has_ended", Boolean, nullable=False),
    Column("body", _BODY, nullable=False),
    Index("cxml_room_conferences_began", "began_at"),
    Index("cxml_room_conferences_room", "room", "has_ended", "began_at"),
)
"""Snapshots: what the folded events of each conference come to."""
