"""Training references written again in other styles, and with the accidents of pasting."""

# ruff: noqa: RUF001 - odd dashes and quotes are what is written here

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tagsets import Example

from claimcheck.bibliography.reference_text.edges import OUTSIDE
from claimcheck.bibliography.reference_text.names import is_organisation, people
from claimcheck.bibliography.reference_text.tokens import tokenize_reference
from claimcheck.model import Person

STYLES = (Path(__file__).parent / "styles.txt").read_text(encoding="utf-8").splitlines()
_SLOT = re.compile(r"\{(\w+)\}")
_DASHES = "-–—‐‑−"
_ODD = "∞–—|•~§"
_SLOTS = {
    "A": "author",
    "E": "editor",
    "T": "title",
    "J": "journal",
    "B": "booktitle",
    "V": "volume",
    "N": "number",
    "P": "pages",
    "Y": "date",
    "C": "address",
    "U": "publisher",
    "I": "identifier",
    "L": "label",
    "S": "number",
}
_SYLLABLES = (
    "가나다라마바사아자차카타파하고노도로모보소오조기니디리미비시이지수주구무부성정상전동대학연한국"
)
_HAN = "中国学研究文化社会教育发展理论分析经济方法影响医科技术历史大人地方政治法律日本语言東京都歷"


def fields_of(example: Example) -> dict[str, str]:
    """Give the text of each field that stands in one piece."""
    found: dict[str, list[str]] = {}
    start = 0
    tags = example.tags
    for place in range(1, len(tags) + 1):
        if place < len(tags) and tags[place] == tags[start]:
            continue
        left, right = example.tokens[start].start, example.tokens[place - 1].end
        if tags[start] != OUTSIDE:
            found.setdefault(tags[start], []).append(example.text[left:right])
        start = place
    return {name: parts[0] for name, parts in found.items() if len(parts) == 1}


def written(style: str, values: dict[str, str]) -> Example | None:
    """Fill a style with values; ``None`` where it asks for one that is missing."""
    pieces = _SLOT.split(style)
    text, places = "", []
    for order, piece in enumerate(pieces):
        if order % 2 == 0:
            text += piece.replace("\\q", '"')
            continue
        value = values.get(piece, "")
        if not value:
            return None
        places.append((_SLOTS[piece], len(text), len(text) + len(value)))
        text += value
    return from_places(text, places)


def from_places(text: str, places: Sequence[tuple[str, int, int]]) -> Example:
    tokens = tokenize_reference(text)
    tags = [OUTSIDE] * len(tokens)
    starts: set[int] = set()
    for tag, left, right in places:
        inside = [i for i, t in enumerate(tokens) if t.start >= left and t.end <= right]
        for i in inside:
            tags[i] = tag
        starts.update(inside[:1])
    return Example(text, tokens, tags, frozenset(starts), "written", "")


def initials(given: str, dot: str, space: str) -> str:
    letters = [part[0] for part in re.split(r"[\s.\-]+", given) if part]
    if given.isupper() and "." not in given and len(given) <= 3:
        letters = list(given)
    return space.join(letter.upper() + dot for letter in letters)


def named(person: Person, form: str) -> str:
    if not person.given:
        return person.family
    if form == "vancouver":
        return f"{person.family} {initials(person.given, '', '')}"
    if form == "inverted":
        return f"{person.family}, {initials(person.given, '.', ' ')}"
    if form == "tight":
        return f"{person.family}, {initials(person.given, '.', '')}"
    if form == "direct":
        return f"{initials(person.given, '.', ' ')} {person.family}"
    return f"{person.given} {person.family}"


def authors(text: str, rng: random.Random) -> str:
    """Write a list of names in another form."""
    persons = people(text)
    if not persons or any(p.is_organisation for p in persons) or rng.random() < 0.15:
        return text
    form = rng.choice(["vancouver", "vancouver", "inverted", "inverted", "tight", "direct", "full"])
    cut = rng.choice([1, 3, 6]) if rng.random() < 0.35 else len(persons)
    names = [named(p, form) for p in persons[:cut]]
    if form == "full":
        first = persons[0]
        names[0] = f"{first.family}, {first.given}" if first.given else first.family
    if cut < len(persons):
        return ", ".join(names) + rng.choice([" et al.", ", et al.", ", et al", " et al"])
    if len(names) == 1 or form == "vancouver":
        return ", ".join(names)
    last = rng.choice([" and ", ", and ", " & ", ", & ", "; "])
    middle = "; " if last == "; " else ", "
    return middle.join(names[:-1]) + last + names[-1]


def foreign(text: str, alphabet: str, rng: random.Random, *, spaced: bool) -> str:
    """Write words of another script, about as many."""
    words = [
        "".join(rng.choice(alphabet) for _ in range(rng.randint(2, 5))) for _ in text.split()[:12]
    ]
    return (" " if spaced else "").join(words)


