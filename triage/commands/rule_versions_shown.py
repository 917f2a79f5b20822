"""Versions, drafts and examples as lines and as JSON."""

from collections.abc import Mapping, Sequence

from triage.access.rule_versions.taken import RefusedLine
from triage.access.rule_versions.version import RuleVersion, Signed, Stage
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.commands.shown import full_time, iso, language, say
from triage.errors import Text
from triage.workflow.tune.library import LibraryEntry
from triage.workflow.tune.versions import VersionShown

_MOST_LINES = 50
_STAGES = {
    Stage.DRAFT: Text("udkast", "draft"),
    Stage.SUBMITTED: Text("venter på godkendelse", "waits for approval"),
    Stage.APPROVED: Text("godkendt, endnu ikke i kraft", "approved, not yet in force"),
    Stage.IN_FORCE: Text("i kraft", "in force"),
    Stage.RETIRED: Text("ude af kraft", "out of force"),
    Stage.REJECTED: Text("afvist", "rejected"),
    Stage.WITHDRAWN: Text("trukket tilbage", "withdrawn"),
}


def print_versions(shown: Sequence[VersionShown], drafts: Sequence[WorkingDraft]) -> None:
    """Print a line for each version and each draft."""
    if not shown and not drafts:
        say(Text("Ingen versioner. Se »triage rules library«.", "No versions. See 'triage rules library'."))
    for one in shown:
        version, stage = one.version, _STAGES[one.stage].in_language(language())
        when = one.in_force_from or one.valid_from
        since = "" if when is None else f" {full_time(when)}"
        print(f"{version.programme:<16}{version.version:<10}{version.content_sha256[:12]}  {stage}{since}")
    for draft in drafts:
        word = Text("udkast", "draft").in_language(language())
        print(f"{draft.programme:<16}{draft.version:<10}{word} {draft.id}  {draft.author}")


def print_refused_lines(lines: Mapping[str, Sequence[RefusedLine]]) -> None:
    """Print what stands among the signed steps and counts for nothing, the newest of it."""
    word = Text("tæller ikke", "does not count").in_language(language())
    for programme, found in sorted(lines.items()):
        for one in found[-_MOST_LINES:]:
            said, why = one.line.statement, one.why.in_language(language())
            print(f"{programme:<16}{said.serial:<10}{word}: {said.step} {said.signer} {full_time(said.at)}. {why}")


def print_library(entries: Sequence[LibraryEntry]) -> None:
    """Print a line for each example, and what is in force of its programme."""
    for one in entries:
        used = Text("ikke taget i brug", "not adopted").in_language(language())
        adopted = used if one.adopted is None else f"{one.adopted.name} {one.adopted.version}"
        newer = Text(" (eksemplet er nyere)", " (the example is newer)").in_language(language()) if one.is_newer else ""
        print(f"{one.programme:<16}{one.version:<10}{one.title.in_language(language())}: {adopted}{newer}")


def versions_as_json(
    shown: Sequence[VersionShown],
    drafts: Sequence[WorkingDraft],
    refused: Mapping[str, Text],
    lines: Mapping[str, Sequence[RefusedLine]],
) -> dict[str, object]:
    """Return everything that `rules list` tells."""
    return {
        "versions": [_shown_as_json(one) for one in shown],
        "drafts": [draft_as_json(one) for one in drafts],
        "refused": {programme: why.content for programme, why in refused.items()},
        "refused_lines": [
            {"programme": programme, **_step_as_json(one.line), "why": one.why.content}
            for programme, found in lines.items()
            for one in found
        ],
    }


def library_as_json(entries: Sequence[LibraryEntry]) -> list[dict[str, object]]:
    """Return the examples, with what was made of each."""
    return [
        {
            "programme": one.programme,
            "name": one.name,
            "version": one.version,
            "status": one.status,
            "title": one.title.content,
            "sources": dict(one.sources),
            "adopted": None if one.adopted is None else version_as_json(one.adopted),
            "drafts": list(one.drafts),
            "is_newer": one.is_newer,
        }
        for one in entries
    ]


def version_as_json(one: RuleVersion) -> dict[str, object]:
    """Return a version without its text."""
    return {
        "programme": one.programme,
        "name": one.name,
        "version": one.version,
        "sha256": one.content_sha256,
        "rules_sha256": one.rules_sha256,
        "base": one.base_sha256,
        "author": one.author,
        "made": iso(one.made),
    }


def draft_as_json(one: WorkingDraft) -> dict[str, object]:
    """Return a draft without its text."""
    return {
        "number": one.id,
        "programme": one.programme,
        "name": one.name,
        "version": one.version,
        "origin": one.origin,
        "base": one.base_sha256,
        "author": one.author,
        "revision": one.revision,
        "changed": iso(one.changed),
    }


def _shown_as_json(one: VersionShown) -> dict[str, object]:
    return {
        **version_as_json(one.version),
        "stage": one.stage,
        "sent_sha256": one.sent.content_sha256,
        "valid_from": iso(one.valid_from),
        "in_force_from": iso(one.in_force_from),
        "in_force_until": iso(one.in_force_until),
        "expires": iso(one.expires),
        "steps": [_step_as_json(step) for step in one.steps],
    }


def _step_as_json(signed: Signed) -> dict[str, object]:
    said = signed.statement
    told = {"step": said.step, "serial": said.serial, "signer": said.signer, "at": iso(said.at)}
    return {**told, "reason": said.reason, "key": signed.public_key}
