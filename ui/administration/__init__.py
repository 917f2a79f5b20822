"""Users, sources, hours, capacity, programmes, the network and the keys: what is set, and by whom."""
