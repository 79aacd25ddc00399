"""The PostgreSQL of the tests, which know how it is found, started and stopped."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from rooms.postgresql import cluster as cluster, programs as programs
