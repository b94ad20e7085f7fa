"""Articles as PubMed writes them in XML, from E-utilities and from the yearly baseline."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from claimcheck.bibliography.matching import normal_identifier
from claimcheck.evidence.records import values
from claimcheck.model import Notice, Person, Work

SERVICE = "pubmed"
ARTICLE_TAGS = frozenset({"PubmedArticle", "PubmedBookArticle"})
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_RELATIONS = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "partial retraction",
    "ExpressionOfConcernIn": "expression of concern",
    "ErratumIn": "correction",
    "CorrectedandRepublishedIn": "correction",
}
_ABOUT_OTHERS = {
    "RetractionOf": "retraction",
    "PartialRetractionOf": "partial retraction",
    "ExpressionOfConcernFor": "expression of concern",
    "ErratumFor": "correction",
}
_PUBLISHED = frozenset({"epublish", "ppublish", "aheadofprint", "ecollection"})
_TYPES = {"Retracted Publication": "retraction"}


def work_of(article: Element, day: str = "") -> Work:
    """Read one article.

    Args:
        article: An element ``PubmedArticle`` or ``PubmedBookArticle``.
        day: Day on which it was fetched.

    Raises:
        RecordError: It has neither a PMID nor a title.
    """
    book = article.tag == "PubmedBookArticle"
    citation = _find(article, "BookDocument" if book else "MedlineCitation")
    inner = citation if book else _find(citation, "Article")
    title = _text(inner, "ArticleTitle", values.LONGEST_TITLE) or _text(inner, "VernacularTitle")
    title = title or _text(inner, "Book/BookTitle", values.LONGEST_TITLE)
    pmid = _text(citation, "PMID")
    if not pmid.isdecimal() or not title:
        raise values.RecordError("no article of PubMed: no `PMID` of digits, or no title")
    authors = _find(inner, "AuthorList")
    types = tuple(_texts(inner.findall("PublicationTypeList/PublicationType")))
    types = types or tuple(_texts(inner.findall("PublicationType")))
    return Work(
        service=SERVICE,
        day=day,
        identifiers=tuple(dict.fromkeys(_identifiers(article, inner, pmid))),
        title=_bare(title),
        authors=tuple(_people(authors)),
        containers=tuple(_containers(citation, inner)),
        volume=_text(inner, "Journal/JournalIssue/Volume"),
        issue=_text(inner, "Journal/JournalIssue/Issue"),
        pages=_pages(inner),
        years=_years(article, inner),
        type="book" if book else "journal-article",
        language=_text(inner, "Language"),
        is_preprint="Preprint" in types,
        is_partial=authors.get("CompleteYN") == "N",
        abstract=_abstract(inner),
        publication_types=types,
        headings=tuple(_headings(citation)),
        notices=tuple(_notices(citation, types, day)),
    )


def notices_about_others(article: Element, day: str = "") -> Iterator[tuple[str, Notice]]:
    """Read what a notice says of other articles: their identifier, and the notice.

    Args:
        article: As for :func:`work_of`.
        day: Day on which it was fetched.
    """
    citation = _find(article, "MedlineCitation")
    pmid = _text(citation, "PMID")
    dated = _date(_find(citation, "Article/Journal/JournalIssue/PubDate"))
    for item in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        kind = _ABOUT_OTHERS.get(item.get("RefType", ""))
        about = _text(item, "PMID")
        if kind and about.isdecimal() and about != pmid:
            yield f"pmid:{about}", Notice(kind, dated, f"pmid:{pmid}", SERVICE, day)


def _find(parent: Element, path: str) -> Element:
    found = parent.find(path)
    return Element("missing") if found is None else found


def _text(parent: Element, path: str, longest: int = 500) -> str:
    found = parent.find(path)
    return "" if found is None else values.text_value("".join(found.itertext()), longest)


def _texts(found: Iterable[Element]) -> Iterator[str]:
    return (text for one in found if (text := values.text_value("".join(one.itertext()))))


def _bare(title: str) -> str:
    """Take off the full stop of every title, and the brackets round one that was translated."""
    title = title.removesuffix(".")
    if title.startswith("[") and title.endswith("]"):
        return title[1:-1].removesuffix(".")
    return title


def _identifiers(article: Element, inner: Element, pmid: str) -> Iterator[str]:
    yield f"pmid:{pmid}"
    for location in inner.findall("ELocationID"):
        if location.get("EIdType") == "doi" and location.get("ValidYN") != "N":
            yield normal_identifier(f"doi:{values.text_value(location.text)}")
    for data in ("PubmedData", "PubmedBookData"):
        for item in article.findall(f"{data}/ArticleIdList/ArticleId"):
            kind = {"doi": "doi", "pmc": "pmcid"}.get(item.get("IdType", ""))
            value = values.text_value(item.text)
            if kind and value:
                yield normal_identifier(f"{kind}:{value}")


def _people(authors: Element) -> Iterator[Person]:
    for author in authors.findall("Author")[: values.MOST_PEOPLE]:
        family = _text(author, "LastName")
        given = _text(author, "ForeName") or _text(author, "Initials")
        if family:
            yield Person(family, given, suffix=_text(author, "Suffix"))
        elif name := _text(author, "CollectiveName"):
            yield Person(name, is_organisation=True)


def _containers(citation: Element, inner: Element) -> Iterator[str]:
    found = (
        _text(inner, "Journal/Title"),
        _text(inner, "Journal/ISOAbbreviation"),
        _text(citation, "MedlineJournalInfo/MedlineTA"),
        _text(inner, "Book/BookTitle"),
    )
    return iter(dict.fromkeys(name for name in found if name))


def _pages(inner: Element) -> str:
    pages = _text(inner, "Pagination/MedlinePgn")
    if not pages:
        start, end = _text(inner, "Pagination/StartPage"), _text(inner, "Pagination/EndPage")
        pages = f"{start}-{end}" if start and end and start != end else start
    return pages


def _years(article: Element, inner: Element) -> tuple[int, ...]:
    printed = _find(inner, "Journal/JournalIssue/PubDate")
    medline = _text(printed, "MedlineDate")
    found = [_text(printed, "Year"), medline[:4], medline[5:9]]
    found.extend(_text(one, "Year") for one in inner.findall("ArticleDate"))
    found.append(_text(inner, "Book/PubDate/Year"))
    history = article.findall("PubmedData/History/PubMedPubDate")
    found.extend(_text(one, "Year") for one in history if one.get("PubStatus") in _PUBLISHED)
    return values.distinct_years(found)


def _abstract(inner: Element) -> str:
    parts = []
    for part in inner.findall("Abstract/AbstractText"):
        label = values.text_value(part.get("Label", ""))
        words = values.text_value("".join(part.itertext()), values.LONGEST_ABSTRACT)
        parts.append(f"{label}: {words}" if label and words else words)
    return " ".join(part for part in parts if part)[: values.LONGEST_ABSTRACT]


def _headings(citation: Element) -> Iterator[str]:
    found = _texts(citation.findall("MeshHeadingList/MeshHeading/DescriptorName"))
    return iter(dict.fromkeys(found))


def _notices(citation: Element, types: Iterable[str], day: str) -> Iterator[Notice]:
    said = set()
    for item in citation.findall("CommentsCorrectionsList/CommentsCorrections"):
        kind = _RELATIONS.get(item.get("RefType", ""))
        if kind:
            said.add(kind)
            pmid = _text(item, "PMID")
            source = values.text_value(_text(item, "RefSource"))
            when = _day_in(source)
            yield Notice(kind, when, f"pmid:{pmid}" if pmid.isdecimal() else "", SERVICE, day)
    for name in types:
        kind = _TYPES.get(name)
        if kind and kind not in said:
            yield Notice(kind, "", "", SERVICE, day)


def _day_in(source: str) -> str:
    """Read the date in a citation such as ``"Lancet. 2010 Feb 6;375(9713):445"``."""
    words = source.partition(". ")[2].replace(";", " ").replace(".", " ").split()[:3]
    for place, word in enumerate(words):
        if (found := values.year(word)) and word.isdecimal():
            month = _MONTHS.get(words[place + 1][:3].casefold(), 0) if place + 1 < len(words) else 0
            return f"{found:04d}-{month:02d}" if month else f"{found:04d}"
    return ""


def _date(dated: Element) -> str:
    found = values.year(_text(dated, "Year"))
    if found is None:
        return ""
    month = _MONTHS.get(_text(dated, "Month")[:3].casefold(), 0)
    return f"{found:04d}-{month:02d}" if month else f"{found:04d}"
