"""Whether the line that says what is in force says what the signed steps do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from triage.access.rule_versions.course import Course
from triage.access.rule_versions.version import RuleVersion
from triage.clinical.canonical import text_hash
from triage.errors import Text

# As far apart as the clocks of two computers may be.
_APART = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Line:
    """What stands as last in force of a programme, from `start`; `end` where it was taken out of force since."""

    content_sha256: str | None
    version: tuple[str, str, str]
    body: str
    start: datetime
    end: datetime | None


def told_at(line: Line | None, now: datetime) -> datetime:
    """Return the moment for which the steps are told: no earlier than what another clock, a little ahead, has begun."""
    return line.start if line is not None and now < line.start <= now + _APART else now


def line_fault(course: Course, version: RuleVersion | None, line: Line | None) -> Text | None:
    """Return why the last line does not fit; `version` is the one it names, None where there is no such.

    A line that was found wrong and ended counts no more once somebody has signed a step after that.
    """
    if line is None or (line.end is not None and course.at is not None and course.at >= line.end):
        return None
    if line.content_sha256 is None:
        # From before the first version of the programme.
        return None if not course.periods or line.start <= course.periods[0].start else WRONG_LINE
    was = (one for one in course.periods if one.content_sha256 == line.content_sha256)
    if version is None or not any(one.start <= line.start for one in was):
        waits = any(one.content_sha256 == line.content_sha256 for one in course.scheduled)
        return CLOCK_BACK if waits else WRONG_LINE
    if line.content_sha256 != course.in_force and line.start - course.periods[-1].start > _APART:
        # It came in force after what the steps put in force last: a step is missing.
        return WRONG_LINE
    is_text = text_hash(line.body) == line.content_sha256
    is_named = line.version == (version.name, version.version, version.rules_sha256)
    return None if is_text and is_named else WRONG_LINE


CLOCK_BACK = Text(
    "Det, der står som i kraft, begynder først senere: uret på denne computer går bagud, eller rækken er ændret. Ret "
    "uret.",
    "What stands as in force begins later only: the clock of this computer is behind, or the row was changed. Set the "
    "clock right.",
)
WRONG_LINE = Text(
    "Det, der står som i kraft, er ikke det, som blev underskrevet: rækken er ændret. Rul tilbage, godkend en ny "
    "version, eller hent databasen fra en sikkerhedskopi.",
    "What stands as in force is not what was signed: the row was changed. Roll back, approve a new version, or restore "
    "the database from a backup.",
)
