"""`triage users grant-database|drop-database`: a login of the shared database for each person."""

from argparse import Namespace

from triage.commands.shown import print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.people.database_logins import drop_database, grant_database


def run_grant_database(app: Application, arguments: Namespace) -> Status:
    """Make the login; a password is made here, shown once, and kept nowhere."""
    login = arguments.login
    password = grant_database(app, login, is_service=arguments.service, has_password=arguments.password)
    if arguments.json:
        print_json({"login": login, "service": arguments.service, **({"password": password} if password else {})})
        return Status.DONE
    say(Text(f"{login} har nu et login til databasen.", f"{login} has a login to the database now."))
    if password:
        print(password)
        say(
            Text(
                f"Adgangskoden vises kun nu. {login} lægger den i nøgleringen under visita-store.",
                f"The password is shown now alone. {login} puts it into the keyring under visita-store.",
            )
        )
    return Status.DONE


def run_drop_database(app: Application, arguments: Namespace) -> Status:
    """Take the login away."""
    drop_database(app, arguments.login)
    if arguments.json:
        print_json({"login": arguments.login})
    else:
        say(Text("Loginet er fjernet; brugeren findes endnu.", "The login was removed; the user still exists."))
    return Status.DONE
