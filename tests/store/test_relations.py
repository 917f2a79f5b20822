"""What joins a department and a patient is the same, however little of it is asked for."""

from itertools import combinations
from pathlib import Path

from tests.builders import NOW
from tests.properties.test_break_glass import PATIENTS, world
from triage.store.people.departments import departments
from triage.store.people.relations import relation_of
from triage.workflow.application import Application


def test_that_the_tie_of_a_department_does_not_depend_on_which_others_are_asked_for(
    app: Application, tmp_path: Path
) -> None:
    world(app, tmp_path)
    with app.store.read() as connection:
        keys = [one.key for one in departments(connection)]
        chosen = [some for size in range(1, len(keys) + 1) for some in combinations(keys, size)]
        for patient in range(1, PATIENTS + 1):
            every = relation_of(connection, patient, "anna", NOW)
            assert any(every.tie(key) for key in keys)
            for some in chosen:
                asked = relation_of(connection, patient, "anna", NOW, some)
                assert [asked.tie(key) for key in some] == [every.tie(key) for key in some]
