"""What stands beside a patient's data on the page: how to talk with them, whom else to call, and who is alike."""

from dataclasses import dataclass, field
from datetime import datetime

from triage.clinical.aside import PersonAside
from triage.clinical.patient import Contact


@dataclass(frozen=True, slots=True)
class ContactWish:
    """How the patient asked to be contacted, in the words that were read, and when."""

    words: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Beside:
    """`namesakes` is how many others in the list are easily taken for the patient.

    `contact_wishes` are the newest of each questionnaire that asked, where they differ. `relatives` have records of
    their own at the source. `told` is what the patient was told when answering. `is_waiting` says that data came which
    no assessment rests on yet.
    """

    person: PersonAside = field(default_factory=PersonAside)
    namesakes: int = 0
    relatives: tuple[Contact, ...] = ()
    contact_wishes: tuple[ContactWish, ...] = ()
    told: tuple[str, ...] = ()
    is_waiting: bool = False
