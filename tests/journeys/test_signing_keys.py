"""Keys that rules are signed with: from the made key to the certified signature, and everything that is refused."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import NOW
from tests.people import colleague
from tests.signing import PASSPHRASE, ask, certified, real
from triage.access.person import Session
from triage.access.roles import Role
from triage.access.rule_versions.key_line import KeyStanding
from triage.access.rule_versions.register import Pin
from triage.access.rule_versions.signing import signature_fault
from triage.access.rule_versions.version import Signed, Statement, Step
from triage.errors import NotAllowedError, StoreError, Text, WrongUseError
from triage.store.auditing.administrative_lines import newest_lines
from triage.store.keeping.pin import PIN_NAME, read_pin, write_pin
from triage.store.keeping.signing_keys import NOTE_NAME, held_key, seed_of
from triage.workflow.administration.changes import ACTS
from triage.workflow.application import Application
from triage.workflow.catalogue import Catalogue
from triage.workflow.demonstration.demo_keys import make_demo_keys
from triage.workflow.people.demo_people import make_demo_people
from triage.workflow.tune.keys.authority import make_authority
from triage.workflow.tune.keys.certificates import certify, revoke
from triage.workflow.tune.keys.key_list import list_keys
from triage.workflow.tune.keys.keys import make_key, own_key, sign
from triage.workflow.tune.keys.pin import pin, pin_state, unpin
from triage.workflow.tune.keys.trust import demo_authority, trust_of


def author(app: Application, login: str = "forfatter") -> Application:
    return colleague(app, login, Role.RULE_AUTHOR)


def approver(app: Application) -> Application:
    return colleague(app, "godkender", Role.RULE_APPROVER)


def keeper(app: Application) -> Application:
    return colleague(app, "noeglevogter", Role.ADMINISTRATOR)


def statement(signer: str, step: Step = Step.SUBMIT, serial: int = 1, days: int = 0) -> Statement:
    at = NOW + timedelta(days=days)
    return Statement(step, "copd", "c" * 64, "b" * 64, "d" * 64, None, serial, signer, at, "Færre falske alarmer")


def fault(app: Application, signed: Signed) -> Text | None:
    with app.store.read() as connection:
        return signature_fault(signed, trust_of(app, connection))


def told(app: Application, signed: Signed) -> str:
    found = fault(app, signed)
    return "" if found is None else found.en


def test_that_a_certified_author_signs_and_every_workstation_that_pinned_believes_it(app: Application) -> None:
    writer = certified(author(real(app)))
    signed = sign(writer, statement("forfatter"), ask)
    assert fault(writer, signed) is None
    assert own_key(writer).told is None
    assert own_key(writer).needs_passphrase


def test_that_the_demonstration_signs_without_a_passphrase_or_a_file(app: Application) -> None:
    writer = certified(author(app))
    assert fault(writer, sign(writer, statement("forfatter"))) is None
    assert not (app.store.path.parent / NOTE_NAME).exists()
    assert not (app.store.path.parent / PIN_NAME).exists()


def test_that_a_private_key_is_on_disk_behind_a_passphrase_alone(app: Application) -> None:
    certified(author(real(app)))
    folder = app.store.path.parent
    held = held_key(folder, "forfatter")
    assert held is not None
    seed = seed_of(held, ask)
    assert seed.hex() not in (folder / NOTE_NAME).read_text()
    assert (folder / NOTE_NAME).stat().st_mode & 0o77 == 0
    assert (folder / PIN_NAME).stat().st_mode & 0o77 == 0
    with pytest.raises(StoreError, match="passphrase"):
        seed_of(held, lambda _is_new: "en anden")


def test_that_no_key_is_made_without_a_passphrase(app: Application) -> None:
    writer = author(real(app))
    with pytest.raises(StoreError, match="passphrase"):
        make_key(writer)
    assert held_key(app.store.path.parent, "forfatter") is None
    assert own_key(writer).fingerprint is None


def test_that_signing_without_a_key_or_a_certificate_tells_what_to_do(app: Application) -> None:
    writer = author(real(app))
    with pytest.raises(WrongUseError, match="no signing key"):
        sign(writer, statement("forfatter"), ask)
    made = make_key(writer, ask)
    with pytest.raises(WrongUseError, match=f"read the fingerprint aloud .{made}"):
        sign(writer, statement("forfatter"), ask)


def test_that_nobody_signs_in_anothers_name_or_a_step_that_is_not_theirs(app: Application) -> None:
    writer = certified(author(app))
    with pytest.raises(WrongUseError, match="own name"):
        sign(writer, statement("godkender"))
    with pytest.raises(NotAllowedError):
        sign(writer, statement("forfatter", Step.APPROVE))
    with pytest.raises(NotAllowedError):
        make_key(colleague(app, "kliniker"))


def test_that_an_authors_key_stays_an_authors_though_the_role_is_changed_in_the_database(app: Application) -> None:
    writer = certified(author(app))
    raised = colleague(writer, "forfatter", Role.RULE_APPROVER)
    with pytest.raises(WrongUseError, match="not certified to approve rules"):
        sign(raised, statement("forfatter", Step.APPROVE))


def test_that_nobody_certifies_their_own_key_nor_an_administrators(app: Application) -> None:
    administrator = colleague(app, "begge", Role.ADMINISTRATOR, Role.DEPARTMENT_HEAD)
    made = make_key(administrator)
    with pytest.raises(WrongUseError, match="own key"):
        certify(administrator, "begge", made)
    with pytest.raises(WrongUseError, match="an administrator never"):
        certify(keeper(app), "begge", made)


def test_that_only_an_administrator_certifies_and_revokes(app: Application) -> None:
    made = make_key(author(app))
    for login in ("forfatter", "godkender"):
        person = replace(approver(app), actor=login)
        with pytest.raises(NotAllowedError):
            certify(person, "forfatter", made)
        with pytest.raises(NotAllowedError):
            revoke(person, "forfatter", "holdt op")
        with pytest.raises(NotAllowedError):
            list_keys(person)


def test_that_a_fingerprint_that_does_not_fit_or_is_not_whole_certifies_nothing(app: Application) -> None:
    made = make_key(author(app))
    other = make_key(author(app, "anden"))
    with pytest.raises(WrongUseError, match="not whole"):
        certify(keeper(app), "forfatter", made[:20])
    with pytest.raises(WrongUseError, match="no key with that fingerprint"):
        certify(keeper(app), "forfatter", other)
    assert certify(keeper(app), "forfatter", made.upper().replace(" ", "-")) == made


def test_that_a_key_revoked_counts_for_what_was_signed_before(app: Application) -> None:
    writer = certified(author(app))
    before, later = sign(writer, statement("forfatter", days=0)), sign(writer, statement("forfatter", days=9))
    revoke(replace(keeper(app), clock=lambda: NOW + timedelta(days=1)), "forfatter", "holdt op")
    assert fault(writer, before) is None
    assert "revoked" in told(writer, later)
    with pytest.raises(WrongUseError, match="revoked"):
        sign(writer, statement("forfatter"))


def test_that_nothing_a_stolen_key_signed_counts(app: Application) -> None:
    writer = certified(author(app))
    before = sign(writer, statement("forfatter"))
    revoke(replace(keeper(app), clock=lambda: NOW + timedelta(days=1)), "forfatter", "stjålet", is_stolen=True)
    assert "revoked" in told(writer, before)


def test_that_what_was_signed_before_the_certificate_counts_not(app: Application) -> None:
    writer = certified(author(app))
    with pytest.raises(WrongUseError, match="before the key was certified"):
        sign(writer, statement("forfatter", days=-1))


def test_that_without_a_pin_nothing_is_believed_and_the_sentence_tells_how(app: Application) -> None:
    writer = certified(author(real(app)))
    signed = sign(writer, statement("forfatter"), ask)
    unpin(keeper(writer))
    assert "triage rules keys pin FINGERPRINT" in told(writer, signed)
    assert pin_state(writer).pinned is None


def test_that_another_pin_refuses_with_both_fingerprints(app: Application) -> None:
    writer = certified(author(real(app)))
    signed, held = sign(writer, statement("forfatter"), ask), pin_state(writer).pinned
    other = "0123 " * 16
    pin(keeper(writer), other)
    assert other.strip() in told(writer, signed)
    assert held is not None
    assert held in told(writer, signed)


def test_that_anybody_sets_the_first_pin_and_an_administrator_alone_another(app: Application) -> None:
    opened = real(app)
    held = pin_state(opened).pinned
    unpin(keeper(opened))
    person = colleague(opened, "kliniker")
    assert pin(person, str(held).replace(" ", "")) == held
    with pytest.raises(NotAllowedError):
        pin(person, "ab12" * 16)
    with pytest.raises(NotAllowedError):
        unpin(person)
    with pytest.raises(WrongUseError, match="not whole"):
        pin(person, "ab12")


def test_that_a_real_store_never_believes_the_demonstrations_authority(app: Application) -> None:
    with pytest.raises(WrongUseError, match="everybody knows"):
        pin(keeper(replace(app, is_demo=False)), demo_authority())


def test_that_a_damaged_pin_believes_nothing_and_only_an_administrator_mends_it(app: Application) -> None:
    writer = certified(author(real(app)))
    signed, held = sign(writer, statement("forfatter"), ask), pin_state(writer).pinned
    (app.store.path.parent / PIN_NAME).write_text('{"fingerprint": "ab12"}')
    assert "damaged" in told(writer, signed)
    with pytest.raises(NotAllowedError):
        pin(writer, str(held))
    pin(keeper(writer), str(held))
    assert fault(writer, signed) is None


def test_that_a_new_authority_says_again_what_the_former_said(app: Application) -> None:
    writer = certified(author(real(app)))
    gone = certified(author(writer, "gaaet"))
    revoke(keeper(writer), "gaaet", "stjålet", ask, is_stolen=True)
    signed = sign(writer, statement("forfatter"), ask)
    former = pin_state(writer).pinned
    made = make_authority(keeper(writer), ask, anew=True)
    assert made != former
    assert pin_state(writer).pinned == made
    assert fault(writer, signed) is None
    assert "revoked" in (own_key(gone).told or Text("", "")).en


def test_that_an_authority_is_made_once_and_by_an_administrator(app: Application) -> None:
    opened = real(app)
    with pytest.raises(WrongUseError, match="already"):
        make_authority(keeper(opened), ask)
    with pytest.raises(NotAllowedError):
        make_authority(author(opened), ask)


def test_that_a_workstation_without_the_authority_certifies_nothing(app: Application) -> None:
    opened = real(app)
    made = make_key(author(opened), ask)
    (app.store.path.parent / NOTE_NAME).unlink()
    with pytest.raises(WrongUseError, match="not at this workstation"):
        certify(keeper(opened), "forfatter", made, ask)


def test_that_whoever_gives_a_passphrase_at_a_shared_seat_gives_one_for_the_key_too(app: Application) -> None:
    writer = author(real(app))
    session = Session("forfatter", "Opdigtet", "", NOW, is_proved=True)
    make_key(replace(writer, session=session), ask)
    held = held_key(app.store.path.parent, "forfatter")
    assert held is not None
    assert held.needs_passphrase
    assert PASSPHRASE not in (app.store.path.parent / NOTE_NAME).read_text()


def test_that_the_list_tells_how_each_key_stands(app: Application) -> None:
    certified(author(app))
    certified(author(app, "gaaet"))
    revoke(keeper(app), "gaaet", "holdt op")
    make_key(approver(app))
    found = {line.login: line.standing for line in list_keys(keeper(app))}
    assert found == {
        "forfatter": KeyStanding.CERTIFIED,
        "gaaet": KeyStanding.REVOKED,
        "godkender": KeyStanding.ASKED,
    }


@pytest.mark.file_only
def test_that_made_up_people_of_the_demonstration_can_sign_what_their_roles_may(app: Application) -> None:
    make_demo_people(app)
    make_demo_keys(app)
    may = {"demo-forfatter": Step.SUBMIT, "demo-leder": Step.APPROVE, "demo-godkender": Step.APPROVE}
    for login, step in may.items():
        assert fault(app, sign(replace(app, actor=login, session=None), statement(login, step))) is None
    with pytest.raises(NotAllowedError):
        own_key(replace(app, actor="demo-kliniker", session=None))


def test_that_making_a_key_again_asks_for_the_same_one(app: Application) -> None:
    writer = author(real(app))
    made = make_key(writer, ask)
    assert make_key(writer, ask) == made
    anew = make_key(writer, ask, anew=True)
    assert anew != made
    assert {line.fingerprint for line in list_keys(keeper(writer))} == {made, anew}


def test_that_every_act_about_keys_stands_in_the_log_without_a_key(app: Application) -> None:
    writer = certified(author(real(app)))
    revoke(keeper(writer), "forfatter", "holdt op", ask)
    unpin(keeper(writer))
    with app.store.read() as connection:
        lines = newest_lines(connection, ACTS, 20)
    assert [line.act for line in lines] == [
        "rules.unpin",
        "rules.key_revoke",
        "rules.key_certify",
        "rules.key_make",
        "rules.authority",
    ]


def test_that_the_copy_of_an_away_store_may_lack_lines_that_the_workstation_has_seen(
    app: Application, tmp_path: Path
) -> None:
    writer = certified(author(real(app)))
    signed, pinned = sign(writer, statement("forfatter"), ask), pin_state(writer).pinned
    seen = Pin(str(pinned), 99, "")
    write_pin(tmp_path, seen)
    # A store in another folder than the workstation's own is the copy.
    copy = replace(writer, catalogue=Catalogue(tmp_path))
    assert fault(copy, signed) is None
    assert read_pin(tmp_path) == seen
    write_pin(app.store.path.parent, seen)
    assert "lacks lines" in told(writer, signed)
