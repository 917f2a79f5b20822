"""Where the numbers of a replay are too small to mean anything."""

from triage.errors import Text
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.workload import ENOUGH_WEEKS

# So few may be chance, and a share of them could tell of one.
SMALL = 5


def warnings(counts: Counts) -> tuple[Text, ...]:
    """Return what is too small in a replay for its numbers to be leaned on."""
    whole, changed = sum(counts.whole), int(counts.changed_patients.sum())
    found: list[Text] = []
    if whole < ENOUGH_WEEKS:
        found.append(_few_weeks(whole))
    if 0 < changed < SMALL:
        found.append(_few_patients(changed))
    few = int(((counts.changed_patients > 0) & (counts.changed_patients < SMALL)).sum())
    if few and len(counts.departments) > 1:
        found.append(_few_in_departments(few))
    return tuple(found)


def _few_weeks(weeks: int) -> Text:
    return Text(
        f"Kun {weeks} hele uger: hvad en uge plejer at byde på, kan ikke ses af under {ENOUGH_WEEKS}.",
        f"Only {weeks} whole weeks: what a week usually brings cannot be seen from fewer than {ENOUGH_WEEKS}.",
    )


def _few_patients(patients: int) -> Text:
    who = ("1 patient", "1 patient") if patients == 1 else (f"{patients} patienter", f"{patients} patients")
    return Text(
        f"Kun {who[0]} skifter farve: så få kan være et tilfælde. Se på hver enkelt.",
        f"Only {who[1]} would change colour: so few may be chance. Look at each of them.",
    )


def _few_in_departments(departments: int) -> Text:
    return Text(
        f"I {departments} afdelinger skifter under {SMALL} patienter farve: afdelingens tal siger lidt.",
        f"In {departments} departments fewer than {SMALL} patients would change colour: their numbers say little.",
    )
