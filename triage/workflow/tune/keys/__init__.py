"""The keys with which people sign rules: a person's own, the authority's, and which of them a workstation believes."""
