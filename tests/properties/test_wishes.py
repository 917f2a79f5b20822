"""Wishes typed on the telephone: never an error or an invention, nothing dropped, and shown back as they are meant."""

from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.properties.examples import appointments
from triage.coordination.situation.traveller import Traveller, Unavailable, Wishes
from triage.coordination.words.times import MONTHS, WEEKDAYS
from triage.coordination.words.wishes.read import Wished, read_wishes, with_wished
from triage.coordination.words.wishes.tokens import Kind, tokens

TODAY = date(2026, 11, 26)
DAYS = {name: number for number, name in enumerate(("ma", "ti", "on", "to", "fr", "lø", "sø"))}
PIECES = [
    *(
        "ikke",
        "kun",
        "kan",
        "not",
        "only",
        "efter",
        "før",
        "after",
        "before",
        "mellem",
        "og",
        "eller",
        "til",
        "uge",
        "week",
    ),
    *("ti", "to", "on", "tirsdag", "Torsdag", "LØRDAG", "soendag", "Monday", "weekend", "hverdage", "søn", "man"),
    *("10", "12", "14.30", "9:15", "10-14", "3/12", "31/2", "99", "2pm", "53", "december", "3.", "i morgen", "idag"),
    *(
        ",",
        ".",
        ";",
        "men",
        "formiddag",
        "eftermiddag",
        "datter",
        "ledsager",
        "ferie",
        "næste",
        "hej",
        "pga.",
        "-",
        "?",
        "/",
    ),
]
typed = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)
days_of_year = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def avoided(*names: str) -> Wishes:
    return Wishes(avoid_weekdays=frozenset(DAYS[name] for name in names))


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ("ikke tirsdag", avoided("ti")),
        ("IKKE TIRSDAGE", avoided("ti")),
        ("ikke ti og to", avoided("ti", "to")),
        ("not on Tuesday", avoided("ti")),
        ("ikke loerdag", avoided("lø")),
        ("ikke weekend", avoided("lø", "sø")),
        ("tirsdag kan hun ikke", avoided("ti")),
        ("kun ma til to", avoided("fr", "lø", "sø")),
        ("only Monday to Wednesday", avoided("to", "fr", "lø", "sø")),
        ("datter kan kun ti og to", avoided("ma", "on", "fr", "lø", "sø")),
        ("ledsager kan onsdag", avoided("ma", "ti", "to", "fr", "lø", "sø")),
        ("efter 10", Wishes(not_before=time(10))),
        ("after 10", Wishes(not_before=time(10))),
        ("tidligst kl. 9.15", Wishes(not_before=time(9, 15))),
        ("ikke før 10", Wishes(not_before=time(10))),
        ("før 14.30", Wishes(not_after=time(14, 30))),
        ("ikke efter 14", Wishes(not_after=time(14))),
        ("not after 2pm", Wishes(not_after=time(14))),
        ("kun formiddag", Wishes(not_after=time(12))),
        ("ikke formiddag", Wishes(not_before=time(12))),
        ("helst eftermiddag", Wishes(not_before=time(12))),
        ("mellem 9 og 12", Wishes(time(9), time(12))),
        ("kl. 10-14", Wishes(time(10), time(14))),
        ("ikke tirsdag, efter 10", Wishes(time(10), None, frozenset({1}))),
        ("helst ikke mandag men gerne efter 10.15", Wishes(time(10, 15), None, frozenset({0}))),
    ],
)
def test_that_what_secretaries_type_is_understood(said: str, wishes: Wishes) -> None:
    wished = read_wishes(said, TODAY)
    assert (wished.wishes, wished.unavailable, wished.left) == (wishes, (), ())


@pytest.mark.parametrize(
    ("said", "first", "end"),
    [
        ("ikke 3/12", date(2026, 12, 3), date(2026, 12, 4)),
        ("ikke torsdag d. 3. december", date(2026, 12, 3), date(2026, 12, 4)),
        ("not Dec 3", date(2026, 12, 3), date(2026, 12, 4)),
        ("ferie 27/12-3/1", date(2026, 12, 27), date(2027, 1, 4)),
        ("ikke uge 12", date(2027, 3, 22), date(2027, 3, 29)),
        ("ikke uge 53", date(2026, 12, 28), date(2027, 1, 4)),
        ("not next week", date(2026, 11, 30), date(2026, 12, 7)),
        ("kan ikke i morgen", date(2026, 11, 27), date(2026, 11, 28)),
        ("ikke før 10/12", TODAY, date(2026, 12, 10)),
    ],
)
def test_that_days_away_are_times_in_which_the_patient_cannot_come(said: str, first: date, end: date) -> None:
    wished = read_wishes(said, TODAY)
    taken = Unavailable(datetime.combine(first, time.min), datetime.combine(end, time.min))
    assert (wished.unavailable, wished.wishes, wished.left) == ((taken,), Wishes(), ())


