"""A plan on its way into the calendars of departments: whole, or not at all; pure."""
