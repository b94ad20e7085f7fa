import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.atomic_write import write_atomic
from claimcheck.model import InputError

KILLER = """
import os, signal, sys, time
from pathlib import Path
from claimcheck.atomic_write import write_atomic

path, kills = Path(sys.argv[1]), int(sys.argv[2])
texts = [letter * 200_000 + "\\n" for letter in "ab"]
start = time.perf_counter()
write_atomic(path, texts[0])
usual = time.perf_counter() - start
broken = written = 0
for number in range(kills):
    ready, begun = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(begun, b"1")
        while True:
            for text in texts:
                write_atomic(path, text)
    os.read(ready, 1)
    os.close(ready)
    os.close(begun)
    time.sleep(0.001 + usual * (number * 7919 % 1000) / 150)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    broken += path.read_text() not in texts
    written += path.read_text() == texts[1]
print(kills, broken, written)
"""


def test_a_file_that_is_written_holds_the_text_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomic(tmp_path / "deep" / "ledger.toml", "a = 1\r\n")
    assert (tmp_path / "deep" / "ledger.toml").read_bytes() == b"a = 1\r\n"
    assert [each.name for each in (tmp_path / "deep").iterdir()] == ["ledger.toml"]


def test_the_permissions_of_an_existing_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    path.write_text("old")
    path.chmod(0o640)
    write_atomic(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    target, link = tmp_path / "target.toml", tmp_path / "link.toml"
    target.write_text("old")
    link.symlink_to(target)
    write_atomic(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_text_that_utf8_cannot_hold_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "ledger.toml"
    path.write_text("old")
    with pytest.raises(InputError, match="UTF-8"):
        write_atomic(path, "lone \ud800 surrogate")
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["ledger.toml"]


def test_a_folder_in_the_way_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_atomic(tmp_path, "text")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_from_which_nothing_reads_is_an_error_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="let something read from it first"):
        write_atomic(tmp_path / "pipe", "text")


def test_a_pipe_that_is_read_gets_the_whole_text() -> None:
    text = "Tea. " * 100_000
    script = "import sys; from claimcheck.atomic_write import write_atomic;"
    script += "write_atomic('/dev/stdout', 'Tea. ' * 100_000)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode() == text


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_writer_killed_at_any_moment_leaves_the_old_or_the_new_file_whole(
    tmp_path: Path,
) -> None:
    kills = os.environ.get("CLAIMCHECK_KILLS", "100")
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(tmp_path / "ledger.toml"), kills],
        capture_output=True,
        text=True,
        check=True,
    )
    counted, broken, written = map(int, done.stdout.split())
    assert (counted, broken) == (int(kills), 0)
    assert written > 0
