"""Made-up works written in eight styles, for lists as mixed as real ones are."""

import random

from attrs import frozen

FAMILIES = [
    "Adler",
    "Birch",
    "Cole",
    "Dorn",
    "Elm",
    "Fink",
    "Grove",
    "Hale",
    "Ivers",
    "Joost",
    "Karr",
    "Lund",
    "Moss",
    "Nord",
    "Orr",
    "Pell",
]
PARTICLES = ("", "", "", "", "van der ", "de ", "von ")
FIRST = ["Slow", "Early", "Warm", "Late", "Salted", "Dark", "Sweet", "Cold", "Shared", "Broken"]
NOUNS = ["bread", "rye", "toast", "crumbs", "ovens", "flour", "bakers", "loaves", "yeast", "barley"]
ENDS = (
    "and sleep in adults",
    "and the health of bakers",
    "at sea: a randomised trial",
    "in old age: a systematic review",
    "and mood among night workers",
    "after dinner",
    "and the working day",
)
JOURNALS = ("J Crumb Res", "Oven Lett", "Ann Rye Med", "Int J Toast Stud", "Acta Panis")
BODIES = (
    "World Bread Organization",
    "Centers for Rye Control and Prevention",
    "National Institute for Bread and Care Excellence",
    "Ministry of Toast",
    "Royal College of Bakers",
    "Food and Flour Administration",
)
GROUPS = ("CRUMB-2 Investigators", "Rye Trial Study Group", "TOAST Consortium")
MONTHS = ("mars", "févr", "Mai", "oct.", "Okt", "enero", "settembre", "Nov", "Dec")
CYRILLIC = ("Петров А. В.", "Иванов И. И.", "Сидорова Е. П.")


@frozen
class Work:
    """A made-up work.

    Args:
        kind: ``article``, ``group``, ``month``, ``report``, ``page``, ``bare page``, ``thesis``,
            ``book``, ``preprint`` or ``gost``.
        title: Its title.
        authors: Families and initials; one without initials is a body.
        year: Its year.
        number: A number of its own, for volume, pages and addresses.
    """

    kind: str
    title: str
    authors: tuple[tuple[str, str], ...]
    year: int
    number: int


KINDS = [
    "article",
    "article",
    "article",
    "group",
    "month",
    "report",
    "page",
    "thesis",
    "book",
    "preprint",
    "gost",
    "bare-page",
]


def works(seed, count):
    """Make works of all kinds, each with a title of its own."""
    chance = random.Random(seed)  # noqa: S311 - made-up works are no secret
    return [_work(chance, number) for number in range(1, count + 1)]


def _work(chance, number):
    kind = chance.choice(KINDS)
    noun = chance.choice(NOUNS)
    title = f"{chance.choice(FIRST)} {noun} {chance.choice(ENDS)} {_spelt(number)}"
    if kind in {"report", "page"}:
        authors = ((chance.choice(BODIES), ""),)
    else:
        authors = tuple(_person(chance) for _ in range(chance.randint(1, 4)))
    return Work(kind, title, authors, chance.randint(1972, 2024), number)


def _spelt(number):
    letters = "abcdefghij"
    return "case " + "".join(letters[int(digit)] for digit in str(number))


def _person(chance):
    family = chance.choice(PARTICLES) + chance.choice(FAMILIES)
    return family, "".join(chance.sample("ABCDEFGHJKLMNPRST", chance.randint(1, 2)))


def _dotted(initials, space=" "):
    return space.join(f"{letter}." for letter in initials)


def _apa_names(work):
    names = [
        f"{family}, {_dotted(given)}" if given else f"{family}." for family, given in work.authors
    ]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _vancouver_names(work, group=""):
    names = ", ".join(f"{family} {given}".strip() for family, given in work.authors)
    return f"{names}; {group}" if group else names


def apa(work):
    """APA 7: author (year). Title. Container."""
    names, n = _apa_names(work), work.number
    head = f"{names} ({work.year}). {work.title}"
    match work.kind:
        case "report" | "page":
            return f"{head}. https://bread.example/{n}"
        case "bare-page":
            return f"{work.title}. ({work.year}). Bread Pages. https://bread.example/{n}"
        case "thesis":
            return f"{head} [Doctoral dissertation, University of Crumbs]. Crumb Archive."
        case "book":
            return f"{head}. Oven Press."
        case "preprint":
            return f"{head}. arXiv. https://arxiv.org/abs/2101.{n:05d}"
    return f"{head}. Journal of Crumbs, {n}(2), {n}–{n + 9}. https://doi.org/10.1000/crumb.{n}"


