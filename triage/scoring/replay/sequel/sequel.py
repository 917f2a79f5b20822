"""What came after an assessment, as far as anybody noted it."""

from dataclasses import dataclass
from enum import IntFlag

import numpy as np
from numpy.typing import NDArray

from triage.scoring.evaluate.evaluation import Bools

Sequels = NDArray[np.uint8]


class Sequel(IntFlag):
    """What is known of the time after an assessment; several can be, and 0 is that nothing was noted.

    ADMITTED and NOT_ADMITTED come from the records of stays, whoever was called in. The others are only ever noted of
    patients whom somebody looked at: WORSE, MILDER or AGREED is how a person judged the patient beside the colour.
    """

    NECESSARY = 1
    UNNECESSARY = 2
    ADMITTED = 4
    NOT_ADMITTED = 8
    WORSE = 16
    MILDER = 32
    AGREED = 64


@dataclass(frozen=True, slots=True)
class Measure:
    """What speaks for an alarm, and what else was noted of the same kind, which speaks against it."""

    positive: Sequel
    negative: Sequel

    def positive_after(self, sequels: Sequels) -> Bools:
        """Return the rows after which something speaks for an alarm."""
        return has(sequels, self.positive)

    def recorded_after(self, sequels: Sequels) -> Bools:
        """Return the rows after which anything of the kind was noted."""
        return has(sequels, self.positive | self.negative)


VISITS = Measure(Sequel.NECESSARY, Sequel.UNNECESSARY)
ADMISSIONS = Measure(Sequel.ADMITTED, Sequel.NOT_ADMITTED)
# What a person who looks at a green may find.
LOOKED_AT = Measure(Sequel.WORSE, Sequel.MILDER | Sequel.AGREED)


def has(sequels: Sequels, wanted: Sequel) -> Bools:
    """Return the rows after which one of `wanted` came."""
    found: Bools = (sequels & np.uint8(wanted)) != 0
    return found
