"""The grammar of care that is put off, halved, left to chance or told to have been turned down.

A second part of :mod:`claimcheck.rules._refusal_grammar`: sentences whose verb is not one of giving
up, or whose object is a pronoun for care that the same sentence names.
"""

from functools import cache

from claimcheck.rules._gated_expressions import Expression, expression
from claimcheck.rules._refusal_grammar import (
    DRUG_SIGN,
    OBJECT,
    WHOSE,
    any_of,
    naming,
    words_of,
)

_SPAN = (
    r"(?:(?:an? |another |the next |at least |up to )?(?:\d{1,3}|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|few|couple of|several|good|full)?(?: or (?:two|three|four|six))? ?"
    r"(?:hours?|days?|weeks?|months?|years?|cycles?))"
)
_SEEKING = (
    r"(?:see|seeing|call|calling|ring|ringing|phone|phoning|bother|bothering|visit|visiting|book"
    r"|booking|go|going|ask|asking|tell|telling|contact|contacting|consult|consulting|have|having"
    r"|accept|accepting|agree to|agreeing to|consider|considering|start|starting|decide on"
    r"|deciding on|try|trying|take|taking)"
)
_TREATMENT = (
    r"(?:(?:any|your|the|conventional|further|hospital|medical) (?:\w{1,15} )?"
    r"(?:treatments?|therapy|advice|help))"
)
_SUBJECT = (
    r"(?:i|we|he|she|you|my (?:husband|wife|partner|mum|mom|mother|dad|father|son|daughter"
    r"|sister|brother|friend)|our (?:members|clients|customers|guests|patients|families|son"
    r"|daughter)|(?:most|many|half|all) of (?:our|my) \w{1,15}|customers|clients|members"
    r"|parents|readers)"
)

_REFUSED = (
    "cancelled", "canceled", "called off", "turned down", "refused", "declined", "said no to",
    "binned", "threw out", "ditched", "skipped", "stopped",
)  # fmt: skip
_NEEDED = ("required", "needed", "necessary")


def _care() -> str:
    roles = ("medicine", "device", "test", "procedure", "service", "lab", "watch")
    return f"(?:{any_of(*roles)}|{DRUG_SIGN}{{3,30}})"


@cache
def put_off() -> tuple[Expression, ...]:
    """Give the expressions for care that is put off; `verb` is what is done."""
    care = f"(?:{_care()}|{_TREATMENT})"
    return (
        expression(
            (" before ",),
            rf"\b(?P<verb>give|giving|try|trying|allow|wait|waiting|follow|leave|leaving)\b"
            rf"[^.;?]{{0,40}}?\b{_SPAN} before (?:you (?:even |ever )?)?{_SEEKING}\b"
            rf"[^.;?,]{{0,25}}?{care}(?!\w)",
        ),
        expression(
            ("no rush", "no hurry", "plenty of time"),
            rf"\b(?P<verb>no (?:rush|hurry)|plenty of time) to {any_of('seek')}"
            rf"{OBJECT}(?: to| with| for)?{OBJECT} {care}(?!\w)",
        ),
        expression(
            (" wait",),
            rf"\b(?P<verb>let){OBJECT} {care} wait\b"
            rf"|{care} can (?:safely |easily )?wait\b",
        ),
        expression(
            ("hold off", "hold on", "put off"),
            r"\b(?:hold(?:ing)? (?:off|on)|put(?:ting)? off)[^.;?]{0,40}?\b(?P<verb>until|till"
            r"|before) (?:you|your|the|our|it)\b[^.;?]{0,40}?(?:clears?|works?|arrives?"
            r"|finish(?:es|ed)?|done|tried|better|balances?|settles?)\b",
        ),
    )


@cache
def cut_down() -> tuple[Expression, ...]:
    """Give the expressions for medicines that a reader is told to cut down alone."""
    medicine = f"(?:{any_of('medicine', 'device')}|{DRUG_SIGN}{{3,30}}|doses?)"
    held = (*naming("medicine", "device"), "dose")
    ceasing = any_of("ceasing")
    urged = r"(?:suggest|recommend|advise|encourage|try|start|begin)"
    return (
        expression(
            ("suggest", "recommend", "advise", "encourage", "try", "start", "begin"),
            rf"\b{urged}(?: you)? (?P<verb>{ceasing})(?:{WHOSE}{OBJECT} |{OBJECT} ){medicine}"
            rf"(?![\w'’-])",
            held,
        ),
        expression(
            ("every ", "each ", " as your", " as soon", " until you", " by "),
            rf"\b(?P<verb>drop|cut|reduce|lower|cut back|cut down){WHOSE}?{OBJECT} {medicine}"
            r" (?:every|each|as (?:your|you|the|soon)|until you|by (?:a|one|half|\d))",
            held,
        ),
        expression(
            (" the morning dose", " the evening dose", " the dose", " a dose", " your dose"),
            r"\b(?P<verb>skip|leave out|halve|drop)"
            r" (?:the|your|a|that|his|her) (?:\w{1,12} )?doses? (?:on|when|once|while|for a|if you"
            r" (?:feel|fast|eat))",
        ),
        expression(
            (" enough to ", "how to ", " helps you", " help you", " lets you"),
            r"\b(?:enough to|how to|helps? (?:you|them|people)(?: to)?|lets? (?:you|them))"
            rf" (?P<verb>{any_of('cease')}){OBJECT} {medicine}(?![\w'’-])",
            held,
        ),
    )


