"""SWML, as far as it is about conferences: the platform's other language for calls."""

from ._variable import Variable
from .document import Document
from .instruction import Instruction, Method
from .join_conference import JoinConference
from .result import Cond, Result, Switch
from .stream import Stream

__all__ = [
    "Cond",
    "Document",
    "Instruction",
    "JoinConference",
    "Method",
    "Result",
    "Stream",
    "Switch",
    "Variable",
]
