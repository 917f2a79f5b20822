"""Why nothing is proposed."""

from triage.coordination.proposals.choices import choices_of, is_movable
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.situation import Situation
from triage.coordination.words.reds import red_words
from triage.errors import Text

_NO_VISITS = Text("Patienten har ingen kommende aftaler.", "The patient has no appointments to come.")
_ALL_FIXED = Text(
    "Ingen af aftalerne kan flyttes: de er for tæt på, låst eller begyndt.",
    "None of the appointments can be moved: they are too near, fixed or begun.",
)
_NO_PLACES = Text(
    "Intet forslag: der er ingen ledige tider, som passer til aftalerne.",
    "No proposal: there are no free times that fit the appointments.",
)
_BLOCKED = Text(
    "Intet forslag: ingen af de ledige tider løser konflikterne. Ring til afdelingerne, og bed om en ny tid.",
    "No proposal: none of the free times resolves the conflicts. Call the departments and ask for a new time.",
)
_LATE = Text(
    "Intet forslag: ingen ledig tid bringer forløbet nærmere fristen. Ring, og bed om en tidligere tid.",
    "No proposal: no free time brings the course nearer to its limit. Call, and ask for an earlier time.",
)
_TOO_LITTLE = Text(
    "Intet forslag: der er lidt at vinde, men ikke nok til at flytte patientens aftaler for.",
    "No proposal: there is a little to gain, but not enough to move the patient's appointments for.",
)
_AS_GOOD_AS_CAN_BE = Text(
    "Intet forslag: aftalerne ligger, så godt de kan med de ledige tider.",
    "No proposal: the appointments are as good as the free times allow.",
)


def nothing_words(proposal: Proposal, situation: Situation) -> Text:
    """Return why a proposal has no moves, and what to do where something is wrong all the same."""
    visits = [one for one in situation.visits.values() if one.is_unplaced or one.is_upcoming(situation.now)]
    movable = [one for one in visits if is_movable(situation, one)]
    red = red_words(situation, {one.patient for one in movable or visits} or set(situation.travellers))
    if red.da and not proposal.before.blockers:
        return red
    if not visits:
        return _NO_VISITS
    if not movable:
        return _ALL_FIXED
    if all(len(choices_of(situation, one)) == 1 for one in movable):
        return _NO_PLACES
    if proposal.before.blockers:
        return _BLOCKED
    if proposal.before.breach_days:
        return _LATE
    is_any_better = any((one.points_vs_best or 0) < 0 for one in proposal.why_not.values())
    return _TOO_LITTLE if is_any_better else _AS_GOOD_AS_CAN_BE
