"""One patient's facts to the inputs of a rule set, each with its evidence."""
