from . import (
    callbacks as callbacks,
    convert as convert,
    fax as fax,
    messaging as messaging,
    relay as relay,
    signature as signature,
    swml as swml,
    voice as voice,
)
from ._input.clean import clean_text as clean_text
from ._lenient.switch import lenient as lenient
from ._schema.build import schema as schema
from ._schema.channels import parse as parse
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
    UnknownAttributeError as UnknownAttributeError,
    UsageError as UsageError,
)
from .fax import (
    FaxResponse as FaxResponse,
    Receive as Receive,
)
from .messaging import (
    Body as Body,
    Media as Media,
    Message as Message,
    MessagingResponse as MessagingResponse,
)
from .voice import *  # all of its names are names of cxml too

__all__ = [
    "Body",
    "CallbackError",
    "ConfigurationError",
    "ConversionError",
    "CxmlError",
    "DeclarationError",
    "DocumentError",
    "Element",
    "ElementError",
    "FaxResponse",
    "InvalidValueError",
    "LenientWarning",
    "Media",
    "Message",
    "MessagingResponse",
    "NestingError",
    "Problem",
    "Receive",
    "Unknown",
    "UnknownAttributeError",
    "UsageError",
    "clean_text",
    "lenient",
    "parse",
    "schema",
]
__all__ += voice.__all__
