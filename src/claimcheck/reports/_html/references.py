"""Each reference with what is known of it, what rests on it and what was found about it."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from claimcheck.auditing.result import CitedReference
from claimcheck.bibliography.identifiers import identifiers_of
from claimcheck.model import Claim, EvidenceLink, Fact, Reference, Tier
from claimcheck.model.brief import counted
from claimcheck.reports._html.index import Index, Note
from claimcheck.reports._html.markup import EMPTY, Html, element, escape_part, join_markup, line
from claimcheck.reports._html.notes import notes_html
from claimcheck.reports._html.words import label, short_form

_RESOLVERS = {
    "doi": "https://doi.org/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/",
    "arxiv": "https://arxiv.org/abs/",
}
_AUTHORS = 3
_SHORT = 120

Resting = Mapping[int, list[tuple[Claim, EvidenceLink]]]


def references_html(index: Index) -> Html:
    """Show the references, cited ones first."""
    references = index.audit.references
    if not references:
        return element("p", Html("No reference was read."), class_="none")
    resting = _resting(index)
    notes = reference_notes(index)
    numbered = sorted(enumerate(references, 1), key=lambda pair: not pair[1].cited)
    items = (
        _reference(number, cited, index, resting.get(number, []), notes.get(number, []))
        for number, cited in numbered
    )
    return element("ul", *items, class_="references", role="list")


def _resting(index: Index) -> Resting:
    found: dict[int, list[tuple[Claim, EvidenceLink]]] = {}
    for reading in index.audit.readings:
        for claim in reading.claims:
            for link in claim.evidence:
                number = index.reference(reading, link.key)
                if number is not None:
                    found.setdefault(number, []).append((claim, link))
    return found


def reference_notes(index: Index) -> dict[int, list[Note]]:
    """Give the notes that stand at a reference: those in bibliography files that name its key."""
    documents = {document.path for document in index.audit.documents}
    numbers = {
        (cited.reference.path, cited.key): number
        for number, cited in enumerate(index.audit.references, 1)
    }
    found: dict[int, list[Note]] = {}
    for path, notes in index.notes.items():
        for note in notes if path not in documents else ():
            number = numbers.get((path, note.findings[0].key or ""))
            if number is not None:
                found.setdefault(number, []).append(note)
    return found


def _reference(
    number: int,
    cited: CitedReference,
    index: Index,
    resting: list[tuple[Claim, EvidenceLink]],
    notes: list[Note],
) -> Html:
    reference = cited.reference
    title = line(reference.title or reference.raw[:_SHORT] or "(no title)")
    return element(
        "li",
        element("p", element("code", line(cited.key)), Html(" "), title, class_="title"),
        _imprint(reference),
        element("p", *_known(cited), class_="known"),
        _rests(resting, index, cited=cited.cited),
        notes_html(notes, index),
        id=f"ref{number}",
        class_="reference" if cited.cited else "reference uncited",
    )


def _imprint(reference: Reference) -> Html:
    names = [str(person) for person in reference.authors[:_AUTHORS]]
    if len(reference.authors) > _AUTHORS or reference.et_al:
        names.append("et al.")
    parts = (", ".join(names), reference.container, str(reference.year or ""))
    shown = [line(part).removesuffix(".") for part in parts if part.strip()]
    return element(
        "p", join_markup((*map(Html, shown), *_links(reference)), ". "), class_="imprint"
    )


def _links(reference: Reference) -> Iterator[Html]:
    for found in identifiers_of(reference):
        resolver = _RESOLVERS.get(found.kind)
        if resolver is not None:
            target = resolver + quote(found.value.encode("utf-8", "replace"), safe="/:;().-_")
            yield element("a", line(str(found)), href=target, rel="noreferrer noopener external")


def _known(cited: CitedReference) -> Iterator[Html]:
    tier, design = cited.study.tier, cited.study.design
    yield element("b", Html(short_form(tier.value)), class_="tier")
    yield escape_part(f" {label('tier', Tier(tier.value))}: {label('design', design.value)}")
    yield _origin(design)
    size = cited.study.sample_size.value
    yield escape_part(f" · {label('species', cited.study.species.value)}")
    if size is not None:
        yield escape_part(f" · n = {size:,}")
    if cited.study.status.value.strip():
        yield Html(" · ")
        yield element("strong", line(cited.study.status.value))
    yield escape_part(f" · registries: {cited.status}")


def _origin(fact: Fact[object]) -> Html:
    sure = "" if fact.probability is None else f", {fact.probability:.0%} probable"
    words = f" (from the {fact.origin}{sure})"
    return element("small", escape_part(words), title=fact.source or None)


def _rests(resting: list[tuple[Claim, EvidenceLink]], index: Index, *, cited: bool) -> Html:
    if not resting:
        words = "No claim relies on it." if cited else "Cited nowhere."
        return element("p", line(words), class_="nothing")
    items = [
        element(
            "li",
            element(
                "a", Html(f"{index.number(claim)}"), href=f"#r{index.number(claim)}", class_="no"
            ),
            escape_part(f" {_shortened(claim.text)} "),
            element(
                "small", line(f"{claim.strength.named}; {label('support', link.support.status)}")
            ),
        )
        for claim, link in resting
    ]
    head = f"{counted(len(items), 'claim')} {'relies' if len(items) == 1 else 'rely'} on it"
    if len(items) <= 4:  # noqa: PLR2004 - few enough to stand open
        return Html(element("p", line(head), class_="lead") + element("ul", *items, class_="rests"))
    return element("details", element("summary", line(head)), element("ul", *items, class_="rests"))


def _shortened(words: str) -> str:
    return words if len(words) <= _SHORT else words[:_SHORT].rstrip() + "…"


def elsewhere_html(index: Index) -> Html:
    """Show the notes that stand neither in a document nor at a reference, by file."""
    documents = {document.path for document in index.audit.documents}
    shown = {id(note) for notes in reference_notes(index).values() for note in notes}
    parts = []
    for path, notes in index.notes.items():
        left = [note for note in notes if path not in documents and id(note) not in shown]
        if left:
            parts.append(element("h3", line(path)))
            parts.append(notes_html(left, index))
    return join_markup(parts) if parts else EMPTY
