"""A claim taken into the ledger of its document."""

from collections.abc import Callable
from pathlib import Path

from attrs import field, frozen

from claimcheck.ledger import sync
from claimcheck.ledger.filing import ledger_path
from claimcheck.ledger.heading import with_document
from claimcheck.ledger.naming import document_name
from claimcheck.lsp.audited import AuditedDocument
from claimcheck.model import Claim
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.claims import claims_of
from claimcheck.pipeline.link_evidence import with_evidence
from claimcheck.project_folder import ProjectFolder

Load = Callable[[Path], str | None]
"""Gives the text of a file, as the editor holds it or as it is on disk; ``None`` without one."""


@frozen(eq=False, repr=False)
class LedgerFiles(ByValue):
    """Where ledgers are.

    Args:
        folder: Their folder.
        project: The project, from whose root they name documents.
        load: Gives the text of a file.
    """

    folder: Path
    project: ProjectFolder | None
    load: Load = field(repr=False)

    def path_of(self, audited: AuditedDocument, name: str) -> Path:
        """Give the ledger of a document, or the file that a new one gets.

        Raises:
            InputError: It lies outside of the project.
            LedgerError: A ledger does not say which document it is about.
        """
        path = ledger_path(audited.path, audited.library.ledgers, self.folder, name)
        if self.project is not None:
            self.project.refuse_outside(path, "put the file itself there")
        return path


def recorded(
    claim: Claim, audited: AuditedDocument, files: LedgerFiles
) -> tuple[Path, str | None, str]:
    """Add a claim to the ledger of its document, as ``claimcheck extract`` does for all of them.

    Args:
        claim: The claim.
        audited: Its document.
        files: Where ledgers are.

    Returns:
        The ledger's file, its text before, ``None`` without one, and its text now.

    Raises:
        InputError: The ledger lies outside of the project.
        LedgerError: The ledger does not validate.
    """
    name = document_name(audited.path, files.project)
    path = files.path_of(audited, name)
    ledgers = audited.library.ledgers
    taken = {one.id for ledger in ledgers if Path(ledger.path) != path for one in ledger.records}
    before = files.load(path)
    known = audited.reading.recorded
    wanted = {one.index for one in audited.reading.claims if one.id in known} | {claim.index}
    found = claims_of(audited.document, audited.reading.sentences, audited.reading.mentions)
    claims = with_evidence(found, audited.library.studies)
    result = sync(
        before if not before or not before.strip() else with_document(before, name),
        [one for one in claims if one.index in wanted],
        audited.document,
        path=path.as_posix(),
        name=name,
        taken_ids=taken,
    )
    return path, before, result.text
