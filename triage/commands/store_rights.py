"""`triage store rights check|put`: the rights in a shared database itself."""

from argparse import Namespace

from triage.commands.shown import complain, print_json, say
from triage.commands.status import Status
from triage.commands.store_asked import Asked
from triage.errors import Text
from triage.workflow.people.database_logins import put_rights, rights_drift


def check_rights(asked: Asked, arguments: Namespace) -> Status:
    """Tell what differs from what this program puts there; findings where anything does."""
    with asked.opened() as app:
        found = rights_drift(app)
    if arguments.json:
        print_json({"differences": list(found)})
    elif not found:
        say(Text("Databasens rettigheder er, som de skal være.", "The rights in the database are as they should be."))
    for name in () if arguments.json else found:
        complain(Text(f"Ændret: {name}", f"Changed: {name}"))
    return Status.FINDINGS if found else Status.DONE


def put_rights_anew(asked: Asked, arguments: Namespace) -> Status:
    """Put them there anew."""
    with asked.opened() as app:
        put_rights(app)
    if arguments.json:
        print_json({"put": True})
    else:
        say(Text("Rettighederne er sat på ny.", "The rights were put anew."))
    return Status.DONE
