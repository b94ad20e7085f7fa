"""How long each format takes to render five thousand findings.

Run as ``python -m benchmarks.reports_speed`` in the root of the repository, with the test extra
installed. Prints seconds of processor time for each format.
"""

import time

from attrs import evolve
from tests.factories import audit_of, claim, document, finding, small_audit

from claimcheck.auditing.result import Audit
from claimcheck.model import Basis, Library, Origin, Reading, Severity, Span
from claimcheck.reports import formats, render

FINDINGS = 5_000


def large() -> Audit:
    """Give an audit of 1,000 claims with five findings each."""
    quotes = [f"Practice {number} lowers **restlessness** in adults." for number in range(1_000)]
    source = document("\n\n".join(quotes))
    claims = [claim(source, quote, f"claim-{number}") for number, quote in enumerate(quotes)]
    severities = tuple(Severity)
    found = [
        finding_of(source.text, made.span, made.id, severities[number % 3], number)
        for number, made in enumerate(claims * 5)
    ]
    library = Library(small_audit().readings[0].library.bibliography)
    return audit_of((Reading(source, (), (), tuple(claims), library),), tuple(found))


def finding_of(text: str, span: Span, name: str, severity: Severity, number: int) -> object:
    words = Span(span.start, span.start + 8)
    made = finding("", None, severity=severity, claim=name, number=number, remedy="Cite a trial.")
    basis = (Basis("nothing is cited", Origin.TEXT),)
    return evolve(made, span=words, quote=words.of(text), line=1, column=1, basis=basis)


def main() -> None:
    """Measure and print."""
    audit = large()
    for name in formats():
        began = time.process_time()
        size = len(render(audit, name))
        print(f"{name:12}{time.process_time() - began:7.2f} s{size // 1024:8,} KiB")


if __name__ == "__main__":
    main()
