"""The text that takes effect, and a draft begun from another."""

from datetime import UTC, date, datetime

import pytest

from tests.unit.scoring.drafts.drafts import SHIPPED, draft
from triage.errors import RuleSetError
from triage.scoring.drafts.differences.differences import lines_changed
from triage.scoring.drafts.final_text import approved_text, draft_text
from triage.scoring.rules.load import load_rule_set

AT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


def approved(name: str = "kol") -> str:
    text = draft_text(draft(name).text, "B. Prøvesen", "nurse", "1.3.0")
    return approved_text(text, date(2026, 12, 8), "H. Demogaard", "department_head", AT)


@pytest.mark.parametrize("name", SHIPPED)
def test_that_an_approved_text_carries_the_hash_of_what_was_approved(name: str):
    found = load_rule_set(approved(name))
    assert found.sign_off is not None
    assert (found.sign_off.sha256, found.sign_off.at) == (found.sha256, "2026-12-01T09:30:00+00:00")
    assert (found.status, found.valid_from, found.version) == ("approved", date(2026, 12, 8), "1.3.0")


@pytest.mark.parametrize("name", SHIPPED)
def test_that_nothing_but_five_lines_is_touched(name: str):
    added = [line for line in lines_changed(draft(name).text, approved(name)).splitlines() if line.startswith("+")]
    assert [line[1:].split(":")[0] for line in added] == ["version", "status", "valid_from", "author", "sign_off"]


def test_that_the_same_approval_always_gives_the_same_text():
    assert approved() == approved()


def test_that_a_draft_of_an_approved_text_is_unsigned():
    again = load_rule_set(draft_text(approved(), "C. Eksempel", "physician", "1.4.0"))
    assert (again.status, again.sign_off, again.author.name) == ("draft", None, "C. Eksempel")


def test_that_a_text_that_is_no_rule_set_cannot_be_approved():
    with pytest.raises(RuleSetError):
        approved_text("a: 1", date(2026, 12, 8), "H. Demogaard", "department_head", AT)
