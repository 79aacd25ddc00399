"""How arguments are taken, and what is said of those that are wrong."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentError, ArgumentParser
from typing import Any, NoReturn


class Parser(ArgumentParser):
    """A parser that says in one line what is wrong, and in another where all options are."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with 2."""
        from .options import print_lines

        lines = (f"{self.prog}: {message}", f"{self.prog} --help shows what can be written")
        print_lines(lines, sys.stderr)
        self.exit(2)

    def _check_value(self, action: Action, value: Any) -> None:
        """Refuse what is none of the words that an argument may be.

        Raises:
            ArgumentError: it is none of them; the nearest is named.

        """
        if action.choices is None or value in action.choices:
            return
        from .._text.wording import did_you_mean, listed, nearest, shown

        words = [str(each) for each in action.choices]
        option = f"--{value}"
        is_option = option in self._option_string_actions
        advice = did_you_mean(option if is_option else nearest(str(value), words))
        raise ArgumentError(action, f"{shown(value)} is not {listed(words)}{advice}")
