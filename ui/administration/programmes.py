"""Programmes in use: by which rules, whether they open cases, when a red is told of, and how greens close."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from triage.access.acts import Act
from triage.scoring.rules.model import Clock
from triage.worklist.escalation import MOST_MINUTES, Limit
from triage.worklist.greens import WHOLE, Closing, Policy
from triage.worklist.programme_use import ProgrammeOf, ProgrammeUse
from ui.administration.choices import tick_box
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import programme_name, shown_count, shown_number, tr
from ui.widgets.fields import choice
from ui.widgets.number_field import NumberField
from ui.widgets.short_table import ShortTable

_TEXT_HEIGHT = 64


class ProgrammesSection(Section):
    """To switch a programme off is asked for twice: what its patients send opens no case from then on."""

    sees = (Act.SET_PROGRAMMES, Act.SEE_USERS)
    sets = (Act.SET_PROGRAMMES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("Off: no new cases; open ones stay. What patients send is kept, and judged when it is on again.")
        super().__init__(desk, background, tr("Programmes"), told)
        self._found: Sequence[ProgrammeOf] = ()
        self._warned: ProgrammeUse | None = None
        headings = (
            *(tr("Programme"), tr("Rule set")),
            *(tr("State"), tr("Red taken within"), tr("Greens")),
        )
        self.table = ShortTable(tr("Programmes"), headings)
        self.add(self.table)
        self.in_use, self.not_acute = tick_box(tr("opens new cases")), tick_box(tr("is not an acute service"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_TEXT_HEIGHT)
        use = ((tr("In use"), self.in_use), (tr("Acute"), self.not_acute), (tr("The department's own text"), self.text))
        self.add_form(tr("The programme chosen in its department"), use, tr("Save"), self.set)
        self.minutes = NumberField(tr("Minutes until somebody is told"))
        self.clock = choice(tr("Clock"), (tr("at all hours"), Clock.WALL), (tr("in working hours"), Clock.WORKING))
        limit = ((tr("Minutes until somebody is told"), self.minutes), (tr("Clock"), self.clock))
        self.add_form(tr("Reds that nobody took, in all departments"), limit, tr("Save the limit"), self.set_limit)
        self.closing = choice(tr("Who closes greens"), *((closing_word(one), one) for one in Closing))
        self.share = NumberField(tr("Sample for a person, in per cent"))
        self.rounds = NumberField(tr("Green rounds until a course is stable"))
        greens = (
            (tr("Who closes greens"), self.closing),
            (tr("Sample for a person, in per cent"), self.share),
            (tr("Green rounds until a course is stable"), self.rounds),
        )
        self.add_form(tr("Greens, in all departments"), greens, tr("Save how greens close"), self.set_greens)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())

    def refresh(self) -> None:
        """Read the programmes."""
        self.ask(self._desk.administration.list_programmes, self._show)

    def set(self) -> None:
        """Save how the department uses the programme; to switch it off is asked for twice."""
        one = self._chosen()
        if one is None:
            return
        text = self.text.toPlainText().strip()
        wanted = ProgrammeUse(one.use.programme, self.in_use.isChecked(), self.not_acute.isChecked(), text)
        if one.use.in_use and not wanted.in_use and wanted != self._warned:
            self._warned = wanted
            words = tr("{count} patients are enrolled. What they send will open no case. Press again to switch it off.")
            self.refuse(words.format(count=shown_count(one.enrolled)))
            return
        self._warned = None
        work = partial(self._desk.administration.set_programme, one.department, wanted)
        self.carry_out(work, tr("The programme is saved."))

    def set_limit(self) -> None:
        """Save within what time a red of the programme is to be taken."""
        one, minutes = self._chosen(), self.minutes.whole()
        if one is None:
            return
        if minutes is None or not 1 <= minutes <= MOST_MINUTES:
            self.refuse(tr("Write whole minutes from 1 to 1440."))
            return
        limit = Limit(one.use.programme, minutes, Clock(self.clock.currentData()), one.limit.tell)
        self.carry_out(partial(self._desk.administration.set_limit, limit), tr("The limit is saved."))

    def set_greens(self) -> None:
        """Save how the programme's greens are closed."""
        one, share, rounds = self._chosen(), _hundredths(self.share.number()), self.rounds.whole()
        if one is None:
            return
        if share is None or rounds is None:
            self.refuse(tr("Write the sample as a number from 0 to 100, and whole rounds."))
            return
        policy = Policy(one.use.programme, Closing(self.closing.currentData()), share, rounds)
        self.carry_out(partial(self._desk.administration.set_greens, policy), tr("How greens close is saved."))

    def _show(self, found: Sequence[ProgrammeOf]) -> None:
        settable = [name for name, _ in self.settable(one.department for one in found)]
        found = [one for one in found if one.department in settable]
        self._found = found
        is_single = len({one.department for one in found}) == 1
        keys = ((one.department, one.use.programme) for one in found)
        self.table.show_rows([(key, _texts(one, is_single=is_single)) for key, one in zip(keys, found, strict=True)])
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self._chosen()
        if one is None:
            return
        self.in_use.setChecked(one.use.in_use)
        self.not_acute.setChecked(one.use.not_acute)
        self.text.setPlainText(one.use.text)
        self.minutes.setText(str(one.limit.minutes))
        self.clock.setCurrentIndex(max(0, self.clock.findData(one.limit.clock)))
        self.closing.setCurrentIndex(max(0, self.closing.findData(one.greens.closing)))
        self.share.setText(f"{one.greens.share / 100:g}".replace(".", ","))
        self.rounds.setText(str(one.greens.rounds))

    def _chosen(self) -> ProgrammeOf | None:
        key = self.table.key()
        return next((one for one in self._found if (one.department, one.use.programme) == key), None)


def closing_word(closing: Closing) -> str:
    """Return who closes greens, as words."""
    words = {
        Closing.AUTO: tr("by themselves"),
        Closing.BULK: tr("many at once"),
        Closing.PERSON: tr("one by one"),
    }
    return words[closing]


def status_word(status: str) -> str:
    """Return the status of a rule set as words; one that is not known is told as it is written."""
    known = {"example": tr("example, not approved for patients"), "approved": tr("approved"), "draft": tr("draft")}
    return known.get(status, status)


def _texts(one: ProgrammeOf, *, is_single: bool) -> tuple[str, ...]:
    programme = programme_name(one.use.programme)
    name = programme if is_single else f"{programme} · {one.department}"
    state = tr("in use") if one.use.in_use else tr("off: no new cases")
    acute = tr("not acute") if one.use.not_acute else tr("acute")
    clock = tr("at all hours") if one.limit.clock is Clock.WALL else tr("in working hours")
    within = f"{one.limit.minutes} min, {clock}"
    per_cent = shown_number(Decimal(one.greens.share) / 100)
    share = tr("sample {share} %").format(share=per_cent).replace(" %", "\N{NO-BREAK SPACE}%")
    greens = f"{closing_word(one.greens.closing)}, {share}"
    rules = f"{one.rule_set} {one.version} ({status_word(one.status)})"
    return name, rules, f"{state}, {acute}", within, greens


def _hundredths(per_cent: Decimal | None) -> int | None:
    """Return per cent as whole hundredths, None where it is none."""
    found = None if per_cent is None else per_cent * 100
    return int(found) if found is not None and found == found.to_integral_value() and 0 <= found <= WHOLE else None
