"""The same measurement in many dresses: what a source means, as data."""
