"""What a person does with a draft or a version: every step is one workflow function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from triage.access.rule_versions.working_draft import WorkingDraft
    from triage.workflow.tune.drafts import Imported


def begin_draft(app: Opened, programme: str) -> WorkingDraft:
    """Return a new draft of what is in force, of the shipped example where nothing is."""
    with LOADING:
        from triage.workflow.tune.adopt import adopt
        from triage.workflow.tune.drafts import draft_in_force

    opened = app()
    catalogue = opened.catalogue
    told = catalogue.rule_set_files.keys() | catalogue.refused.keys()
    is_example = programme not in told and programme in catalogue.library
    return adopt(opened, programme) if is_example else draft_in_force(opened, programme)


def adopt(app: Opened, name: str) -> WorkingDraft:
    """Return a new draft of an example of the library."""
    with LOADING:
        from triage.workflow.tune.adopt import adopt

    return adopt(app(), name)


def import_draft(app: Opened, path: Path) -> Imported:
    """Return a new draft of what a file says, and what is to be known of that file."""
    with LOADING:
        from triage.scoring.files.rule_file import text_in_file
        from triage.workflow.tune.drafts import draft_imported

    return draft_imported(app(), text_in_file(path))


def save_draft(app: Opened, draft: int, revision: int, text: str) -> WorkingDraft:
    """Keep what a draft says now."""
    with LOADING:
        from triage.workflow.tune.drafts import save_draft

    return save_draft(app(), draft, revision, text)


def drop_draft(app: Opened, draft: int, revision: int) -> None:
    """Throw a draft away."""
    with LOADING:
        from triage.workflow.tune.drafts import discard_draft

    discard_draft(app(), draft, revision)


def submit(
    app: Opened,
    draft: int,
    revision: int,
    reason: str,
    passphrase: str,
    tell: Callable[[int, int], None],
    is_stopped: Callable[[], bool],
) -> str:
    """Replay a draft, sign it and send it for approval; return its content hash."""
    with LOADING:
        from triage.workflow.tune.submit import submit

    ask = _answering(passphrase)
    return submit(app(), draft, revision, reason, tell=tell, is_stopped=is_stopped, ask=ask).content_sha256


def withdraw(app: Opened, content: str, reason: str, passphrase: str) -> None:
    """Take back what was sent for approval."""
    with LOADING:
        from triage.workflow.tune.submit import withdraw

    withdraw(app(), content, reason, ask=_answering(passphrase))


def approve(app: Opened, content: str, valid_from: date | None, reason: str, passphrase: str) -> str:
    """Sign what another sent; return the content hash of what takes effect."""
    with LOADING:
        from triage.workflow.tune.approve import approve

    return approve(app(), content, valid_from, reason, ask=_answering(passphrase)).content_sha256


def reject(app: Opened, content: str, reason: str, passphrase: str) -> None:
    """Send back what another sent, with the reason."""
    with LOADING:
        from triage.workflow.tune.approve import reject

    reject(app(), content, reason, ask=_answering(passphrase))


def roll_back(app: Opened, programme: str, reason: str, passphrase: str) -> str:
    """Let the version before count again at once; return its version number."""
    with LOADING:
        from triage.workflow.tune.roll_back import roll_back

    return roll_back(app(), programme, reason, ask=_answering(passphrase)).version


def make_key(app: Opened, passphrase: str) -> str:
    """Make the person's own signing key, ask for its certificate, and return its fingerprint."""
    with LOADING:
        from triage.workflow.tune.keys.keys import make_key

    return make_key(app(), _answering(passphrase))


def seen(app: Opened, notice: int) -> None:
    """Note that the person at work read a notice."""
    with LOADING:
        from triage.workflow.tune.told import mark_rule_notice_seen

    mark_rule_notice_seen(app(), notice)


def _answering(passphrase: str) -> Callable[[bool], str | None]:
    def ask(_is_new: bool) -> str | None:
        return passphrase or None

    return ask
