"""Faxes that somebody sends to a number."""

from __future__ import annotations

import pytest

from cxml.callbacks import FaxReceiveAction, FaxRequest, FaxState
from cxml.simulator import AsyncPlatform

from .pages import Page, platform
from .test_async import application


def test_a_fax_is_received() -> None:
    """It is taken, and the action is told how many pages there are, and where."""
    pages: dict[str, Page] = {"/fax": '<Receive action="/done"/>', "/done": ""}
    world = platform(pages)
    fax = world.fax("/fax", from_="+15550100143", pages=3)
    assert fax.status is FaxState.RECEIVED
    assert world.requests.of(FaxRequest)[0].from_ == "+15550100143"
    (done,) = world.requests.of(FaxReceiveAction)
    assert (done.fax_sid, done.fax_status, done.num_pages) == (fax.sid, "received", 3)
    assert done.media_url == f"https://files.example.com/{fax.sid}.pdf"
    assert "sends 3 pages to +15550100199" in str(fax)
    assert "+15550100143  sends 3 pages" in world.transcript
    assert repr(fax) == "<fax +15550100143 -> +15550100199: received>"


def test_a_fax_fails() -> None:
    """Where the line breaks the action is told so, and of no file."""
    world = platform({"/fax": '<Receive action="/done" method="GET"/>', "/done": ""})
    assert world.fax("/fax", fails=True).status is FaxState.FAILED
    (done,) = world.requests.of(FaxReceiveAction)
    assert (done.fax_status, done.media_url, done.num_pages) == ("failed", None, None)
    assert world.requests[-1].method == "GET"


@pytest.mark.parametrize("document", ["<Reject/><Receive/>", "", "<Fetch/>", "text"])
def test_a_fax_is_not_taken(document: str) -> None:
    """A document may reject it, or say nothing of it."""
    world = platform({"/fax": document})
    assert world.fax("/fax").status is None
    assert len(world.requests) == 1
    assert repr(world.fax("/fax")).endswith("not taken>")


def test_what_is_kept_of_a_fax() -> None:
    """The file is of the kind that is asked for, and is not kept if nobody wants that."""
    tiff = '<Receive action="/done" mediaType="image/tiff"/>'
    for document, ending in (
        (tiff, ".tiff"),
        ('<Receive action="/d" storeMedia="false"/>', "None"),
    ):
        world = platform({"/fax": document, "/done": "", "/d": ""})
        world.fax("/fax")
        (done,) = world.requests.of(FaxReceiveAction)
        assert str(done.media_url).endswith(ending)


def test_a_fax_is_received_once() -> None:
    """Nothing is left to receive in what the action answers, nor without an action."""
    world = platform({"/fax": '<Receive action="/done"/>', "/done": "<Receive/><Reject/>"})
    assert world.fax("/fax").status is FaxState.RECEIVED
    assert "RUN1" in [each.code for each in world.findings]
    assert platform({"/fax": "<Receive/>"}).fax("/fax").status is FaxState.RECEIVED


def test_documents_that_fail() -> None:
    """The fallback is asked; where nothing can be had, nothing is done."""
    pages: dict[str, Page] = {"/fax": (500, "text/html", ""), "/fallback": "<Receive/>"}
    assert platform(pages, fallback_url="/fallback").fax("/fax").status is FaxState.RECEIVED
    lost = platform({}).fax("/fax")
    assert lost.status is None
    assert "nothing more is done" in lost.transcript


@pytest.fixture
def anyio_backend() -> str:
    """Run in the event loop that Python has."""
    return "asyncio"


@pytest.mark.anyio
async def test_awaited() -> None:
    """A fax may be awaited."""
    async with AsyncPlatform(application({"/fax": "<Receive/>"})) as world:
        assert (await world.fax("/fax")).status is FaxState.RECEIVED
