"""The fields of a ledger file; docs/ledger.md tells what each holds."""

from typing import Final

from claimcheck.model import (
    Addressee,
    AdviceForce,
    AgeGroup,
    BlockKind,
    Certainty,
    ClaimStatus,
    ClaimType,
    Design,
    Intent,
    OutcomeKind,
    QuestionType,
    Sex,
    Species,
    SupportStatus,
)
from claimcheck.toml_files.fields import Fields
from claimcheck.toml_files.kinds import (
    choice,
    day,
    filled,
    flag,
    identifier,
    interval,
    items,
    number,
    reported,
    rule_code,
    some,
    text,
    whole,
    word,
)

DIRECTIONS: Final = ("increase", "decrease", "none", "unspecified")

ANCHOR: Final = Fields(
    {
        "exact": text(),
        "prefix": text(),
        "suffix": text(),
        "start": whole(0),
        "end": whole(0),
        "section": items(text()),
        "block": choice(BlockKind),
        "hash": text(),
    },
    required=("exact",),
)

POPULATION: Final = Fields(
    {
        "species": choice(Species),
        "organisms": items(text()),
        "sex": items(choice(Sex)),
        "age_groups": items(choice(AgeGroup)),
        "condition": text(),
        "setting": text(),
        "ethnicity": text(),
        "text": text(),
    }
)

REGULATORY: Final = Fields(
    {"status": text(), "jurisdiction": text(), "as_of": day(), "source": text()}
)

INTERVENTION: Final = Fields(
    {
        "name": text(),
        "dose": text(),
        "route": text(),
        "frequency": text(),
        "duration": text(),
        "regulatory": REGULATORY,
    },
    required=("name",),
)

SUPPORT: Final = Fields(
    {
        "status": choice(SupportStatus),
        "quote": text(),
        "locator": text(),
        "checked_by": text(),
        "checked_on": day(),
    }
)

EFFECT: Final = Fields(
    {
        "measure": text(),
        "value": number(),
        "ci": interval(),
        "p": reported(),
        "significant": flag(),
    }
)

EVIDENCE: Final = Fields(
    {
        "key": text(),
        "intent": choice(Intent),
        "design": choice(Design),
        "tier": whole(0, 8),
        "n": whole(0),
        "population": text(),
        "outcome_kind": choice(OutcomeKind),
        "effect": EFFECT,
        "certainty": choice(Certainty),
        "support": SUPPORT,
        "directness": items(text()),
        "replication": text(),
        "origin": word("manual", "auto"),
    },
    required=("key",),
)

STALE: Final = Fields({"old": text(), "new": text()}, required=("old", "new"))

SIGNED: Final = Fields(
    {"hash": text(), "evidence": items(text()), "designs": items(choice(Design))},
    required=("hash",),
)

CLAIM: Final = Fields(
    {
        "id": identifier(),
        "document": text(),
        "anchor": ANCHOR,
        "stale": STALE,
        "statement": text(),
        "type": choice(ClaimType),
        "strength": whole(0, 6),
        "advice": Fields({"force": choice(AdviceForce), "addressee": choice(Addressee)}),
        "certainty": number(1, 6),
        "hedged": flag(),
        "population": POPULATION,
        "question_type": choice(QuestionType),
        "subject": text(),
        "outcome": text(),
        "direction": word(*DIRECTIONS),
        "caveats": items(text()),
        "contradicts": items(identifier()),
        "equivalent_to": identifier(),
        "intervention": INTERVENTION,
        "origin": word("manual", "auto"),
        "status": choice(ClaimStatus),
        "was": choice(ClaimStatus),
        "reviewed_by": text(),
        "reviewed_on": day(),
        "approved_by": text(),
        "approved_on": day(),
        "expires": day(),
        "signed": SIGNED,
        "notes": text(),
    },
    required=("id", "anchor"),
)

SUPPRESSION: Final = Fields(
    {
        "rules": some(rule_code(), '["CC802"]', "all rules"),
        "reason": text(),
        "author": text(),
        "expires": day(),
        "claim": identifier(),
        "fingerprint": filled(),
    },
    some_of=("rules", "claim", "fingerprint", "reason"),
)

CHECKLIST: Final = Fields(
    {
        "item": whole(1),
        "ticked": flag(),
        "by": text(),
        "on": day(),
        "note": text(),
    },
    required=("item",),
)

HEAD: Final = {"document": text()}
