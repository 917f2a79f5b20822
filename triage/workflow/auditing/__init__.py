"""The audit log: noting whom a list shows, reading it, proving it whole, and giving a citizen what it holds."""
