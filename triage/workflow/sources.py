"""Set how sources are reached, and see how they fare."""

from dataclasses import replace

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.fhir.dialects.dialect_catalogue import dialects
from triage.fhir.http.address import Address, proxy_address
from triage.store.sources import Source, add_source, change_source, find_source
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_alone
from triage.workflow.source_states import source_states, state_of
from triage.worklist.account import SourceState
from triage.worklist.source import SourceKind, SourceSettings

__all__ = ["add", "change", "source_states"]

_ASKED = (SourceKind.REST, SourceKind.BULK)


def add(app: Application, name: str, settings: SourceSettings) -> SourceState:
    """Make a source; raises WrongUseError where the name is taken, SourceError where address or dialect is none."""
    permit_alone(app, Act.SET_SOURCES)
    if find_source(app.store, name) is not None:
        raise WrongUseError(
            Text(
                f"Kilden {name} findes allerede. Ret den med `triage sources set`.",
                f"The source {name} exists already. Change it with `triage sources set`.",
            )
        )
    _check(settings)
    add_source(app.store, name, settings)
    return state_of(_found(app, name))


def change(app: Application, name: str, **changes: object) -> SourceState:
    """Change single settings of a source; raises WrongUseError where there is none of that name or address."""
    permit_alone(app, Act.SET_SOURCES)
    source = _found(app, name)
    settings = replace(source.settings, **changes)  # type: ignore[arg-type]  # the command line names the fields
    _check(settings)
    change_source(app.store, source.id, settings)
    return state_of(_found(app, name))


def _found(app: Application, name: str) -> Source:
    source = find_source(app.store, name)
    if source is None:
        raise WrongUseError(
            Text(
                f"Ingen kilde hedder {name}. Se navnene med `triage sources list`.",
                f"No source is called {name}. See the names with `triage sources list`.",
            )
        )
    return source


def _check(settings: SourceSettings) -> None:
    if not settings.enabled:
        return
    dialects(settings.dialect)
    if settings.proxy:
        proxy_address(settings.proxy)
    if settings.kind in _ASKED:
        Address.parse(settings.url or "")
    elif settings.kind is SourceKind.FOLDER and not settings.url:
        raise WrongUseError(
            Text("Skriv mappens sti med --url.", "Write the path of the folder with --url."),
        )
