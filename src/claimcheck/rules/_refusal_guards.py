"""What makes words against care sound: denial, a condition, a procedure, a prescriber."""

from claimcheck.resources.patterns import lazy_pattern

_DENIED = lazy_pattern(
    r"(?:\b(?:not|never|without|rather than|instead of|nobody|dangerous to|tempted to|ready to"
    r"|about to|wanted to|felt like"
    r"|wrong to|unsafe to|unwise to|people who|those who|anyone who|who should)\b|n['’]t\b)"
    r"[^.;:!?]{0,25}$"
    r"|\b(?:before|after(?! (?:\w{1,10} ){1,2}(?:days?|weeks?|months?)\b)|if|when|whether|why|how"
    r"|unless|until)\b[^.,;:!?]{0,25}$"
    r"|\b(?:doctors|clinicians|gps|prescribers|physicians|nurses|surgeons|hospitals?|government"
    r"|ministers?|nhs|the unit|the team)\b[^.;:!?]{0,40}$"
)
_TEMPERED = lazy_pattern(
    r"\?[\"”]?$|\b(?:usually|normally|generally|most people|in most cases|ask (?:your|a|the)"
    r"|talk to your|tell your (?:doctor|gp)|check with your|with your (?:doctor|gp|prescriber|team)"
    r"|supervision|supervised|allerg\w{1,5}|rash|egfr|pregnan\w{1,3}|side[- ]effects?"
    r"|trial|study|participants|randomi[sz]ed|placebo|guidelines?|viral|virus|viruses|mild"
    r"|colds?(?! (?:plung|water|show|bath|immers|expos|therap))"
    r"|(?:days?|weeks?|hours?|morning|day) (?:before|after|of)"
    r" (?:(?:your|the|an?|any|each|having) )?(?:\w{1,15} )?(?:surgery|operation|procedure|tests?"
    r"|scans?|injection|anaesthetic|biopsy|colonoscopy|endoscopy|infusion|dose|visit|dental"
    r"|extraction|transfusion)|appointment|booking|subscription|order|refund|deposit|contact us"
    r"|call us|let us know|waiting list|by (?:phone|e-?mail)|medical help)\b"
)
_ORDINARY = lazy_pattern(
    r"\b(?:graze|graze[sd]|scratch(?:es)?|bruises?|coughs?|sniffles|sore throats?|hangovers?"
    r"|insect bites?|stings?|splinters?|blisters?|nosebleeds?|hiccups|warts?|verrucas?|head ?lice"
    r"|back pain|pill cutter|score line|scored)\b"
    r"|\bfor (?:an? |the |most |simple )?(?:common )?(?:colds?|flu)\b"
    r"|\b(?:slowly|gradually|step by step|bit by bit|in (?:small )?steps)\b(?!.{0,60}\bwith\b)"
    r"|\b(?:renal|kidneys?|hepatic|liver) (?:impairment|failure|function|disease|problems)\b"
    r"|\b(?:poor|reduced) (?:kidney|renal|liver) function\b|\bcreatinine\b"
    r"|\b(?:course|treatment) (?:is|has been|was) (?:finished|completed?|over)\b"
    r"|\b(?:finished?|completed?) the (?:whole |full )?course\b"
    r"|\b(?:that|which) (?:has|have|is|are|was|were|comes?|came) (?:been |a |not "
    r"|without (?:an? )?|out of )?(?:frozen|expired|damaged|date|label\w{0,3}|opened|left|heated"
    r"|discoloured|discolored)\b"
    r"|\b(?:expired|out[- ]of[- ]date|unused|leftover|missed|double dose)\b"
    r"|\b(?:miss|forget|forgot|forgotten)\b.{0,30}\b(?:dose|tablet|pill|injection)\b"
    r"|\bflush\b.{0,30}\bwith (?:clean |warm |sterile )?(?:water|saline)\b"
    r"|\bfolic acid\b.{0,30}\b(?:week (?:12|13|twelve)|(?:12|twelve) weeks)\b"
    r"|\bold (?:tablets|pills|medicines?|drops|inhalers?)\b"
    r"|\bfor (?:an? )?(?:\w{1,12} )?(?:liquid|syrup|generic|patch|spray|suppository"
    r"|lower|different)\b"
    r"|\b(?:some|many|a few|other) (?:people|women|men|patients|children) (?:can|may|could)\b"
    r"|\b(?:may|might) be able to\b"
    r"|\bneed (?:an? )?prescription\b"
    r"|\b(?:need|needs|no need for|taking|take|use) (?:an? |any |the )?antibiotics?\b"
    r"|\b(?:doctor|gp|nurse)['’]s (?:note|letter)\b|\b(?:salt|vitamin|iron|herbal) tablets\b"
    r"|\bstop (?:the|your) \w{1,20} (?:from|working)\b"
    r"|\bby (?:an?|one) (?:eighth|tenth|fifth|quarter)\b|\bby \d{1,2} ?(?:%|per ?cent)"
    r"|\btoo, so leave it out\b"
    r"|\b(?:goe?s? away|clear(?:s|ed)?(?: up)?|resolve[sd]?|settle[sd]?|gets? better)\b.{0,30}"
    r"\bwithout (?:any )?antibiotics\b"
    r"|\b(?:muscles?|cells?|tissues?|brain|liver)\b.{0,60}"
    r"\bwithout (?:needing )?(?:much |more )?insulin\b"
    r"|\b(?:opioids?|opiates|anabolic steroids|alcohol|nicotine|cocaine|heroin)\b.{0,40}"
    r"\bhelp you (?:to )?(?:come off|get off|stop|quit)\b"
)
_WEIGHED = lazy_pattern(
    r"\b(?:if|unless|until|during|when|while"
    r"|before (?!travel|you (?:fly|travel)"
    r"|(?:your|the) (?:flight|trip|journey|retreat|cleanse|fast)))\b"
)
_OFFICIAL = lazy_pattern(
    r"\b(?:patients|children|people|adults|women|men|babies|infants)"
    r" (?:who|with|over|under|aged|on|taking|receiving|should|are|must|can|do)\b"
    r"|\b(?:if|when|once) (?:the |your |her |his )?(?:inr"
    r"|egfr|creatinine|potassium|platelets|neutrophils|result|test)\b|\b(?:surgeon|consultant"
    r"|anaesthetist|prescriber|cardiologist|haematologist)"
    r" (?:said|says|decided?|cancelled|asks?|agrees?|tells?|may|will|advises?)\b"
    r"|\bunder (?:medical |close |specialist )?supervision\b"
    r"|\b(?:your|the|her|his) (?:doctor|gp|nurse|midwife|team|specialist|clinic|hospital)"
    r" (?:will|may|might|can|should|has|have|decides?|asks?|agrees?|advises?)\b"
    r"|\b(?:agreed?|asked?|told|together|talks?|talked|spoke|spoken|discuss\w{0,4}|advice|advised|suggested)\b"
    r"[^.;?]{0,40}\b(?:oncologist|doctor|consultant|gp|team|midwife|nurse|surgeon|specialist"
    r"|psychiatrist|cardiologist|neurologist|pharmacist)s?\b"
    r"|\b(?:oncologist|doctor|consultant|gp|team|midwife|nurse|surgeon|specialist|psychiatrist"
    r"|cardiologist|neurologist|pharmacist)s? (?:\w{1,12} )?(?:agreed?|asked|advised|suggested"
    r"|decided)\b"
    r"|\bnormal result\b|/kg\b|/h\b|\bmmol\b|\binfusion\b"
)


def is_denied(before: str) -> bool:
    """Tell whether the words before a verb deny it, set a condition or say that others do it.

    Args:
        before: The sentence as far as the verb, in small letters.
    """
    return _DENIED.search(before) is not None


def is_tempered(text: str) -> bool:
    """Tell whether a sentence asks, speaks of most people, of reactions or of preparation."""
    return _TEMPERED.search(text) is not None


def is_ordinary_care(text: str) -> bool:
    """Tell whether doing without care is what sound advice says too.

    Small complaints that pass by themselves, medicines that are stopped slowly, doses in kidney
    disease, courses that are finished, and medicines that have gone off.

    Args:
        text: A sentence, in small letters.
    """
    return _ORDINARY.search(text) is not None


def is_weighed(text: str, start: int) -> bool:
    """Tell whether a condition follows, as in "stop it if you bleed"."""
    return _WEIGHED.search(text, start) is not None


def is_official(text: str) -> bool:
    """Tell whether a sentence speaks as clinicians do: of groups, values or a decision."""
    return _OFFICIAL.search(text) is not None
