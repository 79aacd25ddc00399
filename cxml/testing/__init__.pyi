from ._answer import Answer as Answer
from ._callbacks import callbacks as callbacks
from ._client import (
    AsyncClient as AsyncClient,
    Client as Client,
    async_client as async_client,
    client as client,
)
from ._strategies import (
    characters as characters,
    documents as documents,
    elements as elements,
    names as names,
    templates as templates,
    texts as texts,
    unknown_elements as unknown_elements,
    values as values,
)

__all__ = [
    "Answer",
    "AsyncClient",
    "Client",
    "async_client",
    "callbacks",
    "characters",
    "client",
    "documents",
    "elements",
    "names",
    "templates",
    "texts",
    "unknown_elements",
    "values",
]
