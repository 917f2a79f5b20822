"""Rights in a shared database itself: whoever goes round the program meets the same limits there."""
