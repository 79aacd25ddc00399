"""Not here: cxml makes no access tokens, and this module says so to whoever looks for Twilio's."""

raise ImportError(
    "there is no module 'cxml.jwt': cxml makes no access tokens; twilio.jwt stays as it is, and"
    " SignalWire's SDKs have tokens of their own",
    name=__name__,
)
