"""`triage audit verify|patient|review`."""

import sys
from argparse import Namespace

from triage.access.log_view import ReviewQuery
from triage.access.log_words import fault_words
from triage.commands.shown import ask_hidden, complain, language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.auditing.extract import HEADINGS, extract_cells, extract_csv, extract_json, extract_log
from triage.workflow.auditing.look_through import look_through
from triage.workflow.auditing.reviews import count_reviews
from triage.workflow.auditing.verify import Verified, verify_log


def run_audit(app: Application, arguments: Namespace) -> Status:
    """Run the part of `triage audit` that was asked for."""
    return {"verify": _verify, "patient": _patient, "review": _review}[arguments.part](app, arguments)


def _verify(app: Application, arguments: Namespace) -> Status:
    found = verify_log(app)
    if arguments.json:
        print_json(_verified_json(found))
    else:
        for fault in found.faults:
            say(fault_words(fault))
        say(_verified(found))
        if not found.is_outside:
            complain(_ONLY_BESIDE)
    return Status.DONE if found.is_whole else Status.FINDINGS


def _patient(app: Application, arguments: Namespace) -> Status:
    found = extract_log(app, _cpr())
    if arguments.json:
        print_json(extract_json(found))
    elif arguments.csv:
        sys.stdout.write(extract_csv(found, language()))
    else:
        cells = [tuple(heading.in_language(language()) for heading in HEADINGS), *extract_cells(found, language())]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for row in cells:
            print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        number = len(found.mentions)
        say(Text(f"{number} linjer om {found.records} journaler", f"{number} lines about {found.records} records"))
    return Status.DONE


def _review(app: Application, arguments: Namespace) -> Status:
    new = look_through(app)
    counts = count_reviews(app, ReviewQuery())
    if arguments.json:
        print_json({"new": new, "open": counts.open, "overdue": counts.overdue})
    else:
        say(
            Text(
                f"{new} nye. {counts.open} venter; {counts.overdue} værdispring har ventet over 7 dage.",
                f"{new} new. {counts.open} wait; {counts.overdue} break-glass have waited for more than 7 days.",
            )
        )
    return Status.FINDINGS if counts.overdue else Status.DONE


def _cpr() -> str:
    """Ask for the number where nobody reads along; it never stands on the command line, which others can list."""
    if not sys.stdin.isatty():
        return sys.stdin.readline()
    return ask_hidden(Text("CPR-nummer: ", "CPR number: "))


def _verified(found: Verified) -> Text:
    if not found.is_whole:
        return Text(
            f"{len(found.faults)} fejl i {found.lines} linjer. Sig det til den, der har ansvaret for loggen.",
            f"{len(found.faults)} faults in {found.lines} lines. Tell whoever is in charge of the log.",
        )
    return Text(
        f"Loggen er hel: {found.lines} linjer i {found.chains} kæder, holdt op mod {found.outside} gemte hoveder.",
        f"The log is whole: {found.lines} lines in {found.chains} chains, held against {found.outside} heads kept.",
    )


def _verified_json(found: Verified) -> dict[str, object]:
    return {
        "whole": found.is_whole,
        "lines": found.lines,
        "chains": found.chains,
        "heads_kept": found.outside,
        "kept_in_keyring": found.is_outside,
        "faults": [
            {
                "kind": fault.flaw.value,
                "chain": fault.chain,
                "first": fault.first,
                "last": fault.last,
                "da": fault_words(fault).da,
                "en": fault_words(fault).en,
            }
            for fault in found.faults
        ],
    }


_ONLY_BESIDE = Text(
    "Hovedet er kun gemt i en fil ved siden af databasen: den, der kan ændre begge, kan skjule, at slutningen mangler.",
    "The head is kept only in a file beside the store: whoever can change both can hide that the end is missing.",
)
