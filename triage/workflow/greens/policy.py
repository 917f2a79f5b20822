"""How each programme's greens are closed: what counts, what counted before, and a change of it."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.greens.policies import policies, policy_history, set_policy
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.worklist.greens import Policy, checked


def green_policies(app: Application) -> tuple[Sequence[Policy], Sequence[Policy]]:
    """Return the policy of every programme, then every one that was ever set, newest first."""
    with app.store.read() as connection:
        permit(app, connection, Act.SEE_LIST)
        own, history = policies(connection), policy_history(connection)
    programmes = sorted({*own, *app.catalogue.rule_sets})
    return [own.get(programme, Policy(programme)) for programme in programmes], history


def change_policy(app: Application, policy: Policy) -> Policy:
    """Let `policy` count for what is drawn and closed from now on, and return it with its version.

    Greens already drawn stay drawn as they were. Raises WrongUseError for an unknown programme or a number out of
    bounds.
    """
    now = app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.SET_PROGRAMMES)
        if policy.programme not in {*policies(connection), *app.catalogue.rule_sets}:
            raise WrongUseError(
                Text(f"Intet forløb hedder {policy.programme}.", f"No programme is called {policy.programme}.")
            )
        set_policy(connection, checked(policy), app.actor, now)
        subject = f"{policy.programme}: {policy.closing}, sample {policy.share / 100:g} %, {policy.rounds} rounds"
        audit.log(connection, now, app.actor, "green policy", subject=subject, warrant=warrant)
        return policies(connection)[policy.programme]
