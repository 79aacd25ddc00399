"""``manage.py cxml_forget --days 30``."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ....._rooms.listing import LONGEST_AGE
from .....errors import RoomsError
from ..._rooms import Rooms


class Command(BaseCommand):
    """Forgets conferences."""

    help = "Forgets the conferences of which nothing was heard for so many days."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what can be given."""
        parser.add_argument("--days", type=_days, required=True, help="how many; 0 forgets all")
        parser.add_argument("--database", help="the database, if not that of the router")
        parser.add_argument("--event-model", default="cxml_rooms.Event")
        parser.add_argument("--conference-model", default="cxml_rooms.Conference")

    def handle(self, **options: Any) -> None:
        """Forget them."""
        rooms = Rooms(
            event_model=options["event_model"],
            conference_model=options["conference_model"],
            using=options["database"],
        )
        try:
            forgotten = rooms.forget(timedelta(days=options["days"]))
        except (RoomsError, LookupError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{forgotten} events forgotten")


def _days(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:9]) > LONGEST_AGE:
        raise ArgumentTypeError(f"days are a whole number from 0 to {LONGEST_AGE}, not {text!r}")
    return int(text)
