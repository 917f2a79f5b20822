"""How people judged the greens that were drawn; a judgement is made once, and never changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, insert, select
from sqlalchemy import case as when_then

from triage.clinical.colour import Colour
from triage.errors import Text, WrongUseError
from triage.store.casework.owned import in_departments
from triage.store.clock_time import to_ms
from triage.store.tables import case, green_draw, green_judgement, result
from triage.worklist.green_list import Agreement, Judged
from triage.worklist.row import Viewer

# Whether a case shows a drawn green that nobody has judged yet.
IS_TO_JUDGE = and_(
    case.c.is_open == 1,
    case.c.colour_rank == Colour.GREEN.rank,
    select(green_draw.c.result_id)
    .where(
        green_draw.c.result_id == case.c.result_id,
        green_draw.c.drawn == 1,
        ~select(green_judgement.c.id).where(green_judgement.c.result_id == green_draw.c.result_id).exists(),
    )
    .correlate(case)
    .exists(),
)
_COLOURS = {colour.rank: colour for colour in Colour}


def judge_green(connection: Connection, case_key: int, colour: Colour, actor: str, at: datetime) -> int:
    """Note what `actor` would have called the drawn green that the open case shows, and return its result.

    Raises WrongUseError where the case shows none that was drawn, or one that was judged before.
    """
    found = judge_if_drawn(connection, case_key, colour, actor, at)
    if found is None:
        raise WrongUseError(
            Text(
                "Sagen er ikke en grøn til stikprøve, eller den er allerede vurderet. Intet er gemt.",
                "The case is not a green drawn for a person, or it was judged already. Nothing was saved.",
            )
        )
    return found


def judge_if_drawn(connection: Connection, case_key: int, colour: Colour, actor: str, at: datetime) -> int | None:
    """Note a judgement where the open case shows a drawn green that nobody has judged, and return its result."""
    found = connection.execute(select(case.c.result_id).where(case.c.id == case_key, IS_TO_JUDGE)).scalar()
    if found is None:
        return None
    line = {"result_id": found, "case_id": case_key, "colour_rank": colour.rank, "actor": actor, "at": to_ms(at)}
    connection.execute(insert(green_judgement).values(**line))
    return int(found)


def agreements(connection: Connection) -> Sequence[Agreement]:
    """Return how the drawn greens were judged, by programme and rule-set version."""
    by = result.c.programme, result.c.rule_set, result.c.rule_set_version
    counted = (
        select(
            *by,
            func.count().label("greens"),
            func.sum(green_draw.c.drawn).label("drawn"),
            *(_counted(colour).label(colour.value) for colour in (Colour.GREEN, Colour.YELLOW, Colour.RED)),
        )
        .select_from(green_draw)
        .join(result, result.c.id == green_draw.c.result_id)
        .outerjoin(green_judgement, green_judgement.c.result_id == green_draw.c.result_id)
        .group_by(*by)
        .order_by(*by)
    )
    return [
        Agreement(
            programme=row.programme,
            rule_set=row.rule_set,
            version=row.rule_set_version,
            greens=row.greens,
            drawn=int(row.drawn),
            agreed=int(row.green),
            yellow=int(row.yellow),
            red=int(row.red),
        )
        for row in connection.execute(counted)
    ]


def drawn_greens(connection: Connection) -> Sequence[Judged]:
    """Return every green that was drawn, with its judgement where there is one: what tuning learns from."""
    found = (
        select(green_draw, result.c.programme, result.c.rule_set, result.c.rule_set_version)
        .add_columns(green_judgement.c.colour_rank.label("judged"))
        .join(result, result.c.id == green_draw.c.result_id)
        .outerjoin(green_judgement, green_judgement.c.result_id == green_draw.c.result_id)
        .where(green_draw.c.drawn == 1)
        .order_by(green_draw.c.result_id)
    )
    return [
        Judged(
            row.result_id,
            row.programme,
            row.rule_set,
            row.rule_set_version,
            row.share,
            None if row.judged is None else _COLOURS[row.judged],
        )
        for row in connection.execute(found)
    ]


def to_judge(connection: Connection, viewer: Viewer) -> int:
    """Count the open greens that wait for a person's judgement, of the viewer's departments."""
    is_judged = select(green_judgement.c.id).where(green_judgement.c.result_id == green_draw.c.result_id).exists()
    waiting = (
        select(func.count())
        .select_from(green_draw)
        .join(case, case.c.result_id == green_draw.c.result_id)
        .where(green_draw.c.drawn == 1, case.c.is_open == 1, case.c.colour_rank == Colour.GREEN.rank, ~is_judged)
        .where(in_departments(viewer))
    )
    return int(connection.execute(waiting).scalar_one())


def _counted(colour: Colour) -> ColumnElement[int]:
    return func.coalesce(func.sum(when_then((green_judgement.c.colour_rank == colour.rank, 1), else_=0)), 0)
