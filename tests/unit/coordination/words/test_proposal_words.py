"""A proposal in words, what its button says, and why another time is not proposed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.unit.coordination.words.made import (
    BLOOD,
    LUNG,
    at,
    before_control,
    blood,
    control,
    joinable,
    owner,
    proposed,
    situation,
    slot,
    slots,
)
from tests.unit.coordination.words.spoken import faults
from triage.coordination.conflicts.conflict import Code
from triage.coordination.proposals.proposal import Move, Numbers, Proposal, WhyNot
from triage.coordination.rebooking.capability import Capability
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.traveller import RedAlarm, Traveller, Unavailable, Wishes
from triage.coordination.situation.visit import Visit
from triage.coordination.words.buttons import accept_button, accept_buttons, consent_words
from triage.coordination.words.proposal import proposal_words
from triage.coordination.words.resolved import RESOLVED
from triage.coordination.words.why_not import why_not_lines, why_not_words

NONE = Numbers(0, 0, 0, 0, 0, 0)
AARHUS_BLOOD = "Blodprøver@aarhus"
WRITE, ASK, CALL = Capability.WRITE, Capability.REQUEST, Capability.PHONE


def test_that_the_sentence_says_what_is_moved_and_what_the_patient_has_of_it() -> None:
    known = joinable()
    words = proposal_words(proposed(known), known)
    assert words.sentence.da == (
        "Flyt blodprøven fra fre 6/3 kl. 8.00 til tor 26/3 kl. 8.40 (Aarhus). "
        "Patienten kører 1 gang i stedet for 2 (80 min. mindre). Ventetiden bliver 70 min. længere. "
        "Rækkefølgen passer."
    )
    assert faults(words.sentence) == []
    assert words.nothing.da == ""


def test_that_a_move_on_the_same_day_says_the_day_once_and_a_new_site_both() -> None:
    known = situation(blood(), slots=slots(slot("s", blood(), at(6, "9.00"))))
    one = Move("1|Appointment/b", "1|Slot/s", at(6, "9.00"), "aarhus", AARHUS_BLOOD)
    words = proposal_words(Proposal((one,), NONE, NONE), known)
    assert words.moves[0].da == "Flyt blodprøven fra fre 6/3 kl. 8.00 (Viborg) til kl. 9.00 (Aarhus)."


def test_that_a_first_time_is_booked_and_not_moved() -> None:
    known = situation(blood(start=None, status="proposed"), slots=slots(slot("s", blood(), at(6, "9.00"))))
    plan = proposed(known)
    assert proposal_words(plan, known).moves[0].da == "Book blodprøven fre 6/3 kl. 9.00 (Viborg)."
    assert accept_button(plan.moves, known, {BLOOD: owner(BLOOD, WRITE)}).da == "Book blodprøven"


def test_that_another_patients_move_says_that_it_is_anothers() -> None:
    known = situation(blood(patient="8"))
    one = Move("1|Appointment/b", "1|Slot/s", at(6, "9.00"), "viborg", BLOOD)
    words = proposal_words(Proposal((one,), NONE, NONE), known, about="7")
    assert words.moves[0].da.startswith("Flyt blodprøven for en anden patient fra ")


def test_that_a_plan_that_is_not_proven_says_so() -> None:
    known = joinable()
    words = proposal_words(replace(proposed(known), is_proven=False), known)
    assert "ikke bevist" in words.proof.da
    assert words.proof.da in words.sentence.da


def test_that_new_warnings_are_told_with_their_own_data() -> None:
    fresh = before_control(min_gap_min=60, max_gap_min=1440)
    person = Traveller("7", prefers=Wishes(avoid_weekdays=frozenset({3})))
    known = replace(joinable(), travellers={"7": person}, dependencies=(fresh,))
    words = proposal_words(proposed(known), known)
    assert [one.da for one in words.resolved] == ["svaret bliver ikke for gammelt"]
    assert [one.da for one in words.created] == ["Imod patientens ønske tor 26/3 kl. 8.40"]
    assert words.sentence.da.endswith("Nyt: Imod patientens ønske tor 26/3 kl. 8.40.")


@pytest.mark.parametrize("code", list(Code))
def test_that_every_conflict_put_right_has_words(code: Code) -> None:
    assert RESOLVED[code].da
    assert RESOLVED[code].en
    assert faults(RESOLVED[code]) == []


def test_that_what_might_have_been_broken_and_is_kept_is_told_once() -> None:
    course = Pathway("1|ServiceRequest/p", "7", "udredning", at(1, "0.00").date(), 30, ("1|Appointment/b",))
    known = replace(
        joinable(),
        dependencies=(before_control(min_gap_min=60, max_gap_min=40_000),),
        pathways={course.id: course},
        travellers={"7": Traveller("7", prefers=Wishes(not_after=at(1, "14.00").time()))},
    )
    words = proposal_words(proposed(known), known)
    assert [one.da for one in words.kept] == [
        "svaret bliver ikke for gammelt",
        "fristen holdes",
        "patientens ønske opfyldes",
    ]


@pytest.mark.parametrize("days", [24, 25])
def test_that_a_limit_is_said_to_be_kept_up_to_its_last_day_alone(days: int) -> None:
    course = Pathway("1|ServiceRequest/p", "7", "udredning", at(1, "0.00").date(), days, ("1|Appointment/b",))
    known = replace(joinable(), dependencies=(), pathways={course.id: course})
    one = Move("1|Appointment/b", "1|Slot/best", at(26, "8.40"), "aarhus", AARHUS_BLOOD)
    words = proposal_words(Proposal((one,), NONE, NONE), known)
    assert ("fristen holdes" in [one.da for one in words.kept]) is (days == 25)


# --- nothing proposed


def test_that_no_proposal_says_why() -> None:
    def reason(*visits: Visit, **parts: Any) -> str:
        known = situation(*visits, **parts)
        return proposal_words(proposed(known), known).sentence.da

    assert reason() == "Patienten har ingen kommende aftaler."
    assert "kan flyttes" in reason(control(movable=False))
    assert "ingen ledige tider" in reason(control())
    assert "så godt de kan" in reason(blood(), slots=slots(slot("s", blood(), at(9, "8.00"))))


def test_that_no_proposal_never_hides_that_something_is_wrong() -> None:
    busy = Traveller("7", unavailable=(Unavailable(at(1, "0.00"), at(31, "0.00")),))
    free = slots(slot("s", control(), at(24, "9.00")))
    known = situation(control(), slots=free, travellers={"7": busy})
    assert "løser konflikterne" in proposal_words(proposed(known), known).nothing.da


def red(since: datetime) -> dict[str, Traveller]:
    return {"7": Traveller("7", red_alarms=(RedAlarm(LUNG, since),))}


@pytest.mark.parametrize(
    ("free", "said"),
    [
        (at(3, "9.00"), "skal ses senest tir 3/3 kl. 9.00. Første ledige tid: tir 3/3 kl. 9.00, Aarhus."),
        (
            at(3, "9.01"),
            "ingen ledig tid er så tidlig. Første ledige tid: tir 3/3 kl. 9.01, Aarhus. Ring til afdelingen",
        ),
    ],
)
def test_that_who_is_red_and_waits_is_never_said_to_be_as_well_off_as_can_be(free: datetime, said: str) -> None:
    known = situation(control(), slots=slots(slot("s", control(), free)), travellers=red(at(1, "9.00")))
    assert said in proposal_words(Proposal((), NONE, NONE), known).nothing.da
    assert faults(proposal_words(Proposal((), NONE, NONE), known).nothing) == []


def test_that_who_is_red_with_no_appointment_at_all_is_said_to_be_red() -> None:
    known = situation(travellers=red(at(1, "9.00")))
    assert "rød" in proposal_words(Proposal((), NONE, NONE), known).nothing.da


def test_that_a_limit_exceeded_by_less_is_told_with_both_numbers_of_days() -> None:
    one = (Move("1|Appointment/b", "1|Slot/s", at(6, "9.00"), "aarhus", AARHUS_BLOOD),)
    known = situation(blood())
    words = [
        proposal_words(Proposal(one, replace(NONE, breach_days=6), replace(NONE, breach_days=left)), known).gains.da
        for left in (3, 0, 6)
    ]
    assert words == ["Fristen overskrides med 3 dage i stedet for 6 dage.", "", ""]


def test_that_a_time_beyond_the_limit_says_by_how_much() -> None:
    course = Pathway("1|ServiceRequest/p", "7", "udredning", at(1, "0.00").date(), 30, ("1|Appointment/b",))
    known = situation(blood(), slots=slots(slot("s", blood(), at(31, "8.00") + timedelta(days=5))))
    known = replace(known, pathways={course.id: course})
    why = {("1|Appointment/b", "1|Slot/s"): WhyNot(blocked_by=(Code.DEADLINE_BREACH,))}
    lines = why_not_lines(Proposal((), NONE, NONE, why_not=why), known)
    assert [one.reason.da for one in lines] == ["fristen overskrides med 5 dage"]


def test_that_a_small_gain_is_called_small() -> None:
    test = blood(start=at(24, "8.00"))
    why = {("1|Appointment/b", "1|Slot/s"): WhyNot(points_vs_best=-30)}
    known = situation(test, slots=slots(slot("s", test, at(24, "9.00"))))
    small = Proposal((), NONE, NONE, why_not=why)
    assert "ikke nok" in proposal_words(small, known).nothing.da
    assert why_not_lines(small, known)[0].reason.da == "30 point bedre; for lidt til at flytte aftalen for"


# --- the button


def moves(*appointments: str) -> tuple[Move, ...]:
    depts = {"b": BLOOD, "k": LUNG}
    return tuple(Move(f"1|Appointment/{one}", "1|Slot/s", at(26, "8.40"), "aarhus", depts[one]) for one in appointments)


@pytest.mark.parametrize(
    ("blood_by", "lung_by", "words", "english"),
    [
        (WRITE, WRITE, "Flyt begge aftaler", "Move both appointments"),
        (ASK, WRITE, "Spørg Blodprøver", "Ask Blodprøver"),
        (ASK, ASK, "Spørg Blodprøver og Lungesygdomme", "Ask Blodprøver and Lungesygdomme"),
        (CALL, WRITE, "Ring til Blodprøver", "Call Blodprøver"),
        (CALL, ASK, "Spørg Lungesygdomme, ring til Blodprøver", "Ask Lungesygdomme, call Blodprøver"),
    ],
)
def test_that_the_button_claims_no_more_than_happens(
    blood_by: Capability, lung_by: Capability, words: str, english: str
) -> None:
    known, owners = situation(blood(), control()), {BLOOD: owner(BLOOD, blood_by), LUNG: owner(LUNG, lung_by)}
    said = accept_button(moves("b", "k"), known, owners)
    assert (said.da, said.en) == (words, english)


@pytest.mark.parametrize("how", [ASK, CALL])
def test_that_a_plan_with_somebody_to_ask_never_says_book_or_move(how: Capability) -> None:
    known, owners = situation(blood(), control()), {BLOOD: owner(BLOOD, how), LUNG: owner(LUNG, WRITE)}
    said = accept_button(moves("b", "k"), known, owners).da
    assert "Flyt" not in said
    assert "Book" not in said


def test_that_a_department_nobody_described_is_rung_up() -> None:
    assert accept_button(moves("b"), situation(blood())).da == "Ring til Blodprøver"


def test_that_a_button_for_many_departments_counts_them() -> None:
    visits = [blood(id=str(number), dept=f"En afdeling med langt navn {number}@x") for number in range(4)]
    plan = [Move(one.id, "1|Slot/s", at(26, "8.40"), "aarhus", one.dept) for one in visits]
    assert accept_button(plan, situation(*visits)).da == "Ring til 4 afdelinger"


def test_that_plans_that_stand_alone_are_said_one_after_the_other() -> None:
    known, owners = situation(blood(), control()), {BLOOD: owner(BLOOD, ASK), LUNG: owner(LUNG, WRITE)}
    assert accept_buttons([moves("k"), moves("b")], known, owners).da == "Flyt lungekontrollen, spørg Blodprøver"


def test_that_who_must_say_yes_is_told_with_how() -> None:
    known = situation(blood(), control())
    owners = {BLOOD: owner(BLOOD, CALL, "+45 00 00 00 70"), LUNG: owner(LUNG, WRITE)}
    assert consent_words(moves("k"), known, owners).da == "Kræver ja fra: Lungesygdomme (kan bookes her)."
    assert consent_words(moves("b", "k"), known, owners).da == (
        "Kræver ja fra: Blodprøver (ring +45 00 00 00 70), Lungesygdomme (bookes, når de andre siger ja)."
    )


def test_that_the_department_that_loses_the_appointment_must_say_yes_as_well() -> None:
    one = Move("1|Appointment/b", "1|Slot/s", at(6, "9.00"), "aarhus", "Klinisk biokemi@aarhus")
    said = consent_words((one,), situation(blood()), {})
    assert said.da == "Kræver ja fra: Blodprøver (ring), Klinisk biokemi (ring)."


def test_that_two_departments_of_one_name_are_told_apart_by_their_hospitals() -> None:
    one = Move("1|Appointment/b", "1|Slot/s", at(6, "9.00"), "aarhus", AARHUS_BLOOD)
    owners = {BLOOD: owner(BLOOD, CALL, "+45 00 00 00 70"), AARHUS_BLOOD: owner(AARHUS_BLOOD, ASK)}
    known = situation(blood())
    assert accept_button((one,), known, owners).da == "Spørg Blodprøver Aarhus, ring til Blodprøver Viborg"
    assert consent_words((one,), known, owners).da == (
        "Kræver ja fra: Blodprøver Viborg (ring +45 00 00 00 70), Blodprøver Aarhus (skal spørges)."
    )


# --- why not


def test_that_each_time_not_proposed_says_why_in_order_of_time() -> None:
    known = joinable()
    lines = why_not_lines(proposed(known), known)
    assert [(line.when.da, line.reason.da) for line in lines] == [
        ("man 23/3 kl. 8.00, Aarhus", "318 point dårligere: 1 tur mere, 80 min. mere kørsel"),
        ("tor 26/3 kl. 9.40, Aarhus", "for sent til lungekontrollen"),
        ("tor 26/3 kl. 10.10, Aarhus", "for sent til lungekontrollen; samtidig med lungekontrollen hos Lungesygdomme"),
    ]


@pytest.mark.parametrize("code", [*Code, "SLOT_USED_IN_THIS_PLAN"])
def test_that_every_obstacle_has_words(code: str) -> None:
    known = joinable()
    why = {("1|Appointment/b", "1|Slot/lone"): WhyNot((code,))}
    reason = why_not_lines(Proposal((), NONE, NONE, why_not=why), known)[0].reason
    assert reason.da
    assert reason.en
    assert faults(reason) == []


def test_that_a_wish_that_a_time_misses_is_said() -> None:
    known = replace(joinable(), travellers={"7": Traveller("7", prefers=Wishes(avoid_weekdays=frozenset({0})))})
    lines = {line.slot: line.reason.da for line in why_not_lines(proposed(known), known)}
    assert "helst ikke mandag" in lines["1|Slot/lone"]


def test_that_a_time_the_proposal_uses_says_for_what() -> None:
    first, second = blood(), blood(id="1|Appointment/c", service="Blodprøve", start=at(9, "8.00"))
    why = {(second.id, "1|Slot/s"): WhyNot(("SLOT_USED_IN_THIS_PLAN",))}
    one = Move(first.id, "1|Slot/s", at(26, "8.40"), "viborg", BLOOD)
    known = situation(first, second, slots=slots(slot("s", first, at(26, "8.40"))))
    reason = why_not_words(Proposal((one,), NONE, NONE, why_not=why), second.id, "1|Slot/s", known)
    assert reason.da == "bruges til blodprøven i forslaget"


def test_that_a_time_that_was_never_a_choice_is_not_explained_by_guess() -> None:
    known = joinable()
    assert why_not_words(proposed(known), "1|Appointment/k", "1|Slot/best", known).da == "kan ikke bruges til aftalen"
