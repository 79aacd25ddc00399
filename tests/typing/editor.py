"""Asks what an editor asks: pyright's language server, as Visual Studio Code has it inside."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, Self

import cxml

PACKAGE = Path(cxml.__file__).parent


class Editor:
    """One open program in an editor; leave it with ``with``."""

    def __init__(self, folder: Path, program: str) -> None:
        self._file = folder / "program.py"
        self._file.write_text(program, encoding="utf-8")
        # Type checkers do not look where an editable installation does.
        settings = json.dumps({"extraPaths": [str(PACKAGE.parent)]})
        (folder / "pyrightconfig.json").write_text(settings, encoding="utf-8")
        self._program = program
        self._numbers = count()
        self._server = subprocess.Popen(
            [sys.executable, "-m", "pyright.langserver", "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        uri = folder.as_uri()
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "it"}],
                "capabilities": {
                    "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                    "workspace": {"configuration": True, "workspaceFolders": True},
                },
            },
        )
        self._say("initialized", {})
        self._say(
            "textDocument/didOpen",
            {
                "textDocument": {
                    "uri": self._file.as_uri(),
                    "languageId": "python",
                    "version": 1,
                    "text": program,
                }
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.kill()
        self._server.communicate()

    def hover(self, word: str) -> str:
        """Give what is shown above the first place of a word."""
        found = self._ask("textDocument/hover", self._place(self._program.index(word)))
        shown: str = found["contents"]["value"] if found else ""
        return shown

    def completions(self, before: str) -> list[str]:
        """Give the names that are offered behind a text."""
        place = self._place(self._program.index(before) + len(before))
        found: Any = self._ask("textDocument/completion", place)
        items: Any = found["items"] if "items" in found else found
        return [each["label"] for each in items]

    def _place(self, offset: int) -> dict[str, Any]:
        before = self._program[:offset]
        line, column = before.count("\n"), offset - (before.rfind("\n") + 1)
        return {
            "textDocument": {"uri": self._file.as_uri()},
            "position": {"line": line, "character": column},
        }

    def _ask(self, method: str, parameters: object) -> Any:
        number = next(self._numbers)
        self._write({"id": number, "method": method, "params": parameters})
        while True:
            heard = self._read()
            if heard.get("id") == number and "method" not in heard:
                return heard["result"]
            if "id" in heard:  # the server asks: for the settings, mostly, and there are none
                asked: Any = heard.get("params") or {}
                items: list[Any] = asked.get("items", [])
                settings = [{"pythonPath": sys.executable} for _ in items]
                self._write({"id": heard["id"], "result": settings or None})

    def _say(self, method: str, parameters: object) -> None:
        self._write({"method": method, "params": parameters})

    def _write(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return message
