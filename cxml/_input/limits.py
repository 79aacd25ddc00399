"""How much is taken from outside: each bound, and why it is no larger."""

# Documents

MAX_BYTES = 1 << 20
"""The longest document that is read unless the caller says otherwise: 1 MiB."""
# Below the 256 at which libxml2 stops by itself, so that XML, JSON and YAML have one bound.
DEEPEST = 100
"""The most elements, or values of SWML, inside each other: Python recurses once for each."""
MOST_ATTRIBUTES = 200
"""The most attributes of one element: reading them takes lxml quadratic time."""
MOST_VALUES = 1 << 15
"""The most values of a document of SWML: in YAML, aliases make very many of a few bytes.

Those that an alias repeats are counted each time.
"""
LONGEST_PATH = 400
"""The longest path of a problem: names come from the document, and a hundred can be nested."""

# Requests

MAX_BODY = 1 << 20
"""The most that is read of one request, in bytes of a raw body or characters of a form: 1 MiB."""
# As many as Django and Starlette take of a form unless told otherwise.
MAX_FIELDS = 1_000
"""The most parameters that are read of one request."""
LONGEST_RESPELLED = 1 << 13
"""The longest query of an address that is also tried in other spellings when it is not signed."""
MOST_ESCAPES = 1 << 16
"""The most escapes, such as ``%2B``, of a form: each run of them is decoded by itself."""
MAX_DEPTH = 32
"""The most objects and lists that are read inside one another: each makes paths longer."""
MOST_MARKS = 20_000
"""The most commas, brackets and braces of JSON in a request: so many values cost milliseconds."""

# TOML

MOST_PARTS = 100
"""The most parts of a dotted name: reading one takes time and memory as the square of them."""
MOST_DOTS = 20_000
"""The most dots of names in a file: each is gone through for each part of the table it is in."""

# Values

MOST_BITS = 64
"""The largest whole number in JSON: other readers have no room for more."""
# Not the 18 of parameters: an id of 64 bits in a request's JSON must not cost the whole request.
MOST_DIGITS = 20
"""The most digits of a whole number in JSON: what 64 bits need. Reading takes quadratic time."""
LONGEST_NUMBER = 18
"""The most digits of a number in a parameter, before its point and after it."""
LONGEST_TIME = 64
"""The longest text that is read as a time: parsers of times are slow, and few are this long."""
