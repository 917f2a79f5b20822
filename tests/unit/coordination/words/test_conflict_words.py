"""Every kind of conflict in words: a title for the list, a line, and what to do."""

from dataclasses import replace
from datetime import date

import pytest

from tests.unit.coordination.words.made import NOW, SAMPLES, at, blood, control, everything, situation
from tests.unit.coordination.words.spoken import faults
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.situation import Situation
from triage.coordination.words.conflict import conflict_words, row_words
from triage.coordination.words.names import Names
from triage.coordination.words.phrases import TITLE_WIDTH
from triage.coordination.words.rules import rule_words

EVERY_CODE = pytest.mark.parametrize("code", list(Code))


@EVERY_CODE
def test_that_every_kind_of_conflict_has_a_title_a_line_and_an_advice_in_both_languages(code: Code) -> None:
    words = conflict_words(SAMPLES[code], everything())
    for said in (words.title, words.line, words.advice):
        assert said.da
        assert said.en
        assert said.da != said.en or said is words.line
        assert faults(said) == []


@EVERY_CODE
def test_that_a_title_fits_the_list(code: Code) -> None:
    title = conflict_words(SAMPLES[code], everything()).title
    assert max(len(title.da), len(title.en)) <= TITLE_WIDTH


@EVERY_CODE
def test_that_what_is_not_in_the_situation_leaves_no_id_and_no_hole(code: Code) -> None:
    words = conflict_words(SAMPLES[code], situation())
    assert [faults(said) for said in (words.title, words.advice)] == [[], []]
    assert words.title.da
    assert words.advice.da


@EVERY_CODE
def test_that_a_row_without_its_situation_has_a_title_and_every_rule_a_name(code: Code) -> None:
    sample = SAMPLES[code]
    title = row_words(code, sample.items, sample.data, NOW).title
    assert title.da
    assert title.en
    assert faults(title) == []
    assert faults(rule_words(code)) == []
    assert rule_words(code).da != "Andet"


def test_that_a_row_without_its_situation_says_what_its_data_say() -> None:
    def title(code: Code) -> str:
        return row_words(code, SAMPLES[code].items, SAMPLES[code].data, NOW).title.da

    assert title(Code.DEADLINE_BREACH) == "Fristen overskrides med 5 dage"
    assert title(Code.DEADLINE_UNBOOKED) == "Ikke booket: frist ons 4/3"
    assert title(Code.FASTING_LATE) == "Fastende sent på dagen"
    assert title(Code.RESOURCE_DOUBLE_BOOKED) == "Lokale eller apparat dobbeltbooket"


@pytest.mark.parametrize("code", ["BOOKING_REQUEST", "TAKE_BACK_REQUEST", "VISIT_NOT_NEEDED", "WRITE_FAILED"])
def test_that_other_entries_of_the_inbox_have_titles_too(code: str) -> None:
    assert rule_words(code).da != "Andet"
    assert row_words(code, (), {}, NOW).title == rule_words(code)


def test_that_calendars_that_do_not_agree_say_of_which_departments() -> None:
    words = row_words("WRITE_FAILED", ("plan|3",), {"da": "Ring til Blodprøver.", "en": "Call Blodprøver."}, NOW)
    assert (words.title.da, words.line.da) == ("Kalendere stemmer ikke", "Ring til Blodprøver.")


def test_that_a_rule_of_a_later_version_is_called_something_else() -> None:
    assert rule_words("NEW_RULE").da == "Andet"


def test_that_an_overlap_says_when_the_two_are_at_once_and_where() -> None:
    known = situation(control(), blood(start=at(26, "10.15")))
    words = conflict_words(SAMPLES[Code.PATIENT_OVERLAP], known)
    assert words.title.da == "To aftaler samtidig tor 26/3 kl. 10.15"
    assert words.line.da == "Lungesygdomme 10.00–10.30 · Blodprøver 10.15–10.25"
    assert "Flyt lungekontrollen hos Lungesygdomme eller blodprøven hos Blodprøver" in words.advice.da


def test_that_a_journey_says_what_it_has_and_what_it_needs() -> None:
    known = situation(blood(start=at(26, "9.30")), control(start=at(26, "10.00")))
    words = conflict_words(SAMPLES[Code.TRAVEL_INFEASIBLE], known)
    assert words.line.da == "Viborg kl. 9.30 → Aarhus kl. 10.00: 20 min., behov 75 min."
    assert words.line.en == "Viborg 09:30 → Aarhus 10:00: 20 min., needs 75 min."


def test_that_two_directions_of_a_rule_are_not_mixed_up() -> None:
    words = conflict_words(SAMPLES[Code.DEPENDENCY_ORDER], everything_late())
    assert words.title.da == "Blodprøven for sent til lungekontrollen"
    assert "Lungekontrollen kan tidligst begynde 1 time efter" in words.advice.da
    assert "tor 26/3 kl. 12.10" in words.advice.da


