"""One patient's days as they stand and as a proposal would have them: lanes, columns, blocks and drives; pure."""
