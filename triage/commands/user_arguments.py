"""How `triage users` is asked."""

from triage.access.department import Part
from triage.access.roles import Role
from triage.commands.subcommand import Commands, add, add_parts, day


def add_users(commands: Commands) -> None:
    """Add `users` with its parts."""
    parts = add_parts(commands, "users", "See and set who may do what, and what belongs to which department.")
    add(parts, "list", "List everybody with their roles, those that ended too.")
    made = add(parts, "add", "Make a user without any role.")
    made.add_argument("login", metavar="LOGIN", help="the login of the operating system")
    made.add_argument("name", metavar="NAME")
    given = add(parts, "grant", "Give a role, or propose it where another has to confirm it.")
    given.add_argument("login", metavar="LOGIN")
    given.add_argument("role", choices=[str(role) for role in Role], metavar="ROLE", help=", ".join(Role))
    given.add_argument("--department", metavar="NAME", help="in this department (the first)")
    given.add_argument("--from", dest="start", type=day, metavar="DAY", help="from the start of this day (now)")
    given.add_argument("--until", dest="end", type=day, metavar="DAY", help="through this day (until it is taken back)")
    for name, told in (("confirm", "Confirm a role that another proposed."), ("revoke", "Take a role back.")):
        add(parts, name, told).add_argument("number", type=int, metavar="NUMBER", help="of the grant, see `list`")
    for name, told in (("deactivate", "Let a user in no more."), ("activate", "Let a user in again.")):
        add(parts, name, told).add_argument("login", metavar="LOGIN")
    secret = add(parts, "passphrase", "Set the passphrase that Visita asks for; it is typed, never given here.")
    secret.add_argument("login", metavar="LOGIN", nargs="?", help="whose (your own)")
    _departments(parts)
    _database(parts)


def _database(parts: Commands) -> None:
    let_in = add(parts, "grant-database", "Give a user a login of the shared database, as its owner.")
    let_in.add_argument("login", metavar="LOGIN")
    let_in.add_argument("--service", action="store_true", help="for `triage watch`: takes in for all departments")
    let_in.add_argument("--password", action="store_true", help="with a password made here and shown once")
    add(parts, "drop-database", "Take a login of the shared database away.").add_argument("login", metavar="LOGIN")


def _departments(parts: Commands) -> None:
    places = add(parts, "departments", "List the departments; with an option make, name or fill one.")
    one = places.add_mutually_exclusive_group()
    one.add_argument("--add", metavar="NAME", help="make a department")
    one.add_argument("--rename", nargs=2, metavar=("NAME", "NEW"), help="give a department another name")
    one.add_argument(
        "--assign",
        nargs=3,
        metavar=("NAME", "KIND", "VALUE"),
        help=f"let something belong to a department; KIND is {', '.join(Part)}",
    )
    places.add_argument("--sor", metavar="CODE", help="the SOR code, with --add or --rename")
    places.add_argument("--sensitive", action="store_true", help="with --add: others see its appointments as taken")
