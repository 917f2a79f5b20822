"""CEL (Common Expression Language) in Rust: one compiled program, executed row by row."""

import cel

from tests.benchmarks.peers.patients import Patients
from tests.benchmarks.peers.peer import Peer
from tests.benchmarks.peers.row_by_row import as_text, one_by_one


def peers(patients: Patients) -> list[Peer]:
    """Return the compiled program over the sample."""
    program = cel.compile(as_text(patients, {"and": "&&", "or": "||"}, "!"))
    return [one_by_one("Rust CEL", patients, program.execute)]
