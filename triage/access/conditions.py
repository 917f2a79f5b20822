"""What an allowed act still depends on, or shows less of."""

from enum import StrEnum


class Condition(StrEnum):
    """A condition of a cell of the matrix; those the right itself looks at come first, the rest the act observes.

    RELATION: about a patient to whom the department has a relation. FRONT: name, CPR, colour and deadline alone.
    PSEUDONYMISED: nobody can be told from what is shown. NOT_OWN_DRAFT: on a draft that another wrote. NOT_SELF: about
    another person. SECOND_PERSON: counts when another has confirmed it.
    """

    RELATION = "relation"
    FRONT = "front"
    PSEUDONYMISED = "pseudonymised"
    NOT_OWN_DRAFT = "not_own_draft"
    NOT_SELF = "not_self"
    SECOND_PERSON = "second_person"
    PURPOSE = "purpose"
    OWN_LIST = "own_list"
    WITHOUT_CPR = "without_cpr"
    EXPIRY = "expiry"
    PROPOSAL = "proposal"
    CLINICIAN_OK = "clinician_ok"
