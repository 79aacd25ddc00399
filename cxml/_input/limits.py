"""How much is taken from outside: each bound, and why it is no larger."""

MAX_BYTES = 1 << 20
"""The longest document that is read unless the caller says otherwise: 1 MiB."""
MAX_BODY = 1 << 20
"""The most that is read of one request, in bytes of a raw body or characters of a form: 1 MiB."""
MAX_FIELDS = 1_000
"""The most parameters that are read of one request."""
DEEPEST = 100
"""The most elements inside each other that are read or written; Python recurses once for each."""
MOST_ATTRIBUTES = 200
"""The most attributes of one element: reading them takes lxml quadratic time."""
