"""What each verb does, one file each, named as those of ``cxml/voice``.

Nothing imports from here by name: a file says with :func:`cxml.simulator._run.runs` which class of
elements its function runs. To add a verb: a file with such a function, its name in the list below,
and a test; ``tests/simulator/test_verbs.py`` says which verbs have none.
"""

from importlib import import_module

MODULES = (
    "conference",
    "connect",
    "denoise",
    "dial",
    "echo",
    "enqueue",
    "gather",
    "hangup",
    "leave",
    "number",
    "pause",
    "pay",
    "play",
    "queue",
    "record",
    "redirect",
    "refer",
    "reject",
    "say",
    "sms",
    "start",
    "stop",
)


def load() -> None:
    """Load all files, so that every verb is known."""
    for name in MODULES:
        import_module(f"{__name__}.{name}")
