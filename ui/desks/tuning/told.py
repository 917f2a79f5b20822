"""Where rule sets stand, and one of them ready to be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from triage.access.rule_versions.version import Stage
from triage.errors import Text, VisitaError
from ui.desks.loading import LOADING, Opened
from ui.desks.tuning.facts import Board, InHand, Kind, Place, Sent, Subject

if TYPE_CHECKING:
    from triage.access.rule_versions.notice import RuleNotice
    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.workflow.application import Application
    from triage.workflow.tune.versions import VersionShown
    from triage.workflow.tune.without_rules import WithoutRules

# Imported where it is called, on a thread, as in `ui.desks.desk`.


def board(app: Opened) -> Board:
    """Return where every programme stands."""
    with LOADING:
        from triage.workflow.tune.drafts import list_drafts
        from triage.workflow.tune.keys.keys import own_key
        from triage.workflow.tune.library import list_library
        from triage.workflow.tune.versions import list_versions, refused_lines, refused_rules

    opened = app()
    versions, drafts, library = list_versions(opened), list_drafts(opened), list_library(opened)
    programmes = dict.fromkeys(
        (
            *(one.programme for one in library),
            *(one.version.programme for one in versions),
            *(one.programme for one in drafts),
        )
    )
    refused = refused_rules(opened)
    return Board(tuple(programmes), versions, drafts, library, refused, own_key(opened), refused_lines(opened))


def notices(app: Opened) -> Sequence[RuleNotice]:
    """Return what the person at work was told of rules and has not seen."""
    with LOADING:
        from triage.workflow.tune.told import list_rule_notices

    return list_rule_notices(app())


def without_rules(app: Opened) -> Sequence[WithoutRules]:
    """Return the programmes that no rules are in force for, and how far rules for them are."""
    with LOADING:
        from triage.workflow.tune.without_rules import without_rules

    return without_rules(app())


def take(app: Opened, subject: Subject) -> InHand:
    """Return what is looked at, read, beside what is in force."""
    with LOADING:
        from triage.scoring.drafts.draft import opened as draft_of
        from triage.scoring.drafts.words.names import names_of
        from triage.workflow.tune.drafts import run_out_text

    opened = app()
    catalogue = opened.catalogue
    base = catalogue.rule_sets.get(subject.programme)
    working, version, text = _found(opened, subject)
    if text is None:
        text = catalogue.rule_set_files.get(subject.programme) or run_out_text(opened, subject.programme)
        text = text or catalogue.library_files[subject.programme]
    draft = draft_of(text)
    names = names_of(draft.rule_set, catalogue.kinds, catalogue.instruments)
    report = _report(opened, version)
    return InHand(subject, base, draft, names, working, version, report, catalogue.kinds, catalogue.instruments)


def places(app: Opened) -> Sequence[Place]:
    """Return the departments with what they have room for."""
    with LOADING:
        from triage.workflow.tune.replay.places import replayed_places

    return [Place(one.key, one.name, one.weekly) for one in replayed_places(app())]


def _found(app: Application, subject: Subject) -> tuple[WorkingDraft | None, VersionShown | None, str | None]:
    from triage.workflow.tune.drafts import read_draft
    from triage.workflow.tune.versions import list_versions, version_body

    match subject.kind:
        case Kind.DRAFT:
            working = read_draft(app, int(subject.key))
            return working, None, working.body
        case Kind.VERSION:
            every = list_versions(app, subject.programme)
            found = [one for one in every if subject.key in (one.version.content_sha256, one.sent.content_sha256)]
            return (None, found[0], version_body(app, found[0].version.content_sha256)) if found else (None, None, None)
        case _:
            return None, None, None


def _report(app: Application, version: VersionShown | None) -> Sent | None:
    """Return what was signed beside a version; None where it cannot be read, which the screen then says."""
    if version is None:
        return None
    from triage.workflow.tune.sent_report import told_in_report
    from triage.workflow.tune.submit import read_report

    try:
        said = told_in_report(read_report(app, version.version.content_sha256))
    except VisitaError:
        return None
    ahead, is_over = _ahead(app, version)
    return Sent(said.findings, (said.examples, *said.replay, said.open_cases), ahead, is_over)


def _ahead(app: Application, version: VersionShown) -> tuple[Sequence[Text], bool]:
    """Return what approving a version that waits would do, and whether more is expected than there is room for."""
    if version.stage is not Stage.SUBMITTED:
        return (), False
    from triage.workflow.tune.budget import budget_of
    from triage.workflow.tune.open_cases.count_change import count_change

    content = version.version.content_sha256
    budget = budget_of(app, content)
    if isinstance(budget, Text):
        return (budget, count_change(app, content).words), False
    return (budget.words, count_change(app, content).words), budget.is_over
