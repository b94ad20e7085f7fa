"""Every program in which people write against every command that writes.

A person has a file open that a command reads or writes, and saves it while the command is at work:
the steps of the save fall between the calls by which the command opens, makes, renames and removes
files, at its beginning or behind its end. Whatever comes when, no word that a person wrote may be
gone, no file half written, and after the next run of the command nothing temporary is left.

Run ``python benchmarks/edited_meanwhile.py [SAVES] [SEED] [WORDS]``: so many saves of each program
in each file of each command in whose name the words are. It needs a system with ``fork``.
"""

import json
import os
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from attrs import field, frozen

from benchmarks.kills import Trial, copy_of, faults_in, trial_of
from benchmarks.person_editors import EDITORS, Steps
from benchmarks.word_files import parts_of
from benchmarks.writing_commands import COMMANDS, call
from benchmarks.writing_project import files_of, human_words, prepare

_WORD = b"HUMAN-900"
_LINES = {".bib": b"%% %s\n", ".toml": b"# %s\n", ".tsv": b"%s\t\n"}
_EVENTS = frozenset(
    {"ctypes.call_function", "open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename",
     "os.scandir", "sqlite3.connect"}
)  # fmt: skip
_DRAWN = re.compile(r"(reports/(audit\.|pages/.*html)|out/audit|results/|tables/(?!history))")
"""Reports and tables that each run makes anew, in which nobody writes."""
_NEAR = 2 / 3
_CONTINUED = 3
_NEVER = 1 << 30


@frozen(slots=False)
class Save:
    """A person saves a file.

    Args:
        editor: The program.
        name: The file.
        text: What it is to hold.
        moments: At which calls of the command the steps of the save are made.
    """

    editor: str
    name: str
    text: bytes = field(repr=False)
    moments: tuple[int, ...]


def edited(name: str, before: bytes) -> bytes:
    """Give what a person makes of a file."""
    suffix = Path(name).suffix
    if suffix == ".docx":
        return _with_paragraph(before)
    if suffix == ".xlsx":
        return _with_cell(before)
    if suffix == ".csv" and b"HUMAN-11" in before:
        return before.replace(b"HUMAN-11", b"HUMAN-11 " + _WORD, 1)
    line = _LINES.get(suffix, b"\n%s drinks tea.\n") % _WORD
    return before + (b"" if before.endswith(b"\n") or not before else b"\n") + line


def _with_paragraph(data: bytes) -> bytes:
    parts = parts_of(data)
    main = "word/document.xml"
    words = b"<w:p><w:r><w:t>%s drinks tea.</w:t></w:r></w:p>" % _WORD
    end = b"<w:sectPr" if b"<w:sectPr" in parts[main] else b"</w:body>"
    head, _, tail = parts[main].rpartition(end)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for part, content in (parts | {main: head + words + end + tail}).items():
            archive.writestr(part, content)
    return out.getvalue()


def _with_cell(data: bytes) -> bytes:
    import openpyxl  # noqa: PLC0415 - an extra

    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    column = next(at for at, head in enumerate(heads, 1) if head in {"notes", "Note"})
    sheet.cell(2, column, _WORD.decode())
    if "Name" in heads:
        sheet.cell(2, heads.index("Name") + 1, "R. Moss")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def save_meanwhile(trial: Trial, project: Path, place: Path, save: Save) -> list[str]:
    """Run a command while a person saves, and run it again; say what is wrong."""
    copy = copy_of(project, place / "edited")
    code, said = _run_beside(copy, trial, save)
    left = files_of(copy)
    faults = [f"at first: {one}" for one in _faults(trial, save, left, copy)]
    faults += _unclear("at first", code, said)
    code, said = call(copy, trial.command.words, trial.command.answers)
    faults += _unclear("again", code, said)
    again = files_of(copy)
    faults += [f"again: {one}" for one in _faults(trial, save, again, copy)]
    known = {*trial.before, *trial.after, save.name}
    strays = (name for name in again if name not in known and ".corpus" not in Path(name).parts)
    return faults + [f"stray: {name}" for name in strays]


def _faults(trial: Trial, save: Save, files: dict[str, bytes], folder: Path) -> Iterator[str]:
    said = human_words(trial.before) | human_words({save.name: save.text})
    for name, word in said - human_words(files):
        yield f"lost {word.decode()} in {name}"
    yield from faults_in(files, folder)


def _unclear(turn: str, code: int, said: str) -> Iterator[str]:
    is_told = any(line.startswith("claimcheck: ") for line in said.splitlines())
    if code not in {0, 1, 2} or "internal error" in said or "Traceback" in said:
        yield f"{turn}: ended with {code}: {said.strip()[:300]}"
    elif code == 2 and not is_told:
        yield f"{turn}: unclear: {said.strip()[:300]}"


