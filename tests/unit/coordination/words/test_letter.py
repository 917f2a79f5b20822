"""The letter for a whole day: content that a patient can follow, and nothing that is not theirs to be told."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from tests.unit.coordination.words.made import BLOOD, at, blood, control, situation
from tests.unit.coordination.words.spoken import faults
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.traveller import Needs, Traveller, Unavailable
from triage.coordination.situation.visit import Mode
from triage.coordination.travel.table import Travel
from triage.coordination.words.letters.letter import DayLetter, day_letter
from triage.coordination.words.masked import MAY_BE_MORE
from triage.coordination.words.names import Names
from triage.errors import Text

DAY = date(2026, 3, 26)


def day_of_two(**needs: Any) -> Situation:
    """A blood test in Viborg at 8.40 and a check-up in Aarhus at 11.00."""
    visits = blood(start=at(26, "8.40"), fasting_hours=10), control(start=at(26, "11.00"))
    return situation(*visits, travellers={"7": Traveller("7", needs=Needs(**needs))})


def texts(letter: DayLetter) -> list[Text]:
    """All that a letter says."""
    said = [letter.title, letter.greeting]
    for field in fields(letter):
        value = getattr(letter, field.name)
        if isinstance(value, tuple) and field.name != "visits":
            said += value
    return said + [one for stop in letter.visits for one in (stop.time, stop.what, stop.place, *stop.notes)]


def test_that_the_day_stands_in_its_order_with_place_and_time() -> None:
    letter = day_letter(day_of_two(), "7", DAY)
    assert letter.title.da == "Dine aftaler torsdag den 26. marts 2026"
    assert [(one.time.da, one.what.da, one.place.da) for one in letter.visits] == [
        ("Kl. 8.40", "Blodprøve", "Blodprøver, Viborg"),
        ("Kl. 11.00", "Lungekontrol", "Lungesygdomme, Aarhus"),
    ]


def test_that_the_way_is_told_from_home_and_back() -> None:
    assert [one.da for one in day_letter(day_of_two(), "7", DAY).journey] == [
        "Tag hjemmefra til Viborg senest kl. 8.00. Så er du der 10 min. før din tid.",
        "Derefter skal du fra Viborg til Aarhus. Det tager cirka 60 min.",
        "Du kan regne med at være hjemme omkring kl. 12.10.",
    ]


def test_that_where_the_way_is_not_known_no_time_to_leave_is_made_up() -> None:
    journey = day_letter(replace(day_of_two(), travel=Travel({})), "7", DAY).journey
    assert [one.da for one in journey] == [
        "Kom til Viborg 10 min. før din tid.",
        "Derefter skal du fra Viborg til Aarhus.",
    ]


def test_that_fasting_is_told_from_when_also_across_midnight() -> None:
    (fast,) = day_letter(day_of_two(), "7", DAY).prepare
    assert "spis intet fra onsdag den 25. marts 2026 kl. 22.40, til blodprøven kl. 8.40 er overstået" in fast.da


def test_that_transport_is_said_to_be_ordered_only_for_what_it_is_ordered_for() -> None:
    known = day_of_two(transport="wheelchair")
    neither = day_letter(known, "7", DAY).journey
    assert neither[0].da.startswith("Kørsel er ikke bestilt, da dette brev")
    ordered = replace(known.visits["1|Appointment/b"], transport_ordered=True)
    one = day_letter(replace(known, visits={**known.visits, ordered.id: ordered}), "7", DAY).journey
    assert one[0].da.startswith("Kørsel er bestilt til dig til blodprøven: kørsel med kørestol.")
    assert one[1].da.startswith("Kørsel er ikke bestilt til lungekontrollen")
    assert not any("Tag hjemmefra" in said.da for said in (*neither, *one))


def test_that_companion_and_interpreter_are_told_as_they_are_arranged() -> None:
    known = day_of_two(companion=True, interpreter="ar")
    booked = replace(known.visits["1|Appointment/b"], interpreter_booked=True, companion_confirmed=True)
    told = [one.da for one in day_letter(replace(known, visits={**known.visits, booked.id: booked}), "7", DAY).help]
    assert told == [
        "Du skal have en ledsager med. Aftal, hvem det er, og ring til os, hvis ingen kan.",
        "Der er bestilt tolk (arabisk) til blodprøven.",
        "Der er endnu ikke bestilt tolk (arabisk) til lungekontrollen.",
    ]


@pytest.mark.parametrize("mode", [Mode.PHONE, Mode.VIDEO, Mode.HOME_VISIT])
def test_that_a_visit_at_home_sends_nobody_out(mode: Mode) -> None:
    letter = day_letter(situation(control(mode=mode)), "7", DAY)
    assert letter.journey == ()
    assert letter.bring == ()
    assert letter.visits[0].notes


def test_that_a_new_time_says_what_it_replaces() -> None:
    letter = day_letter(day_of_two(), "7", DAY, old_times={"1|Appointment/b": at(6, "8.00")})
    assert letter.visits[0].notes[0].da == "Ny tid. Den gamle var fredag den 6. marts 2026 kl. 8.00."
    assert letter.visits[1].notes == ()


def test_that_only_numbers_that_are_known_are_given() -> None:
    letter = day_letter(day_of_two(), "7", DAY, {BLOOD: "+45 00 00 00 01"})
    assert [one.da for one in letter.contact][1:] == ["Blodprøver: +45 00 00 00 01"]


def test_that_cancelled_visits_other_days_and_other_patients_are_not_in_it() -> None:
    others = (
        blood(id="c", start=at(26, "9.00"), status="cancelled"),
        blood(id="d", start=at(27, "9.00")),
        blood(id="e", start=at(26, "9.00"), patient="8"),
    )
    assert [one.id for one in day_letter(situation(control(), *others), "7", DAY).visits] == ["1|Appointment/k"]


def test_that_a_time_taken_by_what_may_not_be_seen_changes_nothing_in_the_letter() -> None:
    known = day_of_two()
    taken = Traveller("7", unavailable=(Unavailable(at(26, "13.00"), at(26, "16.00"), "psykiatri"),))
    assert day_letter(replace(known, travellers={"7": taken}), "7", DAY) == day_letter(known, "7", DAY)


def test_that_every_letter_says_that_there_may_be_more() -> None:
    for known in (day_of_two(), situation(control()), situation()):
        assert MAY_BE_MORE in day_letter(known, "7", DAY).closing


def test_that_the_name_is_the_one_given_and_otherwise_nobodys() -> None:
    assert day_letter(day_of_two(), "7", DAY).greeting.da == "Goddag"
    names = Names(patients={"7": "Aksel Demogaard"})
    assert day_letter(day_of_two(), "7", DAY, names=names).greeting.da == "Kære Aksel Demogaard"


def test_that_every_sentence_can_be_read_in_both_languages() -> None:
    letter = day_letter(
        day_of_two(companion=True, interpreter="so", transport="sitting"),
        "7",
        DAY,
        old_times={"1|Appointment/b": at(6, "8.00")},
    )
    assert [fault for said in texts(letter) for fault in faults(said)] == []
