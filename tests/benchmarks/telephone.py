"""From a key in the wishes to the ranked offers in words, as it is worked out beside the window's own thread.

`python -m tests.benchmarks.telephone`: one patient with 8 appointments and 60 free times for each, tied and not.
Beside it the time in which the same patient's plan alone is found.
"""

import sys
from dataclasses import replace
from statistics import median, quantiles
from time import process_time
from typing import cast

from tests.benchmarks.proposals_drawn import PATIENT, busy_patient
from tests.ui.made_up_coordination import coordination
from triage.coordination.proposals.best import propose
from triage.coordination.words.wishes.read import read_wishes, with_wished
from triage.workflow.application import Changed
from triage.workflow.coordinate.coordination import Coordination
from triage.workflow.coordinate.wished import noted, offered, offers, placed
from ui.appointments.telephone.listening import rank
from ui.desks.notes_desk import NotesDesk

AIM_MS = 300
TYPED = (
    "ikke tirsdag",
    "ikke tirsdag, efter 10",
    "ikke uge 38",
    "tidligst 9, slut senest 14",
    "ikke 15/9, ikke fredag",
)


def main(patients: int = 20) -> None:
    """Print the processor's time: median and 95th percentile of all that is worked out for a key, and of the plan."""
    rows: dict[str, list[float]] = {"offers in words": [], "plan alone": []}
    for seed in range(patients):
        shown = _shown(seed, is_tied=bool(seed % 2))
        typed = TYPED[seed % len(TYPED)]
        wished = read_wishes(typed, shown.situation.now.date())
        start = process_time()
        rank(DESK, shown, wished)
        rows["offers in words"].append(1000 * (process_time() - start))
        traveller = with_wished(shown.situation.travellers[PATIENT], wished)
        start = process_time()
        propose(replace(shown.situation, travellers={PATIENT: traveller}))
        rows["plan alone"].append(1000 * (process_time() - start))
    for name, took in rows.items():
        sys.stdout.write(f"{name:<18} median {median(took):6.0f} ms   p95 {quantiles(took, n=20)[-1]:6.0f} ms\n")
    sys.stdout.write(f"aim: {AIM_MS} ms from the key to the offers\n")


def _shown(seed: int, *, is_tied: bool) -> Coordination:
    situation = busy_patient(seed, 8, 60, is_tied)
    # The drawn patient is called by a letter.
    return replace(coordination(), patient_key=cast("int", PATIENT), situation=situation, conflicts=(), owners={})


def _nothing(*_asked: object) -> Changed:
    """Nothing is kept."""
    return Changed()


DESK = NotesDesk(offers, offered, placed, noted, _nothing, _nothing, _nothing)

if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:2]))
