"""What was set is told in words; what is not known stays as the log has it."""

import pytest

from triage.access.setting_words import programme_of, setting_words
from triage.errors import Text

COPD = Text("KOL", "COPD")
_KEY = " ".join(["1f2e"] * 16)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        ("user demo-leder", "demo-leder"),
        ("user demo-kontrol, auditor, grant 10", "demo-kontrol: logkontrollant"),
        ("copd: bulk, sample 2.5 %, 6 rounds", "KOL: lukkes mange ad gangen, stikprøve 2,5 %, 6 i træk"),
        (
            "Afdelingen: visits 0/0/0/0/0/0/0 > 8/8/8/8/6/0/0, calls 0/0/0/0/0/0/0 > 5/5/5/5/5/0/0",
            "Afdelingen, mandag til søndag: besøg 0/0/0/0/0/0/0 → 8/8/8/8/6/0/0, opkald 0/0/0/0/0/0/0 → 5/5/5/5/5/0/0",
        ),
        (
            "Afdelingen, copd: on, not acute, text of 0 signs > off, acute, text of 12 signs",
            "Afdelingen, KOL: i brug, ikke akut → slået fra, akut; teksten er på 12 tegn (før 0)",
        ),
        ("Afdelingen, copd: all > mon thu", "Afdelingen, KOL: alle dage → man. tors."),
        (
            "Afdelingen: mon 08:00-16:00 > closed, +2026-12-24, -every 06-05",
            "Afdelingen: man. 08.00–16.00 → lukket, lukket 24.12.2026, ikke længere lukket hvert år 5.6.",
        ),
        ("Afdelingen: as before", "Afdelingen: som før"),
        ("Afdelingen: noget andet", "Afdelingen: noget andet"),
        (f"user forfatter, key {_KEY}", "forfatter: 1f2e 1f2e 1f2e 1f2e …"),
        (f"user forfatter, key {_KEY}, stolen", "forfatter: 1f2e 1f2e 1f2e 1f2e …, stjålet"),
        (f"authority {_KEY}", "1f2e 1f2e 1f2e 1f2e …"),
        ("proxy.rm.dk:8080", "proxy.rm.dk:8080"),
    ],
)
def test_that_a_setting_is_told_in_words(subject: str, words: str) -> None:
    assert setting_words(subject, COPD).da == words


def test_that_a_line_about_a_programme_names_it() -> None:
    assert programme_of("copd: bulk, sample 10 %, 6 rounds") == "copd"
    assert programme_of("Afdelingen, copd: all > mon") == "copd"
    assert programme_of("user demo-leder") == ""
