"""What a workstation does while the shared store is away: it reads its copy, queues acts, and merges them on return."""
