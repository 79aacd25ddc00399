"""What a run of rules is told: which of them are on, and what is known of the program."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from .rule import Rule, Severity


@frozen(kw_only=True)
class Settings:
    """The rules that are on, how bad what they find is, and what is known of the program."""

    rules: frozenset[str]
    """The ids of the rules that are on."""
    severities: Mapping[str, Severity] = field(factory=dict[str, Severity])
    """How bad the findings of a rule are, by its id, where that is other than declared."""
    target: str = "signalwire"
    """Where the documents run: on SignalWire, or on ``both`` platforms."""
    coming_from: str | None = None
    """The platform that the program comes from: then hints about moving are warnings."""
    default_country: str | None = None
    """The country, such as ``US``, of numbers that name none: a hint may then say the whole."""

    def severity(self, rule: Rule) -> Severity:
        """Say how bad the findings of a rule are."""
        if rule.id in self.severities:
            return self.severities[rule.id]
        hints = rule.hints_at and rule.hints_at == self.coming_from
        return Severity.WARNING if hints and rule.severity is Severity.INFO else rule.severity
