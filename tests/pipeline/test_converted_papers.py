"""Papers that pandoc converts keep every work that they cite, under the keys of their `.bib`."""

import json
import shutil
import subprocess

import pytest

from claimcheck.auditing import audit

FORMATS = {
    "docx": ("--to=docx", "--citeproc"),
    "tex": ("--to=latex", "--natbib"),
    "html": ("--to=html", "--citeproc"),
    "xml": ("--to=jats", "--citeproc"),
}


def papers(folder):
    """List the papers that pandoc converts, each with its bibliography."""
    found = ((one, sorted(one.parent.glob("*.bib"))) for one in sorted(folder.glob("*/paper.md")))
    return [(paper, bibs[0]) for paper, bibs in found if bibs]


def converted(paper, bib, *options):
    command = ["pandoc", "-s", paper.name, f"--bibliography={bib}", *options]
    return subprocess.run(command, cwd=paper.parent, capture_output=True, check=False)


def cites_of(node):
    """Give the citations of pandoc's tree, outer ones first."""
    if isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node["c"][0]
        yield from cites_of(list(node.values()))
    elif isinstance(node, list):
        for each in node:
            yield from cites_of(each)


def written(tree):
    """Give the keys that pandoc writes; one with a citation in its own suffix it leaves out."""
    found, left = set(), set()
    for cites in cites_of(tree["blocks"]):
        for cite in cites:
            inner = list(cites_of([cite["citationPrefix"], cite["citationSuffix"]]))
            (left if inner else found).add(cite["citationId"])
            left.update(each["citationId"] for group in inner for each in group)
    return found - left


def cited(path, bib):
    result = audit(path, bibliography=bib, engine="lexical")
    return {one.key for one in result.references if one.cited}


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_key_is_lost_of_a_paper_in_another_format(suffix, tmp_path, shared):
    if shutil.which("pandoc") is None:
        pytest.skip("needs pandoc to convert the papers")
    if suffix == "docx":
        pytest.importorskip("lxml")
    compared, lost = 0, {}
    chosen = papers(shared / "data" / "joss")
    if suffix != "xml":  # every paper as JATS, which names works anew; a third of them otherwise
        chosen = chosen[list(FORMATS).index(suffix) :: 3]
    for number, (paper, bib) in enumerate(chosen):
        tree = converted(paper, bib, "--to=json")
        target = tmp_path / f"{number}.{suffix}"
        made = converted(paper, bib, *FORMATS[suffix], f"--output={target}")
        if tree.returncode == made.returncode == 0:
            known = written(json.loads(tree.stdout)) & cited(paper, bib)
            compared += len(known)
            if left := known - cited(target, bib):
                lost[paper.parent.name] = sorted(left)
    assert compared
    assert lost == {}
