"""Which greens go to a person: drawn once for each result, by the store's own secret, and kept with the chance."""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_hex

from sqlalchemy import Connection, Select, insert, select, text

from triage.clinical.colour import Colour
from triage.store.clock_time import to_ms
from triage.store.greens.policies import policies
from triage.store.tables import case, green_draw, green_secret, result
from triage.worklist.greens import Policy, is_drawn

_GREEN = Colour.GREEN.rank
_MANY = 200
_SECRET_BYTES = 32
# In the very words of the index of open greens.
_IS_OPEN_GREEN = text(f'"case".is_open = 1 AND "case".colour_rank = {_GREEN}')


def draw_greens(connection: Connection, cases: Sequence[int], at: datetime) -> None:
    """Make the draw for those of `cases` (a few hundred) that show a green no draw was made for."""
    _draw(connection, _undrawn().where(case.c.id.in_(cases)), at)


def draw_missing(connection: Connection, at: datetime) -> int:
    """Make the draw for some of the open greens that have none, such as an older program's; return how many."""
    return _draw(connection, _undrawn().where(_IS_OPEN_GREEN).order_by(case.c.id).limit(_MANY), at)


def lacks_draws(connection: Connection) -> bool:
    """Return whether there is an open green that no draw was made for."""
    return connection.execute(_undrawn().where(_IS_OPEN_GREEN).limit(1)).first() is not None


def _undrawn() -> Select[tuple[int, str, str]]:
    is_drawn_already = select(green_draw.c.result_id).where(green_draw.c.result_id == case.c.result_id).exists()
    found = select(result.c.id, result.c.sha256, case.c.programme).join(case, case.c.result_id == result.c.id)
    return found.where(case.c.colour_rank == _GREEN, result.c.colour_rank == _GREEN, ~is_drawn_already)


def _draw(connection: Connection, wanted: Select[tuple[int, str, str]], at: datetime) -> int:
    found = {row.id: row for row in connection.execute(wanted)}
    if not found:
        return 0
    known, secret = policies(connection), _secret(connection)
    drawn = []
    for row in found.values():
        policy = known.get(row.programme, Policy(row.programme))
        is_for_a_person = int(is_drawn(secret, row.sha256, policy.share))
        drawn.append(
            {
                "result_id": row.id,
                "drawn": is_for_a_person,
                "share": policy.share,
                "policy": policy.version,
                "at": to_ms(at),
            }
        )
    connection.execute(insert(green_draw), drawn)
    return len(drawn)


def _secret(connection: Connection) -> bytes:
    """Return what the draws hang on; made here, once, so that a new store has one of its own."""
    found = connection.execute(select(green_secret.c.secret)).scalar()
    if found is None:
        found = token_hex(_SECRET_BYTES)
        connection.execute(insert(green_secret).values(id=1, secret=found))
    return bytes.fromhex(found)
