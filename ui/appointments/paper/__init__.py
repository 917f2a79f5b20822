"""What the page of appointments puts on paper: letters for whole days, and drafts of grants for travel."""
