"""Fetch what is new from a source, whichever way it is reached, and keep it."""

from dataclasses import replace
from datetime import datetime

from triage.access.acts import Act
from triage.errors import SourceError, Text, UnreadableError
from triage.store.sources import (
    Source,
    add_source,
    change_source,
    find_source,
    record_fault,
    record_success,
    settings_for,
    source_of,
)
from triage.workflow.application import Application
from triage.workflow.intake.intake import IntakeReport
from triage.workflow.pull.all_types import pull_types
from triage.workflow.pull.conservation import account_fault
from triage.workflow.pull.export import pull_export
from triage.workflow.pull.folder import pull_folder
from triage.workflow.pull.pulling import Pulling
from triage.workflow.pull.reach import endpoint_of, in_network
from triage.workflow.pull.types_read import TYPES
from triage.workflow.rights.permit import permit_alone
from triage.worklist.source import SourceKind

__all__ = ["TYPES", "pull", "pull_source"]


def pull(app: Application, url: str, token: str | None = None, count: int | None = None) -> IntakeReport:
    """Fetch everything that changed at the source of this name or address since the last pull.

    One that is not known yet becomes a source; `token` names the keyring entry of its bearer token, and is remembered
    as `count`, the resources on a page, is.
    """
    found = find_source(app.store, url)
    settings = settings_for(url) if found is None else found.settings
    settings = replace(settings, token=token or settings.token, page_size=count or settings.page_size)
    if found is None or settings != found.settings:
        permit_alone(app, Act.SET_SOURCES)
    if found is not None:
        if settings != found.settings:
            change_source(app.store, found.id, settings)
        return pull_source(app, found.id)
    try:
        # An address that cannot be one never becomes a source.
        endpoint_of(in_network(app.store, replace(settings, url=url))).close()
    except SourceError as fault:
        return IntakeReport(faults=[fault.text])
    return pull_source(app, add_source(app.store, url, settings))


def pull_source(app: Application, key: int) -> IntakeReport:
    """Fetch everything that changed at a source since the last pull; a second pull brings nothing twice.

    A fault ends what it stands in the way of, is noted on the source and stands in the report; what was stored stays,
    and the next pull goes on from there. Raises StoreError where the database cannot be written.
    """
    permit_alone(app, Act.RUN_INTAKE)
    report = IntakeReport()
    started = app.clock()
    source = source_of(app.store, key)
    try:
        _fetch(app, source, report)
    except (SourceError, UnreadableError) as fault:
        report.faults.append(fault.text)
    report.faults += account_fault(app, source.id)
    _record(app, source, report, started)
    return report


def _fetch(app: Application, source: Source, report: IntakeReport) -> None:
    match source.settings.kind:
        case SourceKind.FOLDER:
            pull_folder(app, source, report)
        case SourceKind.FILES:
            report.warnings.append(_ONLY_FILES)
        case SourceKind.REST | SourceKind.BULK:
            with endpoint_of(in_network(app.store, source.settings)) as endpoint:
                pulling = Pulling(app, source, endpoint, report)
                if source.settings.kind is SourceKind.BULK:
                    pull_export(pulling)
                pull_types(pulling)


def _record(app: Application, source: Source, report: IntakeReport, started: datetime) -> None:
    if report.faults:
        record_fault(app.store, source.id, report.faults[0], started, report.warnings)
    else:
        record_success(app.store, source.id, started, report.warnings)


_ONLY_FILES = Text(
    "Kilden er filer, som en person indlæser; der er intet at hente. Brug `triage import`.",
    "The source is files that a person imports; there is nothing to fetch. Use `triage import`.",
)
