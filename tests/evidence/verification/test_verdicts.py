"""A sound entry passes however it is set; an entry with a wrong particular is told which."""

import json
from collections import Counter

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.bibliography.person_names import read_names
from claimcheck.evidence.printed import printed_of
from claimcheck.evidence.store.dumps import REGISTRY
from claimcheck.evidence.store.importing import import_dump
from claimcheck.evidence.verification import verify_in_store, verify_offline
from claimcheck.evidence.verification.offline import verified
from claimcheck.model import Asked, EditorialStatus, Person, Reference, VerificationStatus, Work
from evidence.works import crossref_item, entry_of, imported

ITEMS = [crossref_item(number) for number in range(60)]
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=80)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with imported(tmp_path_factory.mktemp("store") / "s.sqlite", ITEMS) as opened:
        yield opened


def with_fields(entry, **changes):
    fields = {**entry.fields, **changes}
    fields = {name: text for name, text in fields.items() if text is not None}
    year = int(fields["year"]) if fields.get("year") else None
    return evolve(entry, fields=fields, raw_fields=fields, year=year)


FORMATTING = {
    "capitals": lambda e, i: with_fields(e, title=e.title.upper()),
    "braces": lambda e, i: with_fields(e, title=f"{{{e.title}}}."),
    "no subtitle": lambda e, i: with_fields(e, title=i["title"][0]),
    "abbreviated": lambda e, i: with_fields(e, journal=i["short-container-title"][0]),
    "with the": lambda e, i: with_fields(e, journal=f"The {e.container}"),
    "dashes": lambda e, i: with_fields(e, pages=e.pages.replace("-", "--")),
    "short pages": lambda e, i: with_fields(e, pages=e.pages.split("-")[0]),
    "online year": lambda e, i: with_fields(e, year=str(e.year - 1)),
    "no doi": lambda e, i: with_fields(e, doi=None),
    "doi address": lambda e, i: with_fields(e, doi=f"https://doi.org/{e.doi.upper()}"),
    "bare": lambda e, i: with_fields(e, doi=None, volume=None, number=None, pages=None),
    "initials": lambda e, i: evolve(
        e, authors=tuple(Person(p.family, p.given[0] + ".") for p in e.authors)
    ),
    "plain letters": lambda e, i: evolve(
        e, authors=tuple(Person(p.family.replace("ü", "ue"), p.given) for p in e.authors)
    ),
    "et al": lambda e, i: evolve(e, authors=e.authors[:1], et_al=True),
}
CORRUPTIONS = {
    "year": lambda e, k: with_fields(e, year=str(e.year + k)),
    "volume": lambda e, k: with_fields(e, volume=str(int(e.volume) + k)),
    "number": lambda e, k: with_fields(e, number=str(int(e.issue) + k)),
    "pages": lambda e, k: with_fields(e, pages=f"{900 + k}-{950 + k}"),
    "last page": lambda e, k: with_fields(e, pages=e.pages[:-1] + str((int(e.pages[-1]) + k) % 10)),
    "journal": lambda e, k: with_fields(e, journal="Proceedings of Another Society"),
    "title word": lambda e, k: with_fields(e, title=e.title.replace("balance", "posture")),
    "title": lambda e, k: with_fields(e, title="A wholly other matter of quiet lakes"),
    "author": lambda e, k: evolve(e, authors=(Person("Zwick", "Q."), *e.authors[1:])),
    "authors": lambda e, k: evolve(e, authors=(Person("Zwick", "Q."), Person("Yelm", "R."))),
    "author left out": lambda e, k: evolve(e, authors=e.authors[:-1]),
    "author added": lambda e, k: evolve(e, authors=(*e.authors, Person("Zwick", "Q."))),
    "order": lambda e, k: evolve(e, authors=e.authors[::-1]),
    "spelling": lambda e, k: evolve(
        e, authors=(Person(e.authors[0].family + "er", e.authors[0].given), *e.authors[1:])
    ),
    "doi": lambda e, k: with_fields(e, doi="10.5555/invented.none"),
    "doi of another": lambda e, k: with_fields(
        e, doi=f"10.5555/invented.{(int(e.doi.rpartition('.')[2]) + k) % 60}"
    ),
}


@QUICK
@given(
    st.sampled_from(ITEMS), st.lists(st.sampled_from(sorted(FORMATTING)), unique=True, max_size=3)
)
def test_a_sound_entry_passes_however_it_is_set(store, item, names):
    entry = entry_of(item)
    for name in names:
        entry = FORMATTING[name](entry, item)
    found = verify_in_store(entry, store)
    assert found.status is VerificationStatus.MATCH, (names, found.differences)
    assert f"doi:{item['DOI'].lower()}" in found.work.identifiers


