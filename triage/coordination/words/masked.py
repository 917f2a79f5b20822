"""What is said of a time that is taken by what the reader may not know: that it is taken, and nothing else."""

from triage.errors import Text

# The lane in which such times stand, whatever department they belong to.
OTHERS = Text("Øvrige", "Others")
TAKEN = Text("optaget", "taken")
TAKEN_DETAIL = Text(
    "Patienten er optaget. Mere vises ikke her; spørg patienten, om tiden kan flyttes, hvis det er nødvendigt.",
    "The patient is not free. Nothing more is shown here; ask the patient whether it can be moved if need be.",
)
# For a letter or a print: there may always be more, so that the sentence tells nothing about whether there is.
MAY_BE_MORE = Text(
    "Der kan være flere aftaler, end der står her.",
    "There may be more appointments than are written here.",
)
