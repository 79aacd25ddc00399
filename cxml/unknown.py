"""Elements that cxml has no class for, by the module's public name."""

from ._tree.unknown import Unknown as Unknown

__all__ = ["Unknown"]
