"""`triage rules` on versions and drafts: begun, read, and each step of the way into use."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from triage.access.rule_versions.version import RuleVersion
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.commands.rule_texts import text_of
from triage.commands.rule_versions_shown import (
    draft_as_json,
    library_as_json,
    print_library,
    print_refused_lines,
    print_versions,
    version_as_json,
    versions_as_json,
)
from triage.commands.shown import complain, language, print_json, say, tell
from triage.commands.signing_passphrase import asker
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.drafts.differences.differences import differences, lines_changed
from triage.scoring.drafts.words.names import names_of
from triage.scoring.files.rule_file import text_in_file
from triage.scoring.rules.load import load_rule_set
from triage.workflow.application import Application
from triage.workflow.tune.adopt import adopt
from triage.workflow.tune.approve import approve, reject
from triage.workflow.tune.drafts import (
    discard_draft,
    draft_imported,
    draft_in_force,
    list_drafts,
    read_draft,
    save_draft,
)
from triage.workflow.tune.library import list_library
from triage.workflow.tune.roll_back import roll_back
from triage.workflow.tune.sent_report import told_in_report
from triage.workflow.tune.submit import read_report, submit, withdraw
from triage.workflow.tune.versions import list_versions, refused_lines, refused_rules


def run_rule_versions(app: Application, arguments: Namespace) -> Status:
    """Do what the part names; `list` tells by its status whether rules are refused, `diff` whether anything differs."""
    return _PARTS[arguments.part](app, arguments)


def _list(app: Application, arguments: Namespace) -> Status:
    shown, refused = list_versions(app, arguments.programme), refused_rules(app)
    drafts, lines = list_drafts(app, arguments.programme), refused_lines(app)
    if arguments.json:
        print_json(versions_as_json(shown, drafts, refused, lines))
    else:
        print_versions(shown, drafts)
        print_refused_lines(lines)
    for programme, why in sorted(refused.items()):
        complain(Text(f"{programme}: reglerne er afvist. {why.da}", f"{programme}: the rules are refused. {why.en}"))
    return Status.FINDINGS if refused else Status.DONE


def _library(app: Application, arguments: Namespace) -> Status:
    entries = list_library(app)
    if arguments.json:
        print_json(library_as_json(entries))
    else:
        print_library(entries)
    return Status.DONE


def _adopt(app: Application, arguments: Namespace) -> Status:
    return _begun(arguments, adopt(app, arguments.example))


def _draft(app: Application, arguments: Namespace) -> Status:
    return _begun(arguments, draft_in_force(app, arguments.programme))


def _import(app: Application, arguments: Namespace) -> Status:
    text = text_in_file(arguments.path)
    if arguments.draft is not None:
        known = read_draft(app, arguments.draft)
        return _begun(arguments, save_draft(app, known.id, known.revision, text))
    imported = draft_imported(app, text)
    for remark in imported.remarks:
        complain(remark)
    return _begun(arguments, imported.draft, Status.FINDINGS if imported.remarks else Status.DONE)


def _discard(app: Application, arguments: Namespace) -> Status:
    known = read_draft(app, arguments.number)
    discard_draft(app, known.id, known.revision)
    tell(arguments, draft_as_json(known), Text(f"Udkast {known.id} er smidt væk.", f"Draft {known.id} is thrown away."))
    return Status.DONE


def _report(app: Application, arguments: Namespace) -> Status:
    body = read_report(app, arguments.version)
    if arguments.json:
        print(body)
        return Status.DONE
    said = told_in_report(body)
    for text in (*said.findings, said.examples, *said.replay, said.open_cases):
        say(text)
    return Status.DONE


def _export(app: Application, arguments: Namespace) -> Status:
    text = text_of(app, arguments.wanted)
    if arguments.out is None:
        print(text, end="")
        return Status.DONE
    arguments.out.write_text(text, encoding="utf-8", newline="\n")
    told = Text(f"Skrevet til {arguments.out}", f"Written to {arguments.out}")
    tell(arguments, {"written": str(arguments.out)}, told)
    return Status.DONE


def _diff(app: Application, arguments: Namespace) -> Status:
    before, after = (text_of(app, wanted, may_be_file=True) for wanted in (arguments.before, arguments.after))
    was, becomes = load_rule_set(before), load_rule_set(after)
    names = names_of(becomes, app.catalogue.kinds, app.catalogue.instruments)
    found, lines = differences(was, becomes, names), lines_changed(before, after)
    if arguments.json:
        told = [{"kind": one.kind, "path": one.path, "da": one.text.da, "en": one.text.en} for one in found]
        print_json({"differences": told, "lines": lines})
    else:
        print("\n".join([*(one.text.in_language(language()) for one in found), *([lines] if lines else [])]))
    return Status.FINDINGS if found or lines else Status.DONE


def _submit(app: Application, arguments: Namespace) -> Status:
    known = read_draft(app, arguments.number)
    sent = submit(app, known.id, known.revision, arguments.reason, ask=asker())
    begun = sent.content_sha256[:12]
    next_step = Text(
        f"Næste: en anden læser rapporten (triage rules report {begun}) og godkender (triage rules approve {begun}).",
        f"Next: another person reads the report (triage rules report {begun}) and approves (triage rules approve "
        f"{begun}).",
    )
    return _stepped(arguments, sent, Text("sendt til godkendelse", "sent for approval"), next_step)


def _approve(app: Application, arguments: Namespace) -> Status:
    made = approve(app, arguments.version, arguments.first, arguments.reason, ask=asker())
    day = load_rule_set(made.body).valid_from
    next_step = Text(
        "Næste vurdering på dagen eller senere bruger den (triage watch eller triage score).",
        "The first assessment on that day or later goes by it (triage watch or triage score).",
    )
    words = Text(f"godkendt, gælder fra {day}", f"approved, counts from {day}")
    return _stepped(arguments, made, words, next_step)


def _reject(app: Application, arguments: Namespace) -> Status:
    reject(app, arguments.version, arguments.reason, ask=asker())
    return _closed(arguments, Text("afvist", "rejected"))


def _withdraw(app: Application, arguments: Namespace) -> Status:
    withdraw(app, arguments.version, arguments.reason, ask=asker())
    return _closed(arguments, Text("trukket tilbage", "withdrawn"))


def _roll_back(app: Application, arguments: Namespace) -> Status:
    back = roll_back(app, arguments.programme, arguments.reason, ask=asker())
    return _stepped(arguments, back, Text("i kraft igen", "in force again"))


_PARTS: Mapping[str, Callable[[Application, Namespace], Status]] = {
    "list": _list,
    "library": _library,
    "adopt": _adopt,
    "draft": _draft,
    "import": _import,
    "discard": _discard,
    "report": _report,
    "export": _export,
    "diff": _diff,
    "submit": _submit,
    "approve": _approve,
    "reject": _reject,
    "withdraw": _withdraw,
    "roll-back": _roll_back,
}


def _begun(arguments: Namespace, one: WorkingDraft, status: Status = Status.DONE) -> Status:
    told = Text(
        f"Udkast {one.id}: {one.name} {one.version} til {one.programme}",
        f"Draft {one.id}: {one.name} {one.version} for {one.programme}",
    )
    next_step = Text(
        f"Næste: triage rules set {one.id} GRÆNSE VÆRDI, triage rules check {one.id}, triage rules submit {one.id}",
        f"Next: triage rules set {one.id} LIMIT VALUE, triage rules check {one.id}, triage rules submit {one.id}",
    )
    _told(arguments, draft_as_json(one), told, next_step)
    return status


def _stepped(arguments: Namespace, one: RuleVersion, word: Text, next_step: Text | None = None) -> Status:
    known = f"{one.name} {one.version} {one.content_sha256[:12]}"
    _told(arguments, version_as_json(one), Text(f"{known}: {word.da}", f"{known}: {word.en}"), next_step)
    return Status.DONE


def _told(arguments: Namespace, value: object, text: Text, next_step: Text | None) -> None:
    """Tell what was done; whoever reads it as a sentence is told the next step too."""
    tell(arguments, value, text)
    if next_step is not None and not arguments.json:
        say(next_step)


def _closed(arguments: Namespace, word: Text) -> Status:
    known = arguments.version
    tell(arguments, {"version": known}, Text(f"{known}: {word.da}", f"{known}: {word.en}"))
    return Status.DONE
