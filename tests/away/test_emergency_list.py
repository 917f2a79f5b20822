"""The emergency list: worst first, with what is needed on paper, logged, and from a copy too."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import select

from tests.away.builders import arrive, listed, people
from tests.away.conftest import MakeWorkstation
from tests.builders import NOW, fhir_care_plan, fhir_patient, fhir_spo2
from triage.clinical.colour import Colour
from triage.commands.emergency_html import PER_PAGE, emergency_html
from triage.errors import NotAllowedError, Text, WrongUseError
from triage.store.tables import audit, audit_patient
from triage.workflow.application import Application
from triage.workflow.away.emergency_list import emergency_list
from triage.worklist.emergency import EmergencyList, EmergencyRow

ROW = EmergencyRow("Eksempel, Ane", "610152-9995", "copd", Colour.RED, Text("Iltmætning", "SpO2"), NOW, "12 34", "bent")


def made(*rows: EmergencyRow, total: int | None = None) -> EmergencyList:
    return EmergencyList(rows, total or len(rows), "Lungeklinikken", NOW, NOW, "Anna (anna)", "Nedbrud")


def test_that_the_worst_come_first_with_cpr_number_and_reason(shared: Application) -> None:
    arrive(shared, *people(1), fhir_patient(2), fhir_care_plan(2), fhir_spo2(96, 2, of=2))
    found = emergency_list(shared, "Nedbrud")
    assert found.rows[0].colour is Colour.RED
    assert found.rows[0].cpr == "610152-9995"
    assert found.rows[0].reason.da
    assert found.total == len(listed(shared))


def test_that_it_is_logged_with_its_purpose_and_every_patient(shared: Application) -> None:
    arrive(shared, *people(3))
    emergency_list(shared, "Strømsvigt")
    with shared.store.read() as connection:
        line = connection.execute(select(audit).where(audit.c.act == "export_list")).one()
        named = connection.execute(select(audit_patient).where(audit_patient.c.audit_id == line.id)).all()
    assert "Strømsvigt" in line.subject
    assert len(named) == 3


def test_that_without_a_purpose_nothing_is_made(shared: Application) -> None:
    with pytest.raises(WrongUseError):
        emergency_list(shared, "  ")


def test_that_who_may_not_export_gets_nothing(shared: Application) -> None:
    with pytest.raises(NotAllowedError):
        emergency_list(replace(shared, actor="nobody", session=None), "Nedbrud")


def test_that_a_copy_gives_the_same_list_as_of_its_own_time(
    shared: Application, workstation: MakeWorkstation
) -> None:
    arrive(shared, *people(2))
    station = workstation()
    station.keep()
    assert emergency_list(station.copy, "Nedbrud", NOW) == emergency_list(shared, "Nedbrud", NOW)


def test_that_a_list_that_is_cut_says_so(shared: Application) -> None:
    arrive(shared, *people(3))
    found = emergency_list(shared, "Nedbrud", most=2)
    assert (len(found.rows), found.left_off) == (2, 1)
    assert "1 står ikke her" in emergency_html(found, "da")


def test_that_every_page_says_when_by_whom_and_which_it_is() -> None:
    page = emergency_html(made(*[ROW] * (PER_PAGE + 1)), "da")
    for number in (1, 2):
        assert f"Side {number} af 2" in page
    assert page.count("Anna (anna) · 23.11.2026 10.00") == 2
    assert page.count("Formål: Nedbrud") == 2


def test_that_a_colour_stands_as_word_and_shape() -> None:
    assert "◆ RØD" in emergency_html(made(ROW), "da")


def test_that_what_a_source_wrote_is_text_and_no_more() -> None:
    page = emergency_html(made(replace(ROW, name="<script>x</script>", reason=Text("a\x1b[31m\u202eb", "c"))), "da")
    assert "<script>" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_that_the_page_asks_for_nothing_from_outside() -> None:
    page = emergency_html(made(ROW), "en")
    assert not any(word in page for word in ("http:", "https:", "src=", "href=", "@import", "url("))


def test_that_a_thousand_lines_are_written_at_once(tmp_path: Path) -> None:
    began = perf_counter()
    emergency_html(made(*[ROW] * 1000), "da")
    assert perf_counter() - began < 2
