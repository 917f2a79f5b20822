"""Help beside the work: pages of our own files, found by words, opened on what is in front."""
