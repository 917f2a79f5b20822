"""Go back to the rules that were in force before, at once: one person does it, and others are told."""

from datetime import date

from triage.access.acts import Act
from triage.access.rule_versions.refusal import NOTHING_BEFORE
from triage.access.rule_versions.version import RuleVersion, Step
from triage.clinical.canonical import text_hash
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.scoring.rules.load import load_rule_set
from triage.store.keeping.key_places import AskPassphrase
from triage.store.rule_versions.notices import Event, tell_people
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.in_force import refresh_rules
from triage.workflow.tune.keys.keys import nobody, sign
from triage.workflow.tune.step import Wanted, keep, known_version, next_time, reasoned, safe_standing, statement_of
from triage.workflow.tune.told import others


def roll_back(app: Application, programme: str, reason: str, *, ask: AskPassphrase = nobody) -> RuleVersion:
    """Put the version before the one in force back in force, and return it; patients are scored by it from now on.

    Raises WrongUseError where there was none or it has run out, or no reason is given.
    """
    why = reasoned(reason)
    with app.store.read() as connection:
        permit(app, connection, Act.ROLL_BACK_RULES)
        standing = safe_standing(app, connection, programme)
        before, left = standing.course.before, standing.course.in_force
        if before is None or left is None:
            raise WrongUseError(NOTHING_BEFORE)
        version, present = known_version(connection, before), known_version(connection, left)
    _refuse_ended(version, danish_day(app.clock()))
    wanted = Wanted(Step.ROLL_BACK, version, text_hash(""), reason=why)
    signed = sign(app, statement_of(app, standing, wanted, next_time(app, standing)), ask)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.ROLL_BACK_RULES)
        keep(app, connection, signed, wanted, warrant)
        event = _event(version, present, warrant.name, why, signed.statement.serial)
        tell_people(connection, others(connection, app.actor, app.clock()), event, app.clock())
    refresh_rules(app)
    return version


def _refuse_ended(version: RuleVersion, today: date) -> None:
    rules = load_rule_set(version.body)
    if rules.has_run_out(today):
        raise WrongUseError(
            Text(
                f"Version {version.version}, den før, gjaldt til og med {rules.valid_to}; med den blev alle patienter "
                "grå. Godkend en ny version.",
                f"Version {version.version}, the one before, counted through {rules.valid_to}; by it every patient "
                "would be grey. Approve a new version.",
            )
        )


def _event(version: RuleVersion, left: RuleVersion, name: str, why: str, serial: int) -> Event:
    text = Text(
        f"{name} har rullet {left.name} {left.version} tilbage til {version.version}: {why}",
        f"{name} has rolled {left.name} {left.version} back to {version.version}: {why}",
    )
    return Event(version.programme, "rolled_back", f"step {serial}", text)
