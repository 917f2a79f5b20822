"""The matrix is the table that was agreed on, and nothing is allowed that stands nowhere."""

import pytest

from tests.unit.access.notes_table import ROLES, wanted
from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.matrix import MATRIX, cell
from triage.access.roles import Role
from triage.access.words import ACT_WORDS, ROLE_WORDS

AGREED = wanted()
# Acts of the program that the agreed table has no line for.
OWN = {
    Act.SEE_EXPECTED,
    Act.ACKNOWLEDGE_GREENS,
    Act.NOTE_PAUSE,
    Act.NOTE_PRIVACY,
    Act.SEE_DEVICES,
    Act.INVALIDATE_READINGS,
    Act.RUN_INTAKE,
    Act.SEE_SOURCES,
    Act.SEE_QUARANTINE,
    Act.SET_SOURCES,
    Act.SET_PROGRAMMES,
}


@pytest.mark.parametrize(("role", "act"), AGREED)
def test_that_a_cell_is_as_agreed(role: Role, act: Act) -> None:
    found, conditions = cell(role, act), AGREED[role, act]
    assert found.is_allowed is (conditions is not None)
    assert found.conditions == (conditions or frozenset())


def test_that_every_act_stands_in_the_table_or_among_the_programs_own() -> None:
    assert {act for _, act in AGREED} | OWN == set(Act)
    assert not {act for _, act in AGREED} & OWN


def test_that_the_table_has_every_role_for_every_act() -> None:
    assert tuple(Role) == ROLES
    assert all(set(row) == set(Role) for row in MATRIX.values())
    assert set(MATRIX) == set(Act)


def test_that_what_is_about_a_patients_data_needs_a_relation() -> None:
    about = {Act.SEE_PATIENT, Act.SEE_PSEUDONYMISED, Act.DECIDE, Act.OWN_CASE, Act.NOTE_PAUSE, Act.NOTE_PRIVACY}
    given = [found for act in about for found in MATRIX[act].values() if found.is_allowed]
    assert given
    assert all(Condition.RELATION in found.conditions for found in given)


@pytest.mark.parametrize("act", sorted(OWN))
def test_that_neither_auditor_nor_administrator_sees_patients_by_an_act_of_the_programs_own(act: Act) -> None:
    open_to_administrators = {Act.RUN_INTAKE, Act.SEE_SOURCES, Act.SET_SOURCES}
    assert not cell(Role.AUDITOR, act).is_allowed
    assert cell(Role.ADMINISTRATOR, act).is_allowed is (act in open_to_administrators)


def test_that_every_role_and_act_has_words() -> None:
    assert set(ROLE_WORDS) == set(Role)
    assert set(ACT_WORDS) == set(Act)
