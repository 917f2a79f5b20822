"""A department's first rules, in a store of real patients: from no key and no rules to rules rolled back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backends import fail

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague
from tests.signing import ask
from tests.tuning import Moving
from triage.access.roles import Role
from triage.access.rule_versions.version import Stage
from triage.clinical.colour import Colour
from triage.errors import NotAllowedError, RuleSetError, WrongUseError
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.drafts import draft_imported, draft_in_force, read_draft
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.keys.authority import make_authority
from triage.workflow.tune.keys.certificates import certify
from triage.workflow.tune.keys.keys import make_key, own_key
from triage.workflow.tune.move_limits import move_limits
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.submit import submit, withdraw
from triage.workflow.tune.told import list_rule_notices
from triage.workflow.tune.versions import list_versions, version_body
from triage.workflow.tune.without_rules import without_rules
from triage.worklist.row import Query


class FirstDay:
    """A store with one patient, whose people have neither keys nor rules yet."""

    def __init__(self, app: Application, folder: Path) -> None:
        keyring.set_keyring(fail.Keyring())
        self.clock = Moving()
        self.clinician = replace(app, is_demo=False, clock=self.clock, catalogue=Catalogue(app.store.path.parent))
        self.keeper = colleague(self.clinician, "vogter", Role.ADMINISTRATOR)
        self.author = colleague(self.clinician, "forfatter", Role.RULE_AUTHOR)
        self.approver = colleague(self.clinician, "godkender", Role.RULE_APPROVER)
        self.head = colleague(self.clinician, "leder", Role.DEPARTMENT_HEAD)
        path = folder / "in.json"
        path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(88, at=NOW)))
        import_files(self.clinician, [path])

    def give_keys(self) -> None:
        """Make the administrator key, and certify everybody's own."""
        make_authority(self.keeper, ask)
        for who in (self.author, self.approver, self.head):
            certify(self.keeper, who.actor, make_key(who, ask), ask)

    def colour(self) -> Colour:
        """Score, and return the colour of the patient."""
        refresh_rules(self.clinician)
        score(self.clinician)
        (row,) = list_cases(self.clinician, Query(), 0, 9)
        return row.colour

    def stage(self) -> Stage | None:
        """Return how far the rules are that are nearest to being in force."""
        (one,) = without_rules(self.clinician)
        return None if one.nearest is None else one.nearest.stage


@pytest.fixture
def first_day(app: Application, tmp_path: Path) -> FirstDay:
    return FirstDay(app, tmp_path)


def test_that_a_department_comes_from_no_rules_to_its_own_and_back_again(first_day: FirstDay) -> None:
    day = first_day
    assert (day.colour(), day.stage()) == (Colour.GREY, None)
    day.give_keys()
    draft = adopt(day.author, "copd")
    moved = move_limits(day.author, draft.id, {"spo2_red": "88,0"}).draft
    assert day.stage() is Stage.DRAFT
    sent = submit(day.author, moved.id, moved.revision, ask=ask)
    assert day.stage() is Stage.SUBMITTED
    approve(day.approver, sent.content_sha256, (NOW + timedelta(days=1)).date(), ask=ask)
    assert (day.stage(), day.colour()) == (Stage.APPROVED, Colour.GREY)
    day.clock.on(days=1)
    assert (day.colour(), without_rules(day.clinician)) == (Colour.RED, ())
    milder = move_limits(day.author, draft_in_force(day.author, "copd").id, {"spo2_red": "87"}).draft
    approve(day.head, submit(day.author, milder.id, milder.revision, ask=ask).content_sha256, ask=ask)
    assert day.colour() is Colour.YELLOW
    back = roll_back(day.head, "copd", "for mange kald", ask=ask)
    assert back.version == sent.version
    told = {who.actor for who in (day.approver, day.author) if list_rule_notices(who)}
    assert told == {"godkender", "forfatter"}
    assert [one.stage for one in list_versions(day.head, "copd")] == [Stage.RETIRED, Stage.IN_FORCE]
    assert day.colour() is Colour.RED


def test_that_nobody_goes_a_step_for_another_or_without_a_key(first_day: FirstDay) -> None:
    day = first_day
    draft = adopt(day.head, "copd")
    with pytest.raises(WrongUseError, match="signing key"):
        submit(day.head, draft.id, draft.revision, ask=ask)
    day.give_keys()
    sent = submit(day.head, draft.id, draft.revision, ask=ask)
    with pytest.raises(NotAllowedError):
        approve(day.head, sent.content_sha256, ask=ask)
    with pytest.raises(NotAllowedError):
        approve(day.keeper, sent.content_sha256, ask=ask)


def test_that_the_hash_under_which_a_version_was_sent_still_takes_it_back_when_approved(first_day: FirstDay) -> None:
    day = first_day
    day.give_keys()
    draft = adopt(day.author, "copd")
    sent = submit(day.author, draft.id, draft.revision, ask=ask)
    approve(day.approver, sent.content_sha256, date(NOW.year + 1, 1, 1), ask=ask)
    withdraw(day.author, sent.content_sha256, "hellere i dag", ask=ask)
    assert day.stage() is None
    assert [one.stage for one in list_versions(day.head, "copd")] == [Stage.WITHDRAWN]


def test_that_who_cannot_sign_is_told_what_to_do_until_the_key_is_certified(first_day: FirstDay) -> None:
    day = first_day
    assert [one.can_sign for one in without_rules(day.keeper)] == [False]
    assert "keys make" in str(own_key(day.author).told)
    make_authority(day.keeper, ask)
    found = make_key(day.author, ask)
    assert found in str(own_key(day.author).told)
    certify(day.keeper, "forfatter", found, ask)
    assert own_key(day.author).told is None
    assert [one.can_sign for one in without_rules(day.keeper)] == [True]


def test_that_a_file_edited_by_hand_becomes_a_draft_with_every_remark_and_one_line_changed(first_day: FirstDay) -> None:
    day = first_day
    day.give_keys()
    draft = adopt(day.author, "copd")
    text = read_draft(day.author, draft.id).body.replace("{value: 92", "{value: 91", 1)
    imported = draft_imported(day.author, text).draft
    remarks = [line for line in text.splitlines() if "#" in line]
    assert remarks
    assert [line for line in imported.body.splitlines() if "#" in line] == remarks


def test_that_a_file_that_is_in_force_already_is_told_to_be_and_gets_its_own_number(first_day: FirstDay) -> None:
    day = first_day
    day.give_keys()
    draft = adopt(day.author, "copd")
    made = approve(day.approver, submit(day.author, draft.id, draft.revision, ask=ask).content_sha256, ask=ask)
    again = draft_imported(day.author, version_body(day.author, made.content_sha256))
    assert f"version {made.version}" in again.remarks[0].en
    assert again.draft.version != made.version


def test_that_a_file_of_a_programme_that_nobody_here_is_in_says_so(first_day: FirstDay) -> None:
    text = adopt(first_day.author, "copd").body.replace("programme: copd", "programme: lungs_elsewhere")
    (told,) = draft_imported(first_day.author, text).remarks
    assert "lungs_elsewhere" in told.en


@pytest.mark.parametrize("text", ["", "ruleset: [", "population: {programme: copd}", "a: 1\na: 2"])
def test_that_a_broken_file_begins_no_draft(first_day: FirstDay, text: str) -> None:
    with pytest.raises(RuleSetError):
        draft_imported(first_day.author, text)
    assert first_day.stage() is None
