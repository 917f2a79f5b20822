"""`triage rules double-read …` and `triage rules agreement`."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from triage.commands.shown import language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.replay.agreement.agreement import Kappa
from triage.scoring.replay.agreement.double_read import Agreement, RuleAgreement
from triage.workflow.application import Application
from triage.workflow.tune.double_read.agreement import Agreed, agreement_of
from triage.workflow.tune.double_read.double_read import close_round, list_rounds, open_round
from triage.worklist.double_read import Round, Wanted


def run_double_reads(app: Application, arguments: Namespace) -> Status:
    """Open, list or close double readings."""
    if arguments.double_read == "close":
        close_round(app, arguments.number)
        say(Text(f"Dobbelt bedømmelse {arguments.number} er lukket.", f"Double reading {arguments.number} is closed."))
        return Status.DONE
    if arguments.double_read == "open":
        wanted = Wanted(arguments.programme, arguments.size, arguments.weeks, is_by_colour=arguments.by_colour)
        found: Sequence[Round] = [open_round(app, wanted, arguments.seed)]
    else:
        found = list_rounds(app, arguments.programme)
    if arguments.json:
        print_json({"rounds": [_round(one) for one in found]})
    else:
        _print_rounds(found)
    return Status.DONE


def run_agreement(app: Application, arguments: Namespace) -> Status:
    """Print how far the rules and the readers agree."""
    named = [arguments.programme] if arguments.programme else [one.wanted.programme for one in list_rounds(app)]
    found = [agreement_of(app, programme) for programme in sorted(set(named))]
    if arguments.json:
        print_json({"programmes": [_as_json(one) for one in found]})
        return Status.DONE
    for one in found:
        _print(one)
    if not any(one.versions for one in found):
        say(_NOTHING)
    return Status.DONE


def _print_rounds(found: Sequence[Round]) -> None:
    if not found:
        say(Text("Ingen dobbelte bedømmelser.", "No double readings."))
    for one in found:
        state = Text("åben", "open") if one.closed is None else Text("lukket", "closed")
        told = Text(
            f"{one.key}  {one.wanted.programme}  {state.da}  {one.drawn} af {one.wanted.size} trukket, bedømt af en: "
            f"{one.read_once}, af to: {one.read_twice}  (frø {one.seed})",
            f"{one.key}  {one.wanted.programme}  {state.en}  {one.drawn} of {one.wanted.size} drawn, read by one: "
            f"{one.read_once}, by two: {one.read_twice}  (seed {one.seed})",
        )
        say(told)


def _print(agreed: Agreed) -> None:
    for one in agreed.versions:
        print(f"{agreed.programme}  {one.rule_set} {one.version}")
        both, readers = _kappa_words(one.rules_reader), _kappa_words(one.readers)
        say(Text(f"  Regler og første læser: {both.da}", f"  Rules and first reader: {both.en}"))
        say(Text(f"  De to læsere: {readers.da}", f"  The two readers: {readers.en}"))
        say(
            Text(
                f"  Bedømt værre end reglerne: {one.worse}, mildere: {one.milder}, grå: {one.grey}, usikre: "
                f"{one.unsure}",
                f"  Read worse than the rules: {one.worse}, milder: {one.milder}, grey: {one.grey}, unsure: "
                f"{one.unsure}",
            )
        )
        for rule in one.rules:
            name = agreed.rules.get(rule.rule, Text(rule.rule, rule.rule)).in_language(language())
            print(f"    {name}: {rule.confirmed}/{rule.fired}  {_kappa_words(rule.kappa).in_language(language())}")
    if agreed.warning is not None and agreed.versions:
        say(agreed.warning)


def _kappa_words(found: Kappa | Text) -> Text:
    if isinstance(found, Text):
        return found
    da, en = (
        f"kappa {_number(found.kappa, mark)} ({_number(found.low, mark)} – {_number(found.high, mark)})"
        for mark in (",", ".")
    )
    return Text(f"{da}, {found.pairs} par", f"{en}, {found.pairs} pairs")


def _number(value: float, mark: str) -> str:
    return f"{value:.2f}".replace(".", mark)


def _round(one: Round) -> Mapping[str, object]:
    return {
        "round": one.key,
        "programme": one.wanted.programme,
        "size": one.wanted.size,
        "weeks": one.wanted.weeks,
        "by_colour": one.wanted.is_by_colour,
        "seed": one.seed,
        "author": one.author,
        "at": one.at.isoformat(),
        "drawn": one.drawn,
        "read_once": one.read_once,
        "read_twice": one.read_twice,
        "closed": one.closed and one.closed.isoformat(),
    }


def _as_json(agreed: Agreed) -> Mapping[str, object]:
    return {
        "programme": agreed.programme,
        "rounds": [_round(one) for one in agreed.rounds],
        "versions": [_version(one) for one in agreed.versions],
        "warning": agreed.warning and agreed.warning.content,
    }


def _version(one: Agreement) -> Mapping[str, object]:
    return {
        "rule_set": one.rule_set,
        "version": one.version,
        "patients": one.patients,
        "read_once": one.read_once,
        "read_twice": one.read_twice,
        "grey": one.grey,
        "unsure": one.unsure,
        "worse": one.worse,
        "milder": one.milder,
        "rules_reader": _kappa(one.rules_reader),
        "readers": _kappa(one.readers),
        "rules": [_rule(rule) for rule in one.rules],
    }


def _rule(one: RuleAgreement) -> Mapping[str, object]:
    return {
        "rule": one.rule,
        "colour": one.colour.value,
        "fired": one.fired,
        "confirmed": one.confirmed,
        "kappa": _kappa(one.kappa),
    }


def _kappa(found: Kappa | Text) -> Mapping[str, object]:
    if isinstance(found, Text):
        return {"why_not": found.content}
    # Text: a float is printed in as many ways as there are programs.
    return {
        "kappa": f"{found.kappa:.4f}",
        "low": f"{found.low:.4f}",
        "high": f"{found.high:.4f}",
        "pairs": found.pairs,
        "left_out": found.left_out,
    }


_NOTHING = Text(
    "Ingen lukket dobbelt bedømmelse endnu. Åbn en med triage rules double-read open.",
    "No double reading is closed yet. Open one with triage rules double-read open.",
)
