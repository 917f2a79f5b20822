"""Which way a number gets worse: as the file says, else as its questionnaire, sensor or fact does."""

from triage.scoring.analyse.subject import Subject
from triage.scoring.instruments.model import Direction
from triage.scoring.rules.model import CgmMetric, InputKind, Worse

ONE_WAY = frozenset({Worse.HIGHER, Worse.LOWER})
# How much of the time a sensor was worn says how far its numbers can be trusted, and not how somebody is.
_METRICS = {
    CgmMetric.ACTIVE_PCT: Worse.UNORDERED,
    CgmMetric.TIR: Worse.LOWER,
    CgmMetric.TBR1: Worse.HIGHER,
    CgmMetric.TBR2: Worse.HIGHER,
    CgmMetric.TBR_TOTAL: Worse.HIGHER,
    CgmMetric.TAR1: Worse.HIGHER,
    CgmMetric.TAR2: Worse.HIGHER,
    CgmMetric.TAR_TOTAL: Worse.HIGHER,
    CgmMetric.CV: Worse.HIGHER,
}
_DIRECTIONS = {Direction.HIGHER_IS_WORSE: Worse.HIGHER, Direction.LOWER_IS_WORSE: Worse.LOWER}


def way_of(subject: Subject, name: str) -> Worse | None:
    """Return which way a number gets worse; None where nothing says it, and both ends can be ill."""
    declared = subject.rule_set.inputs[name]
    if declared.worse is not None:
        return declared.worse
    match declared.kind:
        case InputKind.META:
            return Worse.HIGHER
        case InputKind.CGM:
            return _METRICS.get(CgmMetric(declared.metric or ""))
        case InputKind.SCORE:
            instrument = subject.instruments.get(declared.instrument or "")
            direction = None if instrument is None else instrument.direction
            return None if direction is None else _DIRECTIONS[direction]
        case _:
            return None
