"""What a department and its administrator set: hours, capacity, programmes, the network and the keys."""
