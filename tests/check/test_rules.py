"""Every rule finds what its wrong example has, and nothing in its right one."""

from __future__ import annotations

import pytest

from cxml._check.check import check_folder, shown_findings
from cxml._check.rule import Example, Fixable, Rule, Subject
from cxml._check.rules import GROUPS, RULES
from cxml._check.runner import Runner
from cxml._check.select import make_settings

EVERY = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)


def files(rule: Rule, example: Example) -> dict[str, bytes]:
    """Give the files of an example, as they would stand in one folder."""
    name = "program.py" if rule.language == "python" else "document.xml"
    named = {name: example} if isinstance(example, str) else example
    return {name: text.encode(errors="surrogatepass") for name, text in named.items()}


def runner(rule: Rule) -> Runner:
    """Give what asks all rules that are on, and this one."""
    on = [each.id for each in RULES.values() if each.default]
    coming_from = rule.hints_at if rule.hints_at == "twilio" else None
    return Runner(make_settings(select=[*on, rule.id], coming_from=coming_from))


@EVERY
def test_the_wrong_example_has_the_finding(rule: Rule) -> None:
    """The wrong example of a rule has its finding, at the line that the rule says."""
    found = check_folder(files(rule, rule.wrong), runner(rule))
    lines = [each.line for each in found if each.code == rule.id]
    assert lines
    assert rule.line in lines


@EVERY
def test_the_right_example_has_none(rule: Rule) -> None:
    """The right example of a rule has no finding, of this rule or another."""
    assert shown_findings(check_folder(files(rule, rule.right), runner(rule))) == []


@EVERY
def test_what_can_be_fixed_says_how(rule: Rule) -> None:
    """A rule says that it can be fixed if, and only if, the finding of its wrong example can."""
    found = check_folder(files(rule, rule.wrong), runner(rule))
    fixes = [each.fix for each in found if each.code == rule.id and each.fix]
    assert bool(fixes) is (rule.fix is not Fixable.NO)


@EVERY
def test_it_says_why(rule: Rule) -> None:
    """A rule says in its docstring why there is such a rule, and which sources say so."""
    assert len(rule.why) > 60, f"the docstring of {rule.id} says too little"
    assert rule.sources


@EVERY
def test_it_stands_in_the_file_of_its_group(rule: Rule) -> None:
    """A rule stands in the file that its id names."""
    group = next(modules for begins, modules in GROUPS.items() if rule.id.startswith(begins))
    assert any(rule in vars(module).values() for module in group)


def test_names_and_ids_are_each_given_once() -> None:
    """No two rules share a name, and no name is an id."""
    names = [each.name for each in RULES.values()]
    assert len({*names, *RULES}) == 2 * len(RULES)


def test_the_attributes_that_rules_name_exist() -> None:
    """A rule about elements, attributes or kinds names those that there are."""
    known = known_names()
    for rule in RULES.values():
        for on in rule.on:
            if on.subject in (Subject.ELEMENT, Subject.ATTRIBUTE, Subject.KIND):
                assert {*on.names, *on.within} <= known, rule.id


def known_names() -> set[str]:
    """Give the names of all elements, of their attributes in Python, and of the kinds of both."""
    from cxml._schema.walk import platform_roots, walk
    from cxml._tree.spec import spec_of

    names = {"text()"}
    for cls in walk(platform_roots()):
        spec = spec_of(cls)
        fields = [*spec.attributes.values(), *filter(None, [spec.text])]
        names |= {spec.tag, *spec.attributes, *(each.kind.name for each in fields)}
    return names
