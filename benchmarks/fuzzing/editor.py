"""The door of editors: sessions of JSON-RPC messages, of which some are damaged."""

import asyncio
import json
import logging
import os
import random
import threading
import traceback
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any

from pygls.io_ import run_async

from benchmarks.fuzzing.structures import broken_json
from claimcheck.auditing import Config, Sources
from claimcheck.lsp.server import ClaimServer
from claimcheck.lsp.serving import server_with

HERE = Path(__file__).parent
_NAMES = ("a.md", "b.txt", "c.ipynb", "references.bib", "claims/a.toml", "%00", "é%F0%9F%98%80.md")
_CELLS = ("c.ipynb#1", "c.ipynb#2")
_QUESTIONS = ("hover", "definition", "completion", "codeAction", "documentSymbol")
_PLACES = (0, 0, 1, 1, 2, 3, 5, 17, 80, 999, 2**31 - 1, 2**32, -1)
_TYPED = ("", "x", "\n", "\r", "\r\n", "[@", "]", "(Lee 2020)", "\U0001f600", "\ud800", "\u0301")
_KINDS = ("utf-8", "utf-16", "utf-32", "x")
_OURS = f"{os.sep}claimcheck{os.sep}"


def session(dice: random.Random) -> bytes:
    """Make a session; in one of three a message is damaged."""
    messages = [_opened(dice, "a.md"), *(_message(dice) for _ in range(dice.choice((1, 4, 12))))]
    if dice.random() < 0.2:
        messages.insert(0, _notebook_opened(dice))
    texts = [json.dumps(one) for one in messages]
    if dice.random() < 1 / 3:
        at = dice.randrange(len(texts))
        texts[at] = broken_json(texts[at], dice)
    encodings = dice.sample(_KINDS, dice.randrange(4))
    return json.dumps({"encodings": encodings, "messages": texts}).encode()


def enter(data: bytes, folder: Path) -> None:
    """Hold a session; whatever is raised by our code in it is raised here.

    A server works from the folder of its project, which goes when the session is over.
    """
    given = json.loads(data)
    logging.disable(logging.CRITICAL)
    with chdir(folder):
        asyncio.run(_held(given["encodings"], given["messages"], folder))


class _WatchedServer(ClaimServer):
    """A server that keeps what went wrong in it."""

    def _report_server_error(self, error: Exception, source: Any) -> None:
        told = "".join(traceback.format_exception(error))
        told += " ".join((getattr(error, "data", None) or {}).get("traceback", ()))
        if _OURS in told:
            self.faults.append(f"{error}: {told[-300:]}")
        del source


