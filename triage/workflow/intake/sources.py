"""Set how sources are reached, and see how they fare."""

from dataclasses import replace
from urllib.parse import urlsplit

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.fhir.dialects.dialect_catalogue import dialects
from triage.fhir.http.address import Address, proxy_address
from triage.store.auditing import audit
from triage.store.sources import Source, find_source, put_source, set_source
from triage.workflow.application import Application
from triage.workflow.intake.source_states import source_states, state_of
from triage.workflow.pull.reach import TOKEN_SERVICE, keep_secret
from triage.workflow.rights.permit import permit, permit_alone
from triage.worklist.account import SourceState
from triage.worklist.source import SourceKind, SourceSettings

__all__ = ["add", "change", "differences", "keep_token", "source_states"]

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
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        put_source(connection, name, settings)
        subject = f"{_shown_name(name)}: {', '.join(f'{field} {new}' for field, _, new in differences(None, settings))}"
        audit.log(connection, app.clock(), app.actor, "add source", subject=subject, warrant=warrant)
    return state_of(_found(app, name))


def change(app: Application, name: str, **changes: object) -> SourceState:
    """Change single settings of a source; raises WrongUseError where there is none of that name or address."""
    permit_alone(app, Act.SET_SOURCES)
    source = _found(app, name)
    settings = replace(source.settings, **changes)  # type: ignore[arg-type]  # the command line names the fields
    _check(settings)
    told = ", ".join(f"{field} {old} > {new}" for field, old, new in differences(source.settings, settings))
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        set_source(connection, source.id, settings)
        subject = f"{_shown_name(name)}: {told or 'as before'}"
        audit.log(connection, app.clock(), app.actor, "change source", subject=subject, warrant=warrant)
    return state_of(_found(app, name))


def keep_token(app: Application, name: str, secret: str) -> SourceState:
    """Put the token of a source into this person's keyring, under the name in its settings, and note who did.

    Raises WrongUseError where there is no keyring that the operating system protects, or nothing to keep.
    """
    permit_alone(app, Act.SET_SOURCES)
    source = _found(app, name)
    entry = source.settings.token or f"source-{source.id}"
    if not secret.strip():
        raise WrongUseError(Text("Skriv adgangsnøglen.", "Write the token."))
    keep_secret(TOKEN_SERVICE, entry, secret.strip())
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_SOURCES)
        set_source(connection, source.id, replace(source.settings, token=entry))
        audit.log(connection, app.clock(), app.actor, "source token", subject=_shown_name(name), warrant=warrant)
    return state_of(_found(app, name))


def differences(before: SourceSettings | None, after: SourceSettings) -> list[tuple[str, str, str]]:
    """Return what is set otherwise, by name, before and after; of an address the host alone is told."""
    old = {} if before is None else _told(before)
    return [(field, old.get(field, ""), new) for field, new in _told(after).items() if old.get(field) != new]


def _told(settings: SourceSettings) -> dict[str, str]:
    path = settings.url if settings.kind is SourceKind.FOLDER else _host(settings.url)
    return {
        "address": path or "-",
        "kind": settings.kind.value,
        "dialect": settings.dialect,
        "token": settings.token or "-",
        "proxy": settings.proxy or "-",
        "page": str(settings.page_size),
        "minutes": f"{settings.interval.total_seconds() / 60:g}",
        "asked": "yes" if settings.enabled else "no",
        "write_back": settings.write_back.value,
    }


def _host(url: str | None) -> str:
    return urlsplit(url or "").netloc.rpartition("@")[2]


def _shown_name(name: str) -> str:
    return _host(name) or name


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
