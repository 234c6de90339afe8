"""A small client for yaml-language-server, the program behind YAML in VS Code and other editors."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

PATIENCE = 60.0


def command() -> list[str] | None:
    """How to start the server: QUIZ_YAML_LANGUAGE_SERVER names it, or it is on the PATH. None: not here."""
    named = os.environ.get("QUIZ_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
    if not named or not Path(named).exists() or not shutil.which("node"):
        return None
    return ["node", str(Path(named).resolve()), "--stdio"]


class Server:
    """A running server with its folder. `problems`, `completions` and `hover` are what an editor would show."""

    def __init__(self, folder: Path) -> None:
        arguments = command()
        assert arguments
        self.folder = folder
        self.process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.number = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        document = {
            "completion": {"completionItem": {"snippetSupport": True}},
            "hover": {"contentFormat": ["markdown"]},
        }
        uri = folder.as_uri()
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": uri,
                "workspaceFolders": [{"uri": uri, "name": "decks"}],
                "capabilities": {"workspace": {"configuration": True}, "textDocument": document},
            },
        )
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        """End the server."""
        self.process.kill()
        self.process.wait()
        self.reader.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def problems(self, text: str) -> list[str]:
        """The diagnostics of a text as `line: message`, lines from 1."""
        uri = self._open(text)
        said = self._wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri
        )
        return [
            f"{one['range']['start']['line'] + 1}: {one['message']}" for one in said["params"]["diagnostics"]
        ]

    def completions(self, text: str) -> dict[str, str]:
        """What is offered at the end of a text: labels with what they insert."""
        lines = text.split("\n")
        place = {"line": len(lines) - 1, "character": len(lines[-1])}
        answer = self._ask(
            "textDocument/completion", {"textDocument": {"uri": self._open(text)}, "position": place}
        )
        return {item["label"]: item.get("insertText", "") for item in answer["items"]}

    def hover(self, text: str, line: int, column: int) -> str:
        """What is shown over a place, line and column from 1."""
        place = {"line": line - 1, "character": column - 1}
        answer = self._ask(
            "textDocument/hover", {"textDocument": {"uri": self._open(text)}, "position": place}
        )
        return answer["contents"]["value"] if answer else ""

    def _open(self, text: str) -> str:
        self.number += 1
        uri = (self.folder / f"deck{self.number}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def _ask(self, method: str, parameters: dict[str, Any]) -> Any:
        self.number += 1
        number = self.number
        self._send({"id": number, "method": method, "params": parameters})
        return self._wait(lambda m: m.get("id") == number and "method" not in m)["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _wait(self, fits: Any) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while True:
            message = self.inbox.get(timeout=max(end - time.monotonic(), 0.01))
            if "id" in message and "method" in message:
                self._send({"id": message["id"], "result": self._settings(message)})
            elif fits(message):
                return message

    @staticmethod
    def _settings(message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        ours = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
        return [ours if item.get("section") == "yaml" else {} for item in message["params"]["items"]]

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while True:
            length = 0
            while (line := stream.readline()).strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if not line:
                return
            self.inbox.put(json.loads(stream.read(length)))
