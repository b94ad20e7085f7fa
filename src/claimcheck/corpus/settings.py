"""By what the documents of a corpus are audited: one value that goes to every worker."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from attrs import asdict, evolve, field, frozen

from claimcheck._version import __version__
from claimcheck.auditing import Config, Sources, settings_of
from claimcheck.auditing.baseline import Known, load_baseline
from claimcheck.auditing.one_document import DocumentAuditor
from claimcheck.corpus.limits import Limits
from claimcheck.disk_cache import code_stamp
from claimcheck.model.by_value import ByValue
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.regular_files import open_regular

_CHUNK: Final = 1 << 20


@frozen(eq=False, repr=False)
class CorpusSettings(ByValue):
    """By what the documents of a corpus are audited.

    Args:
        sources: What stands behind the documents; it names no documents.
        config: Profile, rules, engine, suppressions and baseline.
        day: ISO date by which expiry and age are judged.
        limits: What one document may take.
        formats: What results are written as; empty gives audits instead.
        folder: Folder that relative paths count from, where workers have it.
        run: What tells the workers of one run from those of others.
    """

    sources: Sources
    config: Config
    day: str
    limits: Limits = Limits()
    formats: tuple[str, ...] = ()
    folder: str = field(default="", repr=False)
    run: str = field(default="", repr=False)

    @property
    def analysis(self) -> AnalysisSettings:
        """Give by what a document is analysed.

        Raises:
            ConfigurationError: There is no such rule, profile or kind.
        """
        settings = settings_of(self.config)
        return evolve(settings, judging=evolve(settings.judging, today=self.day))

    def auditor(self) -> DocumentAuditor:
        """Read what stands behind the documents, and give what audits them.

        Raises:
            ConfigurationError: There is no such rule, profile or kind.
            InputError: The baseline cannot be read.
        """
        baseline: tuple[Known, ...] = ()
        if self.config.baseline:
            baseline = load_baseline(Path(self.config.baseline))
        return DocumentAuditor(self.sources, self.analysis, self.config.suppress, baseline)

    def key(self) -> str:
        """Digest what results follow from beside the documents and the day, the code included."""
        digest = blake2b(digest_size=16)
        for part in self._parts():
            digest.update(b"%d\n" % len(part))
            digest.update(part)
        return digest.hexdigest()

    def _parts(self) -> Iterator[bytes]:
        config, sources = self.config, self.sources
        named = evolve(config, folder=Path(), source="", lines={}, paths=(), cache="", reports="")
        words = (__version__, code_stamp(), self.day[:4], sources.tracked, *self.formats)
        yield json.dumps(words).encode()
        yield repr(asdict(named)).encode("utf-8", "surrogatepass")
        yield repr(self.limits).encode()
        for path in (*sources.bibliographies, *sources.fallback, config.baseline):
            yield file_digest(path).encode()
        for folder in (sources.ledgers, sources.source_folder):
            for file in sorted(folder.rglob("*")) if folder and folder.is_dir() else ():
                yield f"{file.name} {file_digest(file)}".encode("utf-8", "surrogatepass")
        if sources.store is not None:
            yield file_digest(sources.store).encode()
        if sources.bibliography is not None:
            yield repr(sources.bibliography.references).encode("utf-8", "surrogatepass")


def file_digest(path: str | Path) -> str:
    """Digest the content of a file; empty where it cannot be read.

    Args:
        path: The file.
    """
    digest = blake2b(digest_size=16)
    try:
        with open_regular(path) as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()
