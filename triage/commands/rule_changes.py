"""`triage rules changes`, and `triage report greens-by-version`."""

from argparse import Namespace

from triage.access.rule_versions.change import RuleChange
from triage.commands.shown import full_time, iso, language, print_json, say
from triage.commands.status import Status
from triage.commands.worklist import COLOUR_WORDS
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.tune.green_share import GreenShare, greens_by_version
from triage.workflow.tune.open_cases.rule_changes import ChangedCase, list_rule_changes, read_rule_change

_KINDS = {
    "changed": Text("skiftede farve", "changed colour"),
    "kept": Text("beholdt sin version hos", "keeps its version with"),
    "released": Text("skiftede farve, da den blev givet fri", "changed colour when it was released"),
    "opened": Text("åbnet af de nye regler", "opened by the new rules"),
}


def run_rule_changes(app: Application, arguments: Namespace) -> Status:
    """List the changes of rules, or with a number whose cases that one concerned."""
    if arguments.number is None:
        found = list_rule_changes(app, arguments.programme)
        _print(arguments, {"changes": [_change(one) for one in found]}, [_change_line(one) for one in found])
    else:
        cases = read_rule_change(app, arguments.number)
        _print(arguments, {"cases": [_case(one) for one in cases]}, [_case_line(one) for one in cases])
    return Status.DONE


def run_greens_by_version(app: Application, arguments: Namespace) -> Status:
    """Print how many results of each version were green, month by month."""
    found = greens_by_version(app)
    _print(arguments, {"greens": [_share(one) for one in found]}, [_share_line(one) for one in found])
    return Status.DONE


def _print(arguments: Namespace, value: object, lines: list[str]) -> None:
    if arguments.json:
        print_json(value)
        return
    for line in lines:
        print(line)
    if not lines:
        say(Text("Der er intet at vise.", "There is nothing to show."))


def _change(one: RuleChange) -> dict[str, object]:
    counts = {"open_cases": one.open_cases, "changed": one.changed, "kept": one.kept}
    named = {"number": one.id, "programme": one.programme, "name": one.name}
    return {**named, "from": one.version_from, "to": one.version_to, "at": iso(one.at), **counts}


def _change_line(one: RuleChange) -> str:
    words = Text(
        f"{one.open_cases} åbne, {one.changed} skiftede farve, {one.kept} beholdt",
        f"{one.open_cases} open, {one.changed} changed colour, {one.kept} kept",
    )
    versions = f"{one.version_from or '–'} > {one.version_to}"
    return f"{one.id}  {full_time(one.at)}  {one.programme}  {versions}  {words.in_language(language())}"


def _case(one: ChangedCase) -> dict[str, object]:
    return {
        "case": one.case,
        "patient": one.patient,
        "called": one.called.in_language(language()),
        "was": one.was.value,
        "now": one.now.value,
        "kind": one.kind,
        "owner": one.owner,
        "at": iso(one.at),
    }


def _case_line(one: ChangedCase) -> str:
    owner = f"  {one.owner}" if one.owner else ""
    said = (one.called, COLOUR_WORDS[one.was.value], COLOUR_WORDS[one.now.value], _KINDS[one.kind])
    called, was, now, kind = (text.in_language(language()) for text in said)
    return f"{one.case}  {called}  {was} > {now}  {kind}{owner}"


def _share(one: GreenShare) -> dict[str, object]:
    named = {"month": f"{one.month:%Y-%m}", "programme": one.programme, "version": one.version}
    return {**named, "results": one.results, "green": one.green}


def _share_line(one: GreenShare) -> str:
    share = f"{round(100 * one.green / one.results)} %" if one.results else "–"
    return f"{one.month:%Y-%m}  {one.programme}  {one.version}  {one.green}/{one.results}  {share}"
