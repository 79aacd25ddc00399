"""Not here: cxml calls no API, and this module says so to whoever looks for Twilio's."""

raise ImportError(
    "there is no module 'cxml.rest': cxml calls no API; from twilio.rest import Client stays as it"
    " is, and SignalWire's client libraries have one for its API",
    name=__name__,
)
