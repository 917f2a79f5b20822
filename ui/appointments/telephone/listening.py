"""Rank what can be offered anew while wishes are typed: one job at a time, and the newest question wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triage.coordination.conflicts.improvements import moved
from triage.coordination.timed import timed, upcoming
from triage.coordination.words.missed import missed_wish
from triage.coordination.words.proposal import proposal_words
from triage.coordination.words.why_not import why_not_lines
from ui.appointments.lines import Line
from ui.background import Background
from ui.desks.notes_desk import NotesDesk
from ui.errors import explained
from ui.translate import in_language, tr

if TYPE_CHECKING:
    from triage.coordination.proposals.proposal import Proposal
    from triage.coordination.words.wishes.read import Wished
    from triage.workflow.coordinate.coordination import Coordination
    from triage.workflow.coordinate.wished import Offers


@dataclass(frozen=True, slots=True)
class Ranked:
    """What can be offered, with a line for each: the best plan first, then the alternatives in their order."""

    offers: Offers
    lines: tuple[Line, ...]


class Listening(QObject):
    """`ranked` carries the Ranked of the newest question alone, `failed` a sentence."""

    ranked = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: NotesDesk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._newest: tuple[Coordination, Wished] | None = None
        self._running: tuple[Coordination, Wished] | None = None

    @property
    def is_waiting(self) -> bool:
        """Return whether the newest question has no answer yet."""
        return self._newest is not None

    def ask(self, shown: Coordination, wished: Wished) -> None:
        """Ask what can be offered to this patient with these wishes."""
        self._newest = (shown, wished)
        self._go_on()

    def forget(self) -> None:
        """Hear no answer to what was asked."""
        self._newest = None

    def _go_on(self) -> None:
        if self._running is None and self._newest is not None:
            self._running = self._newest
            work = partial(rank, self._desk, *self._running)
            self._background.read(work, self._heard, self._broke, is_quiet=True)

    def _heard(self, found: Ranked) -> None:
        if self._is_newest():
            self.ranked.emit(found)
        self._go_on()

    def _broke(self, fault: BaseException) -> None:
        if self._is_newest():
            self.failed.emit(explained(fault))
        self._go_on()

    def _is_newest(self) -> bool:
        asked, self._running = self._running, None
        is_newest = asked is self._newest and asked is not None
        if is_newest:
            self._newest = None
        return is_newest


def rank(desk: NotesDesk, shown: Coordination, wished: Wished) -> Ranked:
    """Return what can be offered, in words; it takes its time, and touches no widget."""
    found = desk.offers(shown, wished)
    return Ranked(found, (_best(found), *_others(found)))


def _best(found: Offers) -> Line:
    shown = found.shown
    if shown.proposal is None:
        return Line(tr("Looking for the best plan …"))
    words = proposal_words(shown.proposal, shown.situation, shown.owners, shown.names, about=str(shown.patient_key))
    missed = _missed(shown, shown.proposal)
    if not shown.proposal.moves:
        return Line(tr("As it stands"), " ".join(filter(None, (in_language(words.nothing), missed))))
    return Line(
        " ".join(in_language(one) for one in words.moves),
        " ".join(filter(None, (in_language(words.gains), missed))),
        ids=tuple(move.appointment for move in shown.proposal.moves),
    )


def _missed(shown: Coordination, proposal: Proposal) -> str:
    """Return which wishes the plan does not keep, "" where it keeps all."""
    key, then = str(shown.patient_key), moved(shown.situation, proposal.moves)
    stays = upcoming(timed(one for one in then.visits.values() if one.patient == key), then.now)
    wishes = then.travellers[key].prefers
    said = dict.fromkeys(in_language(missed_wish(wishes, one.start, one.end)) for one in stays)
    missed = ", ".join(filter(None, said))
    return tr("The wish is not kept: {missed}.").format(missed=missed) if missed else ""


def _others(found: Offers) -> tuple[Line, ...]:
    shown = found.shown
    if shown.proposal is None:
        return ()
    keys = [(one.appointment, one.slot) for one in found.ranked]
    asked = replace(shown.proposal, why_not={key: shown.proposal.why_not[key] for key in keys})
    said = {(one.appointment, one.slot): one for one in why_not_lines(asked, shown.situation, shown.names)}
    return tuple(
        Line(f"{in_language(one.what)} {in_language(one.when)}", in_language(one.reason), ids=(one.appointment,))
        for one in map(said.__getitem__, keys)
    )
