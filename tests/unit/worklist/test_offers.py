"""What a decision is made of before anybody chose: the likely is likely, and what is offered can be kept."""

import json
from datetime import date, datetime, timedelta

import pytest

from tests.builders import NOW
from triage.clinical.choice import fault_of
from triage.clinical.colour import Colour
from triage.clinical.decision import Action
from triage.clinical.details import Message, Phone, Urgency, Visit
from triage.scoring.danish_time import DENMARK
from triage.workflow.catalogue import Catalogue
from triage.worklist.choices import Choices, parse_choices
from triage.worklist.decision_words import asked_words, due_of, urgency_words
from triage.worklist.offers import Offers, call_windows, prefilled

CATALOGUE = Catalogue()
STRETCHES = CATALOGUE.choices.call_windows
FRIDAY = datetime(2026, 11, 27, 14, 30, tzinfo=DENMARK)


@pytest.fixture(scope="module")
def offers() -> Offers:
    return Offers(CATALOGUE.choices, call_windows(CATALOGUE.working_hours, NOW, STRETCHES), (("http://x/cat", "CAT"),))


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("colour", Colour)
def test_that_what_is_likely_can_be_kept(offers: Offers, action: Action, colour: Colour) -> None:
    likely = prefilled(action, offers, colour, date(2026, 11, 23))
    assert likely is not None
    assert fault_of(likely, NOW.astimezone(DENMARK)) is None


def test_that_a_red_patient_is_called_in_the_same_day(offers: Offers) -> None:
    assert prefilled(Action.VISIT, offers, Colour.RED, date(2026, 11, 23)) == Visit(Urgency.SAME_DAY)
    assert prefilled(Action.VISIT, offers, Colour.GREEN, date(2026, 11, 23)) == Visit()


def test_that_calls_are_promised_in_hours_of_work_that_are_still_to_come() -> None:
    windows = call_windows(CATALOGUE.working_hours, FRIDAY, STRETCHES)
    assert len(windows) == 4
    starts = [one.start.astimezone(DENMARK) for one in windows if one.start is not None]
    assert all(start > FRIDAY and start.weekday() < 5 for start in starts)
    assert starts[0].date() == date(2026, 11, 30)


def call_by(offers: Offers, **until: int) -> Phone:
    """Return the call that is likely at `NOW` when the deadline is so far away."""
    likely = prefilled(Action.PHONE, offers, Colour.RED, date(2026, 11, 23), (NOW, NOW + timedelta(**until)))
    assert isinstance(likely, Phone)
    return likely


def test_that_a_call_is_promised_in_the_next_window_that_keeps_the_deadline(offers: Offers) -> None:
    assert call_by(offers, days=9) == offers.windows[0]


def test_that_a_window_ends_at_the_deadline(offers: Offers) -> None:
    first = offers.windows[0]
    assert first.start is not None
    until = first.start + timedelta(hours=1)
    assert call_by(offers, minutes=(until - NOW) // timedelta(minutes=1)) == Phone(first.start, until)


def test_that_where_no_window_begins_in_time_the_call_is_promised_from_now_on(offers: Offers) -> None:
    first = offers.windows[0]
    assert first.start is not None
    assert first.start > NOW + timedelta(minutes=30)
    assert call_by(offers, minutes=30) == Phone(NOW, NOW + timedelta(minutes=30))


@pytest.mark.parametrize("minutes", [-600, 0, 10])
def test_that_what_is_late_is_called_within_the_hour(offers: Offers, minutes: int) -> None:
    assert call_by(offers, minutes=minutes) == Phone(NOW, NOW + timedelta(hours=1))


def test_that_a_departments_own_windows_count() -> None:
    empty = {"reasons": {}, "corrections": [], "prepare": [], "intervals": [], "departments": {}}
    own = parse_choices(json.dumps(empty | {"call_windows": [["09:15", "09:45"]]}))
    (first, *_) = call_windows(CATALOGUE.working_hours, FRIDAY, own.call_windows)
    assert first.start is not None
    assert first.start.astimezone(DENMARK).strftime("%H:%M") == "09:15"


def test_that_no_questionnaire_is_made_up() -> None:
    assert prefilled(Action.QUESTIONNAIRE, Offers(), Colour.RED, date(2026, 11, 23)) is None


def test_that_a_message_without_a_channel_says_that_nothing_is_sent() -> None:
    assert asked_words(Message(), CATALOGUE.choices).da == "der sendes intet"


def test_that_within_a_day_is_until_the_end_of_the_next(offers: Offers) -> None:
    visit = Visit(Urgency.WITHIN_DAYS, 1)
    assert due_of(visit, FRIDAY) == datetime(2026, 11, 29, tzinfo=DENMARK)
    assert urgency_words(visit).da == "inden for 1 dag"


def test_that_a_window_is_told_in_hours() -> None:
    start = datetime(2026, 11, 26, 13, 0, tzinfo=DENMARK)
    words = asked_words(Phone(start, start + timedelta(minutes=90)), CATALOGUE.choices)
    assert (words.da, words.en) == ("26. nov. kl. 13–14.30", "26 Nov 13:00–14:30")


@pytest.mark.parametrize("action", Action)
def test_that_every_kind_has_reasons_in_both_languages(action: Action) -> None:
    choices: Choices = CATALOGUE.choices
    assert all(text.da and text.en for text in choices.reasons[action].values())
    assert choices.reason_fault(action, "") is None
    assert choices.reason_fault(action, "nonsense") is not None
