"""What is known when something unexpected goes wrong: where, never about whom; and how the window lives on."""
