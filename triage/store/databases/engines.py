"""What differs between the two databases a store may stand in."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

# Of a fault, and whether it came while a transaction was being kept, the error to raise; None = raise it as it is.
Explain = Callable[[Exception, bool], Exception | None]


@dataclass(frozen=True, slots=True)
class Engines:
    """One database, opened: an engine for each way of beginning a transaction, and its faults in words.

    `tell` is called on the connection of a kept transaction; `wait` returns True when another program has kept
    one, or False after some seconds; `close` closes everything. `login` is the person's whose rights the
    database itself looks at, None where it is everybody's or the service's.
    """

    reader: Engine
    writer: Engine
    changer: Engine
    explain: Explain
    tell: Callable[[Connection], None]
    wait: Callable[[float], bool]
    close: Callable[[], None]
    is_shared: bool
    login: str | None = None
