"""Set the program up on a bare machine; the standard library is all that is needed."""
