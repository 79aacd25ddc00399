"""Not here: the module is ``cxml.fax_response``, and this one says so."""

raise ImportError(
    "there is no module 'cxml.twiml.fax_response'; it is cxml.fax_response:"
    " from cxml.fax_response import FaxResponse",
    name=__name__,
)
