"""The server put together: which function answers to which message of the protocol."""

from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types

from claimcheck.lsp import notebook_messages, questions, session_messages, text_messages
from claimcheck.lsp.completion import TRIGGERS
from claimcheck.lsp.project import Configure
from claimcheck.lsp.server import ClaimServer
from claimcheck.memory import start_remembering

_ANSWERS: Mapping[str, Callable[..., Any]] = {
    types.INITIALIZE: session_messages.initialize,
    types.INITIALIZED: session_messages.initialized,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: session_messages.files_changed,
    types.TEXT_DOCUMENT_DID_OPEN: text_messages.opened,
    types.TEXT_DOCUMENT_DID_CHANGE: text_messages.changed,
    types.TEXT_DOCUMENT_DID_SAVE: text_messages.saved,
    types.TEXT_DOCUMENT_DID_CLOSE: text_messages.closed,
    types.NOTEBOOK_DOCUMENT_DID_OPEN: notebook_messages.notebook_opened,
    types.NOTEBOOK_DOCUMENT_DID_CHANGE: notebook_messages.notebook_changed,
    types.NOTEBOOK_DOCUMENT_DID_SAVE: notebook_messages.notebook_saved,
    types.NOTEBOOK_DOCUMENT_DID_CLOSE: notebook_messages.notebook_closed,
    types.TEXT_DOCUMENT_HOVER: questions.hover,
    types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: questions.symbols,
    types.TEXT_DOCUMENT_DEFINITION: questions.definition,
    types.TEXT_DOCUMENT_COMPLETION: questions.completion,
    types.TEXT_DOCUMENT_CODE_ACTION: questions.actions,
}
_KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite)
_OPTIONS: Mapping[str, Any] = {
    types.TEXT_DOCUMENT_COMPLETION: types.CompletionOptions(trigger_characters=TRIGGERS),
    types.TEXT_DOCUMENT_CODE_ACTION: types.CodeActionOptions(code_action_kinds=_KINDS),
}


def serve(configure: Configure) -> None:
    """Serve an editor over standard input and output until it ends the session.

    Args:
        configure: Reads the configuration, once the folder of the project is known.
    """
    start_remembering()
    server_with(configure).start_io()


def server_with(configure: Configure) -> ClaimServer:
    """Make a server that answers to every message that it knows.

    Args:
        configure: Reads the configuration.
    """
    server = ClaimServer(configure)
    for message, answer in _ANSWERS.items():
        server.feature(message, _OPTIONS.get(message))(answer)
    return server
