"""A model that is missing or damaged is refused in one line that says what to do."""

import json
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from claimcheck.cli._group import COULD_NOT_RUN, run
from claimcheck.model import ModelError
from claimcheck.sentences.encoder import files, heads, session


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for each in files.FOLDER.iterdir():
        if each.is_file():
            (tmp_path / each.name).write_bytes(each.read_bytes())
    monkeypatch.setattr(files, "FOLDER", tmp_path)
    caches = (files.settings, heads.heads, session._session, session._tokenizer)
    for each in caches:
        each.cache_clear()
    yield tmp_path
    for each in caches:
        each.cache_clear()


@pytest.mark.parametrize("name", ["encoder.json", "encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_missing_file_is_named_in_one_line(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"^{name}: the trained model cannot be used: [^\n]+$"):
        session.warm()


@pytest.mark.parametrize("name", ["encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_file_that_is_missing_as_loading_starts_is_told_of_where_it_is_needed(
    folder: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / name).unlink()
    session.warm_beside()
    with pytest.raises(ModelError, match=rf"^{name}: the trained model cannot be used"):
        session.warm()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", ["encoder.json", "encoder.onnx", "heads.npz", "tokenizer.json"])
def test_a_cut_file_is_refused(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ModelError, match="cannot be used"):
        session.warm()


def test_one_wrong_byte_is_noticed(folder: Path) -> None:
    path = folder / "encoder.onnx"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    with pytest.raises(ModelError, match="not what was installed"):
        session.warm()


def test_a_file_that_is_no_graph_is_refused_even_if_its_sum_is_right(folder: Path) -> None:
    (folder / "encoder.onnx").write_bytes(b"no graph")
    found = json.loads((folder / "encoder.json").read_text())
    found["sums"]["encoder.onnx"] = crc32(b"no graph")
    (folder / "encoder.json").write_text(json.dumps(found))
    files.settings.cache_clear()
    with pytest.raises(ModelError, match=r"^encoder\.onnx:"):
        session.warm()


def test_the_command_ends_with_exit_code_2(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "encoder.onnx").unlink()
    article = tmp_path / "article.md"
    article.write_text("Tea lowers blood pressure in all adults.\n", encoding="utf-8")
    assert run(["check", str(article), "--engine", "accurate", "--no-cache"]) == COULD_NOT_RUN
    told = capsys.readouterr().err.strip().splitlines()
    assert len([line for line in told if "encoder.onnx" in line]) == 1
