"""Services with their article, and lengths and times as they are said."""

from datetime import date

import pytest

from tests.unit.coordination.words.made import at
from triage.coordination.words.definite import definite
from triage.coordination.words.times import day_words, length_words, long_when_words, when_words


@pytest.mark.parametrize(
    ("noun", "with_article"),
    [
        ("Blodprøve", "blodprøven"),
        ("Lungekontrol", "lungekontrollen"),
        ("Fastende blodprøve", "den fastende blodprøve"),
        ("Ekkokardiografi", "ekkokardiografien"),
        ("Myokardiescintigrafi", "myokardiescintigrafien"),
        ("CT-skanning", "CT-skanningen"),
        ("Fodterapi", "fodterapien"),
        ("Diætistsamtale", "diætistsamtalen"),
        ("Telefonopkald", "telefonopkaldet"),
        ("Hjemmebesøg", "hjemmebesøget"),
        ("Lungefunktion", "lungefunktionen"),
        ("Teammøde", "teammødet"),
    ],
)
def test_that_a_service_gets_its_danish_article(noun: str, with_article: str) -> None:
    assert definite(noun) == with_article


@pytest.mark.parametrize("noun", ["EEG", "Røntgen af thorax", "lung-function", "Kontrol, lunge", "", "X 12"])
def test_that_a_name_of_unknown_grammar_gets_none(noun: str) -> None:
    assert definite(noun) is None


@pytest.mark.parametrize(
    ("minutes", "da", "en"),
    [
        (0, "0 min.", "0 min."),
        (20, "20 min.", "20 min."),
        (60, "1 time", "1 hour"),
        (90, "90 min.", "90 min."),
        (150, "2 timer og 30 min.", "2 hours and 30 min."),
        (1440, "1 døgn", "1 day"),
        (2880, "2 døgn", "2 days"),
        (1501, "1 døgn, 1 time og 1 min.", "1 day, 1 hour and 1 min."),
    ],
)
def test_that_a_length_is_said_in_whole_units(minutes: int, da: str, en: str) -> None:
    assert (length_words(minutes).da, length_words(minutes).en) == (da, en)


def test_that_days_and_times_are_written_as_secretaries_write_them() -> None:
    morning = at(26, "8.40")
    assert when_words(morning).da == "tor 26/3 kl. 8.40"
    assert when_words(morning).en == "Thu 26/3 at 08:40"
    assert day_words(date(2026, 3, 28)).da == "lør 28/3"
    assert long_when_words(morning).da == "torsdag den 26. marts 2026 kl. 8.40"
