"""Which sentences a source covers does not depend on the command in which its key stands."""

from claimcheck import audit

BIB = "@article{kim2020, author = {Kim, A.}, title = {Zinc for colds}, year = {2020}}\n"
SENTENCES = (
    "Zinc shortens colds in adults {}.",
    "It lowers fever in children.",
    "The effect lasts for three days.",
    "Tea calms adults who sleep badly.",
    "Sauna raises the pulse of men.",
    "Zinc prevents colds in athletes {}.",
    "Runners were ill for fewer days.",
    "They trained more as well.",
)


def reach_of(folder, name, mark):
    path = folder / name
    paragraphs = (" ".join(SENTENCES[start : start + 4]) for start in (0, 4))
    path.write_text("\n\n".join([*paragraphs] * 3).format(*[mark] * 6) + "\n", "utf-8")
    (folder / "references.bib").write_text(BIB, "utf-8")
    audited = audit(path, bibliography=folder / "references.bib", engine="lexical")
    return [[str(one.reach) for one in claim.citations] for claim in audited.claims]


def test_in_latex_as_in_markdown(tmp_path):
    written = reach_of(tmp_path, "a.md", "[@kim2020]")
    assert any("carried" in reach for reach in written)
    assert reach_of(tmp_path, "a.tex", r"\cite{{kim2020}}".format()) == written
