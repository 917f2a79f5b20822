"""Rule sets, a year of assessments and their way into use, in memory for the page of limits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256

import numpy as np

from triage.access.rule_versions.change import RuleChange
from triage.access.rule_versions.notice import RuleNotice
from triage.access.rule_versions.version import RuleVersion, Signed, Stage, Statement, Step
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.clinical.colour import Colour
from triage.errors import Text
from triage.resources import resource
from triage.scoring.danish_time import DENMARK
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.words.names import names_of
from triage.scoring.evaluate.columns import Column
from triage.scoring.inputs.values import Status
from triage.scoring.replay.budget import Budget
from triage.scoring.replay.dragging.drag import Drag
from triage.scoring.replay.history import History
from triage.scoring.replay.replay import replay
from triage.scoring.replay.sequel.sequel import Sequel
from triage.scoring.replay.workload import Expected
from triage.scoring.rules.model import RuleSet, ValueType
from triage.workflow.catalogue import Catalogue
from triage.workflow.tune.budget import BudgetRun
from triage.workflow.tune.drafts import Imported
from triage.workflow.tune.green_share import GreenShare
from triage.workflow.tune.keys.keys import OwnKey
from triage.workflow.tune.library import LibraryEntry
from triage.workflow.tune.open_cases.rule_changes import ChangedCase
from triage.workflow.tune.replay.outcomes import Recorded
from triage.workflow.tune.replay.patients_behind import Behind, PatientBehind
from triage.workflow.tune.versions import VersionShown
from triage.workflow.tune.without_rules import WithoutRules
from ui.desks.tuning import asked
from ui.desks.tuning.facts import (
    Aftermath,
    Board,
    Checked,
    Followed,
    InHand,
    Kind,
    Moved,
    Period,
    Place,
    Replayed,
    Sent,
    Subject,
)
from ui.desks.tuning_desk import TuningDesk

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
CATALOGUE = Catalogue()
SENT = Sent((), (Text("34 af 34 eksempler", "34 of 34 examples"),))
KOL = resource("rulesets", "kol.yaml").read_text(encoding="utf-8")
CAN_SIGN = OwnKey("ab12 cd34", is_certified=True, needs_passphrase=False, told=None)
NO_KEY = OwnKey(
    None,
    is_certified=False,
    needs_passphrase=False,
    told=Text("Du har ingen signaturnøgle. Lav en.", "You have no signing key. Make one."),
)
NOT_CERTIFIED = OwnKey(
    " ".join(["1f2e"] * 16),
    is_certified=False,
    needs_passphrase=True,
    told=Text("Din nøgle er ikke attesteret endnu.", "Your key is not certified yet."),
)


def history_of(rule_set: RuleSet, rows: int, seed: int = 7, until: datetime = NOW) -> History:
    """So many made-up assessments of a year by a rule set: mostly well people, some not."""
    rng = np.random.default_rng(seed)
    columns = {name: _column(rng, name, rule_set, rows) for name in rule_set.inputs}
    start = int((until - timedelta(days=364)).timestamp() * 1000)
    at = np.sort(rng.integers(start, int(until.timestamp() * 1000), rows))
    made = History(
        rule_set=rule_set,
        columns=columns,
        blocks_green=np.zeros(rows, np.bool_),
        ranks=np.zeros(rows, np.uint8),
        results=np.arange(1, rows + 1, dtype=np.int64),
        patients=rng.integers(1, max(2, rows // 20), rows),
        departments=rng.integers(1, 3, rows),
        at=at,
        versions=np.zeros(rows, np.uint16),
        version_hashes=(rule_set.sha256,),
    )
    return replace(made, ranks=replay(made, rule_set))


def _column(rng: np.random.Generator, name: str, rule_set: RuleSet, rows: int) -> Column:
    declared = rule_set.inputs[name]
    known = np.full(rows, Status.KNOWN, np.uint8)
    if declared.type is not ValueType.NUMBER:
        rare = np.where(rng.random(rows) < 0.02, Status.KNOWN, Status.ABSENT).astype(np.uint8)
        return Column((rng.random(rows) < 0.3).astype(np.int64), rare, 0, ("none", "call") if declared.codes else ())
    middle, spread = {"spo2": (93.5, 2.6), "pulse": (82.0, 13.0), "resp_rate": (16.0, 2.4), "temp": (37.0, 0.5)}.get(
        name, (0.0, 0.6)
    )
    decimals = declared.decimals or 0
    values = np.rint(rng.normal(middle, spread, rows) * 10**decimals).astype(np.int64)
    if name == "spo2":
        values = np.minimum(values, 100)
    return Column(values, known, decimals)


CHANGE = RuleChange(
    *(1, "copd", "kol-hjemmemonitorering", "1.2.0", "1.3.0", NOW - timedelta(hours=3)), open_cases=12, changed=2, kept=1
)
CHANGED_CASES = (
    ChangedCase(
        *(7, None, Text("patient 4471 0283", "patient 4471 0283"), Colour.YELLOW, Colour.RED, "changed", None),
        NOW - timedelta(hours=3),
    ),
    ChangedCase(
        *(9, None, Text("patient 1180 5522", "patient 1180 5522"), Colour.YELLOW, Colour.RED, "kept", "anna"),
        NOW - timedelta(hours=3),
    ),
)
_BUDGET = Budget(Expected(38.2, 24.0, 52.4, 52), 9.6, 60)
_WEEKS = ((date(2026, 11, 9), 41), (date(2026, 11, 16), 37))
FOLLOWED = Followed(
    BudgetRun("copd", "1.3.0", _BUDGET, _WEEKS).words,
    _WEEKS,
    (
        GreenShare(date(2026, 11, 1), "copd", "1.3.0", 412, 301),
        GreenShare(date(2026, 10, 1), "copd", "1.2.0", 690, 522),
    ),
)


@dataclass
class MadeUpTuning:
    """Keeps drafts and versions; `fault` is raised by whatever is asked while it is set, `asked` tells what was.

    `runs` is what is in force; `rows` so many assessments of it are there to replay.
    """

    actor: str = "tester"
    runs: str = KOL
    rows: int = 4000
    drafts: list[WorkingDraft] = field(default_factory=list)
    versions: list[VersionShown] = field(default_factory=list)
    refused: dict[str, Text] = field(default_factory=dict)
    notices: list[RuleNotice] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    without_rules: list[WithoutRules] = field(default_factory=list)
    key: OwnKey = CAN_SIGN
    report: Sent | None = SENT
    steps: list[tuple[object, ...]] = field(default_factory=list)
    listed: list[tuple[int, int, int]] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    replays: int = 0
    fault: Exception | None = None
    history: History | None = None
    changed: tuple[RuleChange, ...] = ()
    left_out: tuple[tuple[Text, int], ...] = ((Text("grå uden regelsæt i brug", "grey without a rule set in use"), 12),)

    def board(self) -> Board:
        """Return where everything stands."""
        self._maybe_fail()
        entry = LibraryEntry(
            *("copd", "kol-hjemmemonitorering", Text("KOL", "COPD"), "1.2.0", "example", {"NEWS2": "RCP (2017)"}, KOL),
            *(None, (), False),
        )
        return Board(
            ("copd",), tuple(self.versions), tuple(self.drafts), (entry,), self.refused, self.key
        )

    def take(self, subject: Subject) -> InHand:
        """Return a text, read."""
        self._maybe_fail()
        base = opened(self.runs).rule_set
        working = next((one for one in self.drafts if subject == Subject("copd", Kind.DRAFT, one.id)), None)
        version = next((one for one in self.versions if one.version.content_sha256 == subject.key), None)
        text = working.body if working else version.version.body if version else self.runs
        draft = opened(text)
        names = names_of(draft.rule_set, CATALOGUE.kinds, CATALOGUE.instruments)
        report = None if version is None else self.report
        return InHand(subject, base, draft, names, working, version, report, CATALOGUE.kinds, CATALOGUE.instruments)

    def replay(
        self,
        period: Period,
        draft: RuleSet,
        before: Replayed | None,
        tell: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> Replayed:
        """Return the made-up year."""
        self._maybe_fail()
        self.replays += 1
        if self.history is None:
            self.history = history_of(opened(self.runs).rule_set, self.rows)
        history = self.history
        outcomes = np.where(history.ranks == Colour.RED.rank, np.uint8(Sequel.ADMITTED | Sequel.NECESSARY), np.uint8(0))
        outcomes[::7] |= np.uint8(Sequel.ADMITTED)
        recorded = Recorded(outcomes, np.zeros(history.rows))
        drag = Drag(history, draft)
        return Replayed(period, history, recorded, drag, asked._patients(history), self.left_out, 0.4)

    def aftermath(self, replayed: Replayed, moved: Moved) -> Aftermath:
        """Count what came of people, as the desk does."""
        self._maybe_fail()
        return asked.aftermath(lambda: _App(), replayed, moved)  # type: ignore[arg-type,return-value]  # the catalogue

    def behind(
        self,
        replayed: Replayed,
        rows: asked.Rows,
        draft: RuleSet,
        values: Mapping[str, Decimal],
        offset: int,
        limit: int,
    ) -> Behind:
        """Return pseudonymised lines."""
        self._maybe_fail()
        self.listed.append((len(rows), offset, limit))
        lines = [
            PatientBehind(
                row=int(row),
                patient=None,
                called=f"patient {int(replayed.history.patients[row]):04}",
                is_named=False,
                at=NOW - timedelta(days=3),
                before=Colour.YELLOW,
                after=Colour.RED,
                why=Text("Iltmætning 88 %", "Oxygen saturation 88 %"),
                outcome=int(replayed.recorded.outcomes[row]),
                department=1,
            )
            for row in rows[offset : offset + limit]
        ]
        return Behind(len(rows), tuple(lines))

    def check(self, text: str) -> Checked:
        """Check a text, as the desk does."""
        self._maybe_fail()
        return asked.check(lambda: _App(), text)  # type: ignore[arg-type,return-value]  # the catalogue and the clock

    def begin_draft(self, programme: str) -> WorkingDraft:
        """Begin a draft of what is in force."""
        self._maybe_fail()
        body = self.runs.replace("version: 1.2.0", "version: 1.3.0").replace("status: example", "status: draft")
        made = WorkingDraft(
            *(len(self.drafts) + 1, programme, "kol-hjemmemonitorering", "1.3.0", body, "f" * 64),
            *("in_force", self.actor, NOW, 1, NOW),
        )
        self.drafts.append(made)
        return made

    def save_draft(self, key: int, revision: int, text: str) -> WorkingDraft:
        """Keep what a draft says."""
        self._maybe_fail()
        self.saved.append(text)
        place = next(number for number, one in enumerate(self.drafts) if one.id == key)
        self.drafts[place] = replace(self.drafts[place], body=text, revision=revision + 1)
        return self.drafts[place]

    def drop_draft(self, key: int, revision: int) -> None:
        """Throw a draft away."""
        self._maybe_fail()
        self.drafts = [one for one in self.drafts if one.id != key]

    def submit(
        self,
        key: int,
        revision: int,
        reason: str,
        passphrase: str,
        tell: Callable[[int, int], None],
        is_stopped: Callable[[], bool],
    ) -> str:
        """Send a draft."""
        self._maybe_fail()
        draft = next(one for one in self.drafts if one.id == key)
        self.drop_draft(key, revision)
        self.steps.append(("submit", reason, passphrase))
        self.versions.insert(0, version_of(draft.body, draft.author, Stage.SUBMITTED))
        return self.versions[0].version.content_sha256

    def list_without_rules(self) -> list[WithoutRules]:
        """Return the programmes that nothing judges."""
        self._maybe_fail()
        return self.without_rules

    def make_key(self, passphrase: str) -> str:
        """Make a key that waits for its certificate."""
        self._maybe_fail()
        self.steps.append(("make_key", passphrase))
        self.key = NOT_CERTIFIED
        return NOT_CERTIFIED.fingerprint or ""

    def note_seen(self, notice: int) -> None:
        """Note that something that was told was seen."""
        self._maybe_fail()
        self.seen.append(notice)

    def decide(self, step: str, stage: Stage) -> Callable[..., str]:
        """Return what moves a version to another stage."""

        def move(content: str, *given: object) -> str:
            self._maybe_fail()
            self.steps.append((step, *given))
            self.versions = [
                replace(one, stage=stage) if one.version.content_sha256 == content else one for one in self.versions
            ]
            return content

        return move

    def desk(self) -> TuningDesk:
        """Return the functions as the page takes them."""
        return TuningDesk(
            board=self.board,
            take=self.take,
            places=lambda: [Place(1, "Demoafdelingen", 60), Place(2, "Eksempelafdelingen", 40)],
            replay=self.replay,
            aftermath=self.aftermath,
            behind=self.behind,
            find_limit=asked.find_limit,
            compare=asked.compare,
            check=self.check,
            begin_draft=self.begin_draft,
            adopt=self.begin_draft,
            import_draft=lambda path: Imported(self.begin_draft("copd"), (Text("Kendt fil.", "A known file."),)),
            save_draft=self.save_draft,
            drop_draft=self.drop_draft,
            submit=self.submit,
            withdraw=self.decide("withdraw", Stage.WITHDRAWN),
            approve=self.decide("approve", Stage.APPROVED),
            reject=self.decide("reject", Stage.REJECTED),
            roll_back=self.decide("roll_back", Stage.IN_FORCE),
            notices=lambda: [one for one in self.notices if one.id not in self.seen],
            seen=self.note_seen,
            without_rules=self.list_without_rules,
            make_key=self.make_key,
            changes=lambda _: self.changed,
            changed_cases=lambda _: CHANGED_CASES,
            followed=lambda _: FOLLOWED,
        )

    def _maybe_fail(self) -> None:
        if self.fault is not None:
            raise self.fault


def version_of(body: str, author: str, stage: Stage, at: datetime = NOW) -> VersionShown:
    """A version that somebody sent."""
    content = sha256(body.encode()).hexdigest()
    draft: Draft = opened(body)
    made = RuleVersion(
        *(1, "copd", draft.rule_set.name, draft.rule_set.version, content, draft.rule_set.sha256, body, None, author),
        at,
    )
    said = Statement(Step.SUBMIT, "copd", content, None, "0" * 64, None, 1, author, at, "Flere kald om vinteren")
    return VersionShown(made, stage, (Signed(said, "00", "00"),), made, None, None, None, None)


class _App:
    """As much of an application as checking and counting need."""

    catalogue = CATALOGUE

    @staticmethod
    def clock() -> datetime:
        """Return the time."""
        return NOW


def moved_text(**limits: int | str) -> str:
    """What a draft says with other limits."""
    from triage.scoring.drafts.edits.limits import SetLimits

    return opened(KOL).edited(SetLimits({name: Decimal(value) for name, value in limits.items()})).text