async def _held(encodings: list[str], texts: list[str], folder: Path) -> None:
    server = server_with(_configure)
    server.__class__ = _WatchedServer
    server.faults = []
    reader, writer = asyncio.StreamReader(), _Kept()
    server.protocol.set_writer(writer)
    root = folder.as_uri()
    for text in (_initialize(encodings, root), *texts):
        body = text.replace("ROOT", root).encode("utf-8", "replace")
        reader.feed_data(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    reader.feed_eof()
    await run_async(threading.Event(), reader, server.protocol)
    waiting = asyncio.all_tasks() - {asyncio.current_task()}
    await asyncio.gather(*waiting, return_exceptions=True)
    for uri in [one.uri for one in server.texts]:
        await server.audited(uri)
    server._worker.shutdown()  # noqa: SLF001 - the process goes on
    server.faults += [one for one in writer.said if "internal error" in one]
    if server.faults:
        raise AssertionError(server.faults[0])


class _Kept:
    """What the server wrote."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def write(self, data: bytes) -> None:
        self.said.append(data.decode())

    def close(self) -> None:
        """Have nothing to close."""


def _configure(_: tuple[str, ...]) -> tuple[Sources, Config]:
    return Sources(), Config(engine="fast")


def _initialize(encodings: list[str], root: str) -> str:
    general = {"positionEncodings": encodings}
    params = {"processId": None, "rootUri": root, "capabilities": {"general": general}}
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params})


def _message(dice: random.Random) -> dict[str, Any]:
    draw = dice.random()
    if draw < 0.45:
        return _changed(dice)
    if draw < 0.75:
        return _question(dice)
    if draw < 0.85:
        return _opened(dice, dice.choice(_NAMES))
    if draw < 0.92:
        return _notebook_changed(dice)
    return _ended(dice)


def _opened(dice: random.Random, name: str) -> dict[str, Any]:
    text = _seed("markdown.md")[: dice.choice((0, 40, 400, 4000))]
    given = {"uri": _uri(name), "languageId": dice.choice(("markdown", "x")), "version": 1}
    return _note("textDocument/didOpen", {"textDocument": {**given, "text": text}})


def _changed(dice: random.Random) -> dict[str, Any]:
    given = {"uri": _uri(dice.choice((*_NAMES, *_CELLS, "a.md", "a.md"))), "version": 2}
    changes = [_change(dice) for _ in range(dice.choice((1, 1, 3, 9)))]
    params = {"textDocument": given, "contentChanges": changes}
    return _note("textDocument/didChange", params)


def _change(dice: random.Random) -> dict[str, Any]:
    text = "".join(dice.choice(_TYPED) for _ in range(dice.randrange(4)))
    if dice.random() < 0.1:
        return {"text": text}
    return {"range": _range(dice), "text": text}


def _question(dice: random.Random) -> dict[str, Any]:
    kind = dice.choice(_QUESTIONS)
    params: dict[str, Any] = {"textDocument": {"uri": _uri(dice.choice((*_NAMES, *_CELLS)))}}
    params["position"] = _place(dice)
    if kind == "codeAction":
        params |= {"range": _range(dice), "context": {"diagnostics": []}}
    number = dice.choice((2, 3, "x"))
    return {"jsonrpc": "2.0", "id": number, "method": f"textDocument/{kind}", "params": params}


def _ended(dice: random.Random) -> dict[str, Any]:
    uri = _uri(dice.choice((*_NAMES, *_CELLS)))
    match dice.randrange(4):
        case 0:
            return _note("textDocument/didClose", {"textDocument": {"uri": uri}})
        case 1:
            return _note("textDocument/didSave", {"textDocument": {"uri": uri}})
        case 2:
            changes = [{"uri": uri, "type": dice.randrange(1, 4)}]
            return _note("workspace/didChangeWatchedFiles", {"changes": changes})
        case _:
            return _note("notebookDocument/didClose", _closed_notebook())


def _closed_notebook() -> dict[str, Any]:
    cells = [{"uri": _uri(one)} for one in _CELLS]
    return {"notebookDocument": {"uri": _uri("c.ipynb")}, "cellTextDocuments": cells}


def _notebook_opened(dice: random.Random) -> dict[str, Any]:
    cells = [{"kind": dice.randrange(1, 3), "document": _uri(one)} for one in _CELLS]
    held = {"uri": _uri("c.ipynb"), "notebookType": "jupyter-notebook", "version": 1}
    texts = [
        {"uri": _uri(one), "languageId": "markdown", "version": 1, "text": "Tea cures. [@a]\n"}
        for one in _CELLS
    ]
    params = {"notebookDocument": {**held, "cells": cells}, "cellTextDocuments": texts}
    return _note("notebookDocument/didOpen", params)


def _notebook_changed(dice: random.Random) -> dict[str, Any]:
    array = {"start": dice.choice(_PLACES), "deleteCount": dice.choice(_PLACES)}
    added = [{"kind": 1, "document": _uri(dice.choice(_CELLS))}] * dice.randrange(3)
    cell = {"document": {"uri": _uri(_CELLS[0]), "version": 2}, "changes": [_change(dice)]}
    cells = {"structure": {"array": {**array, "cells": added}}, "textContent": [cell]}
    held = {"uri": _uri("c.ipynb"), "version": 2}
    params = {"notebookDocument": held, "change": {"cells": cells}}
    return _note("notebookDocument/didChange", params)


def _range(dice: random.Random) -> dict[str, Any]:
    return {"start": _place(dice), "end": _place(dice)}


def _place(dice: random.Random) -> dict[str, int]:
    return {"line": dice.choice(_PLACES), "character": dice.choice(_PLACES)}


def _note(method: str, params: dict[str, Any]) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params}


def _uri(name: str) -> str:
    return f"ROOT/{name}"


@cache
def _seed(name: str) -> str:
    return (HERE / "seeds" / name).read_text("utf-8")
