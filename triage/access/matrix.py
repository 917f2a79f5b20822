"""The whole matrix of roles and acts: what stands in no cell is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.access.acts import Act
from triage.access.conditions import Condition
from triage.access.roles import Role


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a role may do an act, and on which conditions."""

    is_allowed: bool
    conditions: frozenset[Condition] = frozenset()


def cell(role: Role, act: Act) -> Cell:
    """Return the cell of the matrix; an act that the matrix does not name is refused to everybody."""
    return MATRIX.get(act, {}).get(role, _NO)


def _if(*conditions: Condition) -> Cell:
    return Cell(is_allowed=True, conditions=frozenset(conditions))


def _row(*cells: Cell) -> Mapping[Role, Cell]:
    return dict(zip(Role, cells, strict=True))


_NO, _YES = Cell(is_allowed=False), Cell(is_allowed=True)
_OURS = _if(Condition.RELATION)
_FRONT = _if(Condition.FRONT)
_OUR_FRONT = _if(Condition.RELATION, Condition.FRONT)
_CODED = _if(Condition.RELATION, Condition.PSEUDONYMISED)
_LIMIT = _if(Condition.RELATION, Condition.EXPIRY)
_PROPOSE = _if(Condition.RELATION, Condition.PROPOSAL)
_MOVE = _if(Condition.RELATION, Condition.CLINICIAN_OK)
_OF_ANOTHER = _if(Condition.NOT_OWN_DRAFT)
_LIST = _if(Condition.OWN_LIST, Condition.PURPOSE)
_CALL_INS = _if(Condition.FRONT, Condition.PURPOSE)
_COUNTS = _if(Condition.WITHOUT_CPR)
_OTHERS = _if(Condition.NOT_SELF, Condition.SECOND_PERSON)

# The columns in the order of `Role`: clinician, medical secretary, department head, rule author, rule approver,
# auditor, administrator.
MATRIX: Mapping[Act, Mapping[Role, Cell]] = {
    Act.SEE_LIST: _row(_YES, _FRONT, _YES, _NO, _NO, _NO, _NO),
    Act.SEE_COUNTS: _row(_YES, _YES, _YES, _YES, _YES, _NO, _NO),
    Act.SEE_PATIENT: _row(_OURS, _NO, _OURS, _NO, _NO, _NO, _NO),
    Act.SEE_PSEUDONYMISED: _row(_NO, _NO, _NO, _CODED, _CODED, _NO, _NO),
    Act.SEE_APPOINTMENTS: _row(_OURS, _OUR_FRONT, _OURS, _NO, _NO, _NO, _NO),
    Act.SEE_EXPECTED: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.OWN_CASE: _row(_OURS, _NO, _OURS, _NO, _NO, _NO, _NO),
    Act.DECIDE: _row(_OURS, _NO, _OURS, _NO, _NO, _NO, _NO),
    Act.ACKNOWLEDGE_GREENS: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.NOTE_CONTACT: _row(_OURS, _OURS, _OURS, _NO, _NO, _NO, _NO),
    Act.NOTE_PAUSE: _row(_OURS, _NO, _OURS, _NO, _NO, _NO, _NO),
    Act.NOTE_PRIVACY: _row(_OURS, _OURS, _OURS, _NO, _NO, _NO, _NO),
    Act.BOOK: _row(_PROPOSE, _MOVE, _OURS, _NO, _NO, _NO, _NO),
    Act.LIMIT_PATIENT: _row(_LIMIT, _NO, _LIMIT, _NO, _NO, _NO, _NO),
    Act.BREAK_GLASS: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.SEE_DEVICES: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.INVALIDATE_READINGS: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    # The program's own work: it shows nobody anything, and every workstation may be the one that does it.
    Act.RUN_INTAKE: _row(_YES, _YES, _YES, _YES, _YES, _NO, _YES),
    Act.SEE_SOURCES: _row(_YES, _YES, _YES, _YES, _YES, _NO, _YES),
    Act.SEE_QUARANTINE: _row(_YES, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.SET_SOURCES: _row(_NO, _NO, _NO, _NO, _NO, _NO, _YES),
    Act.SET_PROGRAMMES: _row(_NO, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.DRAFT_RULES: _row(_NO, _NO, _YES, _YES, _NO, _NO, _NO),
    Act.APPROVE_RULES: _row(_NO, _NO, _OF_ANOTHER, _NO, _OF_ANOTHER, _NO, _NO),
    Act.ACTIVATE_RULES: _row(_NO, _NO, _OF_ANOTHER, _NO, _OF_ANOTHER, _NO, _NO),
    Act.ROLL_BACK_RULES: _row(_NO, _NO, _YES, _NO, _YES, _NO, _NO),
    Act.EXPORT_LIST: _row(_LIST, _NO, _NO, _NO, _NO, _NO, _NO),
    Act.EXPORT_CALL_INS: _row(_NO, _CALL_INS, _NO, _NO, _NO, _NO, _NO),
    Act.EXPORT_STATISTICS: _row(_NO, _NO, _COUNTS, _NO, _NO, _NO, _NO),
    Act.EXPORT_LOG: _row(_NO, _NO, _NO, _NO, _NO, _YES, _NO),
    Act.READ_OWN_LOG: _row(_YES, _YES, _NO, _NO, _NO, _NO, _NO),
    Act.READ_LOG: _row(_NO, _NO, _NO, _NO, _NO, _YES, _NO),
    Act.READ_LOG_COUNTS: _row(_NO, _NO, _YES, _NO, _NO, _NO, _NO),
    Act.CHECK_LOG: _row(_NO, _NO, _NO, _NO, _NO, _YES, _YES),
    Act.SEE_USERS: _row(_NO, _NO, _YES, _NO, _NO, _YES, _YES),
    Act.ASK_USERS: _row(_NO, _NO, _OTHERS, _NO, _NO, _NO, _OTHERS),
    Act.SET_USERS: _row(_NO, _NO, _NO, _NO, _NO, _NO, _OTHERS),
    Act.KEEP_KEYS: _row(_NO, _NO, _NO, _NO, _NO, _NO, _YES),
}
