"""What is done with a database file at every start, before anything else is."""

from datetime import datetime

from triage.store.database import Store
from triage.store.keeping.before_update import drop_before_update, is_to_update, keep_before_update
from triage.store.keeping.files import make_private, sweep
from triage.store.keeping.keys import note_in_use
from triage.store.keeping.moved import refuse_moved
from triage.store.schema import migrate


def make_ready(store: Store, key: bytes, now: datetime) -> None:
    """Bring the tables of a just opened file up to date; what stood in it is copied first, until a later start is well.

    Raises StoreError where the store has moved, a newer program wrote it, or it cannot be written.
    """
    folder = store.path.parent
    make_private(store.path)
    sweep(folder, now)
    refuse_moved(store)
    if is_to_update(store):
        keep_before_update(store, key)
        migrate(store)
    else:
        migrate(store)
        drop_before_update(folder)
    note_in_use(folder)
