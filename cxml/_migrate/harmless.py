"""Calls that change nothing, as those that read a request, write a log, or refuse."""

from __future__ import annotations

import ast
import re

from .._check.python.literal import last_name
from .program import Program
from .views import ANSWERS, FINE

_LIBRARIES = (
    "asgiref.", "asyncio.", "django.", "fastapi.", "flask.", "functools.", "inspect.", "os.",
    "quart.", "starlette.", "urllib.", "werkzeug.",
)  # fmt: skip
_FUNCTIONS = {
    "URL", "all", "any", "async_to_sync", "bool", "csrf_exempt", "dict", "ensure_sync", "getattr",
    "getenv", "hasattr", "int", "iscoroutinefunction", "isinstance", "len", "list",
    "method_decorator", "parse_qs", "parse_qsl", "print", "run_in_threadpool", "set", "sorted",
    "str", "sync_to_async", "to_thread", "tuple", "update_wrapper", "urlencode", "urljoin",
    "urlparse", "urlsplit", "urlunparse", "urlunsplit", "wraps", "zip",
}  # fmt: skip
_METHODS = {
    "_replace", "body", "build_absolute_uri", "copy", "decode", "dict", "encode", "endswith",
    "form", "format", "get_data", "get_full_path", "get_host", "getlist", "geturl", "is_secure",
    "items", "join", "keys", "lower", "lstrip", "multi_items", "partition", "removeprefix",
    "removesuffix", "replace", "rpartition", "rstrip", "split", "startswith", "strip", "to_dict",
    "upper", "values",
}  # fmt: skip
"""Of requests, and of texts and the like."""
_HOLDERS = {
    "GET", "META", "POST", "args", "config", "environ", "form", "headers", "params", "query_params",
    "settings", "values",
}  # fmt: skip
"""What is asked with ``get`` for one value of a request, or of the settings."""
_LOGS = {"critical", "debug", "error", "exception", "info", "log", "warn", "warning"}
_LOGGER = re.compile(r"\w*log(?:ger|ging)?", re.IGNORECASE)
MARKS = re.compile(r"__\w+__|csrf_exempt")
"""What a function is given as an attribute, so that it is taken for another."""


def changes_nothing(program: Program, function: ast.expr) -> bool:
    """Whether something that is called, or decorates, changes nothing."""
    whole, name = program.names(function), last_name(function)
    if isinstance(function, ast.Name) or whole.startswith(_LIBRARIES):
        is_of_library = not whole or whole.startswith(_LIBRARIES)
        if is_of_library and name in _FUNCTIONS and name not in program.functions:
            return True
    if not isinstance(function, ast.Attribute):
        return False
    owner = last_name(function.value)
    if name == "get" or (name in _LOGS and _LOGGER.fullmatch(owner)):
        return name != "get" or owner in _HOLDERS
    return name in _METHODS and (not whole or whole.startswith(_LIBRARIES))


def is_refusal(call: ast.Call) -> bool:
    """Whether a call makes an answer, or ends what was asked for."""
    return last_name(call.func) in {*ANSWERS, *FINE, "HTTPException"}
