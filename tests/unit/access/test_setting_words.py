"""What was set is told in words; what is not known stays as the log has it."""

import pytest

from triage.access.setting_words import programme_of, setting_words
from triage.errors import Text

COPD = Text("KOL", "COPD")


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("user demo-leder", "demo-leder"),
        ("user demo-kontrol, auditor, grant 10", "demo-kontrol: logkontrollant"),
        ("copd: bulk, sample 2.5 %, 6 rounds", "KOL: lukkes mange ad gangen, stikprøve 2,5 %, 6 i træk"),
        ("proxy.rm.dk:8080", "proxy.rm.dk:8080"),
    ],
)
def test_that_a_setting_is_told_in_words(subject: str, words: str) -> None:
    assert setting_words(subject, COPD).da == words


def test_that_only_a_line_about_greens_names_a_programme() -> None:
    assert programme_of("copd: bulk, sample 10 %, 6 rounds") == "copd"
    assert programme_of("user demo-leder") == ""
