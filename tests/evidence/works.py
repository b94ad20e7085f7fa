"""Records of works that do not exist, as the indexes would write them."""

import json
from pathlib import Path

from claimcheck.evidence.store import open_store
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.importing import import_dump
from claimcheck.model import Person, Reference

DAY = "2026-03-01"
SUBJECTS = ("magnesium", "zinc", "sleep", "gait", "asthma", "reading", "oxytocin", "vitamin K2")
PLACES = ("rural schools", "older adults", "night workers", "dairy farms", "choir singers")
FAMILIES = ("Okafor", "van der Berg", "Müller", "Nakamura", "O'Brien", "Sørensen", "Díaz Luna")
GIVEN = ("Ada", "Bruno", "Chidi", "Daria", "Elif", "Farid", "Greta")
JOURNALS = (
    ("Journal of Invented Medicine", "J Invent Med"),
    ("Annals of Imaginary Physiology", "Ann Imagin Physiol"),
)


def crossref_item(number: int) -> dict[str, object]:
    """Make up one work; the number decides everything about it."""
    subject = SUBJECTS[number % len(SUBJECTS)]
    place = PLACES[number % len(PLACES)]
    year = 1996 + number % 25
    people = [
        {"family": FAMILIES[(number + k) % len(FAMILIES)], "given": GIVEN[(number + 2 * k) % 7]}
        for k in range(2 + number % 4)
    ]
    journal, short = JOURNALS[number % len(JOURNALS)]
    return {
        "DOI": f"10.5555/invented.{number}",
        "title": [f"Effects of {subject} on balance number {number} in {place}"],
        "subtitle": ["a randomised comparison"] if number % 3 == 0 else [],
        "author": people,
        "container-title": [journal],
        "short-container-title": [short],
        "volume": str(year - 1980),
        "issue": str(1 + number % 6),
        "page": f"{100 + number}-{110 + number}",
        "published-print": {"date-parts": [[year, 5]]},
        "published-online": {"date-parts": [[year - 1, 12, 24]]},
        "type": "journal-article",
        "language": "en",
    }


def imported(path: Path, items, name: str = "crossref"):
    """Make a store of items, and open it."""
    dump = path.with_suffix(".jsonl")
    dump.write_text("".join(json.dumps(item) + "\n" for item in items), "utf-8")
    import_dump(path, REGISTRY.values()[name], [str(dump)], day=DAY)
    return open_store(path)


def entry_of(item) -> Reference:
    """Write the entry of a work as a careful author would."""
    people = tuple(Person(one["family"], one["given"]) for one in item["author"])
    subtitle = "".join(f": {one}" for one in item["subtitle"])
    year = item["published-print"]["date-parts"][0][0]
    fields = {
        "title": item["title"][0] + subtitle,
        "journal": item["container-title"][0],
        "year": str(year),
        "volume": item["volume"],
        "number": item["issue"],
        "pages": item["page"],
        "doi": item["DOI"],
    }
    return Reference("key", "article", fields, fields, people, (), year)
