"""The outcomes of a patient that are recorded."""

from collections.abc import Iterator
from dataclasses import replace

from triage.store.casework.cases import Outcome
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.assess_patient import assess_patient
from triage.workflow.score.outcome import Subject


def wanted_outcomes(catalogue: Catalogue, subject: Subject) -> Iterator[Outcome]:
    """Yield the outcomes of programmes that the department uses, and those of cases that are open all the same."""
    for one in assess_patient(catalogue, subject):
        if one.programme in subject.shown or subject.at_work is None or subject.at_work.opens_cases(one.programme):
            yield replace(one, by_rules=subject.by_rules)
