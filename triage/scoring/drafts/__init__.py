"""A rule set being changed: edits that keep the file as it was written, told as lines and as words; pure."""
