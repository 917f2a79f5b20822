"""The table of a section."""

from ui.widgets.short_table import ShortTable


class SectionTable(ShortTable):
    """What is set, a row for each; the form under it is about the row chosen."""
