"""A cited work in a few words of Markdown."""

from collections.abc import Iterator

from claimcheck.lsp.markdown import bare, literal_markdown
from claimcheck.model import Library, Reference, Study

_MOST_AUTHORS = 3


def headline(reference: Reference, study: Study) -> str:
    """Give tier, design and year, such as ``T2, randomised trial · rct · 2011``."""
    design = bare(study.design.value)
    return " · ".join(part for part in (study.tier.value.named, design, _year(reference)) if part)


def describe_work(reference: Reference, library: Library) -> str:
    """Describe a work: title, who and where, what it is as evidence."""
    return "  \n".join(_lines(reference, library.study(reference.key)))


def _lines(reference: Reference, study: Study) -> Iterator[str]:
    yield f"**{literal_markdown(reference.title or reference.key)}**"
    who = (_authors(reference), reference.container, _year(reference))
    yield literal_markdown(". ".join(part for part in who if part))
    yield headline(reference, study)
    if study.sample_size.value is not None:
        yield f"{study.sample_size.value} studied"
    if study.status.value:
        yield f"**{literal_markdown(study.status.value)}**"


def _authors(reference: Reference) -> str:
    names = [person.family for person in reference.authors[:_MOST_AUTHORS]]
    more = len(reference.authors) > _MOST_AUTHORS or reference.et_al
    return ", ".join(names) + (" et al." if more else "")


def _year(reference: Reference) -> str:
    return str(reference.year) if reference.year is not None else ""
