"""Messages about the session: its beginning, and files that change outside the editor's texts."""

from lsprotocol import types

from claimcheck.lsp.server import ClaimServer

_WATCHED = "**/*.{bib,ris,nbib,json,yml,yaml,toml,md,tex,rst,ipynb,txt}"


def initialize(ls: ClaimServer, params: types.InitializeParams) -> None:
    """Work from the folder that the editor has open, the first where there are several."""
    folders = params.workspace_folders or ()
    ls.settle(folders[0].uri if folders else params.root_uri)


async def initialized(ls: ClaimServer, _: types.InitializedParams) -> None:
    """Ask the editor to report files that change, where it can watch them."""
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace is not None else None
    if watching is None or not watching.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_WATCHED)])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("claimcheck-files", method, options)
    await ls.client_register_capability_async(types.RegistrationParams([registration]))


def files_changed(ls: ClaimServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Read the project again where a file changed that is not open as a document."""
    if any(ls.texts.get(change.uri) is None for change in params.changes):
        ls.files_changed()
