"""Small corpora, and the results of runs over them."""

from pathlib import Path

SENTENCES = (
    "Zinc lozenges prevent the common cold in most children who take them.",
    "Regular walking lowers blood pressure in adults with hypertension.",
    "Magnesium improves sleep.",
    "In a trial of 40 nurses, melatonin shortened the time to fall asleep by 9 minutes.",
    "You should take 400 mg of magnesium every night before bed.",
    "Vitamin D may reduce the risk of respiratory infection.",
)


def write_articles(folder: Path, count: int) -> Path:
    """Write documents, each of three sentences and one of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        picked = [SENTENCES[(number + step) % len(SENTENCES)] for step in range(3)]
        text = " ".join(
            (*picked, f"Study number {number} found that {number + 3} people slept more.")
        )
        (folder / f"{number:03}.md").write_text(f"# Article {number}\n\n{text}\n", "utf-8")
    return folder


def files_of(output: Path) -> dict[str, bytes]:
    """Give the results of a run by name; what a run keeps for itself is none of them."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".corpus" not in path.parts
    }
