"""The pin of a workstation: set once by who sits there, changed or taken away by an administrator alone."""

from dataclasses import dataclass

from triage.access.acts import Act
from triage.access.rule_versions.key_pair import fingerprint, typed_fingerprint
from triage.access.rule_versions.register import Pin
from triage.errors import StoreError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.pin import read_pin, remove_pin, write_pin
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.keys.held import held_by
from triage.workflow.tune.keys.trust import demo_authority, home_of, pin_of, trust_of


@dataclass(frozen=True, slots=True)
class PinState:
    """The authority that this workstation believes, and whether it holds that key itself; `fault`: why none counts."""

    pinned: str | None
    held: str | None
    fault: Text | None

    @property
    def holds_authority(self) -> bool:
        """Return whether keys can be certified at this workstation."""
        return self.held is not None and self.held == self.pinned


def pin(app: Application, typed: str) -> str:
    """Believe the authority with this fingerprint, typed whole, from now on; return it as it is shown.

    Whoever sits there may pin where nothing is; another pin is an administrator's. Raises WrongUseError where the
    fingerprint is not whole.
    """
    wanted = typed_fingerprint(typed)
    if wanted is None:
        raise WrongUseError(_NOT_WHOLE)
    if wanted == demo_authority() and not app.is_demo:
        raise WrongUseError(_DEMO)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.RUN_INTAKE if _is_first(app, wanted) else Act.KEEP_KEYS)
        audit.log(connection, app.clock(), app.actor, "rules.pin", subject=f"authority {wanted}", warrant=warrant)
        keep_pin(app, wanted)
    return wanted


def unpin(app: Application) -> None:
    """Believe no authority: no rules of the store run here until another is pinned."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        audit.log(connection, app.clock(), app.actor, "rules.unpin", warrant=warrant)
        remove_pin(home_of(app))


def pin_state(app: Application) -> PinState:
    """Return which authority is believed here, and what is wrong with that."""
    with app.store.read() as connection:
        permit(app, connection, Act.RUN_INTAKE)
        trust = trust_of(app, connection)
    try:
        found = pin_of(app)
    except StoreError:
        found = None
    return PinState(None if found is None else found.fingerprint, _held(app), trust.fault)


def keep_pin(app: Application, wanted: str) -> None:
    """Keep a pin as one whose register was not read yet; the same again keeps how far it was.

    The steps of rules that were seen here are the same under another authority.
    """
    if (before := _pinned(app)) != wanted:
        known = read_pin(home_of(app)) if before else None
        write_pin(home_of(app), Pin(wanted, steps={} if known is None else known.steps))


def _held(app: Application) -> str | None:
    held = held_by(app, None)
    return None if held is None else fingerprint(held.public_key)


def _is_first(app: Application, wanted: str) -> bool:
    return _pinned(app) in ("", wanted)


def _pinned(app: Application) -> str | None:
    """Return the fingerprint in the file, "" where there is none, None where only an administrator can mend it."""
    try:
        found = read_pin(home_of(app))
    except StoreError:
        return None
    return "" if found is None else found.fingerprint


_NOT_WHOLE = Text(
    "Fingeraftrykket er ikke helt: det har 16 grupper à 4 tegn (0-9 og a-f). Skriv det hele.",
    "The fingerprint is not whole: it has 16 groups of 4 signs (0-9 and a-f). Type all of it.",
)
_DEMO = Text(
    "Det er demonstrationens nøgle, som alle kender. Den fastgøres aldrig, hvor patienterne er rigtige.",
    "That is the demonstration's key, which everybody knows. It is never pinned where patients are real.",
)