@QUICK
@given(st.sampled_from(ITEMS), st.sampled_from(sorted(CORRUPTIONS)), st.integers(2, 9))
def test_every_corrupted_particular_is_told(store, item, name, by):
    found = verify_in_store(CORRUPTIONS[name](entry_of(item), by), store)
    assert found.status in {
        VerificationStatus.DIFFERS,
        VerificationStatus.CHIMERA,
        VerificationStatus.POINTS_ELSEWHERE,
    }
    assert found.differences
    assert all(one.printed != one.found for one in found.differences)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("volume", VerificationStatus.DIFFERS),
        ("title word", VerificationStatus.DIFFERS),
        ("author left out", VerificationStatus.DIFFERS),
        ("authors", VerificationStatus.CHIMERA),
        ("title", VerificationStatus.POINTS_ELSEWHERE),
        ("doi of another", VerificationStatus.POINTS_ELSEWHERE),
    ],
)
def test_the_kind_of_error_is_named(store, name, status):
    assert verify_in_store(CORRUPTIONS[name](entry_of(ITEMS[7]), 3), store).status is status


def test_a_wrong_title_without_identifier_is_found_by_its_place(store):
    entry = with_fields(CORRUPTIONS["title"](entry_of(ITEMS[7]), 2), doi=None)
    found = verify_in_store(entry, store)
    assert found.status is VerificationStatus.POINTS_ELSEWHERE
    assert not found.is_certain


def test_an_invented_work_is_not_found(store):
    entry = Reference("x", "article", {"title": "Quiet lakes and their slow dark fishes"})
    found = verify_in_store(entry, store)
    assert found.status is VerificationStatus.NOT_FOUND
    assert not found.is_certain
    assert found.asked == (Asked("store", "", "not found"),)


def test_without_a_store_nothing_is_asked():
    found = verify_offline({"key": entry_of(ITEMS[0])}, None)
    assert found.works["key"].status is VerificationStatus.NOT_ASKED
    assert found.works["key"].reason == "no store and no service was asked"
    assert found.asked == ()


def work_of(item, service):
    return Work(
        service,
        identifiers=(f"doi:{item['DOI'].lower()}",),
        title=item["title"][0],
        authors=tuple(Person(p["family"], p["given"]) for p in item["author"]),
        containers=tuple(item["container-title"]),
        volume=item["volume"],
        years=(item["published-print"]["date-parts"][0][0],),
        type="journal-article",
    )


@pytest.mark.parametrize(
    ("services", "has_doi", "certain"),
    [
        (("crossref",), True, True),
        (("crossref",), False, False),
        (("crossref", "pubmed"), False, True),
        (("openalex",), True, False),
        (("openalex", "crossref"), False, False),
    ],
)
def test_an_error_needs_two_indexes_or_one_and_the_identifier(services, has_doi, certain):
    entry = CORRUPTIONS["authors"](entry_of(ITEMS[4]), 1)
    entry = entry if has_doi else with_fields(entry, doi=None)
    works = [work_of(ITEMS[4], service) for service in services]
    asked = [Asked(service, "", "found") for service in services]
    found = verified(printed_of(entry), works, asked, None)
    assert found.status is VerificationStatus.CHIMERA
    assert found.is_certain is certain
    assert bool(found.reason) is not certain


@pytest.mark.parametrize("change", [{"year": "1979"}, {"language": "german"}])
def test_what_is_indexed_poorly_is_never_certain(change):
    entry = with_fields(CORRUPTIONS["authors"](entry_of(ITEMS[4]), 1), **change)
    found = verified(printed_of(entry), [work_of(ITEMS[4], "crossref")], [], None)
    assert not found.is_certain


@given(st.permutations([work_of(ITEMS[n], s) for n in (4, 5) for s in ("crossref", "pubmed")]))
def test_the_order_of_the_services_changes_nothing(works):
    entry = CORRUPTIONS["doi of another"](entry_of(ITEMS[4]), 1)
    first = verified(printed_of(entry), sorted(works, key=lambda w: (w.service, w.title)), [], None)
    assert verified(printed_of(entry), works, [], None) == first


