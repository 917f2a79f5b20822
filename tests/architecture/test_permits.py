"""Rights are asked for below the screens: no function of the workflow shows or changes anything unasked."""

import ast
from functools import cache
from pathlib import Path

from tests.architecture.sources import ROOT, dotted, imported_names, modules, tree

_ASKS = {f"triage.workflow.rights.permit.{name}" for name in ("permit", "permit_any", "permit_alone", "session_now")}

# Whoever scores afterwards has not asked for what came before.
_AFTERWARDS = "triage.workflow.score.score.score"

# What asks nobody, each with why that is right.
UNASKED = {
    "tune.double_read.blind.blind_case": "shows what a warrant lets through; whoever asks has it, and has logged it",
    "administration.recount_due.recount_due": "in the transaction of whoever asked, with that warrant",
    "auditing.keep_heads.keep_heads": "the log's own work, whoever is at work; shows nobody anything",
    "auditing.keep_heads.keep_last_head": "the log's own work, whoever is at work; shows nobody anything",
    "auditing.look_through.look_through": "the log's own work, whoever is at work; shows nobody anything",
    "auditing.note_shown.note_shown": "writes the line with the warrant of whoever asked",
    "auditing.tend_log.tend_log": "the log's own work, whoever is at work; shows nobody anything",
    "auditing.verify.heads_outside": "a part of the check of the log, which asked",
    "watching.await_news.await_news": "waits, and tells nothing but that something was changed",
    "away.copy.copy_state": "tells how old the copy is and for whom; no patient is in it",
    "away.copy.end_copy": "takes away what is the workstation's own; that is always right",
    "away.copy.forget_copy": "takes away what is the workstation's own; that is always right",
    "away.copy.on_copy": "the same person on another store, where each act asks",
    "away.merge_log.merge_log": "adds lines to the log; shows nobody anything",
    "coordinate.situation.gathered": "tells what the departments of a warrant may know; whoever asks has it",
    "coordinate.situation.situation_of": "tells what the departments of a warrant may know; whoever asks has it",
    "coordinate.findings.find_of": "a part of finding anew, which asked; shows nobody anything",
    "chart.changes.changes_of": "part of a chart, which asked",
    "chart.offers.offers": "lists of what can be chosen; no patient is in them",
    "chart.expected_answers.expected_answers": "part of a chart, which asked",
    "chart.open_chart.shown_chart": "shows what a warrant lets through",
    "casework.consequences.draw_consequences": "in the transaction of a decision, which asked",
    "casework.consequences.undo_consequences": "in the transaction of a decision, which asked",
    "casework.decide.refuse_faulty": "looks at the choice alone, before anything is read",
    "casework.decide.take_back": "in the transaction of a decision, which asked",
    "casework.decide.write_down": "in the transaction of whoever asked, with that warrant",
    "people.first_person.ensure_first_person": "there is nobody yet who could be asked",
    "greens.close.close_one": "in the transaction of whoever asked, with that warrant",
    "people.identity.needs_passphrase": "tells the person at work about their own login alone",
    "people.identity.sign_in": "asks for the passphrase itself",
    "people.identity.system_session": "tells the person at work about their own roles alone",
    "intake.import_files.take_file": "a part of an import or a pull, which asked",
    "intake.intake.keep": "a part of an import or a pull, which asked",
    "keep.backup.note_restored": "who could open the backup holds its key; adds a line to the log",
    "keep.check.check_at_start": "tells whether the file is sound; no patient is in that",
    "keep.keys.note_recovered": "who holds the recovery key; adds a line to the log",
    "rights.masked_rows.masked_rows": "shows what a warrant lets through",
    "rights.masked_rows.viewer": "turns a warrant into what a list is asked with",
    "rights.permit.is_believed": "a part of who is at work, which every permission asks first",
    "pull.conservation.account_fault": "a part of a pull, which asked; counts only",
    "pull.folder.pull_folder": "a part of a pull, which asked",
    "watching.read_news.read_news": "tells which rows changed, by key; what is in them is asked for",
    "coordinate.run_plan.reached": "opens the servers of sources for whoever asked",
    "coordinate.run_plan.run": "carries on a plan that somebody with the right accepted, and the service that takes in",
    "score.route.reroute": "a part of scoring, which asked",
    "score.route.route_cases": "a part of scoring, which asked",
    "score.score.score_some": "a part of scoring or of a trial, which asked",
    "people.seat.lock": "writes that the person's own session is locked",
    "people.seat.made_up_people": "names the made-up people of a demonstration; nobody where people are real",
    "people.seat.stand_up": "ends what is the person's own",
    "people.seat.sit_down": "asks for the passphrase itself",
    "tune.drafts.own_draft": "in the transaction of whoever asked",
    "tune.drafts.signature": "tells the person at work their own name",
    "tune.check_draft.looked_through": "says what a text says; no patient is in it",
    "tune.in_force.refresh_rules": "reads which rules may judge patients; no patient is in that",
    "tune.in_force.take_effect": "in the transaction of scoring, which asked",
    "tune.in_force.wanted_in_force": "tells which rules are to be in force; no patient is in that",
    "tune.open_cases.prepared.prepare_change": "a part of scoring, which asked",
    "tune.open_cases.prepared.judged_anew": "a part of scoring, which asked",
    "tune.open_cases.going_over.going_over": "a part of scoring, which asked",
    "tune.open_cases.going_over.note_gone_over": "a part of scoring, which asked",
    "tune.open_cases.kept_rules.kept_rules": "a part of scoring, which asked",
    "score.subjects.subjects_of": "a part of scoring, which asked",
    "tune.rules_in_use.read_rules": "reads which rules may judge patients; no patient is in that",
    "tune.rules_in_use.standing_of": "tells where versions stand to whoever asked",
    "tune.rules_in_use.standings_of": "tells where versions stand to whoever asked",
    "tune.step.keep": "in the transaction of whoever asked, with that warrant",
    "tune.step.next_time": "tells the time",
    "tune.step.safe_standing": "tells where versions stand to whoever asked",
    "tune.step.statement_of": "says what whoever asked is to sign",
    "tune.keys.authority.authority_seed": "a part of certifying and revoking, which asked",
    "tune.keys.authority.written_to_register": "the transaction of whoever asks in it",
    "tune.keys.held.held_by": "tells which keys are on this workstation; no patient is in that",
    "tune.keys.held.is_in_keyring": "tells how the person at work came in",
    "tune.keys.pin.keep_pin": "a part of pinning, which asked",
    "tune.keys.trust.home_of": "tells the workstation's own folder",
    "tune.keys.trust.note_steps": "remembers in a workstation's file how far signed steps go; no patient is in that",
    "tune.keys.trust.pin_of": "tells which authority the workstation believes; no patient is in that",
    "tune.keys.trust.trust_of": "tells which keys the workstation believes; no patient is in that",
    "watching.watch.watch": "each thing that it does asks",
    "watching.watch.watch_once": "each thing that it does asks",
    "watching.cycle.run_steps": "each step asks",
}


