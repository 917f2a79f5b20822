"""`triage migrate`: bring the tables of the store to those of this program."""

from argparse import Namespace

from triage.bootstrap import migrate_store
from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.settings import read_settings
from triage.store.keeping.keys import AskPassphrase


def run_migrate(arguments: Namespace, ask: AskPassphrase) -> Status:
    """Apply the migrations that are lacking, and tell from where to where."""
    before, after = migrate_store(read_settings(), ask, is_demo=arguments.demo)
    if arguments.json:
        print_json({"before": before, "after": after})
    elif before == after:
        say(Text(f"Intet at gøre: skema {after} er det nyeste.", f"Nothing to do: schema {after} is the newest."))
    else:
        said = before or "0"
        say(Text(f"Opdateret fra skema {said} til {after}.", f"Updated from schema {said} to {after}."))
    return Status.DONE
