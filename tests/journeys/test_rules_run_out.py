"""Rules with a last day: told in time, grey the day after, and never brought back once they have run out."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.builders import bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.signing import ask
from tests.tuning import Tuners, tuners
from triage.access.rule_versions.version import RuleVersion, Stage
from triage.clinical.colour import Colour
from triage.errors import WrongUseError
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.edits.heading import SetEnd
from triage.workflow.application import Application
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve
from triage.workflow.tune.drafts import draft_in_force, save_draft
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.running_out import tell_of_end
from triage.workflow.tune.submit import submit
from triage.workflow.tune.told import list_rule_notices
from triage.workflow.tune.versions import list_versions
from triage.worklist.row import Query

LAST = date(2027, 1, 31)


@pytest.fixture
def people(app: Application) -> Tuners:
    return tuners(app)


def sent(people: Tuners, last: date | None) -> RuleVersion:
    """Send rules that count through a day."""
    is_first = not list_versions(people.head, "copd")
    draft = adopt(people.author, "copd") if is_first else draft_in_force(people.author, "copd")
    text = opened(draft.body).edited(SetEnd(last)).text
    saved = save_draft(people.author, draft.id, draft.revision, text)
    return submit(people.author, saved.id, saved.revision, ask=ask)


def approved(people: Tuners, last: date | None) -> RuleVersion:
    return approve(people.approver, sent(people, last).content_sha256, ask=ask)


def go_to(people: Tuners, day: date) -> None:
    """Let the clock stand at nine on a day."""
    people.clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=people.clock.now.tzinfo)


def told(app: Application) -> list[str]:
    return [one.text.da for one in list_rule_notices(app) if one.kind == "runs_out"]


def test_that_heads_approvers_and_authors_are_told_a_month_and_a_week_before(people: Tuners) -> None:
    approved(people, LAST)
    score(people.app)
    found = []
    for days in (31, 30, 29, 8, 7, 0):
        go_to(people, LAST - timedelta(days=days))
        found.append((tell_of_end(people.app), tell_of_end(people.app)))
    assert found == [(0, 0), (1, 0), (0, 0), (0, 0), (1, 0), (0, 0)]
    for app in (people.head, people.approver, people.author):
        assert len(told(app)) == 2
        assert "til og med 31.1.2027" in told(app)[0]


def test_that_rules_without_an_end_are_not_told_of(people: Tuners) -> None:
    approved(people, None)
    score(people.app)
    go_to(people, LAST)
    assert tell_of_end(people.app) == 0


def test_that_patients_are_judged_on_the_last_day_and_grey_the_day_after_until_a_new_version_counts(
    people: Tuners, tmp_path: Path
) -> None:
    approved(people, LAST)
    path = tmp_path / "measured.json"

    def colour_on(day: date, number: int) -> Colour:
        go_to(people, day)
        at = people.clock.now - timedelta(minutes=1)
        path.write_bytes(
            bundle(fhir_patient(number), fhir_care_plan(number), fhir_spo2(96, number, at=at, of=number))
        )
        import_files(people.app, [path])
        score(people.app)
        return {row.patient: row.colour for row in list_cases(people.app, Query(), 0, 10)}[number]

    assert colour_on(LAST, 1) is Colour.GREEN
    assert colour_on(LAST + timedelta(days=1), 2) is Colour.GREY
    approved(people, None)
    people.clock.on(minutes=1)
    score(people.app)
    assert colour_on(LAST + timedelta(days=2), 3) is Colour.GREEN


def test_that_nobody_rolls_back_to_rules_that_have_run_out(people: Tuners) -> None:
    approved(people, LAST)
    score(people.app)
    people.clock.on(days=1)
    second = approved(people, None)
    score(people.app)
    go_to(people, LAST + timedelta(days=1))
    with pytest.raises(WrongUseError, match="counted through 2027-01-31"):
        roll_back(people.head, "copd", "For mange kald", ask=ask)
    in_force = [one for one in list_versions(people.head, "copd") if one.stage is Stage.IN_FORCE]
    assert [one.version.content_sha256 for one in in_force] == [second.content_sha256]


def test_that_rules_cannot_be_approved_from_a_day_after_their_last(people: Tuners) -> None:
    version = sent(people, LAST)
    with pytest.raises(WrongUseError, match="valid_to"):
        approve(people.approver, version.content_sha256, LAST + timedelta(days=1), ask=ask)
