"""Says what setup.cfg cannot: the README as it has to be where the repository is not beside it.

On the page of a release, pages and pictures of ``docs/`` are those of the site. Other files have no
address there, so the text of their links is left alone.
"""

from __future__ import annotations

import re
from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parent
LINK = re.compile(
    r"(?P<said>!?\[(?P<text>[^\]]+)\])\((?P<path>[^\s:#()]+?)(?P<page>\.md)?(?P<part>#[^\s()]+)?\)"
)


def site() -> str:
    """Give the address of the documentation."""
    settings = ConfigParser(interpolation=None)
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    urls = settings["metadata"]["project_urls"]
    return re.findall(r"^Documentation = (\S+/)$", urls, re.MULTILINE)[0]


def described() -> str:
    """Give the README with links that work anywhere."""
    return LINK.sub(_elsewhere, (ROOT / "README.md").read_text(encoding="utf-8"))


def _elsewhere(link: re.Match[str]) -> str:
    name = link["path"].removeprefix("docs/")
    if name == link["path"]:
        return link["text"]
    ending = ".html" if link["page"] else ""
    return f"{link['said']}({site()}{name}{ending}{link['part'] or ''})"


if __name__ == "__main__":  # as builders run it; what else reads it needs no setuptools
    from setuptools import setup

    setup(long_description=described())
