"""The quarantine: see what is held and why, and read it again."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.clinical.received import Received
from triage.errors import StoreError, Text, WrongUseError
from triage.fhir.http.again import read_again
from triage.fhir.read import refused_body
from triage.fhir.strict import BodyError
from triage.lanes.apart import BrokenDownError, apart
from triage.store import quarantine
from triage.store.auditing import audit
from triage.store.clock_time import to_ms
from triage.store.intake.replay import put_in_place
from triage.store.quarantine import ToRead
from triage.workflow.application import Application, Changed
from triage.workflow.auditing.note_shown import note_shown
from triage.workflow.intake.import_files import LARGE
from triage.workflow.rights.permit import permit
from triage.workflow.score.score import score
from triage.worklist.held import Held, HeldCounts, HeldDetail, HeldQuery, Retried

_CHUNK = 100


def list_held(app: Application, query: HeldQuery, offset: int, limit: int) -> Sequence[Held]:
    """Return lines `offset` to `offset + limit` of the quarantine, newest first; the log names the patients before."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_QUARANTINE)
        found = quarantine.held_rows(connection, query, offset, limit)
        named = quarantine.patients_of(connection, [one.key for one in found])
    note_shown(app, "list held", named, warrant)
    return found


def count_held(app: Application, query: HeldQuery) -> HeldCounts:
    """Count what `query` finds, and all by source, type and reason."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_QUARANTINE)
        return HeldCounts(
            quarantine.count_held(connection, query),
            tuple(quarantine.groups(connection)),
            quarantine.count_by_older_reader(connection),
        )


def show_held(app: Application, key: int) -> HeldDetail:
    """Return all about one held resource, after the audit line is written; its text may be a patient's.

    Raises WrongUseError where it is not held (any more).
    """
    with app.store.write() as connection:
        permit(app, connection, Act.SEE_QUARANTINE)
        found = quarantine.held_detail(connection, key)
        if found is None:
            raise WrongUseError(
                Text(
                    f"Nr. {key} er ikke i karantæne. Se listen igen; det kan være læst i mellemtiden.",
                    f"No. {key} is not in quarantine. See the list again; it may have been read meanwhile.",
                )
            )
        warrant = permit(app, connection, Act.SEE_QUARANTINE, found.patient)
        audit.log(connection, app.clock(), app.actor, "view", found.patient, f"quarantine {key}", warrant)
    return found


def retry(app: Application, query: HeldQuery | None = None, key: int | None = None) -> tuple[Retried, Changed]:
    """Read one (`key`) or all that `query` finds again, and score the patients concerned.

    A resource that a newer version has replaced meanwhile changes nothing but its own judgement.
    """
    done, after = Retried(), 0
    while keys := [key] if key is not None else _keys(app, query or HeldQuery(), after):
        done += _retry(app, keys)
        after = keys[-1]
        if key is not None:
            break
    return done, score(app)


def _keys(app: Application, query: HeldQuery, after: int) -> list[int]:
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_QUARANTINE)
        return quarantine.held_keys(connection, query, after, _CHUNK)


def _retry(app: Application, keys: Sequence[int]) -> Retried:
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.SEE_QUARANTINE)
        rows = quarantine.to_read(connection, keys)
    read = {row.key: _read(app, row) for row in rows}
    done = Retried()
    with app.store.write() as connection:
        # Read once more inside the transaction: another may have been here meanwhile.
        for row in quarantine.to_read(connection, keys):
            if row.key in read:
                done += put_in_place(app.store, connection, row, read[row.key], to_ms(app.clock()))
        audit.log(connection, app.clock(), app.actor, "retry", None, f"quarantine {len(rows)}", warrant)
    return done


def _read(app: Application, row: ToRead) -> tuple[Received, ...]:
    """Read a body again; a large one in a process of its own, so that the window can be used meanwhile."""
    arguments = row.raw, app.catalogue.kinds, row.dialect, row.subject
    try:
        return tuple(apart(read_again, arguments, ())) if len(row.raw) >= LARGE else read_again(*arguments)
    except BrokenDownError:
        raise StoreError(_BROKE_DOWN) from None
    except BodyError as fault:
        return (refused_body(row.raw, fault),)


_BROKE_DOWN = Text(
    "Læsningen af et stort indhold brød sammen, måske fordi hukommelsen slap op. Det er i karantæne endnu; luk andre "
    "programmer, og prøv igen.",
    "Reading a large content broke down, perhaps for want of memory. It is in quarantine still; close other programs, "
    "and try again.",
)