def test_that_every_function_of_the_workflow_asks_for_the_right() -> None:
    unasked = {_short(name) for name in _of_the_application() - _asking()}
    assert unasked - set(UNASKED) == set()


def test_that_nothing_is_excused_that_asks_or_is_gone() -> None:
    unasked = {_short(name) for name in _of_the_application() - _asking()}
    assert set(UNASKED) - unasked == set()


def test_that_no_screen_looks_at_a_role_to_let_something_through() -> None:
    imported = {name for path in modules("ui") for name in imported_names(tree(path)).values()}
    assert not {name for name in imported if name.startswith(("triage.access.right", "triage.access.matrix"))}


@cache
def _functions() -> dict[str, set[str]]:
    """Return every function of the workflow with what it calls, both by their full names."""
    return {
        f"{_module(path)}.{node.name}": _called(path, node)
        for path in modules("triage/workflow")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef)
    }


def _called(path: Path, function: ast.FunctionDef) -> set[str]:
    imported = imported_names(tree(path))
    here = {node.name: f"{_module(path)}.{node.name}" for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    inner = imported_names(ast.Module(function.body, []))
    known = {**here, **imported, **inner}
    return {dotted(node.func, known) for node in ast.walk(function) if isinstance(node, ast.Call)}


@cache
def _asking() -> frozenset[str]:
    """Return the functions that ask, by themselves or through one they call."""
    asking = set(_ASKS)
    while more := {name for name, called in _functions().items() if called & (asking - {_AFTERWARDS})} - asking:
        asking |= more
    return frozenset(asking)


@cache
def _of_the_application() -> frozenset[str]:
    """Return the public functions that take the application."""
    return frozenset(
        f"{_module(path)}.{node.name}"
        for path in modules("triage/workflow")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _takes_application(node)
    )


def _takes_application(node: ast.FunctionDef) -> bool:
    return any(one.annotation is not None and ast.unparse(one.annotation) == "Application" for one in node.args.args)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _short(name: str) -> str:
    return name.removeprefix("triage.workflow.")
