"""The assessments of a period as columns, as every replay takes them; nobody is named in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.scoring.evaluate.kept.assembled import assembled
from triage.scoring.evaluate.kept.layout import layout_of
from triage.scoring.replay.history import History
from triage.scoring.replay.of_kept import history_of
from triage.store.auditing import audit
from triage.store.clock_time import from_ms_or_none, to_ms
from triage.store.history.read import count_unfilled, read_blocks, span_of
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.rights.permit import permit_any

if TYPE_CHECKING:
    from triage.scoring.rules.model import RuleSet

TUNES: Sequence[Act] = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS)

# What of a period is not in its history, by the name under which it is counted.
LEFT_OUT: Mapping[str, Text] = {
    "no_rules": Text("grå uden regelsæt i brug", "grey without a rule set in use"),
    "passed_over": Text(
        "alarmer fra en tidligere måling, som en nyere afløste, før nogen så dem",
        "alarms of an earlier sitting that a newer one overtook before anybody saw them",
    ),
    "other_inputs": Text(
        "vurderet efter en version, der bruger målinger og svar anderledes",
        "assessed by a version that makes other use of readings and answers",
    ),
    "not_kept": Text("kunne ikke gemmes nøjagtigt", "could not be kept exactly"),
    "not_filled": Text("ældre vurderinger, der endnu gøres klar", "older assessments that are still being made ready"),
    "changed_since": Text(
        "målinger eller svar er ændret siden, så vurderingen kan ikke genskabes",
        "readings or answers were changed since, so that the assessment cannot be made again",
    ),
}


@dataclass(frozen=True, slots=True)
class HistorySpan:
    """Over which time there is anything to replay, and how many older results wait to be made ready."""

    first: datetime | None
    last: datetime | None
    rows: int
    to_fill: int


def read_history(
    app: Application,
    programme: str,
    start: datetime,
    end: datetime,
    department: int | None = None,
    rule_set: "RuleSet | None" = None,
) -> History:
    """Return what was assessed from `start` until `end`, in one department or all, with the inputs of the rules in use.

    `rule_set` names other rules whose inputs are wanted. What cannot be replayed is counted in `left_out`.
    Raises WrongUseError where no rules are in use for the programme.
    """
    wanted = rule_set or in_use(app.catalogue, programme)
    with app.store.read() as connection:
        warrant = permit_any(app, connection, TUNES)
    # It waits for no writer: the line is added to the workstation's own chain.
    with app.store.change() as connection:
        subject = f"{programme} {start:%Y-%m-%d} {end:%Y-%m-%d}"
        audit.log(connection, app.clock(), app.actor, "read history", subject=subject, warrant=warrant)
    from_, until = to_ms(start), to_ms(end)
    with app.store.read() as connection:
        blocks = read_blocks(connection, programme, from_, until)
        unfilled = count_unfilled(connection, programme, from_, until)
    found = assembled(layout_of(wanted), blocks, from_, until, department)
    return history_of(wanted, found, unfilled)


def history_span(app: Application, programme: str) -> HistorySpan:
    """Return over which time a programme has a history."""
    with app.store.read() as connection:
        permit_any(app, connection, TUNES)
        found = span_of(connection, programme)
        last = to_ms(app.clock()) + 1
        to_fill = count_unfilled(connection, programme, 0, last)
    return HistorySpan(from_ms_or_none(found.first), from_ms_or_none(found.last), found.rows, to_fill)


def in_use(catalogue: Catalogue, programme: str) -> "RuleSet":
    """Return the rules in use for a programme; raises WrongUseError where there are none."""
    found = catalogue.rule_sets.get(programme)
    if found is None:
        raise WrongUseError(
            Text(
                f"Intet regelsæt er i brug for {programme}. Tag et i brug fra biblioteket først.",
                f"No rule set is in use for {programme}. Adopt one from the library first.",
            )
        )
    return found
