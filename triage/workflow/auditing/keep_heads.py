"""Keep how far the log has come where a change of the store does not reach."""

from triage.access.chain import ANCHOR, Head, head_words, heads_in
from triage.errors import StoreError
from triage.store.auditing import audit
from triage.store.auditing.audit_lines import anchor_lines, head_of, kept_heads
from triage.store.auditing.heads import keepers
from triage.workflow.application import Application

# So many others does each workstation vouch for: all chains are vouched for, and a line stays short.
_VOUCHED_FOR = 3


def keep_heads(app: Application) -> None:
    """Keep the head of this workstation's chain outside the store where it is time; called every few seconds.

    Every ten minutes in which the chain moved, a line in it names the heads of some other chains. Nobody is kept from
    working where no place can be written: the health of the log tells.
    """
    now = app.clock()
    head = _head(app)
    if head is None or not app.heads.is_to_keep(head, now):
        return
    if app.heads.is_to_vouch(now):
        _vouch_for_others(app)
        app.heads.note_vouched(now)
    keep_last_head(app)


def keep_last_head(app: Application) -> bool:
    """Keep the head as it is now, at the end of work too; return whether any place took it."""
    try:
        head = _head(app)
    except StoreError:
        # The store is away or broken, which others have said already; the head is kept when it is back.
        return False
    if head is None:
        return True
    app.heads.note_kept(head, app.clock())
    # Every place, not only the first that takes it.
    kept = [keeper.keep(head) for keeper in keepers(app.store.path.parent, is_demo=app.is_demo)]
    return any(kept)


def _head(app: Application) -> Head | None:
    with app.store.read() as connection:
        return head_of(connection, audit.chain_of(connection))


def _vouch_for_others(app: Application) -> None:
    """Write one line that names the heads of the next chains, by name, that moved since this one last named them."""
    with app.store.read() as connection:
        own, heads = audit.chain_of(connection), kept_heads(connection)
        named = {head.chain: head for words in anchor_lines(connection, own) for head in heads_in(words)}
    in_turn = sorted((name for name in heads if name != own), key=lambda name: (name < own, name))
    moved = [heads[name] for name in in_turn if heads[name].number and named.get(name) != heads[name]]
    if moved:
        with app.store.write() as connection:
            audit.log(connection, app.clock(), app.actor, ANCHOR, subject=head_words(moved[:_VOUCHED_FOR]))
