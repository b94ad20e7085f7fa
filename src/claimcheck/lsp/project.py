"""The project around what is being written: what a run reads, read again only where it changed."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from attrs import define, field

from claimcheck.auditing import Audit, Config, settings_of
from claimcheck.auditing.baseline import Known, load_baseline
from claimcheck.auditing.run import conclude
from claimcheck.model import Failure
from claimcheck.pipeline.analyses import Gathered, analyse_source
from claimcheck.pipeline.analysis import AnalysisSettings
from claimcheck.pipeline.inputs import DocumentSource, Sources
from claimcheck.pipeline.libraries import Libraries
from claimcheck.project_folder import CONFIGURATIONS
from claimcheck.readers import READERS
from claimcheck.rules import RULES

Configure = Callable[[tuple[str, ...]], tuple[Sources, Config]]
"""Gives what a command over some paths reads, and its configuration."""

_Stamp = tuple[int, int] | None
_LOOKED_AT_EVERY = 1.0


@define
class DocumentRun:
    """What the audits of one document share until one of the files behind it changes.

    Args:
        sources: What is read.
        config: The configuration.
        settings: By what the document is judged.
        libraries: What stands behind it.
        baseline: Findings that are known.
        day: The day on which it was made: suppressions expire.
    """

    sources: Sources
    config: Config
    settings: AnalysisSettings
    libraries: Libraries
    baseline: tuple[Known, ...]
    day: date = field(factory=date.today)
    _stamps: dict[str, _Stamp] = field(factory=dict, init=False)
    _looked: float = field(factory=time.monotonic, init=False)

    def audit(self, source: DocumentSource) -> Audit:
        """Audit the document as the editor holds it."""
        failures: list[Failure] = [*RULES.failures(), *READERS.failures()]
        libraries = self.libraries.again(failures)
        found = analyse_source(source, libraries, self.settings)
        gathered = Gathered((found,), libraries, tuple(failures))
        self.note_files()
        return conclude(
            gathered, self.settings, baseline=self.baseline, ignores=self.config.suppress
        )

    def note_files(self) -> None:
        """Note the state of files that were looked at for the first time."""
        before = self._stamps
        self._stamps = {
            name: before[name] if name in before else _stamp(name) for name in self._files() if name
        }

    def look_again(self) -> None:
        """Look at the files again before the next audit, however soon that is."""
        self._looked = 0.0

    def is_old(self) -> bool:
        """Tell whether the day or a file has changed; files are looked at once a second."""
        if self.day != date.today():  # noqa: DTZ011 - an expiry date is a local one
            return True
        now = time.monotonic()
        if self._looked and now - self._looked < _LOOKED_AT_EVERY:
            return False
        self._looked = now
        return any(_stamp(name) != before for name, before in self._stamps.items())

    def _files(self) -> Iterator[str]:
        """Name the files that audits depend on beside the document: those not there too."""
        root = self.sources.project.root if self.sources.project is not None else Path()
        yield from (f"{root}/{name}" for name in CONFIGURATIONS)
        yield self.config.source
        yield self.config.baseline
        for name in self.libraries.files:
            yield name
            yield Path(name).parent.as_posix()  # documents that cite the same works come and go
        for folder in (self.sources.ledgers, self.sources.source_folder):
            if folder is not None:
                yield folder.as_posix()
                yield from sorted(path.as_posix() for path in folder.glob("*"))
        if self.sources.store is not None:
            yield self.sources.store.as_posix()


class WrittenProject:
    """Audits of documents as an editor holds them.

    Everything happens in one thread: the evidence store belongs to the thread that opened it.

    Args:
        configure: Reads the configuration of a document.
    """

    def __init__(self, configure: Configure) -> None:
        """Start with nothing read."""
        self._configure = configure
        self._runs: dict[str, DocumentRun] = {}

    def audit(self, source: DocumentSource) -> Audit:
        """Audit a document as the editor holds it.

        Args:
            source: Its file, as the command would name it, and the text that it is to hold.

        Returns:
            What ``claimcheck check`` says of that file with that content.

        Raises:
            ConfigurationError: The configuration is wrong.
            InputError: The document or the baseline cannot be read.
        """
        return self.run(source.path).audit(source)

    def run(self, path: str) -> DocumentRun:
        """Give what the audits of a document share, made again where a file or the day changed.

        Args:
            path: Its file, ``""`` where there is none.

        Raises:
            ConfigurationError: The configuration is wrong.
            InputError: The baseline cannot be read.
        """
        known = self._runs.get(path)
        if known is not None and not known.is_old():
            return known
        sources, config = self._configure((path,) if path else ())
        baseline = tuple(load_baseline(Path(config.baseline))) if config.baseline else ()
        made = DocumentRun(sources, config, settings_of(config), Libraries(sources, []), baseline)
        made.note_files()
        self._runs[path] = made
        return made

    def look_again(self) -> None:
        """Look at every file again before the next audit, however soon that is."""
        for run in self._runs.values():
            run.look_again()

    def read_again(self) -> None:
        """Read everything again before the next audit: files may have come or gone."""
        self._runs.clear()

    def forget(self, path: str) -> None:
        """Let go of what stands behind a document that was closed."""
        self._runs.pop(path, None)


def _stamp(name: str) -> _Stamp:
    try:
        state = Path(name).stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size
