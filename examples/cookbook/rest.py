"""Calls that an application places, and messages that it sends, through SignalWire's REST API.

Settings come from the environment: ``SIGNALWIRE_SPACE_URL``, such as
``https://example.signalwire.com``, ``SIGNALWIRE_PROJECT``, ``SIGNALWIRE_TOKEN``, and
``SIGNALWIRE_NUMBER``, which is seen calling and writing.
"""

import os
from base64 import b64encode
from urllib.parse import urlencode
from urllib.request import Request, urlopen


def place_call(to: str, url: str) -> None:
    """Call somebody; when they answer, the document at an address of the application runs.

    Raises:
        OSError: the API cannot be reached, or refuses.

    """
    _ask("Calls", {"To": to, "Url": url})


def send_message(to: str, body: str) -> None:
    """Send somebody a text message.

    Raises:
        OSError: the API cannot be reached, or refuses.

    """
    _ask("Messages", {"To": to, "Body": body})


def _ask(what: str, form: dict[str, str]) -> None:
    project, token = os.environ["SIGNALWIRE_PROJECT"], os.environ["SIGNALWIRE_TOKEN"]
    account = f"{os.environ['SIGNALWIRE_SPACE_URL']}/api/laml/2010-04-01/Accounts/{project}"
    request = Request(  # noqa: S310 - the address is our own setting
        f"{account}/{what}",
        data=urlencode({"From": os.environ["SIGNALWIRE_NUMBER"], **form}).encode(),
        headers={"Authorization": f"Basic {b64encode(f'{project}:{token}'.encode()).decode()}"},
    )
    with urlopen(request, timeout=4):  # noqa: S310 - likewise
        pass
