"""A proposal in words: what is moved, what it is worth, who must say yes, or why nothing is proposed."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import moved
from triage.coordination.proposals.proposal import Key, Move, Proposal
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.words.buttons import Owners, consent_words
from triage.coordination.words.conflict import conflict_words
from triage.coordination.words.gains import gain_words
from triage.coordination.words.kept import kept_words
from triage.coordination.words.names import Named, Names
from triage.coordination.words.nothing import nothing_words
from triage.coordination.words.phrases import NOTHING, capital, joined, text
from triage.coordination.words.resolved import RESOLVED
from triage.coordination.words.times import time_words, when_words
from triage.errors import Text

_NO_OWNERS: Owners = {}
_NO_NAMES = Names()
_UNPROVEN = Text(
    "Det bedste, der er fundet; det er ikke bevist, at intet er bedre.",
    "The best found; it is not proven that nothing is better.",
)


@dataclass(frozen=True, slots=True)
class ProposalWords:
    """Each part by itself: `resolved` is put right and `kept` was never wrong, `created` are titles of new warnings.

    `proof` is empty for a proven plan. `nothing` says why nothing is proposed, and is empty where something is.
    """

    moves: tuple[Text, ...]
    gains: Text
    resolved: tuple[Text, ...]
    kept: tuple[Text, ...]
    created: tuple[Text, ...]
    consent: Text
    proof: Text
    nothing: Text

    @property
    def sentence(self) -> Text:
        """Return the proposal as one paragraph, as it is read aloud."""
        better = capital(joined(dict.fromkeys((*self.resolved, *self.kept)), ", "))
        worse = joined(self.created, ", ")
        return joined(
            (
                self.nothing,
                *self.moves,
                self.gains,
                text(f"{better.da}.", f"{better.en}.") if better.da else NOTHING,
                text(f"Nyt: {worse.da}.", f"New: {worse.en}.") if worse.da else NOTHING,
                self.proof,
            )
        )


def proposal_words(
    proposal: Proposal, situation: Situation, owners: Owners = _NO_OWNERS, names: Names = _NO_NAMES, about: str = ""
) -> ProposalWords:
    """Return a proposal in words; a move of another patient than `about` says whose it is."""
    named = Named(situation, names, about)
    facts, then = proposal.facts, moved(situation, proposal.moves)
    return ProposalWords(
        moves=tuple(_move(move, named) for move in proposal.moves),
        gains=gain_words(proposal, len({one.patient for one in situation.visits.values() if one.is_active})),
        resolved=tuple(dict.fromkeys(RESOLVED[code] for code, _ in facts.resolved)) if facts else (),
        kept=kept_words(proposal, then) if proposal.moves else (),
        created=tuple(_created(proposal, named, then)),
        consent=consent_words(proposal.moves, situation, owners),
        proof=NOTHING if proposal.is_proven else _UNPROVEN,
        nothing=NOTHING if proposal.moves else nothing_words(proposal, situation),
    )


def _move(move: Move, named: Named) -> Text:
    visit = named.visit(move.appointment)
    to = time_words(move.start) if visit.day == move.start.date() else when_words(move.start)
    the, whose = named.the(visit), _whose(visit, named)
    there = _in_brackets(visit, move.site, named)
    if visit.start is None:
        return text(f"Book {the.da}{whose.da} {to.da}{there.da}.", f"Book {the.en}{whose.en} {to.en}{there.en}.")
    old, here = when_words(visit.start), _in_brackets(visit, visit.site, named) if visit.site != move.site else NOTHING
    return text(
        f"Flyt {the.da}{whose.da} fra {old.da}{here.da} til {to.da}{there.da}.",
        f"Move {the.en}{whose.en} from {old.en}{here.en} to {to.en}{there.en}.",
    )


def _whose(visit: Visit, named: Named) -> Text:
    if not named.about or visit.patient == named.about:
        return NOTHING
    who = named.patient(visit.patient)
    return Text(f" for {who.da}", f" of {who.en}")


def _in_brackets(visit: Visit, site: str, named: Named) -> Text:
    if visit.mode is not Mode.PHYSICAL or not site:
        return NOTHING
    name = named.site(site)
    return Text(f" ({name.da})", f" ({name.en})")


def _created(proposal: Proposal, named: Named, then: Situation) -> Iterator[Text]:
    """Yield the titles of what a plan brings about; what is at odds after it is found anew, for its data."""
    if proposal.facts is None or not proposal.facts.created:
        return
    found = {one.key: one for one in conflicts(then)}
    for key in proposal.facts.created:
        yield conflict_words(found.get(key) or _bare(key), then, named.names, named.about).title


def _bare(key: Key) -> Conflict:
    return Conflict(*key)
