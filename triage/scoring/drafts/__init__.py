"""A rule set being changed by a person: edits that keep the file as it was written, told as lines and as words; pure."""
