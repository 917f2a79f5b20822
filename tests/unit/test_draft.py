"""What was begun comes back as it was."""

from datetime import UTC, date, datetime

import pytest

from triage.clinical.decision import Action
from triage.clinical.details import AskedOf, ChangeInterval, Details, NewQuestionnaire, NoVisit, Phone, Urgency, Visit
from triage.clinical.draft import Draft, body_of_draft, draft_from

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("action", "details"),
    [
        (Action.PHONE, Phone(AT, AT.replace(hour=11))),
        (Action.VISIT, Visit(Urgency.WITHIN_DAYS, 7, ("blood",), "møder fastende")),
        (Action.INTERVAL, ChangeInterval(14, date(2026, 11, 24))),
        (Action.QUESTIONNAIRE, NewQuestionnaire("http://x/cat", "CAT", AskedOf.RELATIVE)),
        (Action.NO_VISIT, NoVisit()),
        (None, None),
    ],
)
def test_that_a_draft_comes_back_whole(action: Action | None, details: Details | None) -> None:
    begun = Draft(action, 'Ringer "straks"\nåndenød', details, "worse", 7, template="phone")
    assert draft_from(body_of_draft(begun), None) == begun


def test_that_when_it_was_kept_is_no_part_of_it() -> None:
    assert body_of_draft(Draft(note="a", since=AT)) == body_of_draft(Draft(note="a"))
