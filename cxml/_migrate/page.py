"""What there is to say about a rewrite: its page in the reference."""

from __future__ import annotations

from collections.abc import Iterator

from .rewrite import Example, Rewrite, Safety

_SAFETY = {
    Safety.SAFE: "It is safe: `cxml migrate --write` does it.",
    Safety.UNSAFE: "It is unsafe: `cxml migrate --write --unsafe` does it.",
    Safety.REPORT: "It writes nothing: the report says where a person has to.",
}


def page_of(rewrite: Rewrite) -> str:
    """Give the page of a rewrite, in Markdown."""
    return "\n".join(_lines(rewrite))


def _lines(rewrite: Rewrite) -> Iterator[str]:
    yield f"# {rewrite.name}\n"
    yield f"{rewrite.summary[:1].upper()}{rewrite.summary[1:]}. {_SAFETY[rewrite.safety]}"
    yield f"\n{rewrite.why}\n"
    if rewrite.before == rewrite.after:
        yield "## What is reported\n"
        yield from _example(rewrite.before)
    else:
        yield "## Before\n"
        yield from _example(rewrite.before)
        yield "## After\n"
        yield from _example(rewrite.after)
    if rewrite.left:
        yield _left(rewrite)
    if rewrite.rules:
        names = ", ".join(f"[{each}](../rules/{each}.md)" for each in rewrite.rules)
        yield f"## Rules\n\nWhat it is about, `cxml check` finds too: {names}.\n"


def _left(rewrite: Rewrite) -> str:
    many = len(rewrite.left) > 1
    lines = " and ".join(map(str, rewrite.left))
    return f"Line{'s' if many else ''} {lines} {'are' if many else 'is'} reported.\n"


def _example(example: Example) -> Iterator[str]:
    if isinstance(example, str):
        yield f"```python\n{example}```\n"
        return
    for name, text in example.items():
        language = "python" if name.endswith(".py") else "text"
        yield f"`{name}`:\n\n```{language}\n{text}```\n"
