"""`triage rules set|example`: a limit of a draft moves, and its examples with it."""

from argparse import Namespace

from triage.commands.rule_versions_shown import draft_as_json
from triage.commands.shown import language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.drafts.following.way import Way
from triage.workflow.application import Application
from triage.workflow.tune.move_limits import MovedDraft, choose_example, move_limits


def run_rule_limits(app: Application, arguments: Namespace) -> Status:
    """Change the draft, and print what changed; the status is FINDINGS while an example fails."""
    if arguments.part == "set":
        found = move_limits(app, arguments.number, {arguments.limit: arguments.value})
    else:
        found = choose_example(app, arguments.number, arguments.place, Way(arguments.way))
    if arguments.json:
        print_json(_as_json(found))
    else:
        _print(found)
    return Status.FINDINGS if found.choices else Status.DONE


def _print(found: MovedDraft) -> None:
    for change in found.changes:
        say(change.text)
    if found.choices:
        say(
            Text(
                "Eksempler, der fejler nu. Vælg med »triage rules example UDKAST EKSEMPEL MÅDE«:",
                "Examples that fail now. Choose by 'triage rules example DRAFT EXAMPLE WAY':",
            )
        )
    for choice in found.choices:
        print(f"{choice.place + 1:>4} {choice.way:<7} {choice.words.in_language(language())}")


def _as_json(found: MovedDraft) -> dict[str, object]:
    changes = [{"kind": one.kind, "path": one.path, **one.text.content} for one in found.changes]
    ways = [{"example": one.place + 1, "way": one.way, **one.words.content} for one in found.choices]
    return {**draft_as_json(found.draft), "changes": changes, "choices": ways}
