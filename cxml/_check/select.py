"""Which rules a run has, by the names that people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .._text.wording import did_you_mean, listed, no_such
from ..errors import ConfigurationError
from .finding import PAGES
from .rule import Rule, Severity
from .rules import RULES
from .rules.numbers import CALLING_CODES
from .settings import Settings

_CODES_PAGE = f"{PAGES.removesuffix('rules/')}error-codes.html"
_CODE = re.compile(r"[0-9]{5}", re.ASCII)
_NUMBERED = re.compile(r"[A-Za-z]{2,4}[0-9]{1,5}")
_OFF = {"off", "none", "ignore", "disabled", "false"}
SEVERITIES = tuple(each.value for each in Severity)
"""How bad a finding may be."""
TARGETS = ("signalwire", "both")
"""Where a document may run."""
ORIGINS = ("twilio",)
"""Where a program may come from."""
AS_A_WHOLE = frozenset(f"CX10{number}" for number in range(1, 9))
"""The rules about a document as a whole: what they find in one cannot be right as it is."""
COUNTRIES = tuple(CALLING_CODES)
"""Countries in which it is known how a number without one is written."""


def make_settings(
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    target: str = "signalwire",
    coming_from: str | None = None,
    default_country: str | None = None,
) -> Settings:
    """Work out which rules are on.

    Args:
        select: ids, beginnings of ids, or names of rules; without any, all that are on by default.
        ignore: likewise, of those that are off all the same.
        severities: how bad the findings of a rule are, by its id or name.
        target: ``signalwire``, or ``both``.
        coming_from: ``twilio``, or ``None``.
        default_country: ``US`` or ``CA``.

    Raises:
        ConfigurationError: one of these cannot be; it says what can.

    """
    one_of("target", target, TARGETS)
    if coming_from is not None:
        one_of("coming-from", coming_from, ORIGINS)
    if default_country is not None:
        one_of("default-country", default_country.upper(), COUNTRIES)
    on = {each.id for each in RULES.values() if _is_on(each, target, coming_from)}
    chosen = {rule for each in dict.fromkeys(select) for rule in _selected(each, on)} or on
    named = {resolve_one(name).id: word for name, word in (severities or {}).items()}
    for rule, word in named.items():
        if word in _OFF:
            raise ConfigurationError(f'to leave a rule out, write ignore = ["{rule}"]')
    for word in named.values():
        one_of("severity", word, SEVERITIES)
    return Settings(
        rules=frozenset(chosen - resolve(ignore)),
        severities={name: Severity(word) for name, word in named.items()},
        target=target,
        coming_from=coming_from,
        default_country=default_country,
    )


def _is_on(rule: Rule, target: str, coming_from: str | None) -> bool:
    asked = rule.hints_at in {target, coming_from}
    return rule.default or (bool(rule.hints_at) and asked)


def one_of(kind: str, word: str, words: Iterable[str]) -> None:
    """Refuse a word that is none of these.

    Raises:
        ConfigurationError: it is none; it says which there are.

    """
    if word not in words:
        sentence, near = no_such(kind, word, map(str, words))
        hint = did_you_mean(near) or f"; there is {listed(words)}"
        raise ConfigurationError(f"{sentence}{hint}")


def _selected(selector: str, on: set[str]) -> set[str]:
    """Give the rules that are meant: a rule that is off by default has to be named in full."""
    found = _resolved(selector)
    return found & on or found


def resolve(selectors: Iterable[str]) -> set[str]:
    """Give the ids of the rules that are named, by id, by the beginning of one, or by name.

    Raises:
        ConfigurationError: there is none of such a name.

    """
    return {rule for each in dict.fromkeys(selectors) for rule in _resolved(each)}


def resolve_suppressed(selectors: Iterable[str]) -> frozenset[str]:
    """Give the ids of rules whose findings somebody wants to have in some place.

    Raises:
        ConfigurationError: there is no such rule, or what it finds cannot be right anywhere.

    """
    found: frozenset[str] = frozenset()
    for each in selectors:
        meant = _resolved(each)
        if meant <= AS_A_WHOLE:
            raise ConfigurationError(f"{each} is about the document as a whole")
        found |= meant
    return found - AS_A_WHOLE


def _resolved(selector: str) -> set[str]:
    found = {
        rule.id for rule in RULES.values() if rule.name == selector or _begins(rule.id, selector)
    }
    return found or {resolve_one(selector).id}


def _begins(name: str, selector: str) -> bool:
    return len(selector) >= len("CX") and name.startswith(selector.upper())


def _about_code(number: int) -> str:
    """Say what to read of a number that is an error code of the platform."""
    rules = [each.id for each in RULES.values() if each.platform_code == number]
    says = f"in cxml rule {listed(rules)}, and " if rules else ""
    return f"as an error code of SignalWire it is {says}in {_CODES_PAGE}"


def resolve_one(name: str) -> Rule:
    """Give the rule of an id or a name.

    Raises:
        ConfigurationError: there is none.

    """
    for each in RULES.values():
        if name in (each.name, each.id) or name.upper() == each.id:
            return each
    known = [word for each in RULES.values() for word in (each.id, each.name)]
    sentence, near = no_such("rule", name, known)
    if _CODE.fullmatch(name):
        raise ConfigurationError(f"{sentence}; {_about_code(int(name))}")
    # A number that is near is another rule, and hardly the one that was meant.
    hint = "; cxml rule lists them" if _NUMBERED.fullmatch(name) else did_you_mean(near)
    raise ConfigurationError(f"{sentence}{hint}")
