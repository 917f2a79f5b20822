"""`triage quarantine list`, `show` and `retry`."""

from argparse import Namespace
from datetime import datetime

from triage.clinical.received import Finding
from triage.commands.shown import iso, language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.workflow.application import Application
from triage.workflow.intake.quarantine import count_held, list_held, retry, show_held
from triage.worklist.held import Held, HeldDetail, HeldQuery


def run_quarantine(app: Application, arguments: Namespace) -> Status:
    """List what is held, show one with its bytes, or read it again."""
    return {"list": _list, "show": _show, "retry": _retry}[arguments.part](app, arguments)


def _list(app: Application, arguments: Namespace) -> Status:
    query = _query(arguments)
    counts = count_held(app, query)
    held = list_held(app, query, 0, arguments.limit or counts.total)
    if arguments.json:
        print_json({"total": counts.total, "not_read_by_this_version": counts.worth_retrying,
                    "held": [_held_json(each) for each in held]})  # fmt: skip
    else:
        for each in held:
            print(_line(each))
        say(Text(f"{counts.total} i karantæne", f"{counts.total} in quarantine"))
        if counts.worth_retrying:
            say(_worth(counts.worth_retrying))
    return Status.FINDINGS if counts.total else Status.DONE


def _show(app: Application, arguments: Namespace) -> Status:
    detail = show_held(app, arguments.number)
    if arguments.json:
        print_json(_detail_json(detail))
        return Status.DONE
    print(_line(detail.held))
    for finding in detail.findings:
        text = finding.text.in_language(language())
        print(f"  {finding.severity:<11} {finding.code:<14} {finding.path}  {text}")
    print(f"  SHA-256 {detail.sha256}")
    print(detail.raw)
    return Status.DONE


def _retry(app: Application, arguments: Namespace) -> Status:
    done, changed = retry(app, _query(arguments), arguments.number)
    if arguments.json:
        print_json({"tried": done.tried, "released": done.released, "held": done.held, "opened": done.opened,
                    "found": done.found, "changed": len(changed.cases)})  # fmt: skip
    else:
        say(
            Text(
                f"{done.tried} læst igen: {done.released} bruges nu, {done.held} er stadig i karantæne, "
                f"{done.opened} åbnet med {done.found} ressourcer. {len(changed.cases)} sager ændret.",
                f"{done.tried} read again: {done.released} used now, {done.held} held still, "
                f"{done.opened} opened with {done.found} resources. {len(changed.cases)} cases changed.",
            )
        )
    return Status.FINDINGS if done.held else Status.DONE


def _query(arguments: Namespace) -> HeldQuery:
    return HeldQuery(arguments.source or "", arguments.type or "", arguments.code or "")


def _line(held: Held) -> str:
    name = f"{held.type or '?'}/{held.id or '?'}"
    return f"{held.key:>7}  {_time(held.received)}  {name:<44} {held.code:<14} {held.text.in_language(language())}"


def _time(time: datetime) -> str:
    return time.astimezone(DENMARK).strftime("%Y-%m-%d %H:%M")


def _held_json(held: Held) -> dict[str, object]:
    return {
        "number": held.key,
        "source": held.source,
        "type": held.type or None,
        "id": held.id or None,
        "received": held.received.isoformat(),
        "code": held.code,
        "text": held.text.content,
        "findings": held.findings,
        "is_current": held.is_current,
        "read_again": iso(held.read_again),
    }


def _detail_json(detail: HeldDetail) -> dict[str, object]:
    return {
        **_held_json(detail.held),
        "sha256": detail.sha256,
        "size": detail.size,
        "version": detail.version,
        "findings": [_issue(finding, detail) for finding in detail.findings],
        "former_findings": [_issue(finding, detail) for finding in detail.former],
        "raw": detail.raw,
    }


def _issue(finding: Finding, detail: HeldDetail) -> dict[str, object]:
    return {
        "severity": finding.severity,
        "code": finding.code,
        "expression": finding.path,
        "da": finding.text.da,
        "en": finding.text.en,
        "source": detail.held.source,
        "sha256": detail.sha256,
    }


def _worth(number: int) -> Text:
    return Text(
        f"{number} er bedømt af en ældre version eller ældre dialekter. Prøv dem igen: triage quarantine retry --all",
        f"{number} were judged by an older version or older dialects. Read them again: triage quarantine retry --all",
    )