def vancouver(work):
    """NLM: numbers follow the date."""
    n = work.number
    group = GROUPS[n % len(GROUPS)] if work.kind == "group" else ""
    head = f"{_vancouver_names(work, group)}. {work.title}"
    match work.kind:
        case "page" | "report" | "bare-page":
            return (
                f"{head} [Internet]. Leeds: Bread House; {work.year} [cited 2021 Mar 3]. "
                f"Available from: https://bread.example/{n}"
            )
        case "thesis":
            return f"{head} [dissertation]. Leeds: University of Crumbs; {work.year}."
        case "book":
            return f"{head}. 2nd ed. Leeds: Oven Press; {work.year}. {n + 90} p."
        case "month":
            month = MONTHS[n % len(MONTHS)]
            return f"{head}. {JOURNALS[n % 5]}. {month} {work.year};{n}(3):{n}-{n + 8}."
        case "preprint":
            return f"{head}. arXiv:hep-ph/{9901000 + n} [Preprint]. {work.year}."
    return f"{head}. {JOURNALS[n % 5]}. {work.year} Nov 10;{n}(19):{n + 100}-{n + 109}. PMID: {27000000 + n}."


def ama(work):
    """AMA: like NLM without the month; pages with a day of access."""
    n = work.number
    head = f"{_vancouver_names(work)}. {work.title}"
    if work.kind in {"page", "report", "bare-page"}:
        return f"{head}. Accessed March 3, 2021. https://bread.example/{n}"
    if work.kind == "book":
        return f"{head}. Oven Press; {work.year}."
    return f"{head}. {JOURNALS[n % 5]}. {work.year};{n}(4):{n}-{n + 7}. doi:10.1000/ama.{n}"


def chicago(work):
    """Chicago: full stops, titles in quotation marks."""
    n, names = work.number, _full_names(work)
    if work.kind == "book":
        return f"{names}. {work.year}. {work.title}. Leeds: Oven Press."
    if work.kind in {"page", "report", "bare-page"}:
        return f"{names}. {work.year}. “{work.title}.” Bread Pages. https://bread.example/{n}."
    if work.kind == "thesis":
        return f"{names}. {work.year}. “{work.title}.” PhD diss., University of Crumbs."
    return f"{names}. {work.year}. “{work.title}.” Journal of Crumbs {n} (2): {n}–{n + 9}."


def mla(work):
    """MLA: vol., no., pp."""
    n, names = work.number, _full_names(work)
    if work.kind in {"page", "report", "bare-page"}:
        return f"{names}. “{work.title}.” Bread Pages, {work.year}, www.bread.example/{n}."
    if work.kind == "book":
        return f"{names}. {work.title}. Oven Press, {work.year}."
    return f"{names}. “{work.title}.” Journal of Crumbs, vol. {n}, no. 2, {work.year}, pp. {n}-{n + 9}."


def _full_names(work):
    family, given = work.authors[0]
    first = f"{family}, {_dotted(given)[:-1]}" if given else family
    more = " et al" if len(work.authors) > 2 else ""
    return f"{first}{more}"


def harvard(work):
    """Harvard: no full stop behind the year."""
    n, names = work.number, _apa_names(work).replace(", &", " and").rstrip(".")
    head = f"{names}. ({work.year}) '{work.title}'"
    if work.kind in {"page", "report", "bare-page"}:
        return f"{head}. Available at: https://bread.example/{n} (Accessed: 3 March 2021)."
    if work.kind == "book":
        return f"{names}. ({work.year}) {work.title}. Leeds: Oven Press."
    return f"{head}, Journal of Crumbs, {n}(2), pp. {n}–{n + 9}."


def ieee(work):
    """IEEE: given names first, title in quotation marks."""
    n = work.number
    names = " and ".join(f"{_dotted(given)} {family}".strip() for family, given in work.authors[:2])
    if work.kind in {"page", "report", "bare-page"}:
        return f"{names}, “{work.title},” Bread Pages, {work.year}. [Online]. Available: https://bread.example/{n}"
    if work.kind == "thesis":
        return f"{names}, “{work.title},” Ph.D. dissertation, Univ. Crumbs, Leeds, {work.year}."
    return f"{names}, “{work.title},” J. Crumb Res., vol. {n}, no. 3, pp. {n}–{n + 9}, {work.year}."


def gost(work):
    """GOST R 7.0.5, with Cyrillic names for volume, number and pages."""
    n = work.number
    return (
        f"{CYRILLIC[n % 3]} {work.title} // Вестник хлеба. {work.year}. "
        f"Т. {n}, № 3. С. {n}–{n + 9}."
    )


STYLES = (apa, vancouver, ama, chicago, mla, harvard, ieee, gost)


def mixed(seed, count=200):
    """Write works in a style each: pairs of a work and its reference."""
    chance = random.Random(seed + 1)  # noqa: S311 - made-up works are no secret
    pairs = []
    for work in works(seed, count):
        style = gost if work.kind == "gost" else chance.choice(STYLES[:-1])
        pairs.append((work, style(work)))
    return pairs
