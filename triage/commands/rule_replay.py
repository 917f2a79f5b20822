"""`triage rules replay`: what a draft would have meant."""

from argparse import Namespace
from datetime import date, datetime, timedelta

from triage.commands.rule_texts import text_of
from triage.commands.shown import say
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import danish_midnight
from triage.scoring.rules.load import load_rule_set
from triage.workflow.application import Application
from triage.workflow.tune.replay.history import LEFT_OUT
from triage.workflow.tune.replay.replay import replay_draft


def run_rule_replay(app: Application, arguments: Namespace) -> Status:
    """Print the report; the status is FINDINGS when somebody would have had another colour."""
    draft = load_rule_set(text_of(app, arguments.draft, may_be_file=True))
    if arguments.programme not in (None, draft.programme):
        raise WrongUseError(_other(draft.programme or "-", arguments.programme))
    report = replay_draft(app, draft, _midnight(arguments.first), _after(arguments.last)).report
    if arguments.json:
        print(report.to_json())
    else:
        for text in (*report.words, *report.warnings):
            say(text)
        for kind, count in sorted(report.left_out.items()):
            why = LEFT_OUT[kind]
            say(Text(f"Ikke med: {count} {why.da}", f"Left out: {count} {why.en}"))
    return Status.FINDINGS if report.draft.changed_rows else Status.DONE


def _midnight(first: date | None) -> datetime | None:
    return None if first is None else danish_midnight(first)


def _after(last: date | None) -> datetime | None:
    return None if last is None else danish_midnight(last + timedelta(days=1))


def _other(of: str, asked: str) -> Text:
    return Text(
        f"Udkastet er til {of}, ikke til {asked}. Ret --programme, eller vælg et andet udkast.",
        f"The draft is for {of}, not for {asked}. Correct --programme, or choose another draft.",
    )
