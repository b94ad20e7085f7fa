"""An audit leaves the process whole: pickled, copied, saved and loaded."""

import copy
import json
import pickle
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimcheck.auditing import audit, load_audit
from claimcheck.auditing.saved import audit_from_dict
from claimcheck.model import Analysis, InputError, Judgement
from strategies import audits


@settings(max_examples=25, deadline=None)
@given(audits())
def test_an_audit_pickles_copies_and_hashes(drawn):
    assert pickle.loads(pickle.dumps(drawn)) == drawn
    assert copy.deepcopy(drawn) == drawn
    assert hash(pickle.loads(pickle.dumps(drawn))) == hash(drawn)


@settings(max_examples=25, deadline=None)
@given(audits())
def test_every_part_of_an_audit_pickles_and_hashes(drawn):
    parts = [*drawn.readings, *drawn.claims, *drawn.findings, *drawn.outcomes, *drawn.checks]
    parts += [*drawn.references, *drawn.project.libraries, *drawn.failures]
    parts += [Analysis(one, Judgement(drawn.answers, drawn.findings)) for one in drawn.readings]
    for part in parts:
        back = pickle.loads(pickle.dumps(part))
        assert back == part
        assert hash(back) == hash(part)


@settings(max_examples=25, deadline=None)
@given(audits())
def test_an_audit_survives_json(drawn):
    assert audit_from_dict(json.loads(json.dumps(drawn.to_dict()))) == drawn


def test_a_real_audit_is_loaded_as_it_was_saved(tmp_path):
    made = audit(text="Zinc cures colds [@lee2020].\n\n- 5 mg daily\n", engine="fast")
    made.save(tmp_path / "audit.json")
    assert load_audit(tmp_path / "audit.json") == made


FRONT_MATTER = """---
tags: [sleep, {also: cold}]
published: 2025-08-26
updated: 2025-08-26T10:00:00Z
mark: !!binary aGk=
parts: !!set {one, two}
---

Zinc cures colds.
"""


def test_every_value_that_front_matter_can_hold_is_loaded_as_it_was_saved(tmp_path: Path):
    (tmp_path / "article.md").write_text(FRONT_MATTER, encoding="utf-8")
    made = audit(str(tmp_path / "article.md"), engine="fast")
    kinds = {type(value) for value in made.readings[0].document.metadata.values()}
    assert kinds == {list, date, datetime, bytes, set}
    made.save(tmp_path / "audit.json")
    assert load_audit(tmp_path / "audit.json") == made


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "claimcheck-audit", "version": 9}'])
def test_another_file_is_refused_by_name(tmp_path: Path, text: str):
    path = tmp_path / "audit.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"audit\.json: holds no saved audit"):
        load_audit(path)


def test_a_class_that_is_no_record_is_not_made(tmp_path: Path):
    table = audit(text="", engine="fast").to_dict()
    table["audit"]["project"]["$"] = "Path"
    path = tmp_path / "audit.json"
    path.write_text(json.dumps(table), "utf-8")
    with pytest.raises(InputError, match="holds no saved audit"):
        load_audit(path)


def test_two_halves_of_a_character_stay_two(tmp_path: Path):
    made = audit(text="Zinc \ud83d\ude00 cures colds.", name="\ud83d\ude00.md", engine="fast")
    made.save(tmp_path / "audit.json")
    assert load_audit(tmp_path / "audit.json") == made
