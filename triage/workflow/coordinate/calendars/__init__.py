"""Plans in the calendars of departments: each call looks first, so that making it again is harmless."""
