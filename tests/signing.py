"""Keys of made-up people, certified as an administrator would have done it."""

from dataclasses import replace

import keyring
from keyring.backends import fail

from tests.people import colleague
from triage.access.roles import Role
from triage.workflow.application import Application
from triage.workflow.tune.keys.authority import make_authority
from triage.workflow.tune.keys.certificates import certify
from triage.workflow.tune.keys.keys import make_key

PASSPHRASE = "en prøve, som ingen bruger"


def ask(_is_new: bool) -> str:
    """Give the passphrase of every made-up key."""
    return PASSPHRASE


def real(app: Application) -> Application:
    """Return the store as one of real patients, with an authority that is pinned here."""
    # Nothing of a test is ever put into the keyring of whoever runs it.
    keyring.set_keyring(fail.Keyring())
    opened = replace(app, is_demo=False)
    make_authority(_administrator(opened), ask)
    return opened


def certified(app: Application) -> Application:
    """Make the key of the person at work, have it certified, and return the same application."""
    certify(_administrator(app), app.actor, make_key(app, ask), ask)
    return app


def _administrator(app: Application) -> Application:
    return colleague(app, "noeglevogter", Role.ADMINISTRATOR)
