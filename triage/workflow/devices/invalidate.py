"""Invalidate a device's readings over a stretch of time, or take that back, and say what comes of it.

What comes of it is found by doing it: a trial writes the same lines, scores the same patients, and is undone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.clinical.colour import Colour
from triage.clinical.device import Invalidation
from triage.clinical.notice import NoticeKind
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import when
from triage.store.auditing import audit
from triage.store.device_list import device_row
from triage.store.device_trace import decisions_on, decisions_since, open_colours, readings_under, shown_names
from triage.store.devices import add_invalidation, add_restoration, invalidation_by_key
from triage.store.notices import write_told
from triage.store.people.relations import patients_of_departments
from triage.workflow.application import Application, Changed
from triage.workflow.rights.masks import CLOSED_NAME
from triage.workflow.rights.permit import permit
from triage.workflow.score.score import score, score_some
from triage.worklist.devices import Consequence, Draft, TracedDecision

_CHUNK = 50
_Colours = dict[tuple[int, str], Colour]
_Decisions = tuple[TracedDecision, ...]


@dataclass(frozen=True, slots=True)
class Invalidated:
    """What was done: the keys of the invalidations, and what came of it."""

    lines: tuple[int, ...]
    consequences: tuple[Consequence, ...]
    changed: Changed


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be written about `lines`; `doubtful` finds the decisions about patients that it casts doubt on.

    `told` is why somebody should look at such a decision again.
    """

    act: str
    told: Text
    lines: tuple[Invalidation, ...]
    write: Callable[[Connection], tuple[int, ...]]
    doubtful: Callable[[Connection, Sequence[int], frozenset[str]], _Decisions]


def preview_invalidation(app: Application, draft: Draft) -> tuple[Consequence, ...]:
    """Return what would come of `draft`; nothing but the look-up of the patients is kept.

    Raises WrongUseError where it cannot be done as asked.
    """
    return _preview(app, _invalidation(app, draft))


def invalidate(app: Application, draft: Draft) -> Invalidated:
    """Store `draft` for good, score the patients, and return what came of it.

    Raises WrongUseError, with nothing changed, where it cannot be done as asked.
    """
    return _perform(app, _invalidation(app, draft))


def preview_restoration(app: Application, key: int) -> tuple[Consequence, ...]:
    """Return what would come of taking invalidation `key` back; raises WrongUseError where it cannot be."""
    return _preview(app, _restoration(app, key, "?"))


def restore(app: Application, key: int, reason: str) -> Invalidated:
    """Take invalidation `key` back by a new line, score the patients, and return what came of it.

    Raises WrongUseError where there is none, or where it was already taken back.
    """
    return _perform(app, _restoration(app, key, reason))


def _invalidation(app: Application, draft: Draft) -> _Step:
    reason, now = _reason(draft.reason), app.clock()
    if draft.end is not None and draft.end < draft.start:
        raise WrongUseError(
            Text(
                "Perioden slutter, før den begynder. Byt datoerne om.",
                "The period ends before it starts. Swap the dates.",
            )
        )
    with app.store.read() as connection:
        permit(app, connection, Act.INVALIDATE_READINGS)
        for key in draft.devices:
            if device_row(connection, key) is None:
                raise WrongUseError(Text(f"Apparatet {key} findes ikke.", f"There is no device {key}."))
    lines = tuple(
        Invalidation(0, key, draft.start, draft.end, reason, draft.delivered, app.actor, now) for key in draft.devices
    )
    return _Step(
        "invalidate device",
        Text(
            f"byggede på målinger, der nu er gjort ugyldige ({reason}). Se på den igen",
            f"rested on readings that have now been invalidated ({reason}). Look at it again",
        ),
        lines,
        lambda connection: tuple(add_invalidation(connection, line) for line in lines),
        decisions_on,
    )


def _restoration(app: Application, key: int, reason: str) -> _Step:
    reason, now = _reason(reason), app.clock()
    with app.store.read() as connection:
        permit(app, connection, Act.INVALIDATE_READINGS)
        line = invalidation_by_key(connection, key)
    if line is None:
        raise WrongUseError(
            Text(
                f"Der er ingen ugyldiggørelse {key}. Se nøglerne med triage devices show.",
                f"There is no invalidation {key}. triage devices show has the keys.",
            )
        )

    def write(connection: Connection) -> tuple[int, ...]:
        add_restoration(connection, line, reason, app.actor, now)
        return (key,)

    def made_without(connection: Connection, patients: Sequence[int], _: frozenset[str]) -> _Decisions:
        return decisions_since(connection, patients, line.at)

    told = Text(
        f"blev truffet uden målinger, der nu gælder igen ({reason}). Se på den igen",
        f"was made without readings that count again ({reason}). Look at it again",
    )
    return _Step("restore device", told, (line,), write, made_without)