def _run_beside(folder: Path, trial: Trial, save: Save) -> tuple[int, str]:
    """Run a command in a process of its own in which a person's steps come between its calls."""
    (folder / save.name).parent.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        told: tuple[int, str] = (3, "the process broke")
        try:
            steps = EDITORS[save.editor](folder / save.name, save.text)
            person = _Person(steps, save.moments)
            sys.addaudithook(person)
            told = call(folder, trial.command.words, trial.command.answers)
            person.finish()
        finally:
            os.write(writing, json.dumps(told).encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        code, said = json.loads(pipe.read())
    os.waitpid(child, 0)
    return code, said


class _Person:
    """A person who saves step by step, whenever it is their turn."""

    def __init__(self, steps: Steps, moments: Sequence[int]) -> None:
        self._steps, self._moments = steps, list(moments)
        self._calls, self._is_saving = 0, False

    def __call__(self, name: str, words: tuple[object, ...]) -> None:
        del words
        if self._is_saving or name not in _EVENTS:
            return
        while self._moments and self._moments[0] <= self._calls:
            self._moments.pop(0)
            self._step()
        self._calls += 1

    def finish(self) -> None:
        """Make the steps that are left."""
        self._is_saving = True
        for _ in self._steps:
            pass

    def _step(self) -> None:
        self._is_saving = True
        next(self._steps, None)
        self._is_saving = False


def calls_of(trial: Trial, project: Path, place: Path) -> list[str]:
    """Give what each call of a command names."""
    copy = copy_of(project, place / "watched")
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        calls: list[str] = []

        def note(name: str, words: tuple[object, ...]) -> None:
            if name in _EVENTS:
                calls.append(" ".join(os.fsdecode(one) for one in words if _is_name(one)))

        try:
            sys.addaudithook(note)
            call(copy, trial.command.words, trial.command.answers)
        finally:
            os.write(writing, json.dumps(calls).encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = json.loads(pipe.read())
    os.waitpid(child, 0)
    return list(told)


def _is_name(word: object) -> bool:
    return isinstance(word, str | bytes | Path)


def moments_of(name: str, calls: Sequence[str], chance: random.Random) -> tuple[int, ...]:
    """Choose when the steps of a save fall: mostly near calls that name the file or its folder."""
    folder = str(Path(name).parent)
    beside = f"{folder}/.claimcheck-" if folder != "." else ".claimcheck-"
    near = [at for at, words in enumerate(calls) if Path(name).name in words or beside in words]
    near = [one for at in near for one in (at, at + 1)]
    pool = near if near and chance.random() < _NEAR else range(len(calls) + 1)
    at = chance.choice(pool)
    moments = [at]
    for _ in range(_CONTINUED):
        later = [one for one in near if one > at]
        at = chance.choice((at + 1, at + 2, chance.choice(later) if later else at, _NEVER))
        moments.append(at)
    return tuple(moments)


def names_of(trial: Trial, calls: Sequence[str]) -> list[str]:
    """Give the files that a command writes, and those of people that it reads."""
    written = {name for name, data in trial.after.items() if trial.before.get(name) != data}
    read = {
        name
        for name, _ in human_words(trial.before)
        if any(words.endswith(Path(name).name) for words in calls)
    }
    return sorted(name for name in written | read if _is_edited(name))


def _is_edited(name: str) -> bool:
    return not name.endswith(".sqlite") and not _DRAWN.match(name)


def save_all(
    saves: int, seed: int, wanted: Callable[[str], bool] = bool
) -> tuple[Counter[str], Counter[str]]:
    """Save in every file of every command; give how often for each command, and what was wrong."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    done: Counter[str] = Counter()
    faults: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        project = place / "project"
        project.mkdir()
        prepare(project)
        for command in (one for one in COMMANDS if wanted(one.name)):
            trial = trial_of(project, command, place)
            calls = calls_of(trial, project, place)
            for name in names_of(trial, calls):
                text = edited(name, trial.before.get(name, trial.after[name]))
                for editor in EDITORS:
                    for _ in range(saves):
                        save = Save(editor, name, text, moments_of(name, calls, chance))
                        found = save_meanwhile(trial, project, place, save)
                        done[command.name] += 1
                        for fault in found:
                            faults[f"{command.name}: {name}: {editor}: {fault}"] += 1
                            print(command.name, save, fault, file=sys.stderr, flush=True)
    return done, faults


def main() -> None:
    """Save as often as asked, and print what was found."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    begun = time.perf_counter()
    words = " ".join(sys.argv[3:])
    done, faults = save_all(saves, seed, lambda name: words in name)
    for name, count in done.items():
        print(f"{count:5} saves  {name}")
    for fault, count in sorted(faults.items()):
        print(f"{count:5} x {fault}")
    took = time.perf_counter() - begun
    print(f"{done.total()} saves, {faults.total()} faults, {took:.0f} s")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
