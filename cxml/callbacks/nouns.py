"""What the platform asks the ``url`` of a dialled noun with, before it connects the two calls."""

from attrs import frozen

from .standard import AnsweredCallback


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class DialedNumber(AnsweredCallback):
    """Who was dialled has answered: the request to ``url`` of ``<Number>`` (Twilio: ``<Client>``).

    It is answered with a document, without ``<Dial>``, which the dialled party hears before the
    two calls are connected. ``call_sid`` is the dialled call, ``parent_call_sid`` the caller's.
    """


@frozen(kw_only=True, slots=False, eq=False, repr=False)
class DialedSip(AnsweredCallback):
    """A dialled SIP address has answered: the request to ``url`` of ``<Sip>``.

    It is answered with a document. ``sip_call_id`` and ``sip_headers`` are those of the answer.
    """
