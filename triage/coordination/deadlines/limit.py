"""The longest that a kind of pathway may take by law, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from triage.coordination.dated import Period, in_force
from triage.errors import Text


class Start(StrEnum):
    """What day 0 of a clock is."""

    RECEIVED = "received"
    AGREED = "agreed"

    @property
    def words(self) -> Text:
        """Return the day in words: "30 dage fra …"."""
        return _STARTS[self]


_STARTS = {
    Start.RECEIVED: Text("henvisningen er modtaget", "the referral is received"),
    Start.AGREED: Text("patienten har sagt ja til behandlingen", "the patient has agreed to the treatment"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `days` calendar days from `starts`, until `ends`; `name` is what people call the right.

    `notice` tells that the patient must also be told in time what is to happen when. The name of one that is sensitive
    says what the patient suffers from, and is for whoever is asked to treat it.
    """

    kind: str
    name: Text
    days: int
    starts: Start
    ends: Text
    period: Period
    notice: bool = False
    is_sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Within how many working days of receipt a patient must be told."""

    working_days: int
    period: Period


@dataclass(frozen=True, slots=True)
class Limits:
    """Every clock through the years, and which of them a referral's code ("system|code") starts."""

    by_kind: Mapping[str, tuple[Limit, ...]]
    notices: tuple[Notice, ...] = ()
    kinds_by_code: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def limit_for(self, kind: str, received: date) -> Limit | None:
        """Return the limit of a pathway that began on `received`; None where the table does not say."""
        return in_force(self.by_kind.get(kind, ()), received)

    def notice_on(self, received: date) -> Notice | None:
        """Return how soon whoever was referred on `received` must be told; None where the table does not say."""
        return in_force(self.notices, received)
