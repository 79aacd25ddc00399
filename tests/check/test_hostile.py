"""What a hostile document costs the checker: little time, little memory, few findings.

The documents are checked in a process of their own, which this file is the program of, each in a
fork with a limit on time: what goes wrong there cannot take the tests with it. A document for each
rule, or part of the machinery, whose time could grow with the square of its length.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from pace import paced

from cxml._check.examined import Examined
from cxml._check.rules import RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings

MEBIBYTE = 1 << 20
SECONDS = 3.0
"""The processor time a document may take here; a third of it is what is promised."""
MEBIBYTES = 150
LIMIT = 8
"""After so many seconds of processor time checking a document is given up."""


def inside(content: str) -> str:
    """Put something into a response."""
    return f"<Response>{content}</Response>"


def full(piece: str, start: str = "<Response>", end: str = "</Response>") -> str:
    """Repeat a piece until the document is as long as it may be."""
    room = MEBIBYTE - len(start.encode()) - len(end.encode())
    return start + piece * (room // len(piece.encode())) + end


def numbered(piece: str, start: str = "<Response>", end: str = "</Response>") -> str:
    """Repeat a piece with a number in it, until the document is nearly as long as it may be."""
    most = (MEBIBYTE - 100) // (len(piece) + 5)
    return start + "".join(piece.replace("#", str(n)) for n in islice(count(10_000), most)) + end


def flags() -> str:
    """Give elements, no two of which have the same attributes."""
    names = ("beep", "muted", "startConferenceOnEnter", "endConferenceOnExit", "record", "region",
             "coach", "waitUrl", "waitMethod", "trim", "maxParticipants", "beepless")  # fmt: skip
    every = (
        " ".join(f'{name}="true"' for bit, name in enumerate(names) if number >> bit & 1)
        for number in range(1 << len(names))
    )
    return inside("".join(f"<Dial><Conference {each}>a</Conference></Dial>" for each in every))


Make = Callable[[], str | bytes]
HOSTILE: dict[str, Make] = {
    "no xml": lambda: "\xff" * 500_000,
    "wrong bytes": lambda: b"<Response>" + b"\xff" * 1_000_000,
    "a million ampersands": lambda: "&" * 1_000_000,
    "ampersands in words": partial(full, "a&b "),
    "references of html": partial(full, "&eacute;"),
    "control characters": partial(full, "&#11;"),
    "characters that cannot be": partial(full, "\x01"),
    "comments that do not end": lambda: "<Response>&" + "<!-- cxml: " * 90_000,
    "sections that do not end": lambda: "<Response>&" + "<![CDATA[" * 100_000,
    "comments before the document": lambda: " " + "<!-- a -->" * 90_000 + "<Response/>",
    "a mistake behind many lines": lambda: "<Response>" + "\n" * 1_000_000 + "&",
    "a mistake behind many returns": lambda: "<Response>" + "\r" * 1_000_000 + "&",
    "a hundred nested": lambda: inside("<a>" * 95 + "</a>" * 95),
    "two hundred nested": lambda: inside("<a>" * 200 + "</a>" * 200),
    "escapes of escapes": partial(full, "&amp;amp;", "<Response><Say>", "</Say></Response>"),
    "attributes": lambda: inside("<Say " + " ".join(f'a{n}="1"' for n in range(190)) + "/>"),
    "shapes": flags,
    "secrets": lambda: inside(
        '<Dial><Sip password="a" url="None">None</Sip></Dial>' * 12_000
    ),
    "secrets of one line": lambda: inside(
        "<Redirect>http://a:b@example.com/?token=a</Redirect>" * 12_000
    ),
    "secrets of one address": partial(
        full, "?token=a&amp;", "<Response><Redirect>//", "</Redirect></Response>"
    ),
    "parameters of one address": partial(
        full, "?AuthToken=a&amp;b=", "<Response><Redirect>//", "</Redirect></Response>"
    ),
    "parameters in parameters": partial(
        full, ";aToken=", "<Response><Redirect>//", "</Redirect></Response>"
    ),
    "names of parameters without an end": partial(
        full, "?" + "a" * 300, "<Response><Redirect>//", "</Redirect></Response>"
    ),
    "names of secrets": partial(full, 'token="'),
    "suppressions": lambda: inside("<Dial/>\n<!-- cxml: ignore[CX210] -->\n" * 20_000),
    "suppressions of one tag": lambda: inside(
        "\n<!-- cxml: ignore[CX210] -->" * 1_000 + "\n<!---->" * 60_000 + "\n<Dial/>"
    ),
    "suppressions of what there is not": partial(numbered, "\n<!-- cxml: ignore[CX9#] -->"),
    "one suppression of very much": partial(
        numbered, "CX3#,", "<Response><!-- cxml: ignore[", "] --></Response>"
    ),
    "suppressions of all": lambda: inside(
        f"\n<!-- cxml: ignore[{','.join(sorted(RULES))}] -->" * 1_000
    ),
    "hints": partial(
        full, "&#97;" * 150 + ",", '<Response><Gather input="speech" hints="', '"/></Response>'
    ),
    "stray texts": lambda: inside("<Hangup/>x" * 60_000),
    "exclusions": lambda: inside(
        f"<Dial>{'<Conference>a</Conference>' * 30_000}<Number>+15550100100</Number></Dial>"
    ),
    "attributes of neighbours": lambda: inside(
        "<Dial>" + '<Sim zeep="1">a</Sim>' * 30_000 + "</Dial>"
    ),
    "speech": lambda: inside(f"<Say>{'<p>aaaa</p>' * 80_000}</Say>"),
    "in latin-1": lambda: (
        "<?xml version='1.0' encoding='latin-1'?>" + inside("<Say>é</Say><dial/>" * 40_000)
    ).encode("latin-1"),
    "in utf-16": lambda: (
        "<?xml version='1.0' encoding='utf-16'?>" + inside("<Say>é</Say><dial/>" * 20_000)
    ).encode("utf-16"),
}  # fmt: skip

VERBS = (
    "Hangup", "Redirect", "Dial", "Gather", "Record", "Pay", "Reject", "Leave", "Say", "Start",
    "Stop", "Enqueue", "Message", "Receive",
)  # fmt: skip
for verb in VERBS:
    HOSTILE[f"60,000 {verb}"] = partial(lambda verb: inside(f"<{verb}/>" * 60_000), verb)

OPENINGS = ("{%", "{{", "${", "&lt;%", "%(", "{{ a", "%(a")
for piece in OPENINGS:
    HOSTILE[f"templates {piece}"] = partial(full, piece, "<Response><Say>", "</Say></Response>")

ADDRESSES = {
    "https://": ("{{a}}", "a@", "a:", ".", "%20", "twi"),
    "https://example.com/": ("{{From}}", "/None", "/nul", "&#10;", "a=&amp;"),
    "https://example.com/?": ("{{From}}", "a=1&amp;", "#a=1"),
    "https://example.com/#": ("a=1&amp;", "ct=1&amp;", "="),
    "www.": ("a.", "-"),
    "sip:a@": (":a;", ":1", ";transport=", "@a:1"),
}
for start, pieces in ADDRESSES.items():
    tag = "Sip" if start.startswith("sip") else "Redirect"
    before, after = ("<Dial>", "</Dial>") if tag == "Sip" else ("", "")
    for piece in pieces:
        HOSTILE[f"address {start}{piece}"] = partial(
            full, piece, f"<Response>{before}<{tag}>{start}", f"&#10;x</{tag}>{after}</Response>"
        )

VALUES = {
    "Dial callerId": ("1", "(", "a", "client:"),
    "Say language": ("a-", "aaaaa-", "a_a"),
    "Say voice": ("a.", "google."),
    "Conference statusCallbackEvent": ("modify ", "a ", "{{a}} ", "start\xa0", "absent "),
    "Conference coach": ("0", "-"),
    "Conference maxParticipants": ("1", "{{a}}"),
}
for name, pieces in VALUES.items():
    tag, attribute = name.split()
    before, after = ("<Dial>", "</Dial>") if tag == "Conference" else ("", "")
    for piece in pieces:
        HOSTILE[f"{name} {piece}"] = partial(
            full,
            piece,
            f'<Response>{before}<{tag} {attribute}="',
            f'">+1 (555)</{tag}>{after}</Response>',
        )
HOSTILE["events, no two alike"] = partial(
    numbered,
    "{{e#}} ",
    '<Response><Dial><Conference statusCallbackEvent="',
    ' modify">a</Conference></Dial></Response>',
)


def cost(document: bytes, runner: Runner) -> dict[str, Any]:
    """Check a document, and tell how it went and what it cost."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    try:
        examined = Examined(document, runner, "a.xml")
        findings = examined.findings()
        shown = [each for each in findings if not each.suppressed]
        kind, longest = "checked", max((len(str(each)) for each in shown), default=0)
        examined.shown  # noqa: B018 - with the lines that are printed
    except BaseException as error:
        kind, shown, longest = repr(error)[:200], [], 0
    seconds = paced(time.process_time() - began)
    kib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "kind": kind, "shown": len(shown), "longest": longest, "seconds": seconds, "kib": kib
    }  # fmt: skip


