"""Which programmes have patients whom no rules judge."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient
from tests.people import colleague
from triage.access.roles import Role
from triage.workflow.administration.programmes import set_programme
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.tune.without_rules import patients_without_rules
from triage.worklist.programme_use import ProgrammeUse


@pytest.fixture
def with_examples(app: Application, tmp_path: Path) -> Application:
    """A department whose two patients with COPD the examples judge."""
    path = tmp_path / "in.json"
    people = [resource for number in (1, 2) for resource in (fhir_patient(number), fhir_care_plan(number))]
    path.write_bytes(bundle(*people))
    import_files(app, [path])
    return app


def of_real_patients(app: Application) -> Application:
    """Return the store as one in which nothing was brought into use."""
    return replace(app, is_demo=False, catalogue=Catalogue(app.store.path.parent))


def test_that_patients_are_counted_whose_programme_has_no_rules_in_use(with_examples: Application) -> None:
    assert patients_without_rules(with_examples) == {}
    assert patients_without_rules(of_real_patients(with_examples)) == {"copd": 2}


def test_that_a_programme_that_every_department_has_switched_off_lacks_no_rules(with_examples: Application) -> None:
    head = colleague(with_examples, "leder", Role.DEPARTMENT_HEAD)
    set_programme(head, None, ProgrammeUse("copd", in_use=False))
    assert patients_without_rules(of_real_patients(with_examples)) == {}
