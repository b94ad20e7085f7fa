"""What rules said of a claim, found again for the same claim at another place.

A rule may look at the whole document beside its claim. Whether it did is watched while it is asked:
what rests on the claim, its works and the settings alone is remembered; the rest is asked anew.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, Final, cast

from attrs import evolve, field, frozen

from claimcheck.memory import Memory, is_lasting
from claimcheck.model import Answer, Claim, Library, Problem, Reading, Verdict
from claimcheck.pipeline.claim_content import claim_content
from claimcheck.pipeline.subjects import Subject
from claimcheck.rules import Context, Rule

Said = tuple[Answer, ...] | Verdict
"""The verdict of a rule, or its answers where one is a problem."""

Ask = Callable[[Subject, Context], tuple[Said, bool]]
"""Asks about a claim in a context; says too whether the rule itself has answered."""

_OWN: Final = "claimcheck."
_KEYED: Final = frozenset({"recorded", "is_short", "kind"})
"""What a rule may read of a document and still be remembered: it is part of the key."""
_RECORDS: Final = frozenset({"ledgers", "shared"})
"""What a library holds of records: they change with every decision of a reviewer."""


_OF_LIBRARY: Final = frozenset(dir(Library)) - _RECORDS


class _Watch:
    """Whether a rule has read anything that may change while its claim stays as it is."""

    is_read = False


class _Watched:
    """A reading or a library that notes whether more was read of it than the key holds.

    Args:
        of: What is watched.
        keyed: What may be read of it; everything else is noted.
        watch: Where it is noted.
    """

    def __init__(self, of: object, keyed: frozenset[str], watch: _Watch) -> None:
        self._of = of
        self._keyed = keyed
        self._watch = watch

    def __getattr__(self, name: str) -> Any:
        if name not in self._keyed:
            self._watch.is_read = True
        return getattr(self._of, name)


@frozen(eq=False)
class _ClaimAnswers:
    """What rules said of one claim.

    Args:
        holds: What stands in the key by its identity, so that nothing else takes it.
        said: By code of the rule, where the claim stood and what was said.
    """

    holds: tuple[object, ...]
    said: dict[str, tuple[int, Said]] = field(factory=dict)


_ANSWERS = Memory[Hashable, _ClaimAnswers]()


class RememberedAnswers:
    """The answers of rules about the claims of one document.

    Args:
        subjects: The claims, all in the same context.
        reading: The document.
    """

    def __init__(self, subjects: Sequence[Subject], reading: Reading) -> None:
        """Find what is remembered of each claim."""
        self._watch = _Watch()
        library = _Watched(subjects[0].context.library, _OF_LIBRARY, self._watch)
        self._context = evolve(
            subjects[0].context,
            reading=cast("Reading", _Watched(reading, _KEYED, self._watch)),
            library=cast("Library", library),
        )
        holds, behind = _behind(subjects[0].context, reading)
        self._known = []
        for subject in subjects:
            claim = cast("Claim", subject.value)
            key = (behind, claim.id in reading.recorded, claim_content(claim))
            known = _ANSWERS.one(key, lambda: _ClaimAnswers(holds))
            self._known.append((subject, claim.span.start, known.said))

    def hear(self, rule: Rule[Any], ask: Ask, place: slice) -> Iterator[Said]:
        """Give what a rule says of some claims, out of memory where that is the same.

        Args:
            rule: A rule about claims.
            ask: Asks it about one of them, in the context given.
            place: Which of the claims.
        """
        code, watch = rule.code, self._watch
        for subject, base, known in self._known[place]:
            found = known.get(code)
            if found is not None:
                before, said = found
                is_same = before == base or said.__class__ is Verdict
                yield said if is_same else _moved(said, base - before)
                continue
            watch.is_read = False
            said, is_answer = ask(subject, self._context)
            if is_answer and not watch.is_read and not _stands_elsewhere(said):
                known[code] = base, said
            yield said


def _behind(context: Context, reading: Reading) -> tuple[tuple[object, ...], Hashable]:
    """Give what the answers of rules rest on beside the claim, and a key that tells it from others.

    The entries of the document's own list are made again with every edit, and count by their words;
    everything else is the same object as long as no file changes.
    """
    library, path = context.library, reading.document.path
    entries = library.bibliography.references
    given = tuple(one for one in entries if one.path != path)
    own = tuple(
        (one.key, one.type, tuple(one.fields.items())) for one in entries if one.path == path
    )
    store = getattr(library.verifications, "store", None)
    texts = getattr(library.texts, "folder", library.texts)
    holds = (given, store, texts, context.settings)
    failures = library.bibliography.failures
    behind = (
        tuple(map(id, (*given, *holds[1:]))),
        own,
        len(failures),
        library.is_own_list,
        reading.kind.taken_for,
        reading.kind.is_likelier_than_all_others,
        reading.is_short,
    )
    return holds, behind


def remembered_answers(subjects: Sequence[Subject]) -> RememberedAnswers | None:
    """Give what is remembered of the claims of one document, ``None`` where nothing ever is.

    Args:
        subjects: The claims, in order.
    """
    reading = subjects[0].context.reading if subjects else None
    if reading is None or not is_lasting():
        return None
    return RememberedAnswers(subjects, reading)


def is_own_rule(rule: Rule[Any]) -> bool:
    """Tell whether a rule is the library's own: of others nothing is remembered."""
    return rule.body.__module__.startswith(_OWN)


def _stands_elsewhere(said: Said) -> bool:
    """Tell whether a problem stands in another place than its claim, which moves by itself."""
    if isinstance(said, Verdict):
        return False
    return any(isinstance(one, Problem) and one.path is not None for one in said)


def _moved(said: Said, distance: int) -> Said:
    """Move the places of problems as far as their claim has moved."""
    if isinstance(said, Verdict):
        return said
    return tuple(_moved_answer(one, distance) for one in said)


def _moved_answer(answer: Answer, distance: int) -> Answer:
    if not isinstance(answer, Problem):
        return answer
    return evolve(
        answer,
        span=None if answer.span is None else answer.span.shift(distance),
        related=tuple((span.shift(distance), note) for span, note in answer.related),
    )
