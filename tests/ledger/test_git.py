"""A ledger under version control: one decision is one hunk, and two people do not collide."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from claimcheck.ledger import (
    edit_link,
    edit_record,
    merge,
    parse_ledger,
    remove_record,
    sign,
    sync,
)
from claimcheck.model import ClaimStatus

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

TEXT = """Evening tea calms restless sleepers. A weekly sauna helps some people sleep.

Long naps are linked with poor nights [@lin2003]. Cold feet delay sleep in women.

Warm milk does nothing at all. Dim light quiets the young. Loud fans mask the street.
"""
TEA, SAUNA, NAPS, FEET, MILK, LIGHT, FANS = range(7)


class Repository:
    """A repository with a ledger, driven by git itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ledger = folder / "claims.toml"
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> subprocess.CompletedProcess[str]:
        named = {"NAME": "R. Moss", "EMAIL": "moss@example.org"}
        people = {
            f"GIT_{who}_{key}": named[key] for who in ("AUTHOR", "COMMITTER") for key in named
        }
        apart = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        return subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env={**os.environ, **people, **apart},
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, text: str) -> None:
        self.ledger.write_text(text, "utf-8")
        self.git("add", "claims.toml")
        done = self.git("commit", "-q", "-m", "Keep records")
        assert done.returncode == 0, done.stderr

    def hunks(self, text: str) -> int:
        self.ledger.write_text(text, "utf-8")
        shown = self.git("diff", "--unified=3").stdout
        return sum(line.startswith("@@") for line in shown.splitlines())

    def merged(self, base: str, mine: str, yours: str) -> tuple[int, str]:
        """Commit two changes of one base on two branches and merge them."""
        self.commit(base)
        self.git("switch", "-q", "-c", "yours")
        self.commit(yours)
        self.git("switch", "-q", "main")
        self.commit(mine)
        done = self.git("merge", "-q", "-m", "Join", "yours")
        return done.returncode, self.ledger.read_text("utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


@pytest.fixture
def base(article) -> str:
    read = article(TEXT)
    return sync(None, read.claims, read.document).text


def signed(article, ledger: str, number: int, by: str = "R. Moss") -> str:
    read = article(TEXT)
    claim = merge(read.claims, parse_ledger(ledger), read.document).claims[number]
    return sign(
        ledger, claim.id, status=ClaimStatus.APPROVED, by=by, on=date(2025, 1, 2), claim=claim
    )


def names(ledger: str) -> list[str]:
    return [record.id for record in parse_ledger(ledger).records]


@pytest.mark.parametrize("number", [TEA, FEET, FANS])
def test_a_signature_is_one_hunk(article, repository, base, number) -> None:
    repository.commit(base)
    assert repository.hunks(signed(article, base, number)) == 1


def test_every_other_change_of_one_record_is_one_hunk(repository, base) -> None:
    repository.commit(base)
    name = names(base)[NAPS]
    support = {"support": {"status": "partly", "quote": "poorer nights", "locator": "p. 3"}}
    assert repository.hunks(edit_record(base, name, {"type": "association"})) == 1
    assert repository.hunks(edit_record(base, name, {"equivalent_to": "naps"})) == 1
    assert repository.hunks(edit_link(base, name, "lin2003", support)) == 1
    assert repository.hunks(edit_link(base, name, "oh2020", support)) == 1
    assert repository.hunks(remove_record(base, name)) == 1


def test_a_changed_sentence_touches_its_record_and_the_anchors_beside_it(
    article, repository, base
) -> None:
    repository.commit(base)
    read = article(TEXT.replace("does nothing", "does hardly anything"))
    changed = sync(base, read.claims, read.document)
    assert repository.hunks(changed.text) == 3
    assert changed.stale == (names(base)[MILK],)
    assert changed.moved == (names(base)[FEET], names(base)[LIGHT])


def test_two_people_who_add_claims_in_different_places_merge(article, repository, base) -> None:
    more = {
        "mine": TEXT.replace("A weekly", "Hot baths calm cats. A weekly"),
        "yours": TEXT + "\nA late supper keeps the old awake.\n",
    }
    grown = {
        who: sync(base, article(text).claims, article(text).document).text
        for who, text in more.items()
    }
    code, merged = repository.merged(base, grown["mine"], grown["yours"])
    assert code == 0
    assert parse_ledger(merged).failures == ()
    assert set(names(merged)) == set(names(grown["mine"])) | set(names(grown["yours"]))
    assert len(names(merged)) == 9


def test_two_people_who_sign_neighbours_merge(article, repository, base) -> None:
    mine, yours = signed(article, base, SAUNA), signed(article, base, NAPS, by="L. Ode")
    code, merged = repository.merged(base, mine, yours)
    assert code == 0
    approved = {
        record.id: record.values["approved_by"]
        for record in parse_ledger(merged).records
        if record.status is ClaimStatus.APPROVED
    }
    assert approved == {names(base)[SAUNA]: "R. Moss", names(base)[NAPS]: "L. Ode"}


def test_one_who_signs_and_one_who_extracts_merge(article, repository, base) -> None:
    read = article(TEXT.replace("Warm milk", "Green light wakes owls. Warm milk"))
    code, merged = repository.merged(
        base, signed(article, base, TEA), sync(base, read.claims, read.document).text
    )
    assert code == 0
    assert len(names(merged)) == 8


def test_two_who_sign_one_record_conflict_and_every_mark_is_told_with_its_line(
    article, repository, base
) -> None:
    mine, yours = signed(article, base, FEET), signed(article, base, FEET, by="L. Ode")
    code, merged = repository.merged(base, mine, yours)
    assert code != 0
    ledger = parse_ledger(merged)
    marks = [
        number
        for number, line in enumerate(merged.splitlines(), 1)
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
    ]
    assert [failure.line for failure in ledger.failures] == marks
    assert {failure.kind for failure in ledger.failures} == {"conflict"}
    assert names(base)[TEA] in [record.id for record in ledger.records]
