"""Close many greens together: exactly those that were shown, as they were shown, or none of a case at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.relation import Tie
from triage.access.warrant import Warrant
from triage.clinical.choice import Choice
from triage.clinical.details import NoVisit
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.casework.decisions import last_decided
from triage.store.casework.ownership import hold_many, hold_with_open
from triage.store.greens.batches import (
    begin_batch,
    is_own,
    lock_green,
    note_closed,
    note_left,
    read_batch,
    standing_decisions,
)
from triage.store.greens.draws import draw_greens
from triage.store.greens.found import GreenSight
from triage.store.greens.policies import policies
from triage.store.records import Facts, patients_by_key, responses_of
from triage.store.results import known_case
from triage.workflow.application import Application, Changed
from triage.workflow.casework.decide import take_back, write_down
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit
from triage.workflow.score.blocks import has_unread_words
from triage.worklist.green_list import Batch
from triage.worklist.greens import Kept, why_kept

# So many cases stand in one transaction: others who save a decision meanwhile go between.
CHUNK = 100
NO_VISIT = Choice(NoVisit())

Case = tuple[int, int]
GoOn = Callable[[Batch], bool]


def begin_closing(app: Application, shown: int) -> int:
    """Note that `shown` greens are to be closed together, and return the number of the act."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        batch = begin_batch(connection, app.actor, shown, now)
        audit.log(connection, now, app.actor, "acknowledge greens", subject=f"batch {batch}", warrant=warrant)
    return batch


def close_some(app: Application, batch: int, cases: Sequence[Case], unticked: frozenset[int] = frozenset()) -> Batch:
    """Close at most CHUNK cases, each with the result that was shown of it, in one transaction.

    Returns what became of these. A case that is not as it was shown, or that something speaks against, is left and
    named with why; so are the `unticked`. Raises WrongUseError where the act is another person's.
    """
    if len(cases) > CHUNK:
        raise ValueError(f"at most {CHUNK} cases at a time")
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        if not is_own(connection, batch, app.actor):
            raise WrongUseError(_NOT_YOURS)
        closed, left = _close(app, connection, batch, cases, unticked, warrant)
        note_left(connection, batch, left)
        subject = f"batch {batch}: {len(closed)} closed, {len(left)} left"
        audit.log(connection, now, app.actor, "acknowledge greens", subject=subject, warrant=warrant)
    return Batch(batch, len(cases), tuple(closed), tuple(left))


def close_greens(
    app: Application,
    cases: Sequence[Case],
    unticked: frozenset[int] = frozenset(),
    go_on: GoOn = lambda _: True,
) -> Batch:
    """Close all of `cases` but the `unticked`, CHUNK at a time; `go_on` hears what was done so far and may stop it."""
    batch = begin_closing(app, len(cases))
    done = Batch(batch, len(cases))
    for start in range(0, len(cases), CHUNK):
        part = close_some(app, batch, cases[start : start + CHUNK], unticked)
        done = Batch(batch, len(cases), done.closed + part.closed, done.left + part.left)
        if not go_on(done):
            break
    return done


def undo_closing(app: Application, batch: int) -> Changed:
    """Take all of an act back, CHUNK decisions at a time, and score the patients; lines already taken back are left.

    Raises WrongUseError where the act is another person's, or there is none.
    """
    opened: list[int] = []
    while True:
        now = app.clock()
        with app.store.write() as connection:
            warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
            if not is_own(connection, batch, app.actor):
                raise WrongUseError(_NOT_YOURS)
            standing = standing_decisions(connection, batch, CHUNK)
            # All rows before the first line of the log, as where they were closed; newer data may have opened others.
            hold_with_open(connection, [case for case, _ in standing])
            opened += [take_back(app, connection, decision, now, warrant) for _, decision in standing]
        if len(standing) < CHUNK:
            break
    # Imported on use, as in `triage.workflow.casework.decide`.
    from triage.workflow.score.score import score

    return Changed(cases=tuple(dict.fromkeys((*opened, *score(app).cases))))


def closing(app: Application, batch: int) -> Batch:
    """Return what became of an act, by its number; raises WrongUseError where there is none."""
    with app.store.read() as connection:
        permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        return read_batch(connection, batch)


def patients_with_words(connection: Connection, patients: Sequence[int]) -> set[int]:
    """Return those of a few hundred patients who wrote something that nobody has read."""
    people, responses = patients_by_key(connection, patients), responses_of(connection, patients)
    decided = last_decided(connection, patients)
    return {
        key
        for key, found in responses.items()
        if has_unread_words(people[key], Facts(responses=found), decided.get(key))
    }


def close_one(
    app: Application,
    connection: Connection,
    batch: int,
    case: Case,
    actor: str,
    note: str,
    now: datetime,
    warrant: Warrant,
) -> Kept | None:
    """Close one case whole: its decision, audit line, what is told to the source, and its line in the act.

    Returns why it was left where it is not as it was shown any more; nothing of it is changed then.
    """
    key, shown = case
    if not lock_green(connection, key, shown, actor, now):
        return Kept.CHANGED
    try:
        with connection.begin_nested():
            about = known_case(connection, key)
            decision = write_down(app, connection, about, NO_VISIT, note, now, actor, warrant)
            note_closed(connection, batch, key, decision)
    except WrongUseError:
        return Kept.CHANGED
    return None


def _close(
    app: Application,
    connection: Connection,
    batch: int,
    cases: Sequence[Case],
    unticked: frozenset[int],
    warrant: Warrant,
) -> tuple[list[int], list[tuple[int, Kept]]]:
    now, keys = app.clock(), [key for key, _ in cases]
    # What joins the department and each patient: the open case, which is of a department where the person may do this.
    of_case = replace(warrant, relation=Tie.CASE.value)
    hold_many(connection, keys)
    draw_greens(connection, keys, now)
    known = {programme: policy.closing for programme, policy in policies(connection).items()}
    facts = GreenSight(connection, viewer(app, connection, warrant)).facts(keys, known)
    words = patients_with_words(connection, sorted({found.patient for found in facts.values()}))
    closed: list[int] = []
    left: list[tuple[int, Kept]] = []
    for key, shown in cases:
        found = facts.get(key)
        why = Kept.GONE if found is None else why_kept(found.seen_as(shown, has_words=found.patient in words))
        if why is None and key in unticked:
            why = Kept.UNTICKED
        if why is None:
            why = close_one(app, connection, batch, (key, shown), app.actor, _note(batch), now, of_case)
        if why is None:
            closed.append(key)
        else:
            left.append((key, why))
    return closed, left


def _note(batch: int) -> str:
    return f"Kvitteret sammen med andre grønne (nr. {batch})"


_NOT_YOURS = Text(
    "Den samlede kvittering er en andens, eller den findes ikke. Intet er ændret.",
    "The acknowledgement of many is another person's, or there is none. Nothing was changed.",
)
