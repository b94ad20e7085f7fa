"""CC603: sentences in a language that is not read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from claimcheck.model import Answer, Basis, Document, Origin, Passed, Problem, Sentence, Severity
from claimcheck.resources import read_mapping
from claimcheck.rules.api import rule
from claimcheck.rules.context import Context

_READ = frozenset({"en", "und"})


@rule("CC603", severity=Severity.NOTE)
def unread_language(document: Document, context: Context) -> Iterator[Answer]:
    """Sentences are in a language that is recognised but not read.

    ## Why it matters

    Whether a sentence claims something, how strongly and about whom is judged in English only. What
    is in another language was not checked, and must not be taken as passed.

    This is one finding for each language of a document.

    ## Example

    ```md bad
    Der Tee senkt den Blutdruck bei allen Menschen, und das ist gut für die Gefäße.
    ```

    Use instead:

    ```md good
    The tea lowers blood pressure in all people, which is good for the vessels.
    ```
    """
    del document
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence, judged in context.sentences:
        if judged.language not in _READ:
            found[judged.language].append(sentence)
    if context.sentences and not found:
        yield Passed("every sentence is taken for English")
    for code, sentences in found.items():
        name = _names().get(code, code)
        count = f"{len(sentences)} sentences are" if len(sentences) > 1 else "1 sentence is"
        yield Problem(
            f"{count} in {name} and not checked: only English is read",
            span=sentences[0].span,
            basis=(Basis(f"its common words or letters are those of {name}", Origin.TEXT),),
            remedy="ask a reader of the language to check it, or audit a translation",
            subject=f"language {code}",
        )


def _names() -> Mapping[str, str]:
    return read_mapping("rules/data/languages.tsv", "code", "name")
