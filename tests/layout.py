"""Documents, laid out in any of the ways in which XML can be written."""

from __future__ import annotations

from random import Random

from lxml import etree
from lxml.etree import _Element as Node

from cxml import Element

NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


class Layout:
    """Writes a tree with white space, comments, references and CDATA wherever they may stand."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.text = ""
        self.starts: list[int] = []

    def add(self, node: Node) -> None:
        """Write an element and all in it."""
        self.starts.append(len(self.text))
        self.text += f"<{parsed_name(str(node.tag))}"
        attributes = [(parsed_name(str(name)), str(text)) for name, text in node.items()]
        if self.chance():
            attributes.insert(self.random.randrange(len(attributes) + 1), ("wrong", "1"))
        for name, text in attributes:
            self.text += f"{self.space(1)}{name}{self.space(0)}={self.space(0)}"
            quote = self.random.choice("\"'")
            self.text += quote + "".join(self.spelled(each, quote) for each in text) + quote
        self.text += self.space(0) + ">"
        self.add_text(node.text or "")
        for each in node:
            self.add(each)
            self.add_text(each.tail or "")
        self.text += f"</{parsed_name(str(node.tag))}{self.space(0)}>"

    def add_text(self, text: str) -> None:
        """Write a text, some of it in other ways, with comments between."""
        for each in text:
            if self.chance():
                self.text += self.random.choice(["<!-- <b a='1'>\n& -->", "<?p <b> \r\n ?>"])
            is_fit = each not in "]>" and self.chance()
            self.text += f"<![CDATA[{each}]]>" if is_fit else self.spelled(each, ">")

    def spelled(self, character: str, end: str) -> str:
        """Spell a character as it is, or as a reference."""
        if character in ("&", "<", end) or self.chance():
            code = ord(character)
            named = [name for name, each in NAMED.items() if each == character]
            return self.random.choice([f"&#{code};", f"&#x{code:X};", *named])
        return character

    def space(self, least: int) -> str:
        """Give white space."""
        length = self.random.randrange(least, 4)
        return "".join(self.random.choice([" ", "\t", "\n", "\r", "\r\n"]) for _ in range(length))

    def chance(self) -> bool:
        """Tell whether to do something, now and then."""
        return self.random.random() < 0.2


def parsed_name(name: str) -> str:
    """Write a name as documents have it."""
    return name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def laid_out(document: Element, random: Random) -> Layout:
    """Lay a document out anew."""
    layout = Layout(random)
    layout.add(etree.fromstring(document.to_bytes()))
    return layout
