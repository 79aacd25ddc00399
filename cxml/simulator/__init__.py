"""A call without a phone: the platform, played in a test.

::

    platform = Platform(app, signing_key="PSK_test")
    call = platform.call("/voice")
    call.hears("Welcome")
    call.press("1")

Nothing in it sleeps: time is virtual, and the same script makes the same requests. All that happens
stands in ``call.transcript``.

How it is made, from below: ``_world`` has a clock and runs that take turns; a run is a generator
that yields the steps of ``_steps``: make a request, let time pass, listen. ``_board`` is what all
calls share; whatever they meet in, such as a room, is a part of it (``board.part(Rooms)``).
``_leg`` is one party with a phone. ``_run`` runs a document verb after verb; each verb has a file
in ``_verbs``, whose function says with ``@runs(Echo)`` which class of elements it runs, and gives
the request for the next document, or ``None`` to go on behind the verb. ``_driver`` makes the
requests, and is the only part that waits. ``_platform`` and ``_call`` are what a test holds.

To add a verb::

    @runs(Echo)
    def echo(run: Run, verb: Echo) -> Steps[Ask | None]:
        run.leg.hear("<echo>", verb)               # what the party hears
        yield from run.sleep(run.value(verb, "timeout"))  # attributes come with their defaults
        return None                                # or run.ask(verb.action, "POST", EchoAction)

A noun of Dial says ``@dials(Queue)`` instead (``_bridge``), and gives an ``Outcome``. What somebody
hears who waits is in ``_waiting``; a document inside of another is run by ``_nested``. ``_rooms``
has the rules of conferences, and ``_conference_events`` reports them; whatever changes for one who
is inside is looked at anew when ``Changed`` is thrown in (``_participant``).

Whoever hangs up, or is sent elsewhere, has that thrown into the verb where it yields (``Left``,
``Moved``): catch it to tidy up, and raise it again. ``report(leg, address, method, callback)``
tells the application something; nothing waits for that. ``run.listen()`` gives the next event:
keys, words, or what another leg tells with ``leg.tell(...)``.
"""

from .._declare.lazy import face

__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "_async_platform": "AsyncPlatform",
        "_call": "AsyncCall Call",
        "_calls_waiting": "CallsWaiting",
        "_choices": "Choices",
        "_connection": "AsyncConnection Connection",
        "_errors": "CircleError SimulationError",
        "_outbox": "SentText",
        "_phone": "AsyncPhone Phone",
        "_platform": "Platform",
        "_request": "Request Requests",
        "_room": "AsyncRoom Room",
        "_run": "Run runs",
        "_sent_fax": "SentFax",
        "_text_message": "TextMessage",
    },
)
