"""What differs between the encrypted file and the shared server."""
