"""States of the page of limits over made-up rules and a made-up year: what the demonstration has no day for.

A draft and all its steps, what others sent, what went wrong, agreement that was measured, and a patient judged blind.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QDialog

from tests.screens.frame_states import rest
from tests.screens.threshold_states import State, moving, show_thresholds
from tests.ui.made_up_double_reads import MadeUpDoubleReads, blind
from tests.ui.made_up_tuning import CHANGE, KOL, NO_KEY, NOW, MadeUpTuning, moved_text, version_of
from tests.ui.test_agreement import NAMES, OPEN, VERSION
from triage.access.rule_versions.version import Stage
from triage.errors import Text
from triage.workflow.tune.double_read.agreement import Agreed
from ui.desks.desk import Desk
from ui.desks.tuning.facts import Kind, Sent, Subject
from ui.main_window import MainWindow
from ui.thresholds.finding.dialog import FindLimitDialog
from ui.thresholds.page import ThresholdsPage

_LEADER, _AUTHOR = "demo-leder", "demo-forfatter"
_MOVED = moved_text(spo2_red=88, pulse_yellow=108)
_REPORT = Sent(
    (Text("Ingen regel ser på »FEV1«, når målingen mangler.", "No rule looks at “FEV1” when the reading is missing."),),
    (
        Text("4.000 vurderinger af 12 måneder: 21 → 27 røde om ugen.", "4,000 assessments: 21 → 27 reds a week."),
        Text("71 skifter fra gul til rød.", "71 go from yellow to red."),
    ),
    (Text("12 åbne sager skifter farve.", "12 open cases change colour."),),
    is_over=True,
)


@dataclass
class MadeUpRules:
    """The rules and double readings that a window is shown with instead of the store's."""

    tuning: MadeUpTuning = field(default_factory=lambda: MadeUpTuning(_LEADER))
    reads: MadeUpDoubleReads = field(default_factory=MadeUpDoubleReads)

    def put_in(self, desk: Desk) -> Desk:
        """Return the desk with these in their places."""
        return replace(desk, tuning=self.tuning.desk(), double_reads=self.reads.desk())


def _rules_of(window: MainWindow) -> MadeUpRules:
    return MadeUpRules(
        window.desk.tuning.board.__self__,  # type: ignore[attr-defined]  # the desk is made of its methods
        window.desk.double_reads.next.__self__,  # type: ignore[attr-defined]  # as above
    )


@contextmanager
def _of(
    window: MainWindow,
    prepare: Callable[[MadeUpRules], Subject],
    then: Callable[[ThresholdsPage], None] = lambda _: None,
) -> Iterator[None]:
    """Show the page over what is prepared, and what is done on it; nothing of it is left."""
    rules = _rules_of(window)
    subject = prepare(rules)
    page = show_thresholds(window)
    page.tuning.read_board()
    page.right.agreeing.read()
    rest(window)
    page.tuning.take(subject)
    show_thresholds(window)
    then(page)
    show_thresholds(window)
    yield
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    rest(window)
    page.right.verticalScrollBar().setValue(0)
    rules.tuning.__init__(_LEADER)  # type: ignore[misc]  # as new, under the same window
    rules.reads.__init__()  # type: ignore[misc]  # as above
    page.tuning.read_board()
    page.tuning.take(Subject("copd"))
    rest(window)


def _in_force(rules: MadeUpRules) -> Subject:
    rules.tuning.changed = (CHANGE, replace(CHANGE, id=2, at=CHANGE.at - timedelta(days=40)))
    before = replace(version_of(KOL, _AUTHOR, Stage.RETIRED), in_force_from=NOW - timedelta(days=90))
    rules.tuning.versions = [version_of(_MOVED, _AUTHOR, Stage.SUBMITTED), before]
    return Subject("copd")


def _draft(rules: MadeUpRules, text: str = _MOVED) -> Subject:
    made = rules.tuning.begin_draft("copd")
    rules.tuning.drafts = [replace(made, body=text)]
    return Subject("copd", Kind.DRAFT, made.id)


def _without_key(rules: MadeUpRules) -> Subject:
    rules.tuning.key = NO_KEY
    return _draft(rules)


def _sent_by(author: str, rules: MadeUpRules) -> Subject:
    sent = version_of(_MOVED, author, Stage.SUBMITTED)
    rules.tuning.versions, rules.tuning.report = [sent], _REPORT
    return Subject("copd", Kind.VERSION, sent.version.content_sha256)


