// Starts `claimcheck lsp` and connects the editor to it; everything else happens there.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "latex", "plaintext", "restructuredtext", "quarto"];

let client;

exports.activate = async function activate() {
  const [command, ...args] = workspace.getConfiguration("claimcheck").get("command");
  const [folder] = workspace.workspaceFolders ?? [];
  const server = { command, args, options: { cwd: folder?.uri.fsPath } };
  const documentSelector = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  client = new LanguageClient("claimcheck", "claimcheck", server, { documentSelector });
  await client.start();
};

exports.deactivate = function deactivate() {
  return client?.stop();
};
