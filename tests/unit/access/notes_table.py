"""The table of roles as the department agreed on it, typed a second time, word by word; the program never reads it."""

from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.roles import Role

ROLES = (
    Role.CLINICIAN,
    Role.MEDICAL_SECRETARY,
    Role.DEPARTMENT_HEAD,
    Role.RULE_AUTHOR,
    Role.RULE_APPROVER,
    Role.AUDITOR,
    Role.ADMINISTRATOR,
)

TABLE = """
see queue                | full     | front   | full    | numbers | numbers  | no   | no
see answers              | relation | no      | relation| coded   | coded    | no   | no
see appointments         | relation | front   | relation| no      | no       | no   | no
take, decide, hand over  | relation | no      | relation| no      | no       | no   | no
book                     | propose  | ok      | relation| no      | no       | no   | no
contact note             | relation | relation| relation| no      | no       | no   | no
limit for one patient    | expiry   | no      | expiry  | no      | no       | no   | no
draft rule set           | no       | no      | full    | full    | no       | no   | no
approve rule set         | no       | no      | another | no      | another  | no   | no
activate                 | no       | no      | another | no      | another  | no   | no
roll back                | no       | no      | full    | no      | full     | no   | no
export list              | own list | no      | no      | no      | no       | no   | no
export call-ins          | no       | purpose | no      | no      | no       | no   | no
export statistics        | no       | no      | no CPR  | no      | no       | no   | no
export log               | no       | no      | no      | no      | no       | full | no
break-glass              | full     | no      | full    | no      | no       | no   | no
read own acts            | full     | full    | no      | no      | no       | no   | no
read counts of look-ups  | no       | no      | full    | no      | no       | no   | no
read whole log           | no       | no      | no      | no      | no       | full | no
check health of log      | no       | no      | no      | no      | no       | full | full
see users                | no       | no      | full    | no      | no       | full | full
ask for users            | no       | no      | others  | no      | no       | no   | others
manage users             | no       | no      | no      | no      | no       | no   | others
keys, backup, update     | no       | no      | no      | no      | no       | no   | full
"""

WORDS: dict[str, frozenset[Condition]] = {
    "full": frozenset(),
    "numbers": frozenset(),
    "front": frozenset({Condition.FRONT}),
    "relation": frozenset({Condition.RELATION}),
    "coded": frozenset({Condition.RELATION, Condition.PSEUDONYMISED}),
    "propose": frozenset({Condition.RELATION, Condition.PROPOSAL}),
    "ok": frozenset({Condition.RELATION, Condition.CLINICIAN_OK}),
    "expiry": frozenset({Condition.RELATION, Condition.EXPIRY}),
    "another": frozenset({Condition.NOT_OWN_DRAFT}),
    "own list": frozenset({Condition.OWN_LIST, Condition.PURPOSE}),
    # Who may see no answers exports none.
    "purpose": frozenset({Condition.PURPOSE, Condition.FRONT}),
    "no CPR": frozenset({Condition.WITHOUT_CPR}),
    "others": frozenset({Condition.NOT_SELF, Condition.SECOND_PERSON}),
}

# Each line of the table as acts; a word that means another act than the line's others stands by itself.
ACTS: dict[str, tuple[Act, ...]] = {
    "see appointments": (Act.SEE_APPOINTMENTS,),
    "take, decide, hand over": (Act.OWN_CASE, Act.DECIDE),
    "book": (Act.BOOK,),
    "contact note": (Act.NOTE_CONTACT,),
    "limit for one patient": (Act.LIMIT_PATIENT,),
    "draft rule set": (Act.DRAFT_RULES,),
    "approve rule set": (Act.APPROVE_RULES,),
    "activate": (Act.ACTIVATE_RULES,),
    "roll back": (Act.ROLL_BACK_RULES,),
    "export list": (Act.EXPORT_LIST,),
    "export call-ins": (Act.EXPORT_CALL_INS,),
    "export statistics": (Act.EXPORT_STATISTICS,),
    "export log": (Act.EXPORT_LOG,),
    "break-glass": (Act.BREAK_GLASS,),
    "read own acts": (Act.READ_OWN_LOG,),
    "read counts of look-ups": (Act.READ_LOG_COUNTS,),
    "read whole log": (Act.READ_LOG,),
    "check health of log": (Act.CHECK_LOG,),
    "see users": (Act.SEE_USERS,),
    "ask for users": (Act.ASK_USERS,),
    "manage users": (Act.SET_USERS,),
    "keys, backup, update": (Act.KEEP_KEYS,),
}


def cells() -> list[tuple[str, Role, str]]:
    """Return every cell as line, role and word."""
    found = []
    for line in TABLE.strip().splitlines():
        name, *words = (part.strip() for part in line.split("|"))
        found += [(name, role, word) for role, word in zip(ROLES, words, strict=True)]
    return found


def wanted() -> dict[tuple[Role, Act], frozenset[Condition] | None]:
    """Return what the table says of each role and act that it names: the conditions, or None where it is refused."""
    found: dict[tuple[Role, Act], frozenset[Condition] | None] = {}
    for name, role, word in cells():
        if name == "see queue":
            found[role, Act.SEE_LIST] = WORDS[word] if word in ("full", "front") else None
            found[role, Act.SEE_COUNTS] = None if word == "no" else frozenset()
        elif name == "see answers":
            found[role, Act.SEE_PATIENT] = WORDS[word] if word == "relation" else None
            found[role, Act.SEE_PSEUDONYMISED] = WORDS[word] if word == "coded" else None
        elif name == "see appointments" and word == "front":
            found[role, Act.SEE_APPOINTMENTS] = frozenset({Condition.RELATION, Condition.FRONT})
        else:
            for act in ACTS[name]:
                found[role, act] = WORDS.get(word)
    return found
