"""The rows of the table, top to bottom, with the ratios that are promised and hoped for."""

from __future__ import annotations

from . import calls, rooms, roster
from .callbacks import typed_callback, verification, view
from .case import Case
from .checking import checked, checked_from_a_terminal
from .documents import conference, simplest, simplest_by_append, thousand, thousand_by_append
from .fresh import first_document, first_read, imports, imports_of_calls, imports_of_platforms
from .memory import built_tree, read_tree
from .moving import project_moved
from .programs import passed_over, program_checked
from .reading import floor, read, read_anew
from .writing import build_and_render, render

SIMPLEST = "simplest conference"
FULL = "conference, 24 attributes"
LONG = "1,000 verbs"


def all_cases() -> list[Case]:
    """List the rows."""
    return [
        build_and_render(SIMPLEST, simplest).within(0.12, 0.09),
        build_and_render(f"{SIMPLEST}, by append", simplest_by_append).within(0.16, 0.12),
        build_and_render(FULL, conference).within(0.17, 0.14),
        build_and_render(LONG, thousand).within(0.31, 0.27),
        build_and_render(f"{LONG}, a fifth by append", thousand_by_append).within(0.42, 0.36),
        render(FULL, conference).within(0.14, 0.11),
        read(SIMPLEST, simplest).within(4.2, 3.3),
        read(FULL, conference).within(3.6, 3.0),
        read(LONG, thousand).within(3.6, 2.9),
        read_anew().within(5.0, 4.3),
        floor(SIMPLEST, simplest),
        floor(FULL, conference),
        floor(LONG, thousand),
        checked().within(1.5, 1.4),
        checked_from_a_terminal().within(1.0, 0.67),
        typed_callback().within(0.80, 0.65),
        verification().within(0.11, 0.08),
        view().within(1.18, 1.10),
        imports().within(3.0, 2.6),
        imports_of_calls().within(2.0, 1.2),
        imports_of_platforms(),
        first_document().within(3.4, 2.9),
        first_read(conference).within(2.5, 2.3),
        built_tree(FULL, conference).within(0.40, 0.36),
        read_tree(FULL, conference).within(0.80, 0.70),
        passed_over().within(3.0, 0.5),
        program_checked().within(6.0, 5.0),
        project_moved().within(7.5, 6.0),
        roster.add().within(3.0, 1.5),
        roster.add_and_look().within(2.0, 1.5),
        *rooms.kept(),
        rooms.long_one().within(1.0, 0.7),
        calls.three_requests().within(3.0, 2.0),
        calls.full_room().within(1.0, 0.5),
        calls.growing_room().within(1.5, 1.2),
    ]
