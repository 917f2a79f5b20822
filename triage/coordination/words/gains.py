"""What a plan is worth to the patient: days beyond a limit, trips, driving and waiting, a sentence each."""

from triage.coordination.proposals.proposal import Numbers, Proposal
from triage.coordination.words.phrases import NOTHING, joined
from triage.coordination.words.times import days_words, length_words
from triage.errors import Text


def gain_words(proposal: Proposal, patients: int = 1) -> Text:
    """Return "Patienten kører 1 gang i stedet for 2 (120 min. mindre)." and what becomes of the waiting."""
    if not proposal.moves:
        return NOTHING
    before, after = proposal.before, proposal.after
    return joined((_late(before, after), _trips(before, after, patients), _waiting(before, after)))


def _late(before: Numbers, after: Numbers) -> Text:
    """Return by how much a limit is still exceeded; that it is kept is said of what is put right."""
    if not 0 < after.breach_days < before.breach_days:
        return NOTHING
    now, then = days_words(after.breach_days), days_words(before.breach_days)
    return Text(
        f"Fristen overskrides med {now.da} i stedet for {then.da}.",
        f"The limit is exceeded by {now.en} instead of {then.en}.",
    )


def _trips(before: Numbers, after: Numbers, patients: int) -> Text:
    driving = _difference(before.travel_min - after.travel_min)
    is_one = patients == 1
    who = Text("Patienten kører", "The patient") if is_one else Text("Patienterne kører tilsammen", "Together they")
    if before.trips != after.trips:
        times = Text("gang", "trip") if after.trips == 1 else Text("gange", "trips")
        more = Text(driving.da and f" ({driving.da})", driving.en and f" ({driving.en})")
        return Text(
            f"{who.da} {after.trips} {times.da} i stedet for {before.trips}{more.da}.",
            f"{who.en} {'makes' if is_one else 'make'} {after.trips} {times.en} instead of {before.trips}{more.en}.",
        )
    verb = "drives" if is_one else "drive"
    return Text(f"{who.da} {driving.da}.", f"{who.en} {verb} {driving.en}.") if driving.da else NOTHING


def _difference(less: int) -> Text:
    if less == 0:
        return NOTHING
    return (
        Text(f"{less} min. mindre", f"{less} min. less")
        if less > 0
        else Text(f"{-less} min. mere", f"{-less} min. more")
    )


def _waiting(before: Numbers, after: Numbers) -> Text:
    change = after.wait_min - before.wait_min
    if change == 0:
        return NOTHING
    length = length_words(abs(change))
    if change > 0:
        return Text(f"Ventetiden bliver {length.da} længere.", f"The wait becomes {length.en} longer.")
    return Text(f"Ventetiden bliver {length.da} kortere.", f"The wait becomes {length.en} shorter.")
