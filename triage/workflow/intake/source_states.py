"""How every source fares; apart from setting them, for a window asks before anything of the network is loaded."""

from triage.access.acts import Act
from triage.store.sources import Source, sources
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_alone
from triage.worklist.account import Account, SourceState


def source_states(app: Application) -> tuple[SourceState, ...]:
    """Return every source with its settings, health and account."""
    permit_alone(app, Act.SEE_SOURCES)
    return tuple(state_of(source) for source in sources(app.store))


def state_of(source: Source) -> SourceState:
    """Return a stored source as the screens see it."""
    account = Account(source.received, source.accepted, source.with_findings, source.quarantined, source.unchanged)
    return SourceState(source.id, source.name, source.settings, source.health, account)
