"""The store's key and its backups: how they fare, a backup now, a drill, and the recovery key, shown once."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from triage.access.acts import Act
from triage.access.key_state import KeyState
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import shown_time, tr
from ui.widgets.leaving import let_go_after
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable


class _Drilled(Protocol):
    @property
    def differences(self) -> tuple[str, ...]: ...


class KeysSection(Section):
    """What needs the word typed is confirmed by that; key material is shown once, as the paper has it."""

    sees = (Act.KEEP_KEYS,)
    sets = (Act.KEEP_KEYS,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("To change the key, close Visita everywhere and run: triage store key change")
        super().__init__(desk, background, tr("Keys and backup"), told)
        self.state: KeyState | None = None
        self.table = ShortTable(tr("Keys and backup"), (tr("What"), tr("How it is")))
        self.add(self.table)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.folder, self.file = QLineEdit(), QLineEdit()
        backup = _beside(self.folder, _button(tr("Choose …"), self._choose_folder))
        unlocked = (tr("Passphrase of the store, where it has one"), self.passphrase)
        self.add_form(tr("Backup"), ((tr("Folder"), backup), unlocked), tr("Make a backup now"), self.back_up)
        drill = _beside(self.file, _button(tr("Choose …"), self._choose_file))
        self.add_form(tr("Try a backup"), ((tr("File"), drill),), tr("Restore it on trial"), self.verify)
        self.sure, self.paper = QLineEdit(), PlainLabel("", "strong")
        self.paper.hide()
        words = tr("Type {word} to make it; a former recovery key opens older backups only").format(word=confirm_word())
        self.add_form(tr("Recovery key"), ((words, self.sure),), tr("Make the recovery key"), self.make_recovery)
        self.hide_button = QPushButton(tr("I have written it down: take it away"))
        self.hide_button.clicked.connect(self._forget_paper)
        self.hide_button.hide()
        self.add(self.paper)
        self.add(self.hide_button)

    def refresh(self) -> None:
        """Read how key and backups fare."""
        self.ask(self._desk.administration.key_state, self._show)

    def leave(self) -> None:
        """Take what was shown once away."""
        self._forget_paper()
        super().leave()

    def back_up(self) -> None:
        """Write a backup into the folder named."""
        if not self.folder.text().strip():
            self.refuse(tr("Choose the folder for the backup."))
            return
        work = partial(self._desk.administration.back_up, self.folder.text().strip(), self._once())
        self.carry_out(work, "", self._backed_up)

    def verify(self) -> None:
        """Restore the backup named to a place that vanishes, and compare."""
        if not self.file.text().strip():
            self.refuse(tr("Choose the backup to try."))
            return
        work = partial(self._desk.administration.verify, self.file.text().strip(), self._once())
        self.carry_out(work, "", self._verified)

    def make_recovery(self) -> None:
        """Make the recovery key, once the word is typed."""
        if self.sure.text().strip().upper() != confirm_word():
            self.refuse(tr("Type {word} first.").format(word=confirm_word()))
            return
        self.sure.clear()
        anew = self.state is not None and self.state.has_recovery
        work = partial(self._desk.administration.new_recovery, self._once(), anew)
        self.carry_out(work, tr("Write the key on paper and lock it away. It is shown this once."), self._show_paper)

    def _show(self, state: KeyState) -> None:
        self.state = state
        now = self._desk.now()
        self.table.show_rows([(name, (name, value)) for name, value in state_lines(state, now)])

    def _backed_up(self, path: Path) -> None:
        self._said(tr("The backup is written: {name}. Try it too.").format(name=path.name))
        self.file.setText(str(path))

    def _verified(self, drill: _Drilled) -> None:
        if drill.differences:
            self.refuse("\n".join((tr("The backup would not bring everything back:"), *drill.differences)))
        else:
            self._said(tr("✓ The backup would bring everything back."))

    def _show_paper(self, paper: str) -> None:
        groups = paper.split("-")
        lines = ["   ".join(groups[start : start + 4]) for start in range(0, len(groups), 4)]
        self.paper.setText("\n".join(lines))
        self.paper.show()
        self.hide_button.show()
        self.ensureWidgetVisible(self.hide_button)

    def _forget_paper(self) -> None:
        self.paper.setText("")
        self.paper.hide()
        self.hide_button.hide()

    def _once(self) -> str:
        """Return the passphrase typed, which is gone from the field then."""
        typed = self.passphrase.text()
        self.passphrase.clear()
        return typed

    def _choose_folder(self) -> None:
        self._choose(QFileDialog.FileMode.Directory, self.folder)

    def _choose_file(self) -> None:
        self._choose(QFileDialog.FileMode.ExistingFile, self.file)

    def _choose(self, mode: QFileDialog.FileMode, field: QLineEdit) -> None:
        dialog = QFileDialog(self, tr("Choose …"))
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(field.setText)
        let_go_after(dialog.finished, dialog)
        dialog.open()


def confirm_word() -> str:
    """Return the word that is typed where a press is too little."""
    return tr("NEW KEY")


def state_lines(state: KeyState, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return how everything is, each with a word for what is due."""
    due = tr("due")
    backed_up, changed = _time(state.backed_up, now), _time(state.changed, now)
    return (
        (tr("The key"), place_word(state.place)),
        (tr("Recovery key"), _time(state.recovery_at, now) if state.has_recovery else tr("none yet: make one")),
        (tr("Latest backup"), f"{backed_up} – {due}" if state.is_backup_due(now) else backed_up),
        (tr("Latest trial of a backup"), _time(state.verified, now)),
        (tr("Key in use since"), f"{changed} – {due}" if state.is_change_due(now) else changed),
        (tr("Database looked through"), _time(state.checked, now)),
    )


def place_word(place: str) -> str:
    """Return where the key is, as words."""
    words = {
        "keyring": tr("in the operating system's keyring"),
        "passphrase": tr("made from a passphrase"),
        "server": tr("the shared database has none of its own; its server encrypts"),
        "demo": tr("none: made-up people need no secret"),
    }
    return words.get(place, place)


def _time(time: datetime | None, now: datetime) -> str:
    return tr("never") if time is None else shown_time(time, now)


def _beside(field: QLineEdit, button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(field, 1)
    row.addWidget(button)
    return row


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(act)
    return button
