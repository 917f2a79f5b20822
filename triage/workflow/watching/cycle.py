"""What follows intake: scoring and all that hangs on it; a fault of one step never stops the next.

Steps follow each other and end soon. An errand may wait for a server, and runs beside everything else.
"""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from triage.errors import Text, VisitaError
from triage.workflow.application import Application
from triage.workflow.auditing.tend_log import tend_log
from triage.workflow.casework.draft import forget_drafts
from triage.workflow.casework.escalate import tend_cases
from triage.workflow.coordinate.carry_on import carry_on
from triage.workflow.greens.by_policy import close_by_policy
from triage.workflow.score.score import score
from triage.workflow.write_back.write_back import write_back

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do with the facts that are here; `loading` are the sources that are being read the first time.

    An errand that looks through months of results is run no oftener than `every` says.
    """

    name: Text
    run: Callable[[Application, Collection[int]], object]
    every: timedelta = timedelta(0)


STEPS = (
    Step(Text("Vurderingen", "Scoring"), score),
    Step(Text("Tilsynet med sagerne", "The tending of cases"), tend_cases),
    Step(Text("Lukningen af grønne", "The closing of greens"), close_by_policy),
)


# Imported when they are first run: planning takes numpy, and the rounds begin without it.


def _find_at_odds(app: Application, loading: Collection[int]) -> object:
    from triage.workflow.coordinate.findings import find_again

    return find_again(app, loading)


def _pair_up(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.coordinate.pair_up import pair_up

    return pair_up(app)


def _weigh_plans(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.coordinate.weigh import weigh

    return weigh(app)


def _fill_history(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.tune.replay.fill import fill_history

    return fill_history(app)


def _tell_of_limits(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.care.limits_ending import tell_of_ending

    return tell_of_ending(app)


def _watch_budgets(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.tune.budget import watch_budgets

    return watch_budgets(app)


def _tell_of_end(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.tune.running_out import tell_of_end

    return tell_of_end(app)


def _report_greens(app: Application, _loading: Collection[int]) -> object:
    from triage.workflow.tune.green_share import report_greens

    return report_greens(app)


_SELDOM = timedelta(hours=1)
ERRANDS = (
    Step(Text("Skrivningen til kilderne", "Writing to the sources"), lambda app, _loading: write_back(app)),
    Step(Text("Indbakken med aftaler", "The inbox of appointments"), _find_at_odds),
    Step(Text("Søgningen efter patienter, der kan bytte", "The search for patients who can swap"), _pair_up),
    Step(Text("Beregningen af forslag", "The weighing of proposals"), _weigh_plans),
    Step(Text("Flytningen af aftaler", "The moving of appointments"), lambda app, _loading: carry_on(app)),
    Step(Text("Tilsynet med hændelsesloggen", "The tending of the audit log"), lambda app, _loading: tend_log(app)),
    Step(Text("Klargøringen af ældre vurderinger", "The making ready of older assessments"), _fill_history),
    Step(Text("Tilsynet med egne grænser", "The tending of patients' own limits"), _tell_of_limits),
    Step(Text("Tilsynet med alarmbudgettet", "The tending of the alarm budget"), _watch_budgets, _SELDOM),
    Step(Text("Tilsynet med regler, der udløber", "The tending of rules that run out"), _tell_of_end, _SELDOM),
    Step(Text("Månedens andel af grønne", "The month's share of greens"), _report_greens, _SELDOM),
    Step(Text("Oprydningen i kladder", "The clearing of drafts"), forget_drafts),
)


def run_steps(app: Application, loading: Collection[int], steps: Collection[Step] = STEPS) -> Text | None:
    """Do every step, and return what went wrong in words, or None."""
    return together([fault for step in steps if (fault := _fault_of(app, loading, step)) is not None])


def together(faults: Sequence[Text]) -> Text | None:
    """Return the sentences after each other, None where there is none."""
    if not faults:
        return None
    return Text(" ".join(fault.da for fault in faults), " ".join(fault.en for fault in faults))


def named(step: Step, fault: BaseException) -> Text:
    """Return the sentence of a fault, with the name of what it came from."""
    text = explained(fault)
    return Text(f"{step.name.da}: {text.da}", f"{step.name.en}: {text.en}")


def explained(fault: BaseException) -> Text:
    """Return the sentence of a fault: its own where it has one, else its type and place, never its content."""
    if isinstance(fault, VisitaError):
        return fault.text
    place = _place(fault)
    _LOG.error("%s", place)
    return Text(
        f"Der opstod en programfejl ({place}). Der prøves igen; sig det til it-afdelingen, hvis den bliver ved.",
        f"A fault of the program occurred ({place}). It is tried again; tell your IT department if it stays.",
    )


def _fault_of(app: Application, loading: Collection[int], step: Step) -> Text | None:
    try:
        step.run(app, loading)
    except Exception as fault:
        return named(step, fault)
    return None


def _place(fault: BaseException) -> str:
    """Return type, file and line; values could be about a patient and are left out."""
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"{type(fault).__name__}{where}"
