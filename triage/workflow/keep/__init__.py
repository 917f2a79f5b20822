"""What an administrator does with a store: back it up, restore it, move it, look after its keys."""
