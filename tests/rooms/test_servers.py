"""Conferences under several workers, as in earnest: nothing is lost, and all see the same.

Callbacks come shuffled, doubled and all at once; a worker is killed, and the database restarted.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from cxml.callbacks import ConferenceEvent, ConferenceRoster
from cxml.django.rooms import Rooms as ProjectRooms
from cxml.rooms import Rooms

from .desks import sqlite_in
from .django_desk import USING, database, database_of
from .histories import BEGIN
from .postgresql import Cluster
from .servers import Server, served, settings_of

# A worker that cannot make the tables while it starts ends the server; here it does not make them.
FLASK = ("-m", "gunicorn", "--preload", "--workers=4", "--bind=127.0.0.1:{port}")
SERVERS = {
    "flask": (*FLASK, "cxml.examples.flask_conference:create_app()"),
    "django": (*FLASK, "cxml.examples.django_conference.wsgi:application"),
    "fastapi": (
        "-m",
        "uvicorn",
        "--workers=2",
        "--port={port}",
        "cxml.examples.fastapi_conference:app",
    ),
}
ROOMS = 5
CALLS = 50


def forms() -> list[dict[str, str]]:
    """Tell of 50 calls in 5 rooms, in the order in which things happen."""
    chance = random.Random(14)  # noqa: S311 - no secret
    told: list[dict[str, str]] = []
    for call in range(CALLS):
        room = call % ROOMS
        changes = ["join", *chance.sample(["mute", "unmute", "hold", "unhold"], 3)]
        for change in [*changes, "leave"] if chance.random() < 0.4 else changes:
            told.append(
                {
                    "StatusCallbackEvent": f"participant-{change}",
                    "ConferenceSid": f"conference-{room}",
                    "FriendlyName": "Room 1234" if room == 0 else f"Room {room}",
                    "CallSid": f"call-{call}",
                    "Timestamp": format_datetime(BEGIN + timedelta(seconds=len(told))),
                }
            )
    return told


def expected(told: list[dict[str, str]], room: int) -> ConferenceRoster:
    """Give the roster of one room's history."""
    its = [each for each in told if each["ConferenceSid"] == f"conference-{room}"]
    return ConferenceRoster().add(*map(ConferenceEvent.from_form, its))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Cluster | None]]:
    """Give an empty database, and its server, if it has one."""
    if request.param == "sqlite":
        yield sqlite_in(tmp_path), None
        return
    server: Cluster = request.getfixturevalue("postgresql")
    engine = create_engine(server.url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    yield server.url, server


def migrate(settings: dict[str, str]) -> None:
    """Make the tables of a project of Django."""
    project = "cxml.examples.django_conference.settings"
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "django", "migrate", f"--settings={project}", "--verbosity=0"],
        env={**os.environ, **settings},
        check=True,
        timeout=120,
    )


def tell(server: Server, told: list[dict[str, str]], cluster: Cluster | None) -> list[int | None]:
    """Deliver everything as badly as can be, and give all answers."""
    chance = random.Random(7)  # noqa: S311 - no secret
    sent = told + told
    chance.shuffle(sent)
    with ThreadPoolExecutor(12) as pool:
        first = [pool.submit(server.deliver, each) for each in sent[: len(sent) // 2]]
        wait(first[:40])
        server.kill_a_worker()
        if cluster:
            cluster.stop()
            cluster.start()
        second = [pool.submit(server.deliver, each) for each in sent[len(sent) // 2 :]]
        return [answer for each in first + second for answer in each.result()]


def rosters(example: str, url: str) -> list[ConferenceRoster]:
    """Read what is kept."""
    if example == "django":
        with database(url):
            project = ProjectRooms(using=USING)
            return [project.roster(f"conference-{room}") for room in range(ROOMS)]
    engine = create_engine(url)
    try:
        rooms = Rooms(engine)
        return [rooms.roster(f"conference-{room}") for room in range(ROOMS)]
    finally:
        engine.dispose()


@pytest.mark.parametrize("example", SERVERS)
def test_nothing_is_lost(example: str, place: tuple[str, Cluster | None], tmp_path: Path) -> None:
    """The rosters equal those of the ordered history, and every worker shows the same page."""
    url, cluster = place
    told = forms()
    settings = settings_of(url, database_of(url))
    if example == "django":
        migrate(settings)
    with served(*SERVERS[example], folder=tmp_path, **settings) as server:
        answers = tell(server, told, cluster)
        # What was not kept is sent again; anything else would not be.
        assert {*answers} <= {204, 500, None}
        if cluster is None:
            assert 500 not in answers
        pages = [server.get("/room") for _ in range(12)]
    assert rosters(example, url) == [expected(told, room) for room in range(ROOMS)]
    present = expected(told, 0).present
    for page in pages:
        assert f"Room 1234: {len(present)} present" in page
        assert all(f"<li>{each.call_sid}" in page for each in present)