@cache
def needless() -> tuple[Expression, ...]:
    """Give the expressions for watching and care that are said to be needless."""
    watch = f"(?:{any_of('watch', 'test', 'device', 'service')})"
    endless = (
        r"(?:(?:any of |all |all of )?(?:the|those|these|your|endless|constant|regular|costly)"
    )
    return (
        expression(
            tuple(f"{verb} {word}" for verb in ("is", "are") for word in _NEEDED),
            rf"\bno (?P<verb>(?:routine |regular |further |special |blood )?){watch}"
            rf" (?:is|are) (?:{'|'.join(_NEEDED)})\b",
            ("no ",),
        ),
        expression(
            ("without ",),
            rf"\b(?P<verb>without) {endless} )+(?:endless |constant |regular )?"
            rf"(?:blood tests|monitoring|gp visits|doctor visits|hospital visits|check-?ups"
            rf"|prescriptions?|scans|side[- ]effects of the)(?!\w)",
        ),
        expression(
            ("nobody need", "no one need", "no-one need", "need not"),
            rf"\b(?P<verb>nobody|no[- ]one) needs?{OBJECT} {watch}(?!\w)",
        ),
        expression(
            (", not your", ", not the", ", not a ", "rather than your", "instead of your"),
            r"\b(?P<verb>tell|ask|see|call|trust|ring|listen to|talk to)\b[^.;?]{1,40}"
            r"(?:, not|rather than|instead of) (?:your|the|a) (?:doctor|gp|prescriber|midwife|nurse"
            r"|oncologist|psychiatrist|cardiologist|consultant|pharmacist|specialist|vet|hospital)\b",
        ),
        expression(
            (" only worry", " only upset", " only scare", " only frighten", " just worry"),
            rf"\b(?P<verb>{watch}|weighing|measuring|testing|scanning|checking)\b[^.;?]{{0,40}}?"
            r"\b(?:only|just) (?:worry|worries|upset|scare|frighten|stress)",
        ),
    )


@cache
def turned_down() -> tuple[Expression, ...]:
    """Give the expressions for care that people tell to have turned down."""
    ceased = any_of("ceased")
    return (
        expression(
            words_of("ceased"),
            rf"\b{_SUBJECT}(?: \w{{1,10}}ly|['’](?:ve|d)| have| has| had| just| finally| then)?"
            rf" (?P<verb>{ceased}){OBJECT} {_care()}(?![\w'’-])",
        ),
        expression(
            (
                "never filled",
                "never took",
                "never went",
                "never had",
                "didn't fill",
                "did not fill",
            ),
            r"\b(?:never|did not|didn['’]t) (?P<verb>filled|fill|took|take|went back|go back|had"
            r"|have|started|start) (?:that|the|my|his|her|a|to the|for the|any) (?:\w{1,15} ){0,2}"
            rf"{_care()}(?!\w)",
        ),
        expression(
            _REFUSED,
            rf"{_care()}[^.;?]{{0,40}}?\b{_SUBJECT}(?: just| simply| politely| then| never)?"
            rf" (?P<verb>{'|'.join(_REFUSED)}) (?:it|them)\b",
        ),
    )


@cache
def pointed_within() -> tuple[Expression, ...]:
    """Give the expressions for a medicine that a pronoun of the same sentence stands for."""
    medicine, held = f"(?:{any_of('medicine')}|{DRUG_SIGN}{{3,30}})", naming("medicine")
    ceasing = any_of("ceasing")
    cease = any_of("cease_it")
    return (
        expression(
            (" them", " it"),
            rf"{medicine}[^.;?]{{0,60}}?\b(?:try|suggest|recommend|start|by) "
            rf"(?P<verb>{ceasing}) (?:it|them)\b",
            held,
        ),
        expression(
            (" them", " it"),
            rf"{medicine}[^.?]{{0,70}}?\b(?:so|then|just|simply|and|you can|or) (?P<verb>{cease}"
            r"|leave|move) (?:it|them)(?: out| off| behind)?\b",
            held,
        ),
        expression(
            ("come off it", "come off them", "get off it", "get off them"),
            r"\b(?:helps? you|lets? you|how to|you can|you['’]ll|ready to) (?P<verb>come off"
            r"|get off) (?:it|them)\b",
        ),
    )
