"""The patient is on the line: wishes are typed, and what can be offered is ranked anew while they talk."""
