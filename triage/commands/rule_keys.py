"""`triage rules keys …`: the keys that rule sets are signed with."""

from argparse import Namespace
from collections.abc import Callable

from triage.access.rule_versions.key_line import KeyLine, KeyStanding
from triage.commands.shown import full_time, iso, language, print_json, say, tell
from triage.commands.signing_passphrase import asker
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.tune.keys.authority import make_authority
from triage.workflow.tune.keys.certificates import certify, revoke
from triage.workflow.tune.keys.key_list import list_keys
from triage.workflow.tune.keys.keys import make_key, own_key
from triage.workflow.tune.keys.pin import PinState, pin, pin_state, unpin

_STANDING = {
    KeyStanding.ASKED: Text("venter på attest", "waits for a certificate"),
    KeyStanding.CERTIFIED: Text("attesteret", "certified"),
    KeyStanding.REVOKED: Text("spærret", "revoked"),
}


def run_rule_keys(app: Application, arguments: Namespace) -> Status:
    """Do one act; findings where no key is believed here, or the person at work cannot sign."""
    acts: dict[str, Callable[[Application, Namespace], Status]] = {
        "make": _make,
        "own": _own,
        "list": _list,
        "certify": _certify,
        "revoke": _revoke,
        "authority": _authority,
        "pin": _pin,
        "unpin": _unpin,
    }
    return acts[arguments.act](app, arguments)


def _make(app: Application, arguments: Namespace) -> Status:
    made = make_key(app, asker(), anew=arguments.anew)
    return _shown(
        arguments,
        made,
        Text(
            f"Din nøgle er lavet. Ring til en administrator, og læs fingeraftrykket op:\n{made}",
            f"Your key is made. Call an administrator, and read the fingerprint aloud:\n{made}",
        ),
    )


def _own(app: Application, arguments: Namespace) -> Status:
    key = own_key(app)
    found = key.fingerprint
    told = key.told or Text(f"Du kan underskrive her. Din nøgle: {found}", f"You can sign here. Your key: {found}")
    shown = {"fingerprint": key.fingerprint, "is_certified": key.is_certified, "told": key.told and key.told.content}
    tell(arguments, shown, told)
    return Status.DONE if key.told is None else Status.FINDINGS


def _certify(app: Application, arguments: Namespace) -> Status:
    found = certify(app, arguments.login, " ".join(arguments.fingerprint), asker())
    return _shown(arguments, found, Text("Nøglen er attesteret.", "The key is certified."))


def _revoke(app: Application, arguments: Namespace) -> Status:
    gone = revoke(app, arguments.login, arguments.reason, asker(), is_stolen=arguments.stolen)
    told = Text(f"Spærret: {len(gone)} nøgle(r).", f"Revoked: {len(gone)} key(s).")
    tell(arguments, {"revoked": list(gone)}, told)
    return Status.DONE


def _authority(app: Application, arguments: Namespace) -> Status:
    made = make_authority(app, asker(), anew=arguments.anew)
    return _shown(
        arguments,
        made,
        Text(
            "Administratornøglen er lavet og fastgjort her. Skriv fingeraftrykket på papir; på alle andre "
            f"arbejdspladser:\ntriage rules keys pin {made}",
            "The administrator key is made and pinned here. Write the fingerprint on paper; at every other "
            f"workstation:\ntriage rules keys pin {made}",
        ),
    )


def _pin(app: Application, arguments: Namespace) -> Status:
    found = pin(app, " ".join(arguments.fingerprint))
    state = pin_state(app)
    if state.fault is not None:
        tell(arguments, _pin_as_json(state), state.fault)
        return Status.FINDINGS
    return _shown(arguments, found, Text("Administratornøglen er fastgjort.", "The administrator key is pinned."))


def _unpin(app: Application, arguments: Namespace) -> Status:
    unpin(app)
    told = Text(
        "Denne arbejdsplads stoler på ingen administratornøgle. Regler fra databasen gælder ikke her.",
        "This workstation believes no administrator key. Rules of the store do not run here.",
    )
    tell(arguments, {"pinned": None}, told)
    return Status.DONE


def _list(app: Application, arguments: Namespace) -> Status:
    lines, state = list_keys(app), pin_state(app)
    if arguments.json:
        print_json({"keys": [_as_json(line) for line in lines], "workstation": _pin_as_json(state)})
    else:
        for line in lines:
            _print(line)
        say(_pin_words(state))
    return Status.DONE if state.fault is None else Status.FINDINGS


def _print(line: KeyLine) -> None:
    said = line.revocation.at if line.revocation else line.certificate.issued if line.certificate else line.made
    standing = _STANDING[line.standing].in_language(language())
    when = "" if said is None else f" {full_time(said)}"
    why = f": {line.revocation.reason}" if line.revocation else ""
    print(f"{line.login:<20}{standing}{when}{why}\n    {line.fingerprint}")


def _pin_words(state: PinState) -> Text:
    if state.fault is not None:
        return state.fault
    return Text(f"Fastgjort her: {state.pinned}", f"Pinned here: {state.pinned}")


def _shown(arguments: Namespace, fingerprint: str, told: Text) -> Status:
    tell(arguments, {"fingerprint": fingerprint}, told)
    return Status.DONE


def _as_json(line: KeyLine) -> dict[str, object]:
    certificate, revocation = line.certificate, line.revocation
    return {
        "login": line.login,
        "name": line.name,
        "fingerprint": line.fingerprint,
        "standing": line.standing,
        "made": iso(line.made),
        "steps": [] if certificate is None else list(certificate.steps),
        "certified": certificate and iso(certificate.issued),
        "certified_by": certificate and certificate.issued_by,
        "revoked": revocation and iso(revocation.at),
        "revoked_by": revocation and revocation.revoked_by,
        "counts_until": revocation and iso(revocation.counts_until),
        "reason": revocation and revocation.reason,
    }


def _pin_as_json(state: PinState) -> dict[str, object]:
    return {
        "pinned": state.pinned,
        "holds_authority": state.holds_authority,
        "fault": state.fault and state.fault.content,
    }
