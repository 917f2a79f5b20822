"""What goes wrong between a patient's finger and the hospital, and how often."""

from enum import StrEnum

from triage.demo.chance import Chance


class Mishap(StrEnum):
    """What became of one reading on its way."""

    NONE = "none"
    WITHDRAWN = "withdrawn"
    AMENDED = "amended"
    DUPLICATE = "duplicate"
    NO_UNIT = "no_unit"
    ABSURD = "absurd"
    WEAK_SIGNAL = "weak_signal"
    LATE = "late"


_PER_TEN_THOUSAND = (
    (Mishap.WITHDRAWN, 25),
    (Mishap.AMENDED, 50),
    (Mishap.DUPLICATE, 40),
    (Mishap.NO_UNIT, 10),
    (Mishap.ABSURD, 10),
    (Mishap.WEAK_SIGNAL, 10),
    (Mishap.LATE, 150),
)
_ALL = sum(share for _, share in _PER_TEN_THOUSAND)


def mishap(chance: Chance) -> Mishap:
    """Draw what becomes of a reading; nearly always nothing."""
    lot = chance.below(10_000)
    if lot >= _ALL:
        return Mishap.NONE
    for kind, share in _PER_TEN_THOUSAND:
        if lot < share:
            return kind
        lot -= share
    return Mishap.NONE
