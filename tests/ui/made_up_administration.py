"""What an administrator sets, in memory: every change is a line among the latest."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from pathlib import Path
from typing import NoReturn, TypeVar

from triage.access.department import Department
from triage.access.key_state import KeyState
from triage.access.rule_versions.certificate import Certificate
from triage.access.rule_versions.key_line import KeyLine, KeyStanding
from triage.access.rule_versions.version import Step
from triage.access.setting_lines import AdministrativeLine
from triage.coordination.conflicts.conflict import SEVERITIES, Code, Severity
from triage.scoring.danish_time import DENMARK
from triage.store.coordination.rule_precision import RuleCount
from triage.workflow.application import Changed
from triage.workflow.coordinate.precision import RulePrecision
from triage.workflow.coordinate.prompts_shown import PromptRate
from triage.workflow.tune.keys.pin import PinState
from triage.worklist.capacity import Capacity, CapacityOf, Load
from triage.worklist.department_hours import HoursOf, Moved, NewHours
from triage.worklist.escalation import Limit
from triage.worklist.greens import Policy
from triage.worklist.network import DIRECT, Network, Tried
from triage.worklist.programme_use import ProgrammeOf, ProgrammeUse
from triage.worklist.working_hours import WorkingHours
from ui.desks.administration_desk import AdministrationDesk

T = TypeVar("T")

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=DENMARK)
WEEK = WorkingHours({day: (time(8), time(16)) for day in range(5)})
PINNED = PinState(" ".join(["ab12"] * 16), None, None)
KEYS = KeyState("keyring", False, None, None, None, NOW, NOW)


def rule(code: Code, found: int = 8) -> RulePrecision:
    """A rule that found so much, a quarter of it not relevant; a critical one cannot be switched off."""
    severity = SEVERITIES[code]
    count = RuleCount(1, code.value, found, found // 2, found // 4)
    return RulePrecision("Demoafdelingen", code, severity, True, severity is not Severity.CRITICAL, count)


def signing_key(login: str = "forfatter", *, is_certified: bool = False) -> KeyLine:
    """A made-up person's key, which waits for a certificate unless told else."""
    said = Certificate(login, "00" * 32, (Step.APPROVE, Step.REJECT, Step.ROLL_BACK), NOW, NOW, "vogter")
    standing = KeyStanding.CERTIFIED if is_certified else KeyStanding.ASKED
    found = said if is_certified else None
    return KeyLine(login, f"Opdigtet {login}", " ".join(["1f2e"] * 16), NOW, standing, found, None)


_CERTIFIED = signing_key("leder", is_certified=True)


