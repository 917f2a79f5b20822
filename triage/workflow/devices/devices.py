"""Find devices, and trace one to its readings, the patients and the decisions that rested on them."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.device import Invalidation
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.device_list import count_devices as count
from triage.store.device_list import device_row, device_rows, keys_of
from triage.store.device_trace import decisions_on, patients_by, readings_by
from triage.store.devices import invalidations_of, metrics_of
from triage.store.people.relations import patients_of_departments
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.worklist.devices import DeviceQuery, DeviceRow, Trace


def list_devices(app: Application, query: DeviceQuery, offset: int, limit: int) -> Sequence[DeviceRow]:
    """Return devices `offset` to `offset + limit` of the query; no patient is named, so none is logged."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_DEVICES)
        return device_rows(connection, query, app.clock(), offset, limit)


def count_devices(app: Application, query: DeviceQuery) -> int:
    """Count the devices that `query` finds."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_DEVICES)
        return count(connection, query, app.clock())


def find_devices(app: Application, words: Iterable[str]) -> tuple[int, ...]:
    """Return the keys of the devices that bear one of `words` (key, reference, UDI, serial number, lot, model).

    Raises WrongUseError for a word that no device bears.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_DEVICES)
        found = [(word, keys_of(connection, word)) for word in words]
    for word, keys in found:
        if not keys:
            raise WrongUseError(
                Text(
                    f"Intet apparat hedder {word}. Søg med triage devices list {word}.",
                    f"No device is called {word}. Search with triage devices list {word}.",
                )
            )
    return tuple(dict.fromkeys(key for _, keys in found for key in keys))


def device_history(app: Application, key: int) -> tuple[DeviceRow, tuple[Invalidation, ...]]:
    """Return a device and every invalidation of it, the newest first; no patient is named, so none is logged.

    Raises WrongUseError where there is none.
    """
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_DEVICES)
        return _known(connection, key), invalidations_of(connection, key)


def trace_device(app: Application, key: int) -> Trace:
    """Return everything that rests on a device, after a line that names its patients stands in the audit log.

    Patients of other departments, and whose records are closed, are left out.
    Raises WrongUseError where there is no such device.
    """
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SEE_DEVICES)
        _known(connection, key)
        every = [one.patient for one in patients_by(connection, key)]
        ours = patients_of_departments(connection, every, warrant.departments, app.clock())
        audit.log_list(connection, app.clock(), app.actor, "trace device", sorted(ours), f"device {key}", warrant)
    with app.store.read() as connection:
        # Whoever came since was not logged, and is not shown.
        readings = tuple(one for one in readings_by(connection, key) if one.patient in ours)
        patients = tuple(one for one in patients_by(connection, key) if one.patient in ours)
        keys, ids = [one.patient for one in patients], {one.id for one in readings}
        return Trace(
            row=_known(connection, key),
            metrics=metrics_of(connection, key),
            invalidations=invalidations_of(connection, key),
            readings=readings,
            patients=patients,
            decisions=decisions_on(connection, keys, ids),
        )


def _known(connection: Connection, key: int) -> DeviceRow:
    found = device_row(connection, key)
    if found is None:
        raise WrongUseError(Text(f"Apparatet {key} findes ikke.", f"There is no device {key}."))
    return found
