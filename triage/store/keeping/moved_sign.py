"""How a store that moved says so to whoever had it open."""

from triage.errors import Text

# Stands in the fault that the triggers of a moved store raise.
SIGN = "visita: this store has moved"

MOVED = Text(
    "Databasen er netop flyttet til en delt database. Intet blev gemt her. Start Visita igen; den siger hvorhen.",
    "The database has just moved to a shared one. Nothing was saved here. Start Visita again; it says where to.",
)
