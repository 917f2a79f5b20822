"""What is to be put right: entries of the own departments, listed, and put aside with a word about why."""
