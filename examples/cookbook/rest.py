"""Calls that an application places and changes, and messages that it sends, by SignalWire's API.

Settings come from the environment: ``SIGNALWIRE_SPACE_URL``, such as
``https://example.signalwire.com``, ``SIGNALWIRE_PROJECT``, ``SIGNALWIRE_TOKEN``, and
``SIGNALWIRE_NUMBER``, which is seen calling and writing. All functions raise ``OSError`` where the
API cannot be reached, or refuses: then it is ``HTTPError``, whose body says why.
"""

import json
import os
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen


def place_call(
    to: str, url: str, *, status_callback: str = "", events: Sequence[str] = ("completed",)
) -> str:
    """Call somebody, and give the ``sid`` of the call, by which it can be changed.

    Args:
        to: the number.
        url: the address of the document that runs when they answer.
        status_callback: the address that is told what becomes of the call.
        events: what it is told of: ``initiated``, ``ringing``, ``answered``, ``completed``.

    """
    told = {"StatusCallback": status_callback, "StatusCallbackEvent": events}
    form = {"From": _number(), "To": to, "Url": url}
    return str(_ask("Calls", {**form, **(told if status_callback else {})})["sid"])


def move_call(sid: str, url: str) -> None:
    """Have a call leave its document, and go on with the one at another address."""
    _ask(f"Calls/{quote(sid, safe='')}", {"Url": url})


def end_call(sid: str) -> None:
    """Hang up; a call that still rings is given up."""
    _ask(f"Calls/{quote(sid, safe='')}", {"Status": "completed"})


def hold(conference: str, sid: str, url: str) -> None:
    """Put a call on hold that is in a conference; meanwhile it hears the document at an address."""
    _ask(_participant(conference, sid), {"Hold": "true", "HoldUrl": url, "HoldMethod": "POST"})


def resume(conference: str, sid: str) -> None:
    """Let a call that is on hold come back into its conference."""
    _ask(_participant(conference, sid), {"Hold": "false"})


def send_message(to: str, body: str) -> str:
    """Send somebody a text message, and give its ``sid``."""
    return str(_ask("Messages", {"From": _number(), "To": to, "Body": body})["sid"])


def _participant(conference: str, sid: str) -> str:
    return f"Conferences/{quote(conference, safe='')}/Participants/{quote(sid, safe='')}"


def _number() -> str:
    return os.environ["SIGNALWIRE_NUMBER"]


def _ask(what: str, form: Mapping[str, str | Sequence[str]]) -> dict[str, Any]:
    project, token = os.environ["SIGNALWIRE_PROJECT"], os.environ["SIGNALWIRE_TOKEN"]
    account = f"{os.environ['SIGNALWIRE_SPACE_URL']}/api/laml/2010-04-01/Accounts/{project}"
    request = Request(  # noqa: S310 - the address is our own setting
        f"{account}/{what}",
        data=urlencode(form, doseq=True).encode(),
        headers={"Authorization": f"Basic {b64encode(f'{project}:{token}'.encode()).decode()}"},
    )
    with urlopen(request, timeout=4) as answer:  # noqa: S310 - likewise
        said: dict[str, Any] = json.load(answer)
    return said
