"""Find sentences that go on from an experiment in animals to people or the reader's own animals."""

from claimcheck.memory import remembered
from claimcheck.resources.patterns import lazy_pattern
from claimcheck.rules._carried_over import spreads_illness
from claimcheck.rules._words import Word

_WHO = r"\b(?:you|your|yours|people|humans|us|men|women|patients|sufferers|anyone|everyone)\b"
_WILL = (
    r"\b(?:will|can|(?:are|is) (?:likely|bound|set|going|sure) to|gets?|gains?|loses?|lives?"
    r"|benefits?"
    r"|profits?)\b|['’]ll\b"
)
_CARRIED_ON = lazy_pattern(
    rf"{_WHO}[^.?!]{{0,60}}?(?:{_WILL})[^.?!]{{0,60}}?(?P<too>\b(?:too|as well|likewise"
    rf"|the same)\b)"
    rf"|\b(?P<same>the same(?: way| thing| effect| gain)? (?:in|for|to|with|on)) {_WHO}"
    r"|(?:^|[:;–—] )(?P<turn>(?:translate|scale|apply|extrapolate|convert|carry) (?:that|this"
    r"|it|those))"
    rf"\b[^.?!]{{0,40}}?(?:{_WHO}|\byears\b)"
    r"|(?P<terms>\b(?:in|into) human (?:terms|years))\b[^.?!]{0,40}?"
    r"\b(?:another|extra|more|added|additional|longer|younger)\b"
    r"|\b(?P<shown>we(?:['’]ve| have) (?:now )?(?:shown|proved|proven|demonstrated) that)\b"
)
_CAREFUL = lazy_pattern(
    r"\b(?:may|might|could|whether|suggests?|unclear|unknown|cannot|possibl[ey]|perhaps|appears?"
    r"|seems?|would|not|no|never|nobody|yet|until|trials?|but|however|although)\b|n['’]t\b|\?"
)
_TRIED = lazy_pattern(
    r"\b(?:fed|feeding|given|gave|treated|injected|dosed|received|diet|fasted|fasting|drug|compound"
    r"|extract|gel|powder|pill|tablets?|supplement\w{0,5}|medicine|lived|lifespan|survived"
    r"|regrew|regrown|stud(?:y|ies)|experiments?"
    r"|researchers|scientists|knocked out|engineered|bred)\b"
)
_OWN_ANIMAL = lazy_pattern(
    r"\byour (?:\w{1,12} )?(?P<animal>dog|cat|horse|pony|puppy|kitten|hen|cow|goat|parrot)s?\b"
)
_PETS = lazy_pattern(
    r"\b(?:dogs?|cats?|horses?|pony|ponies|puppy|puppies|kittens?|pets?|hens?|cows?)\b"
)
_BENCH = lazy_pattern(
    r"\b(?:mice|mouse|rats?|rodents?|animals|monkeys?|pigs?|worms?|flies|zebrafish|yeast|cells)\b"
)


@remembered
def carried_on(text: str) -> Word | None:
    """Give the words by which a sentence says that people are like what was told before it.

    Args:
        text: The sentence, which stands behind one about animals or cells.
    """
    lowered = text.lower()
    found = _CARRIED_ON.search(lowered)
    if found is None or _CAREFUL.search(lowered) or spreads_illness(lowered):
        return None
    start, end = found.span(found.lastgroup or 0)
    return Word(text[start:end], start, end)


@remembered
def tells_an_experiment(text: str) -> bool:
    """Tell whether a sentence about animals tells what was done to them, and of no contagion.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    return bool(_TRIED.search(lowered)) and not spreads_illness(lowered)


@remembered
def own_animal(text: str) -> str:
    """Name the reader's own animal that a sentence is about, empty where it is about none.

    Args:
        text: The sentence.
    """
    lowered = text.lower()
    found = _OWN_ANIMAL.search(lowered)
    return found["animal"] if found and not _BENCH.search(lowered) else ""


@remembered
def names_bench(text: str) -> bool:
    """Tell whether a sentence names the animals or cells of laboratories.

    Args:
        text: The sentence.
    """
    return _BENCH.search(text.lower()) is not None


@remembered
def names_pets(text: str) -> bool:
    """Tell whether a sentence names animals that people keep, and that may be what it is about.

    Args:
        text: The sentence.
    """
    return _PETS.search(text.lower()) is not None
