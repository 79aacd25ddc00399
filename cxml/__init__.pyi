from . import callbacks as callbacks
from . import convert as convert
from . import fax as fax
from . import messaging as messaging
from . import relay as relay
from . import signature as signature
from . import swml as swml
from . import voice as voice
from ._input.clean import clean_text as clean_text
from ._schema.build import schema as schema
from ._schema.channels import parse as parse
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
from .fax import (
    FaxResponse as FaxResponse,
)
from .fax import (
    Receive as Receive,
)
from .messaging import (
    Body as Body,
)
from .messaging import (
    Media as Media,
)
from .messaging import (
    Message as Message,
)
from .messaging import (
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
    "parse",
    "schema",
]
__all__ += voice.__all__