@given(st.lists(st.sampled_from(["unavailable: slow", "not found"]), min_size=1, max_size=4))
def test_a_failing_service_never_makes_a_work_not_found(outcomes):
    asked = [Asked(f"s{n}", "", outcome) for n, outcome in enumerate(outcomes)]
    entry = Reference("x", "article", {"title": "Quiet lakes and their slow dark fishes"})
    found = verified(printed_of(entry), [], asked, None)
    answered = outcomes.count("not found")
    assert found.status is (
        VerificationStatus.NOT_FOUND if answered else VerificationStatus.UNAVAILABLE
    )
    assert found.is_certain is (answered >= 2)


def test_two_works_of_one_title_are_ambiguous_where_the_entry_fits_neither():
    items = [
        crossref_item(1),
        {**crossref_item(1), "DOI": "10.5555/other", "volume": "77", "page": "1-2"},
    ]
    works = [work_of(item, "crossref") for item in items]
    entry = with_fields(entry_of(items[0]), doi=None, volume="5", pages=None, number=None)
    found = verified(printed_of(entry), works, [], None)
    assert found.status is VerificationStatus.AMBIGUOUS


def test_a_record_without_a_title_accuses_of_none():
    bare = Work("crossref", identifiers=("doi:10.5555/invented.4",), type="journal-article")
    found = verified(printed_of(entry_of(ITEMS[4])), [bare], [], None)
    assert found.status is VerificationStatus.MATCH


def test_names_without_letters_agree_with_themselves():
    work = evolve(work_of(ITEMS[4], "crossref"), authors=(Person("-", "Ada Okafor"),))
    entry = evolve(entry_of(ITEMS[4]), authors=(Person("-", "Ada Okafor"),))
    assert verified(printed_of(entry), [work], [], None).status is VerificationStatus.MATCH


def test_a_preprint_in_the_index_does_not_accuse_the_publication(tmp_path):
    item = {
        **crossref_item(2),
        "type": "posted-content",
        "container-title": ["bioRxiv"],
        "short-container-title": [],
    }
    with imported(tmp_path / "s.sqlite", [item]) as opened:
        entry = with_fields(entry_of(crossref_item(2)), doi="10.5555/published", year="2001")
        found = verify_in_store(entry, opened)
    assert found.status is VerificationStatus.DIFFERS
    assert not found.is_certain


def test_notices_follow_the_identifier(tmp_path, store):
    path = tmp_path / "r.csv"
    path.write_text(
        "OriginalPaperDOI,RetractionNature,RetractionDate\n"
        "10.5555/INVENTED.3,Retraction,2/6/2010 0:00\n"
        "10.5555/invented.4,Retraction,2/6/2010 0:00\n"
        "10.5555/invented.4,Reinstatement,2/6/2011 0:00\n"
    )
    target = tmp_path / "s.sqlite"
    import_dump(target, REGISTRY.values()["retractions"], [str(path)], day="2026-03-01")
    entries = {str(n): entry_of(ITEMS[n]) for n in (3, 4, 5)}
    works = verify_offline(entries, target).works
    assert works["3"].verdict.standing is EditorialStatus.RETRACTED
    assert works["4"].verdict.standing is EditorialStatus.SOUND
    assert works["4"].verdict.cancelled
    assert works["5"].verdict.standing is EditorialStatus.SOUND


def test_corrupted_references_of_the_labelled_set_are_found_and_no_sound_one_accused(
    shared, tmp_path
):
    folder = shared / "data" / "hallmark"
    records = [
        json.loads(line)["fields"]
        for line in (folder / "store.jsonl").read_text("utf-8").splitlines()
    ]
    with imported(tmp_path / "s.sqlite", map(_item, records)) as opened:
        told = Counter()
        for line in (folder / "dev.jsonl").read_text("utf-8").splitlines():
            case = json.loads(line)
            entry = _entry(case)
            told[
                case["label"], verify_in_store(entry, opened).status is VerificationStatus.MATCH
            ] += 1
    assert told["VALID", False] == 0
    missed = told["HALLUCINATED", True]
    assert missed / (missed + told["HALLUCINATED", False]) <= 0.03


def _item(fields):
    people, _ = read_names(fields.get("author", ""))
    return {
        "DOI": fields.get("doi", ""),
        "PMID": fields.get("pmid", ""),
        "title": [fields["title"]],
        "author": [{"family": p.family, "given": p.given} for p in people],
        "container-title": [fields.get("journal") or fields.get("booktitle", "")],
        "issued": {"date-parts": [[int(fields["year"])]]},
    }


def _entry(case):
    fields = case["fields"]
    people, et_al = read_names(fields.get("author", ""))
    year = int(fields["year"]) if fields.get("year") else None
    return Reference(
        case["bibtex_key"], case["bibtex_type"], fields, fields, people, (), year, et_al=et_al
    )
