"""Whoever wants other rules in force, with the database or a stolen key in hand: nobody is coloured by them."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, delete, insert, literal, select, update

from tests.builders import NOW, bundle, fhir_care_plan, fhir_patient, fhir_spo2
from tests.people import colleague, give
from tests.signing import ask, certified
from tests.tampered import made_in, seen, with_two_versions, without_triggers
from tests.tuning import Tuners
from triage.access.roles import Role
from triage.access.rule_versions.key_pair import fingerprint, public_of
from triage.access.rule_versions.version import RuleVersion, Signed, Stage, Step
from triage.clinical.canonical import text_hash
from triage.clinical.colour import Colour
from triage.commands.arguments import parser
from triage.commands.intake import run_score
from triage.commands.status import Status
from triage.commands.worklist import run_worklist
from triage.errors import WrongUseError
from triage.scoring.danish_time import danish_day, danish_midnight
from triage.scoring.drafts.final_text import approved_text
from triage.scoring.rules.load import load_rule_set
from triage.store.keeping.pin import PIN_NAME
from triage.store.keeping.signing_keys import demo_seed
from triage.store.rule_sets import versions_of
from triage.store.rule_versions.steps import keep_step, signed_steps
from triage.store.rule_versions.versions import keep_version
from triage.store.tables import case, result, rule_set, rule_step, rule_version
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.intake.import_files import import_files
from triage.workflow.score.score import score
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve, reject
from triage.workflow.tune.keys.certificates import revoke
from triage.workflow.tune.keys.keys import sign
from triage.workflow.tune.keys.pin import pin, pin_state, unpin
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.rules_in_use import RulesInUse, read_rules
from triage.workflow.tune.submit import submit, withdraw
from triage.workflow.tune.versions import list_versions


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tuners]:
    """A store where the second version is in force, and whose rows anybody may change: that is undone each time."""
    with with_two_versions(tmp_path_factory.mktemp("attacked"), minutes=1) as made:
        without_triggers(made.app.store)
        yield made


@pytest.fixture
def at_work(tmp_path: Path) -> Iterator[Tuners]:
    """A store without a version, of its own."""
    made = made_in(tmp_path)
    with closing(made.app.store):
        yield made


def keeper(at_work: Tuners) -> Application:
    return colleague(at_work.app, "noeglevogter", Role.ADMINISTRATOR)


def opened_anew(at_work: Tuners) -> Application:
    """Return the store as another start of the program finds it."""
    return replace(at_work.app, catalogue=Catalogue(at_work.app.store.path.parent, runs_examples=False))


def why_refused(found: RulesInUse) -> str:
    assert "copd" not in found.files
    return found.refused["copd"].en


def newest(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(table.c.id).order_by(table.c.id.desc()).limit(1)).scalar_one())


def approval(who: Application, sent: RuleVersion, after: Signed) -> tuple[RuleVersion, Signed]:
    """Return what `who` approves past the program: properly signed, whoever wrote it."""
    at = after.statement.at
    body = approved_text(sent.body, danish_day(at), who.actor, "rule_approver", at)
    rules, content = load_rule_set(body), text_hash(body)
    version = replace(sent, id=0, content_sha256=content, rules_sha256=rules.sha256, body=body, made=at)
    version = replace(version, base_sha256=sent.content_sha256)
    said = replace(
        after.statement,
        step=Step.APPROVE,
        content_sha256=content,
        valid_from=at,
        signer=who.actor,
        serial=after.statement.serial + 1,
    )
    return version, sign(who, said, ask)


def kept(version: RuleVersion, signed: Signed) -> Callable[[Connection], None]:
    def change(connection: Connection) -> None:
        keep_version(connection, version)
        keep_step(connection, signed, version.author)

    return change


def last_step(at_work: Tuners) -> Signed:
    with at_work.app.store.read() as connection:
        return signed_steps(connection)["copd"][-1]


def test_that_an_approval_by_the_author_counts_for_nothing_however_it_came_there(two_versions: Tuners) -> None:
    both = certified(colleague(two_versions.app, "begge", Role.DEPARTMENT_HEAD))
    draft = adopt(both, "copd")
    sent = submit(both, draft.id, draft.revision, ask=ask)
    forged = approval(both, sent, last_step(two_versions))
    before = read_rules(two_versions.app).files
    found = seen(two_versions, kept(*forged))
    assert (found.files, found.refused) == (before, {})
    assert ["You wrote the draft yourself" in one.why.en for one in found.refused_lines["copd"]] == [True]
    withdraw(both, sent.content_sha256, "prøve", ask=ask)


def test_that_an_approval_by_an_administrator_is_refused_whatever_key_they_have(two_versions: Tuners) -> None:
    def change(connection: Connection) -> None:
        give(connection, "godkender", Role.ADMINISTRATOR, NOW)

    assert "administrator does not approve" in why_refused(seen(two_versions, change))


def test_that_an_older_database_is_refused_where_the_newer_was_seen(two_versions: Tuners) -> None:
    def change(connection: Connection) -> None:
        connection.execute(delete(rule_set).where(rule_set.c.id == newest(connection, rule_set)))
        connection.execute(update(rule_set).values(in_force_until=None))
        connection.execute(delete(rule_step).where(rule_step.c.serial > 2))

    assert "lacks signed steps" in why_refused(seen(two_versions, change))


def test_that_a_database_without_any_of_the_steps_is_refused_where_they_were_seen(two_versions: Tuners) -> None:
    def change(connection: Connection) -> None:
        for table in (rule_set, rule_step, rule_version):
            connection.execute(delete(table))

    assert "lacks signed steps" in why_refused(seen(two_versions, change))


def test_that_steps_of_another_programme_put_nothing_in_force(two_versions: Tuners) -> None:
    def change(connection: Connection) -> None:
        for table in (rule_step, rule_set):
            named = [column for column in table.c if column.name not in ("id", "programme")]
            rows = select(literal("epilepsy"), *named)
            connection.execute(insert(table).from_select(["programme", *(one.name for one in named)], rows))

    found = seen(two_versions, change)
    assert "epilepsy" in found.refused
    assert found.rule_sets.keys() == {"copd"}


@pytest.mark.parametrize("status", ["approved", "example", "draft"])
def test_that_a_line_that_says_in_force_puts_nothing_in_force(two_versions: Tuners, status: str) -> None:
    body = two_versions.app.catalogue.library_files["epilepsy"].replace("status: example", f"status: {status}")
    said = {"name": "epilepsi", "version": "9.0.0", "sha256": "0" * 64, "programme": "epilepsy", "in_force_from": 1}

    def change(connection: Connection) -> None:
        connection.execute(insert(rule_set).values(**said, body=body, status=status))

    assert seen(two_versions, change).rule_sets.keys() == {"copd"}


def test_that_a_line_that_names_what_only_was_sent_is_refused(two_versions: Tuners) -> None:
    def change(connection: Connection) -> None:
        sent = connection.execute(select(rule_version).where(rule_version.c.body.contains("status: draft"))).first()
        mine = update(rule_set).where(rule_set.c.id == newest(connection, rule_set))
        connection.execute(mine.values(content_sha256=sent.content_sha256, body=sent.body, sha256=sent.rules_sha256))

    assert "not what was signed" in why_refused(seen(two_versions, change))


def test_that_no_file_beside_the_database_is_a_rule_set(two_versions: Tuners) -> None:
    home = two_versions.app.store.path.parent
    body = two_versions.app.catalogue.library_files["epilepsy"]
    (home / "rulesets").mkdir()
    for path in (home / "epilepsy.yaml", home / "rulesets" / "epilepsy.yaml"):
        path.write_text(body.replace("status: example", "status: approved"), encoding="utf-8")
    assert opened_anew(two_versions).catalogue.rule_sets == {}
    assert read_rules(opened_anew(two_versions)).rule_sets.keys() == {"copd"}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{}", "damaged"),
        ('{"fingerprint": 7}', "damaged"),
        (json.dumps({"fingerprint": fingerprint(public_of(demo_seed(None))), "number": 0, "seen": ""}), "another"),
        (None, "has not pinned"),
    ],
)
def test_that_rules_are_refused_where_the_pin_was_tampered_with(
    two_versions: Tuners, content: str | None, why: str
) -> None:
    path = two_versions.app.store.path.parent / PIN_NAME
    before = path.read_text(encoding="utf-8")
    try:
        path.unlink() if content is None else path.write_text(content, encoding="utf-8")
        assert why in why_refused(read_rules(opened_anew(two_versions)))
    finally:
        path.write_text(before, encoding="utf-8")


def test_that_a_restored_backup_counts_once_an_administrator_pinned_again(at_work: Tuners) -> None:
    first = at_work.approved()
    at_work.clock.on(minutes=1)
    at_work.approved(spo2_red=88)
    without_triggers(at_work.app.store)
    with at_work.app.store.write() as connection:
        connection.execute(delete(rule_step).where(rule_step.c.serial > 2))
    assert "copd" in read_rules(opened_anew(at_work)).refused
    state = pin_state(at_work.app)
    unpin(keeper(at_work))
    pin(keeper(at_work), state.pinned or "")
    assert read_rules(opened_anew(at_work)).versions["copd"].content_sha256 == first.content_sha256


def test_that_what_a_stolen_key_approved_is_refused_until_another_approves(at_work: Tuners) -> None:
    at_work.approved()
    score(at_work.app)
    revoke(keeper(at_work), "godkender", "tyveri", ask, is_stolen=True)
    score(at_work.app)
    assert "is revoked" in at_work.app.catalogue.refused["copd"].en
    assert at_work.app.catalogue.rule_sets == {}
    at_work.clock.on(minutes=1)
    mended = approve(at_work.head, at_work.sent(spo2_red=88).content_sha256, ask=ask)
    score(at_work.app)
    assert at_work.app.catalogue.refused == {}
    assert at_work.app.catalogue.rule_sets["copd"].version == mended.version


def test_that_a_stolen_key_takes_nothing_from_what_rests_on_others(at_work: Tuners) -> None:
    other = certified(colleague(at_work.app, "forfatter2", Role.RULE_AUTHOR))
    draft = adopt(other, "copd")
    reject(at_work.head, submit(other, draft.id, draft.revision, ask=ask).content_sha256, "nej", ask=ask)
    in_force = at_work.approved()
    revoke(keeper(at_work), "forfatter2", "tyveri", ask, is_stolen=True)
    found = read_rules(opened_anew(at_work))
    assert found.refused == {}
    assert found.versions["copd"].content_sha256 == in_force.content_sha256


def test_that_nobody_approves_what_a_stolen_key_sent(at_work: Tuners) -> None:
    sent = at_work.sent()
    revoke(keeper(at_work), "forfatter", "tyveri", ask, is_stolen=True)
    with pytest.raises(WrongUseError, match="revoked"):
        approve(at_work.approver, sent.content_sha256, ask=ask)
    reject(at_work.approver, sent.content_sha256, "stjålen nøgle", ask=ask)


def test_that_nobody_goes_back_to_what_a_stolen_key_approved(at_work: Tuners) -> None:
    at_work.approved()
    at_work.clock.on(minutes=1)
    approve(at_work.head, at_work.sent(spo2_red=88).content_sha256, ask=ask)
    revoke(keeper(at_work), "godkender", "tyveri", ask, is_stolen=True)
    with pytest.raises(WrongUseError, match="revoked"):
        roll_back(at_work.head, "copd", "prøve", ask=ask)
    assert read_rules(opened_anew(at_work)).refused == {}


def test_that_what_waits_for_its_day_can_be_stopped_by_another_than_its_author(at_work: Tuners) -> None:
    at_work.approved()
    waits = at_work.approved(danish_day(at_work.clock()) + timedelta(days=1), spo2_red=88)
    reject(at_work.head, waits.content_sha256, "ikke nu", ask=ask)
    at_work.clock.on(days=2)
    assert read_rules(opened_anew(at_work)).rule_sets["copd"].version == "1.2.0"
    assert {one.stage for one in list_versions(at_work.head)} == {Stage.IN_FORCE, Stage.REJECTED}


def test_that_rules_whose_row_was_changed_are_mended_by_one_person_who_goes_back(at_work: Tuners) -> None:
    at_work.approved()
    at_work.clock.on(minutes=1)
    changed = at_work.approved(spo2_red=88)
    score(at_work.app)
    without_triggers(at_work.app.store)
    with at_work.app.store.write() as connection:
        mine = update(rule_version).where(rule_version.c.content_sha256 == changed.content_sha256)
        connection.execute(mine.values(body=rule_version.c.body + "#"))
    score(at_work.app)
    assert "copd" in at_work.app.catalogue.refused
    at_work.clock.on(minutes=1)
    roll_back(at_work.head, "copd", "rækken er ændret", ask=ask)
    score(at_work.app)
    assert at_work.app.catalogue.refused == {}
    assert at_work.app.catalogue.rule_sets["copd"].version == "1.2.0"


def test_that_a_clock_a_little_behind_refuses_nothing_and_nothing_that_is_signed_by_it(at_work: Tuners) -> None:
    at_work.approved()
    at_work.approved(danish_day(at_work.clock()) + timedelta(days=1), spo2_red=88)
    at_work.clock.now = danish_midnight(danish_day(at_work.clock()) + timedelta(days=1))
    score(at_work.app)
    at_work.clock.on(minutes=-3)
    assert read_rules(opened_anew(at_work)).rule_sets["copd"].version == "1.3.0"
    at_work.approved(spo2_red=86)
    assert read_rules(opened_anew(at_work)).rule_sets["copd"].version == "1.4.0"
    at_work.clock.on(minutes=4)
    score(at_work.app)
    assert at_work.app.catalogue.refused == {}


def test_that_a_clock_that_was_set_back_is_told_of(at_work: Tuners) -> None:
    at_work.approved()
    at_work.approved(danish_day(at_work.clock()) + timedelta(days=1), spo2_red=88)
    at_work.clock.on(days=2)
    score(at_work.app)
    at_work.clock.on(days=-2)
    assert "clock of this computer is behind" in why_refused(read_rules(opened_anew(at_work)))
    at_work.clock.on(days=2)
    assert read_rules(opened_anew(at_work)).rule_sets["copd"].version == "1.3.0"


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2027, 3, 28), datetime(2027, 3, 27, 23, tzinfo=UTC)),
        (date(2027, 3, 29), datetime(2027, 3, 28, 22, tzinfo=UTC)),
        (date(2027, 10, 31), datetime(2027, 10, 30, 22, tzinfo=UTC)),
        (date(2027, 11, 1), datetime(2027, 10, 31, 23, tzinfo=UTC)),
    ],
)
def test_that_a_version_begins_at_danish_midnight_on_the_days_the_clock_is_changed(
    at_work: Tuners, day: date, begins: datetime
) -> None:
    at_work.approved(day)
    at_work.clock.now = begins - timedelta(seconds=1)
    assert read_rules(opened_anew(at_work)).rule_sets == {}
    at_work.clock.now = begins
    assert read_rules(opened_anew(at_work)).rule_sets.keys() == {"copd"}


def test_that_two_who_score_at_once_put_a_version_in_force_once(at_work: Tuners) -> None:
    at_work.approved()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(score, (opened_anew(at_work), opened_anew(at_work))))
    with at_work.app.store.read() as connection:
        assert [one.version for one in versions_of(connection, "copd")] == ["1.2.0"]


def test_that_commands_tell_of_rules_that_are_refused_and_end_otherwise(
    at_work: Tuners, capsys: pytest.CaptureFixture[str]
) -> None:
    at_work.approved()
    commands = (("score",), ("score", "--json"), ("worklist",), ("worklist", "--json"))
    run = {"score": run_score, "worklist": run_worklist}
    score(at_work.app)
    assert {run[words[0]](at_work.app, parser().parse_args(words)) for words in commands} == {Status.DONE}
    capsys.readouterr()
    revoke(keeper(at_work), "godkender", "tyveri", ask, is_stolen=True)
    for words in commands:
        assert run[words[0]](at_work.app, parser().parse_args(words)) is Status.FINDINGS
        told = capsys.readouterr()
        assert "copd" in told.err
        if "--json" in words:
            assert json.loads(told.out)["refused_rules"].keys() == {"copd"}


def test_that_a_red_that_nobody_has_looked_at_stays_red_when_its_rules_are_refused(
    at_work: Tuners, tmp_path: Path
) -> None:
    at_work.approved()
    path = tmp_path / "measured.json"
    path.write_bytes(bundle(fhir_patient(), fhir_care_plan(), fhir_spo2(80, at=at_work.clock())))
    import_files(at_work.app, [path])
    score(at_work.app)
    revoke(keeper(at_work), "godkender", "tyveri", ask, is_stolen=True)
    at_work.clock.on(minutes=1)
    score(at_work.app)
    with at_work.app.store.read() as connection:
        ranks = connection.execute(select(result.c.colour_rank).order_by(result.c.id)).scalars().all()
        shown = connection.execute(select(case.c.colour_rank).where(case.c.is_open == 1)).scalars().all()
    assert ranks == [Colour.RED.rank, Colour.GREY.rank]
    assert shown == [Colour.RED.rank]