def test_that_what_may_follow_at_once_may_begin_when_the_other_has_ended() -> None:
    known = everything_late()
    at_once = replace(known, dependencies=tuple(replace(one, min_gap_min=0) for one in known.dependencies))
    words = conflict_words(SAMPLES[Code.DEPENDENCY_ORDER], at_once)
    assert "kan tidligst begynde, når blodprøven er slut: tor 26/3 kl. 11.10" in words.advice.da
    assert "can begin at the earliest when the appointment “Blodprøve” has ended" in words.advice.en


def everything_late() -> Situation:
    """The blood test comes after the check-up that needs it."""
    known = everything()
    late = replace(known.visits["1|Appointment/b"], start=at(26, "11.00"))
    return replace(known, visits={**known.visits, late.id: late})


def test_that_a_result_that_is_too_old_says_how_long_and_how_long_at_most() -> None:
    words = conflict_words(SAMPLES[Code.DEPENDENCY_EXPIRED], everything())
    assert "Der må højst gå 1 døgn" in words.advice.da
    assert "20 døgn, 1 time og 50 min." in words.advice.da


@EVERY_CODE
def test_that_words_can_be_kept_for_they_are_the_same_whenever_they_are_said(code: Code) -> None:
    known = everything()
    later = replace(known, now=at(5, "23.59"))
    assert conflict_words(SAMPLES[code], known) == conflict_words(SAMPLES[code], later)


def test_that_what_is_not_booked_names_the_last_day() -> None:
    words = conflict_words(SAMPLES[Code.DEADLINE_UNBOOKED], everything())
    assert words.title.da == "Ikke booket: 30 dage, frist ons 4/3"
    assert words.line.da == "Udredning · henvist søn 1/3"


def test_that_a_patient_who_is_not_free_is_never_said_to_be_so_by_what() -> None:
    known = everything()
    words = conflict_words(SAMPLES[Code.PATIENT_UNAVAILABLE], known)
    assert words.title.da == "Patienten er optaget tor 26/3 kl. 10.00"


def test_that_the_other_of_two_crossing_patients_is_named_only_where_the_reader_may_see_them() -> None:
    known = situation(blood(patient="7"), control(patient="8", service="Blodprøve"))
    crossing = SAMPLES[Code.CROSSING_PATIENTS]
    assert conflict_words(crossing, known, about="7").title.da == "Kører forbi en anden patient – byt sted?"
    names = Names(patients={"7": "Bach", "8": "Winther"})
    assert conflict_words(crossing, known, names, "7").title.da == "Kører forbi Winther – byt sted?"
    assert conflict_words(crossing, known, names, "8").title.da == "Kører forbi Bach – byt sted?"


@pytest.mark.parametrize(
    ("days", "saved", "title"),
    [
        ((9, 10, 11), 2, "Tre ture kan blive én"),
        ((9, 10), 1, "To ture kan blive én"),
        ((9, 10, 11, 12), 2, "Fire ture kan blive to"),
        ((9, 9), 1, "En tur kan spares"),
    ],
)
def test_that_trips_are_counted_in_words(days: tuple[int, ...], saved: int, title: str) -> None:
    visits = [control(id=str(number), start=at(day, "9.00")) for number, day in enumerate(days)]
    items = tuple(one.id for one in visits)
    found = Conflict(Code.COMBINABLE_TRIPS, items, {"trips_saved": saved, "travel_saved_min": 190})
    words = conflict_words(found, situation(*visits))
    assert words.title.da == title
    assert words.line.da.endswith("190 min. mindre kørsel")


def test_that_a_red_alarm_without_any_appointment_names_the_department_that_raised_it() -> None:
    known = everything()
    known = replace(known, visits={})
    assert conflict_words(SAMPLES[Code.TRIAGE_RED_LATE], known).line.da == "Lungesygdomme: ingen aftale"


def test_that_a_call_promised_for_days_says_from_when_to_when() -> None:
    known = everything()
    caller = known.travellers["7"]
    longer = replace(caller.callbacks[0], end=at(5, "16.00"))
    known = replace(known, travellers={"7": replace(caller, callbacks=(longer,))})
    assert conflict_words(SAMPLES[Code.CALLBACK_OVERDUE], known).line.da == "lovet tir 3/3 til tor 5/3"


def test_that_the_language_of_an_interpreter_is_said_in_the_language_of_the_reader() -> None:
    words = conflict_words(SAMPLES[Code.INTERPRETER_MISSING], everything())
    assert (words.line.da.split(" · ")[0], words.line.en.split(" · ")[0]) == ("Arabisk", "Arabic")


def test_that_a_course_is_called_what_the_table_of_limits_calls_it() -> None:
    known = everything()
    path = replace(known.pathways["1|ServiceRequest/p"], kind="kraeft-udredning-start", received=date(2026, 3, 1))
    known = replace(known, pathways={path.id: path})
    assert conflict_words(SAMPLES[Code.DEADLINE_BREACH], known).line.da.startswith("Forløb · ")
