"""`triage greens`: list, close, undo, report, policy, judge, and answers about stable courses."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace

from triage.clinical.colour import Colour
from triage.clinical.details import ChangeInterval, EndCourse
from triage.commands.green_json import agreement_json, batch_json, judged_json, policy_json, row_json, shown_json
from triage.commands.shown import language, print_json, say
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application, Changed
from triage.workflow.chart.open_chart import open_chart
from triage.workflow.greens.close import close_greens, undo_closing
from triage.workflow.greens.judge import agreement, judge
from triage.workflow.greens.policy import change_policy, green_policies
from triage.workflow.greens.show import list_greens, preview_greens
from triage.workflow.greens.stable import accept_proposal, decline_proposal
from triage.worklist.green_list import GreenQuery, GreenRow, Shown, Which
from triage.worklist.green_words import WHY_KEPT, agreement_words, policy_words
from triage.worklist.greens import Closing, Kept, Policy


def run_greens(app: Application, arguments: Namespace) -> Status:
    """Do the part that is asked for."""
    return _PARTS[arguments.part](app, arguments)


def _list(app: Application, arguments: Namespace) -> Status:
    query = GreenQuery(Which(arguments.which), tuple(arguments.programme))
    shown, rows = preview_greens(app, query), list_greens(app, query, 0, arguments.limit)
    if arguments.json:
        print_json({**shown_json(shown), "rows": [row_json(row) for row in rows]})
        return Status.DONE
    for row in rows:
        print(_line(row))
    _say_counts(shown)
    return Status.DONE


def _close(app: Application, arguments: Namespace) -> Status:
    shown = preview_greens(app, GreenQuery(programmes=tuple(arguments.programme)))
    if len(shown.cases) != arguments.expect:
        number = len(shown.cases)
        raise WrongUseError(
            Text(
                f"Der er {number} grønne, der kan kvitteres samlet, ikke {arguments.expect}. Intet er ændret; se igen "
                "med triage greens list.",
                f"There are {number} greens that can be closed together, not {arguments.expect}. Nothing was changed; "
                "look again with triage greens list.",
            )
        )
    done = close_greens(app, shown.cases, frozenset(arguments.but))
    if arguments.json:
        print_json(batch_json(done))
    else:
        say(
            Text(
                f"Kvitteret: {len(done.closed)} af {done.shown} (nr. {done.id}). Ladt åbne: {len(done.left)}",
                f"Closed: {len(done.closed)} of {done.shown} (number {done.id}). Left open: {len(done.left)}",
            )
        )
        for key, why in done.left:
            say(Text(f"  sag {key}: {WHY_KEPT[why].da}", f"  case {key}: {WHY_KEPT[why].en}"))
    return Status.FINDINGS if done.left else Status.DONE


def _undo(app: Application, arguments: Namespace) -> Status:
    return _tell_changed(undo_closing(app, arguments.number), arguments)


def _report(app: Application, arguments: Namespace) -> Status:
    found = agreement(app)
    if arguments.json:
        print_json({"agreement": [agreement_json(one) for one in found]})
        return Status.DONE
    for one in found:
        words = agreement_words(one).in_language(language())
        print(f"{one.programme:<15}{one.rule_set} {one.version}: {words}; {one.drawn}/{one.greens}")
    return Status.DONE


def _policy(app: Application, arguments: Namespace) -> Status:
    if arguments.programme is not None:
        change_policy(app, _changed_policy(app, arguments))
    own, history = green_policies(app)
    listed = history if arguments.history else own
    if arguments.json:
        print_json({"policies": [policy_json(one) for one in listed]})
    else:
        for one in listed:
            print(f"{one.programme:<15}{policy_words(one).in_language(language())}")
    return Status.DONE


def _changed_policy(app: Application, arguments: Namespace) -> Policy:
    own = {one.programme: one for one in green_policies(app)[0]}
    before = own.get(arguments.programme, Policy(arguments.programme))
    return replace(
        before,
        closing=before.closing if arguments.closing is None else Closing(arguments.closing),
        share=before.share if arguments.share is None else arguments.share,
        rounds=before.rounds if arguments.rounds is None else arguments.rounds,
    )


def _judge(app: Application, arguments: Namespace) -> Status:
    # Opening the patient writes the audit line of the look that the judgement rests on.
    seen = open_chart(app, arguments.case).seen
    changed = judge(app, arguments.case, Colour(arguments.colour), seen)
    if arguments.json:
        print_json(judged_json(arguments.case, arguments.colour, changed.decision))
    return Status.DONE


def _accept_interval(app: Application, arguments: Namespace) -> Status:
    answer = ChangeInterval(arguments.days, arguments.start)
    return _tell_changed(accept_proposal(app, arguments.proposal, answer, arguments.note), arguments)


def _accept_end(app: Application, arguments: Namespace) -> Status:
    return _tell_changed(accept_proposal(app, arguments.proposal, EndCourse(), arguments.note), arguments)


def _decline(app: Application, arguments: Namespace) -> Status:
    return _tell_changed(decline_proposal(app, arguments.proposal, arguments.reason), arguments)


def _tell_changed(changed: Changed, arguments: Namespace) -> Status:
    if arguments.json:
        print_json({"cases": list(changed.cases), "decision": changed.decision})
    else:
        number = len(changed.cases)
        say(Text(f"{number} sager ændret", f"{number} cases changed"))
    return Status.DONE


def _say_counts(shown: Shown) -> None:
    say(Text(f"Kan kvitteres samlet: {len(shown.cases)}", f"Can be closed together: {len(shown.cases)}"))
    for why in Kept:
        if number := shown.kept.get(why):
            say(Text(f"  ladt ude, {WHY_KEPT[why].da}: {number}", f"  left out, {WHY_KEPT[why].en}: {number}"))


def _line(row: GreenRow) -> str:
    what = f"{row.rounds}" if row.proposal else WHY_KEPT[row.kept].in_language(language()) if row.kept else ""
    return f"{row.proposal or row.case:<8}{row.name:<28.28} {row.programme:<15}{what}".rstrip()


_PARTS: Mapping[str, Callable[[Application, Namespace], Status]] = {
    "list": _list,
    "close": _close,
    "undo": _undo,
    "report": _report,
    "policy": _policy,
    "judge": _judge,
    "accept-interval": _accept_interval,
    "accept-end": _accept_end,
    "decline": _decline,
}
