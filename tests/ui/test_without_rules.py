"""That a programme has no rules in force stands over every page, with the next step, until rules are in force."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from tests.builders import NOW as IN_STORE
from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.signing import ask
from tests.tuning import Tuners, tuners
from tests.ui.conftest import settle
from tests.ui.made_up import MadeUpWorkflow
from tests.ui.made_up_session import MadeUpSession
from tests.ui.made_up_tuning import NO_KEY, NOW, MadeUpTuning
from tests.ui.test_thresholds_on_a_store import AtWork
from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.roles import Role
from triage.access.rule_versions.version import Stage
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.submit import submit
from triage.workflow.tune.without_rules import Nearest, WithoutRules
from ui.administration.page import AdministrationPage
from ui.administration.signing_keys import SigningKeysSection
from ui.frame.rail import INTAKE, THRESHOLDS
from ui.main_window import MainWindow
from ui.thresholds.page import ThresholdsPage

Open = Callable[[MadeUpWorkflow | AtWork], MainWindow]
BARE = WithoutRules("copd", 12, None, can_sign=False)
BEGUN = Nearest(Stage.DRAFT, "1.2.0", "tester", "1")
SENT = Nearest(Stage.SUBMITTED, "1.2.0", "forfatter", "ab12")
WAITS = Nearest(Stage.APPROVED, "1.2.0", "forfatter", "ab12", NOW)


def of(role: Role, *found: WithoutRules) -> MadeUpWorkflow:
    acts = frozenset(act for act in Act if cell(role, act).is_allowed)
    tuning = MadeUpTuning(without_rules=list(found))
    return replace(MadeUpWorkflow.with_colours("grey"), session=MadeUpSession(acts), tuning=tuning)


def shown(window: MainWindow) -> tuple[str, list[str]]:
    """Return what the band says, and which of its buttons are there."""
    band = window.frame.without_rules
    return band.text(), [name for name, button in band.buttons.items() if not button.isHidden()]


@pytest.mark.parametrize(
    ("role", "one", "where"),
    [
        (Role.ADMINISTRATOR, BARE, ["keys"]),
        (Role.RULE_AUTHOR, BARE, ["limits"]),
        (Role.DEPARTMENT_HEAD, BARE, ["limits"]),
        (Role.CLINICIAN, BARE, []),
        (Role.RULE_AUTHOR, replace(BARE, nearest=BEGUN), ["limits"]),
        (Role.RULE_APPROVER, replace(BARE, nearest=SENT, can_sign=True), ["limits"]),
        (Role.RULE_AUTHOR, replace(BARE, nearest=SENT, can_sign=True), []),
        (Role.RULE_APPROVER, replace(BARE, nearest=WAITS, can_sign=True), []),
    ],
    ids=lambda one: one.value if isinstance(one, Role) else "",
)
def test_that_each_sees_what_is_missing_and_the_way_where_the_next_step_is_theirs(
    open_window: Open, role: Role, one: WithoutRules, where: list[str]
) -> None:
    window = open_window(of(role, one))
    settle(window)
    window.frame.show_page(INTAKE)
    text, buttons = shown(window)
    assert "KOL" in text
    assert buttons == where


def test_that_an_auditor_is_told_nothing_of_it(open_window: Open) -> None:
    window = open_window(of(Role.AUDITOR, BARE))
    settle(window)
    assert shown(window)[0] == ""


def test_that_the_button_leads_an_administrator_to_the_signing_keys(open_window: Open) -> None:
    work = of(Role.ADMINISTRATOR, BARE)
    work.administration.pin_state = replace(work.administration.pin_state, pinned=None)
    window = open_window(work)
    settle(window)
    window.frame.without_rules.buttons["keys"].click()
    settle(window)
    page = window.frame.full_page()
    assert isinstance(page, AdministrationPage)
    section = page.section()
    assert isinstance(section, SigningKeysSection)
    section.authority_secret.setText("en prøve")
    section.authority_again.setText("en anden prøve")
    section.make_authority()
    assert work.administration.saved == []
    section.authority_secret.setText("en prøve")
    section.authority_again.setText("en prøve")
    section.make_authority()
    settle(window)
    assert work.administration.saved == ["en prøve"]
    assert section.authority_form.isHidden()


def test_that_who_has_no_key_makes_one_on_the_page_and_reads_its_fingerprint(open_window: Open) -> None:
    work = of(Role.RULE_AUTHOR)
    work.tuning.key = NO_KEY
    window = open_window(work)
    window.commands.show_thresholds()
    settle(window)
    page = window.frame.full_page()
    assert isinstance(page, ThresholdsPage)
    window.commands.make_rule_key()
    dialog = page.stepping.dialog
    assert dialog is not None
    dialog.passphrase.setText("en prøve")
    dialog.done_button.click()
    assert dialog.message.text()
    dialog.passphrase.setText("en prøve")
    dialog.again.setText("en prøve")
    dialog.done_button.click()
    settle(window)
    assert work.tuning.steps == [("make_key", "en prøve")]
    assert "1f2e 1f2e" in page.left.way.kept.text()
    assert "make_key" not in page.offer.steps


@pytest.fixture
def people(app: Application, tmp_path: Path) -> Tuners:
    """A real store with one patient, whose people have keys and no rules."""
    found = tuners(app)
    path = tmp_path / "in.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(88, at=IN_STORE)))
    import_files(found.app, [path])
    return found


def test_that_on_a_store_the_band_follows_the_way_and_goes_when_rules_are_in_force(
    people: Tuners, open_window: Open
) -> None:
    window = open_window(AtWork(people.head))
    until(window, lambda: shown(window)[1] == ["limits"])
    window.commands.show_thresholds()
    assert (window.frame.page, shown(window)[1]) == (THRESHOLDS, [])
    draft = adopt(people.author, "copd")
    sent = submit(people.author, draft.id, draft.revision, ask=ask)
    until(window, lambda: "forfatter" in shown(window)[0])
    approve(people.approver, sent.content_sha256, ask=ask)
    until(window, lambda: shown(window)[0] == "")


def until(window: MainWindow, is_so: Callable[[], bool]) -> None:
    """Look again and again, as time would, until something is so."""
    for _ in range(600):
        if is_so():
            return
        window.without_rules.look()
        QTest.qWait(20)
    raise AssertionError(shown(window))
