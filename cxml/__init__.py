"""SignalWire cXML: build it, read it, check it, and type what the platform posts back.

The classes of the elements are loaded when they are first used, and so are the modules
``callbacks``, ``convert``, ``fax``, ``messaging``, ``relay``, ``signature`` and ``swml``.
"""

# A table of names, which loads no class; needed for what it exports.
from . import voice as voice
from ._declare.lazy import face
from ._tree.element import Element as Element
from ._tree.unknown import Unknown as Unknown
from .errors import (
    CallbackError as CallbackError,
    ConfigurationError as ConfigurationError,
    ConversionError as ConversionError,
    CxmlError as CxmlError,
    DeclarationError as DeclarationError,
    DocumentError as DocumentError,
    ElementError as ElementError,
    InvalidValueError as InvalidValueError,
    LenientWarning as LenientWarning,
    NestingError as NestingError,
    Problem as Problem,
    RoomsError as RoomsError,
    UnknownAttributeError as UnknownAttributeError,
    UsageError as UsageError,
)

# Type checkers read __init__.pyi instead; test_house.py holds the two together.
__getattr__, __dir__, __all__ = face(
    __name__,
    {
        "_check.check": "check",
        "_check.finding": "Edit Finding Fix",
        "_check.rule": "Fixable Severity",
        "_flow.flow": "flow",
        "_input.clean": "clean_text",
        "_lenient.switch": "lenient",
        "_schema.build": "schema",
        "_schema.channels": "parse",
        "fax": "FaxResponse Receive",
        "messaging": "Body Media Message MessagingResponse",
        "voice": " ".join(voice.__all__),
    },
    here=(
        "CallbackError",
        "ConfigurationError",
        "ConversionError",
        "CxmlError",
        "DeclarationError",
        "DocumentError",
        "Element",
        "ElementError",
        "InvalidValueError",
        "LenientWarning",
        "NestingError",
        "Problem",
        "RoomsError",
        "Unknown",
        "UnknownAttributeError",
        "UsageError",
    ),
    modules=("callbacks", "convert", "fax", "messaging", "relay", "signature", "swml"),
)