def _reason(text: str) -> str:
    if not text.strip():
        raise WrongUseError(
            Text("Begrundelsen mangler. Skriv, hvorfor det gøres.", "The reason is missing. Write why it is done.")
        )
    return text.strip()


def _perform(app: Application, step: _Step) -> Invalidated:
    score(app)
    with app.store.write() as connection:
        under = _readings(connection, step.lines)
        before = open_colours(connection, list(under))
        keys = step.write(connection)
        for line, key in zip(step.lines, keys, strict=True):
            audit.log(connection, app.clock(), app.actor, step.act, subject=f"device {line.device}, invalidation {key}")
        _log_patients(app, connection, step.act, under)
        _tell(connection, step, under, app.clock())
    changed = score(app)
    with app.store.read() as connection:
        found = _consequences(connection, step, under, before, open_colours(connection, list(under)))
        found = _ours(app, connection, found)
    return Invalidated(keys, found, Changed(changed.cases, tuple(under)))


def _preview(app: Application, step: _Step) -> tuple[Consequence, ...]:
    score(app)
    with app.store.write() as connection:
        under = _readings(connection, step.lines)
        _log_patients(app, connection, f"preview {step.act}", under)
    before: _Colours = {}
    after: _Colours = {}
    patients = list(under)
    for start in range(0, len(patients), _CHUNK):
        # A few at a time: whoever records a decision meanwhile waits.
        before_them, after_them = _tried(app, step, patients[start : start + _CHUNK])
        before |= before_them
        after |= after_them
    with app.store.read() as connection:
        return _ours(app, connection, _consequences(connection, step, under, before, after))


def _ours(app: Application, connection: Connection, found: tuple[Consequence, ...]) -> tuple[Consequence, ...]:
    """Return the lines, those about patients of other departments and with closed records without a name."""
    warrant = permit(app, connection, Act.INVALIDATE_READINGS)
    keys = list({one.patient for one in found})
    ours = patients_of_departments(connection, keys, warrant.departments, app.clock())
    return tuple(
        one if one.patient in ours else replace(one, name=CLOSED_NAME, reference="", decisions=()) for one in found
    )


def _tried(app: Application, step: _Step, patients: Sequence[int]) -> tuple[_Colours, _Colours]:
    """Return the colours before and after, and leave nothing behind."""
    with app.store.write() as connection:
        trial = connection.begin_nested()
        before, left = open_colours(connection, patients), patients
        step.write(connection)
        while left:
            _, scored = score_some(app, connection, left, app.clock())
            left = left[scored:]
        after = open_colours(connection, patients)
        trial.rollback()
    return before, after


def _readings(connection: Connection, lines: Iterable[Invalidation]) -> dict[int, frozenset[str]]:
    """Return the readings that any of `lines` is about, by patient."""
    found: dict[int, set[str]] = defaultdict(set)
    for line in lines:
        for patient, ids in readings_under(connection, line).items():
            found[patient] |= set(ids)
    return {patient: frozenset(ids) for patient, ids in sorted(found.items())}


def _log_patients(app: Application, connection: Connection, act: str, patients: Iterable[int]) -> None:
    warrant = permit(app, connection, Act.INVALIDATE_READINGS)
    audit.log_list(connection, app.clock(), app.actor, act, list(patients), warrant=warrant)


def _tell(connection: Connection, step: _Step, under: dict[int, frozenset[str]], now: datetime) -> None:
    """Write a notice about every decision that somebody should look at again."""
    for made in step.doubtful(connection, list(under), _ids(under)):
        at = when(made.at)
        text = Text(f"Beslutningen {at.da} {step.told.da}.", f"The decision of {at.en} {step.told.en}.")
        write_told(connection, made.patient, made.case, NoticeKind.DEVICE, text, now)


def _ids(under: dict[int, frozenset[str]]) -> frozenset[str]:
    return frozenset(one for readings in under.values() for one in readings)


def _consequences(
    connection: Connection, step: _Step, under: dict[int, frozenset[str]], before: _Colours, after: _Colours
) -> tuple[Consequence, ...]:
    """Return a line for each course with an open case or a doubtful decision, what changed first, the worst first."""
    doubtful: dict[tuple[int, str], list[TracedDecision]] = defaultdict(list)
    for decision in step.doubtful(connection, list(under), _ids(under)):
        doubtful[decision.patient, decision.programme].append(decision)
    named = shown_names(connection, list(under))
    found = [
        Consequence(
            patient=place[0],
            reference=named[place[0]][0],
            name=named[place[0]][1],
            programme=place[1],
            readings=len(under[place[0]]),
            before=before.get(place),
            after=after.get(place),
            decisions=tuple(doubtful.get(place, ())),
        )
        for place in before.keys() | after.keys() | doubtful.keys()
    ]
    return tuple(sorted(found, key=_order))


def _order(one: Consequence) -> tuple[bool, bool, int, str, str]:
    rank = one.after.rank if one.after else len(Colour)
    return one.before is one.after, not one.decisions, rank, one.name, one.programme
