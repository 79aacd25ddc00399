"""SignalWire cXML: build it, read it, check it, and type what the platform posts back.

The classes of the elements are loaded when they are first used, and so are the modules
``callbacks``, ``convert``, ``relay``, ``signature`` and ``swml``.
"""

# Tables of names: these load no class. voice is needed for what it exports.
from . import fax as fax
from . import messaging as messaging
from . import voice as voice
from ._declare.lazy import face
from ._input.clean import clean_text as clean_text
from ._tree.element import Element as Element
from ._tree.unknown import Unknown as Unknown
from .errors import (
    CallbackError as CallbackError,
)
from .errors import (
    ConfigurationError as ConfigurationError,
)
from .errors import (
    ConversionError as ConversionError,
)
from .errors import (
    CxmlError as CxmlError,
)
from .errors import (
    DeclarationError as DeclarationError,
)
from .errors import (
    DocumentError as DocumentError,
)
from .errors import (
    ElementError as ElementError,
)
from .errors import (
    InvalidValueError as InvalidValueError,
)
from .errors import (
    NestingError as NestingError,
)
from .errors import (
    Problem as Problem,
)
from .errors import (
    UnknownAttributeError as UnknownAttributeError,
)
from .errors import (
    UsageError as UsageError,
)

# Type checkers read __init__.pyi instead; test_house.py holds the two together.
__getattr__, __dir__, __all__ = face(
    __name__,
    {
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
        "NestingError",
        "Problem",
        "Unknown",
        "UnknownAttributeError",
        "UsageError",
        "clean_text",
    ),
    modules=("callbacks", "convert", "relay", "signature", "swml"),
)
