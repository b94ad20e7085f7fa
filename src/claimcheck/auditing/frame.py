"""An audit as tables for analysis; the only module that imports pandas.

Columns of the claims table, one row a claim, indexed by ``claim`` (its id):

====================  ==========  =========================================================
column                dtype       meaning
====================  ==========  =========================================================
document              string      path
line, column          int64       1-based place
section               string      headings above, joined by " > "
block                 category    kind of block
type                  category    kind of statement
strength              int64       S0-S6
advice                int64       A0-A3
certainty             float64     1 (very uncertain) to 6 (very certain)
hedged                bool
probability           float64     how likely it is a claim, 0 to 1
species               category    whom it speaks about
sexes, age_groups     string      joined by a space
condition             string      missing where none is named
tier                  int64       best tier of what it cites; 8 nothing, 0 not assessed
citations             int64       mentions that bear on it
keys                  string      keys it rests on, joined by a space
links                 int64       links to references
opened                int64       links whose source a person has opened
status                category    life of its record
origin                category    where the judgement comes from
errors                int64       active findings, and so ``warnings`` and ``notes``
suppressed            int64       suppressed findings
known                 int64       findings that the baseline holds, not suppressed
rules                 string      codes of the active findings, joined by a space
quote                 string      exact text of the source
====================  ==========  =========================================================

Columns of the findings table, one row a finding, in the order of the audit:

====================  ==========  =========================================================
column                dtype       meaning
====================  ==========  =========================================================
path                  string
line, column          int64       1-based place
end_line, end_column  int64
start, end            Int64       code-point offsets; missing where there is no span
rule, name            string
severity              category    ordered: note < warning < error
message               string
claim, key            string      missing where it is about none
suppressed, known     bool
precision             category
remedy, quote         string
fingerprint           string
====================  ==========  =========================================================
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum

import pandas as pd

from claimcheck.model import (
    BlockKind,
    Claim,
    ClaimStatus,
    ClaimType,
    Finding,
    Origin,
    Precision,
    Severity,
    Species,
    SupportStatus,
)

_SURROGATE = re.compile("[\ud800-\udfff]")
_Dtypes = dict[str, str | type[Enum]]
_CLAIM_DTYPES: _Dtypes = {
    "document": "string",
    "line": "int64",
    "column": "int64",
    "section": "string",
    "block": BlockKind,
    "type": ClaimType,
    "strength": "int64",
    "advice": "int64",
    "certainty": "float64",
    "hedged": "bool",
    "probability": "float64",
    "species": Species,
    "sexes": "string",
    "age_groups": "string",
    "condition": "string",
    "tier": "int64",
    "citations": "int64",
    "keys": "string",
    "links": "int64",
    "opened": "int64",
    "status": ClaimStatus,
    "origin": Origin,
    "errors": "int64",
    "warnings": "int64",
    "notes": "int64",
    "suppressed": "int64",
    "known": "int64",
    "rules": "string",
    "quote": "string",
}
_FINDING_DTYPES: _Dtypes = {
    "path": "string",
    "line": "int64",
    "column": "int64",
    "end_line": "int64",
    "end_column": "int64",
    "start": "Int64",
    "end": "Int64",
    "rule": "string",
    "name": "string",
    "severity": Severity,
    "message": "string",
    "claim": "string",
    "key": "string",
    "suppressed": "bool",
    "known": "bool",
    "precision": Precision,
    "remedy": "string",
    "quote": "string",
    "fingerprint": "string",
}


def claims_frame(
    claims: Sequence[Claim], findings_of: Callable[[Claim], tuple[Finding, ...]]
) -> pd.DataFrame:
    """Give one row a claim, indexed by its id, with its findings counted."""
    rows = [_claim_row(claim, findings_of(claim)) for claim in claims]
    index = pd.Index([_writable(claim.id) for claim in claims], name="claim", dtype="string")
    return _frame(rows, _CLAIM_DTYPES, index)


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Give one row a finding, suppressed and known ones included."""
    rows = [_finding_row(finding) for finding in findings]
    return _frame(rows, _FINDING_DTYPES, pd.RangeIndex(len(rows)))


def _frame(rows: list[dict[str, object]], dtypes: _Dtypes, index: pd.Index) -> pd.DataFrame:
    columns = {
        name: pd.Series([row[name] for row in rows], index=index, dtype=_dtype(kind))
        for name, kind in dtypes.items()
    }
    return pd.DataFrame(columns, index=index)


def _dtype(kind: str | type[Enum]) -> pd.CategoricalDtype | str:
    if isinstance(kind, str):
        return kind
    words = [member.value for member in kind]
    if kind is Severity:
        return pd.CategoricalDtype(words[::-1], ordered=True)
    return pd.CategoricalDtype(words)


def _writable(text: str) -> str:
    """Replace lone surrogates: the string dtype holds UTF-8."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _claim_row(claim: Claim, findings: tuple[Finding, ...]) -> dict[str, object]:
    active = [finding for finding in findings if finding.is_active]
    population = claim.population
    condition = population.condition
    return {
        "document": _writable(claim.document),
        "line": claim.line,
        "column": claim.column,
        "section": _writable(" > ".join(claim.section)),
        "block": claim.block.value,
        "type": claim.claim_type.value,
        "strength": int(claim.strength),
        "advice": int(claim.advice),
        "certainty": claim.certainty,
        "hedged": claim.hedged,
        "probability": claim.probability,
        "species": population.species.value,
        "sexes": " ".join(population.sexes),
        "age_groups": " ".join(population.age_groups),
        "condition": None if condition is None else _writable(condition),
        "tier": int(claim.tier),
        "citations": len(claim.citations),
        "keys": _writable(" ".join(dict.fromkeys(link.key for link in claim.evidence))),
        "links": len(claim.evidence),
        "opened": sum(
            link.support.status is not SupportStatus.UNCHECKED for link in claim.evidence
        ),
        "status": claim.status.value,
        "origin": claim.origin.value,
        "errors": sum(finding.severity is Severity.ERROR for finding in active),
        "warnings": sum(finding.severity is Severity.WARNING for finding in active),
        "notes": sum(finding.severity is Severity.NOTE for finding in active),
        "suppressed": sum(finding.suppressed for finding in findings),
        "known": sum(finding.known and not finding.suppressed for finding in findings),
        "rules": " ".join(dict.fromkeys(finding.rule for finding in active)),
        "quote": _writable(claim.quote),
    }


def _finding_row(finding: Finding) -> dict[str, object]:
    return {
        "path": _writable(finding.path),
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.span.start if finding.span else None,
        "end": finding.span.end if finding.span else None,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": _writable(finding.message),
        "claim": None if finding.claim is None else _writable(finding.claim),
        "key": None if finding.key is None else _writable(finding.key),
        "suppressed": finding.suppressed,
        "known": finding.known,
        "precision": finding.precision.value,
        "remedy": _writable(finding.remedy),
        "quote": _writable(finding.quote),
        "fingerprint": finding.fingerprint,
    }
