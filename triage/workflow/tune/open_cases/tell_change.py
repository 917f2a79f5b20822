"""Who is told what a change of rules did to open cases."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from triage.errors import Text
from triage.store.rule_versions.changes import ChangeLine
from triage.store.rule_versions.notices import Event, tell_people
from triage.store.rule_versions.steps import people_behind
from triage.workflow.tune.open_cases.prepared import Coming
from triage.workflow.tune.told import responsible


def tell_change(connection: Connection, one: Coming, lines: Sequence[ChangeLine], now: datetime) -> frozenset[str]:
    """Tell heads and approvers, who wrote and signed the version, and who has a case that keeps the one before.

    Returns who was told; each of them reads who else was.
    """
    signed = people_behind(connection, one.new.content_sha256) if one.new.content_sha256 else set()
    owners = {line.owner for line in lines if line.owner is not None}
    about = f"{one.new.content_sha256 or one.new.sha256} {now.timestamp():.3f}"
    told = responsible(connection, now) | signed | owners
    event = Event(one.new.programme, "change", about, _words(one, lines, ", ".join(sorted(told))))
    tell_people(connection, told, event, now)
    return told


def _words(one: Coming, lines: Sequence[ChangeLine], told: str) -> Text:
    moved = [line for line in lines if line.kind == "changed"]
    worse, milder = sum(line.now < line.was for line in moved), sum(line.now > line.was for line in moved)
    held = len(lines) - len(moved)
    named = f"{one.new.name} {one.new.version}"
    da = [f"{named}: {len(moved)} åbne sager skiftede farve ved regelskiftet ({worse} værre, {milder} mildere)."]
    en = [f"{named}: {len(moved)} open cases changed colour by the change of rules ({worse} worse, {milder} milder)."]
    if held:
        da.append(f"{held} sager, som nogen har, ville få en anden farve; de følger den gamle version, til de slippes.")
        en.append(f"{held} cases that somebody has would change; they keep the old version until they are let go.")
    da.append(f"Besked til: {told}.")
    en.append(f"Told: {told}.")
    return Text(" ".join(da), " ".join(en))
