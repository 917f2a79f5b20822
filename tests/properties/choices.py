"""Every kind of decision with any details that it may have at `NOW`."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.builders import NOW
from triage.clinical.choice import MOST_DAYS, MOST_DAYS_TO_VISIT, Choice
from triage.clinical.details import (
    AskedOf,
    ChangeInterval,
    Details,
    EndCourse,
    Message,
    NewQuestionnaire,
    NoVisit,
    Phone,
    Urgency,
    Visit,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
TODAY = date(2026, 11, 23)


@st.composite
def _windows(draw: st.DrawFn) -> Phone:
    start = NOW + timedelta(minutes=draw(st.integers(1, 60 * 24 * 29)))
    return Phone(start, start + timedelta(minutes=draw(st.integers(1, 600))))


def details() -> st.SearchStrategy[Details]:
    """Any details that can be kept; those that are known only in the store are left empty."""
    prepare = st.lists(st.sampled_from(["blood", "ecg", "medicine"]), unique=True, max_size=3).map(tuple)
    soon = st.sampled_from([Urgency.SAME_DAY, Urgency.NEXT_REGULAR])
    return st.one_of(
        st.builds(Visit, soon, st.none(), prepare, WORDS),
        st.builds(Visit, st.just(Urgency.WITHIN_DAYS), st.integers(1, MOST_DAYS_TO_VISIT), prepare, WORDS),
        st.just(Phone()),
        _windows(),
        st.just(Message()),
        st.just(NoVisit()),
        st.builds(
            ChangeInterval,
            st.integers(1, MOST_DAYS),
            st.dates(TODAY + timedelta(days=1), TODAY + timedelta(days=300)),
        ),
        st.builds(NewQuestionnaire, WORDS.filter(bool), WORDS, st.sampled_from(AskedOf)),
        st.just(EndCourse()),
    )


def choices() -> st.SearchStrategy[Choice]:
    """Any decision without a reason, which none must have."""
    return st.builds(Choice, details())
