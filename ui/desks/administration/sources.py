"""Ask the workflow about sources, and the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from triage.worklist.account import SourceState
    from triage.worklist.network import Network, Tried
    from triage.worklist.source import SourceSettings

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def add_source(app: Opened, name: str, settings: SourceSettings) -> SourceState:
    """Add a source."""
    with LOADING:
        from triage.workflow.intake.sources import add

    return add(app(), name, settings)


def change_source(app: Opened, name: str, changes: Mapping[str, object]) -> SourceState:
    """Change how a source is asked."""
    with LOADING:
        from triage.workflow.intake.sources import change

    return change(app(), name, **changes)


def keep_token(app: Opened, name: str, secret: str) -> SourceState:
    """Keep the secret that a source asks for."""
    with LOADING:
        from triage.workflow.intake.sources import keep_token

    return keep_token(app(), name, secret)


def try_source(app: Opened, name: str) -> Tried:
    """Ask a source for its capabilities, and nothing about patients."""
    with LOADING:
        from triage.workflow.administration.network import try_source

    return try_source(app(), name)


def network(app: Opened) -> Network:
    """Return how the network is reached."""
    with LOADING:
        from triage.workflow.administration.network import see_network

    return see_network(app())


def set_network(app: Opened, wanted: Network) -> None:
    """Set how the network is reached."""
    with LOADING:
        from triage.workflow.administration.network import set_network

    set_network(app(), wanted)


def keep_proxy_login(app: Opened, user: str, password: str) -> None:
    """Keep the login to the proxy."""
    with LOADING:
        from triage.workflow.administration.network import keep_proxy_login

    keep_proxy_login(app(), user, password)
