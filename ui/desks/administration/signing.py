"""Ask the workflow about the keys that rules are signed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from triage.access.rule_versions.key_line import KeyLine
    from triage.workflow.tune.keys.pin import PinState

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def list_keys(app: Opened) -> Sequence[KeyLine]:
    """Return everybody's keys."""
    with LOADING:
        from triage.workflow.tune.keys.key_list import list_keys

    return list_keys(app())


def pin_state(app: Opened) -> PinState:
    """Return which authority this workstation believes."""
    with LOADING:
        from triage.workflow.tune.keys.pin import pin_state

    return pin_state(app())


def make_authority(app: Opened, passphrase: str) -> str:
    """Make the administrator key, pin it here, and return its fingerprint."""
    with LOADING:
        from triage.workflow.tune.keys.authority import make_authority

    return make_authority(app(), lambda _is_new: passphrase or None)


def certify(app: Opened, login: str, fingerprint: str, passphrase: str) -> str:
    """Certify a key whose fingerprint was compared."""
    with LOADING:
        from triage.workflow.tune.keys.certificates import certify

    return certify(app(), login, fingerprint, lambda _is_new: passphrase or None)


def revoke(app: Opened, login: str, reason: str, passphrase: str, is_stolen: bool) -> Sequence[str]:
    """Let a person's keys count no more."""
    with LOADING:
        from triage.workflow.tune.keys.certificates import revoke

    return revoke(app(), login, reason, lambda _is_new: passphrase or None, is_stolen=is_stolen)


def pin(app: Opened, fingerprint: str) -> str:
    """Believe an authority at this workstation."""
    with LOADING:
        from triage.workflow.tune.keys.pin import pin

    return pin(app(), fingerprint)