def _refused(rules: MadeUpRules) -> Subject:
    why = "Underskriften på 1.2.0 passer ikke til teksten.", "The signature of 1.2.0 does not fit its text."
    rules.tuning.refused = {"copd": Text(*why)}
    return Subject("copd")


def _agreed(rules: MadeUpRules, *, is_open: bool = False) -> Subject:
    few = Text("Lige mange af hver farve er trukket.", "As many of each colour were drawn.")
    rules.reads.agreed = Agreed("copd", (OPEN,) if is_open else (), (VERSION,), NAMES, few)
    return Subject("copd")


def _step(name: str) -> Callable[[ThresholdsPage], None]:
    return lambda page: page.take_step(name)


def _type_too_far(page: ThresholdsPage) -> None:
    page.left.table.focus_limit("spo2_red")
    page.tuning.type("spo2_red", "93")


def _find(page: ThresholdsPage) -> None:
    page.left.table.focus_limit("spo2_red")
    page.find_limit()
    dialog = page.finding.dialog
    assert isinstance(dialog, FindLimitDialog)
    dialog.amount.put("60")
    dialog.find_button.click()


def _show_cases(page: ThresholdsPage) -> None:
    page.take_step("changes")
    page._background.wait()
    show = page.showing.dialog
    if show is not None:
        show.done_button.click()


def _to_agreement(page: ThresholdsPage) -> None:
    page.right.ensureWidgetVisible(page.right.agreeing.card)


@contextmanager
def _blind(window: MainWindow, *, is_anybody: bool = True) -> Iterator[None]:
    rules = _rules_of(window)
    if is_anybody:
        kind = rules.tuning.take(Subject("copd")).kinds["spo2"]
        rules.reads.waiting = [blind(1, kind, window.desk.now() - timedelta(days=20))]
    window.commands.show_worklist()
    window.commands.read_blind()
    rest(window)
    yield
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    rules.reads.waiting = []
    rest(window)


STATES: Mapping[str, State] = {
    "tuning-moved": partial(_of, prepare=_in_force, then=lambda page: moving(page, Decimal(88))),
    "tuning-draft": partial(_of, prepare=_draft),
    "tuning-no-key": partial(_of, prepare=_without_key),
    "tuning-too-far": partial(_of, prepare=_draft, then=_type_too_far),
    "tuning-refused": partial(_of, prepare=_refused),
    "tuning-sent": partial(_of, prepare=partial(_sent_by, _LEADER)),
    "tuning-to-approve": partial(_of, prepare=partial(_sent_by, _AUTHOR)),
    "tuning-send": partial(_of, prepare=_draft, then=_step("send")),
    "tuning-drop": partial(_of, prepare=_draft, then=_step("drop")),
    "tuning-follow": partial(_of, prepare=_draft, then=_step("follow")),
    "tuning-approve": partial(_of, prepare=partial(_sent_by, _AUTHOR), then=_step("approve")),
    "tuning-reject": partial(_of, prepare=partial(_sent_by, _AUTHOR), then=_step("reject")),
    "tuning-roll-back": partial(_of, prepare=_in_force, then=_step("roll_back")),
    "tuning-versions": partial(_of, prepare=_in_force, then=_step("versions")),
    "tuning-changes": partial(_of, prepare=_in_force, then=_step("changes")),
    "tuning-cases": partial(_of, prepare=_in_force, then=_show_cases),
    "tuning-followed": partial(_of, prepare=_in_force, then=_step("followed")),
    "tuning-found": partial(_of, prepare=_draft, then=_find),
    "tuning-compare": partial(_of, prepare=_draft, then=lambda page: page.compare()),
    "tuning-cite": partial(_of, prepare=_in_force, then=lambda page: page.left.table.cited.emit("spo2_red")),
    "tuning-agreement": partial(_of, prepare=_agreed, then=_to_agreement),
    "tuning-sample": partial(_of, prepare=_agreed, then=lambda page: page.draw_or_close()),
    "tuning-close": partial(_of, prepare=partial(_agreed, is_open=True), then=lambda page: page.draw_or_close()),
    "tuning-blind": _blind,
    "tuning-blind-nobody": partial(_blind, is_anybody=False),
}
