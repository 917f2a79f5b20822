"""How long the way is: minutes between homes and sites, without a network."""
