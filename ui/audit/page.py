"""The page of the audit log: what is to be reviewed, the log itself, and how it is; to each what the role may see."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from triage.access.log_view import LogQuery, LogRights, ReviewQuery
from triage.access.review import ReviewState
from ui.audit.details import ReviewDetails
from ui.audit.dialogs import CitizenDialog, CprDialog
from ui.audit.log_list import LogList
from ui.audit.review_list import ReviewList
from ui.audit.side import LogSide
from ui.background import Background
from ui.desks.audit_desk import Proof
from ui.desks.desk import Desk
from ui.errors import explained
from ui.frame.full_page import FullPage
from ui.translate import tr
from ui.widgets.leaving import let_go
from ui.widgets.message import Message
from ui.widgets.windowed_model import ListState

_REVIEWS, _LOG = 420, 360
# An empty queue is its head and one sentence.
_EMPTY = 170
_QUEUE, _DETAILS = 760, 320


@dataclass(frozen=True, slots=True)
class Kept:
    """What a page built anew takes up."""

    reviews: ReviewQuery
    log: LogQuery
    key: int | None


class AuditPage(FullPage):
    """An auditor sees everything, an administrator how the log is, others what they did themselves."""

    list: ReviewList | LogList

    def __init__(self, desk: Desk, background: Background, kept: object) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self.rights: LogRights | None = None
        self._kept = kept if isinstance(kept, Kept) else Kept(ReviewQuery(), LogQuery(), None)
        self.dialog: CprDialog | None = None
        self.message = Message(tr("Finding out what you may see …"))
        self.reviews = ReviewList(desk, background)
        self.details = ReviewDetails(desk)
        self.log = LogList(desk, background)
        self.side = LogSide(desk)
        self.list = self.reviews
        self._is_empty: bool | None = None
        self._lay_out()
        self._connect()
        self._background.read(desk.audit.rights, self.heard(self._show_rights), self.heard(self._rights_failed))

    def refresh(self) -> None:
        """Read again what the person may see."""
        rights = self.rights
        if rights is None:
            return
        if rights.reads_all:
            self.reviews.model.refresh()
        if rights.reads_all or rights.reads_own:
            self.log.model.refresh()
        if rights.checks:
            self._read_health()

    def verify(self) -> None:
        """Prove the log whole."""
        if self.rights is not None and self.rights.checks and self.side.verify_button.isEnabled():
            self.side.show_verifying()
            self._background.read(self._desk.audit.verify, self.heard(self._verified), self.heard(self._not_verified))

    def extract(self) -> None:
        """Ask for a citizen's number, and give what the log says of that citizen."""
        if self.rights is not None and self.rights.exports:
            self._open(CitizenDialog(self._desk, self._background, self))

    def kept(self) -> object:
        """Return what is listed and chosen; one patient's lines are asked for anew."""
        log = LogQuery(words=self.log.model.query.words, act=self.log.model.query.act)
        return Kept(self.reviews.model.query, log, self.details.row.key if self.details.row is not None else None)

    def leave(self) -> object:
        """Hear no more answers, and return what `kept` tells."""
        self.reviews.model.stop()
        self.log.model.stop()
        return super().leave()

    def _show_rights(self, rights: LogRights) -> None:
        self.rights = rights
        self.side.offer(rights)
        self._queue.setVisible(rights.reads_all)
        self.log.setVisible(rights.reads_all or rights.reads_own)
        self.log.patient_button.setVisible(rights.reads_all)
        self._lists.setVisible(rights.reads_all or rights.reads_own)
        self.side.setVisible(rights.checks or rights.exports)
        self.list = self.reviews if rights.reads_all else self.log
        self.message.say(_told(rights))
        if rights.reads_all:
            self.reviews.choose(self._kept.key)
            look = self._desk.audit.look_through
            self._background.read(look, self.heard(self._looked_through), self.heard(self._not_looked_through))
        if rights.reads_all or rights.reads_own:
            self.log.ask(self._kept.log)
            # Where the acts cannot be read, the list itself says why: it asks the same store.
            self._background.read(self._desk.audit.acts, self.heard(self.log.offer_acts), lambda _fault: None)
        if rights.checks:
            self._read_health()

    def _looked_through(self, _found: int) -> None:
        self.reviews.ask(self._kept.reviews)

    def _not_looked_through(self, fault: BaseException) -> None:
        self.side.show_fault(explained(fault))
        self.reviews.ask(self._kept.reviews)

    def _rights_failed(self, fault: BaseException) -> None:
        self.message.say(explained(fault), "error")

    def _read_health(self) -> None:
        self._background.read(self._desk.audit.health, self.heard(self.side.show_health), self.heard(self._side_failed))

    def _side_failed(self, fault: BaseException) -> None:
        self.side.show_fault(explained(fault))

    def _verified(self, proof: Proof) -> None:
        self.side.show_verified(proof)
        self._read_health()

    def _not_verified(self, fault: BaseException) -> None:
        self.side.verify_button.setEnabled(True)
        self.side.verified.say("")
        self.side.show_fault(explained(fault))

    def _share_room(self) -> None:
        """Give an empty queue little room; what the person made of the room since stays."""
        is_empty = not self.reviews.model.counts.total
        if self.reviews.model.state is ListState.READY and is_empty != self._is_empty:
            self._is_empty = is_empty
            tall = sum(self._lists.sizes())
            above = _EMPTY if is_empty else tall * _REVIEWS // (_REVIEWS + _LOG)
            self._lists.setSizes([above, tall - above])

    def _settle(self, state: ReviewState) -> None:
        row = self.details.row
        if row is None:
            return
        work = partial(self._desk.audit.close_review, row.key, state, self.details.note.text())
        self._background.write(work, self.heard(self._settled), self.heard(self._not_settled))

    def _settled(self, _nothing: None) -> None:
        self.details.note.clear()
        self.refresh()

    def _not_settled(self, fault: BaseException) -> None:
        self.details.message.say(explained(fault), "error")

    def _choose_patient(self) -> None:
        dialog = CprDialog(self._background, tr("Lines about one patient"), self._desk.audit.patients_of, self)
        dialog.answered.connect(self.log.show_patient)
        self._open(dialog)

    def _open(self, dialog: CprDialog) -> None:
        if self.dialog is not None:
            let_go(self.dialog)
        self.dialog = dialog
        dialog.open()

    def _connect(self) -> None:
        self.reviews.chosen.connect(self.details.show_row)
        self.reviews.opened.connect(self.details.note.setFocus)
        self.reviews.model.state_changed.connect(self._share_room)
        self.details.settled.connect(self._settle)
        self.log.patient_wanted.connect(self._choose_patient)
        self.side.verify_wanted.connect(self.verify)
        self.side.extract_wanted.connect(self.extract)

    def _lay_out(self) -> None:
        self._queue = _split(Qt.Orientation.Horizontal, (self.reviews, _QUEUE), (self.details, _DETAILS))
        self._lists = _split(Qt.Orientation.Vertical, (self._queue, _REVIEWS), (self.log, _LOG))
        self._lists.hide()
        self.side.hide()
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._lists, 1)
        beside.addWidget(self.side)
        # Takes the room where the lists are not shown.
        beside.addStretch(0)
        self.message.setContentsMargins(14, 10, 14, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.message)
        layout.addLayout(beside, 1)


def _split(way: Qt.Orientation, *parts: tuple[QWidget, int]) -> QSplitter:
    split = QSplitter(way)
    for widget, _ in parts:
        split.addWidget(widget)
    split.setHandleWidth(1)
    split.setChildrenCollapsible(False)
    split.setStretchFactor(0, 1)
    split.setSizes([size for _, size in parts])
    return split


def _told(rights: LogRights) -> str:
    """Return what is said above the page: nothing to an auditor, to others what they see."""
    if rights.reads_all:
        return ""
    if rights.reads_own:
        return tr("You see what you did yourself. The whole log is for auditors.")
    if rights.checks:
        return tr("You see how the log is. What stands in it is for auditors.")
    return tr("Your role does not see the audit log. Ask an auditor.")
