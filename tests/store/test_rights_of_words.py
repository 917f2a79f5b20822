"""Free text, reasons and what a passphrase is checked against are read through the database's own functions alone."""

from collections.abc import Iterator

import psycopg
import pytest

from tests.postgresql import Server
from tests.rights_ward import SERVICE, Ward, ward_on
from triage.clinical.decision import Action
from triage.store.told import HIDDEN
from triage.workflow.casework.decide import decide
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.lists.list_cases import list_cases
from triage.workflow.rights.privacy import mark_private
from triage.worklist.row import Query, Row

WORDS = "Har det dårligt"


@pytest.fixture(scope="module")
def ward(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """A ward where a decision was noted about the first patient, and everybody once had a passphrase."""
    with ward_on(postgresql, tmp_path_factory.mktemp("ward")) as made:
        anna = made.of("r_anna")
        decide(anna, worst(made, "r_anna").case, Action.NO_VISIT, WORDS)
        made.told("UPDATE person SET verifier = 'made-up'")
        yield made


def worst(ward: Ward, login: str, *, closed: bool = False) -> Row:
    return list_cases(ward.of(login), Query(closed=closed), 0, 9)[0]


def told(ward: Ward, login: str, table: str) -> list[tuple[object, ...]]:
    """Return what a login is told of every row there is."""
    keys = ward.told(f'SELECT coalesce(array_agg(id), \'{{}}\') FROM "{table}"')[0][0]
    return ward.found(login, f"SELECT * FROM visita_told_{table}('{{{','.join(map(str, keys))}}}')")


@pytest.mark.parametrize("login", ["r_anna", "r_sofie", "r_lis", "r_per", "r_eva", "r_ida"])
@pytest.mark.parametrize("table", HIDDEN, ids=str)
def test_that_no_login_reads_them_from_the_table(ward: Ward, login: str, table: object) -> None:
    names = next(names for one, names in HIDDEN.items() if one is table)
    for name in (*names, "*"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ward.found(login, f'SELECT {name} FROM "{table}"')


@pytest.mark.parametrize(
    ("login", "reasons", "notes"),
    [
        *(("r_anna", 2, 1), ("r_lis", 2, 1), ("r_carl", 2, 1), ("r_bo", 1, 0), ("r_per", 2, 0)),
        *(("r_sofie", 0, 0), ("r_eva", 0, 0), ("r_ida", 0, 0), (SERVICE, 3, 1), ("postgres", 3, 1)),
    ],
)
def test_that_each_is_told_what_the_role_may_read(ward: Ward, login: str, reasons: int, notes: int) -> None:
    assert (len(told(ward, login, "case")), len(told(ward, login, "decision"))) == (reasons, notes)


@pytest.mark.parametrize("login", ["r_anna", "r_ida", "r_eva"])
def test_that_nobody_is_told_what_a_passphrase_is_checked_against(ward: Ward, login: str) -> None:
    assert told(ward, login, "person") == []
    assert len(told(ward, "postgres", "person")) > 1


def test_that_the_program_shows_them_to_a_clinician_alone(ward: Ward) -> None:
    case = worst(ward, "r_anna", closed=True).case
    shown = {login: open_chart(ward.of(login), case).decisions[0].note for login in ("r_carl", "r_sofie")}
    assert shown == {"r_carl": WORDS, "r_sofie": ""}
    assert worst(ward, "r_carl").reason.da
    assert not worst(ward, "r_sofie").reason.da


def test_that_a_closed_record_tells_nobody_its_reason(ward: Ward) -> None:
    mark_private(ward.of("r_anna"), worst(ward, "r_anna", closed=True).patient)
    left = len(told(ward, "r_anna", "case")), told(ward, "r_anna", "decision")
    ward.told("UPDATE privacy_mark SET ended = 1, ended_by = 'x'")
    assert left == (1, [])


@pytest.mark.parametrize(("login", "own"), [("r_anna", True), ("r_sofie", True), ("r_bo", False), ("r_ida", False)])
def test_that_who_asks_by_hand_learns_nothing_of_other_departments(ward: Ward, login: str, own: bool) -> None:
    asked = "SELECT visita_tied(1, '{1}'), visita_open(1, '{1}'), visita_known(1, '{1}'), visita_tied(1, '{1,2}')"
    assert ward.found(login, asked) == [(own, own, own, False)]


@pytest.mark.parametrize(("login", "known"), [("r_anna", [3]), ("r_bo", []), ("r_ida", []), ("r_eva", [])])
def test_that_who_asks_by_hand_learns_of_no_mark_elsewhere(ward: Ward, login: str, known: list[int]) -> None:
    mark_private(ward.of("r_anna"), 3)
    found = ward.found(login, "SELECT visita_marked()")
    ward.told("UPDATE privacy_mark SET ended = 1, ended_by = 'x'")
    assert found == [(known,)]


def test_that_with_an_older_result_comes_its_own_reason(ward: Ward) -> None:
    ((key,),) = ward.told("SELECT id FROM \"case\" WHERE is_open = 1 AND programme = 'copd'")
    ((result,),) = ward.told("SELECT min(result.id) FROM result, \"case\" WHERE result.id <> result_id")
    ((before, colour, reason),) = ward.told(f'SELECT result_id, colour_rank, reason_da FROM "case" WHERE id = {key}')
    columns = "patient_id, programme, is_open, colour_rank, opened, department_id, result_id, reason_da, reason_en"
    former = f"SELECT patient_id, programme, 0, 1, 1, department_id, {result}, 'Før', 'Before' FROM \"case\""
    ((old,),) = ward.told(f'INSERT INTO "case" ({columns}) {former} WHERE id = {key} RETURNING id')
    lifted = f"UPDATE \"case\" SET result_id = {result}, colour_rank = 1, reason_da = 'Alt vel' WHERE id = {key}"
    with ward.sql("r_anna") as connection:
        connection.execute(lifted)
    shown = ward.told(f'SELECT reason_da FROM "case" WHERE id = {key}')
    ward.told(f'DELETE FROM "case" WHERE id = {old}')
    again = f"result_id = {before}, colour_rank = {colour}, reason_da = '{reason}'"
    ward.told(f'UPDATE "case" SET {again} WHERE id = {key}')
    assert shown == [("Før",)]
