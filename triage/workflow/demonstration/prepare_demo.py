"""Make the demonstration ready: a synthetic region, taken in and scored like any other source."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from triage.clinical.care import PauseReason
from triage.clinical.colour import Colour
from triage.demo.former_patients import COPD
from triage.demo.region import generate
from triage.errors import Text
from triage.scoring.danish_time import danish_day
from triage.workflow.administration.capacity import set_capacity
from triage.workflow.application import Application
from triage.workflow.care.pause import add_pause
from triage.workflow.coordinate.findings import find_again
from triage.workflow.coordinate.pair_up import pair_up
from triage.workflow.coordinate.weigh import weigh
from triage.workflow.demonstration.demo_faults import take_in_faults
from triage.workflow.demonstration.past_weeks import keep_past_weeks, take_in_stays
from triage.workflow.demonstration.past_year import before_all, live_past_year
from triage.workflow.devices.devices import find_devices
from triage.workflow.devices.invalidate import invalidate
from triage.workflow.greens.policy import change_policy
from triage.workflow.intake.import_files import import_files
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.people.demo_people import make_demo_people
from triage.workflow.people.departments import make_department
from triage.workflow.rights.privacy import mark_private
from triage.workflow.score.score import score
from triage.worklist.devices import Draft
from triage.worklist.greens import Policy
from triage.worklist.row import Query

PATIENTS = 300
SEED = 1
# Its appointments are nothing but time taken to everybody else.
_SENSITIVE = "Psykiatri"
# What there is room for on each weekday, so that a limit that is moved can be held against it.
_VISITS, _CALLS = (1, 0, 1, 0, 1, 0, 0), (1, 1, 1, 1, 1, 0, 0)
_RECALLED_LOT = "DEMO-thermometer-2"


def generate_region(out: Path, patients: int, seed: int, now: datetime, days: int = 180) -> dict[str, int]:
    """Write a region to `out` and return how many resources of each type it has."""
    return dict(generate(patients, seed, out, now, days).counts)


def prepare_demo(app: Application, tell: Callable[[Text], None]) -> None:
    """Fill the demonstration's store with a region whose present is now, and score it."""
    make_demo_people(app, before_all(app.clock()))
    make_department(app, _SENSITIVE, is_sensitive=True)
    set_capacity(app, None, _VISITS, _CALLS)
    past = live_past_year(app, SEED, app.store.path.parent / "past")
    _sample(app)
    region = app.store.path.parent / "region"
    shutil.rmtree(region, ignore_errors=True)
    counts = generate_region(region, PATIENTS, SEED, app.clock())
    total = sum(counts.values())
    tell(
        Text(
            f"Syntetisk region: {PATIENTS} patienter, {total} ressourcer",
            f"Synthetic region: {PATIENTS} patients, {total} resources",
        )
    )
    report = import_files(app, [region])
    tell(Text(f"Modtaget {report.total()}", f"Received {report.total()}"))
    changed = score(app)
    tell(Text(f"Vurderet: {len(changed.cases)} sager", f"Scored: {len(changed.cases)} cases"))
    take_in_stays(app, [*past, *keep_past_weeks(app, without={COPD})], region.with_name("stays"))
    take_in_faults(app, region)
    _send_on_holiday(app)
    _recall(app)
    _close_one(app)
    # The inbox of appointments is full from the start, as after a night.
    find_again(app)
    pair_up(app)
    weigh(app)


def _sample(app: Application) -> None:
    """Draw more greens than the default, and ask for one green round alone, so that both are to be seen at once."""
    change_policy(app, Policy("copd", share=1_000))
    change_policy(app, Policy("epilepsy", rounds=1))


def _send_on_holiday(app: Application) -> None:
    """Let somebody whose answers are missing be on holiday, so that a pause is to be seen."""
    today = danish_day(app.clock())
    for row in list_cases(app, Query(colours=(Colour.GREY,), missing=True), 0, 50):
        if row.reason.en.endswith("overdue"):
            first, last = today - timedelta(days=21), today + timedelta(days=7)
            add_pause(app, row.reference, PauseReason.HOLIDAY, first, last, "Sommerhus")
            return


def _close_one(app: Application) -> None:
    """Mark one record private, so that a look-up with a reason can be tried."""
    yellow = list_cases(app, Query(colours=(Colour.YELLOW,)), 0, 200)
    if yellow:
        mark_private(app, yellow[-1].patient)


def _recall(app: Application) -> None:
    """Invalidate a month of one lot of thermometers, so that the devices page has something to show."""
    now = app.clock()
    recalled = find_devices(app, [_RECALLED_LOT])
    reason = "Opdigtet tilbagekaldelse: målte for lavt"
    invalidate(app, Draft(recalled, now - timedelta(days=60), now - timedelta(days=30), reason, delivered=True))