@dataclass
class MadeUpAdministration:
    """Keeps what is set; `fault` is raised by whatever is asked while it is set, `asked` counts previews."""

    hours: HoursOf = field(default_factory=lambda: HoursOf("Demoafdelingen", WEEK, is_own=False, check_days={}))
    capacity: Capacity = field(default_factory=Capacity)
    use: ProgrammeUse = field(default_factory=lambda: ProgrammeUse("copd"))
    network: Network = DIRECT
    tried: Tried = field(default_factory=lambda: Tried("demo", "fhir.example", 3))
    lines: list[AdministrativeLine] = field(default_factory=list)
    saved: list[object] = field(default_factory=list)
    asked: int = 0
    fault: Exception | None = None
    signing_keys: list[KeyLine] = field(default_factory=lambda: [signing_key(), _CERTIFIED])
    pin_state: PinState = PINNED
    rules: list[RulePrecision] = field(default_factory=lambda: [rule(Code.LONG_WAIT), rule(Code.PATIENT_OVERLAP, 0)])

    def desk(self) -> AdministrationDesk:
        """Return the functions as the page takes them."""
        return AdministrationDesk(
            list_people=list,
            add_person=lambda login, name: self._keep("add person", (login, name)),
            grant=self._refused,
            confirm=self._refused,
            revoke=self._refused,
            list_departments=lambda: [Department(1, "Demoafdelingen")],
            rename_department=lambda *asked: self._keep("rename department", asked),
            assign=lambda *asked: self._keep("assign", asked),
            add_source=self._refused,
            keep_token=self._refused,
            try_source=lambda _name: self.tried,
            network=lambda: self.network,
            set_network=self._set_network,
            keep_proxy_login=lambda *asked: self._keep("proxy login", asked),
            list_hours=lambda: [self.hours],
            preview_hours=self._preview,
            set_hours=self._set_hours,
            list_capacity=lambda: [CapacityOf("Demoafdelingen", self.capacity, Load(25, 36))],
            set_capacity=self._set_capacity,
            list_programmes=self._programmes,
            set_programme=self._set_programme,
            set_limit=lambda limit: self._keep("case-limit", limit),
            set_greens=self._refused,
            key_state=lambda: KEYS,
            back_up=lambda folder, _passphrase: self._answer(Path(folder) / "visita-1.backup"),
            verify=self._refused,
            changes=self._changes,
            set_active=lambda *asked: self._keep("deactivate person", asked),
            make_department=lambda *asked: self._keep("add department", asked),
            change_source=self._refused,
            list_rules=lambda: self.rules,
            switch_rule=self._switch,
            prompt_rate=lambda: PromptRate({"PATIENT_OVERLAP": 3}, 40),
            list_signing_keys=lambda: self.signing_keys,
            pin_state=lambda: self.pin_state,
            make_authority=self._make_authority,
            certify_key=lambda *asked: self._kept("rules.key_certify", asked, asked[1]),
            revoke_keys=lambda *asked: self._kept("rules.key_revoke", asked, ["ab12"]),
            pin_authority=lambda typed: self._kept("rules.pin", typed, typed),
            new_recovery=lambda _passphrase, _anew: self._answer("-".join(["ABCDE"] * 12)),
        )

    def _make_authority(self, passphrase: str) -> str:
        self.pin_state = PinState(PINNED.pinned, PINNED.pinned, None)
        return self._kept("rules.authority", passphrase, PINNED.pinned or "")

    def _kept(self, act: str, what: object, answer: T) -> T:
        self._keep(act, what)
        return answer

    def _keep(self, act: str, what: object) -> None:
        self._answer(None)
        self.saved.append(what)
        self.lines.insert(0, AdministrativeLine(len(self.lines), NOW, "tester", act, "a > b"))

    def _preview(self, _wanted: NewHours) -> Moved:
        self.asked += 1
        return self._answer(Moved(later=10, earlier=2, overdue=3))

    def _set_hours(self, wanted: NewHours) -> tuple[Moved, Changed]:
        self._keep("opening hours", wanted)
        if wanted.hours is not None:
            self.hours = replace(self.hours, hours=wanted.hours, is_own=True)
        return Moved(later=10, earlier=2, overdue=3), Changed(cases=(1,))

    def _set_capacity(self, _department: str, visits: Sequence[int], calls: Sequence[int]) -> None:
        self._keep("capacity", calls)
        self.capacity = Capacity(tuple(visits), tuple(calls))

    def _set_programme(self, _department: str, wanted: ProgrammeUse) -> None:
        self._keep("programme use", wanted)
        self.use = wanted

    def _switch(self, department: str, code: Code, is_on: bool) -> None:
        self._keep("switch rule", (department, code, is_on))
        self.rules = [replace(one, is_on=is_on) if one.code is code else one for one in self.rules]

    def _set_network(self, wanted: Network) -> None:
        self._keep("network", wanted)
        self.network = wanted

    def _programmes(self) -> list[ProgrammeOf]:
        return [ProgrammeOf("Demoafdelingen", self.use, "kol", "1.2.0", "example", Limit("copd"), Policy("copd"), 12)]

    def _changes(self) -> list[AdministrativeLine]:
        return self.lines

    def _answer(self, answer: T) -> T:
        if self.fault is not None:
            raise self.fault
        return answer

    def _refused(self, *_asked: object) -> NoReturn:
        raise self.fault or LookupError("not made up")
