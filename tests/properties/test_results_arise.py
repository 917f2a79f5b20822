"""Results and cases arise only when data arrive, change or are withdrawn: never because somebody scored again."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from tests.builders import NOW, bundle, fhir_care_plan, fhir_daily_answers, fhir_daily_form, fhir_patient, fhir_spo2
from triage.bootstrap import open_application
from triage.clinical.decision import Action
from triage.errors import WrongUseError
from triage.settings import Settings
from triage.store.tables import case, patient, result
from triage.workflow.application import Application
from triage.workflow.casework.decide import decide, undo
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.worklist.row import Query

VALUES = st.sampled_from([84, 89, 95])
STEPS = st.one_of(
    st.tuples(st.just("reading"), st.integers(1, 3), VALUES),
    st.tuples(st.just("withdrawn"), st.integers(1, 3), VALUES),
    st.tuples(st.just("answers"), st.integers(1, 2), st.booleans()),
    st.tuples(st.just("decide")),
    st.tuples(st.just("undo")),
)


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        app = open_application(Settings(Path(folder), "tester"), is_demo=True, clock=lambda: NOW)
        _take_in(app, Path(folder), fhir_patient(), fhir_care_plan(), fhir_daily_form())
        with app.store.read() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        app.store.close()
        return app.store.path.read_bytes()


@contextmanager
def with_a_patient() -> Iterator[tuple[Application, Path]]:
    """Give an application with one enrolled patient who has sent nothing, and a folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Settings(folder, "tester").demo_home
        home.mkdir()
        (home / "visita.db").write_bytes(_template())
        app = open_application(Settings(folder, "tester"), is_demo=True, clock=lambda: NOW)
        yield app, folder
        app.store.close()


def _take_in(app: Application, folder: Path, *resources: dict[str, Any]) -> None:
    path = folder / "sent.json"
    path.write_bytes(bundle(*resources))
    import_files(app, [path])


def _do(app: Application, folder: Path, number: int, step: tuple[Any, ...], made: list[int]) -> None:
    at, version = NOW - timedelta(hours=20 - number), {"meta": {"versionId": str(number + 1)}}
    match step:
        case ("reading" | "withdrawn" as kind, key, value):
            status = "final" if kind == "reading" else "entered-in-error"
            _take_in(app, folder, fhir_spo2(value, key, at=at, status=status, **version))
        case ("answers", key, worse):
            _take_in(app, folder, {**fhir_daily_answers(key, at=at, more_dyspnoea=worse, free_text="Hej"), **version})
        case ("decide",):
            made += [decide(app, row.case, Action.PHONE).decision or 0 for row in list_cases(app, Query(), 0, 9)]
        case ("undo",):
            with suppress(WrongUseError, IndexError):
                undo(app, made.pop())


def _standing(app: Application) -> tuple[Any, ...]:
    with app.store.read() as connection:
        results = connection.execute(select(func.count()).select_from(result)).scalar_one()
        cases = connection.execute(select(case.c.id, case.c.is_open, case.c.colour_rank, case.c.result_id)).all()
        return results, sorted(tuple(row) for row in cases)


@given(st.lists(STEPS, min_size=1, max_size=6), st.integers(0, 59))
@settings(max_examples=6)
def test_that_scoring_again_changes_nothing(steps: list[tuple[Any, ...]], minutes: int) -> None:
    made: list[int] = []
    with with_a_patient() as (app, folder):
        for number, step in enumerate(steps):
            now = NOW + timedelta(hours=number)
            later = replace(app, clock=lambda now=now: now)
            _do(later, folder, number, step, made)
            score(later)
            before = _standing(later)
            with later.store.write() as connection:
                connection.execute(update(patient).values(to_score=1))
            again = replace(app, clock=lambda now=now: now + timedelta(minutes=minutes))
            assert score(again).cases == ()
            assert _standing(again) == before
