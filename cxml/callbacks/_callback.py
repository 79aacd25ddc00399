"""What every callback is: read from a request, or made in Python; compared; shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Self, TypeVar

from attrs import frozen

from .._declare.abstract import abstract
from .._declare.attrs_methods import set_unset
from .._declare.watch import tell
from .._input.form import Form, Pairs, read_pairs
from .._text.names import public_names
from .._text.secrets import without_secrets
from ..errors import CallbackError
from ._absent import (
    OTHER_READERS,
    OtherReader,
    by_position,
    no_mapping,
    no_such_field,
    no_such_keyword,
    no_such_name,
)
from ._encode import form_of, json_of
from ._json import JsonBody, body_of, flatten, read_json
from ._kept import NO_TEXTS as NO_TEXTS, Kept, begin_keeping
from ._mistaken import instead_of_json, instead_of_texts, warn_of_a_form, warn_of_no_form
from ._spec import CallbackSpec, Parameter, spec_of

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

    from .._declare.pydantic import JsonSchemaHandler

C = TypeVar("C", bound="Callback")
NO_NUMBERED: Mapping[int, str] = MappingProxyType({})
_MOST_SHOWN = 200


# Without slots, since an instance's dict holds what was said and nothing else. What attrs would
# make of eq and repr would look at fields that were not sent, and could not hash those that
# collect.
@frozen(kw_only=True, slots=False, eq=False, repr=False)
class Callback(Kept):
    """Base of every callback: the parameters of one request, as typed, read-only attributes.

    A parameter that was not sent reads as ``None``. A blank one reads as ``""`` where the field
    is a text, and as ``None`` where it is not. Where a name was sent more than once, its first
    value counts for the field. Words are members of an enum as far as the platforms document
    them; any other word stays the text that it is.

    Where a field's text names no platform, SignalWire and Twilio both document the parameter.

    Two callbacks are equal when they are of one class and say the same, whatever the order of
    their parameters; so a test can compare what a handler got with a callback made by keyword,
    and a set finds an event that was delivered twice.
    """

    @classmethod
    def __callback_spec__(cls) -> CallbackSpec:
        return spec_of(cls)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        tell(cls)

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        set_unset(cls)

    if not TYPE_CHECKING:  # pragma: no branch - checkers know the fields
        # attrs writes an __init__ for every class, whose error for an unknown keyword knows no
        # nearest name. It runs after this, which is inherited.
        def __new__(cls, *args: object, **given: object) -> Self:
            if args:
                raise by_position(cls)
            known = cls.__callback_spec__().parameters
            for name in given:
                if name not in known:
                    raise no_such_keyword(cls, name)
            return object.__new__(cls)

        # What follows is for those who come from forms, and raises what Python would, with what to
        # write. Checkers know that none of it is there.
        def __getattr__(self, name: str) -> NoReturn:
            cls = type(self)
            # Protocols ask for such names; and an error of a property of one's own is no absence.
            if name.startswith("_") or hasattr(cls, name):
                object.__getattribute__(self, name)
            raise no_such_field(cls, name, self._unknown)

        def __getitem__(self, key: object) -> NoReturn:
            raise no_mapping(type(self), key, self._unknown)

        def __contains__(self, key: object) -> NoReturn:
            raise no_mapping(type(self), key, self._unknown, test=" is not None")

        # With __getitem__ alone, Python would count up from 0 in it.
        __iter__ = None

    def __attrs_post_init__(self) -> None:
        data, plan = self.__dict__, self.__callback_spec__()
        # The dict shrinks on the way. What stands for "not sent" is taken out, as it never gets in
        # on reading.
        for name, value in list(data.items()):
            parameter = plan.parameters[name]
            blank = value == "" and parameter.read
            if value is None or blank or (parameter.collects and not value):
                del data[name]
            else:
                data[name] = parameter.accept(value)
        plan.apply_fallbacks(data)

    @classmethod
    def from_form(cls, form: Form) -> Self:
        """Read the parameters of a request.

        A field that cannot be read is ``None``, its text is in ``unreadable``, and nothing else is
        lost by it. What looks like JSON, like base64, like an address or like a body in parts is
        read as well, and a line in the log of ``cxml.callbacks`` says what to write.

        Args:
            form: Flask's ``request.form``, Django's ``request.POST``, Starlette's
                ``await request.form()``; any other mapping of names to texts or to lists of texts;
                pairs of a name and a value; or the raw body (or query), as bytes or as text. A raw
                body is decoded as UTF-8, and bytes that are not UTF-8 become U+FFFD.

        Returns:
            The callback, with whatever was sent; no parameter is required.

        Raises:
            CallbackError: the request is larger than ``MAX_BODY`` (1,048,576 bytes, or characters
                in a form), has more than ``MAX_FIELDS`` (1,000) parameters, or holds what is not
                text, such as an uploaded file.

        """
        try:
            pairs = read_pairs(form)
        except CallbackError as error:
            raise CallbackError(f"{error}{instead_of_texts(cls, form)}") from None
        return of_pairs(cls, pairs)

    @classmethod
    def from_query(cls, query: Form) -> Self:
        """Read the parameters of a request that the platform sent by GET.

        Args:
            query: the part of the address after ``?``, with it or without; Flask's
                ``request.args``, Django's ``request.GET``, Starlette's ``request.query_params``.
                Parameters that stand in the address that you gave the platform are among them.

        Raises:
            CallbackError: as ``from_form`` does.

        """
        if isinstance(query, str):
            return cls.from_form(query.removeprefix("?"))
        return cls.from_form(query)

    @classmethod
    def from_json(cls, body: JsonBody) -> Self:
        """Read a request whose body is JSON.

        ``null`` is as good as nothing, and half a character becomes U+FFFD. A value inside of
        objects and lists goes by its path, such as ``params.status`` or ``items.0``. Kinds that are
        sent as forms are read from one object with the names of the form.

        Args:
            body: the raw body, as bytes or as text, or the object that a framework read from it.

        Raises:
            CallbackError: the body is not JSON in UTF-8, not an object, larger than ``MAX_BODY``,
                deeper than ``MAX_DEPTH`` (32), or has more than ``MAX_FIELDS`` values (within
                objects that stay whole: more than 20,000), a name twice in one object, or a whole
                number of more than 20 digits.

        """
        warn_of_a_form(cls, body)
        text = body_of(body)
        try:
            tree = read_json(text)
        except CallbackError as error:
            raise CallbackError(f"{error}{instead_of_json(cls, text)}") from None
        return of_json(cls, text, tree)

    def to_form(self) -> Pairs:
        """Give the form that the platform sends, as pairs of a name and a text.

        A callback that was read from a form gives exactly what came. Any other gives what its
        fields say; what forms do not have is left out. ``urllib.parse.urlencode`` makes a body
        of it.
        """
        if self.wire == "form":
            return self._form
        return form_of(self.__callback_spec__(), self.__dict__)

    def to_json(self) -> str:
        """Give the JSON that the platform sends.

        A callback that was read from JSON gives exactly the text that came, unless a framework had
        read it before. Any other gives what its fields say.
        """
        if self._json is not None:
            return self._json
        return json_of(self.__callback_spec__(), self.__dict__)

    @property
    def wire(self) -> Literal["form", "json"] | None:
        """What it was read from: a form (or query), or JSON; ``None`` if made in Python."""
        if self._json is not None:
            return "json"
        return "form" if "_form" in getattr(self, "__cxml_kept__", ()) else None

    @property
    def also_fits(self) -> tuple[type[Callback], ...]:
        """The other classes that the request may be of; empty unless ``parse`` had to guess."""
        none: tuple[type[Callback], ...] = ()
        return self._kept("_also_fits", none)

    @property
    def form(self) -> Pairs:
        """Every parameter as it was sent, decoded, in order; empty if made in Python.

        Those of JSON go by their paths.
        """
        return self._form

    @property
    def unknown(self) -> Mapping[str, str]:
        """Parameters that the class has no field for, by name, in order."""
        return MappingProxyType(self._unknown)

    @property
    def unreadable(self) -> Mapping[str, str]:
        """The texts of fields that could not be read, by their names on the wire, in order."""
        return MappingProxyType(self._unreadable)

    def sent(self, name: str) -> tuple[str, ...]:
        """Give every value that was sent under a name; a field has the first alone.

        Made in Python, a callback gives what it would send.

        Args:
            name: the name as it was sent, such as ``SipHeader_X-Ticket``; in JSON, the path.

        Raises:
            UsageError: nothing was sent under the name, and it is that of a field.

        """
        pairs = self._form if self.wire else self.to_form()
        values = tuple(value for each, value in pairs if each == name)
        if not values and (error := no_such_name(type(self), name)):
            raise error
        return values

    def __dir__(self) -> list[str]:
        # For completion: neither what is kept besides, nor the names that are there to be refused.
        return [name for name in public_names(super().__dir__()) if name not in OTHER_READERS]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        from ._pydantic import callback_schema

        return callback_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: object, handler: JsonSchemaHandler
    ) -> dict[str, Any]:
        from ._json_schema import pydantic_schema_of

        is_written = handler.mode == "serialization"
        return pydantic_schema_of(cls, cls.__callback_spec__(), written=is_written)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Callback) or type(self) is not type(other):
            return NotImplemented
        return self._meaning() == other._meaning()

    def __hash__(self) -> int:
        said = self._meaning().items()
        # Collected parameters have no hash. Left out, equal callbacks still have equal hashes.
        single = frozenset(pair for pair in said if not isinstance(pair[1], dict))
        return hash((type(self), single))

    def __repr__(self) -> str:
        cls = type(self)
        # An application's own class has a module of its own, which would be named wrong.
        home = "cxml.callbacks." if cls.__module__.startswith("cxml.") else ""
        return f"{home}{cls.__name__}({', '.join(self.__cxml_shown__())})"

    def __cxml_shown__(self) -> Iterator[str]:
        for name, parameter in self.__callback_spec__().parameters.items():
            if name in self.__dict__:
                yield f"{name}={_show(parameter, self.__dict__[name])}"
        if self._unreadable:
            yield f"<{len(self._unreadable)} unreadable>"
        if self._unknown:
            yield f"<{len(self._unknown)} unknown>"


def of_pairs(cls: type[C], pairs: Pairs) -> C:
    """Make a callback of pairs that are bounded already."""
    callback, plan = _new(cls), cls.__callback_spec__()
    kept = begin_keeping(callback)
    plan.load_pairs(callback.__dict__, kept, pairs, plan.by_wire)
    if pairs and pairs[0][0] in kept.get("_unknown", NO_TEXTS):
        warn_of_no_form(cls, pairs)
    return callback


def _new(cls: type[C]) -> C:
    try:
        return object.__new__(cls)
    except TypeError:
        raise abstract(cls) from None


def of_json(cls: type[C], text: str, tree: Mapping[str, object]) -> C:
    """Make a callback of JSON, and of the object that was read from it."""
    callback, plan = _new(cls), cls.__callback_spec__()
    kept = begin_keeping(callback)
    plan.load_pairs(callback.__dict__, kept, flatten(tree, plan.objects), plan.by_json)
    kept["_json"] = text
    return callback


for _name in OTHER_READERS:
    setattr(Callback, _name, OtherReader(_name))


def _show(parameter: Parameter, value: object) -> str:
    if parameter.secret:
        return "<not shown>"
    # The repr of an enum's member cannot be put into a program; that of its text can.
    text = str.__repr__(without_secrets(value)) if isinstance(value, str) else repr(value)
    return text if len(text) <= _MOST_SHOWN else f"<{len(text):,} characters>"
