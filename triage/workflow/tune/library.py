"""The shipped examples, and what the department has made of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from triage.access.rule_versions.version import RuleVersion
from triage.errors import Text
from triage.scoring.rules.model import RuleSet
from triage.store.rule_versions.drafts import open_drafts
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit_any
from triage.workflow.tune.numbering import parts
from triage.workflow.tune.rules_in_use import standings_of
from triage.workflow.tune.told import SEES


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A shipped example, with its sources by short name.

    `adopted` is the version of the programme in force, None where there is none; `drafts` are being written.
    `is_newer`: the example was shipped in a version that is greater than that in force.
    """

    programme: str
    name: str
    title: Text
    version: str
    status: str
    sources: Mapping[str, str] = field(repr=False)
    body: str = field(repr=False)
    adopted: RuleVersion | None
    drafts: tuple[int, ...]
    is_newer: bool


def list_library(app: Application) -> Sequence[LibraryEntry]:
    """Return the examples by programme."""
    with app.store.read() as connection:
        permit_any(app, connection, SEES)
        standings = standings_of(app, connection, app.clock())
        written = open_drafts(connection)
    adopted = {
        name: one.kept.versions[one.course.in_force]
        for name, one in standings.items()
        if one.course.in_force is not None
    }
    drafts = {name: tuple(one.id for one in written if one.programme == name) for name in app.catalogue.library}
    return [
        _entry(rules, app.catalogue.library_files[name], adopted.get(name), drafts[name])
        for name, rules in sorted(app.catalogue.library.items())
    ]


def _entry(rules: RuleSet, body: str, adopted: RuleVersion | None, drafts: tuple[int, ...]) -> LibraryEntry:
    return LibraryEntry(
        programme=rules.programme or "",
        name=rules.name,
        title=rules.title,
        version=rules.version,
        status=rules.status,
        sources=rules.basis,
        body=body,
        adopted=adopted,
        drafts=drafts,
        is_newer=adopted is not None and parts(rules.version) > parts(adopted.version),
    )
