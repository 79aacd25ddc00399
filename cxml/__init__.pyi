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
from ._check.check import check as check
from ._check.finding import Edit as Edit, Finding as Finding, Fix as Fix
from ._check.rule import Fixable as Fixable, Severity as Severity
from ._flow.flow import flow as flow
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
    RoomsError as RoomsError,
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
    "Edit",
    "Element",
    "ElementError",
    "FaxResponse",
    "Finding",
    "Fix",
    "Fixable",
    "InvalidValueError",
    "LenientWarning",
    "Media",
    "Message",
    "MessagingResponse",
    "NestingError",
    "Problem",
    "Receive",
    "RoomsError",
    "Severity",
    "Unknown",
    "UnknownAttributeError",
    "UsageError",
    "check",
    "clean_text",
    "flow",
    "lenient",
    "parse",
    "schema",
]
__all__ += voice.__all__
