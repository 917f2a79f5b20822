"""Say why a patient has the colour, in words and with everything the colour rests on."""

import json
from dataclasses import dataclass

from triage.access.acts import Act
from triage.errors import Text
from triage.scoring.explain.result import Result
from triage.store.auditing import audit
from triage.store.results import case_facts, results_by_key
from triage.store.worklist import case_of_patient, row_of_case
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.worklist.row import Row


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row of the worklist with the stored result behind it."""

    row: Row
    result: Result

    def lines(self) -> tuple[Text, ...]:
        """Return the reasons, what is unknown, and what would have changed the colour, a sentence each."""
        fired = self.result.fired
        reasons = [Text(f"{rule.reason.da}. {rule.detail.da}", f"{rule.reason.en}. {rule.detail.en}") for rule in fired]
        return (*reasons, *self.result.why_grey, *self.result.could_be, *self.result.unknown)

    def content(self) -> dict[str, object]:
        """Return the stored result as JSON content, its inputs by name."""
        body = json.loads(self.result.to_json())
        body["rule_set"] = {
            "name": self.result.rule_set,
            "version": self.result.version,
            "sha256": self.result.rule_set_sha256,
        }
        body["inputs"] = {found["name"]: found for found in body["inputs"]}
        body["sha256"] = self.result.sha256
        return {name: value for name, value in body.items() if name not in ("version", "rule_set_sha256")}


def find_case(app: Application, patient: str) -> int | None:
    """Return the case of the patient with this key or reference, or None where there is none."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        return case_of_patient(connection, patient)


def explain(app: Application, case: int) -> Explanation:
    """Return why `case` has its colour, after the audit line is written."""
    with app.store.change() as connection:
        found, row = case_facts(connection, case), row_of_case(connection, case)
        if found is None or row is None:
            raise LookupError(case)
        warrant = permit(app, connection, Act.SEE_PATIENT, found.patient)
        audit.log(connection, app.clock(), app.actor, "explain", found.patient, f"case {case}", warrant)
        stored = results_by_key(connection, [found.result])[found.result]
    return Explanation(row, Result.from_json(stored.body))
