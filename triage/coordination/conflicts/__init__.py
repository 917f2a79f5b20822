"""What cannot work, or could be better, in a situation; pure."""
