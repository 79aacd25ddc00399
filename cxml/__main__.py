"""``python -m cxml``."""

import sys

from .cli import main

sys.exit(main())
