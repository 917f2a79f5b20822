"""A double reading: a head has a sample drawn, and clinicians judge each patient of it without seeing the colour."""

from collections.abc import Sequence
from datetime import timedelta
from secrets import token_hex

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.canonical import canonical_text
from triage.clinical.colour import Colour
from triage.clinical.notice import NoticeKind
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.scoring.danish_time import when
from triage.scoring.explain.result import Result
from triage.store.auditing import audit
from triage.store.notices import write_told
from triage.store.rule_versions import double_reads as kept
from triage.workflow.application import Application
from triage.workflow.rights.masked_rows import viewer
from triage.workflow.rights.permit import permit, permit_any
from triage.workflow.tune.double_read.blind import BlindCase, Progress, blind_case
from triage.worklist.double_read import LONGEST, MOST, Round, Wanted, draw

# A wish for chance that nobody can foretell; it is kept, so that the draw can be made again.
_SEED_BYTES = 8
_SEES = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.SEE_COUNTS)


def open_round(app: Application, wanted: Wanted, seed: str | None = None) -> Round:
    """Draw a sample of the patients who were assessed in the own departments, and let it be read.

    Raises WrongUseError where a round of the programme is open, nobody can be drawn, or a number is out of bounds.
    """
    _check(wanted)
    now, chance = app.clock(), seed or token_hex(_SEED_BYTES)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        if any(one.closed is None for one in kept.rounds(connection, wanted.programme)):
            raise WrongUseError(_OPEN)
        since = now - timedelta(weeks=wanted.weeks)
        found = kept.assessed(connection, wanted.programme, since, viewer(app, connection, warrant))
        candidates = [one.candidate for one in found]
        taken = {one.result for one in draw(candidates, wanted.size, chance, is_by_colour=wanted.is_by_colour)}
        drawn = [one for one in found if one.candidate.result in taken]
        if not drawn:
            raise WrongUseError(_NOBODY)
        key = kept.add_round(connection, wanted, chance, app.actor, now)
        bodies = kept.result_bodies(connection, sorted(taken))
        kept.add_items(connection, key, drawn, {result: _rules(body) for result, body in bodies.items()})
        patients = [one.candidate.patient for one in drawn]
        audit.log_list(connection, now, app.actor, "open double read", patients, f"round {key}", warrant)
        return next(one for one in kept.rounds(connection, wanted.programme) if one.key == key)


def list_rounds(app: Application, programme: str | None = None) -> Sequence[Round]:
    """Return the rounds of a programme or of all, the newest first; nobody is named."""
    with app.store.read() as connection:
        permit_any(app, connection, _SEES)
        return kept.rounds(connection, programme)


def close_round(app: Application, key: int) -> None:
    """End a round: nobody reads in it any more; raises WrongUseError where none with this key is open."""
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        if kept.end_round(connection, key, app.actor, now) is None:
            raise WrongUseError(
                Text(f"Ingen dobbelt bedømmelse {key} er åben.", f"No double reading {key} is open.")
            )
        audit.log(connection, now, app.actor, "close double read", subject=f"round {key}", warrant=warrant)


def count_to_read(app: Application) -> int:
    """Return how many patients wait for being read by the person at work; nobody is named."""
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        return len(kept.to_read(connection, viewer(app, connection, warrant)))


def next_item(app: Application, after: int = 0) -> BlindCase | None:
    """Return whom the person at work reads next, without what the program made of them; None where nobody waits.

    `after` passes an item over for now. The look-up is logged before it is shown.
    """
    with app.store.change() as connection:
        warrant = permit(app, connection, Act.ACKNOWLEDGE_GREENS)
        waiting = kept.to_read(connection, viewer(app, connection, warrant), after)
        item = next((one for one in waiting if _may_see(app, connection, one.patient)), None)
        if item is None:
            return None
        warrant = permit(app, connection, Act.SEE_PATIENT, item.patient)
        audit.log(connection, app.clock(), app.actor, "view blind", item.patient, f"item {item.key}", warrant)
    with app.store.read() as connection:
        return blind_case(app, connection, item, Progress(len(waiting), _of(connection, item.round)))


def judge_item(app: Application, key: int, colour: Colour) -> None:
    """Keep how the person at work judges an item; grey is "cannot be judged". It is never changed.

    Whoever is judged worse than the program did has a notice at once, which tells neither colour.
    Raises WrongUseError where the round is closed, they decided on the case themselves, or it was read enough.
    """
    now = app.clock()
    with app.store.write() as connection:
        item = kept.item_of(connection, key)
        if item is None:
            raise WrongUseError(_CLOSED)
        warrant = permit(app, connection, Act.SEE_PATIENT, item.patient)
        if kept.was_theirs(connection, key, app.actor):
            raise WrongUseError(_OWN)
        kept.add_reading(connection, key, app.actor, colour, now)
        audit.log(connection, now, app.actor, "read blind", item.patient, f"item {key}", warrant)
        if colour in (Colour.RED, Colour.YELLOW) and colour.rank < item.colour.rank:
            write_told(connection, item.patient, None, NoticeKind.READ_WORSE, _worse(item), now)


def _may_see(app: Application, connection: Connection, patient: int) -> bool:
    try:
        permit(app, connection, Act.SEE_PATIENT, patient)
    except NotAllowedError:
        return False
    return True


def _of(connection: Connection, key: int) -> int:
    return next((one.drawn for one in kept.rounds(connection) if one.key == key), 0)


def _rules(body: str) -> str:
    result = Result.from_json(body)
    said = {"fired": {one.id: one.colour.rank for one in result.fired}, "unknown": sorted(result.unknown_rules)}
    return canonical_text(said)


def _check(wanted: Wanted) -> None:
    if not (1 <= wanted.size <= MOST and 1 <= wanted.weeks <= LONGEST):
        raise WrongUseError(
            Text(
                f"En stikprøve er på 1 til {MOST} patienter fra de seneste 1 til {LONGEST} uger. Ret tallene.",
                f"A sample has 1 to {MOST} patients of the last 1 to {LONGEST} weeks. Correct the numbers.",
            )
        )


def _worse(item: kept.Item) -> Text:
    at = when(item.at)
    return Text(
        f"Ved en blind bedømmelse blev vurderingen fra {at.da} fundet mere alvorlig end programmets. Se på patienten.",
        f"A blind reading found the assessment of {at.en} more serious than the program did. See the patient.",
    )


_OPEN = Text(
    "En dobbelt bedømmelse af forløbet er allerede åben. Luk den først.",
    "A double reading of the programme is open already. Close it first.",
)
_NOBODY = Text(
    "Ingen i dine afdelinger er vurderet i den periode, så der er ingen at trække. Vælg flere uger.",
    "Nobody in your departments was assessed in that period, so there is nobody to draw. Choose more weeks.",
)
_CLOSED = Text(
    "Den dobbelte bedømmelse er lukket. Intet er gemt.", "The double reading is closed. Nothing was saved."
)
_OWN = Text(
    "Du har selv besluttet i den sag, så den skal en anden bedømme. Intet er gemt.",
    "You decided on that case yourself, so somebody else must read it. Nothing was saved.",
)