def apart(make: Make, runner: Runner) -> dict[str, Any]:
    """Check a document in a fork, which may take only so much time."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        document = make()
        data = document if isinstance(document, bytes) else document.encode()
        spent = int(time.process_time())
        resource.setrlimit(resource.RLIMIT_CPU, (spent + LIMIT, spent + LIMIT))
        with open(outlet, "w", encoding="ascii") as pipe:  # noqa: PTH123
            json.dump(cost(data, runner), pipe)
        os._exit(0)
    os.close(outlet)
    with open(inlet, encoding="ascii") as pipe:  # noqa: PTH123
        answer = pipe.read()
    _, status = os.waitpid(child, 0)
    died = {"kind": f"died: {status}", "shown": 0, "longest": 0, "seconds": LIMIT, "kib": 0}
    return json.loads(answer) if answer else died


def check_all() -> None:
    """Check all the documents, and print how it went as JSON."""
    runner = Runner(make_settings())
    Examined(b"<Response><dail/><Dial/></Response>", runner).findings()  # loads what is needed
    json.dump({name: apart(make, runner) for name, make in HOSTILE.items()}, sys.stdout)


if __name__ == "__main__":
    check_all()
    sys.exit()


@pytest.fixture(scope="module")
def answers() -> dict[str, dict[str, Any]]:
    """Check every document once, without measuring coverage."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    done = subprocess.run(  # noqa: S603 - this file
        [sys.executable, str(Path(__file__))],
        env=kept | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    found: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_cost(answers: dict[str, dict[str, Any]], name: str) -> None:
    """A hostile document of a mebibyte is answered soon, in little memory, by at most a hundred."""
    answer = answers[name]
    assert answer["kind"] == "checked"
    assert answer["shown"] <= 100
    assert answer["longest"] < 1_500
    assert answer["seconds"] < SECONDS
    assert answer["kib"] < MEBIBYTES * 1024
