"""Prove that the audit log is whole: every chain is hashed anew and held against what was kept elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.chain import ChainCheck, Fault, Head, heads_in, vouched_for
from triage.access.roles import Role
from triage.errors import NotAllowedError, Text
from triage.store.auditing import audit
from triage.store.auditing.audit_lines import chain_names, kept_heads, links, vouchers
from triage.store.auditing.heads import keepers
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit

_MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it: `outside` are the heads kept outside the store that were held against it.

    `is_outside` tells that one of them is in another's keeping than the store's own folder.
    """

    lines: int
    chains: int
    faults: tuple[Fault, ...]
    outside: int
    is_outside: bool

    @property
    def is_whole(self) -> bool:
        """Return whether nothing is wrong."""
        return not self.faults


def verify_log(app: Application) -> Verified:
    """Read every chain from its first line on, and return what is wrong; that it was done is logged.

    Raises NotAllowedError where the person may not.
    """
    heads, is_outside = heads_outside(app)
    with app.store.read() as connection:
        warrant = permit(app, connection, Act.CHECK_LOG)
        if app.store.login is not None and warrant.role is not Role.AUDITOR:
            # The database shows the lines to an auditor alone; to others those out of sight would look lost.
            raise NotAllowedError(_AUDITOR_ALONE)
        lines, chains, faults = check_chains(connection, heads)
    with app.store.write() as connection:
        audit.log(connection, app.clock(), app.actor, Act.CHECK_LOG, subject=_told(faults), warrant=warrant)
    return Verified(lines, chains, faults, len(heads), is_outside)


def check_chains(connection: Connection, outside: Sequence[Head]) -> tuple[int, int, tuple[Fault, ...]]:
    """Return the number of lines and chains, and every fault; `outside` are heads that were kept elsewhere.

    A head that is behind its chain is no fault: a line is kept before its head is.
    """
    kept = kept_heads(connection)
    vouched = vouched_for([*outside, *(head for words in vouchers(connection) for head in heads_in(words))])
    checks = []
    for chain in sorted({*chain_names(connection), *vouched}):
        check = ChainCheck(chain, vouched.get(chain, {}))
        for link in links(connection, chain):
            check.read(link)
        check.close(kept.get(chain))
        checks.append(check)
    faults = [fault for check in checks for fault in check.faults]
    return sum(check.lines for check in checks), len(checks), tuple(dict.fromkeys(faults))


def heads_outside(app: Application) -> tuple[list[Head], bool]:
    """Return the heads that were kept outside, and whether one of them is in another's keeping than the folder's."""
    with app.store.read() as connection:
        chains = {audit.chain_of(connection), *chain_names(connection)}
    found = [
        (keeper.is_outside, head)
        for keeper in keepers(app.store.path.parent, is_demo=app.is_demo)
        for chain in sorted(chains)
        if (head := keeper.kept(chain)) is not None
    ]
    return [head for _, head in found], any(is_outside for is_outside, _ in found)


def _told(faults: Sequence[Fault]) -> str:
    told = (f"{fault.flaw} {fault.chain} {fault.first}-{fault.last}" for fault in faults[:_MOST_TOLD])
    return "; ".join(told) or "whole"


_AUDITOR_ALONE = Text(
    "I en delt database med et login til hver kontrollerer en logkontrollant hændelsesloggen. Bed en om det.",
    "In a shared database with a login for each person an auditor checks the log. Ask one to do it.",
)
