"""What a project says about checking, in ``[tool.cxml.check]`` of its ``pyproject.toml``."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypedDict, cast

from .._text.wording import did_you_mean, no_such, shown
from ..errors import ConfigurationError
from .files import shown_path
from .patterns import Patterns
from .select import SEVERITIES, make_settings, one_of, resolve, resolve_one, resolve_suppressed

TABLE = "[tool.cxml.check]"
_NAME, _ABOVE = "check", "[tool.cxml]"
_BAD = "[tool.cxml.check.severity]"
FILE = "pyproject.toml"
MAX_CONFIG = 1 << 20
"""The longest file of settings that is read."""


# The form with a call, since the keys are spelled as in TOML.
Config = TypedDict(
    "Config",
    {
        "select": list[str],
        "ignore": list[str],
        "exclude": list[str],
        "fail-on": str,
        "min-severity": str,
        "target": str,
        "coming-from": str,
        "default-country": str,
        "severity": dict[str, str],
        "per-file-ignores": dict[str, list[str]],
    },
    total=False,
)
"""What a project wants of a run; the options of the command go before it."""


class _Kind(NamedTuple):
    name: str
    holds: Callable[[object], bool]


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, str) for each in cast("list[object]", value)
    )


def _table_of(holds: Callable[[object], bool]) -> Callable[[object], bool]:
    def is_table(value: object) -> bool:
        inside = cast("Mapping[str, object]", value).values() if isinstance(value, dict) else [None]
        return all(map(holds, inside))

    return is_table


def _is_text(value: object) -> bool:
    return isinstance(value, str)


_TEXT, _TEXTS = _Kind("a text", _is_text), _Kind("a list of texts", _is_texts)
_KINDS = {
    "severity": _Kind("a table of texts", _table_of(_is_text)),
    "per-file-ignores": _Kind("a table of lists of texts", _table_of(_is_texts)),
    "select": _TEXTS,
    "ignore": _TEXTS,
    "exclude": _TEXTS,
}


_WORDS: dict[str, Callable[[Any], object]] = {
    "select": resolve,
    "ignore": resolve,
    "per-file-ignores": lambda table: [resolve_suppressed(rules) for rules in table.values()],
    "severity": lambda table: make_settings(severities=table),
    "target": lambda word: make_settings(target=word),
    "coming-from": lambda word: make_settings(coming_from=word),
    "default-country": lambda word: make_settings(default_country=word),
    "fail-on": lambda word: one_of("severity", word, SEVERITIES),
    "min-severity": lambda word: one_of("severity", word, SEVERITIES),
}
"""What looks at the words of a setting."""


def find_config(start: Path) -> Path | None:
    """Give the nearest ``pyproject.toml`` above a file or a folder that has the table.

    Raises:
        ConfigurationError: one that is nearer cannot be read.

    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - resolve() would follow links
    for folder in (here, *here.parents):
        path = folder / FILE
        if os.path.isfile(path) and _table_in(path) is not None:  # noqa: PTH113 - never raises
            return path
    return None


def read_config(path: Path) -> Config:
    """Read what a file says about checking.

    Raises:
        ConfigurationError: it is no TOML, does not have the table, or says something that cannot
            be.

    """
    table = _table_in(path)
    if table is None:
        raise ConfigurationError(f"{shown_path(path)} has no {TABLE}")
    for key, value in table.items():
        kinds = Config.__annotations__
        if key not in kinds:
            sentence, near = no_such("setting", key, kinds)
            raise _refused(path, f"{sentence}{_of_rule(key) or did_you_mean(near)}")
        kind = _KINDS.get(key, _TEXT)
        if not kind.holds(value):
            raise _refused(path, f"{key} has to be {kind.name}, not {shown(value)}")
        _check_words(path, key, value)
    return cast("Config", table)


def _of_rule(key: str) -> str:
    """Say what to write where a rule stands for a setting."""
    try:
        rule = resolve_one(key).id
    except ConfigurationError:
        return ""
    return f'; to leave the rule out, write ignore = ["{rule}"]; how bad it is stands below {_BAD}'


def _check_words(path: Path, key: str, value: Any) -> None:
    """Refuse rules, severities and the like that there are not."""
    try:
        if key in _WORDS:
            _WORDS[key](value)
    except ConfigurationError as error:
        raise _refused(path, f"{key}: {error}") from None


def _refused(path: Path, message: str, table: str = TABLE) -> ConfigurationError:
    return ConfigurationError(f"{shown_path(path)}: {table}: {message}")


def _table_in(path: Path) -> dict[str, object] | None:
    # Here, since most runs of a linter have no such file to read.
    from .._input.toml import read_toml

    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - never raise
        raise ConfigurationError(f"{shown_path(path)} cannot be read: it is no file")
    try:
        with path.open("rb") as file:
            text = file.read(MAX_CONFIG + 1)
        data = read_toml(text.decode()) if len(text) <= MAX_CONFIG else None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigurationError(f"{shown_path(path)} cannot be read: {reason}") from None
    if data is None:
        raise ConfigurationError(f"{shown_path(path)} is longer than {MAX_CONFIG} bytes")
    tool = data.get("tool")
    found = cast("dict[str, object]", tool).get("cxml") if isinstance(tool, dict) else None
    if not isinstance(found, dict):
        return None
    _check_tables(path, cast("dict[str, object]", found))
    table = cast("dict[str, object]", found).get(_NAME)
    if table is not None and not isinstance(table, dict):
        raise _refused(path, "has to be a table")
    return cast("dict[str, object] | None", table)


def _check_tables(path: Path, tables: Mapping[str, object]) -> None:
    """Refuse what stands beside the table, since nothing else reads it."""
    for name, value in tables.items():
        if name != _NAME:
            sentence, near = no_such("table", name, [_NAME])
            if not isinstance(value, dict):
                sentence = f"there is no setting {shown(name)} here; they stand below {TABLE}"
            raise _refused(path, f"{sentence}{did_you_mean(near)}", _ABOVE)


class PerFile:
    """The rules that are off for some files.

    Args:
        patterns: rules, by ids, beginnings of ids, or names, for each pattern of files.
        folder: where the patterns start from.

    Raises:
        ConfigurationError: there is no such rule.

    """

    def __init__(self, patterns: Mapping[str, list[str]], folder: Path) -> None:
        self._off = [
            (Patterns.of([pattern], folder), resolve_suppressed(rules))
            for pattern, rules in patterns.items()
        ]

    def off(self, path: Path) -> frozenset[str]:
        """Give the ids of the rules that are off for a file."""
        return frozenset(
            rule for patterns, rules in self._off if patterns.mean(path) for rule in rules
        )
