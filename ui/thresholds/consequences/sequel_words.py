"""What came after an assessment, in words."""

from ui.translate import tr


def sequel_words(sequel: int) -> str:
    """Return what is recorded of it; that nothing is, where nothing is."""
    # Imported on use: numpy comes with it.
    from triage.scoring.replay.sequel.sequel import Sequel

    words = {
        Sequel.ADMITTED: tr("admitted"),
        Sequel.NECESSARY: tr("visit: needed"),
        Sequel.UNNECESSARY: tr("visit: not needed"),
        Sequel.WORSE: tr("judged worse by a person"),
        Sequel.MILDER: tr("judged milder by a person"),
        Sequel.AGREED: tr("judged the same by a person"),
        Sequel.NOT_ADMITTED: tr("not admitted"),
    }
    found = [text for kind, text in words.items() if sequel & kind]
    return ", ".join(found) or tr("not recorded")
