"""A sample of the made-up past that two clinicians judged without seeing the colour."""

from collections.abc import Callable
from datetime import datetime

from triage.clinical.colour import Colour
from triage.clinical.notice import NoticeKind
from triage.demo.chance import Chance
from triage.store.notices import notices_of
from triage.workflow.application import Application
from triage.workflow.casework.notices import mark_seen
from triage.workflow.demonstration.made_up_time import MadeUpTime
from triage.workflow.tune.double_read.double_read import close_round, judge_item, next_item, open_round
from triage.worklist.double_read import Wanted

HEAD, READERS = "demo-leder", ("demo-kliniker", "demo-laege")
_STEPS = (Colour.GREEN, Colour.YELLOW, Colour.RED)
# In thousandths: how often a reader calls somebody other than they are.
_ERRS = 130
Truth = Callable[[int, datetime], Colour]


def read_twice(time: MadeUpTime, wanted: Wanted, truth: Truth) -> None:
    """Have a sample drawn and read by both; `truth` says how ill a patient (a key) was at a time."""
    drawn = open_round(time.at_work(HEAD), wanted, "demo")
    for reader in READERS:
        _read(time.at_work(reader), truth, Chance("reader", reader))
    close_round(time.at_work(HEAD), drawn.key)


def _read(app: Application, truth: Truth, chance: Chance) -> None:
    while (shown := next_item(app)) is not None:
        judge_item(app, shown.item, _judged(truth(shown.patient_key, shown.at), chance))
        _look_at(app, shown.patient_key)


def _judged(truth: Colour, chance: Chance) -> Colour:
    step = _STEPS.index(truth)
    if chance.happens(_ERRS):
        step = 1 if step != 1 else chance.pick((0, 2))
    return _STEPS[step]


def _look_at(app: Application, patient: int) -> None:
    """See to whoever was judged worse than by the program, as the notice asks."""
    with app.store.read() as connection:
        told = [one for one in notices_of(connection, patient) if one.kind is NoticeKind.READ_WORSE]
    for one in told:
        if one.seen_at is None:
            mark_seen(app, one.id)
