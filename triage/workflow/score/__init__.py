"""From the facts of patients to colours, cases, ledgers and care teams."""
