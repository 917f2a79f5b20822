"""How notes bear on a situation, and how they are kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from triage.coordination.note_text import body_of, reason_of, value_from
from triage.coordination.notes import Arranged, Movable, Note, NoteKind, Told, Value, with_notes
from triage.coordination.situation.pathway import Pathway, PatientDelay, Waiver
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Needs, Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Visit
from triage.coordination.travel.table import Travel

NOW = datetime.fromisoformat("2026-12-01T09:00")
BEFORE = Situation(
    NOW,
    Travel({}),
    {"1": Traveller("1"), "2": Traveller("2")},
    {"v": Visit("v", "1", "S", "D", "a", NOW, 30)},
    pathways={"p": Pathway("p", "1", "udredning", date(2026, 11, 10), 30)},
)


def note(key: int, kind: NoteKind, value: Value, about: str = "", patient: str = "1") -> Note:
    return Note(key, patient, kind, value, "anna", datetime(2026, 12, 1, tzinfo=UTC), about)


def after(*notes: Note) -> Situation:
    return with_notes(BEFORE, notes)


def test_that_the_newest_wishes_count_and_times_add_up() -> None:
    late, early = Wishes(not_before=time(10)), Wishes(not_after=time(12))
    away = [Unavailable(NOW, NOW.replace(hour=n)) for n in (11, 12)]
    found = after(
        note(2, NoteKind.WISHES, early),
        note(1, NoteKind.WISHES, late),
        *(note(n + 3, NoteKind.UNAVAILABLE, one) for n, one in enumerate(away)),
    ).travellers["1"]
    assert (found.prefers, found.unavailable) == (early, tuple(away))


def test_that_a_note_is_about_its_own_patient_alone() -> None:
    found = after(note(1, NoteKind.NEEDS, Needs(companion=True), patient="2"))
    assert (found.travellers["1"], found.travellers["2"].needs.companion) == (BEFORE.travellers["1"], True)


def test_that_what_is_arranged_and_fixed_is_so_for_the_visit() -> None:
    arranged, fixed = Arranged(transport=True), Movable(is_movable=False)
    found = after(note(1, NoteKind.ARRANGED, arranged, "v"), note(2, NoteKind.MOVABLE, fixed, "v"))
    assert (found.visits["v"].transport_ordered, found.visits["v"].movable) == (True, False)


def test_that_what_was_said_of_a_course_counts_for_its_clocks() -> None:
    delay, day = PatientDelay(date(2026, 12, 1), date(2026, 12, 5)), date(2026, 11, 12)
    waiver = Waiver(documented=True, until=date(2027, 1, 1))
    found = after(
        note(1, NoteKind.WAIVER, waiver, "p"),
        note(2, NoteKind.DELAY, delay, "p"),
        note(3, NoteKind.TOLD, Told(day), "p"),
        note(4, NoteKind.FREE_CHOICE, Told(day), "p"),
    ).pathways["p"]
    assert (found.waiver, found.patient_delays, found.notified_on) == (waiver, (delay,), day)
    assert found.free_choice_offered


def test_that_a_note_about_what_is_gone_changes_nothing() -> None:
    assert after(note(1, NoteKind.MOVABLE, Movable(False), "gone")) == BEFORE


_TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1))  # noqa: DTZ001 - Danish local time has no zone
_DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))
_VALUES: dict[NoteKind, st.SearchStrategy[Value]] = {
    NoteKind.WISHES: st.builds(
        Wishes, st.none() | st.times(), st.none() | st.times(), st.frozensets(st.integers(0, 6))
    ),
    NoteKind.NEEDS: st.builds(Needs, st.text(), st.booleans(), st.text()),
    NoteKind.UNAVAILABLE: st.builds(Unavailable, _TIMES, _TIMES, st.text()),
    NoteKind.ARRANGED: st.builds(Arranged, st.booleans(), st.booleans(), st.booleans()),
    NoteKind.MOVABLE: st.builds(Movable, st.booleans()),
    NoteKind.WAIVER: st.builds(Waiver, st.booleans(), st.none() | _DAYS, st.text()),
    NoteKind.DELAY: st.builds(PatientDelay, _DAYS, _DAYS),
    NoteKind.TOLD: st.builds(Told, _DAYS),
    NoteKind.FREE_CHOICE: st.builds(Told, _DAYS),
}


@given(st.sampled_from(NoteKind).flatmap(lambda kind: st.tuples(st.just(kind), _VALUES[kind])))
def test_that_what_is_kept_is_what_was_said(noted: tuple[NoteKind, Value]) -> None:
    kind, value = noted
    assert value_from(kind, body_of(value), reason_of(value)) == value


@given(_VALUES[NoteKind.UNAVAILABLE].filter(lambda one: bool(reason_of(one))))
def test_that_the_reason_stands_apart_from_what_all_may_read(value: Value) -> None:
    assert isinstance(value, Unavailable)
    assert value_from(NoteKind.UNAVAILABLE, body_of(value)) == replace(value, reason="")
