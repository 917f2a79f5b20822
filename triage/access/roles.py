"""The roles of a department's people."""

from enum import StrEnum


class Role(StrEnum):
    """What kind of acts a person may do; the department and the relation to a patient say about whom."""

    CLINICIAN = "clinician"
    MEDICAL_SECRETARY = "medical_secretary"
    DEPARTMENT_HEAD = "department_head"
    RULE_AUTHOR = "rule_author"
    RULE_APPROVER = "rule_approver"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
