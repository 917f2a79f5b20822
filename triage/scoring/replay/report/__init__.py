"""A replay as it is signed: canonical JSON with the sentences that were read."""
