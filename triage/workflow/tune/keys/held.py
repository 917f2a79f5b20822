"""The private keys within reach of this workstation; those of made-up people are made of public words."""

from triage.access.rule_versions.key_pair import public_of
from triage.store.keeping.key_note import Kept
from triage.store.keeping.key_places import AskPassphrase
from triage.store.keeping.signing_keys import HeldKey, demo_seed, held_key, seed_of
from triage.workflow.application import Application
from triage.workflow.tune.keys.trust import home_of

_DEMO = Kept("demo", "", "")


def held_by(app: Application, login: str | None) -> HeldKey | None:
    """Return the key of a person, with None the authority's; None where it is not on this workstation."""
    return HeldKey(public_of(demo_seed(login)), _DEMO) if app.is_demo else held_key(home_of(app), login)


def seed_held(held: HeldKey, login: str | None, ask: AskPassphrase) -> bytes:
    """Return the private half; raises StoreError where nobody gives its passphrase, or the keyring has it not."""
    return demo_seed(login) if held.kept == _DEMO else seed_of(held, ask)


def is_in_keyring(app: Application) -> bool:
    """Return whether the keyring is the person's own: where Visita asks who sits there, several share its login."""
    return app.session is None or not app.session.is_proved
