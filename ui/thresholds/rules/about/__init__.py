"""What the rule set says of itself: its title, whom it is for, its limits and their order, and their sources."""
