"""What a replay came to, as it is sent for approval: whoever approves signs its hash."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from triage.clinical.canonical import canonical_text, text_hash
from triage.errors import Text, UnreadableError
from triage.scoring.numbers import exact
from triage.scoring.replay.counting.counts import Counts
from triage.scoring.replay.report.report_parts import (
    Json,
    counts_content,
    found_content,
    missed_content,
    yields_content,
)
from triage.scoring.replay.sequel.came_after import CameAfter
from triage.scoring.replay.sequel.missed import Missed
from triage.scoring.replay.sequel.yields import RuleYield

_NOT_ASKED = Text("Der er ikke spurgt til oversete.", "Nothing was asked about the missed.")


@dataclass(frozen=True, slots=True)
class Report:
    """A replay of one draft over one history.

    `before_sha256` are the rule sets that the stored results name, `limits` the draft's. `visits` and `admissions` are
    the yields of the draft's rules; `red_first` and `called_first` whom a colour found before an admission, None where
    stays are not told. `missed` is an estimate, or why there is none. `words` are its main numbers in sentences: they
    are signed too, for they are what was read.
    """

    engine: str
    period: tuple[date, date]
    rule_set: str
    version: str
    rules_sha256: str
    before_sha256: tuple[str, ...]
    limits: Mapping[str, Decimal]
    rows: int
    patients: int
    left_out: Mapping[str, int]
    now: Counts = field(repr=False)
    draft: Counts = field(repr=False)
    capacity: Mapping[int, int] = field(default_factory=dict)
    visits: tuple[RuleYield, ...] = ()
    admissions: tuple[RuleYield, ...] = ()
    red_first: CameAfter | None = None
    called_first: CameAfter | None = None
    missed: Missed | Text = _NOT_ASKED
    warnings: tuple[Text, ...] = ()
    words: tuple[Text, ...] = ()

    def to_json(self) -> str:
        """Return the canonical JSON: sorted keys, no floats; the same on every machine."""
        with exact():
            content = _content(self)
        return canonical_text(content)

    @property
    def sha256(self) -> str:
        """Return the hash of the canonical JSON."""
        return text_hash(self.to_json())


def told_in(text: str) -> tuple[Text, ...]:
    """Return the sentences and warnings of a report that was kept as JSON; raises UnreadableError when it is none."""
    try:
        content = json.loads(text)
        return tuple(Text(one["da"], one["en"]) for one in (*content["words"], *content["warnings"]))
    except (ValueError, KeyError, TypeError) as fault:
        raise UnreadableError(
            Text(
                "Den gemte rapport kan ikke læses. Afprøv udkastet igen, og send det på ny.",
                "The report that was kept cannot be read. Replay the draft again, and send it anew.",
            )
        ) from fault


def _content(report: Report) -> dict[str, Json]:
    return {
        "engine": report.engine,
        "period": [day.isoformat() for day in report.period],
        "rule_set": report.rule_set,
        "version": report.version,
        "rules_sha256": report.rules_sha256,
        "before_sha256": list(report.before_sha256),
        "limits": {name: format(value.normalize(), "f") for name, value in report.limits.items()},
        "rows": report.rows,
        "patients": report.patients,
        "left_out": dict(report.left_out),
        **counts_content(report.now, report.draft),
        "capacity": {str(department): calls for department, calls in report.capacity.items()},
        "visits": yields_content(report.visits),
        "admissions": yields_content(report.admissions),
        "red_first": found_content(report.red_first),
        "called_first": found_content(report.called_first),
        "missed": missed_content(report.missed),
        "warnings": [one.content for one in report.warnings],
        "words": [one.content for one in report.words],
    }