@pytest.mark.parametrize(
    "said",
    [
        *("ikke tirsdag efter 10", "ikke tirsdag formiddag", "ikke kun tirsdag", "onsdag", "to", "on", "efter 25"),
        *(
            "ikke 31/2",
            "ikke uge 60",
            "efter 10/3",
            "kun 3/12",
            "ikke onsdag d. 3/12",
            "Monday to Friday",
            "mellem 12 og 9",
        ),
        *("ikke efter 10/3", "tirsdag ikke onsdag", "ikke 10-14"),
    ],
)
def test_that_what_can_be_meant_in_two_ways_is_left_whole(said: str) -> None:
    wished = read_wishes(said, TODAY)
    assert wished.is_empty
    assert " ".join(wished.left).replace("d ", "d. ") == said


def test_that_what_is_left_of_a_clause_is_shown_beside_what_was_understood() -> None:
    wished = read_wishes("kan ikke ti pga. dialyse, hilsen Else", TODAY)
    assert [one.da for one in wished.understood] == ["Ikke tirsdag"]
    assert wished.left == ("pga. dialyse", "hilsen Else")


def test_that_what_is_typed_is_added_to_what_is_noted_and_the_narrower_counts() -> None:
    noted = Traveller("7", prefers=Wishes(time(9), time(15), frozenset({4})))
    both = with_wished(noted, read_wishes("ikke tirsdag, efter 8, før 14, ikke 3/12", TODAY))
    assert both.prefers == Wishes(time(9), time(14), frozenset({1, 4}))
    assert len(both.unavailable) == 1


@appointments
@given(st.text(max_size=60) | typed, days_of_year)
@example("²³ ikke ١٠", TODAY)
@example("ikke uge 1111111111111111111111111", TODAY)
@example("29/2", date(2027, 3, 1))
@example("ferie 29/2-1/1", date(2028, 2, 1))
@example("ikke 3/12", date.max)
def test_that_nothing_typed_is_an_error(said: str, today: date) -> None:
    read_wishes(said, today)


@appointments
@given(typed, days_of_year)
def test_that_what_is_shown_back_means_the_same_when_it_is_typed(said: str, today: date) -> None:
    wished = read_wishes(said, today)
    for language in ("da", "en"):
        shown = ", ".join(one.in_language(language) for one in wished.understood)
        again = read_wishes(shown, today)
        assert meaning(again) == meaning(wished)
        assert again.left == ()


def meaning(wished: Wished) -> tuple[Wishes, frozenset[Unavailable]]:
    return wished.wishes, frozenset(wished.unavailable)


@appointments
@given(typed, days_of_year)
def test_that_every_word_typed_is_understood_or_shown_as_left(said: str, today: date) -> None:
    wished = read_wishes(said, today)
    is_anything_typed = any(one.kind is not Kind.END for one in tokens(said))
    assert bool(wished.understood or wished.left) == is_anything_typed
    unknown = [one.said for one in tokens(said) if one.kind is Kind.UNKNOWN]
    assert all(any(word in left for left in wished.left) for word in unknown)


@appointments
@given(st.lists(st.text("qwxzkjv", min_size=3, max_size=8), max_size=6).map(" ".join), days_of_year)
def test_that_words_nobody_knows_give_no_wish(said: str, today: date) -> None:
    wished = read_wishes(said, today)
    assert wished.is_empty
    assert wished.wishes == Wishes()
    assert wished.unavailable == ()


@appointments
@given(typed, days_of_year)
def test_that_no_day_or_hour_is_wished_for_that_was_not_typed(said: str, today: date) -> None:
    wishes = read_wishes(said, today).wishes
    kinds = {one.kind for one in tokens(said)}
    if wishes.avoid_weekdays:
        assert Kind.WEEKDAY in kinds
    if wishes.not_before or wishes.not_after:
        assert kinds & {Kind.CLOCK, Kind.NUMBER, Kind.SPAN, Kind.PART}


@pytest.mark.parametrize("number", range(7))
def test_that_every_weekday_is_known_by_its_whole_name_and_its_first_letters(number: int) -> None:
    day = WEEKDAYS[number]
    for name in (day.da, day.da[:3], day.da[:2], day.en, day.en[:3]):
        assert read_wishes(f"ikke {name}", TODAY).wishes.avoid_weekdays == {number}


@pytest.mark.parametrize("number", range(1, 13))
def test_that_every_month_is_known(number: int) -> None:
    for name in (MONTHS[number - 1].da, MONTHS[number - 1].en, MONTHS[number - 1].da[:3], MONTHS[number - 1].en[:3]):
        (away,) = read_wishes(f"ikke 5. {name}", TODAY).unavailable
        assert (away.start.day, away.start.month) == (5, number)