def varied(values: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Give the slots of a style their values, some made up where the record has none."""
    slots = {slot: values[tag] for slot, tag in _SLOTS.items() if tag in values}
    year = re.search(r"(?:1[5-9]|20)\d\d[a-z]?", values.get("date", ""))
    slots["Y"] = year.group() if year else str(rng.randint(1950, 2024))
    if "A" in slots:
        slots["A"] = authors(slots["A"], rng)
    if "V" in slots and "N" not in slots:
        slots["N"] = rng.choice([str(rng.randint(1, 12)), "1-2", "Suppl 1", "3"])
    slots["S"] = f"{rng.choice(['Suppl', 'Suppl.', 'Supplement'])} {rng.randint(1, 6)}"
    if rng.random() < 0.15:
        slots["P"] = rng.choice(
            [
                str(rng.randint(1, 999)),
                f"S{rng.randint(1, 300)}-{rng.randint(1, 99)}",
                f"e{rng.randint(1000, 99999)}",
                str(rng.randint(10000, 999999)),
            ]
        )
    code = "".join(rng.choice("abcdefghij0123456789.-") for _ in range(rng.randint(6, 14)))
    doi = f"10.{rng.randint(1000, 9999)}/{code.strip('.-') or 'x1'}"
    slots["I"] = rng.choice(
        [
            doi,
            f"doi:{doi}",
            f"https://doi.org/{doi}",
            f"DOI: {doi}",
            f"PMID: {rng.randint(10**6, 10**8)}",
        ]
    )
    slots["L"] = str(rng.randint(1, 120))
    return slots


def accidental(slots: dict[str, str], rng: random.Random) -> dict[str, str]:
    """Make what pasting does to a title and to dashes."""
    title = slots.get("T", "")
    if title and rng.random() < 0.12:
        title = re.sub(r"\s*:\s+", f" {rng.choice(_ODD)} ", title)
    if title and rng.random() < 0.04:
        title = title.upper()
    if title and rng.random() < 0.08:
        title = title.title()
    if title:
        slots["T"] = title
    if "P" in slots and rng.random() < 0.5:
        slots["P"] = re.sub(r"[-–—]+", rng.choice(_DASHES), slots["P"])
    return slots


def rewritten(examples: Sequence[Example], count: int, seed: int) -> Iterator[Example]:
    """Give references of the corpora in other styles.

    Args:
        examples: Training references.
        count: How many to write.
        seed: Seed of the choices.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    sources = [fields_of(e) for e in examples if e.corpus not in {"anystyle_ugly", "anystyle_bad"}]
    sources = [s for s in sources if "author" in s and "title" in s]
    bodies = organisations(examples)
    made = 0
    while made < count:
        slots = accidental(varied(rng.choice(sources), rng), rng)
        if rng.random() < 0.07:
            slots["A"] = rng.choice(bodies)
        style = rng.choice(STYLES)
        if rng.random() < 0.12:
            slots = translated(slots, rng)
            style = rng.choice([s for s in STYLES if not s.isascii() or rng.random() < 0.3])
        found = written(decorated(style, rng), slots)
        if found is not None and 4 < len(found.tokens) < 250:
            made += 1
            yield found


def organisations(examples: Sequence[Example]) -> list[str]:
    """Give the bodies named as publishers or authors, to stand as authors in other styles."""
    names = {
        fields.get(tag, "")
        for fields in map(fields_of, examples)
        for tag in ("publisher", "author")
    }
    plain = (n for n in names if re.fullmatch(r"[A-Z][\w' ]{8,70}", n) and len(n.split()) > 2)
    return sorted(n for n in plain if is_organisation(n))


def translated(slots: dict[str, str], rng: random.Random) -> dict[str, str]:
    alphabet = rng.choice([_SYLLABLES, _SYLLABLES, _HAN])
    spaced = alphabet == _SYLLABLES
    changed = {
        slot: foreign(slots[slot], alphabet, rng, spaced=spaced) for slot in "TJB" if slot in slots
    }
    if "J" in changed:
        changed["J"] = changed["J"].replace(" ", "")[:10]
    names = ["".join(rng.choice(alphabet) for _ in range(3)) for _ in range(rng.randint(1, 4))]
    return {**slots, **changed, "A": rng.choice([", ", ", ", "·", "，"]).join(names)}


def decorated(style: str, rng: random.Random) -> str:
    """Add a label, an identifier, or take the last full stop away."""
    roll = rng.random
    if roll() < 0.12:
        style = rng.choice(["{L}. ", "[{L}] ", "({L}) ", "{L} "]) + style
    if roll() < 0.12 and "{I}" not in style:
        style += rng.choice([" {I}", " {I}.", " {I}. "])
    elif roll() < 0.2:
        style = style.rstrip(".")
    if roll() < 0.15:
        style = style.replace("“", "\\q").replace("”", "\\q")
    elif roll() < 0.05:
        style = style.replace("“", "").replace("”", "")
    return style


def pasted(example: Example, rng: random.Random) -> Example:
    """Change characters one for one: dashes, quotes, colons in titles, capitals."""
    changes: list[Callable[[str], str]] = []
    if rng.random() < 0.1:
        dash = rng.choice(_DASHES)
        changes.append(lambda t: re.sub(r"[-–—]", dash, t))
    if rng.random() < 0.1:
        changes.append(lambda t: re.sub("[“”]", '"', t).replace("’", "'").replace("‘", "'"))
    if rng.random() < 0.04:
        odd = rng.choice(_ODD)
        changes.append(lambda t: re.sub(r"(?<=\s)[-–—:](?=\s)", odd, t))
    text = example.text
    for change in changes:
        text = change(text)
    if text == example.text or len(text) != len(example.text):
        return example
    tokens = tokenize_reference(text)
    if [t.start for t in tokens] != [t.start for t in example.tokens]:
        return example
    return example._replace(text=text, tokens=tokens)
