"""Not here: the module is ``cxml.voice_response``, and this one says so."""

raise ImportError(
    "there is no module 'cxml.twiml.voice_response'; it is cxml.voice_response:"
    " from cxml.voice_response import VoiceResponse",
    name=__name__,
)
