"""The marks of responses at their source, which a new version may say nothing of any more."""

from collections.abc import Sequence

from sqlalchemy import Connection, update

from triage.clinical.handling import Handling
from triage.clinical.received import Received
from triage.store.intake.resource_rows import chunks
from triage.store.tables import handling


def forget_marks(connection: Connection, source: int, changed: Sequence[Received]) -> None:
    """Let every response whose new version has no mark be handled by nobody."""
    unmarked = [
        f"{item.type}/{item.id}"
        for item in changed
        if item.type == "QuestionnaireResponse" and not any(isinstance(fact, Handling) for fact in item.facts)
    ]
    for references in chunks(unmarked, 500):
        gone = (handling.c.source_id == source) & handling.c.reference.in_(references)
        connection.execute(update(handling).where(gone).values(handled=0))
