"""`triage conflicts` and `triage propose` of a situation in a file: no store is opened."""

import json
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from triage.commands.coordination import one_of, say_conflicts, say_proposal
from triage.commands.coordination_json import conflicts_as_json, proposal_as_json
from triage.commands.shown import print_json
from triage.commands.status import Status
from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.conflicts.find import conflicts
from triage.coordination.conflicts.improvements import with_improvements
from triage.coordination.proposals.best import propose
from triage.coordination.proposals.proposal import Proposal
from triage.coordination.situation.read import read_situation
from triage.coordination.situation.situation import Situation
from triage.errors import Text, UnreadableError, WrongUseError


def run_situation(arguments: Namespace) -> Status:
    """Print the conflicts in a file, or the plan for it; of a file of several cases each, in its order."""
    one_of(arguments.situation, arguments.patient, getattr(arguments, "department", None))
    content = _read(arguments)
    cases = _cases(content, arguments.case)
    answers = [_answer(arguments.command, read_situation(one, content.get("defaults"))) for one in cases]
    if arguments.json and len(cases) == 1 and ("cases" not in content or arguments.case):
        print_json(answers[0].json)
    elif arguments.json:
        told = [{"id": one.get("id")} | answer.json for one, answer in zip(cases, answers, strict=True)]
        print_json({"cases": told})
    else:
        for one, answer in zip(cases, answers, strict=True):
            _say(str(one.get("id", "")) if "cases" in content else "", answer)
    return Status.FINDINGS if any(answer.has_findings for answer in answers) else Status.DONE


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is found in a situation: the plan, or else the conflicts."""

    situation: Situation
    proposal: Proposal
    conflicts: tuple[Conflict, ...]
    is_proposal: bool

    @property
    def json(self) -> dict[str, object]:
        """Return it as JSON."""
        if self.is_proposal:
            return {"proposal": proposal_as_json(self.proposal)}
        return {"conflicts": conflicts_as_json(self.conflicts)}

    @property
    def has_findings(self) -> bool:
        """Return whether there is anything to tell."""
        return bool(self.proposal.moves if self.is_proposal else self.conflicts)


def _answer(command: str, situation: Situation) -> _Answer:
    proposal = propose(situation)
    found = with_improvements(situation, conflicts(situation), proposal)
    return _Answer(situation, proposal, found, command == "propose")


def _read(arguments: Namespace) -> Mapping[str, Any]:
    try:
        content = json.loads(arguments.situation.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UnreadableError(
            Text(
                f"{arguments.situation.name} er ikke JSON. Ret filen.",
                f"{arguments.situation.name} is no JSON. Correct the file.",
            )
        ) from error
    if not isinstance(content, dict):
        raise WrongUseError(Text("Filen er ingen situation: skriv et objekt.", "The file is no situation: an object."))
    return content


def _cases(content: Mapping[str, Any], wanted: str | None) -> list[Mapping[str, Any]]:
    found = list(content["cases"]) if "cases" in content else [content]
    cases = [one for one in found if wanted in (None, one.get("id"))]
    if not cases:
        raise WrongUseError(Text(f"Filen har ingen sag {wanted}.", f"The file has no case {wanted}."))
    # What was expected of a case is no part of it.
    return [{name: value for name, value in one.items() if name not in ("expected", "title", "why")} for one in cases]


def _say(name: str, answer: _Answer) -> None:
    if name:
        print(f"\n{name}")
    if answer.is_proposal:
        say_proposal(answer.proposal, answer.situation, {})
    else:
        say_conflicts(answer.conflicts, answer.situation)
