"""Sources with their health and account, and what is held back from them."""
