"""The Qt client: pages that show what the workflow says, and ask it to act."""
