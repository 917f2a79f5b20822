"""Keys that rules are signed with: whose they are, which count, and which authority this workstation believes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from triage.access.acts import Act
from ui.administration.choices import GrowingChoice, fill, tick_box
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import in_language, shown_time, tr
from ui.widgets.plain_label import PlainLabel
from ui.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from datetime import datetime

    from triage.access.rule_versions.key_line import KeyLine
    from triage.workflow.tune.keys.pin import PinState

# Four groups tell keys apart. The rest is not shown: what could be copied from the list would prove nothing.
_SHORT = 19


class SigningKeysSection(Section):
    """The fingerprint is typed as its owner reads it aloud, and compared by the program."""

    part = "signing_keys"
    sees = (Act.KEEP_KEYS,)
    sets = (Act.KEEP_KEYS,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("A rule set counts once its author and another person signed it with keys that are certified here.")
        super().__init__(desk, background, tr("Signing keys"), told)
        self.lines: Sequence[KeyLine] = ()
        self.trusted = PlainLabel("", "strong")
        self.add(self.trusted)
        self.table = ShortTable(tr("Signing keys"), (tr("User"), tr("Fingerprint"), tr("State"), tr("May sign")))
        self.add(self.table)
        self._add_authority()
        self._add_certify()
        self._add_revoke()
        self.pinned = QLineEdit()
        named = ((tr("Fingerprint of the administrator key"), self.pinned),)
        self.add_form(tr("This workstation"), named, tr("Pin it here"), self.pin)

    def refresh(self) -> None:
        """Read keys and pin."""
        self.ask(self._desk.administration.pin_state, self._show_pin)
        self.ask(self._desk.administration.list_signing_keys, self._show)

    def leave(self) -> None:
        """Take what was typed away."""
        for field in (self.authority_secret, self.authority_again, self.certify_secret, self.revoke_secret):
            field.clear()
        super().leave()

    def make_authority(self) -> None:
        """Make the administrator key on this workstation, and pin it here."""
        passphrase, again = _once(self.authority_secret), _once(self.authority_again)
        if passphrase != again:
            self.refuse(tr("The two passphrases differ. Type both again."))
            return
        work = partial(self._desk.administration.make_authority, passphrase)
        self.carry_out(work, tr("The administrator key is made and pinned here. Write its fingerprint on paper."))

    def certify(self) -> None:
        """Certify the key whose fingerprint is typed."""
        login = self.who.currentData()
        if login is None:
            self.refuse(tr("Nobody's key waits for a certificate."))
            return
        work = partial(
            self._desk.administration.certify_key, login, self.fingerprint.text(), _once(self.certify_secret)
        )
        self.carry_out(work, tr("The key is certified."), lambda _: self.fingerprint.clear())

    def revoke(self) -> None:
        """Let the person's keys count no more."""
        login = self.whose.currentData()
        if login is None:
            self.refuse(tr("Nobody has a key that counts."))
            return
        work = partial(
            self._desk.administration.revoke_keys,
            login,
            self.reason.text(),
            _once(self.revoke_secret),
            self.is_stolen.isChecked(),
        )
        self.carry_out(work, tr("The keys count no more."), lambda _: self._clear_revoked())

    def pin(self) -> None:
        """Believe the authority whose fingerprint is typed."""
        work = partial(self._desk.administration.pin_authority, self.pinned.text())
        self.carry_out(work, tr("The administrator key is pinned here."), lambda _: self.pinned.clear())

    def _add_authority(self) -> None:
        self.authority_secret, self.authority_again = _secret(), _secret()
        fields = (
            (tr("Passphrase, where no keyring keeps the key"), self.authority_secret),
            (tr("The passphrase again"), self.authority_again),
        )
        told = tr("The administrator key: once for the whole database")
        self.authority_form = self.add_form(told, fields, tr("Make it here"), self.make_authority)

    def _add_certify(self) -> None:
        self.who, self.fingerprint, self.certify_secret = GrowingChoice(tr("User")), QLineEdit(), _secret()
        fields = (
            (tr("User"), self.who),
            (tr("Fingerprint, as the user reads it aloud"), self.fingerprint),
            (tr("Passphrase of the administrator key, where it has one"), self.certify_secret),
        )
        self.add_form(tr("Certify a key"), fields, tr("Certify the key"), self.certify)

    def _add_revoke(self) -> None:
        self.whose, self.reason, self.revoke_secret = GrowingChoice(tr("User")), QLineEdit(), _secret()
        self.is_stolen = tick_box(tr("stolen: nothing it ever signed counts"))
        fields = (
            (tr("User"), self.whose),
            (tr("Reason"), self.reason),
            (tr("The key"), self.is_stolen),
            (tr("Passphrase of the administrator key, where it has one"), self.revoke_secret),
        )
        self.add_form(tr("Revoke a user's keys"), fields, tr("Revoke the keys"), self.revoke)

    def _show(self, lines: Sequence[KeyLine]) -> None:
        now = self._desk.now()
        self.lines = lines
        self.table.show_rows([((line.login, line.fingerprint), row_of(line, now)) for line in lines])
        fill(self.who, [(_named(line), line.login) for line in _firsts(lines, is_certified=False)])
        fill(self.whose, [(_named(line), line.login) for line in _firsts(lines, is_certified=True)])

    def _show_pin(self, state: PinState) -> None:
        self.trusted.setText(pin_words(state))
        # Which key is lost, and made anew, is said by command alone.
        self.authority_form.setVisible(self._may_set and state.pinned is None and state.held is None)

    def _clear_revoked(self) -> None:
        self.reason.clear()
        self.is_stolen.setChecked(False)


def pin_words(state: PinState) -> str:
    """Return whether the pin of this workstation fits, with a mark and words."""
    if state.fault is not None:
        return f"⚠ {in_language(state.fault)}"
    held = tr("The key itself is here.") if state.holds_authority else tr("The key itself is at another workstation.")
    trusted = tr("✓ This workstation trusts the administrator key {fingerprint}.").format(fingerprint=state.pinned)
    return f"{trusted} {held}"


def row_of(line: KeyLine, now: datetime) -> tuple[str, ...]:
    """Return a key as the table shows it."""
    return _named(line), f"{line.fingerprint[:_SHORT]} …", _state(line, now), ", ".join(_signs(line))


def _state(line: KeyLine, now: datetime) -> str:
    if (off := line.revocation) is not None:
        told = tr("revoked {time} by {who}: {reason}")
        return told.format(time=shown_time(off.at, now), who=off.revoked_by, reason=off.reason)
    if (said := line.certificate) is not None:
        return tr("certified {time} by {who}").format(time=shown_time(said.issued, now), who=said.issued_by)
    return tr("waits for a certificate")


def _signs(line: KeyLine) -> list[str]:
    """Return what the key may sign in words; one that counts no more nothing."""
    if line.certificate is None or line.revocation is not None:
        return []
    words = {"submit": tr("drafts"), "approve": tr("approvals"), "roll_back": tr("roll-backs")}
    return [word for step, word in words.items() if step in line.certificate.steps]


def _firsts(lines: Sequence[KeyLine], *, is_certified: bool) -> list[KeyLine]:
    """Return a key of each person that waits for a certificate or has one."""
    wanted = [one for one in lines if one.revocation is None and (one.certificate is not None) is is_certified]
    return list({one.login: one for one in wanted}.values())


def _named(line: KeyLine) -> str:
    return f"{line.name} ({line.login})" if line.name else line.login


def _secret() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _once(field: QLineEdit) -> str:
    """Return the passphrase typed, which is gone from the field then."""
    typed = field.text()
    field.clear()
    return typed
