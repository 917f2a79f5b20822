"""zen-engine: one compiled expression, evaluated row by row."""

import zen

from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.row_by_row import as_text, one_by_one


def peers(patients: Patients) -> list[Peer]:
    """Return the compiled expression over the sample."""
    compiled = zen.compile_expression(as_text(patients, {"and": "and", "or": "or"}, "not "))
    return [one_by_one("zen-engine", patients, compiled.evaluate)]
