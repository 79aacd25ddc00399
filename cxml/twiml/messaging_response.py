"""Not here: the module is ``cxml.messaging_response``, and this one says so."""

raise ImportError(
    "there is no module 'cxml.twiml.messaging_response'; it is cxml.messaging_response:"
    " from cxml.messaging_response import MessagingResponse",
    name=__name__,
)
