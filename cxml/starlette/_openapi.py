"""What OpenAPI says of an endpoint: the form that it receives, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ..callbacks import Callback
from ..callbacks._json_schema import is_sent_as_json, nested, schema_of
from ..signature import FORM_TYPE, HEADER
from ._response import CxmlResponse, NothingResponse

Json: TypeAlias = dict[str, Any]

_SCHEME = "SignalWireSignature"
_SIGNATURE: Json = {
    "type": "apiKey",
    "in": "header",
    "name": HEADER,
    "description": "Signs the address and what is sent with the key of the project.",
}
_REFUSED: Mapping[str, str] = {
    "400": "It cannot be read as what is received here.",
    "403": "It is not signed with the key of the project, or not as it was sent.",
    "413": "It is larger than anything that the platform sends.",
}
_DOCUMENT: Json = {
    "description": "What the platform does next.",
    "content": {CxmlResponse.media_type: {"schema": {"type": "string"}}},
}


def describe(
    schema: Json,
    operation: Json,
    method: str,
    kind: type[Callback],
    require: Sequence[str],
    returned: object,
) -> None:
    """Complete the description of an endpoint that receives a callback.

    Args:
        schema: the description of the application.
        operation: that of the endpoint, in it.
        method: the method of HTTP.
        kind: the class of the callback.
        require: the fields of it that have to be there.
        returned: the class of what the endpoint answers, as far as it says so.

    """
    components = schema.setdefault("components", {})
    components.setdefault("securitySchemes", {})[_SCHEME] = dict(_SIGNATURE)
    security = operation.setdefault("security", [])
    security += [{_SCHEME: []}] if {_SCHEME: []} not in security else []
    if method in ("GET", "HEAD"):
        _add_query(operation, kind, require)
    else:
        _add_body(operation, kind, require, components.setdefault("schemas", {}))
    _add_responses(operation.setdefault("responses", {}), returned)


def _add_query(operation: Json, kind: type[Callback], require: Sequence[str]) -> None:
    parameters: list[Json] = operation.setdefault("parameters", [])
    known = {each["name"] for each in parameters if each["in"] == "query"}
    needed = {kind.__callback_spec__().parameters[each].wire for each in require}
    for name, each in schema_of(kind, kind.__callback_spec__())["properties"].items():
        if name not in known:
            description = each.pop("description", "")
            said = {"name": name, "in": "query", "required": name in needed, "schema": each}
            parameters.append({**said, "description": description})


def _add_body(operation: Json, kind: type[Callback], require: Sequence[str], schemas: Json) -> None:
    spec = kind.__callback_spec__()
    described, media_type = schema_of(kind, spec), FORM_TYPE
    if is_sent_as_json(spec):
        described, media_type = nested(described), "application/json"
    reference = {"$ref": f"#/components/schemas/{_named(kind, described, schemas)}"}
    body = operation.setdefault("requestBody", {"required": True})
    content = body.setdefault("content", {})
    fields = content.get(media_type, {}).get("schema")
    # What Form() has said of some of the fields is true as well.
    said = [reference] if fields in (None, reference) else [reference, fields]
    said += [_needed(spec.parameters[each].wire) for each in require]
    content[media_type] = {"schema": said[0] if len(said) == 1 else {"allOf": said}}


def _needed(wire: str) -> Json:
    """Say that a parameter has to be there, at its path in objects."""
    name, _, rest = wire.partition(".")
    inside = {"properties": {name: _needed(rest)}} if rest else {}
    return {"required": [name], **inside}


def _named(kind: type[Callback], described: Json, schemas: Json) -> str:
    """Put a schema among those of the application, under a name that no other has."""
    name = kind.__name__
    if schemas.setdefault(name, described) == described:
        return name
    longer = f"{kind.__module__}.{kind.__qualname__}".replace("<", "").replace(">", "")
    schemas[longer] = described
    return longer


def _add_responses(responses: Json, returned: object) -> None:
    if returned is CxmlResponse and "application/json" in responses.get("200", {}).get(
        "content", {}
    ):
        responses["200"] = _DOCUMENT
    if returned is NothingResponse and "200" in responses:
        del responses["200"]
        responses["204"] = {"description": "It was taken."}
    for status, description in _REFUSED.items():
        responses.setdefault(status, {"description": description})
