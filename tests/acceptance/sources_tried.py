"""The table of the sources that were tried, as the help has it; `python -m tests.acceptance.sources_tried` writes it.

Every quarantine belongs to a reason that a person has looked at and found right; one that does not is a fault of ours
or a new reason to look at.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.sources import Account, Reason, account_of, sources

PAGE = Path(__file__).resolve().parents[2] / "resources" / "help" / "sources-tried.md"
START, END = "<!-- counted -->\n", "<!-- /counted -->"


@dataclass(frozen=True)
class Reviewed:
    """A reason that holds, for which resources, and why it is right that it does; patterns match from the start."""

    type: str
    code: str
    path: str
    why: str

    def covers(self, reason: Reason) -> bool:
        """Return whether `reason` is this one."""
        return all(
            re.match(f"(?:{pattern})\\Z", found)
            for pattern, found in zip((self.type, self.code, self.path), reason, strict=True)
        )


REVIEWED = (
    Reviewed(".*", "required", r"Resource\.id", "no id: its next version could not be told from another resource"),
    Reviewed(
        "", "required", r"Bundle\.entry\.resource", "an entry that is a request or a receipt, with no resource in it"
    ),
    Reviewed("Observation", "required", r"Observation\.effective", "no time of measuring"),
    Reviewed(".*", "required", r".*\.subject", "about nobody"),
    Reviewed(
        ".*",
        "not-found",
        r".*\.subject",
        "about somebody whom the source does not identify: a name, or a contained person without CPR number",
    ),
    Reviewed(
        "Patient", "invariant", r"Patient\.birthDate", "the birth date contradicts the CPR number; the person is kept"
    ),
    Reviewed("Questionnaire", "too-long", "Questionnaire", "a text of more than 20,000 characters"),
    Reviewed("Questionnaire", "value", r".*\.required", "`required` is a text, where FHIR has true or false"),
    Reviewed(
        "OperationOutcome|", "[a-z-]+", "Resource|Bundle", "no FHIR data: a fault report, or another form of file"
    ),
)


def reviewed(reason: Reason) -> Reviewed | None:
    """Return the reason that was looked at, or None for a new one."""
    return next((one for one in REVIEWED if one.covers(reason)), None)


def row(name: str, account: Account) -> str:
    """Return the row of a source."""
    whys: Counter[str] = Counter()
    for reason, number in account.reasons.items():
        found = reviewed(reason)
        whys[found.why if found else f"NOT REVIEWED: {reason}"] += number
    told = "; ".join(f"{number} {why}" for why, number in sorted(whys.items(), key=lambda one: (-one[1], one[0])))
    numbers = " | ".join(str(account.outcomes[outcome]) for outcome in ("accepted", "with_findings", "quarantined"))
    return f"| {name} | {numbers} | {told} |"


def rows_in_page() -> dict[str, str]:
    """Return the rows that stand in the help, by source."""
    inside = PAGE.read_text(encoding="utf-8").partition(START)[2].partition(END)[0]
    return {line.split("|")[1].strip(): line for line in inside.splitlines()[2:]}


def write_page() -> None:
    """Count every source that is here again, and put the table in the help; other sources' rows stay."""
    rows = rows_in_page() | {source.name: row(source.name, account_of(source)) for source in sources()}
    head = "| source | accepted | with findings | quarantined | why quarantined |\n| --- | --- | --- | --- | --- |\n"
    text = PAGE.read_text(encoding="utf-8")
    before, after = text.partition(START)[0], text.partition(END)[2]
    PAGE.write_text(before + START + head + "".join(f"{rows[name]}\n" for name in sorted(rows)) + END + after, "utf-8")


if __name__ == "__main__":
    write_page()
