"""Not here: cxml calls no API, whose errors Twilio has there, and this module says so."""

raise ImportError(
    "there is no module 'cxml.base': twilio.base.exceptions, with what twilio.rest raises, stays as"
    " it is; what cxml raises is from cxml import CxmlError",
    name=__name__,
)
